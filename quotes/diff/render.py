"""A difference as text to read: segments to colour, or signs that survive a pipe."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from quotes.text.shown import one_line
from quotes.types import Difference, OpKind, Passage

_LONGEST_NOTE = 70
# Characters of what one wording alone has at an end: enough for a sentence with its condition.
_SHOWN = 100


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
        ours, theirs = one_line(_slice(a, op.a)), one_line(_slice(b, op.b))
        if op.op is OpKind.EQUAL:
            pieces.append(ours)
            continue
        pieces.extend([f"[-{ours}-]"] if ours else [])
        pieces.extend([f"{{+{theirs}+}}"] if theirs else [])
    return " ".join(pieces)


def shorten_cuts(difference: Difference, a: Passage) -> tuple[Difference, Passage]:
    """Leave out, of what wording a alone has at its ends, all but the words next to the shared.

    Returns:
        The difference without them, and the stretch of a that it is about.
    """
    ops = list(difference.ops)
    start, end = a.start, a.end
    if ops and ops[0].op is OpKind.DELETE:
        near = _near(a, ops[0].a[1] - _SHOWN, ops[0].a)
        start = near if near > ops[0].a[0] else start
        ops[0] = replace(ops[0], a=(near, ops[0].a[1]))
    if len(ops) > 1 and ops[-1].op is OpKind.DELETE:
        near = _near(a, ops[-1].a[0] + _SHOWN, ops[-1].a)
        end = near if near < ops[-1].a[1] else end
        ops[-1] = replace(ops[-1], a=(ops[-1].a[0], near))
    kept = replace(a, text=_slice(a, (start, end)), start=start)
    return replace(difference, ops=tuple(ops)), kept


def _near(passage: Passage, at: int, span: tuple[int, int]) -> int:
    """Return the edge of a word near a place in a span; a place beyond gives the span's end."""
    if at <= span[0]:
        return span[0]
    if at >= span[1]:
        return span[1]
    space = passage.text.find(" ", at - passage.start, span[1] - passage.start)
    return span[1] if space < 0 else passage.start + space


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


def shorten(text: str) -> str:
    """Return words on one line, of long ones the first and the last.

    >>> shorten("not before the harbour master " + "and his deputy " * 9 + "have signed")
    'not before the harbour master and … deputy and his deputy have signed'
    """
    line = one_line(text)
    if len(line) <= _LONGEST_NOTE:
        return line
    half = _LONGEST_NOTE // 2
    opening, ending = line[:half].rpartition(" ")[0], line[-half:].partition(" ")[2]
    return f"{opening or line[:half]} … {ending or line[-half:]}"
