"""Quoted words, as claims and records are compared, with the way back to their texts.

Offsets count characters, half open: a claim's in the draft, a record's in its article.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import LCSseq

from quotes.text.words import Words, read_words
from quotes.types import CharSpan


@dataclass(frozen=True)
class Wording:
    """Quoted words: the parts that a cue interrupts, joined to one text.

    Attributes:
        texts: The parts, each the exact slice.
        starts: Where each begins in its article or draft.
    """

    texts: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of_spans(cls, text: str, spans: Sequence[CharSpan]) -> "Wording":
        """Take spans out of a text."""
        return cls(tuple(span.of(text) for span in spans), tuple(span.start for span in spans))

    @cached_property
    def text(self) -> str:
        """The parts with a space between."""
        return " ".join(self.texts)

    @cached_property
    def words(self) -> Words:
        """The words of ``text``."""
        return read_words(self.text)

    def cut(self, start: int, end: int) -> "Wording":
        """Return a stretch of the wording, given in offsets of ``text``."""
        texts, starts = [], []
        for part, begin, offset in zip(self.texts, self.starts, self._offsets, strict=True):
            first, last = max(start - offset, 0), min(end - offset, len(part))
            if first < last:
                texts.append(part[first:last])
                starts.append(begin + first)
        return Wording(tuple(texts), tuple(starts))

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.starts[-1] + len(self.texts[-1])

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        """Where each part begins in ``text``."""
        offsets, reached = [], 0
        for part in self.texts:
            offsets.append(reached)
            reached += len(part) + 1
        return tuple(offsets)

    @cached_property
    def _breaks(self) -> tuple[int, ...]:
        """Where one part ends in ``text`` and the next begins."""
        return tuple(offset - 1 for offset in self._offsets[1:])

    def is_broken(self, start: int, end: int) -> bool:
        """Return True if one part ends at an offset from ``start`` up to and with ``end``."""
        return bisect_left(self._breaks, start) < bisect_right(self._breaks, end)

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Turn offsets of ``text`` into those of the article."""
        return self._place(start, at_end=False), self._place(end, at_end=start < end)

    def _place(self, at: int, *, at_end: bool) -> int:
        """Return where a position stands; the end of a run belongs to the part before it."""
        part = bisect_right(self._offsets, at - 1 if at_end and at else at) - 1
        return self.starts[part] + min(at - self._offsets[part], len(self.texts[part]))


def share_of(claim: Wording, record: Wording) -> float:
    """Return the share of a claim's words that a record has in order: a bound, quickly found."""
    ours, theirs = claim.words.comparison_norms, record.words.comparison_norms
    return LCSseq.similarity(ours, theirs) / len(ours) if ours else 0.0
