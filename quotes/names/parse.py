"""Names as they are compared: without case, marks and alphabet, and by how they sound."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from anyascii import anyascii

from quotes.names.suffixes import split_suffix

# Letters with full stops behind them, as in "H.W.".
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,3}[^\W\d_]?")
# "and" between the two surnames of a Spanish name: no initial without a full stop.
_AND = "y"
_NO_WORD = re.compile(r"[^a-z0-9]+")
# Letters that ways of writing one name exchange: Boichenko and Boychenko, Klitschko and Klychko.
# The first that fits is taken; a capital stands for a sound of several letters.
_SOUNDS = re.compile(
    r"(?P<C>tsch|tch|tsh|cz|ch)|(?P<S>sch|sh|zh|sz)|(?P<h>kh)|(?P<f>ph)|(?P<k>ck|q|c(?=[^eiy]|$))"
    r"|(?P<v>w)|(?P<u>ou|oo)|(?P<i>[ijy]+e?(?=[^aeiouy]|$)|[ijy]+)|(?P<t>th)|(?P<d>dh)|(?P<g>gh)"
    r"|(?P<s>z)|(?P<X>ks|x)"
)
_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]+")
# Begins the key of a surname alone.
SURNAME = "*:"
# No name is longer; what is beyond would only cost time.
LONGEST_NAME = 300
# Names of some thousand articles, and their words.
_NAMES, _WORDS = 16384, 16384


@dataclass(frozen=True, slots=True)
class Name:
    """A name's words as they are compared, in lower case and plain letters.

    Attributes:
        words: All but initials in the middle and suffixes; at least one.
        initials: Of the middle names that are given so: "hw" of George H. W. Bush.
        suffix: As ``suffixes`` has it, such as "jr"; empty for none.
        lettered: Whether the first word is initials, as in "J. K. Holt".
    """

    words: tuple[str, ...]
    initials: str = ""
    suffix: str = ""
    lettered: bool = False

    @property
    def given(self) -> str:
        """The first word."""
        return self.words[0]

    @property
    def surname(self) -> str:
        """The last word; of a name of one word, that."""
        return self.words[-1]

    @property
    def key(self) -> str:
        """What all forms of a full name share, whatever their case, marks and initials.

        >>> read_name("Donald J. Trump").key
        'donald trump'
        """
        return " ".join((*self.words, self.suffix)) if self.suffix else " ".join(self.words)

    @property
    def is_full(self) -> bool:
        """Whether it has a given name and a surname."""
        return len(self.words) > 1


def fold(name: str) -> str:
    """Return a name in plain letters, without case, marks and doubled blanks.

    >>> fold("Beyoncé  O’Rourke-Żak")
    'beyonce orourke zak'
    """
    return _letters(name) or " ".join(name[:LONGEST_NAME].casefold().split())


@lru_cache(maxsize=_NAMES)
def read_name(name: str) -> Name:
    """Take a name apart, without any title before it.

    >>> read_name("George H.W. Bush Jr.")
    Name(words=('george', 'bush'), initials='hw', suffix='jr', lettered=False)
    """
    text = unicodedata.normalize("NFC", name[:LONGEST_NAME])
    written, suffix = split_suffix(text.replace(",", " ").split())
    tokens = [token for word in written for token in _split(word)]
    ending = len(_split(written[-1])) if written and _DOTTED.fullmatch(written[-1]) else 1
    opening = list(takewhile(lambda token: token.initial, tokens[:-ending]))
    rest, last = tokens[len(opening) : -ending], tokens[-ending:]
    words = [token.text for token in opening]
    words += [token.text for token in rest if not token.initial]
    words += [token.text for token in last]
    initials = "".join(token.text for token in rest if token.initial)
    joined = tuple(_join_letters(words)) or (fold(name),)
    return Name(joined, initials, suffix, lettered=bool(opening))


@lru_cache(maxsize=_WORDS)
def sound(word: str) -> str:
    """Return what ways of writing one word in Latin letters have in common.

    >>> sound("zelenskyy") == sound("zelensky") == sound("zelenskiy")
    True
    """
    found = _SOUNDS.sub(lambda match: match.lastgroup or "", word)
    return _TWICE.sub(r"\1", found)


@lru_cache(maxsize=_WORDS)
def consonants(word: str) -> str:
    """Return the consonants of how a word sounds, a vowel at its beginning as "a".

    >>> consonants("mohammed") == consonants("muhammad")
    True
    """
    heard = sound(word)
    lead = "a" if _VOWELS.match(heard) else ""
    return lead + _TWICE.sub(r"\1", _VOWELS.sub("", heard))


def blocks(name: Name, givens: tuple[str, ...] = ()) -> frozenset[str]:
    """Return keys of which two names of one person share at least one.

    Args:
        name: A name of any length.
        givens: Other first names that this one stands for, such as "william" for "bill".

    Returns:
        The letter that a given name begins with (by sound) with the consonants of each later
        word; and with the order turned around. A star instead of the letter stands for the
        surname alone.
    """
    alone = f"{SURNAME}{consonants(name.surname)}"
    if not name.is_full:
        return frozenset({alone})
    letters = {sound(given)[:1] for given in (name.given, *givens)}
    keys = {
        f"{letter}:{consonants(word)}"
        for letter in letters
        for word in name.words[1:]
        if len(word) > 1
    }
    return frozenset(keys | {f"{sound(name.surname)[:1]}:{consonants(name.given)}", alone})


def _letters(name: str) -> str:
    composed = unicodedata.normalize("NFC", name[:LONGEST_NAME])
    plain = re.sub(r"['’`.]", "", anyascii(composed)).lower()
    return _NO_WORD.sub(" ", plain).strip()


class _Token(NamedTuple):
    text: str
    initial: bool


def _split(word: str) -> list[_Token]:
    """Return the words of a written word, which may have hyphens, or the letters of "H.W."."""
    if _DOTTED.fullmatch(word) or (len(word) == 1 and word.upper() != word.lower()):
        letters = [_letters(letter)[:1] for letter in word if letter != "."]
        dotted = "." in word
        return [_Token(one, dotted or one != _AND) for one in letters if one]
    pieces = _letters(word).split()
    return [_Token(one, len(one) == 1 and one.isalpha() and one != _AND) for one in pieces]


def _join_letters(words: list[str]) -> list[str]:
    """Join letters that stand alone: "j k rowling" is written "J.K. Rowling" elsewhere."""
    joined: list[str] = []
    letters = False
    for word in words:
        if len(word) == 1 and letters:
            joined[-1] += word
        else:
            joined.append(word)
        letters = len(word) == 1
    return joined
