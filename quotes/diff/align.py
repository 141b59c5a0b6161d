"""Aligning two wordings on their words, the way an editor would mark the changes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from quotes.diff.matrix import best_matches
from quotes.text.tokens import ComparisonWord
from quotes.types import OpKind

# Above this many pairs of words (over 600 a side), time counts for more than neatness.
_MOST_CELLS = 400_000

_MIRRORED = {OpKind.DELETE: OpKind.INSERT, OpKind.INSERT: OpKind.DELETE}


class Step(NamedTuple):
    """A run of words that one operation is about: half-open positions in both word lists."""

    op: OpKind
    a: tuple[int, int]
    b: tuple[int, int]


def align(a: Sequence[ComparisonWord], b: Sequence[ComparisonWord]) -> list[Step]:
    """Align two lists of words.

    Neighbouring changes are one: "anything like" for "the scale of" is one replacement. The
    other way round, the alignment is the same one mirrored.

    Returns:
        Steps that cover both lists in order; between two equal runs stands one change.
    """
    a_norms, b_norms = [word.norm for word in a], [word.norm for word in b]
    if (len(a), a_norms) > (len(b), b_norms):
        return [_mirror(step) for step in align(b, a)]
    kept = _kept_words(a_norms, b_norms)
    return list(_steps(kept, len(a), len(b)))


def _mirror(step: Step) -> Step:
    return Step(_MIRRORED.get(step.op, step.op), step.b, step.a)


def _kept_words(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    if a == b:
        return [(position, position) for position in range(len(a))]
    if len(a) * len(b) <= _MOST_CELLS:
        return best_matches(a, b)
    return [
        (block.a + ahead, block.b + ahead)
        for block in Levenshtein.opcodes(a, b).as_matching_blocks()
        for ahead in range(block.size)
    ]


def _steps(kept: Sequence[tuple[int, int]], a_end: int, b_end: int) -> Iterator[Step]:
    """Turn the pairs of kept words into steps: the gaps between them are the changes."""
    edges = [(-1, -1), *kept, (a_end, b_end)]
    start = (0, 0)
    for (i, j), (next_i, next_j) in pairwise(edges):
        if next_i - i == 1 and next_j - j == 1:
            continue
        yield from _equal(start, (i + 1, j + 1))
        yield _change((i + 1, next_i), (j + 1, next_j))
        start = (next_i, next_j)
    yield from _equal(start, (a_end, b_end))


def _equal(start: tuple[int, int], end: tuple[int, int]) -> Iterator[Step]:
    if start < end:
        yield Step(OpKind.EQUAL, (start[0], end[0]), (start[1], end[1]))


def _change(a: tuple[int, int], b: tuple[int, int]) -> Step:
    if a[0] == a[1]:
        return Step(OpKind.INSERT, a, b)
    return Step(OpKind.DELETE if b[0] == b[1] else OpKind.REPLACE, a, b)
