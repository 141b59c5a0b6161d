"""Decoding: from the model's probabilities to quotations, over arrays of words.

Cues are runs of words that are probably one. Contents are the best path (Viterbi) through the
words of a paragraph, whose states are "in no quotation" and each cue that words point to; words
in closed quotation marks move as one. A cue's source is the run that its words point to.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from quotes.detect.trained.inner import Inner, find_carriers, find_inner
from quotes.detect.trained.layout import (
    CONTENT,
    CUE_BEGIN,
    CUE_INSIDE,
    SOURCE,
)
from quotes.detect.trained.runs import Run, find_runs

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of each word, from the window that shows most around it.

    Attributes:
        tags: Probability of each tag, shape (words, tags).
        edges: Probability that a content starts and that one ends here, shape (words, 2).
        first: Number of the first word of the window that the arcs of a word lead into, (words,).
        to_cue: Probability that a content word's cue is this word of the window, (words, width).
        to_source: The same for a cue's source, (words, width + 1); the last column is for none.
            A word that is surely no content, or no cue, has zeros there.
        said: Probability that a word is one that somebody said or wrote, (words,).
        inner: Probability of each part in a quotation within another, (words, inner tags).
    """

    tags: Floats
    edges: Floats
    first: Ints
    to_cue: Floats
    to_source: Floats
    said: Floats
    inner: Floats


@dataclass(frozen=True, slots=True)
class Decoding:
    """What decides between readings of the same scores; fitted on the development set.

    Attributes:
        cue: From which probability on a word is part of a cue.
        source: From which probability on a word that is nothing else is part of a source.
        none: Logarithm that "in no quotation" is weighed with.
        switch: Logarithm for a change between no quotation and one.
        change: Logarithm for a change from one quotation to another.
        edge: Weight of the probabilities that a content starts or ends.
    """

    cue: float = 0.35
    source: float = 0.2
    none: float = -0.5
    switch: float = -1.0
    change: float = -3.0
    edge: float = 0.5


