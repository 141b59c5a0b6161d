"""Descriptions: whom "the senator" and "the New York businessman" stand for."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.entities.entity import Entity
from quotes.attribute.resolution import Resolution, Rule, named, unknown
from quotes.attribute.resolvers.antecedents import Candidate, describe, find_people, rank
from quotes.attribute.resolvers.context import Context
from quotes.text.vocabulary import DETERMINERS, WORD
from quotes.types import CharSpan, Gender

_PARTIES = {"republican": "R", "democrat": "D", "independent": "I"}
_OF_PARTIES = _PARTIES | {"democratic": "D"}
_OF_PLACE = re.compile(r"[ ]of[ ](?:the[ ])?([A-Z][\w-]+)")
# The article and the noun.
_BARE = 2
# Whose: "his lawyer", "Hart's strategist".
_OWNED = re.compile(r"(?:his|her|their|its|my|our|your)\b|.*[’']s?[ ]", re.IGNORECASE)
# How many characters an introduction without a name is remembered for.
_REACH = 1500
# More people than any article tells of in one role; comparing all with each description would cost
# the square of a list.
_MOST_IN_ROLE = 60
# Right answers among those of each kind, in articles of PolNeAR train and the news corpus that were
# drawn and read, and on PolNeAR dev.
_ONLY, _OWNER, _BY_PLACE = 0.93, 0.85, 0.7
# The share from which on the likeliest of several holders of a role, or of those of whom no role is
# told, is taken; and right answers among those.
_LIKELIEST = {Rule.DESCRIPTION_LIKELIEST: (0.65, 0.75), Rule.DESCRIPTION_NEAREST: (0.7, 0.7)}


@dataclass(frozen=True, slots=True)
class Description:
    """Words that describe somebody.

    Attributes:
        start: Where they stand.
        words: The words, on one line.
        noun: The last, in lower case.
        place: The name behind it, as in "the mayor of Porto"; may be empty.
        proper: The names in it, such as the state of a senator.
        modifiers: Such as "former".
        party: The letter of the party that it names, or none.
        gender: What the noun tells, as "congresswoman" does.
    """

    start: int
    words: str
    noun: str
    place: str
    proper: tuple[str, ...]
    modifiers: frozenset[str]
    party: str | None
    gender: Gender

    @property
    def is_owned(self) -> bool:
        """Whether it tells whose the person is: "his lawyer"."""
        return _OWNED.match(self.words) is not None


def is_role(noun: str) -> bool:
    """Return True if somebody may be called so after a role or a party."""
    return noun in _roles() or noun in _PARTIES


def read_description(article: AnnotatedArticle, span: CharSpan, noun: str) -> Description:
    """Read what a description tells of somebody.

    Args:
        article: The article.
        span: The words.
        noun: The last of them, in lower case.
    """
    shown = span.of(article.text)
    words = WORD.findall(shown)
    lowered = [word.lower() for word in words]
    behind = _OF_PLACE.match(article.text, span.end)
    proper = (
        word.removesuffix("’s").removesuffix("'s")
        for word in words[:-1]
        if word[0].isupper()
        and word.lower() not in DETERMINERS
        and not article.lexicon.has("adjectives", word)
    )
    return Description(
        start=span.start,
        words=shown,
        noun=noun,
        place=behind[1] if behind else "",
        proper=tuple(proper),
        modifiers=article.lexicon.words["modifiers"].intersection(lowered),
        party=next((_OF_PARTIES[word] for word in lowered if word in _OF_PARTIES), None),
        gender=_gender(noun),
    )


def resolve_description(
    article: AnnotatedArticle, description: Description, context: Context
) -> Resolution:
    """Find the person whom a description stands for.

    Those come first of whom the article tells the role; of several, the likeliest. Where it tells
    of nobody, the description takes up somebody named just before: the likeliest, if that is
    clearly one.
    """
    if description.is_owned and not description.proper:
        return _nobody(description)  # "his lawyer": whose, and who, nothing tells
    people = _others_named(article, description, context)
    described = _with_role(description, people, context)
    holders = [one for one in described if _fits(article, one, description, context)]
    if len(holders) == 1:
        reason = f"the only {description.noun} that the article names"
        return _name(description, holders[0], Rule.DESCRIPTION_ONLY, reason, _ONLY)
    if holders:
        people = [one for one in people if one.entity in holders]
        return _likeliest(article, people, description, context, Rule.DESCRIPTION_LIKELIEST)
    if (
        holder := _only_without_place(article, described, people, description, context)
    ) is not None:
        reason = f"the only {description.noun} that the article names; the place is not told"
        return _name(description, holder, Rule.DESCRIPTION_PLACE, reason, _BY_PLACE)
    if (owned := _introduced_so(description, context)) is not None:
        return _name(description, owned, Rule.DESCRIPTION_OWNER, "introduced so", _OWNER)
    if not _may_take_up(article, description):
        return _nobody(description)
    people = [
        one
        for one in people
        if (one.is_subject or one.entity is context.last_speaker) and one.entity not in described
    ]
    return _likeliest(article, people, description, context, Rule.DESCRIPTION_NEAREST)


def _with_role(
    description: Description, people: Sequence[Candidate], context: Context
) -> list[Entity]:
    """Return the people to whom the article gives the role or party of a description.

    In a list of office holders it may give that to hundreds: then only those named just before
    can be meant.
    """
    if description.noun in _PARTIES:
        groups = [context.index.people_by_party.get(_PARTIES[description.noun], {})]
    else:
        roles = _roles()[description.noun]
        groups = [context.index.people_by_role.get(role, {}) for role in roles]
    found = {one.entity: None for one in people if any(one.entity in some for some in groups)}
    if sum(map(len, groups)) <= _MOST_IN_ROLE:
        found = {one: None for some in groups for one in some}
    genders = {description.gender, Gender.UNKNOWN}
    return [
        one
        for one in found
        if (description.gender is Gender.UNKNOWN or one.gender in genders)
        and not _is_of_another_party(one, description, context)
        and one.name.split()[-1] not in description.proper  # "Hart's lawyer" is not Hart
    ]


def _fits(
    article: AnnotatedArticle, entity: Entity, description: Description, context: Context
) -> bool:
    """Return True if somebody in a role is what a description says beside it.

    A former mayor is not "the mayor", and "the Ohio senator" is one beside whose name Ohio stands.
    "Porto's mayor" may be named later; "the mayor" is named before.
    """
    index, place = context.index, description.place
    more = place or description.proper or len(WORD.findall(description.words)) > _BARE
    if not more and entity.mentions[0].span.start >= description.start:
        return False
    if entity.roles & article.lexicon.words["modifiers"] != description.modifiers:
        return False
    if place and not index.stands_beside(entity, place):
        many = description.noun in article.lexicon.words["offices_of_state"]  # each state has one
        if many or index.has_place(entity):
            return False
    return all(index.stands_beside(entity, word) for word in description.proper)


def _others_named(
    article: AnnotatedArticle, description: Description, context: Context
) -> list[Candidate]:
    """Return the people named before a description who are not of another party."""
    return [
        one
        for one in find_people(article, context)
        if one.mention.span.start < description.start
        and not _is_of_another_party(one.entity, description, context)
    ]


def _only_without_place(
    article: AnnotatedArticle,
    described: Sequence[Entity],
    people: Sequence[Candidate],
    description: Description,
    context: Context,
) -> Entity | None:
    """Return the only one in a role, where a place is told with the description alone.

    Only if nobody else is likelier there.
    """
    before = [one for one in described if one.mentions[0].span.start < description.start]
    if len(description.proper) != 1 or description.is_owned or len(before) != 1:
        return None
    (holder,) = before
    if context.index.seats(holder) or context.index.has_place(holder):
        return None
    ranked = rank(article, people, description.gender)
    return holder if ranked and ranked[0].candidate.entity is holder else None


def _introduced_so(description: Description, context: Context) -> Entity | None:
    """Return whom "an attorney for Hart, Bo Lee" introduces as "Hart's lawyer"."""
    roles = _roles().get(description.noun)
    if roles is None or not description.is_owned or len(description.proper) != 1:
        return None
    return context.index.introduced_for(roles, description.proper[0])


def _may_take_up(article: AnnotatedArticle, description: Description) -> bool:
    """Return True if a description can stand for somebody of whom the article tells no such role.

    Not an office of state, whose holder goes without saying; not somebody else's ("his lawyer");
    and not one that the article introduced without a name ("a strategist … the strategist").
    """
    if description.noun in article.lexicon.words["offices_of_state"] or description.is_owned:
        return False
    start = max(0, description.start - _REACH)
    introduced = introduction_of(description.noun)
    return introduced.search(article.text, start, description.start) is None


def introduction_of(noun: str) -> re.Pattern[str]:
    """Return what introduces somebody without a name: "an old strategist"."""
    escaped = re.escape(noun)
    return re.compile(rf"\b(?:an?|one|another)[ ](?:[\w-]+[ ]){{0,4}}{escaped}\b", re.IGNORECASE)


def _likeliest(
    article: AnnotatedArticle,
    people: Sequence[Candidate],
    description: Description,
    context: Context,
    rule: Rule,
) -> Resolution:
    least, confidence = _LIKELIEST[rule]
    words = description.words
    ranked = rank(article, people, description.gender)
    if not ranked:
        return _nobody(description)
    first, share = ranked[0]
    if share < least:
        names = sorted({one.candidate.entity.name for one in ranked[:2]})
        return unknown(Rule.DESCRIPTION_SEVERAL, f"'{words}': {' or '.join(names)} may be meant")
    spoke_last = first.entity is context.last_speaker
    reasons = describe(first, spoke_last=spoke_last, others=len(ranked) - 1)
    evidence = f"'{words}' -> {first.entity.name}: {reasons}"
    return named(rule, first.entity.name, confidence, evidence, first.mention.span)


def _name(
    description: Description, entity: Entity, rule: Rule, reason: str, confidence: float
) -> Resolution:
    evidence = f"'{description.words}' -> {entity.name}: {reason}"
    return named(rule, entity.name, confidence, evidence, entity.mentions[0].span)


def _nobody(description: Description) -> Resolution:
    evidence = f"'{description.words}': the article does not say who that is"
    return unknown(Rule.DESCRIPTION_NOBODY, evidence)


def _is_of_another_party(entity: Entity, description: Description, context: Context) -> bool:
    """Return True if a description names one party and the article gives a person another."""
    if description.party is None:
        return False
    known = {_OF_PARTIES[role] for role in entity.roles if role in _OF_PARTIES}
    known |= {seat[0] for seat in context.index.seats(entity)}
    return bool(known) and description.party not in known


def _gender(noun: str) -> Gender:
    words = _table()
    if noun in words["women"]["nouns"]:
        return Gender.FEMALE
    return Gender.MALE if noun in words["men"]["nouns"] else Gender.UNKNOWN


@cache
def _roles() -> dict[str, frozenset[str]]:
    return {noun: frozenset(words) for noun, words in _table()["people"].items()}


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    place = files("quotes") / "data" / "names" / "roles.en.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))
