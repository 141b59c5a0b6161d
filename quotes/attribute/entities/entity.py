"""Entities: those whom an article names, each with all its mentions."""

from bisect import bisect_left
from dataclasses import dataclass, field

from quotes.attribute.mentions.detect import Mention, NameKind
from quotes.names.suffixes import is_suffix
from quotes.types import Gender


@dataclass(slots=True, eq=False)  # told apart by identity: a key
class Entity:
    """Somebody whom the article names.

    Attributes:
        name: The fullest name that the article gives.
        kind: Person, organisation or other.
        thing: Whether the words of the name are none of a person's, as in "National Guard".
        mentions: Where it is named, in text order.
        gender: Told from titles, first name and pronouns.
        roles: Titles and roles that stand beside the name, in lower case.
        full: Where names of several words start, in text order.
        introduced: Those of them that are more than somebody's relation ("the brother of …").
    """

    name: str
    kind: NameKind
    thing: bool = False
    mentions: list[Mention] = field(default_factory=list)
    gender: Gender = Gender.UNKNOWN
    roles: set[str] = field(default_factory=set)
    full: list[int] = field(default_factory=list)
    introduced: list[int] = field(default_factory=list)

    def is_named_in_full(self, start: int, end: int) -> bool:
        """Return True if a name of several words stands between two offsets."""
        return bisect_left(self.full, start) < bisect_left(self.full, end)

    @property
    def surname(self) -> str:
        """The last word of the name, in lower case, without a suffix such as "Jr."."""
        words = [word for word in self.name.lower().split() if not is_suffix(word)]
        return words[-1] if words else self.name.lower()


def is_person(entity: Entity) -> bool:
    """Return True if an entity is a person, as far as the article tells.

    A full name that comes back as its end or first word is a person's, unless its words are a
    thing's: cities and firms keep theirs, or have initials.
    """
    if entity.kind is not NameKind.OTHER or entity.thing:
        return entity.kind is NameKind.PERSON
    words = tuple(entity.name.split())
    ends = {words[at:] for at in range(1, len(words))}
    return len(words) > 1 and any(
        one.words in ends or (len(one.words) == 1 and not one.name.isupper())
        for one in entity.mentions
    )
