"""Coreference clusters: mentions grouped by whom they name, with the fullest name of each."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import OSA

from quotes.attribute.entities.disambiguation import disambiguate, is_relation
from quotes.attribute.entities.entity import Entity, is_person
from quotes.attribute.entities.gender import (
    gender_of_first_name,
    gender_of_pronouns,
    gender_of_titles,
)
from quotes.attribute.entities.roles import add_roles
from quotes.attribute.mentions.capitalised_runs import is_plain
from quotes.attribute.mentions.detect import Mention, NameKind
from quotes.names.answers import Answer
from quotes.names.compare import compare_parsed
from quotes.names.lexicon import Lexicon
from quotes.names.parse import Name, consonants, fold, read_name
from quotes.names.suffixes import is_suffix
from quotes.text.annotated import AnnotatedText
from quotes.text.rarity import is_known, is_name
from quotes.types import Gender

# More bearers of one name, or more surnames with one initial, than any article tells of: what goes
# beyond is a list of names, and comparing each with each would cost its square.
_MOST = 40
# Spellings of one name have the same consonants, or no more slips than these.
_MOST_SLIPS = 2
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


def cluster_mentions(
    annotated: AnnotatedText, mentions: Sequence[Mention], lexicon: Lexicon
) -> Clusters:
    """Group mentions by whom they name.

    Full names come first: the same name, or the same first name (or initial) and surname, is one
    entity. A single word is then the entity of that surname or first name, if there is one only,
    or one that the title fits, or one that the article names far more often.
    """
    clustering = _Clustering(annotated, lexicon)
    clustering.add_full_names(mentions)
    short = [mention for mention in mentions if len(mention.words) == 1]
    clustering.add_short_names(short)
    left = [mention for mention in short if clustering.of_mention[mention] is None]
    clustering.add_other_words(left, mentions)
    return clustering.finish()


class _Known(NamedTuple):
    """An entity named in full, as other names are compared with it."""

    entity: Entity
    words: list[str]
    name: Name


class _Surname(NamedTuple):
    """A surname of people named in full, as words that may misspell it are compared with it."""

    word: str
    name: Name
    consonants: str
    entities: list[Entity]


class _Clustering:
    """The entities of an article as far as its mentions have been looked at."""

    def __init__(self, annotated: AnnotatedText, lexicon: Lexicon) -> None:
        self.of_mention: dict[Mention, Entity | None] = {}
        self._annotated = annotated
        self._lexicon = lexicon
        self._entities: list[Entity] = []
        self._ambiguous: set[Mention] = set()
        self._by_surname: dict[str, list[Entity]] = defaultdict(list)
        self._by_first: dict[str, list[Entity]] = defaultdict(list)

    def add_full_names(self, mentions: Iterable[Mention]) -> None:
        """Make entities of the names of several words, the longest first."""
        by_name: dict[str, Entity] = {}
        by_sound: dict[str, list[_Known]] = defaultdict(list)
        for mention in sorted(mentions, key=lambda one: (-len(one.words), one.span)):
            if len(mention.words) == 1:
                break
            key = mention.name.lower()
            entity = by_name.get(key) or _find_fuller(mention, by_sound, self._lexicon)
            if entity is None:
                entity = self._begin(mention)
                if len(self._by_surname[entity.surname]) < _MOST:
                    self._by_surname[entity.surname].append(entity)
                    known = _Known(
                        entity, _without_suffix(entity.name.split()), read_name(entity.name)
                    )
                    by_sound[consonants(fold(entity.surname))].append(known)
            by_name[key] = entity
            self._add(entity, mention)
        for entity in self._entities:
            self._introduce(entity)

    def add_short_names(self, mentions: Iterable[Mention]) -> None:
        """Lead names of one word to the people named in full."""
        for mention in mentions:
            candidates = self._find_candidates(mention)
            if len(candidates) > 1:
                self._ambiguous.add(mention)
                candidates = disambiguate(self._annotated.sentences, mention, candidates)
            self.of_mention[mention] = None
            if len(candidates) == 1:
                self._add(candidates[0], mention)

    def add_other_words(self, left: Sequence[Mention], mentions: Iterable[Mention]) -> None:
        """Lead other names of one word to whom they abbreviate or misspell, or make entities.

        Args:
            left: Those names, in text order.
            mentions: All mentions of the article.
        """
        single: dict[str, Entity] = {}
        within = {mention.words[0] for mention in mentions if not mention.opens}
        explained = self._explain({mention.words[0] for mention in left})
        for mention in left:
            word = mention.words[0]
            entity = explained[word]
            if entity is None:
                opening = word not in within and self._has_capital_of_opening(mention)
                if opening or self._find_bearers(word.lower()):
                    continue  # of several people who have the name nobody can tell which is meant
                entity = single.get(word) or self._begin(mention)
                single[word] = entity
            self._add(entity, mention)

    def _explain(self, words: Iterable[str]) -> dict[str, Entity | None]:
        """Return for words the body of which they are the initials, or whose name they misspell."""
        by_initials = _index_by_initials(self._entities)
        by_letter = _index_by_letter(self._by_surname)
        explained: dict[str, Entity | None] = {}
        for word in words:
            body = by_initials.get(word.replace(".", "")) if word.isupper() else None
            shared = self._find_bearers(word.lower())
            surnames = () if shared else by_letter.get(word[0].lower(), ())
            explained[word] = body or _find_misspelt(word, surnames, self._lexicon)
        return explained

    def finish(self) -> Clusters:
        """Add what the article tells of each entity, now that all its mentions are known."""
        for entity in self._entities:
            entity.mentions.sort(key=lambda one: one.span)
            add_roles(self._annotated.text, entity, self._lexicon)
            entity.gender = _find_gender(entity, self._lexicon)
        _add_gender_of_pronouns(self._annotated.text, self._entities)
        return Clusters(tuple(self._entities), self.of_mention, frozenset(self._ambiguous))

    def _begin(self, mention: Mention) -> Entity:
        thing = len(mention.words) > 1 and _is_thing(mention, self._lexicon)
        self._entities.append(Entity(_display(mention), mention.kind, thing))
        return self._entities[-1]

    def _add(self, entity: Entity, mention: Mention) -> None:
        entity.add(mention)
        self.of_mention[mention] = entity

    def _introduce(self, entity: Entity) -> None:
        """Note where an entity is named in full, once all its full names are known."""
        entity.full = sorted(mention.span.start for mention in entity.mentions)
        text = self._annotated.text
        entity.introduced = [at for at in entity.full if not is_relation(text, at)]
        entity.gender = _find_gender(entity, self._lexicon)
        of_first_name = self._by_first[entity.name.lower().split()[0]]
        if len(of_first_name) < _MOST:
            of_first_name.append(entity)

    def _find_candidates(self, mention: Mention) -> list[Entity]:
        """Find whom a name of one word may stand for, among those named in full."""
        word = mention.words[0].lower()
        bearers = self._find_bearers(word)
        if bearers or mention.titles:
            return [one for one in bearers if _fits(one, mention, self._lexicon)]
        people = [one for one in self._by_first.get(word, ()) if one.kind is NameKind.PERSON]
        return people if len(people) == 1 else []

    def _find_bearers(self, surname: str) -> list[Entity]:
        """Find the people named in full who have a surname."""
        entities = self._by_surname.get(surname, ())
        return [one for one in entities if _may_be_person(one, self._lexicon)]

    def _has_capital_of_opening(self, mention: Mention) -> bool:
        """Return True if a word may have its capital from a sentence's opening alone."""
        known = _is_known(mention.words[0], self._lexicon)
        return mention.opens and not mention.titles and not known


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


