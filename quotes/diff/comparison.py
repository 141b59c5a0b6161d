"""Comparing two passages: relation, word operations, flags and notes in one value."""

from collections.abc import Iterator, Sequence

from quotes.diff.align import Step, align
from quotes.diff.flags import flag_names, flag_numbers, flag_speakers
from quotes.diff.nuances import flag_nuances
from quotes.diff.relation import Changes, Side, is_bracketed, relate, sort_changes
from quotes.diff.render import shorten
from quotes.text.words import read_words
from quotes.types import Difference, DiffOp, Flag, OpKind, Passage

# Words are flagged only if the shorter wording shares one in three.
_LEAST_SHARED = 3


def compare(a: Passage, b: Passage) -> Difference:
    """Say how two wordings of one utterance differ.

    Returns:
        The relation; operations in order, from which every word of both wordings can be
        taken, in offsets of the two articles; flags for what can change the meaning, notes
        for the rest. What stands between words (marks, spaces) belongs to no operation.
    """
    ours, theirs = (Side(text, read_words(text).comparison) for text in (a.text, b.text))
    steps = align(ours.words, theirs.words)
    changes = sort_changes(steps, ours, theirs)
    flags = _flag_words(changes, ours, theirs) if _is_comparable(steps, ours, theirs) else ()
    return Difference(
        relation=relate(changes, ours, theirs),
        ops=tuple(_locate(step, ours, theirs, a.start, b.start) for step in steps),
        flags=(*flags, *flag_speakers(a.speakers, b.speakers)),
        notes=tuple(_note_changes(changes, ours, theirs)),
    )


def _is_comparable(steps: Sequence[Step], a: Side, b: Side) -> bool:
    """Two cuttings of a third wording may share next to nothing: what differs means nothing."""
    shared = sum(step.a[1] - step.a[0] for step in steps if step.op is OpKind.EQUAL)
    return shared * _LEAST_SHARED >= min(len(a.words), len(b.words))


def _flag_words(changes: Changes, a: Side, b: Side) -> tuple[Flag, ...]:
    return (
        *flag_numbers(changes.inner, a, b),
        *flag_names(changes.inner, a, b),
        *flag_nuances(changes, a, b),
    )


def _locate(step: Step, a: Side, b: Side, a_start: int, b_start: int) -> DiffOp:
    return DiffOp(step.op, _span(step.a, a, a_start), _span(step.b, b, b_start))


def _span(positions: tuple[int, int], side: Side, offset: int) -> tuple[int, int]:
    """Turn word positions into offsets; of no words, a point after the word before."""
    first, after = positions
    if first < after:
        return offset + side.words[first].start, offset + side.words[after - 1].end
    point = side.words[first - 1].end if first else 0
    return offset + point, offset + point


def _note_changes(changes: Changes, a: Side, b: Side) -> Iterator[str]:
    if changes.opening:
        yield from _note("cut opening", changes.opening, a, b)
    for step in changes.inner:
        if is_bracketed(step, a, b):
            yield from _note("in brackets", step, a, b)
        elif step.op is not OpKind.REPLACE:
            yield from _note("left out", step, a, b)
    if changes.ending:
        yield from _note("cut ending", changes.ending, a, b)


def _note(label: str, step: Step, a: Side, b: Side) -> Iterator[str]:
    for side, positions in ((a, step.a), (b, step.b)):
        if positions[0] < positions[1]:
            start, end = _span(positions, side, 0)
            yield f"{label}: '{shorten(side.text[start:end])}'"
