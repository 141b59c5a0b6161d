"""Time against odd text: a text of twice the length takes no pattern more than twice the time."""

import re
from collections.abc import Callable, Mapping
from math import log
from time import thread_time
from typing import Any

import pytest
from pattern_samples import Sample, Used, collect, samples_of

from quotes.attribute.resolvers import descriptions, documents, index

# How the functions are asked that make patterns of what they are given.
BUILDERS: Mapping[str, Callable[[], re.Pattern[Any]]] = {
    "quotes.attribute.resolvers.descriptions.introduction_of": lambda: descriptions.introduction_of(
        "mayor"
    ),
    "quotes.attribute.resolvers.documents.pattern_of": lambda: documents.pattern_of(
        "|".join(documents.TEMPLATES), ["report", "memo"]
    ),
    "quotes.attribute.resolvers.index.introduction_for": lambda: index.introduction_for(
        ["lawyer", "aide"], "Hart"
    ),
}
MOST = 1.2
# Repeated so often; what takes twice the time for STEP more grows faster than any power of them.
STEP = 6
FEW = range(10, 29, STEP)
LONG = 5e-4
# In characters.
LENGTHS = 512, 2048
# In seconds: below it a clock tells nothing.
NOISE = 1e-4
# The second is no part of anything that a pattern wants.
ENDINGS = ("", "!\n~")


def time_of(used: Used, method: str, text: str, tries: int) -> float:
    """Return the least processor time of some tries."""
    use = getattr(used.pattern, method)
    given = text.encode() if isinstance(used.pattern.pattern, bytes) else text
    times = []
    for _ in range(tries):
        begun = thread_time()
        found = use(given)
        if method == "finditer":
            for _ in found:
                pass
        times.append(thread_time() - begun)
    return min(times)


def exponent_of(used: Used, method: str, sample: Sample, ending: str) -> float:
    """Return how time grows with length: 1 for twice the time for twice the text."""

    def timed(times: int, tries: int = 1) -> float:
        return time_of(used, method, sample.text(times, ending), tries)

    for times in FEW:
        if timed(times) > LONG and timed(times, tries=3) > 2 * timed(times - STEP, tries=3):
            return float("inf")
    few, many = (max(1, length // len(sample.unit)) for length in LENGTHS)
    low, high = timed(few), timed(many)
    if high < NOISE or high < low * (many / few) ** MOST:
        return 1.0
    # Only what seems to grow is timed again and longer: most of it waited for something.
    again = ((timed(few * more, tries=5), timed(many * more, tries=5)) for more in (2, 3))
    return min(log(high / low, many / few) for low, high in again)


def worst_of(used: Used, walks: int) -> tuple[float, str, Sample | None]:
    """Return the first exponent that is too high, with the method and what is repeated."""
    samples = samples_of(used.pattern, walks)
    for method in sorted(used.methods):
        for sample in samples:
            for ending in ENDINGS:
                found = exponent_of(used, method, sample, ending)
                if found > MOST:
                    return found, method, sample
    return 1.0, "", None


@pytest.mark.slow
def test_no_pattern_takes_more_than_its_share_of_time() -> None:
    patterns = collect(BUILDERS)
    assert len(patterns) > 100
    slow = {name: worst_of(used, walks=6) for name, used in patterns.items()}
    assert {name: worst for name, worst in slow.items() if worst[0] > MOST} == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "method"),
    [
        pytest.param(r"(?:a|aa)+$", "match", id="exponential"),
        pytest.param(r"(?:<!--.*?-->\s*)*<html", "match", id="exponential-in-comments"),
        pytest.param(r"[*_]{1,2}(?:[*_]{1,2}|>)*a", "match", id="exponential-in-signs"),
        pytest.param(r"\W*#(?:\W*(?:of|/)? *#)?\W*", "fullmatch", id="cubic"),
        pytest.param(r"\s+$", "search", id="quadratic"),
        pytest.param(r"by [\w ]+ of [\w ]+;", "match", id="quadratic-behind-words"),
    ],
)
def test_slow_patterns_are_found(words: str, method: str) -> None:
    used = Used(re.compile(words, re.DOTALL), frozenset({method}))
    assert worst_of(used, walks=6)[0] > MOST
