"""How rare words and runs of words are in the news, from a fixed table.

The table has a version and never changes, so that a store's earlier decisions don't move when
articles come in.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

TABLE = "rarity.en.v1.txt"
STEPS_PER_BIT = 4
# In steps, for a word that the table lacks: above its rarest, which 5 of 5,027 articles hold.
UNKNOWN_WORD = 43
LONGEST_PHRASE = 5


class Table(NamedTuple):
    """The table as read.

    Attributes:
        steps: Rarity in quarters of a bit, by word and by phrase (words joined by "+").
        names: Words that are written with a capital within sentences.
        openings: What phrases begin with: all but their last word, or last words.
    """

    steps: dict[str, int]
    names: frozenset[str]
    openings: frozenset[str]


class Weights(NamedTuple):
    """What a run's words and common phrases cost, by position.

    Attributes:
        words: Steps of each word.
        phrases: For each position, the common phrases that end with its word, as pairs of
            where the phrase begins and its steps.
    """

    words: list[int]
    phrases: list[list[tuple[int, int]]]


def measure_rarity(norms: Sequence[str]) -> float:
    """Sum up, in bits, how rare a run of words is.

    A common phrase counts as one unit, as rare as the phrase is: a slogan is worth less than
    its words. A longer run is never worth less than a part of it.

    >>> measure_rarity(["make", "america", "great", "again"]), measure_rarity(["crematorium"])
    (6.0, 10.75)
    """
    weights = weigh_words(norms)
    totals = [0]
    for position in range(len(norms)):
        totals.append(extend_total(weights, totals, 0, position))
    return totals[-1] / STEPS_PER_BIT


def weigh_words(norms: Sequence[str]) -> Weights:
    """Look up each word and each phrase of a text once, for adding up many runs of it."""
    steps, _, openings = load_table()
    words = [steps.get(norm, UNKNOWN_WORD) for norm in norms]
    phrases: list[list[tuple[int, int]]] = [[] for _ in norms]
    for start, norm in enumerate(norms):
        joined = norm
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(norms))):
            if joined not in openings:
                break
            joined = f"{joined}+{norms[end]}"
            if (found := steps.get(joined)) is not None:
                phrases[end].append((start, found))
    return Weights(words, phrases)


def extend_total(weights: Weights, totals: Sequence[int], start: int, position: int) -> int:
    """Give the steps of the run from ``start`` up to and with the word at ``position``.

    It is the cheapest way to cut the run into words and common phrases.

    Args:
        weights: Of the whole text.
        totals: Steps of the run's shorter openings: of none of its words, of one, of two...
        start: Where the run begins.
        position: The word that is added; ``totals`` ends before it.
    """
    total = totals[-1] + weights.words[position]
    for opening, steps in weights.phrases[position]:
        if opening >= start:
            total = min(total, totals[opening - start] + steps)
    return total


def is_name(norm: str) -> bool:
    """Return True if a word is a name by the table; one that it lacks may be, and counts as one."""
    return norm in load_table().names or not is_known(norm)


def is_known(norm: str) -> bool:
    """Return True if the table has a word: at least five articles have it."""
    return norm in load_table().steps


@cache
def load_table() -> Table:
    """Read the table that comes with the package, once."""
    steps: dict[str, int] = {}
    names: set[str] = set()
    text = files("quotes").joinpath("data", TABLE).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        rarity, *entries = line.split(" ")
        steps.update(dict.fromkeys(entries, int(rarity.rstrip("^"))))
        if rarity.endswith("^"):
            names.update(entries)
    return Table(steps, frozenset(names), _find_openings(steps))


def _find_openings(entries: Iterable[str]) -> frozenset[str]:
    openings: set[str] = set()
    for entry in entries:
        opening = entry.rpartition("+")[0]
        while opening and opening not in openings:
            openings.add(opening)
            opening = opening.rpartition("+")[0]
    return frozenset(openings)
