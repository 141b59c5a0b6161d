"""Coreference clusters: mentions grouped by whom they name, with the fullest name of each."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quotes.attribute.entities.disambiguation import disambiguate, is_relation
from quotes.attribute.entities.entity import Entity, is_person
from quotes.attribute.entities.gender import (
    gender_of_first_name,
    gender_of_pronouns,
    gender_of_titles,
)
from quotes.attribute.mentions.capitalised_runs import is_plain
from quotes.attribute.mentions.detect import Mention, NameKind
from quotes.names.compare import Answer, compare_parsed
from quotes.names.lexicon import Lexicon
from quotes.names.parse import consonants, fold, read_name
from quotes.names.suffixes import is_suffix
from quotes.text.rarity import is_known, is_name
from quotes.types import Gender

# More bearers of one surname than any article tells of: what goes beyond is a list of names,
# and comparing each with each would cost its square.
_MOST_NAMESAKES = 40
# "…, the mayor of Kyiv": the role is what stands before "of".
_BEHIND = re.compile(
    r",[ ](?:the|a|an|who is|who was)[ ]((?:(?!of\b|in\b|for\b|who\b|and\b)[^\s,.;:]+[ ]?){1,6})"
)
# "California-based", "Republican-led".
_COMPOUND = re.compile(r"-[a-z]+ed$")


@dataclass(frozen=True, slots=True)
class Clusters:
    """All entities of an article, and whom each mention stands for (None: it can't be told).

    ``ambiguous`` are the mentions that several people of the name might stand for.
    """

    entities: tuple[Entity, ...]
    of_mention: dict[Mention, Entity | None]
    ambiguous: frozenset[Mention] = frozenset()


def cluster_mentions(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> Clusters:
    """Group mentions by whom they name.

    Full names come first: the same name, or the same first name (or initial) and surname, is one
    entity. A single word is then the entity of that surname or first name, if there is one only,
    or one that the title fits, or one that the article names far more often.
    """
    entities: list[Entity] = []
    of_mention: dict[Mention, Entity | None] = {}
    by_surname: dict[str, list[Entity]] = defaultdict(list)
    by_first: dict[str, list[Entity]] = defaultdict(list)
    by_name: dict[str, Entity] = {}
    by_sound: dict[str, list[Entity]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda one: (-len(one.words), one.span)):
        if len(mention.words) < 2:
            continue
        key = mention.name.lower()
        entity = by_name.get(key) or _same_person(mention, by_sound, lexicon)
        if entity is None:
            entity = Entity(_display(mention), mention.kind, _is_thing(mention, lexicon))
            entities.append(entity)
            if len(by_surname[entity.surname]) < _MOST_NAMESAKES:
                by_surname[entity.surname].append(entity)
                by_sound[consonants(fold(entity.surname))].append(entity)
        by_name[key] = entity
        _add(entity, mention, of_mention)
    for entity in entities:
        entity.full = sorted(mention.span.start for mention in entity.mentions)
        entity.introduced = [at for at in entity.full if not is_relation(text, at)]
        by_first[entity.name.lower().split()[0]].append(entity)
        entity.gender = _gender(entity, lexicon)
    ambiguous = _place_words(
        text, mentions, of_mention, by_surname=by_surname, by_first=by_first, lexicon=lexicon
    )
    _add_singles(mentions, of_mention, by_surname, entities, lexicon)
    for entity in entities:
        entity.mentions.sort(key=lambda one: one.span)
        _find_roles(text, entity, lexicon)
        entity.gender = _gender(entity, lexicon)
    _ask_pronouns(text, entities)
    return Clusters(tuple(entities), of_mention, frozenset(ambiguous))


def _place_words(
    text: str,
    mentions: Iterable[Mention],
    of_mention: dict[Mention, Entity | None],
    *,
    by_surname: Mapping[str, list[Entity]],
    by_first: Mapping[str, list[Entity]],
    lexicon: Lexicon,
) -> set[Mention]:
    """Lead names of one word to the people named in full; return those told apart from others."""
    ambiguous = set()
    for mention in mentions:
        if len(mention.words) > 1:
            continue
        fitting = _figures_of_word(mention, by_surname, by_first, lexicon)
        if len(fitting) > 1:
            ambiguous.add(mention)
            fitting = disambiguate(text, mention, fitting)
        of_mention[mention] = None
        if len(fitting) == 1:
            _add(fitting[0], mention, of_mention)
    return ambiguous


def _add(entity: Entity, mention: Mention, of_mention: dict[Mention, Entity | None]) -> None:
    entity.mentions.append(mention)
    entity.roles.update(mention.titles)
    if mention.kind is NameKind.PERSON and entity.kind is NameKind.OTHER:
        entity.kind = NameKind.PERSON
    of_mention[mention] = entity


def _find_roles(text: str, entity: Entity, lexicon: Lexicon) -> None:
    """Note the roles that stand before or behind a name, as in "the mayor, Olena Hart"."""
    if entity.kind is NameKind.ORGANISATION:
        return
    for mention in entity.mentions:
        entity.roles.update(_roles_before(text, mention.span.start, lexicon))
        entity.roles.update(_roles_behind(text, mention.span.end, lexicon))
    if entity.roles - lexicon.words["modifiers"] and " " in entity.name and not entity.thing:
        entity.kind = NameKind.PERSON


def _roles_before(text: str, start: int, lexicon: Lexicon) -> set[str]:
    """Return the roles of "the former mayor, Ann Hart" before a name."""
    words = text[max(0, start - 40) : start].replace("-", " ").split()
    roles: set[str] = set()
    for distance, word in enumerate(reversed(words[-3:])):
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


def _display(mention: Mention) -> str:
    """Return a person's name in capitals as it is written elsewhere; a body's may have them."""
    shouted = mention.name.isupper() and mention.kind is not NameKind.ORGANISATION
    return mention.name.title() if shouted and " " in mention.name else mention.name


def _is_thing(mention: Mention, lexicon: Lexicon) -> bool:
    """Return True if a name ends in a plain word and begins with no first name: "Cook Report".

    A name that the news does not know may be a first name all the same: "Kimba Wood".
    """
    first = mention.words[0].lower()
    return is_plain(mention.words[-1], lexicon) and first not in lexicon.women and is_known(first)


def _same_person(
    mention: Mention, by_sound: Mapping[str, list[Entity]], lexicon: Lexicon
) -> Entity | None:
    """Find a fuller form of a full name, or another spelling of it.

    "Donald Trump" is Donald J. Trump, and "Suu Kyi" the only one whose name ends so.
    """
    words = _without_suffix(mention.words)
    if mention.kind is NameKind.ORGANISATION or len(words) < 2:
        return None
    ending = []
    for entity in by_sound.get(consonants(fold(words[-1])), ()):
        known = _without_suffix(entity.name.split())
        if len(known) > len(words) and known[-len(words) :] == words:
            ending += [entity] if _may_end_so(entity, lexicon) else []
        elif entity.kind is not NameKind.ORGANISATION and _are_one(mention.name, entity.name):
            return entity
    surnames = words[0] not in lexicon.women and not lexicon.has("directions", words[0])
    return ending[0] if surnames and len(ending) == 1 else None


def _without_suffix(words: Sequence[str]) -> list[str]:
    return [word.lower().rstrip(".") for word in words if not is_suffix(word)]


def _are_one(name: str, known: str) -> bool:
    """Return True if two names, given without titles, are one person's or one is a short form."""
    answer = compare_parsed(read_name(name), read_name(known)).answer
    return answer in {Answer.SAME, Answer.COMPATIBLE}


def _may_end_so(entity: Entity, lexicon: Lexicon) -> bool:
    """Return True if a name begins as a person's does, unlike "Moment Kofi Annan"."""
    first = entity.name.split()[0].lower()
    known = first in lexicon.women or not is_known(first)
    return entity.kind is NameKind.PERSON or (entity.kind is NameKind.OTHER and known)


def _figures_of_word(
    mention: Mention,
    by_surname: Mapping[str, list[Entity]],
    by_first: Mapping[str, list[Entity]],
    lexicon: Lexicon,
) -> list[Entity]:
    """Find for whom a name of one word may stand, among those named in full."""
    word = mention.words[0].lower()
    namesakes = [one for one in by_surname.get(word, ()) if _may_be_person(one, lexicon)]
    if not namesakes and not mention.titles:
        firsts = [one for one in by_first.get(word, ()) if one.kind is NameKind.PERSON]
        return firsts if len(firsts) == 1 else []
    return [one for one in namesakes if _fits(one, mention, lexicon)]


def _may_be_person(entity: Entity, lexicon: Lexicon) -> bool:
    """Return True if a full name may be a person's: "New Mexico" is not Mexico's."""
    if entity.kind is NameKind.ORGANISATION:
        return False
    first = entity.name.split()[0]
    if entity.kind is NameKind.PERSON:
        return True
    lists = ("directions", "countries", "adjectives")
    return not _COMPOUND.search(first) and not any(lexicon.has(one, first) for one in lists)


def _fits(entity: Entity, mention: Mention, lexicon: Lexicon) -> bool:
    gender = gender_of_titles(mention.titles, lexicon)
    return Gender.UNKNOWN in {gender, entity.gender} or gender is entity.gender


def _add_singles(
    mentions: Iterable[Mention],
    of_mention: dict[Mention, Entity | None],
    by_surname: dict[str, list[Entity]],
    entities: list[Entity],
    lexicon: Lexicon,
) -> None:
    """Make entities of one-word names that no full name explains, such as "Ukraine"."""
    single: dict[str, Entity] = {}
    inside = Counter(mention.words[0] for mention in mentions if not mention.opens)
    by_initials = _by_initials(entities)
    for mention in mentions:
        word = mention.words[0]
        if of_mention.get(mention) is not None or len(mention.words) > 1:
            continue
        if word.isupper() and (named := by_initials.get(word.replace(".", ""))):
            _add(named, mention, of_mention)
            continue
        if any(_may_be_person(one, lexicon) for one in by_surname.get(word.lower(), ())):
            continue  # several people of that name: nobody can tell which
        if (meant := _misspelt(word, by_surname, lexicon)) is not None:
            _add(meant, mention, of_mention)
            continue
        if (
            mention.opens
            and not inside[word]
            and not mention.titles
            and not _is_known(word, lexicon)
        ):
            continue  # a capital at a sentence's opening makes no name
        if word not in single:
            single[word] = Entity(word, mention.kind)
            entities.append(single[word])
        _add(single[word], mention, of_mention)


def _misspelt(word: str, by_surname: Mapping[str, list[Entity]], lexicon: Lexicon) -> Entity | None:
    """Return who is meant by a surname that is spelt almost like the only one like it."""
    if "." in word or is_known(word.lower()):
        return None  # the U.N. is no slip for Un, nor Martin for Martyn
    name = read_name(word)
    near = [
        entity
        for surname, entities in by_surname.items()
        if surname[0] == word[0].lower()
        and surname.rstrip("s") != word.lower().rstrip("s")
        and compare_parsed(name, read_name(surname)).answer is not Answer.DIFFERENT
        for entity in entities
    ]
    return near[0] if len(near) == 1 and _may_be_person(near[0], lexicon) else None


def _by_initials(entities: Iterable[Entity]) -> dict[str, Entity]:
    """Return the bodies of several words by their initials, where only one has these."""
    found: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        letters = "".join(word[0] for word in entity.name.split() if word[0].isupper())
        if len(letters) > 1 and entity.kind is not NameKind.PERSON:
            found[letters].append(entity)
    return {letters: some[0] for letters, some in found.items() if len(some) == 1}


def _is_known(word: str, lexicon: Lexicon) -> bool:
    """Return True if a word is a name wherever it stands."""
    norm = word.lower()
    return norm in lexicon.women or is_name(norm) or (word.isupper() and len(word) > 1)


def _gender(entity: Entity, lexicon: Lexicon) -> Gender:
    for mention in entity.mentions:
        gender = gender_of_titles(mention.titles, lexicon)
        if gender is not Gender.UNKNOWN:
            return gender
    return gender_of_first_name(entity.name, lexicon)


def _ask_pronouns(text: str, entities: Sequence[Entity]) -> None:
    """Tell of those whom neither title nor first name tells of."""
    people = [one for one in entities if is_person(one)]
    named = sorted((mention.own, at) for at, one in enumerate(people) for mention in one.mentions)
    for at, entity in enumerate(people):
        if entity.gender is Gender.UNKNOWN:
            others = [start for start, number in named if number != at]
            spans = [mention.span for mention in entity.mentions]
            entity.gender = gender_of_pronouns(text, spans, others)
