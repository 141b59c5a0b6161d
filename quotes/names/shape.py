"""The parts of a person's name: first name, middle names, surname with its particles."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from quotes.names.lexicon import load_lexicon
from quotes.names.parse import Name

# What is one particle in several spellings.
_ALIKE: Mapping[str, str] = {
    **dict.fromkeys(["el", "ul", "ash", "as", "ad"], "al"),
    **dict.fromkeys(["ibn", "ben", "bn"], "bin"),
    "mc": "mac",
}
# Behind these stands somebody's father.
SON_OF = frozenset({"bin", "ibn", "ben", "bint", "bn"})
_VOWELS = frozenset("aeiouy")
_MOST_LETTERS = 3


class Unit(NamedTuple):
    """A word of a name with the particles before it: "al" and "khatib"."""

    core: str
    particles: tuple[str, ...] = ()

    @property
    def joined(self) -> str:
        """As one word: "alkhatib", "macgiolla"."""
        return "".join((*self.particles, self.core))

    def __str__(self) -> str:
        return " ".join((*self.particles, self.core.title()))


class Shape(NamedTuple):
    """A name as it is compared.

    Attributes:
        given: The first name, or one letter of it; empty in a surname alone.
        middles: Names between first name and surname.
        initials: Letters that stand for such names.
        surname: The last word with its particles.
    """

    given: str
    middles: tuple[Unit, ...]
    initials: str
    surname: Unit


@lru_cache(maxsize=16384)
def shape_of(name: Name) -> Shape:
    """Tell the parts of a person's name.

    >>> from quotes.names.parse import read_name
    >>> shape_of(read_name("J. K. van den Berg"))
    Shape(given='j', middles=(), initials='k', surname=Unit(core='berg', particles=('van', 'den')))
    """
    units = _units(name.words)
    if len(units) == 1:
        return Shape("", (), name.initials, units[0])
    given, initials = units[0].core, name.initials
    if name.lettered or (len(given) <= _MOST_LETTERS and not _VOWELS & set(given)):
        given, initials = given[0], given[1:] + initials
    return Shape(given, tuple(units[1:-1]), initials, units[-1])


def _units(words: Sequence[str]) -> list[Unit]:
    lexicon = load_lexicon()
    particles = lexicon.words["particles"] | lexicon.words["prefixes"]
    units: list[Unit] = []
    before: list[str] = []
    for at, word in enumerate(words):
        is_given = at == 0 and word in lexicon.women  # Al, Ben, Van, Del
        if word in particles and at < len(words) - 1 and not is_given:
            before.append(_ALIKE.get(word, word))
        else:
            units.append(Unit(_spell_out(word), tuple(before)))
            before = []
    return units


def _spell_out(word: str) -> str:
    """Write "Mc" as "Mac"."""
    return f"mac{word[2:]}" if word.startswith("mc") and len(word) > len("mcx") else word
