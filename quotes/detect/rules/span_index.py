"""Spans with what belongs to them, to be asked which of many lie in a place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from quotes.types import CharSpan

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Some spans, each with what it is of; a question looks at few of them."""

    def __init__(self, given: Iterable[tuple[CharSpan, T]]) -> None:
        """Sort spans by where they start; of those that start together, the first given first."""
        self._given = sorted(given, key=lambda one: one[0].start)
        self._starts = [span.start for span, _ in self._given]
        # How far any of the spans up to here reaches.
        self._reached = list(accumulate((span.end for span, _ in self._given), max))

    def overlapping(self, place: CharSpan) -> Iterator[T]:
        """Give what the spans are of that share a character with a place."""
        first = bisect_right(self._reached, place.start)
        last = bisect_left(self._starts, place.end)
        for span, value in self._given[first:last]:
            if span.overlaps(place):
                yield value

    def first_containing(self, place: CharSpan) -> T | None:
        """Return what the first span is of that holds all of a place."""
        first = bisect_left(self._reached, place.end)
        if first == len(self._given) or self._starts[first] > place.start:
            return None
        return self._given[first][1]
