"""The best alignment of two lists of words, by dynamic programming."""

from collections.abc import Sequence
from typing import NamedTuple

from quotes.text.rarity import STEPS_PER_BIT, weigh_words

# Gains and costs of an alignment. A kept word gains by its rarity; each change costs the same
# however many words it has, so that changes hold together: a lone "the" between two changed
# words isn't worth a second change, "my husband" is. Cuts at either end are what outlets do
# most, and cost least. Set on phrases made up for the tests, then run once on dev_pairs.
_KEPT_WORD = 0.6
_KEPT_BIT = 1 / 3
_MOST_BITS = 9.0
_CHANGE = 1.2
_BOTH_SIDES = 1.1
_END_CUT = 0.4
# Words added after an opening cut make it a replacement like any other: no discount then.
_OPENING_REPLACED = _BOTH_SIDES + _CHANGE - _END_CUT

_NEVER = float("-inf")

# What the last words were: kept; cut from a; added in b; added in b after some were cut from
# a, which makes a replacement.
_KEPT, _CUT, _ADDED, _REPLACED = range(4)


class _Row(NamedTuple):
    """The best scores up to one word of a and each word of b, by state, and the ways there.

    A byte of ``ways`` holds, in pairs of bits by state, the state before.
    """

    kept: list[float]
    cut: list[float]
    added: list[float]
    replaced: list[float]
    ways: bytearray


def best_matches(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Find the words that the best alignment keeps.

    Takes time and room in proportion to the product of the lengths.

    Returns:
        Pairs of positions, rising in both lists.
    """
    weights = weigh_words(a).words
    rows = [_first_row(len(b))]
    for i, word in enumerate(a):
        gain = _KEPT_WORD + _KEPT_BIT * min(weights[i] / STEPS_PER_BIT, _MOST_BITS)
        rows.append(_next_row(rows[-1], word, gain, b, first=i == 0, last=i == len(a) - 1))
    return _trace(rows)


def _first_row(width: int) -> _Row:
    never = [_NEVER] * width
    added = [_NEVER] + [-_END_CUT] * width
    ways = bytearray([0, _KEPT << 2 * _ADDED] + [_ADDED << 2 * _ADDED] * (width - 1))
    return _Row([0.0, *never], [_NEVER, *never], added, [_NEVER, *never], ways[: width + 1])


def _next_row(
    above: _Row, word: str, gain: float, b: Sequence[str], *, first: bool, last: bool
) -> _Row:
    width = len(b)
    row = _Row([_NEVER], [above.cut[0]], [_NEVER], [_NEVER], bytearray())
    way = _CUT << 2 * _CUT
    if first:
        row.cut[0], way = -_END_CUT, 0
    row.ways.append(way)
    add_cost = _END_CUT if last else _CHANGE
    for j in range(1, width + 1):
        way = 0
        kept = _NEVER
        if word == b[j - 1]:
            before = (
                above.kept[j - 1],
                above.cut[j - 1],
                above.added[j - 1],
                above.replaced[j - 1],
            )
            kept = max(before)
            way = before.index(kept)
            kept += gain
        cut = above.kept[j] - (_END_CUT if j == width else _CHANGE)
        if above.cut[j] >= cut:
            cut = above.cut[j]
            way |= _CUT << 2 * _CUT
        added = row.kept[j - 1] - add_cost
        if row.added[j - 1] >= added:
            added = row.added[j - 1]
            way |= _ADDED << 2 * _ADDED
        replaced = row.cut[j - 1] - (_OPENING_REPLACED if j == 1 else _BOTH_SIDES)
        if row.replaced[j - 1] >= replaced:
            replaced = row.replaced[j - 1]
            way |= _REPLACED << 2 * _REPLACED
        else:
            way |= _CUT << 2 * _REPLACED
        row.kept.append(kept)
        row.cut.append(cut)
        row.added.append(added)
        row.replaced.append(replaced)
        row.ways.append(way)
    return row


def _trace(rows: Sequence[_Row]) -> list[tuple[int, int]]:
    """Follow the ways back from the best end."""
    last = rows[-1]
    ends = (last.kept[-1], last.cut[-1], last.added[-1], last.replaced[-1])
    state = ends.index(max(ends))
    i, j = len(rows) - 1, len(last.ways) - 1
    found = []
    while i and j:  # behind the end of either nothing is kept
        before = rows[i].ways[j] >> 2 * state & 3
        if state == _KEPT:
            found.append((i - 1, j - 1))
        i -= state in (_KEPT, _CUT)
        j -= state != _CUT
        state = before
    return found[::-1]
