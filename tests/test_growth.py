"""Whole commands take twice the time for twice the input, whatever its shape."""

import pytest

from bench.growth import MOST
from bench.growth_commands import measure


@pytest.mark.exhaustive  # half a minute, with the trained pipeline
@pytest.mark.parametrize(
    ("command", "shape"),
    [
        ("extract", "opening marks"),
        ("extract", "clauses in clauses"),
        ("extract", "attributes"),
        ("extract", "words in elements"),
        ("extract", "columns"),
        ("extract", "hyphens"),
        ("add", "links to more"),
        ("add", "blank lines"),
        ("check", "signs"),
        ("check", "labels"),
        ("check many claims", "few words"),
        ("diff", "capitals"),
    ],
)
def test_time_follows_the_size_of_what_a_command_is_given(command: str, shape: str) -> None:
    # What else the machine does may fall on the longest file once, hardly twice.
    assert measure(command, shape)[0] <= MOST or measure(command, shape)[0] <= MOST
