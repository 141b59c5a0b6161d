"""Transcripts and statements that are given for a check alone, without a store."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from quotes.check.candidates import Candidate
from quotes.check.claims import Claim
from quotes.check.wording import Wording
from quotes.families.fingerprinting import fingerprints
from quotes.names.speakers import Speakers, compare_speakers
from quotes.types import ArticleKind, Reading

# Of the turns that share a fingerprint with a claim, so many are compared: those that share most.
_FOUND = 24


class Transcripts:
    """Transcripts in memory, found by fingerprints as the store's passages are."""

    def __init__(self, readings: Iterable[Reading] = ()) -> None:
        """Index the turns of transcripts."""
        self._turns = [turn for reading in readings for turn in _read_turns(reading)]
        self._by_fingerprint: dict[int, list[int]] = defaultdict(list)
        for at, turn in enumerate(self._turns):
            for fingerprint in fingerprints(turn.wording.text):
                self._by_fingerprint[fingerprint].append(at)

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """The turns that have a word; made for the first claim of common words."""
        index: dict[str, list[int]] = defaultdict(list)
        for at, turn in enumerate(self._turns):
            for norm in set(turn.wording.words.comparison_norms):
                index[norm].append(at)
        return index

    def find_like(self, claim: Claim, fingerprints: Collection[int]) -> list[Candidate]:
        """Return the turns that share fingerprints with a claim, or have its few words."""
        if fingerprints:
            shared = Counter(at for one in fingerprints for at in self._by_fingerprint.get(one, ()))
            found = sorted(shared, key=lambda at: (-shared[at], at))[:_FOUND]
        else:
            found = list(islice(self._find_words(claim.wording.words.comparison_norms), _FOUND))
        return [self._turns[at] for at in found]

    def _find_words(self, wanted: Sequence[str]) -> Iterator[int]:
        """Yield the turns that have words in a row."""
        if not wanted:
            return
        fewest = min((self._by_word.get(norm, ()) for norm in wanted), key=len)
        for at in fewest:
            if _has_run(self._turns[at].wording.words.comparison_norms, wanted):
                yield at

    def count_said(self, names: Sequence[str]) -> int:
        """Return how many turns are of speakers with these names."""
        return sum(compare_speakers(names, turn.speakers) is Speakers.SAME for turn in self._turns)


def _has_run(norms: Sequence[str], wanted: Sequence[str]) -> bool:
    size = len(wanted)
    return any(norms[at : at + size] == wanted for at in range(len(norms) - size + 1))


def _read_turns(reading: Reading) -> Iterator[Candidate]:
    article = reading.article
    for attribution in reading.attributions:
        yield Candidate(
            Wording.of_spans(article.text, attribution.quotation.content),
            article.id,
            outlet=article.outlet,
            date=article.published_at,
            speakers=attribution.speakers,
            kinds=tuple(profile.kind for profile in attribution.named),
            kind=ArticleKind.TRANSCRIPT,
        )
