"""Scoring: each word gets the probabilities of the window that shows most around it."""

import numpy as np
from numpy.typing import NDArray

from quotes.detect.trained.encode import encode
from quotes.detect.trained.layout import INNER_TAGS, OUTSIDE, TAGS
from quotes.detect.trained.scores import Array, score
from quotes.detect.trained.windows import Window, cut_windows
from quotes.text.annotated import AnnotatedText

TEXT = "\n\n".join(["The harbour was closed, the mayor said on Tuesday in the town."] * 60)


class Recorder:
    """A model that counts its windows and scores a word by how far in a window it stands."""

    def __init__(self) -> None:
        self.windows = 0

    def __call__(
        self, pieces: NDArray[np.int64], features: NDArray[np.int64], words: NDArray[np.int64]
    ) -> tuple[Array, ...]:
        batch, length = pieces.shape
        assert features.shape == (batch, length, 3)
        assert words.shape == (batch, length)
        self.windows += batch
        lengths = (pieces > 0).sum(axis=1, keepdims=True)
        at = np.arange(length)[None, :]
        depth = np.minimum(at, lengths - at).astype(np.float32)
        tags = np.zeros((batch, length, len(TAGS)), dtype=np.float32)
        tags[:, :, 0] = depth / 64
        arcs = np.zeros((batch, length, length), dtype=np.float32)
        edges, said, inner = (
            np.zeros((batch, length, size), dtype=np.float32) for size in (2, 1, len(INNER_TAGS))
        )
        return tags, edges, arcs, arcs, said, inner


def test_every_window_is_scored_once_and_every_word_from_its_deepest() -> None:
    encoded = encode(AnnotatedText(TEXT))
    windows = cut_windows(encoded)
    model = Recorder()
    scores = score(model, windows, len(encoded))
    assert model.windows == len(windows)
    tags = scores.tags
    assert np.allclose(tags.sum(axis=1), 1, atol=1e-5)
    inner = tags[40:-40, 0]
    assert np.allclose(scores.said, 0.5)
    assert np.allclose(scores.inner, 1 / len(INNER_TAGS))
    # A word near the edge of one window stands deep in another.
    assert inner.min() > tags[0, 0]


def test_arcs_are_probabilities_over_the_words_of_the_window() -> None:
    encoded = encode(AnnotatedText(TEXT))
    scores = score(Recorder(), cut_windows(encoded), len(encoded))
    assert np.allclose(scores.to_cue.sum(axis=1), 1, atol=2e-2)
    assert np.allclose(scores.to_source.sum(axis=1), 1, atol=2e-2)
    numbers = np.arange(len(encoded))
    assert (scores.first <= numbers).all()
    assert (numbers < scores.first + scores.to_cue.shape[1]).all()


def test_words_that_are_surely_nothing_have_no_arcs() -> None:
    recorder = Recorder()

    def model(*inputs: NDArray[np.int64]) -> tuple[Array, ...]:
        tags, *others = recorder(*inputs)
        tags[:, :, OUTSIDE] += 20
        return tags, *others

    encoded = encode(AnnotatedText(TEXT))
    scores = score(model, cut_windows(encoded), len(encoded))
    assert not scores.to_cue.any()
    assert not scores.to_source.any()


def test_a_window_without_words_is_passed_over() -> None:
    encoded = encode(AnnotatedText(TEXT))
    nothing = np.zeros(0, dtype=np.int32)
    windows = [Window(nothing, nothing.reshape(0, 3), nothing), *cut_windows(encoded)]
    model = Recorder()
    scores = score(model, windows, len(encoded))
    assert model.windows == len(windows) - 1
    assert np.allclose(scores.tags.sum(axis=1), 1, atol=1e-5)


def test_no_windows_give_no_scores() -> None:
    assert len(score(Recorder(), [], 0).tags) == 0
