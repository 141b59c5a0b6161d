"""Entities: those whom an article names, each with all its mentions."""

from dataclasses import dataclass, field

from quotes.attribute.mentions.detect import Mention, NameKind
from quotes.names.suffixes import is_suffix
from quotes.types import Gender


@dataclass(slots=True, eq=False)  # compared by identity: a key
class Entity:
    """Somebody whom the article names.

    Attributes:
        name: The fullest name that the article gives.
        kind: Person, organisation or other.
        thing: Whether the words of the name are none of a person's, as in "National Guard".
        mentions: Where it is named; in text order once the article's clusters are complete.
        gender: Told from titles, first name and pronouns.
        roles: Titles and roles that stand beside the name, in lower case.
        full: Where names of several words start, in text order.
        introduced: Those of them that are more than somebody's relation ("the brother of …").
        short: Where names of one word start that fall to one who is named in full, in text order.
        first_names: How many of the short ones are the first name.
        comes_back: Whether it is also named by the end of its name, or by one word of it.
    """

    name: str
    kind: NameKind
    thing: bool = False
    mentions: list[Mention] = field(default_factory=list)
    gender: Gender = Gender.UNKNOWN
    roles: set[str] = field(default_factory=set)
    full: list[int] = field(default_factory=list)
    introduced: list[int] = field(default_factory=list)
    short: list[int] = field(default_factory=list)
    first_names: int = 0
    comes_back: bool = False

    def add(self, mention: Mention) -> None:
        """Take in a mention, with what its titles and its form tell."""
        self.mentions.append(mention)
        self.roles.update(mention.titles)
        if mention.kind is NameKind.PERSON and self.kind is NameKind.OTHER:
            self.kind = NameKind.PERSON
        words = self.name.split()
        count = len(mention.words)
        if count == 1:
            self.short.append(mention.span.start)
            self.first_names += mention.words[0].lower() == words[0].lower()
            self.comes_back |= not mention.name.isupper()
        elif count < len(words):
            self.comes_back |= mention.words == tuple(words[-count:])

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
    return " " in entity.name and entity.comes_back
