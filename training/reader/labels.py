"""What the model is to say of each word of an annotated article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.detect.trained.encode import QUOTE_STATES, Encoded, encode
from quotes.detect.trained.layout import (
    CONTENT,
    CUE_BEGIN,
    CUE_INSIDE,
    INNER_CARRIER,
    INNER_CONTENT,
    INNER_CUE,
    INNER_OUTSIDE,
    INNER_SOURCE,
    OUTSIDE,
    SOURCE,
)
from quotes.text.annotated import annotate
from training.reader.edits import Annotated, Marking, Spans

_NOBODY = -1
# Where nobody can say what is right, the model is asked nothing.
NO_TAG = -100
_OPENING = QUOTE_STATES.index("opening")
_IN_MARKS = tuple(map(QUOTE_STATES.index, ("inside", "nested", "opening", "closing")))
Labels = NDArray[np.int64]
Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An encoded article with its labels by word; -100 asks nothing.

    Attributes:
        encoded: The article.
        tags: Part of each word, shape (words,).
        edges: Whether a content span starts, and whether one ends, at each word; (words, 2).
        marking: Number of the attribution that each word is part of, or -1; shape (words,).
        sources: The words of each attribution's source; a word may serve several.
        said: 1 for the words that somebody said or wrote, 0 for all others; shape (words,).
        inner: Part of each word in an attribution within another one; shape (words,).
    """

    encoded: Encoded
    tags: Labels
    edges: NDArray[np.float32]
    marking: Labels
    sources: tuple[NDArray[np.int64], ...]
    said: Labels
    inner: Labels


def label(article: Annotated) -> Labelled:
    """Encode an article and label its words."""
    encoded = encode(annotate(article.text))
    outer, nested = _part_nested(article.markings)
    tags, edges, marking = _label_parts(article, encoded, outer)
    return Labelled(
        encoded=encoded,
        tags=tags,
        edges=edges,
        marking=marking,
        sources=tuple(_joined(_words(encoded, found.source)) for found in outer),
        said=_label_said(article, encoded, tags),
        inner=_label_inner(article, encoded, nested),
    )


def _label_parts(
    article: Annotated, encoded: Encoded, outer: Sequence[Marking]
) -> tuple[Labels, NDArray[np.float32], Labels]:
    """Label the parts of the outer attributions: tags, edges of contents, and whose part it is."""
    words = len(encoded)
    tags = np.full(words, OUTSIDE, dtype=np.int64)
    edges = np.zeros((words, 2), dtype=np.float32)
    marking = np.full(words, _NOBODY, dtype=np.int64)
    for number, found in enumerate(outer):
        for first, behind in _words(encoded, found.content):
            tags[first:behind] = CONTENT
            marking[first:behind] = number
            edges[first, 0] = edges[behind - 1, 1] = 1
    for first, behind in (run for found in outer for run in _words(encoded, found.source)):
        tags[first:behind] = SOURCE
    for number, found in enumerate(outer):
        for first, behind in _cue_words(encoded, found):
            tags[first:behind] = CUE_INSIDE
            tags[first] = CUE_BEGIN
            marking[first:behind] = number
    unsure = [run for found in outer if found.unsure for run in _all_words(encoded, found)]
    for first, behind in (*_words(encoded, article.unsure), *unsure):
        tags[first:behind] = NO_TAG
    return tags, edges, marking


def _part_nested(markings: Sequence[Marking]) -> tuple[list[Marking], list[Marking]]:
    """Part attributions that stand within the content of another one from the rest."""
    wide = [(start, end) for found in markings if not found.nested for start, end in found.content]
    nested = [
        found
        for found in markings
        if found.nested
        or any(
            start <= found.content[0][0]
            and found.content[-1][1] <= end
            and (start, end) != (found.content[0][0], found.content[-1][1])
            for start, end in wide
        )
    ]
    return [found for found in markings if found not in nested], nested


def _label_said(article: Annotated, encoded: Encoded, tags: Labels) -> Labels:
    """Label the words that somebody said; of a thought or an act in marks, they are words too."""
    said = np.zeros(len(encoded), dtype=np.int64)
    if article.words_only:
        for found in article.markings:
            for first, behind in _words(encoded, found.content):
                said[first:behind] = 1
        for found in article.markings:
            if found.unsure:
                for first, behind in _words(encoded, found.content):
                    said[first:behind] = NO_TAG
        return said
    if not article.marked_by_people:
        return np.full_like(said, NO_TAG)
    states = encoded.features[_firsts(encoded), 1]
    said[tags == CONTENT] = NO_TAG
    said[(tags == CONTENT) & np.isin(states, _IN_MARKS)] = 1
    said[tags == NO_TAG] = NO_TAG
    return said


def _firsts(encoded: Encoded) -> NDArray[np.intp]:
    opens = np.ones(len(encoded.pieces), dtype=bool)
    opens[1:] = encoded.words[1:] != encoded.words[:-1]
    return np.flatnonzero(opens)


def _label_inner(article: Annotated, encoded: Encoded, nested: Sequence[Marking]) -> Labels:
    """Label inner quotations and carriers; PolNeAR marks neither, so that no mark tells nothing."""
    unmarked = INNER_OUTSIDE if article.words_only else NO_TAG
    inner = np.full(len(encoded), unmarked, dtype=np.int64)
    for part, spans in (
        (INNER_CONTENT, [found.content for found in nested]),
        (INNER_SOURCE, [found.source for found in nested]),
        (INNER_CUE, [found.cue for found in nested]),
        (INNER_CARRIER, [found.carrier for found in article.markings]),
    ):
        for one in spans:
            for first, behind in _words(encoded, one):
                inner[first:behind] = part
    return inner


def _cue_words(encoded: Encoded, found: Marking) -> list[Run]:
    """Return the words of the cue; where there is none, what stands for it.

    That is the mark that opens the content, else the content's first word.
    """
    runs = _words(encoded, found.cue)
    content = _words(encoded, found.content)
    if runs or found.cue or not content:
        return runs
    states = encoded.features[_firsts(encoded), 1]
    first = content[0][0]
    at = first - 1 if first and states[first - 1] == _OPENING else first
    return [(at, at + 1)]


def _all_words(encoded: Encoded, found: Marking) -> Iterable[Run]:
    return (*_words(encoded, found.content), *_words(encoded, found.source + found.cue))


def _joined(runs: Sequence[Run]) -> NDArray[np.int64]:
    return np.concatenate([np.arange(0), *(np.arange(*run) for run in runs)])


def _words(encoded: Encoded, spans: Spans) -> list[Run]:
    """Return the words whose beginnings lie in each span, as half-open ranges."""
    ranges = []
    for start, end in spans:
        first, behind = np.searchsorted(encoded.starts, (start, end), side="left").tolist()
        if first < behind:
            ranges.append((first, behind))
    return ranges