def _find_fuller(
    mention: Mention, by_sound: Mapping[str, list[_Known]], lexicon: Lexicon
) -> Entity | None:
    """Find a fuller form of a full name, or another spelling of it.

    "Donald Trump" is Donald J. Trump, and "Suu Kyi" the only one whose name ends so.
    """
    words = _without_suffix(mention.words)
    if mention.kind is NameKind.ORGANISATION or len(words) < 2:
        return None
    name = read_name(mention.name)
    ending = []
    for known in by_sound.get(consonants(fold(words[-1])), ()):
        if len(known.words) > len(words) and known.words[-len(words) :] == words:
            ending += [known.entity] if _may_end_so(known.entity, lexicon) else []
        elif known.entity.kind is not NameKind.ORGANISATION and _are_one(name, known.name):
            return known.entity
    surnames = words[0] not in lexicon.women and not lexicon.has("directions", words[0])
    return ending[0] if surnames and len(ending) == 1 else None


def _without_suffix(words: Sequence[str]) -> list[str]:
    return [word.lower().rstrip(".") for word in words if not is_suffix(word)]


def _are_one(name: Name, known: Name) -> bool:
    """Return True if two names, given without titles, are one person's or one is a short form."""
    return compare_parsed(name, known).answer in {Answer.SAME, Answer.COMPATIBLE}


