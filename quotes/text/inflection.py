"""English inflection: the forms of the verbs and nouns in the package's lists and messages."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class _Spelling:
    """What no rule tells.

    Attributes:
        irregular: The past forms of a verb, and others that differ.
        doubled: Verbs of more than one syllable that double their last letter.
    """

    irregular: Mapping[str, Sequence[str]]
    doubled: frozenset[str]


def verb_forms(verb: str) -> Iterator[str]:
    """Give a verb's forms; the past ones as listed, if they are irregular.

    >>> list(verb_forms("say")), list(verb_forms("admit"))
    (['say', 'says', 'saying', 'said'], ['admit', 'admits', 'admitting', 'admitted'])
    """
    spelling = _load_spelling()
    yield verb
    yield _with_s(verb)
    stem = verb + verb[-1] if verb in spelling.doubled or _is_short(verb) else verb
    if verb.endswith("ie"):
        yield f"{verb[:-2]}ying"
    elif verb.endswith("e") and verb[-2] not in "eoy":
        yield f"{verb[:-1]}ing"
    else:
        yield f"{stem}ing"
    if verb in spelling.irregular:
        yield from spelling.irregular[verb]
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        yield f"{verb[:-1]}ied"
    else:
        yield f"{stem}d" if verb.endswith("e") else f"{stem}ed"


def with_plurals(nouns: Iterable[str]) -> Iterator[str]:
    """Give each noun and its plural."""
    for noun in nouns:
        yield noun
        yield _with_s(noun)


def in_number(noun: str, count: float) -> str:
    """Return a noun as it stands behind a number: the plural unless that is one.

    >>> in_number("column", 1), in_number("family", 0)
    ('column', 'families')
    """
    return noun if count == 1 else _with_s(noun)


def count_of(count: int, noun: str) -> str:
    """Return a number with its noun, as people read it.

    >>> count_of(1, "decision"), count_of(1261, "word")
    ('1 decision', '1,261 words')
    """
    return f"{count:,} {in_number(noun, count)}"


def _is_short(verb: str) -> bool:
    """Return True if a verb has one vowel and one consonant behind it, as "plan" has."""
    return (
        len(verb) > 2
        and verb[-1] not in f"{_VOWELS}wxy"
        and verb[-2] in _VOWELS
        and not set(verb[:-2]) & set(f"{_VOWELS}y")
    )


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{word}s"


@cache
def _load_spelling() -> _Spelling:
    path = files("quotes") / "data" / "text" / "verbs.en.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Spelling(table["irregular"], frozenset(table["spelling"]["doubled"]))
