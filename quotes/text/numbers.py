"""Numbers in a wording, however they are written: twelve, 12, 5 million and 5,000,000."""

from collections.abc import Sequence
from typing import NamedTuple

from quotes.text.tokens import ComparisonWord

SMALL_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_SMALL = {word: number for number, word in enumerate(SMALL_NUMBERS)}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_MONEY = {
    "$": "$",
    "€": "€",
    "£": "£",
    "¥": "¥",
    "dollar": "$",
    "dollars": "$",
    "euro": "€",
    "euros": "€",
    "pound": "£",
    "pounds": "£",
}


class Number(NamedTuple):
    """A number or a currency: what it comes to, and the positions of its words (half open)."""

    value: str
    start: int
    end: int


def read_numbers(words: Sequence[ComparisonWord]) -> list[Number]:
    """Find the numbers and currencies among words.

    "One" by itself is too often none ("one of us"); a figure with letters ("1990s", "3rd") is
    what it is spelt as.
    """
    found = []
    at = 0
    while at < len(words):
        number = _read(words, at)
        if number is None:
            at += 1
            continue
        found.append(number)
        at = number.end
    return found


def _read(words: Sequence[ComparisonWord], at: int) -> Number | None:
    norm = words[at].norm
    if norm in _MONEY:
        return Number(_MONEY[norm], at, at + 1)
    if norm[0].isdigit() and _figure(norm) is None:
        return Number(norm, at, at + 1)
    total, end = _sum(words, at)
    if end == at or (norm == "one" and end == at + 1):
        return None
    return Number(f"{total:.10g}", at, end)


def _sum(words: Sequence[ComparisonWord], at: int) -> tuple[float, int]:
    """Add up "two hundred and five thousand": what it comes to, and where it ends."""
    total = part = 0.0
    end = at
    while at < len(words):
        norm = words[at].norm
        value = _figure(norm)
        if value is None:
            value = float(_SMALL[norm]) if norm in _SMALL else None
        if value is not None or norm in _TENS:
            added = float(_TENS[norm]) if value is None else value
            goes_on = part % 10 == 0 and 0 < added < 10 and part % 100 >= 20
            if (part % 100 or (part and added >= 100)) and not goes_on:
                break  # "twenty five" goes on, "five six" does not
            part += added
        elif norm in _SCALES and (part or end == at):
            scale = _SCALES[norm]
            part = (part or 1) * scale
            if scale > 100:
                total, part = total + part, 0.0
        elif norm != "and" or words[at - 1].norm != "hundred" or not _goes_on(words, at + 1):
            break
        at += 1
        if norm != "and":
            end = at
    return total + part, end


def _goes_on(words: Sequence[ComparisonWord], at: int) -> bool:
    norm = words[at].norm if at < len(words) else ""
    return norm in _SMALL or norm in _TENS or (norm.isdigit() and len(norm) <= 2)


def _figure(norm: str) -> float | None:
    try:
        return float(norm) if norm[0].isdigit() else None
    except ValueError:
        return None
