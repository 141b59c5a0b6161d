"""Paragraphs by blank lines, by lines, or none where the text was set to a width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.paragraphs import split_paragraphs

LINE = "a line that goes on and on, as the lines of a newspaper column do, well past any width "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.\n\n  Two.\n \n\nThree.\n", ["One.", "Two.", "Three."], id="blank-lines"),
        pytest.param("One\nof two.\n\nTwo.", ["One\nof two.", "Two."], id="breaks-inside"),
        pytest.param(f"{LINE}one.\n{LINE}two.", [f"{LINE}one.", f"{LINE}two."], id="lines"),
        pytest.param("set to\na width\nof words\nand no more.", None, id="hard-wrapped"),
        pytest.param("\n\n \n", [], id="blank"),
    ],
)
def test_split_paragraphs(text: str, expected: list[str] | None) -> None:
    found = [span.of(text) for span in split_paragraphs(text)]
    assert found == ([text] if expected is None else expected)


@given(st.text(alphabet="ab. \n\t", max_size=100))
def test_paragraphs_hold_all_that_is_not_blank(text: str) -> None:
    spans = split_paragraphs(text)
    held = "".join(span.of(text) for span in spans)
    assert "".join(held.split()) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() for span in spans)
