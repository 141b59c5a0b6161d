"""Words as two wordings are compared: spelling, number style and masks mean nothing."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from quotes.text.nuance_lexicon import load_lexicon
from quotes.text.numbers import SMALL_NUMBERS
from quotes.text.tokens import ComparisonWord, SurfaceWord

# "s***", "f--king", "s—hole": letters, marks in place of others, perhaps letters again.
_MASKED = re.compile(r"(?<!\w)([A-Za-z]{1,3})(?:[*#]{1,}|[-–—_]{2,}|[–—])([A-Za-z]*)(?![*#])")
_DIGITS = {
    word: str(number)
    for number, word in enumerate(SMALL_NUMBERS[:13])
    if word != "one"  # too often none ("one of us")
}


def respell(text: str, words: Sequence[SurfaceWord]) -> Iterator[ComparisonWord]:
    """Bring the words of a text to the form in which wordings are compared.

    A word is brought to American spelling, a small number to digits, and the pieces of a masked
    word of abuse to the one word that is meant, where only one fits.

    Yields:
        The words in order; as many as there are, but for masked ones.
    """
    for word in _merge_masked(text, words):
        yield ComparisonWord(_plain(word.norm), word.start, word.end, word.bracketed)


def _plain(norm: str) -> str:
    """Return a word in American spelling, a small number in digits, without marks of Markdown."""
    norm = norm.strip("_") or norm
    stem = norm.removesuffix("'s")
    american = _american().get(stem)
    if american is not None:
        return american + norm.removeprefix(stem)
    return _DIGITS.get(norm, norm)


def _merge_masked(text: str, words: Sequence[SurfaceWord]) -> Iterator[SurfaceWord]:
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
            yield SurfaceWord(meant, word.start, end, word.bracketed)
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