DECODING = Decoding()


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as runs of words.

    Attributes:
        cue: The cue's words; where nothing reports a content, its first word stands for a cue.
        content: Runs of content words, in text order.
        source: The source's words; empty where the model points at none.
        content_score: Mean probability of the content's words, with their arcs to the cue.
        edge_score: Mean probability of the content's outer edges.
        cue_score: Mean probability of the cue's words.
        source_score: Share of the cue's arcs that lead to the source, or to none.
        said_score: Mean probability that the content's words are somebody's words.
        inner: Attributions within the content, in text order.
        is_cued: Whether the cue reports; if not, it is the content's own first word.
        carriers: Runs of words that name who passes the words on.
    """

    cue: Run
    content: tuple[Run, ...]
    source: tuple[Run, ...]
    content_score: float
    edge_score: float
    cue_score: float
    source_score: float
    said_score: float
    inner: tuple[Inner, ...] = ()
    is_cued: bool = True
    carriers: tuple[Run, ...] = ()


# Words that are looked at together; a paragraph longer than this is cut.
_BLOCK = 400
_FLOOR = 1e-4
_LEAST_NONE = 1e-3
# A cue that no word of a block points to with more than this is no state there.
_LEAST_MASS = 0.05
_SURE_SOURCE = 0.5
# Where a content surely starts.
_SURE_EDGE = 0.5


def decode(
    scores: Scores,
    paragraphs: Ints,
    units: Sequence[Run] = (),
    decoding: Decoding = DECODING,
) -> list[Found]:
    """Find the attributions of an article.

    Args:
        scores: The model's probabilities.
        paragraphs: Number of each word's paragraph, never falling, shape (words,).
        units: Runs of words that belong to one quotation or to none, in text order, apart.
        decoding: Thresholds and weights.

    Returns:
        Attributions in the order of their first content words, each with at least one.
    """
    if not len(scores.tags):
        return []
    cues = find_cues(scores, paragraphs, decoding.cue)
    owners = np.full(len(scores.tags), -1, dtype=np.int32)
    for start, end in _blocks(paragraphs):
        owners[start:end] = _best_path(scores, cues, (start, end), units, decoding)
    uncued = set()
    for number, (start, end) in enumerate(cues):
        if _stands_in(scores, owners, cues[number], number):
            uncued.add(number)
            owners[start] = number
        else:
            owners[start:end][owners[start:end] == number] = -1
    sources = _find_sources(scores, cues, owners, paragraphs, decoding.source)
    runs = _runs_by_cue(owners, paragraphs, len(cues))
    found = [
        _found(scores, cues[number], content, sources, is_cued=number not in uncued)
        for number, content in enumerate(runs)
        if content
    ]
    carriers = find_carriers(scores.inner, cues, paragraphs)
    found = [replace(one, carriers=tuple(carriers.get(one.cue, ()))) for one in found]
    return sorted(found, key=lambda one: (one.content[0], one.cue))


def find_cues(scores: Scores, paragraphs: Ints, threshold: float) -> list[Run]:
    """Find runs of cue words; one ends where a paragraph does or another cue begins."""
    begin, inside = scores.tags[:, CUE_BEGIN], scores.tags[:, CUE_INSIDE]
    whole = begin + inside
    is_cue = whole > threshold
    starts = is_cue.copy()
    starts[1:] &= (
        ~is_cue[:-1]
        | (paragraphs[1:] != paragraphs[:-1])
        | ((begin > inside) & (begin > whole / 2))[1:]
    )
    return find_runs(is_cue, starts)


def _stands_in(scores: Scores, owners: Ints, cue: Run, number: int) -> bool:
    """Return True if a cue is only the first word of its own content, which nothing reports."""
    start, end = cue
    return bool(
        end - start == 1
        and end < len(owners)
        and owners[end] == number
        and scores.edges[start, 0] > _SURE_EDGE
    )


def _blocks(paragraphs: Ints) -> list[Run]:
    """Cut the words at paragraphs, and long paragraphs further."""
    edges = [0, *(np.flatnonzero(np.diff(paragraphs)) + 1).tolist(), len(paragraphs)]
    return [
        (at, min(at + _BLOCK, end))
        for start, end in pairwise(edges)
        for at in range(start, end, _BLOCK)
    ]


def _mass(arcs: Floats, first: Ints, runs: Sequence[Run]) -> Floats:
    """Sum each word's arcs over the words of each run, shape (words, runs)."""
    width = arcs.shape[1]
    sums = np.zeros((len(arcs), width + 1), dtype=np.float32)
    np.cumsum(arcs, axis=1, dtype=np.float32, out=sums[:, 1:])
    bounds = np.array(runs, dtype=np.int32).reshape(-1, 2)
    starts = np.clip(bounds[None, :, 0] - first[:, None], 0, width)
    ends = np.clip(bounds[None, :, 1] - first[:, None], 0, width)
    mass: Floats = np.take_along_axis(sums, ends, axis=1)
    mass -= np.take_along_axis(sums, starts, axis=1)
    return mass


def _best_path(
    scores: Scores, cues: Sequence[Run], block: Run, units: Sequence[Run], decoding: Decoding
) -> Ints:
    """Say for each word of a block which cue it is content of, or -1."""
    rows = slice(*block)
    first = scores.first[rows]
    reach = int(first.min()), int(first.max()) + scores.to_cue.shape[1]
    near = range(
        bisect_left(cues, reach[0], key=lambda cue: cue[1]), bisect_left(cues, (reach[1], 0))
    )
    nowhere = np.full(block[1] - block[0], -1, dtype=np.int32)
    if not near:
        return nowhere
    content = scores.tags[rows, CONTENT, None]
    values = content * _mass(scores.to_cue[rows], first, [cues[number] for number in near])
    kept = values.max(axis=0) > _LEAST_MASS
    if not kept.any():
        return nowhere
    states = np.array(
        [-1, *(n for n, keep in zip(near, kept, strict=True) if keep)], dtype=np.int32
    )
    none = np.maximum(_LEAST_NONE, 1 - values.sum(axis=1, keepdims=True))
    emissions = np.concatenate(
        [np.log(none) + decoding.none, np.log(values[:, kept] + _FLOOR)], axis=1
    )
    edges: Floats = np.log(2 * np.clip(scores.edges[rows], _FLOOR, 1))
    edges *= decoding.edge
    steps = _steps(block, units)
    summed = np.add.reduceat(emissions, [start for start, _ in steps], axis=0)
    path = _viterbi(
        summed,
        starts=edges[[start for start, _ in steps], 0],
        ends=edges[[end - 1 for _, end in steps], 1],
        decoding=decoding,
    )
    return states[np.repeat(path, [end - start for start, end in steps])]


