"""Scoring: windows through the model, and its numbers back by word."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from quotes.detect.trained.decode import Scores
from quotes.detect.trained.layout import TAGS
from quotes.detect.trained.windows import PAD, Window

Array = NDArray[np.float32]
# Pieces, features and first pieces of words of a batch -> scores of tags, edges and both arcs.
Model = Callable[[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]], Sequence[Array]]

# Windows that are scored at once.
_BATCH = 4


def score(model: Model, windows: Sequence[Window], words: int) -> Scores:
    """Score an article.

    Args:
        model: Takes ids (batch, length), features (batch, length, 3) and a 1 for each first piece
            of a word (batch, length); gives scores before any softmax.
        windows: All windows of the article.
        words: Number of its words.

    Returns:
        Probabilities by word, each from the window in which the word stands farthest from an edge.
    """
    width = max((int((window.words >= 0).sum()) for window in windows), default=0)
    result = Scores(
        tags=np.zeros((words, len(TAGS)), dtype=np.float32),
        edges=np.zeros((words, 2), dtype=np.float32),
        first=np.zeros(words, dtype=np.int32),
        to_cue=np.zeros((words, width), dtype=np.float16),
        to_source=np.zeros((words, width + 1), dtype=np.float16),
    )
    owners = _owners(windows, words)
    by_length = sorted(range(len(windows)), key=lambda number: len(windows[number]))
    for at in range(0, len(windows), _BATCH):
        numbers = by_length[at : at + _BATCH]
        batch = [windows[number] for number in numbers]
        for row, outputs in zip(numbers, _run(model, batch), strict=True):
            _place(result, windows[row], outputs, owners, row)
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


def _run(model: Model, batch: Sequence[Window]) -> list[tuple[Array, ...]]:
    longest = max(map(len, batch))
    pieces = np.full((len(batch), longest), PAD, dtype=np.int64)
    features = np.zeros((len(batch), longest, 3), dtype=np.int64)
    words = np.zeros((len(batch), longest), dtype=np.int64)
    for row, window in enumerate(batch):
        pieces[row, : len(window)] = window.pieces
        features[row, : len(window)] = window.features
        words[row, : len(window)] = window.words >= 0
    outputs = model(pieces, features, words)
    return [tuple(output[row] for output in outputs) for row in range(len(batch))]


def _place(
    result: Scores,
    window: Window,
    outputs: tuple[Array, ...],
    owners: NDArray[np.int32],
    number: int,
) -> None:
    """Write what a window says of its own words."""
    at = np.flatnonzero(window.words >= 0)
    numbers = window.words[at]
    tags, edges, to_cue, to_source = outputs
    mine = owners[numbers] == number
    rows, targets = at[mine], numbers[mine]
    result.tags[targets] = _softmax(tags[rows])
    result.edges[targets] = 1 / (1 + np.exp(-edges[rows]))
    result.first[targets] = numbers[0]
    result.to_cue[targets, : len(at)] = _softmax(to_cue[np.ix_(rows, at)])
    sources = _softmax(to_source[np.ix_(rows, np.append(at, 0))])
    result.to_source[targets, : len(at)] = sources[:, :-1]
    result.to_source[targets, -1] = sources[:, -1]


def _softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)
