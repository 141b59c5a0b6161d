"""Roles: what an article calls somebody before or behind the name, as "the mayor, Ann Hart"."""

import re

from quotes.attribute.entities.entity import Entity
from quotes.attribute.mentions.detect import NameKind
from quotes.names.lexicon import Lexicon

# How far before a name its role is looked for: in characters, and in words.
_REACH, _WORDS = 40, 3
# "…, the mayor of Kyiv": the role is what stands before "of".
_BEHIND = re.compile(
    r",[ ](?:the|a|an|who is|who was)[ ]((?:(?!of\b|in\b|for\b|who\b|and\b)[^\s,.;:]+[ ]?){1,6})"
)


def add_roles(text: str, entity: Entity, lexicon: Lexicon) -> None:
    """Note the roles beside an entity's names; whoever holds one under a full name is a person."""
    if entity.kind is NameKind.ORGANISATION:
        return
    for mention in entity.mentions:
        entity.roles.update(_roles_before(text, mention.span.start, lexicon))
        entity.roles.update(_roles_behind(text, mention.span.end, lexicon))
    if entity.roles - lexicon.words["modifiers"] and " " in entity.name and not entity.thing:
        entity.kind = NameKind.PERSON


def _roles_before(text: str, start: int, lexicon: Lexicon) -> set[str]:
    """Return the roles of "the former mayor, Ann Hart" before a name."""
    words = text[max(0, start - _REACH) : start].replace("-", " ").split()
    roles: set[str] = set()
    for distance, word in enumerate(reversed(words[-_WORDS:])):
        norm = word.rstrip(",").lower()
        if lexicon.has("modifiers", norm) or (distance == 0 and lexicon.has("roles", norm)):
            roles.add(norm)
        if roles and lexicon.has("of_parties", norm):
            roles.add(norm)
        if not word.islower():
            break
    return roles


def _roles_behind(text: str, end: int, lexicon: Lexicon) -> set[str]:
    """Return the roles of ", the mayor of Porto" behind a name."""
    found = _BEHIND.match(text, end)
    if found is None:
        return set()
    words = re.findall(r"\w+", found[1].lower())
    roles = {word for word in words if lexicon.has("roles", word)}
    roles |= {word for word in words if roles and lexicon.has("modifiers", word)}
    if text.startswith("of ", found.end()):
        roles -= lexicon.words["offices_of_state"]
    return roles