def _steps(block: Run, units: Sequence[Run]) -> list[Run]:
    """Part a block into words and whole units, counted from the block's start."""
    steps: list[Run] = []
    at = block[0]
    for start, end in units:
        if start < at or end > block[1]:
            continue
        steps += [(word, word + 1) for word in range(at, start)]
        steps.append((start, end))
        at = end
    steps += [(word, word + 1) for word in range(at, block[1])]
    return [(start - block[0], end - block[0]) for start, end in steps]


def _viterbi(emissions: Floats, *, starts: Floats, ends: Floats, decoding: Decoding) -> Ints:
    """Find the best states; state 0 is no quotation.

    Args:
        emissions: Logarithms, shape (steps, states).
        starts: Logarithm for a content that starts at a step, shape (steps,).
        ends: Logarithm for a content that ends with a step, shape (steps,).
        decoding: Weights of the transitions.
    """
    steps, states = emissions.shape
    back = np.zeros((steps, states), dtype=np.int32)
    change = np.full((states, states), decoding.change, dtype=np.float32)
    np.fill_diagonal(change, 0.0)
    change[0, 1:] = change[1:, 0] = decoding.switch
    best = emissions[0].copy()
    best[1:] += starts[0]
    for step in range(1, steps):
        trial = best[:, None] + change
        trial[0, 1:] += starts[step]
        trial[1:, 0] += ends[step - 1]
        back[step] = trial.argmax(axis=0)
        best = trial[back[step], np.arange(states)] + emissions[step]
    best[1:] += ends[-1]
    path = np.zeros(steps, dtype=np.int32)
    path[-1] = best.argmax()
    for step in range(steps - 1, 0, -1):
        path[step - 1] = back[step, path[step]]
    return path


def _runs_by_cue(owners: Ints, paragraphs: Ints, cues: int) -> list[list[Run]]:
    """Collect each cue's content; a gap of one word that belongs to nobody is bridged."""
    found: list[list[Run]] = [[] for _ in range(cues)]
    starts = np.ones(len(owners), dtype=bool)
    starts[1:] = (owners[1:] != owners[:-1]) | (paragraphs[1:] != paragraphs[:-1])
    for start, end in find_runs(owners >= 0, starts & (owners >= 0)):
        runs = found[owners[start]]
        joined = (
            runs
            and start - runs[-1][1] == 1
            and owners[start - 1] < 0
            and paragraphs[start - 2] == paragraphs[start]
        )
        runs.append((runs.pop()[0] if joined else start, end))
    return found


def _find_sources(
    scores: Scores, cues: Sequence[Run], owners: Ints, paragraphs: Ints, threshold: float
) -> list[Run]:
    """Find runs of source words that are neither cue nor content, unless they are sure."""
    source = scores.tags[:, SOURCE]
    taken = owners >= 0
    for start, end in cues:
        taken[start:end] = True
    member = ((source > threshold) & ~taken) | (source > _SURE_SOURCE)
    starts = member.copy()
    starts[1:] &= ~member[:-1] | (paragraphs[1:] != paragraphs[:-1])
    return find_runs(member, starts)


def _found(
    scores: Scores, cue: Run, content: list[Run], sources: Sequence[Run], *, is_cued: bool
) -> Found:
    rows = slice(*cue)
    arcs, first = scores.to_source[rows], scores.first[rows]
    none = float(arcs[:, -1].mean())
    low, high = int(first.min()), int(first.max()) + arcs.shape[1]
    near = sources[
        bisect_left(sources, low, key=lambda run: run[1]) : bisect_left(sources, (high, 0))
    ]
    masses = _mass(arcs[:, :-1], first, near).mean(axis=0) if near else np.zeros(0)
    best = int(masses.argmax()) if len(masses) else -1
    has_source = best >= 0 and masses[best] > none
    words = np.concatenate([np.arange(*run) for run in content])
    values = (
        scores.tags[words, CONTENT] * _mass(scores.to_cue[words], scores.first[words], [cue])[:, 0]
    )
    edges = scores.edges[content[0][0], 0], scores.edges[content[-1][1] - 1, 1]
    return Found(
        cue=cue,
        content=tuple(content),
        source=(near[best],) if has_source else (),
        content_score=float(values.mean()),
        edge_score=float(np.mean(edges)),
        cue_score=float(scores.tags[rows, [CUE_BEGIN]].sum() + scores.tags[rows, CUE_INSIDE].sum())
        / (cue[1] - cue[0]),
        source_score=float(masses[best]) if has_source else none,
        said_score=float(scores.said[words].mean()),
        inner=tuple(find_inner(scores.inner, content)),
        is_cued=is_cued,
    )
