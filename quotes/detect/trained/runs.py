"""Runs of words, half open, from an array that says which words are members."""

import numpy as np
from numpy.typing import NDArray

# First word, and the word behind the last.
Run = tuple[int, int]


def find_runs(member: NDArray[np.bool_], starts: NDArray[np.bool_]) -> list[Run]:
    """Return the runs that begin where one starts and end where no member follows."""
    firsts = np.flatnonzero(starts)
    stops = np.flatnonzero(~member | starts)
    behind = np.append(stops, len(member))[np.searchsorted(stops, firsts, side="right")]
    return list(zip(firsts.tolist(), behind.tolist(), strict=True))


def bridged_runs(member: NDArray[np.bool_]) -> list[Run]:
    """Return the runs of members, with gaps of one word bridged."""
    if len(member) > 2:
        member = member.copy()
        member[1:-1] |= member[:-2] & member[2:]
    starts = member.copy()
    starts[1:] &= ~member[:-1]
    return find_runs(member, starts)
