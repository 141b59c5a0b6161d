"""Owned: who "Hart's lawyer" and "his ex-wife" are, and what "his campaign" is called."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.entities.entity import Entity, is_person
from quotes.attribute.mentions.detect import Mention
from quotes.attribute.resolution import Resolution, Rule, named, unknown
from quotes.attribute.resolvers.antecedents import Turn
from quotes.attribute.resolvers.pronouns import PERSONAL, resolve_personal
from quotes.text.vocabulary import DETERMINERS
from quotes.types import CharSpan, Quotation, SpeakerStatus

_OWNER = re.compile(r"(?P<pronoun>his|her|my|our)[ ]|(?P<name>.*\w)[’']s?[ ]", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w-]*")
_FIRST_PERSON = frozenset({"my", "our"})
# An introduction stands within so many characters before or behind the name.
_REACH = 80
_STOP = re.compile(r"[.;:“”\"\n]|[!?]")
# Right answers among those drawn from PolNeAR train and the news corpus and read.
_INTRODUCED, _CAMPAIGN = 0.85, 0.8


@dataclass(frozen=True, slots=True)
class Owned:
    """A description of somebody or something by whose it is.

    Attributes:
        span: All of its words.
        noun: The last, in lower case.
        owner: The words that say whose.
        pronoun: The owner, in lower case, if that is "his", "her", "my" or "our"; else empty.
    """

    span: CharSpan
    noun: str
    owner: CharSpan
    pronoun: str


def read_owned(text: str, span: CharSpan, noun: str) -> Owned | None:
    """Read whose something is; None if the words don't tell.

    >>> read_owned("Hart's lawyer", CharSpan(0, 13), "lawyer").owner
    CharSpan(start=0, end=4)
    """
    found = _OWNER.match(text, span.start, span.end)
    if found is None:
        return None
    start, end = found.span("pronoun") if found["pronoun"] else found.span("name")
    return Owned(span, noun, CharSpan(start, end), (found["pronoun"] or "").lower())


def resolve_owned(
    article: AnnotatedArticle, owned: Owned, quotation: Quotation, turn: Turn
) -> Resolution | None:
    """Find the person whom the article introduces as somebody's lawyer, wife or spokesman.

    The introduction may stand anywhere ("an attorney for Hart, Bo Lee", "Lee, her lawyer"); it
    must tell the same owner, or, of a pronoun, name no other. The owner is never the answer.

    Args:
        article: The article.
        owned: The description.
        quotation: What was said.
        turn: Who spoke before.

    Returns:
        None if the noun is of no kind that is somebody's, or the owner is described too.
    """
    nouns = _nouns().get(owned.noun)
    if nouns is None:
        return None
    words = owned.span.of(article.text)
    owner = _owner_words(article, owned, quotation, turn)
    if not owner and not owned.pronoun:
        return None  # "the senator's lawyer"
    introduced: dict[str, tuple[Mention, str]] = {}
    for entity in article.clusters.entities:
        if not is_person(entity) or entity.name.split()[-1] in owner:
            continue
        for mention in entity.mentions:
            if _may_be_namesake(entity, mention, owned):
                continue
            fitting = [
                one for one in _said_beside(article, mention, nouns) if _fits(one, owned, owner)
            ]
            if fitting:
                introduced.setdefault(entity.name, (mention, fitting[0]))
                break
    if len(introduced) != 1:
        several = " or ".join(sorted(introduced)[:2]) or "nobody who is introduced so"
        return unknown(Rule.POSSESSIVE_NOBODY, f"'{words}': {several} may be meant")
    ((name, (mention, said)),) = introduced.items()
    evidence = f"'{words}' -> {name}: introduced as '{said.strip(' ,')}'"
    return named(Rule.POSSESSIVE_INTRODUCED, name, _INTRODUCED, evidence, mention.span)


def resolve_campaign(
    article: AnnotatedArticle, owned: Owned, quotation: Quotation, turn: Turn
) -> Resolution | None:
    """Name "his campaign" after whom the pronoun stands for, as "the Hart campaign" is named.

    Returns:
        None if the words are not a pronoun and a campaign or an administration.
    """
    if owned.pronoun not in PERSONAL or owned.noun not in _bearing():
        return None
    answer = resolve_personal(article, replace(quotation, source=(owned.owner,)), turn)
    if answer.status is not SpeakerStatus.NAMED:
        return answer
    surname = answer.speakers[0].split()[-1]
    runs = re.compile(rf"\b{re.escape(surname)}(?:[’']s?)?[ ](?:[a-z]+[ ])?{owned.noun}\b")
    if not runs.search(article.text):
        evidence = f"'{owned.span.of(article.text)}': nobody's {owned.noun} is named"
        return unknown(Rule.POSSESSIVE_NOBODY, evidence)
    return replace(
        answer,
        rule=Rule.POSSESSIVE_CAMPAIGN,
        speakers=(f"{surname} {owned.noun}",),
        confidence=min(_CAMPAIGN, answer.confidence),
    )


def _owner_words(
    article: AnnotatedArticle, owned: Owned, quotation: Quotation, turn: Turn
) -> frozenset[str]:
    """Return the names by which an owner may be told in an introduction; none, if unknown."""
    words = owned.owner.of(article.text)
    if owned.pronoun in PERSONAL:
        answer = resolve_personal(article, replace(quotation, source=(owned.owner,)), turn)
        words = " ".join(answer.speakers)
    found = (word for word in _NAME.findall(words) if word.lower() not in DETERMINERS)
    return frozenset(word for word in found if word[0].isupper())


def _may_be_namesake(entity: Entity, mention: Mention, owned: Owned) -> bool:
    """Return True if a first name alone may be that of a father, given to the son too."""
    first = mention.words == (entity.name.split()[0],) and " " in entity.name
    return first and PERSONAL.get(owned.pronoun) is entity.gender


def _said_beside(article: AnnotatedArticle, mention: Mention, nouns: Sequence[str]) -> list[str]:
    """Return the introductions by one of some nouns that stand beside a name."""
    noun = "(?:" + "|".join(map(re.escape, nouns)) + ")"
    start, end = mention.span.start, mention.span.end
    before = article.text[max(0, start - _REACH) : start]
    before = before[max((cut.end() for cut in _STOP.finditer(before)), default=0) :]
    behind = _STOP.split(article.text[end : end + _REACH])[0]
    closed = re.match(r"\s*(?:[,(]|$)", behind) is not None
    said = []
    words = re.search(
        rf"(?:(?:[\w’'-]+[ ]){{0,5}}){noun}(?P<whose>[ ](?:for|of|to)[ ][^,]+)?(?P<comma>,?)[ ]$",
        before,
    )
    if words and (closed or not words["comma"]) and (words["comma"] or not words["whose"]):
        said.append(words[0])
    apposed = re.match(
        rf",[ ](?:who[ ](?:is|was)[ ])?(?P<words>(?:[\w’'-]+[ ]){{0,5}}{noun}"
        r"(?:[ ](?:for|of|to)[ ][^,]+)?)\s*(?:[,)]|$)",
        behind,
    )
    if apposed:
        said.append(apposed["words"])
    return said


def _fits(said: str, owned: Owned, owner: frozenset[str]) -> bool:
    """Return True if an introduction tells the owner of a description, and no other."""
    found = set(_NAME.findall(re.sub(r"[’']s?\b", "", said)))
    if owner & found:
        return True
    lowered = {word.lower() for word in found}
    if owned.pronoun in _FIRST_PERSON:
        return bool(lowered & _FIRST_PERSON)
    named_other = any(word[0].isupper() for word in found if word.lower() not in DETERMINERS)
    return owned.pronoun in lowered and not named_other


@cache
def _nouns() -> dict[str, tuple[str, ...]]:
    return {noun: tuple(words) for noun, words in _table()["owned"].items()}


@cache
def _bearing() -> frozenset[str]:
    return frozenset(_table()["bearing"]["nouns"])


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    place = files("quotes") / "data" / "names" / "roles.en.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))
