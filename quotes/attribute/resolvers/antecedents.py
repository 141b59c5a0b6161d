"""Whom a pronoun or description may stand for, and how well each fits: a measured ranking.

Each candidate has a few features (how far back, subject or not, spoke last, how often named); a
softmax over their weighted sums gives each a probability. The weights are learnt by
training/learn_salience.py from sources whose antecedent is certain, because only one person of an
article has the pronoun's gender, with gender withheld.
"""

import json
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.entities.entity import Entity, is_person
from quotes.attribute.mentions.capitalised_runs import is_plain
from quotes.attribute.mentions.detect import Mention, NameKind, is_group
from quotes.attribute.resolvers.context import Context
from quotes.text.inflection import count_of
from quotes.text.rarity import is_known
from quotes.types import Gender

# Who was named farther back is a candidate only if nobody else spoke since.
_SENTENCES_BACK = 8
_MAX_NAME = 3
# Longer than any such stretch of prose: a list without full stops would cost its square.
_REACH = 5000
# Of the people of whom titles or first names tell it, in the US news of 2018.
_WOMEN = 0.23
# The weight of its being somebody whom the sentences before don't name: with less, the only one
# named would always be the answer. Of those who neither spoke last nor were a subject, one in five
# was wrong in articles drawn from train and the news corpus and read.
_NOBODY = 0.0
# No list of first names is without gaps.
_RAREST = 0.02
# Behind these a name is a place's or a thing's.
_PLACED = re.compile(r"\b(?:in|at|to|from|near|of|across|outside|inside|into|the|through)[ ]$")
# Words before a name by which it is no sentence's subject.
_OBLIQUE = re.compile(
    r"\b(?:of|to|for|by|with|from|against|about|on|at|in|than|over|like|and|or|that|between"
    r"|after|before|as|under|into)[ ](?:the[ ])?$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom words may stand for.

    Attributes:
        entity: Who.
        mention: Where the article named them last before.
        back: How many sentences before; 0 for the same one.
        features: What ``FEATURES`` names, in that order.
    """

    entity: Entity
    mention: Mention
    back: int
    features: tuple[float, ...]

    @property
    def is_subject(self) -> bool:
        """Whether the last mention may be its sentence's subject."""
        return bool(self.features[FEATURES.index("subject")])


class Ranked(NamedTuple):
    """A candidate with the probability that it is meant, among all candidates."""

    candidate: Candidate
    share: float


FEATURES = (
    "spoke last",
    "spoke last, in this paragraph or the one before",
    "spoke last, but somebody else was named since",
    "somebody else spoke last, and this one was named since as a subject",
    "spoke before",
    "same sentence",
    "sentence before",
    "two sentences before",
    "three or four before",
    "subject",
    "subject, sentence before",
    "log of mentions",
    "nearest",
    "same paragraph",
    "possessive",
    "in the quotation itself",
    "one word that no list knows",
)


def rank(
    article: AnnotatedArticle, candidates: Sequence[Candidate], gender: Gender
) -> list[Ranked]:
    """Return the candidates whom a gender fits with their probabilities, the likeliest first.

    An unknown gender fits everybody.

    Whether it fits somebody of whom neither is known, the share of those with the first name
    tells; without that, the share of all whom the news names.
    """
    weights = _weights()
    fitting = [
        one
        for one in candidates
        if Gender.UNKNOWN in {gender, one.entity.gender} or one.entity.gender is gender
    ]
    sums = [
        sum(map(float.__mul__, weights, one.features)) + _log_fit(article, one.entity, gender)
        for one in fitting
    ]
    most = max(sums, default=0.0)
    shares = [math.exp(one - most) for one in sums]
    total = sum(shares) + math.exp(_NOBODY - most)
    ranked = [Ranked(one, share / total) for one, share in zip(fitting, shares, strict=True)]
    return sorted(ranked, key=lambda one: -one.share)


def find_people(article: AnnotatedArticle, context: Context) -> list[Candidate]:
    """Return the people whom the reporter named before a quotation's source.

    Args:
        article: The article.
        context: What was said (whom its own words name hardly speaks it), and who spoke before.
    """
    named = _last_mentions(article, context.source.start)
    people = {
        entity: mention
        for entity, mention in named.items()
        if _may_be_meant(article, entity, mention, context)
    }
    last = context.last_speaker
    if last is not None and last not in people and is_person(last):
        before = _count_before(last, context.source.start)
        if before:
            people[last] = last.mentions[before - 1]
    nearest = max((mention.span.start for mention in people.values()), default=0)
    place = _Place(article, context, nearest)
    return [place.candidate(entity, mention) for entity, mention in people.items()]


def _may_be_meant(
    article: AnnotatedArticle, entity: Entity, mention: Mention, context: Context
) -> bool:
    """Return True if somebody named is a person, or may be one."""
    if is_person(entity) or _may_be_person(article, mention):
        return True
    return entity in context.speakers and entity.kind is NameKind.OTHER


def _count_before(entity: Entity, offset: int) -> int:
    """Count how often an entity is named before an offset."""
    return bisect_left(entity.mentions, offset, key=lambda one: one.span.start)


def _last_mentions(article: AnnotatedArticle, offset: int) -> dict[Entity, Mention]:
    """Return whom the reporter's sentences before an offset name, each with the last mention."""
    number = bisect_right(article.sentences, offset) - 1
    start = max(article.sentences[max(0, number - _SENTENCES_BACK)], offset - _REACH)
    first = bisect_left(article.unquoted, start, key=lambda one: one.span.start)
    end = bisect_left(article.unquoted, offset, key=lambda one: one.span.start)
    named: dict[Entity, Mention] = {}
    for mention in article.unquoted[first:end]:
        entity = article.entity(mention)
        if (
            entity is not None
            and not is_group(mention, article.lexicon)
            and not _is_following(entity)
        ):
            named[entity] = mention
    return named


def _is_following(entity: Entity) -> bool:
    """Return True if a name is of many ("Birchers") and no surname the news knows (Sanders)."""
    name = entity.name.lower()
    return " " not in name and name.endswith("ers") and not is_known(name)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a source stands, what came before, and where the nearest candidate is named."""

    article: AnnotatedArticle
    context: Context
    nearest: int

    def candidate(self, entity: Entity, mention: Mention) -> Candidate:
        source, sentences = self.context.source.start, self.article.sentences
        back = bisect_right(sentences, source) - bisect_right(sentences, mention.span.start)
        subject = is_subject(self.article, mention)
        is_nearest = mention.span.start == self.nearest
        features = (
            *self._features_of_speaking(entity, mention, subject=subject),
            entity in self.context.speakers,
            back == 0,
            back == 1,
            back == 2,
            back in {3, 4},
            subject,
            subject and back == 1,
            math.log(_count_before(entity, source)),
            is_nearest,
            self.article.paragraphs_between(mention.span.start, source) == 0,
            mention.possessive,
            self._is_in_quotation(entity),
            not is_person(entity) and " " not in entity.name,
        )
        return Candidate(entity, mention, back, tuple(map(float, features)))

    def _features_of_speaking(
        self, entity: Entity, mention: Mention, *, subject: bool
    ) -> tuple[bool, bool, bool, bool]:
        """Return what tells of who spoke last and who was named since."""
        place = self.context.last_place
        if place is None:
            return False, False, False, False
        last = entity is self.context.last_speaker
        near = self.article.paragraphs_between(place, self.context.source.start) < 2
        other_since = self.nearest > place and mention.span.start != self.nearest
        since = mention.span.start > place
        return last, last and near, last and other_since, not last and since and subject

    def _is_in_quotation(self, entity: Entity) -> bool:
        """Return True if the quotation's own words name an entity."""
        for part in self.context.quotation.content:
            following = entity.mentions[_count_before(entity, part.start) :][:1]
            if following and following[0].span.end <= part.end:
                return True
        return False


def is_subject(article: AnnotatedArticle, mention: Mention) -> bool:
    """Return True if a mention may be its sentence's subject, judging by the words before it."""
    start = max(0, mention.span.start - 12)
    if mention.possessive or _OBLIQUE.search(article.text, start, mention.span.start):
        return False
    opening = max(article.sentence_start(mention.span.start), mention.span.start - _REACH)
    if _PRONOUN.search(article.text, opening, mention.span.start):
        return False
    first = bisect_left(article.unquoted, opening, key=lambda one: one.span.start)
    return all(
        one.possessive or one.span.start >= mention.span.start or not _names_person(article, one)
        for one in article.unquoted[first : first + 4]
    )


def _names_person(article: AnnotatedArticle, mention: Mention) -> bool:
    entity = article.entity(mention)
    return entity is not None and is_person(entity)


def _may_be_person(article: AnnotatedArticle, mention: Mention) -> bool:
    """Return True if a name no list knows may be a person's: "Wladimir Klein took the floor"."""
    norms = [word.lower() for word in mention.words]
    return (
        mention.kind is NameKind.OTHER
        and 2 <= len(norms) <= _MAX_NAME
        and not all(is_known(norm) for norm in norms)
        and not any(
            is_plain(norm, article.lexicon) or article.lexicon.has("adjectives", norm)
            for norm in norms
        )
        and not mention.possessive
        and not _PLACED.search(article.text, max(0, mention.span.start - 12), mention.span.start)
    )


def describe(candidate: Candidate, *, spoke_last: bool, others: int) -> str:
    """Say in plain words what speaks for a candidate."""
    reasons = [
        "named in the same sentence"
        if not candidate.back
        else f"named {count_of(candidate.back, 'sentence')} back"
    ]
    if spoke_last:
        reasons.append("spoke last")
    elif candidate.is_subject:
        reasons.append("its subject")
    if others:
        reasons.append(f"{count_of(others, 'other')} would fit")
    if candidate.entity.gender is Gender.UNKNOWN:
        reasons.append("nothing tells man or woman")
    return ", ".join(reasons)


def _log_fit(article: AnnotatedArticle, entity: Entity, gender: Gender) -> float:
    if gender in {entity.gender, Gender.UNKNOWN}:
        return 0.0
    first = entity.name.lower().split()[0]
    women = article.lexicon.women.get(first, _WOMEN)
    women = min(max(women, _RAREST), 1 - _RAREST)
    return math.log(women if gender is Gender.FEMALE else 1 - women)


@cache
def _weights() -> tuple[float, ...]:
    place = files("quotes") / "data" / "speakers" / "salience.json"
    weights: dict[str, float] = json.loads(place.read_text(encoding="utf-8"))["weights"]
    return tuple(float(weights[name]) for name in FEATURES)
