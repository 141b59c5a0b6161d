"""What an article tells of a speaker beside the name: kind, gender, roles, seats."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from quotes.attribute.entities.entity import Entity, is_person
from quotes.attribute.mentions.detect import NameKind
from quotes.types import Profile, SpeakerKind

# "Steve King, R-Iowa", "King (R-Iowa)", "Susan Collins, Republican of Maine".
_SEAT = re.compile(
    r"[ ]?[,(][ ]?\(?(?:(?P<party>[RDI])-|(?:a )?(?P<word>Republican|Democrat|Independent)"
    r" (?:of|from) )(?P<state>(?:[A-Z]\.){2}|[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)"
)


def build_profile(text: str, name: str, entity: Entity | None) -> Profile:
    """Gather what an article tells of somebody.

    Args:
        text: The article's text, with markup masked.
        name: The fullest name that it gives.
        entity: The entity of its clusters who bears the name; None for a name that was made up of
            others, as that of a campaign is.
    """
    if entity is None:
        return Profile(name, SpeakerKind.ORGANISATION)
    return Profile(
        name=name,
        kind=_kind(entity),
        gender=entity.gender,
        roles=tuple(sorted(entity.roles)),
        seats=tuple(sorted(set(find_seats(text, (one.span.end for one in entity.mentions))))),
    )


def find_seats(text: str, ends: Iterable[int]) -> list[str]:
    """Return the party and state that stand behind names, as "R-IA".

    Args:
        text: The article's text.
        ends: Where names end.
    """
    seats = []
    for end in ends:
        found = _SEAT.match(text, end)
        code = _states().get(found["state"].replace(".", "").lower()) if found else None
        if found and code:
            seats.append(f"{found['party'] or found['word'][0]}-{code}")
    return seats


def _kind(entity: Entity) -> SpeakerKind:
    if entity.kind is NameKind.ORGANISATION:
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON if is_person(entity) else SpeakerKind.OTHER


@cache
def _states() -> dict[str, str]:
    """Return the code of each state by how news styles write it."""
    place = files("quotes") / "data" / "names" / "states.en.toml"
    states: dict[str, list[str]] = tomllib.loads(place.read_text(encoding="utf-8"))
    return {name: code for code, names in states.items() for name in names}
