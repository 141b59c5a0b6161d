"""Decoding what stands within and beside a quotation: inner quotations, and who passes words on."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.detect.trained.layout import INNER_CARRIER, INNER_CONTENT, INNER_CUE, INNER_SOURCE
from quotes.detect.trained.runs import Run, bridged_runs

# From which probability on words are part of an inner quotation, if one of them is surely so.
_LIKELY = 0.2
_SURE = 0.6
# The same of its source and cue, and of a carrier's name.
_NAMED = 0.5
# A shorter one is a word that somebody mentions.
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Inner:
    """An attribution within the content of another one.

    Attributes:
        content: Its words.
        cue: The words that report it, if any.
        source: The words that name who spoke, if any.
        score: Mean probability of the content's words.
    """

    content: Run
    cue: Run | None
    source: Run | None
    score: float


def find_inner(inner: NDArray[np.float32], content: Sequence[Run]) -> Iterator[Inner]:
    """Find what is quoted within a content: runs of words, each with the nearest cue and source.

    Args:
        inner: Probability of each inner tag, shape (words, inner tags).
        content: The runs of the outer content.
    """
    for start, end in content:
        runs, cues, sources = (
            [(a + start, b + start) for a, b in _sure_runs(inner[start:end, part], sure)]
            for part, sure in (
                (INNER_CONTENT, _SURE),
                (INNER_CUE, _NAMED),
                (INNER_SOURCE, _NAMED),
            )
        )
        for run in runs:
            if _SHORTEST <= run[1] - run[0] < end - start:
                score = float(inner[slice(*run), INNER_CONTENT].mean())
                yield Inner(run, _nearest(cues, run), _nearest(sources, run), score)


def _sure_runs(likely: NDArray[np.float32], sure: float) -> list[Run]:
    """Return runs of likely words of which one is surer than that."""
    runs = bridged_runs(likely > _LIKELY)
    return [(start, end) for start, end in runs if likely[start:end].max() > sure]


def _nearest(runs: Sequence[Run], to: Run) -> Run | None:
    """Return the nearest of some runs in text order."""
    at = bisect_left(runs, to)
    return min(runs[max(at - 1, 0) : at + 1], key=lambda run: _distance(run, to), default=None)


def _distance(one: Run, two: Run) -> int:
    return max(one[0] - two[1], two[0] - one[1])


def find_carriers(
    inner: NDArray[np.float32], cues: Sequence[Run], paragraphs: NDArray[np.int32]
) -> dict[Run, list[Run]]:
    """Give each run of words that names a carrier to the nearest cue of its paragraph.

    Args:
        inner: Probability of each inner tag, shape (words, inner tags).
        cues: All cues, in text order.
        paragraphs: Number of each word's paragraph, never falling, shape (words,).

    Returns:
        The carriers of the cues that have some.
    """
    carriers: dict[Run, list[Run]] = {}
    for run in _sure_runs(inner[:, INNER_CARRIER], _NAMED):
        at = bisect_left(cues, run)
        near = [
            cue for cue in cues[max(at - 1, 0) : at + 1] if paragraphs[cue[0]] == paragraphs[run[0]]
        ]
        if near:
            carriers.setdefault(min(near, key=lambda cue: _distance(cue, run)), []).append(run)
    return carriers
