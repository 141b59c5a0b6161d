"""Descriptions: whom "the senator", "the New York businessman" and "the 43-year-old" stand for."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.entities.entity import Entity, is_person
from quotes.attribute.entities.profiles import find_seats
from quotes.attribute.resolution import Resolution, Rule, named, unknown
from quotes.attribute.resolvers.antecedents import Candidate, Turn, describe, find_people, rank
from quotes.text.vocabulary import DETERMINERS, WORD
from quotes.types import CharSpan, Gender, Quotation

_AGED = re.compile(r"\b(\d{1,3})-year-old$")
_PARTIES = {"republican": "R", "democrat": "D", "independent": "I"}
_OF_PARTIES = _PARTIES | {"democratic": "D"}
# Shares from which on the likeliest of several holders of a role, or the likeliest of those of whom
# no role is told, is taken.
_HOLDER, _UNTOLD = 0.65, 0.7
# A holder below this share, with somebody else above it, is passed over.
_FAR = 0.15
# "Senator Hart of Iowa", "an Iowa senator, Ann Hart".
_PLACED = re.compile(r"\b(?:of|from|for|in)[ ][A-Z]|\b[Aa]n?[ ][A-Z]")
_OF_PLACE = re.compile(r"[ ]of[ ](?:the[ ])?([A-Z][\w-]+)")
# The article and the noun.
_BARE = 2
# Whose: "his lawyer", "Hart's strategist".
_OWNED = re.compile(r"(?:his|her|their|its|my|our|your)\b|.*[’']s?[ ]", re.IGNORECASE)
# An introduction without a name is remembered for so many characters.
_REACH = 1500
# Right answers among those of each kind, in articles of PolNeAR train and the news corpus that were
# drawn and read, and on PolNeAR dev.
_ONLY, _OF_SEVERAL, _BY_PLACE = 0.93, 0.75, 0.7
_SHARES = {
    Rule.DESCRIPTION_LIKELIEST: (_HOLDER, _OF_SEVERAL),
    Rule.DESCRIPTION_NEAREST: (_UNTOLD, _BY_PLACE),
}


@dataclass(frozen=True, slots=True)
class Description:
    """Words that describe somebody.

    Attributes:
        span: All of them.
        noun: The last, in lower case.
        place: The name behind it, as in "the mayor of Porto"; may be empty.
    """

    span: CharSpan
    noun: str
    place: str = ""


def read_description(text: str, span: CharSpan, noun: str) -> Description:
    """Take in the place behind a description."""
    behind = _OF_PLACE.match(text, span.end)
    return Description(span, noun, behind[1] if behind else "")


def is_role(noun: str) -> bool:
    """Return True if somebody may be called so after a role, a party or an age."""
    return noun in _roles() or noun in _PARTIES or _AGED.search(noun) is not None


def resolve_description(
    article: AnnotatedArticle, description: Description, quotation: Quotation, turn: Turn
) -> Resolution:
    """Find the person whom a description stands for.

    Those come first of whom the article tells the role; of several, the likeliest by
    ``salience``. Where it tells of nobody, the description takes up somebody named just before:
    the likeliest, if that is clearly one.

    Args:
        article: The article.
        description: The words and their noun.
        quotation: What was said.
        turn: Who spoke before.
    """
    words = description.span.of(article.text)
    start = description.span.start
    people = [
        one
        for one in find_people(article, quotation, turn)
        if not description.span.contains(one.mention.span)
        and not _owns(article, one, description)
        and not _is_of_another_party(article, one.entity, description)
    ]
    # "Porto's mayor" may be named later; "the mayor" is named before.
    placed = bool(description.place or _proper_words(article, description))
    anywhere = placed or len(WORD.findall(words)) > _BARE
    holders = [
        one
        for one in article.clusters.entities
        if (anywhere or one.mentions[0].span.start < start) and _holds(article, one, description)
    ]
    if len(holders) == 1 and not _is_passed_over(article, holders[0], people, description):
        evidence = (
            f"'{words}' -> {holders[0].name}: the only {description.noun} that the article names"
        )
        return named(
            Rule.DESCRIPTION_ONLY, holders[0].name, _ONLY, evidence, holders[0].mentions[0].span
        )
    if not holders and (holder := _only_without_place(article, people, description)) is not None:
        evidence = (
            f"'{words}' -> {holder.name}: the only {description.noun} that the article names; "
            "the place is not told"
        )
        return named(
            Rule.DESCRIPTION_PLACE, holder.name, _BY_PLACE, evidence, holder.mentions[0].span
        )
    if holders:
        people = [one for one in people if one.entity in holders]
        return _likeliest(article, people, description, turn, rule=Rule.DESCRIPTION_LIKELIEST)
    if not _may_take_up(article, description):
        return unknown(Rule.DESCRIPTION_NOBODY, f"'{words}': the article does not say who that is")
    people = [
        one
        for one in people
        if (one.is_subject or one.entity is turn.last)
        and not _has_role(article, one.entity, description)
    ]
    return _likeliest(article, people, description, turn, rule=Rule.DESCRIPTION_NEAREST)


def _is_passed_over(
    article: AnnotatedArticle, holder: Entity, people: Sequence[Candidate], description: Description
) -> bool:
    """Return True if somebody else is so much nearer that the only holder known may not be meant.

    A place beside the role ("the Ohio senator", "the mayor of Porto") names the holder, whoever is
    near.
    """
    if description.place or _proper_words(article, description):
        return False
    ranked = rank(article, people, _gender(description.noun))
    if not ranked or ranked[0].candidate.entity is holder:
        return False
    share = next((one.share for one in ranked if one.candidate.entity is holder), 0.0)
    return share < _FAR < ranked[0].share


def _may_take_up(article: AnnotatedArticle, description: Description) -> bool:
    """Return True if a description can stand for somebody of whom the article tells no such role.

    Not an office of state, whose holder goes without saying; not somebody else's ("his lawyer");
    and not one that the article introduced without a name ("a strategist … the strategist").
    """
    words = description.span.of(article.text)
    if description.noun in article.lexicon.words["offices_of_state"] or _OWNED.match(words):
        return False
    before = article.text[max(0, description.span.start - _REACH) : description.span.start]
    noun = re.escape(description.noun)
    return re.search(rf"\b(?:an?|one|another)[ ](?:[\w-]+[ ]){{0,4}}{noun}\b", before) is None


def _likeliest(
    article: AnnotatedArticle,
    people: Sequence[Candidate],
    description: Description,
    turn: Turn,
    *,
    rule: Rule,
) -> Resolution:
    least, confidence = _SHARES[rule]
    words = description.span.of(article.text)
    ranked = rank(article, people, _gender(description.noun))
    if not ranked:
        return unknown(Rule.DESCRIPTION_NOBODY, f"'{words}': the article does not say who that is")
    first, share = ranked[0]
    if share < least:
        names = sorted({one.candidate.entity.name for one in ranked[:2]})
        return unknown(Rule.DESCRIPTION_SEVERAL, f"'{words}': {' or '.join(names)} may be meant")
    spoke_last = first.entity is turn.last
    reasons = describe(first, spoke_last=spoke_last, others=len(ranked) - 1)
    evidence = f"'{words}' -> {first.entity.name}: {reasons}"
    return named(rule, first.entity.name, confidence, evidence, first.mention.span)


def _holds(article: AnnotatedArticle, entity: Entity, description: Description) -> bool:
    """Return True if the article tells of somebody that they are what a description says.

    A former mayor is not "the mayor", and "the Ohio senator" is one beside whose name Ohio stands.
    """
    if not _has_role(article, entity, description):
        return False
    words = {word.lower() for word in WORD.findall(description.span.of(article.text))}
    modifiers = article.lexicon.words["modifiers"]
    if entity.roles & modifiers != words & modifiers:
        return False
    told = [article.introduction(mention) for mention in entity.mentions]
    if description.place and not any(description.place in one for one in told):
        many = description.noun in article.lexicon.words["offices_of_state"]  # each state has one
        if many or any(_PLACED.search(one) for one in told):
            return False
    return all(
        any(word in article.introduction(mention) for mention in entity.mentions)
        for word in _proper_words(article, description)
    )


def _only_without_place(
    article: AnnotatedArticle, people: Sequence[Candidate], description: Description
) -> Entity | None:
    """Return the only holder of a role, where a place is told with the description alone.

    Only if nobody else is likelier there.
    """
    if len(_proper_words(article, description)) != 1 or _OWNED.match(
        description.span.of(article.text)
    ):
        return None
    found = [
        one
        for one in article.clusters.entities
        if one.mentions[0].span.start < description.span.start
        and _has_role(article, one, description)
    ]
    if len(found) != 1:
        return None
    (holder,) = found
    told = find_seats(article.text, (one.span.end for one in holder.mentions)) or any(
        _PLACED.search(article.introduction(one)) for one in holder.mentions
    )
    ranked = rank(article, people, _gender(description.noun))
    likeliest = bool(ranked) and ranked[0].candidate.entity is holder
    return holder if likeliest and not told else None


def _has_role(article: AnnotatedArticle, entity: Entity, description: Description) -> bool:
    """Return True if the article gives a person the role, party or age of a description."""
    gender = _gender(description.noun)
    if not is_person(entity) or _is_of_another_party(article, entity, description):
        return False
    if Gender.UNKNOWN not in {gender, entity.gender} and gender is not entity.gender:
        return False
    aged = _AGED.search(description.noun)
    if aged:
        behind = re.compile(rf",?[ ]\(?{aged[1]}\b")
        return any(behind.match(article.text, one.span.end) for one in entity.mentions)
    party = _PARTIES.get(description.noun)
    if party:
        seats = find_seats(article.text, (one.span.end for one in entity.mentions))
        return any(seat.startswith(party) for seat in seats)
    return bool(entity.roles & _roles()[description.noun])


def _is_of_another_party(
    article: AnnotatedArticle, entity: Entity, description: Description
) -> bool:
    """Return True if a description names one party and the article gives a person another."""
    words = description.span.of(article.text).lower().split()
    party = next((_OF_PARTIES[word] for word in words if word in _OF_PARTIES), None)
    if party is None:
        return False
    seats = find_seats(article.text, (one.span.end for one in entity.mentions))
    told = {_OF_PARTIES[role] for role in entity.roles if role in _OF_PARTIES}
    told |= {seat[0] for seat in seats}
    return bool(told) and party not in told


def _proper_words(article: AnnotatedArticle, description: Description) -> list[str]:
    """Return the names in a description, such as the state of a senator."""
    words = WORD.findall(description.span.of(article.text))
    return [
        word.removesuffix("’s").removesuffix("'s")
        for word in words[:-1]
        if word[0].isupper()
        and word.lower() not in DETERMINERS
        and not article.lexicon.has("adjectives", word)
    ]


def _owns(article: AnnotatedArticle, candidate: Candidate, description: Description) -> bool:
    """Return True if a description names somebody as whose it is: "Hart's former strategist"."""
    surname = candidate.entity.name.split()[-1]
    return surname in description.span.of(article.text)


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
