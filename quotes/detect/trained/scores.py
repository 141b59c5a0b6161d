"""Scoring: windows through the model, and its numbers back by word."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from quotes.detect.trained.decode import Scores
from quotes.detect.trained.layout import (
    CONTENT,
    CUE_BEGIN,
    CUE_INSIDE,
    INNER_TAGS,
    TAGS,
)
from quotes.detect.trained.windows import Window

Array = NDArray[np.float32]
# Pieces, features and first pieces of words of a batch -> scores of tags, edges, both arcs, words
# that are said, and inner tags.
Model = Callable[[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]], Sequence[Array]]

# A word that is less probably content, or a cue, needs no arcs: they would weigh nothing.
_LEAST = 0.003


def score(model: Model, windows: Sequence[Window], words: int) -> Scores:
    """Score an article.

    Args:
        model: Takes ids (batch, length), features (batch, length, 3) and a 1 for each first piece
            of a word (batch, length); gives scores before any softmax.
        windows: All windows of the article; one without words is passed over.
        words: Number of its words.

    Returns:
        Probabilities by word, each from the window in which the word stands farthest from an edge.
    """
    windows = [window for window in windows if (window.words >= 0).any()]
    width = max((int((window.words >= 0).sum()) for window in windows), default=0)
    result = Scores(
        tags=np.zeros((words, len(TAGS)), dtype=np.float32),
        edges=np.zeros((words, 2), dtype=np.float32),
        first=np.zeros(words, dtype=np.int32),
        to_cue=np.zeros((words, width), dtype=np.float32),
        to_source=np.zeros((words, width + 1), dtype=np.float32),
        said=np.zeros(words, dtype=np.float32),
        inner=np.zeros((words, len(INNER_TAGS)), dtype=np.float32),
    )
    owners = _owners(windows, words)
    # One at a time: several at once leave the processor's cache, and take a quarter longer.
    for number, window in enumerate(windows):
        _place(result, window, _run(model, window), owners, number)
    return result


def _owners(windows: Sequence[Window], words: int) -> NDArray[np.int32]:
    """Say for each word in which window it stands farthest from an edge."""
    owners = np.zeros(words, dtype=np.int32)
    depths = np.full(words, -1, dtype=np.int32)
    for number, window in enumerate(windows):
        at = np.flatnonzero(window.words >= 0)
        mine = window.words[at]
        # At the article's own edges nothing more could be shown.
        left = at if mine[0] > 0 else np.full(len(at), len(window))
        right = len(window) - at if mine[-1] < words - 1 else np.full(len(at), len(window))
        depth = np.minimum(left, right)
        better = depth > depths[mine]
        owners[mine[better]] = number
        depths[mine[better]] = depth[better]
    return owners


def _run(model: Model, window: Window) -> list[Array]:
    outputs = model(
        window.pieces[None].astype(np.int64),
        window.features[None].astype(np.int64),
        (window.words >= 0)[None].astype(np.int64),
    )
    return [output[0] for output in outputs]


def _place(
    result: Scores,
    window: Window,
    outputs: Sequence[Array],
    owners: NDArray[np.int32],
    number: int,
) -> None:
    """Write what a window says of its own words."""
    at = np.flatnonzero(window.words >= 0)
    numbers = window.words[at]
    tags, edges, to_cue, to_source, said, inner = outputs
    mine = owners[numbers] == number
    rows, targets = at[mine], numbers[mine]
    shares = _softmax(tags[rows])
    result.tags[targets] = shares
    result.edges[targets] = _logistic(edges[rows])
    result.said[targets] = _logistic(said[rows, 0])
    result.inner[targets] = _softmax(inner[rows])
    result.first[targets] = numbers[0]
    content = shares[:, CONTENT] > _LEAST
    result.to_cue[targets[content], : len(at)] = _softmax(to_cue[rows[content]][:, at])
    cue = shares[:, CUE_BEGIN] + shares[:, CUE_INSIDE] > _LEAST
    sources = _softmax(to_source[rows[cue]][:, np.append(at, 0)])
    result.to_source[targets[cue], : len(at)] = sources[:, :-1]
    result.to_source[targets[cue], -1] = sources[:, -1]


def _logistic(scores: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float32)


def _softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)