def _may_end_so(entity: Entity, lexicon: Lexicon) -> bool:
    """Return True if a name begins as a person's does, unlike "Moment Kofi Annan"."""
    first = entity.name.split()[0].lower()
    known = first in lexicon.women or not is_known(first)
    return entity.kind is NameKind.PERSON or (entity.kind is NameKind.OTHER and known)


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


def _find_misspelt(word: str, surnames: Iterable[_Surname], lexicon: Lexicon) -> Entity | None:
    """Return who is meant by a surname that is spelt almost like the only one like it."""
    if "." in word or is_known(word.lower()):
        return None  # the U.N. is no slip for Un, nor Martin for Martyn
    slip = _Surname(word.lower(), read_name(word), consonants(fold(word)), [])
    near = [entity for known in surnames if _is_misspelt(slip, known) for entity in known.entities]
    return near[0] if len(near) == 1 and _may_be_person(near[0], lexicon) else None


def _is_misspelt(slip: _Surname, known: _Surname) -> bool:
    """Return True if a word may be a surname that is spelt otherwise; more than its plural."""
    if slip.word.rstrip("s") == known.word.rstrip("s"):
        return False
    slips = OSA.distance(slip.word, known.word, score_cutoff=_MOST_SLIPS)
    if slips > _MOST_SLIPS and slip.consonants != known.consonants:
        return False  # comparing them as names takes far longer
    return compare_parsed(slip.name, known.name).answer is not Answer.DIFFERENT


def _index_by_letter(by_surname: Mapping[str, list[Entity]]) -> dict[str, list[_Surname]]:
    """Return the surnames by the letter that they begin with."""
    index: dict[str, list[_Surname]] = defaultdict(list)
    for word, entities in by_surname.items():
        if len(index[word[0]]) < _MOST:
            surname = _Surname(word, read_name(word), consonants(fold(word)), entities)
            index[word[0]].append(surname)
    return index


def _index_by_initials(entities: Iterable[Entity]) -> dict[str, Entity]:
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


def _find_gender(entity: Entity, lexicon: Lexicon) -> Gender:
    """Return the gender that a title or the first name tells."""
    for mention in entity.mentions:
        gender = gender_of_titles(mention.titles, lexicon)
        if gender is not Gender.UNKNOWN:
            return gender
    return gender_of_first_name(entity.name, lexicon)


def _add_gender_of_pronouns(text: str, entities: Iterable[Entity]) -> None:
    """Find the gender of those of whom neither title nor first name tells it."""
    people = [one for one in entities if is_person(one)]
    ends = _find_next_others(people, len(text))
    for entity in people:
        if entity.gender is Gender.UNKNOWN:
            behind = [(mention.span.end, ends[mention]) for mention in entity.mentions]
            entity.gender = gender_of_pronouns(text, behind)


def _find_next_others(people: Iterable[Entity], end: int) -> dict[Mention, int]:
    """Return where the next person is named behind each mention; the text's end if nobody is."""
    named = sorted(
        ((mention, entity) for entity in people for mention in entity.mentions),
        key=lambda pair: pair[0].own,
        reverse=True,
    )
    found: dict[Mention, int] = {}
    following: Entity | None = None
    start = beyond = end  # of the next mention, and of the next that is of another than that
    for mention, entity in named:
        if entity is not following:
            beyond, following = start, entity
        found[mention] = beyond
        start = mention.own
    return found
