"""Windows as batches with their labels, and the loss of a batch."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from quotes.detect.trained.layout import CONTENT, CUE_BEGIN, CUE_INSIDE
from quotes.detect.trained.windows import PAD, Window
from training.reader.labels import NO_TAG, Labelled

_ARC_WEIGHT = 0.5
_EDGE_WEIGHT = 0.5
_SAID_WEIGHT = 0.5
_INNER_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Sample:
    """A window and the article that it was cut from."""

    window: Window
    article: Labelled


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of several articles, filled up to one length.

    The arc targets say with 1 which pieces count as right; a row of zeros asks for nothing.
    """

    pieces: Tensor
    features: Tensor
    words: Tensor
    tags: Tensor
    edges: Tensor
    to_cue: Tensor
    to_source: Tensor
    said: Tensor
    inner: Tensor


def collate(samples: Sequence[Sample]) -> Batch:
    """Make a batch of windows."""
    count, length = len(samples), max(len(sample.window) for sample in samples)
    pieces = np.full((count, length), PAD, dtype=np.int64)
    features = np.zeros((count, length, 3), dtype=np.int64)
    words = np.zeros((count, length), dtype=np.int64)
    tags = np.full((count, length), NO_TAG, dtype=np.int64)
    edges = np.zeros((count, length, 2), dtype=np.float32)
    to_cue = np.zeros((count, length, length), dtype=np.bool_)
    to_source = np.zeros((count, length, length), dtype=np.bool_)
    said, inner = np.full_like(tags, NO_TAG), np.full_like(tags, NO_TAG)
    for row, sample in enumerate(samples):
        window, article = sample.window, sample.article
        size = len(window)
        pieces[row, :size] = window.pieces
        features[row, :size] = window.features
        at = np.flatnonzero(window.words >= 0)
        numbers = window.words[at]
        words[row, at] = 1
        tags[row, at] = article.tags[numbers]
        edges[row, at] = article.edges[numbers]
        said[row, at] = article.said[numbers]
        inner[row, at] = article.inner[numbers]
        to_cue[row, :size, :size], to_source[row, :size, :size] = _arcs(article, at, numbers, size)
    arrays = (pieces, features, words, tags, edges, to_cue, to_source, said, inner)
    return Batch(*map(torch.from_numpy, arrays))


def _arcs(
    article: Labelled, at: NDArray[np.intp], numbers: NDArray[np.int32], size: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    to_cue = np.zeros((size, size), dtype=np.bool_)
    to_source = np.zeros((size, size), dtype=np.bool_)
    tags, marking = article.tags[numbers], article.marking[numbers]
    is_cue = (tags == CUE_BEGIN) | (tags == CUE_INSIDE)
    place = dict(zip(numbers.tolist(), at.tolist(), strict=True))
    for number in np.unique(marking[marking >= 0]).tolist():
        cues = at[is_cue & (marking == number)]
        contents = at[(tags == CONTENT) & (marking == number)]
        to_cue[np.ix_(contents, cues)] = True
        sources = [place[word] for word in article.sources[number].tolist() if word in place]
        if sources:
            to_source[np.ix_(cues, sources)] = True
        elif not len(article.sources[number]):
            to_source[cues, 0] = True
    return to_cue, to_source


def loss_of(scores: tuple[Tensor, ...], batch: Batch) -> Tensor:
    """Sum the losses of all heads; any word of the right cue or source counts."""
    tags, edges, to_cue, to_source, said, inner = scores
    asked = batch.tags != NO_TAG
    edge_loss = functional.binary_cross_entropy_with_logits(edges[asked], batch.edges[asked])
    return (
        functional.cross_entropy(tags.flatten(0, 1), batch.tags.flatten(), ignore_index=NO_TAG)
        + _EDGE_WEIGHT * edge_loss
        + _ARC_WEIGHT * (_arc_loss(to_cue, batch.to_cue) + _arc_loss(to_source, batch.to_source))
        + _SAID_WEIGHT * _said_loss(said[..., 0], batch.said)
        + _INNER_WEIGHT * _tag_loss(inner, batch.inner)
    )


def _said_loss(scores: Tensor, right: Tensor) -> Tensor:
    asked = right != NO_TAG
    if not asked.any():
        return scores.sum() * 0.0
    return functional.binary_cross_entropy_with_logits(scores[asked], right[asked].float())


def _tag_loss(scores: Tensor, right: Tensor) -> Tensor:
    if not (right != NO_TAG).any():
        return scores.sum() * 0.0
    return functional.cross_entropy(scores.flatten(0, 1), right.flatten(), ignore_index=NO_TAG)


def _arc_loss(scores: Tensor, right: Tensor) -> Tensor:
    asked = right.any(-1)
    if not asked.any():
        return scores.sum() * 0.0
    rows, allowed = scores[asked], right[asked]
    right_mass = rows.masked_fill(~allowed, -1e4).logsumexp(-1)
    return (rows.logsumexp(-1) - right_mass).mean()
