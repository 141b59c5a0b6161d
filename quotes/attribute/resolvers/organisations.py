"""Organisations: which one "the city council", "the Times" and "the commission" are."""

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.entities.entity import Entity
from quotes.attribute.mentions.detect import NameKind
from quotes.attribute.resolution import Resolution, Rule, named, unknown
from quotes.attribute.resolvers.context import Context
from quotes.text.vocabulary import ARTICLES, WORD
from quotes.types import CharSpan

# "The commission" refers to one named at most this many sentences before.
_SENTENCES_BACK = 5
# Right answers among those of each kind on PolNeAR dev and of those drawn from train and the news
# corpus and read.
_SAME_WORDS, _BODY = 0.95, 0.75


def is_short_name(article: AnnotatedArticle, span: CharSpan, noun: str) -> bool:
    """Return True if words are a body's name cut short: "the Times", "the Journal"."""
    last = span.of(article.text).split()[-1]
    return last[:1].isupper() and article.lexicon.has("organisations", noun)


def resolve_organisation(
    article: AnnotatedArticle, span: CharSpan, noun: str, context: Context
) -> Resolution:
    """Find the organisation that a description stands for.

    That is the only one whose name has its words ("the city council", "the Times"); for a plain
    noun, the only such one in the sentences before; or, if none has it in its name, what spoke
    last.

    Args:
        article: The article.
        span: The words for the organisation.
        noun: The last of them, in lower case.
        context: Who spoke before.
    """
    words = span.of(article.text)
    wanted = frozenset(WORD.findall(words.lower())) - ARTICLES
    fitting = context.index.bodies_of(wanted)
    if len(fitting) == 1 and (len(wanted) > 1 or is_short_name(article, span, noun)):
        (only,) = fitting
        evidence = f"'{words}' -> {only.name}: the only organisation of that name"
        mention = only.mentions[0].span
        return named(Rule.ORGANISATION_WORDS, only.name, _SAME_WORDS, evidence, mention)
    near = {
        entity.name: mention
        for back in range(_SENTENCES_BACK)
        for mention in article.unquoted_in_sentence(span.start, back)
        if (entity := article.entity(mention)) in fitting
    }
    if len(near) == 1:
        ((name, mention_near),) = near.items()
        evidence = f"'{words}' -> {name}: the only one of that name in the sentences before"
        return named(Rule.ORGANISATION_NEAREST, name, _BODY, evidence, mention_near.span)
    generic = len(wanted) == 1 and article.lexicon.has("generic_bodies", noun)
    last = _spoke_just_before(article, span, context) if generic and not fitting else None
    if last is not None:
        evidence = f"'{words}' -> {last.name}: spoke last"
        return named(Rule.ORGANISATION_SPEAKER, last.name, _BODY, evidence)
    evidence = f"'{words}': several or no organisations could be meant"
    return unknown(Rule.ORGANISATION_SEVERAL, evidence)


def _spoke_just_before(
    article: AnnotatedArticle, span: CharSpan, context: Context
) -> Entity | None:
    """Return what spoke last, if that is no person and no other body was named since."""
    last, place = context.last_speaker, context.last_place
    if last is None or place is None or last.kind is NameKind.PERSON or place >= span.start:
        return None
    if article.paragraphs_between(place, span.start) > 1:
        return None
    since = (article.entity(one) for one in article.within(CharSpan(place, span.start)))
    others = any(
        one is not None and one is not last and one.kind is NameKind.ORGANISATION for one in since
    )
    return None if others else last
