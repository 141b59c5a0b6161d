"""Whether two words of names are spellings of one."""

import re
from enum import StrEnum

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from quotes.names.parse import consonants, sound

# Shorter words that sound alike are often two names: Kay and Kai, and still shorter ones always.
_LEAST_SOUND, _LEAST = 4, 3
# A slip in a shorter word makes another name of it too often: Tim and Tom, Hart and Hara. From
# the second length on there may be two, as in Osottanakorn and Osatanakorn.
_LEAST_SLIP, _LEAST_TWO_SLIPS = 5, 9
# Words with this many consonants in common, and of 100 so much altogether, differ in vowels only:
# Mohammed and Muhammad 63. Tim and Tom have two consonants.
_VOWELS_ALONE, _CONSONANTS = 60, 4
# Ukrainian and Belarusian have an h where Russian has a g: Sybiha and Sybiga, Oleh and Oleg.
_INNER_G = re.compile(r"(?<=.)g")
# As a language that writes no vowels gives a name.
_NO_VOWELS = re.compile(r"[^aeiouy]{3,}")


class Spelling(StrEnum):
    """What two words are to each other."""

    SAME = "same"
    SOUND = "sound"
    SLIP = "slip"
    OTHER = "other"


def compare_words(a: str, b: str) -> Spelling:
    """Compare two words in plain small letters.

    >>> compare_words("boichenko", "boychenko"), compare_words("tim", "tom")
    (<Spelling.SOUND: 'sound'>, <Spelling.OTHER: 'other'>)
    """
    if a == b:
        return Spelling.SAME
    short, long = sorted((len(a), len(b)))
    if short < _LEAST:
        return Spelling.OTHER
    ours, theirs = _hear(a), _hear(b)
    if ours == theirs:
        return Spelling.SOUND if short >= _LEAST_SOUND else Spelling.SLIP
    if ours[:1] != theirs[:1]:
        return Spelling.OTHER
    heard = consonants(a)
    alike = heard == consonants(b)
    if alike and (_NO_VOWELS.fullmatch(a) or _NO_VOWELS.fullmatch(b)):
        return Spelling.SOUND
    slips = 0 if long < _LEAST_SLIP else 1 if long < _LEAST_TWO_SLIPS else 2
    if OSA.distance(a, b, score_cutoff=slips) <= slips:
        return Spelling.SLIP
    vowels = alike and len(heard) >= _CONSONANTS and ratio(a, b) >= _VOWELS_ALONE
    return Spelling.SLIP if vowels else Spelling.OTHER


def _hear(word: str) -> str:
    return _INNER_G.sub("h", sound(word))
