"""What articles tell of a speaker, and when two of one name can't be one person."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from quotes.names.answers import Answer
from quotes.names.parse import Name, read_name
from quotes.types import Gender, Profile, SpeakerKind


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of somebody, from one article or from many.

    Attributes:
        name: The name, taken apart.
        kind: Person, organisation or other.
        gender: Unknown where nothing tells or articles differ.
        roles: Titles and roles, in lower case.
        seats: Parties and states, as "R-IA".
    """

    name: Name
    kind: SpeakerKind = SpeakerKind.OTHER
    gender: Gender = Gender.UNKNOWN
    roles: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the roles are of: politics, sport and so on."""
        table = _table()["fields"]
        return frozenset(field for field, words in table.items() if self.roles & set(words))

    @property
    def states(self) -> frozenset[str]:
        """The states of the seats."""
        return frozenset(seat.partition("-")[2] for seat in self.seats)


def traits_of(profile: Profile) -> Traits:
    """Return what one article tells, in the form that is compared."""
    return Traits(
        name=read_name(profile.name),
        kind=profile.kind,
        gender=profile.gender,
        roles=frozenset(profile.roles),
        seats=frozenset(profile.seats),
    )


def join(several: Iterable[Traits]) -> Traits:
    """Return what several articles tell of one speaker, whose name is the first one's.

    The initials are those of whichever article gives most of them.
    """
    known = list(several)
    initials = max((one.name.initials for one in known), key=lambda some: (len(some), some))
    kinds = [one.kind for one in known if one.kind is not SpeakerKind.OTHER]
    return Traits(
        name=replace(known[0].name, initials=initials),
        kind=kinds[0] if kinds else SpeakerKind.OTHER,
        gender=only_gender(one.gender for one in known),
        roles=frozenset().union(*(one.roles for one in known)),
        seats=frozenset().union(*(one.seats for one in known)),
    )


def only_gender(told: Iterable[Gender]) -> Gender:
    """Return the gender that all who tell one tell; unknown where they differ or nobody does."""
    known = set(told) - {Gender.UNKNOWN}
    return known.pop() if len(known) == 1 else Gender.UNKNOWN


def contradiction(a: Traits, b: Traits) -> str | None:
    """Say what speaks against two of one name being one person; None where nothing does."""
    from quotes.names.compare import compare_parsed  # noqa: PLC0415 - not needed by queries

    names = compare_parsed(a.name, b.name)
    if names.answer is Answer.DIFFERENT:
        return names.reasons[0]
    if a.states and b.states and not a.states & b.states:
        return f"{' and '.join(sorted(a.seats))}, but {' and '.join(sorted(b.seats))}"
    if a.fields and b.fields and not _go_together(a.fields, b.fields):
        return f"{' and '.join(sorted(a.fields))}, but {' and '.join(sorted(b.fields))}"
    return None


def needs_more_than_its_name(traits: Traits) -> bool:
    """Return True if a name alone does not tell who it is: a surname or a first name without more.

    A body or place that goes by one word is known by it.
    """
    if traits.name.is_full or traits.kind is SpeakerKind.ORGANISATION:
        return False
    if traits.kind is SpeakerKind.PERSON:
        return True
    bodies = _table()["bodies"]
    word = traits.name.surname
    return word not in bodies["names"] and word not in bodies["places"]


def office_of(traits: Traits) -> str | None:
    """Return the office that one person at a time holds and that the roles give, if they do."""
    from quotes.names.lexicon import load_lexicon  # noqa: PLC0415 - not needed by queries

    if traits.roles & (load_lexicon().words["modifiers"] - {"vice"}):
        return None
    offices: dict[str, list[str]] = _table()["offices"]
    for office, words in offices.items():
        if traits.roles >= set(words):
            return office
    return None


def _go_together(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    if ours & theirs:
        return True
    pairs = [set(pair) for pair in _table()["together"]["pairs"]]
    return any({one, other} in pairs for one in ours for other in theirs)


@cache
def _table() -> dict[str, Any]:
    place = files("quotes") / "data" / "speakers" / "en.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))
