"""Where sentences end, as far as letters and marks tell without a model.

A stop ends a sentence where what follows can open one, unless the word before it is an
abbreviation: quotes/data/text says which there are and when their stops end one all the same.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

CLOSING_MARKS = "”\"’'»)]"
_OPENING_MARKS = "“\"‘'«„(["
# Possessive throughout: a run of stops or blanks is walked over once.
_CANDIDATE = re.compile(
    rf"(?<![.!?…])[.!?…]++[{re.escape(CLOSING_MARKS)}]*+\s++|\n\s*\n[^\S\n]*",
)
_STOPS = re.compile(r"[.!?…]+")
_ENDED = re.compile(rf"[.!?…][{re.escape(CLOSING_MARKS)}]*\Z")
# Without a stop of its own: "I" opens a sentence behind "U.S.", but not in "A. I. Lee".
_NEXT_WORD = re.compile(rf"[{re.escape(_OPENING_MARKS)}]*([^\W\d_]++(?:['’][^\W\d_]++)?+)(?!\.)")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_LETTERS_BEFORE = re.compile(r"(?<![^\W\d_])(?<!\.)(?:[^\W\d_]|\.)++\Z")
_CURRENCY = "$€£¥"
# The number of an item that opens its line.
_ENUMERATOR = re.compile(r"(?:^|\n)[^\S\n]*\d{1,2}\Z")
# No abbreviation has more characters.
_LONGEST = 8


class Break(NamedTuple):
    """A place between two sentences.

    Attributes:
        stop: Where the sentence before ends: after its stop, before marks that close.
        start: Where the sentence behind starts.
    """

    stop: int
    start: int


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The table as it is looked up.

    Attributes:
        openers: Lower-case words that a sentence opens with.
        ends: When the stop of an abbreviation, written without it, ends a sentence.
        goes_on: Lower-case words that go on with the sentence behind an abbreviation.
    """

    openers: frozenset[str]
    ends: Mapping[str, str]
    goes_on: Mapping[str, frozenset[str]]


def find_breaks(
    text: str, start: int = 0, end: int | None = None, *, any_case: bool = False
) -> Iterator[Break]:
    """Find the places between the sentences of a text; its end is none.

    Args:
        text: The whole text, since what stands around a stretch tells whether a stop ends
            a sentence.
        start: Where the first sentence to be looked at begins.
        end: Where the search ends: no sentence starts behind it; the text's end if None.
        any_case: Whether what follows a stop may begin in lower case, and an ellipsis is a
            stop like any other: for wordings, which others have cut and spelt.

    Yields:
        The breaks in text order. Blank lines are always one.
    """
    for found in _CANDIDATE.finditer(text, start, len(text) if end is None else end):
        if found.end() == len(text):
            return
        stops = _STOPS.match(text, found.start())
        if stops is None:
            yield Break(*found.span())
        elif _ends_here(text, stops, found.end(), any_case=any_case):
            yield Break(stops.end(), found.end())


def ends_within(text: str, start: int, end: int, *, any_case: bool = False) -> bool:
    """Return True if a sentence ends in a stretch and the next starts there, or right behind it."""
    return next(find_breaks(text, start, end, any_case=any_case), None) is not None


def ends_sentence(text: str) -> bool:
    """Return True if the last sentence of a text has its stop, but for marks that close."""
    return _ENDED.search(text) is not None


def _ends_here(text: str, stops: re.Match[str], behind: int, *, any_case: bool) -> bool:
    """Return True if some stops end a sentence, given where what follows them starts."""
    if text.count("\n", stops.end(), behind) > 1:
        return True
    if not any_case and not _can_open(text[behind]):
        return False
    if stops[0] != "." or _is_spaced_ellipsis(text, stops.start()):
        is_ellipsis = "!" not in stops[0] and "?" not in stops[0]
        return any_case or not is_ellipsis or not _goes_on_with_i(text, behind)
    return _ends_word(text, stops.start(), behind)


def _can_open(char: str) -> bool:
    return char.isupper() or char.isdigit() or char in _OPENING_MARKS or char in _CURRENCY


def _is_spaced_ellipsis(text: str, stop: int) -> bool:
    return text[max(0, stop - 2) : stop] == ". "


def _goes_on_with_i(text: str, behind: int) -> bool:
    """Return True if "I" follows an ellipsis: it has its capital within sentences too."""
    found = _NEXT_WORD.match(text, behind)
    return found is not None and found[1].replace("’", "'").split("'")[0] == "I"


def _ends_word(text: str, stop: int, behind: int) -> bool:
    """Return True if a full stop ends a sentence, rather than an abbreviation alone."""
    word = _word_before(text, stop)
    if not word:
        return not _ENUMERATOR.search(text, max(0, stop - _LONGEST), stop)
    table = load_abbreviations()
    ends = table.ends.get(word)
    if ends is None and (_DOTTED.fullmatch(word) or (len(word) == 1 and word.isupper())):
        ends = "opener"
    if ends is None or ends == "number":
        return ends is None or not text[behind].isdigit()
    found = _NEXT_WORD.match(text, behind)
    if ends == "never" or found is None or found[1][0].islower():
        return False
    following = found[1].lower().replace("’", "'")
    if ends == "capital":
        return following not in table.goes_on[word]
    return following in table.openers


def _word_before(text: str, stop: int) -> str:
    """Return the letters and stops right before a full stop; nothing if they are too many."""
    found = _LETTERS_BEFORE.search(text, max(0, stop - _LONGEST - 1), stop)
    return found[0] if found and len(found[0]) <= _LONGEST else ""


@cache
def load_abbreviations() -> Abbreviations:
    """Read the English table from the package's data."""
    path = files("quotes") / "data" / "text" / "abbreviations.en.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    openers = frozenset(table.pop("openers"))
    ends: dict[str, str] = {}
    goes_on: dict[str, frozenset[str]] = {}
    for name, kind in table.items():
        words = kind["words"]
        if name in {"titles", "organisations"}:
            words = [*words, *map(str.upper, words)]  # transcripts and headlines
        ends |= dict.fromkeys(words, kind["ends"])
        goes_on |= dict.fromkeys(words, frozenset(kind.get("goes_on", ())))
    return Abbreviations(openers, ends, goes_on)
