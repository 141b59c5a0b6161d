"""Words as a text has them: what carries no meaning is taken out, offsets stay exact.

Fingerprints in stores hash these norms: a change of them is a change of every store.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from quotes.text.mask import mask_markup

# Soft hyphens, zero-width characters and combining accents stand inside a word.
_WITHIN = r"\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff"
_APOSTROPHE = "'’‘ʼ`´"
_WORD = re.compile(
    rf"""
      \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?\w*                # 30,000
    | \d+\.\d+\w*                                        # 2.5
    | [A-Za-z](?:\.[A-Za-z](?!\w))+\.?(?:[{_APOSTROPHE}]s\b)?  # U.S.
    | (?:\[[^\W_]{{1,3}}\](?=[^\W_]))?                   # [T]he
      [^\W_][\w{_WITHIN}]*
      (?: [{_APOSTROPHE}][\w{_WITHIN}]+                  # don't
        | \[[^\W_]{{1,3}}\][\w{_WITHIN}]* )*             # email[s]
    | [$€£¥%&]
    """,
    re.VERBOSE,
)
_BRACKETS = re.compile(r"\[[^\[\]]{1,200}\]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_APOSTROPHES = str.maketrans(dict.fromkeys(_APOSTROPHE, "'"))
_SPELT_OUT = {"%": "percent", "&": "and"}
# Most of the words that the news uses.
_WORDS = 32768
# Without its points the country would be the pronoun.
_COUNTRY = "u.s."


class SurfaceWord(NamedTuple):
    """One word as its text spells it.

    Attributes:
        norm: The word without case, accents and the style of its marks.
        start: Where it begins in the text, in characters.
        end: Where it ends.
        bracketed: Whether it stands in square brackets: an editor's, not the speaker's.
    """

    norm: str
    start: int
    end: int
    bracketed: bool = False


class ComparisonWord(NamedTuple):
    """One word as a wording is compared with another.

    Attributes:
        norm: The word in American spelling, a small number in digits.
        start: Where it begins in the text, in characters.
        end: Where it ends.
        bracketed: Whether it stands in square brackets: an editor's, not the speaker's.
    """

    norm: str
    start: int
    end: int
    bracketed: bool = False


def tokenise(text: str) -> list[SurfaceWord]:
    """Split a text into words.

    Marks and dashes are no words; hyphenated words are several, since outlets differ in
    hyphens. A letter in brackets belongs to its word ("[T]he"), leftover tags to none.

    Args:
        text: Any text; not cleaned.

    Returns:
        The words in order; ``text[word.start:word.end]`` is the word as it is written.
    """
    masked = mask_markup(text)
    brackets = [found.span() for found in _BRACKETS.finditer(masked)] if "[" in masked else []
    return [
        SurfaceWord(
            normalise_word(found[0]),
            start := found.start(),
            end := found.end(),
            bool(brackets) and _is_within(brackets, start, end),
        )
        for found in _WORD.finditer(masked)
    ]


def _is_within(brackets: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Return True if a word stands in one of some brackets, given in text order."""
    at = bisect_left(brackets, (start,)) - 1
    return at >= 0 and end < brackets[at][1]


@lru_cache(maxsize=_WORDS)
def normalise_word(word: str) -> str:
    """Return a written word without case, accents and the style of its marks; never empty.

    >>> [normalise_word(word) for word in ("ISIS’s", "30,000", "N.A.T.O.", "US", "us")]
    ['isis', '30000', 'nato', 'u.s.', 'us']
    """
    if word in ("US", "U.S", "U.S."):
        return _COUNTRY
    if word.isascii() and word.isalpha():
        return word.lower()
    if not word.isascii():
        word = _plain_letters(word)
    norm = word.translate(_APOSTROPHES).casefold()
    if norm[0].isdigit():
        return norm.replace(",", "")
    norm = norm.replace("[", "").replace("]", "").replace(".", "")
    # "ISIS's" and "ISIS'" are one word in two styles; the bare apostrophe can't be told
    # from a closing mark, so that neither keeps its ending.
    return _SPELT_OUT.get(norm, norm.removesuffix("'s") if norm.endswith("s's") else norm)


def _plain_letters(word: str) -> str:
    """Take out accents and invisible characters; a word of nothing else stays as it is."""
    decomposed = unicodedata.normalize("NFKD", _INVISIBLE.sub("", word))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char)).strip()
    return plain or word
