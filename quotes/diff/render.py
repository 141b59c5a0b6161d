"""A difference as text to read: segments to colour, or signs that survive a pipe."""

from collections.abc import Iterator
from typing import NamedTuple

from quotes.types import Difference, OpKind, Passage


class Segment(NamedTuple):
    """A stretch of one wording, with what happened to it.

    Attributes:
        kind: Equal, delete (only in a), insert (only in b), or replace (otherwise in the
            other wording).
        text: The wording itself; all of a side's segments together are the whole wording.
    """

    kind: OpKind
    text: str


def render_segments(
    difference: Difference, a: Passage, b: Passage
) -> tuple[list[Segment], list[Segment]]:
    """Cut both wordings into segments, marks and spaces included.

    Returns:
        The segments of a and those of b; none is empty.
    """
    ours = [(op.op, op.a) for op in difference.ops]
    theirs = [(op.op, op.b) for op in difference.ops]
    return list(_cut(a, ours)), list(_cut(b, theirs))


def render_text(difference: Difference, a: Passage, b: Passage) -> str:
    """Write the two wordings as one: ``turned our {+entire+} city into [-a-] {+the+} camp``.

    What both have is given as a has it; line breaks become spaces.
    """
    pieces = []
    for op in difference.ops:
        ours = " ".join(_slice(a, op.a).split())
        theirs = " ".join(_slice(b, op.b).split())
        if op.op is OpKind.EQUAL:
            pieces.append(ours)
            continue
        pieces.extend([f"[-{ours}-]"] if ours else [])
        pieces.extend([f"{{+{theirs}+}}"] if theirs else [])
    return " ".join(pieces)


def _slice(passage: Passage, span: tuple[int, int]) -> str:
    return passage.text[span[0] - passage.start : span[1] - passage.start]


def _cut(passage: Passage, spans: list[tuple[OpKind, tuple[int, int]]]) -> Iterator[Segment]:
    """Cut between words: what stands between two operations goes to an equal segment."""
    at = passage.start
    for kind, (start, end) in spans:
        if start > at:
            yield Segment(OpKind.EQUAL, _slice(passage, (at, start)))
        if end > start:
            yield Segment(kind, _slice(passage, (start, end)))
        at = end
    if at < passage.end:
        yield Segment(OpKind.EQUAL, _slice(passage, (at, passage.end)))
