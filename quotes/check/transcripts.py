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

# The most turns that are compared with a claim: those that share most fingerprints with it.
_FOUND = 24
# Turns are indexed by this many words in a row, for claims that have no fingerprints.
_INDEXED = 3

Run = tuple[str, ...]


class Transcripts:
    """Transcripts in memory, found by fingerprints as the store's passages are."""

    def __init__(self, readings: Iterable[Reading] = ()) -> None:
        """Index the turns of transcripts."""
        self._turns = [turn for reading in readings for turn in _read_turns(reading)]
        self._counts = Counter(turn.speakers for turn in self._turns)
        self._by_fingerprint: dict[int, list[int]] = defaultdict(list)
        for at, turn in enumerate(self._turns):
            for fingerprint in fingerprints(turn.wording.text):
                self._by_fingerprint[fingerprint].append(at)

    def find_like(self, claim: Claim, fingerprints: Collection[int]) -> list[Candidate]:
        """Return the turns that share fingerprints with a claim, or have its few words."""
        if fingerprints:
            shared = Counter(at for one in fingerprints for at in self._by_fingerprint.get(one, ()))
            found = sorted(shared, key=lambda at: (-shared[at], at))[:_FOUND]
        else:
            found = list(islice(self._find_words(claim.wording.words.comparison_norms), _FOUND))
        return [self._turns[at] for at in found]

    def count_said(self, names: Sequence[str]) -> int:
        """Return how many turns are of speakers with these names."""
        return sum(
            count
            for speakers, count in self._counts.items()
            if compare_speakers(names, speakers) is Speakers.SAME
        )

    def _find_words(self, wanted: Run) -> Iterator[int]:
        """Yield the turns that have words in a row."""
        runs = list(_runs_of(wanted, min(len(wanted), _INDEXED))) if wanted else []
        turns = min((self._by_run.get(run, ()) for run in runs), key=len, default=())
        for at in turns:
            if self._turns[at].wording.words.find(wanted):
                yield at

    @cached_property
    def _by_run(self) -> dict[Run, list[int]]:
        """The turns that have a few words in a row; made for the first claim of common words."""
        index: dict[Run, list[int]] = defaultdict(list)
        for at, turn in enumerate(self._turns):
            norms = turn.wording.words.comparison_norms
            for size in range(1, _INDEXED + 1):
                for run in set(_runs_of(norms, size)):
                    index[run].append(at)
        return index


def _runs_of(norms: Run, size: int) -> Iterator[Run]:
    return (norms[at : at + size] for at in range(len(norms) - size + 1))


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
