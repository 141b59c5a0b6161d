"""A wording's words as they are compared: spelling, number style and masks mean nothing."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from quotes.text.nuance_lexicon import load_lexicon
from quotes.text.numbers import SMALL_NUMBERS
from quotes.text.tokens import Word, tokenise

# "s***", "f--king", "s—hole": letters, marks in place of others, perhaps letters again.
_MASKED = re.compile(r"(?<!\w)([A-Za-z]{1,3})(?:[*#]{1,}|[-–—_]{2,}|[–—])([A-Za-z]*)(?![*#])")
_WORDINGS = 4096
_DIGITS = {
    word: str(number)
    for number, word in enumerate(SMALL_NUMBERS[:13])
    if word != "one"  # too often none ("one of us")
}


@lru_cache(maxsize=_WORDINGS)
def read_words(text: str) -> tuple[Word, ...]:
    """Split a wording into words, each in the form that is compared.

    Beyond what ``normalise`` does for families, a word is brought to American spelling, a small
    number to digits, and a masked word of abuse to the word that is meant, where only one fits.

    Returns:
        The words in order; offsets are those of the text. Remembered, since one wording is
        compared with many.
    """
    words = _merge_masked(text, tokenise(text))
    return tuple(word._replace(norm=_plain(word.norm)) for word in words)


def _plain(norm: str) -> str:
    """Return a word in American spelling, a small number in digits, without marks of Markdown."""
    norm = norm.strip("_") or norm
    stem = norm.removesuffix("'s")
    american = _american().get(stem)
    if american is not None:
        return american + norm.removeprefix(stem)
    return _DIGITS.get(norm, norm)


def _merge_masked(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """Make one word of the pieces that a mask leaves of it."""
    masks = {
        found.start(): (found.end(), meant)
        for found in _MASKED.finditer(text)
        if (meant := _unmask(found[1].lower(), found[2].lower(), len(found[0])))
    }
    end = 0
    for word in words:
        if word.start in masks:
            end, meant = masks[word.start]
            yield Word(meant, word.start, end, word.bracketed)
        elif word.start >= end:
            yield word


def _unmask(first: str, last: str, length: int) -> str | None:
    """Return the word that begins and ends so; of several the one of that length."""
    fitting = [
        word
        for word in load_lexicon().masked
        if word.startswith(first) and word.endswith(last) and len(word) > len(first) + len(last)
    ]
    exact = [word for word in fitting if len(word) == length]
    return (exact or fitting)[0] if len(exact or fitting) == 1 else None


@cache
def _american() -> dict[str, str]:
    place = files("quotes") / "data" / "spelling" / "en.txt"
    lines = place.read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return {pair[0]: pair[1] for pair in pairs}
