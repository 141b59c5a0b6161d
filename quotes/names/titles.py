"""What stands before and behind a name without belonging to it."""

from collections.abc import Sequence
from typing import NamedTuple

from quotes.names.lexicon import Lexicon, load_lexicon
from quotes.names.parse import fold
from quotes.names.suffixes import split_suffix
from quotes.types import Gender

# Words before which a surname and a comma may stand: "Bexley, Robert James".
_LONGEST_GIVEN = 3
_WRITTEN = ("written_titles", "written_titles_man", "written_titles_woman")
_MEN = ("titles_man", "written_titles_man")
_WOMEN = ("titles_woman", "written_titles_woman")


class Titled(NamedTuple):
    """A name with what was written before it.

    Attributes:
        name: Without titles and degrees; a name of titles alone keeps its last word.
        titles: In lower case and plain letters.
        gender: What the titles say.
    """

    name: str
    titles: tuple[str, ...] = ()
    gender: Gender = Gender.UNKNOWN

    @property
    def is_nameless(self) -> bool:
        """Whether it is a form of address alone, as "Mr"."""
        return load_lexicon().has("honorifics", self.name)


def split_titles(name: str) -> Titled:
    """Part a name from its titles, from the degrees behind it, and turn "Hart, Ann" around.

    >>> split_titles("Former Sen. Ann Hart, MD")
    Titled(name='Ann Hart', titles=('former', 'sen'), gender=<Gender.UNKNOWN: 'unknown'>)
    """
    lexicon = load_lexicon()
    words = _turn_around([part.split() for part in name.split(",")], lexicon)
    at = 0
    while at < len(words) - 1 and _is_before(words[at:], lexicon):
        at += 1
    if len(words) - at > 2 and lexicon.has("degrees", words[-1].replace(".", "")):
        words.pop()
    titles = tuple(fold(word) for word in words[:at])
    return Titled(" ".join(words[at:]), titles, _gender(titles, lexicon))


def _turn_around(parts: Sequence[list[str]], lexicon: Lexicon) -> list[str]:
    """Return the words of a name that commas part: "Lee, Bo, Jr." as those of "Bo Lee Jr."."""
    told = [part for part in parts if part and not _is_degree(part, lexicon)]
    suffixes = [part for part in told[1:] if _is_suffix(part)]
    names = [part for part in told if part not in suffixes]
    if len(names) == 2 and len(names[1]) <= _LONGEST_GIVEN:
        names.reverse()
    return [word for part in (*names, *suffixes) for word in part]


def _is_suffix(words: Sequence[str]) -> bool:
    return len(split_suffix(["", *words])[0]) == 1


def _is_degree(words: Sequence[str], lexicon: Lexicon) -> bool:
    return all(lexicon.has("degrees", word.replace(".", "")) for word in words)


def _is_before(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Return True if the first of some words is a title, or says more of one that follows."""
    word = words[0]
    if lexicon.is_title(word) or any(lexicon.has(kind, fold(word)) for kind in _WRITTEN):
        return True
    return lexicon.has("adjectives", word) and len(words) > 2 and _is_before(words[1:], lexicon)


def _gender(titles: Sequence[str], lexicon: Lexicon) -> Gender:
    man = any(lexicon.has(kind, title) for kind in _MEN for title in titles)
    woman = any(lexicon.has(kind, title) for kind in _WOMEN for title in titles)
    if man == woman:
        return Gender.UNKNOWN
    return Gender.FEMALE if woman else Gender.MALE
