"""What a draft shares with a store: which quotations are worth comparing with a claim."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

# Of the quotations that share a fingerprint with a claim, so many are read: those that share most.
_OF_EACH = 8


class Hit(NamedTuple):
    """A quotation that has a fingerprint of the draft; all by their numbers in the store."""

    mark: int
    quotation: int
    article: int
    transcript: bool


class Shared:
    """All hits of a draft, asked for at once."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        """Sort hits by their fingerprint."""
        self._by_mark: dict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            self._by_mark[hit.mark].append(hit)

    def nearest_articles(self, most: int) -> list[int]:
        """Return the articles that share most fingerprints with the draft."""
        counts = Counter(
            article for hits in self._by_mark.values() for article in {hit.article for hit in hits}
        )
        return sorted(counts, key=lambda article: (-counts[article], article))[:most]

    def choose(self, marks: Collection[int], own: Collection[int]) -> list[int]:
        """Return the quotations that share most with a claim, transcripts before others.

        Of each fingerprint some are taken: a splice shares few with each of its sources.

        Args:
            marks: The claim's fingerprints.
            own: Articles that are the draft itself.
        """
        found: dict[int, set[int]] = defaultdict(set)
        transcripts: set[int] = set()
        for mark in marks:
            for hit in self._by_mark.get(mark, ()):
                if hit.article not in own:
                    found[hit.quotation].add(mark)
                    if hit.transcript:
                        transcripts.add(hit.quotation)
        taken: Counter[int] = Counter()
        chosen = []
        for id_ in sorted(found, key=lambda id_: (id_ not in transcripts, -len(found[id_]), id_)):
            if any(taken[mark] < _OF_EACH for mark in found[id_]):
                chosen.append(id_)
                taken.update(found[id_])
        return chosen
