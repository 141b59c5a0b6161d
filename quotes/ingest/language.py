"""Which language an article is in, so that one that is not English is never read as if it were.

An English article must never be turned away; so whatever is short, or not surely another
language, counts as English.
"""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"

# Two samples, so that an English heading does not hide what the article itself is in.
_SAMPLE = 600
# Below this the model is often wrong: 44 of 2,520 cuttings of 60 characters from English news
# went to other languages, 14 of 100 characters, one of 200.
_FEWEST_LETTERS = 80
# Words that no other language with Latin letters uses at this rate.
_ENGLISH_WORD = re.compile(
    r"\b(?:the|and|that|with|from|this|they|have|their|which|were|been|who|would|said)\b",
    re.IGNORECASE,
)
_ENGLISH_SHARE = 0.1
# What the model leaves to English in another language is some 1e-14; lists of names and results
# went to Javanese and Norwegian, but with English at 0.005 and more. How sure it is of the other
# language says less: Croatian is Bosnian and Serbian too.
_MOST_ENGLISH = 1e-4
_NO_LANGUAGE = "zxx"


def identify_language(text: str) -> str:
    """Return the ISO 639 code of the language that most of the text is in.

    Fewer than 80 letters count as English unless most are of another script.
    """
    sample = _sample(text)
    if _is_surely_english(sample):
        return ENGLISH
    letters = [character for character in sample if character.isalpha()]
    if len(letters) >= _FEWEST_LETTERS:
        return _ask_model(sample)
    return ENGLISH if _is_latin(letters) else _likeliest(sample)


def _sample(text: str) -> str:
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]}\n{text[middle : middle + _SAMPLE]}"


def _is_surely_english(sample: str) -> bool:
    words = len(sample.split())
    return words > 0 and len(_ENGLISH_WORD.findall(sample)) >= max(5, words * _ENGLISH_SHARE)


def _is_latin(letters: list[str]) -> bool:
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return latin * 2 >= len(letters)


def _ask_model(sample: str) -> str:
    ranked = dict(_load_model().rank(sample))
    best = max(ranked, key=lambda code: ranked[code])
    foreign = ranked[ENGLISH] <= _MOST_ENGLISH and best != _NO_LANGUAGE
    return best if foreign else ENGLISH


def _likeliest(sample: str) -> str:
    """Return the best guess for a text that is not in Latin letters, so not English."""
    others = (code for code, _ in _load_model().rank(sample) if code not in {ENGLISH, _NO_LANGUAGE})
    return str(next(others))


@cache
def _load_model() -> "LanguageIdentifier":
    from py3langid.langid import (  # noqa: PLC0415 - two thirds of a second to load
        MODEL_FILE,
        LanguageIdentifier,
    )

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
