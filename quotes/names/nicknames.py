"""First names that stand for others."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nicknames import NickNamer


@dataclass(frozen=True, slots=True)
class Forenames:
    """First names that one person may go by, of quotes/data/names/forenames.toml.

    Attributes:
        full: Short form -> the names that it is short for.
        short: Name -> its short forms.
        spelt: Name -> what all spellings of it are listed under.
    """

    full: Mapping[str, frozenset[str]]
    short: Mapping[str, frozenset[str]]
    spelt: Mapping[str, str]

    def knows(self, name: str) -> bool:
        """Return True if the lists say what a name is, or is short for."""
        return name in self.full or name in self.short


def is_spelling(a: str, b: str) -> bool:
    """Return True if two first names are spellings of one: "mohammed" and "muhammad"."""
    spelt = load_forenames().spelt
    return a in spelt and spelt[a] == spelt.get(b)


def short_for(a: str, b: str) -> tuple[str, str] | None:
    """Return the short form and the name in full, if one first name is short for the other.

    Not every pair of the nicknames table: that has Bill for Robert as well.

    >>> short_for("william", "bill"), short_for("bill", "robert")
    (('bill', 'william'), None)
    """
    for short, full in ((a, b), (b, a)):
        if full in _full_forms(short):
            return short, full
    return None


def may_share(a: str, b: str) -> bool:
    """Return True if two first names may stand for one, though it is not common.

    Those are two short forms of one name (Liz and Beth), and pairs of the nicknames table in
    which our own lists don't know both.
    """
    if _full_forms(a) & _full_forms(b):
        return True
    known = load_forenames()
    return not (known.knows(a) and known.knows(b)) and b in _of_table(a)


@cache
def nicknames_of(given: str) -> frozenset[str]:
    """Return the first names that one stands for, or that stand for it: "william" for "bill"."""
    known = load_forenames()
    listed = _full_forms(given) | known.short.get(given, frozenset())
    spelt = {name for name, key in known.spelt.items() if key == known.spelt.get(given)}
    others = {name for name in _of_table(given) if not (known.knows(given) and known.knows(name))}
    return frozenset(listed | spelt | others) - {given}


@cache
def load_forenames() -> Forenames:
    """Read the lists that come with the package."""
    text = files("quotes").joinpath("data", "names", "forenames.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    full: dict[str, set[str]] = defaultdict(set)
    for name, forms in lists["short"].items():
        for form in forms:
            full[form].add(name)
    return Forenames(
        full={name: frozenset(names) for name, names in full.items()},
        short={name: frozenset(forms) for name, forms in lists["short"].items()},
        spelt={name: names[0] for names in lists["spelt"]["same"] for name in names},
    )


def _full_forms(short: str) -> frozenset[str]:
    """Return the names that one is short for, in every spelling."""
    known = load_forenames()
    named = known.full.get(short, frozenset())
    keys = {known.spelt[name] for name in named if name in known.spelt}
    if not keys:
        return named  # most names: looking through the table for each pair would be slow
    return named | {name for name, key in known.spelt.items() if key in keys}


@cache
def _of_table(given: str) -> frozenset[str]:
    """Return the names that the table of the package `nicknames` links with one, either way.

    It is that of github.com/carltonnorthern/nicknames, compiled by hand (Apache-2.0).
    """
    names = _namer()
    return frozenset(names.canonicals_of(given) | names.nicknames_of(given)) - {given}


@cache
def _namer() -> "NickNamer":
    from nicknames import NickNamer  # noqa: PLC0415 - reads its table when it is made

    return NickNamer()
