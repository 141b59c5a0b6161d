"""Inner quotations, on probabilities made by hand: one letter a word, a capital where less sure."""

import numpy as np
import pytest

from quotes.detect.trained.inner import find_inner
from quotes.detect.trained.layout import (
    INNER_CARRIER,
    INNER_CONTENT,
    INNER_CUE,
    INNER_OUTSIDE,
    INNER_SOURCE,
    INNER_TAGS,
)

LETTERS = {
    ".": INNER_OUTSIDE,
    "s": INNER_SOURCE,
    "c": INNER_CUE,
    "x": INNER_CONTENT,
    "k": INNER_CARRIER,
}


@pytest.mark.parametrize(
    ("letters", "content", "expected"),
    [
        pytest.param("..scxxx", ((0, 7),), [((4, 7), (3, 4), (2, 3))], id="behind-its-cue"),
        pytest.param("xxxxcs..", ((0, 8),), [((0, 4), (4, 5), (5, 6))], id="before-its-cue"),
        pytest.param("..xxx..", ((0, 7),), [((2, 5), None, None)], id="alone"),
        pytest.param("..scxx.xx.", ((0, 10),), [((4, 9), (3, 4), (2, 3))], id="a-gap-of-one"),
        pytest.param("scxx..scxx", ((0, 10),),
                     [((2, 4), (1, 2), (0, 1)), ((8, 10), (7, 8), (6, 7))], id="two"),
        pytest.param("..scxxx", ((0, 3),), [], id="outside-of-the-content"),
        pytest.param("..SscXXx.", ((0, 9),), [((5, 8), (4, 5), (2, 4))], id="likely-beside-sure"),
        pytest.param("..scXXX", ((0, 7),), [], id="likely-alone"),
        pytest.param("xxxx", ((0, 4),), [], id="all-of-the-content"),
        pytest.param("..x....", ((0, 7),), [], id="a-single-word"),
        pytest.param(".......", ((0, 7),), [], id="nothing"),
        pytest.param("scxx.scxx", ((0, 4), (5, 9)),
                     [((2, 4), (1, 2), (0, 1)), ((7, 9), (6, 7), (5, 6))], id="in-each-piece"),
    ],
)  # fmt: skip
def test_inner_quotations_have_the_nearest_cue_and_source(
    letters: str, content: tuple[tuple[int, int], ...], expected: list[tuple[object, ...]]
) -> None:
    scores = np.full((len(letters), len(INNER_TAGS)), 0.05, dtype=np.float32)
    for word, letter in enumerate(letters):
        scores[word, LETTERS[letter.lower()]] = 0.4 if letter.isupper() else 0.9
    found = list(find_inner(scores, content))
    assert [(one.content, one.cue, one.source) for one in found] == expected
    assert all(one.score > 0.5 for one in found)
