"""Bodies: which organisation "the city council", "the Times" and "the commission" are."""

import re

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.entities.entity import Entity
from quotes.attribute.mentions.detect import NameKind
from quotes.attribute.resolution import Resolution, Rule, named, unknown
from quotes.attribute.resolvers.antecedents import Turn
from quotes.text.vocabulary import ARTICLES, WORD
from quotes.types import CharSpan

# "The commission" takes up the one whose name was given so many sentences before at most.
_BODY_BACK = 5
# These are a government's more often than who spoke last.
_GOVERNMENTS = frozenset({"agency"})
_PRESS = frozenset({"network", "newspaper", "outlet", "site", "website"})
_REPORTED = re.compile(r"\breport(?:s|ed|ing)\b", re.IGNORECASE)
# Right answers among those of each kind on PolNeAR dev and of those drawn from train and the news
# corpus and read.
_SAME_WORDS, _BODY = 0.95, 0.75


def is_short_name(article: AnnotatedArticle, span: CharSpan, noun: str) -> bool:
    """Return True if words are a body's name cut short: "the Times", "the Journal"."""
    last = span.of(article.text).split()[-1]
    return last[:1].isupper() and article.lexicon.has("organisations", noun)


def resolve_body(article: AnnotatedArticle, span: CharSpan, noun: str, turn: Turn) -> Resolution:
    """Read "the city council" as the organisation whose name ends so, if there is only one.

    Args:
        article: The article.
        span: The words for the body.
        noun: The last of them, in lower case.
        turn: Who spoke before.
    """
    words = span.of(article.text)
    wanted = set(WORD.findall(words.lower())) - ARTICLES
    fitting = [one for one in article.clusters.entities if _bears(one, wanted)]
    if len(fitting) == 1 and (len(wanted) > 1 or len(fitting[0].mentions) > 1):
        evidence = f"'{words}' -> {fitting[0].name}: the only organisation of that name"
        confidence = _SAME_WORDS if len(wanted) > 1 else _BODY
        return named(
            Rule.ORGANISATION_WORDS,
            fitting[0].name,
            confidence,
            evidence,
            fitting[0].mentions[0].span,
        )
    ending = [one for one in fitting if is_short_name(article, span, noun) and _ends(one, noun)]
    if len(ending) == 1:
        evidence = f"'{words}' -> {ending[0].name}: the only name that ends so"
        return named(
            Rule.ORGANISATION_ENDING, ending[0].name, _BODY, evidence, ending[0].mentions[0].span
        )
    near = {
        entity.name: mention
        for back in range(_BODY_BACK)
        for mention in article.unquoted_in_sentence(span.start, back)
        if (entity := article.entity(mention)) in fitting
    }
    if len(near) == 1:
        ((name, mention),) = near.items()
        evidence = f"'{words}' -> {name}: the only one of that name in the sentences before"
        return named(Rule.ORGANISATION_NEAREST, name, _BODY, evidence, mention.span)
    before = {
        entity.name: mention
        for back in range(3)
        for mention in article.unquoted_in_sentence(span.start, back)
        if (entity := article.entity(mention)) and entity.kind is NameKind.ORGANISATION
    }
    generic = len(wanted) == 1 and article.lexicon.has("generic_bodies", noun)
    last = _spoke_just_before(article, span, noun, turn) if generic and not fitting else None
    if last is not None:
        evidence = f"'{words}' -> {last.name}: spoke last"
        return named(Rule.ORGANISATION_SPEAKER, last.name, _BODY, evidence)
    if len(before) == 1 and not fitting and generic:
        ((name, mention),) = before.items()
        evidence = f"'{words}' -> {name}: the only organisation named just before"
        return named(Rule.ORGANISATION_ONLY, name, _BODY, evidence, mention.span)
    return unknown(
        Rule.ORGANISATION_SEVERAL, f"'{words}': several or no organisations could be meant"
    )


def _spoke_just_before(
    article: AnnotatedArticle, span: CharSpan, noun: str, turn: Turn
) -> Entity | None:
    """Return what spoke last, if that may be called so and no other body was named since.

    What reports is the press: no company or group of which the report is.
    """
    last = turn.last
    if last is None or turn.at is None or last.kind is NameKind.PERSON or turn.at >= span.start:
        return None
    if noun in _GOVERNMENTS or article.lexicon.has("countries", last.name):
        return None
    if noun not in _PRESS and _REPORTED.search(article.sentence_of(turn.at)):
        return None
    if article.paragraphs_between(turn.at, span.start) > 1 or article.text.startswith(
        " of ", span.end
    ):
        return None
    since = (article.entity(one) for one in article.within(CharSpan(turn.at, span.start)))
    others = any(
        one is not None and one is not last and one.kind is NameKind.ORGANISATION for one in since
    )
    return None if others else last


def _ends(entity: Entity, noun: str) -> bool:
    return entity.name.lower().split()[-1] == noun


def _bears(entity: Entity, wanted: set[str]) -> bool:
    return entity.kind is NameKind.ORGANISATION and wanted <= set(entity.name.lower().split())
