"""The candidates for a claim: words on record that it may be taken from."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from quotes.check.wording import Wording
from quotes.types import ArticleKind, CharSpan, SpeakerKind, Stance

# The most quotations that are read for a claim: those that share most fingerprints with it.
_OF_EACH = 8


@dataclass(frozen=True)
class Candidate:
    """Words on record that a claim may be taken from, with their provenance.

    Attributes:
        wording: The words, with where they stand.
        article: The id of their article, or the file of a transcript.
        quotation: Their number in the store; None for a transcript that is only given, and for
            what stands in an article's text alone.
        outlet: Who published them.
        date: ISO 8601 date, or time in UTC.
        speakers: Full names, as far as named.
        aliases: Further names of these.
        kinds: What the speakers are.
        doubtful: Whether they are named, but not safely so.
        kind: News or a transcript.
        reported: Whether the words are the reporter's.
        superseded: Whether a later text of the article lacks them.
        stance: Whether they are put forward as said.
        carriers: Who passes them on, in the article's words.
        nested: What of them are the words of a quotation within it, by place in the article.
    """

    wording: Wording
    article: str
    quotation: int | None = None
    outlet: str | None = None
    date: str | None = None
    speakers: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    kinds: tuple[SpeakerKind, ...] = ()
    doubtful: bool = False
    kind: ArticleKind = ArticleKind.NEWS
    reported: bool = False
    superseded: bool = False
    stance: Stance = Stance.SAID
    carriers: tuple[str, ...] = ()
    nested: tuple[CharSpan, ...] = ()

    @property
    def is_transcript(self) -> bool:
        """Whether it is what was said, word for word."""
        return self.kind is ArticleKind.TRANSCRIPT

    @property
    def is_overlooked(self) -> bool:
        """Whether an article's text has it, but no reader took it for a quotation."""
        return self.quotation is None and not self.is_transcript

    @property
    def printed_in(self) -> str:
        """Its outlet, or its article where the outlet is not known."""
        return self.outlet or self.article

    @property
    def order(self) -> tuple[object, ...]:
        """Sort by who came first: transcripts, then by date, undated ones last."""
        place = (self.article, self.wording.start, self.quotation or 0)
        return (not self.is_transcript, self.date is None, self.date or "", *place)


class Hit(NamedTuple):
    """A quotation that has a fingerprint of the draft; all by their numbers in the store."""

    fingerprint: int
    quotation: int
    article: int
    transcript: bool


class Hits:
    """All hits of a draft, asked for at once."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        """Sort hits by their fingerprint."""
        self._by_fingerprint: dict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            self._by_fingerprint[hit.fingerprint].append(hit)

    def nearest_articles(self, most: int) -> list[int]:
        """Return the articles that share most fingerprints with the draft."""
        counts = Counter(
            article
            for hits in self._by_fingerprint.values()
            for article in {hit.article for hit in hits}
        )
        return sorted(counts, key=lambda article: (-counts[article], article))[:most]

    def choose(self, fingerprints: Collection[int], own: Collection[int]) -> list[int]:
        """Return the quotations that share most with a claim, transcripts before others.

        Of each fingerprint some are taken: a splice shares few with each of its records.

        Args:
            fingerprints: The claim's.
            own: Articles that are the draft itself.
        """
        found: dict[int, set[int]] = defaultdict(set)
        transcripts: set[int] = set()
        for fingerprint in fingerprints:
            for hit in self._by_fingerprint.get(fingerprint, ()):
                if hit.article not in own:
                    found[hit.quotation].add(fingerprint)
                    if hit.transcript:
                        transcripts.add(hit.quotation)
        taken: Counter[int] = Counter()
        chosen = []
        for id_ in sorted(found, key=lambda id_: (id_ not in transcripts, -len(found[id_]), id_)):
            if any(taken[one] < _OF_EACH for one in found[id_]):
                chosen.append(id_)
                taken.update(found[id_])
        return chosen
