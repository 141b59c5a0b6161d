"""Transcripts and statements that are given for a check alone, without a store."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from quotes.check.types import Claim, Source, Wording
from quotes.families.fingerprinting import fingerprints
from quotes.names.speakers import Speakers, compare_speakers
from quotes.text.words import read_words
from quotes.types import ArticleKind, Reading

_FOUND = 24


class Given:
    """Transcripts in memory, found by fingerprints as the store's passages are."""

    def __init__(self, readings: Iterable[Reading] = ()) -> None:
        """Index the turns of transcripts."""
        self._sources: list[Source] = []
        self._marked: dict[int, list[int]] = defaultdict(list)
        for reading in readings:
            for source in _sources(reading):
                for mark in fingerprints(source.wording.text):
                    self._marked[mark].append(len(self._sources))
                self._sources.append(source)

    def like(self, claim: Claim, marks: Collection[int]) -> list[Source]:
        """Return the turns that share fingerprints with a claim, or have its few words."""
        shared: dict[int, int] = defaultdict(int)
        for mark in marks:
            for at in self._marked.get(mark, ()):
                shared[at] += 1
        found = sorted(shared, key=lambda at: (-shared[at], at))[:_FOUND]
        if not marks:
            wanted = read_words(claim.text).comparison_norms
            found = [at for at, one in enumerate(self._sources) if _holds(one, wanted)][:_FOUND]
        return [self._sources[at] for at in found]

    def said(self, names: Sequence[str]) -> int:
        """Return how many turns are of speakers with these names."""
        return sum(
            compare_speakers(names, source.speakers) is Speakers.SAME for source in self._sources
        )


def _holds(source: Source, wanted: Sequence[str]) -> bool:
    norms = read_words(source.wording.text).comparison_norms
    size = len(wanted)
    return size > 0 and any(
        norms[at : at + size] == tuple(wanted) for at in range(len(norms) - size + 1)
    )


def _sources(reading: Reading) -> Iterable[Source]:
    article = reading.article
    for attribution in reading.attributions:
        yield Source(
            Wording.of_spans(article.text, attribution.quotation.content),
            article.id,
            outlet=article.outlet,
            date=article.published_at,
            speakers=attribution.speakers,
            kinds=tuple(profile.kind for profile in attribution.named),
            kind=ArticleKind.TRANSCRIPT,
        )
