"""Lines by their numbers."""

import pytest

from quotes.text.lines import Lines


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("", [1]), ("ab", [1, 1, 1]), ("a\nb", [1, 1, 2, 2]), ("\n\na", [1, 2, 3, 3])],
)
def test_an_offset_is_in_the_line_whose_end_stands_behind_it(text: str, numbers: list[int]) -> None:
    lines = Lines(text)
    assert [lines.number_of(at) for at in range(len(numbers))] == numbers
