"""What the model is to say of each word of an annotated article."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.detect.trained.encode import Encoded, encode
from quotes.detect.trained.layout import CONTENT, CUE_BEGIN, CUE_INSIDE, OUTSIDE, SOURCE
from quotes.text.annotated import annotate
from training.reader.edits import Annotated, Spans

_NOBODY = -1
NO_TAG = -100


@dataclass(frozen=True, slots=True)
class Labelled:
    """An encoded article with its labels by word.

    Attributes:
        encoded: The article.
        tags: Part of each word, or -100 where nobody can say, shape (words,).
        edges: Whether a content span starts, and whether one ends, at each word; (words, 2).
        marking: Number of the attribution that each word is part of, or -1; shape (words,).
        sources: The words of each attribution's source; a word may serve several.
    """

    encoded: Encoded
    tags: NDArray[np.int64]
    edges: NDArray[np.float32]
    marking: NDArray[np.int64]
    sources: tuple[NDArray[np.int64], ...]


def label(article: Annotated) -> Labelled:
    """Encode an article and label its words."""
    encoded = encode(annotate(article.text))
    words = len(encoded)
    tags = np.full(words, OUTSIDE, dtype=np.int64)
    edges = np.zeros((words, 2), dtype=np.float32)
    marking = np.full(words, _NOBODY, dtype=np.int64)
    for number, found in enumerate(article.markings):
        for first, behind in _words(encoded, found.content):
            tags[first:behind] = CONTENT
            marking[first:behind] = number
            edges[first, 0] = edges[behind - 1, 1] = 1
    for found in article.markings:
        for first, behind in _words(encoded, found.source):
            tags[first:behind] = SOURCE
    for number, found in enumerate(article.markings):
        for first, behind in _words(encoded, found.cue):
            tags[first:behind] = CUE_INSIDE
            tags[first] = CUE_BEGIN
            marking[first:behind] = number
    for first, behind in _words(encoded, article.unsure):
        tags[first:behind] = NO_TAG
    sources = tuple(
        np.concatenate([np.arange(0), *(np.arange(*run) for run in _words(encoded, found.source))])
        for found in article.markings
    )
    return Labelled(encoded, tags, edges, marking, sources)


def _words(encoded: Encoded, spans: Spans) -> list[tuple[int, int]]:
    """Return the words whose beginnings lie in each span, as half-open ranges."""
    ranges = []
    for start, end in spans:
        first, behind = np.searchsorted(encoded.starts, (start, end), side="left").tolist()
        if first < behind:
            ranges.append((first, behind))
    return ranges
