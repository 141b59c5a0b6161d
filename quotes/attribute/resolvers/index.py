"""What resolvers look up in an article again and again: worked out once, when first asked for."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.entities.entity import Entity, is_person
from quotes.attribute.entities.profiles import find_seats
from quotes.attribute.mentions.detect import NameKind
from quotes.attribute.resolvers.authors import Authors, find_authors
from quotes.attribute.resolvers.interviewee import find_interviewee
from quotes.types import CharSpan

# "Senator Hart of Iowa", "an Iowa senator, Ann Hart".
_PLACED = re.compile(r"\b(?:of|from|for|in)[ ][A-Z]|\b[Aa]n?[ ][A-Z]")


def introduction_for(roles: Iterable[str], owner: str) -> re.Pattern[str]:
    """Return what stands before a name in "an attorney for Ann Hart, Bo Lee"."""
    nouns = "|".join(map(re.escape, sorted(roles)))
    words = r"(?:[\w.’'-]+[ ]){0,3}"
    return re.compile(rf"\b(?:{nouns})[ ](?:for|to)[ ]{words}{re.escape(owner)},[ ]")


class ArticleIndex:
    """Look-ups in one article.

    A prominent person is named in every sentence: to ask each of these mentions for each
    description would cost the square of the article's length.
    """

    def __init__(self, article: AnnotatedArticle) -> None:
        self._article = article
        self._beside: dict[tuple[Entity, str], bool] = {}
        self._introductions: dict[Entity, tuple[str, ...]] = {}
        self._introduced: dict[tuple[frozenset[str], str], Entity | None] = {}
        self._placed: dict[Entity, bool] = {}
        self._seats: dict[Entity, frozenset[str]] = {}
        self._bodies: dict[frozenset[str], tuple[Entity, ...]] = {}

    @cached_property
    def by_name(self) -> Mapping[str, Entity]:
        """Entities by their fullest names."""
        return {entity.name: entity for entity in self._article.clusters.entities}

    @cached_property
    def authors(self) -> Authors:
        """Whose "I" the page's own words are."""
        return find_authors(self._article)

    @cached_property
    def interviewee(self) -> Entity | None:
        """Who answers the questions of an interview, if the page tells."""
        return find_interviewee(self._article)

    @cached_property
    def people_by_role(self) -> Mapping[str, Mapping[Entity, None]]:
        """People by each title and role beside their names."""
        return self._group({one: frozenset(one.roles) for one in self._people})

    @cached_property
    def people_by_party(self) -> Mapping[str, Mapping[Entity, None]]:
        """People by the letter of their party, as in "R-Iowa"."""
        return self._group(
            {one: frozenset(seat[0] for seat in self.seats(one)) for one in self._people}
        )

    def seats(self, entity: Entity) -> frozenset[str]:
        """Return the parties and states that stand behind somebody's names, as "R-IA"."""
        if entity not in self._seats:
            ends = (mention.span.end for mention in entity.mentions)
            self._seats[entity] = frozenset(find_seats(self._article.text, ends))
        return self._seats[entity]

    def stands_beside(self, entity: Entity, word: str) -> bool:
        """Return True if a word stands beside one of somebody's names."""
        key = entity, word
        if key not in self._beside:
            self._beside[key] = any(word in told for told in self._introductions_of(entity))
        return self._beside[key]

    def introduced_for(self, roles: frozenset[str], owner: str) -> Entity | None:
        """Return the only one whom the article introduces as somebody's lawyer or aide."""
        key = roles, owner
        if key not in self._introduced:
            found = {
                entity
                for place in introduction_for(roles, owner).finditer(self._article.text)
                for mention in self._article.within(CharSpan(place.end(), place.end() + 1))
                if (entity := self._article.entity(mention)) and is_person(entity)
            }
            self._introduced[key] = found.pop() if len(found) == 1 else None
        return self._introduced[key]

    def has_place(self, entity: Entity) -> bool:
        """Return True if the article tells with a name where somebody is from or in office."""
        if entity not in self._placed:
            self._placed[entity] = any(map(_PLACED.search, self._introductions_of(entity)))
        return self._placed[entity]

    def bodies_of(self, words: frozenset[str]) -> tuple[Entity, ...]:
        """Return the organisations whose names hold all of some words, given in lower case."""
        if words not in self._bodies:
            self._bodies[words] = tuple(
                one
                for one in self._article.clusters.entities
                if one.kind is NameKind.ORGANISATION and words <= set(one.name.lower().split())
            )
        return self._bodies[words]

    def is_ambiguous_between(self, start: int, end: int) -> bool:
        """Return True if a name that several people have stands between two offsets."""
        return bisect_left(self._ambiguous, start) < bisect_left(self._ambiguous, end)

    def _introductions_of(self, entity: Entity) -> tuple[str, ...]:
        """Return what the article may say of somebody around each mention."""
        if entity not in self._introductions:
            self._introductions[entity] = tuple(map(self._article.introduction, entity.mentions))
        return self._introductions[entity]

    @cached_property
    def _ambiguous(self) -> list[int]:
        clusters = self._article.clusters
        return sorted(one.own for one in clusters.ambiguous if clusters.of_mention.get(one) is None)

    @cached_property
    def _people(self) -> tuple[Entity, ...]:
        return tuple(one for one in self._article.clusters.entities if is_person(one))

    def _group(self, keys: Mapping[Entity, frozenset[str]]) -> Mapping[str, Mapping[Entity, None]]:
        """Return the entities that have each key, in order: the keys of a dictionary."""
        groups: dict[str, dict[Entity, None]] = defaultdict(dict)
        for entity, words in keys.items():
            for word in words:
                groups[word][entity] = None
        return groups
