"""Confidence in words."""

import pytest

from quotes.confidence import HIGH, LOW, ConfidenceLevel, confidence_level, least_confidence


@pytest.mark.parametrize(
    ("confidence", "word"),
    [
        pytest.param(1.0, "high", id="certain"),
        pytest.param(HIGH, "high", id="at-the-upper-limit"),
        pytest.param(HIGH - 0.01, "medium", id="just-below-the-upper-limit"),
        pytest.param(LOW, "medium", id="at-the-lower-limit"),
        pytest.param(LOW - 0.01, "low", id="just-below-the-lower-limit"),
        pytest.param(0.0, "low", id="none"),
    ],
)
def test_confidence_in_words(confidence: float, word: str) -> None:
    assert confidence_level(confidence) == word


@pytest.mark.parametrize("level", ConfidenceLevel)
def test_a_word_begins_at_its_least_confidence(level: ConfidenceLevel) -> None:
    least = least_confidence(level)
    assert confidence_level(least) is level
    assert not least or confidence_level(least - 0.01) is not level
