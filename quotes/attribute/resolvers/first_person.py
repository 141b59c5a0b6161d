"""The first person: whose "I" and "we" are, inside another quotation or on the page itself."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.mentions.detect import Mention
from quotes.attribute.resolution import Resolution, Rule, named, unknown
from quotes.attribute.resolvers.context import Context

FIRST_PERSON = frozenset({"i", "we"})
# Answers of each kind drawn from PolNeAR train and the news corpus and read.
_CONFIDENCE = 0.85


def resolve_first_person(article: AnnotatedArticle, context: Context) -> Resolution:
    """Find whom "I" or "we" stands for.

    Inside what somebody else says that is the one who says it. On the page it is who signs the
    letter, or the author whom a note tells of; nobody where the words stand in quotation marks,
    which are somebody else's, or in questions and answers.
    """
    word = context.source.of(article.text)
    if context.outer is not None:
        return replace(context.outer, rule=Rule.FIRST_PERSON_NESTED)
    if word.lower() != "i":
        return unknown(Rule.PRONOUN_OTHER, f"'{word}' can't safely be led to a name")
    authors = context.index.authors
    if article.annotated.quoted_parts(context.source) or authors.asked:
        return unknown(Rule.FIRST_PERSON_QUOTED, f"'{word}' can't safely be led to a name")
    if (signature := _signature_below(authors.signatures, context.source.start)) is not None:
        return _name(article, signature, word, Rule.FIRST_PERSON_LETTER, "who signs the letter")
    if authors.noted is not None:
        evidence = "the author as the note below says"
        return _name(article, authors.noted, word, Rule.FIRST_PERSON_NOTE, evidence)
    return unknown(Rule.FIRST_PERSON_NOBODY, f"'{word}': the page does not name its author")


def _signature_below(signatures: Sequence[Mention], offset: int) -> Mention | None:
    """Return the first name behind an offset that signs a letter."""
    at = bisect_right(signatures, offset, key=lambda one: one.span.start)
    return signatures[at] if at < len(signatures) else None


def _name(
    article: AnnotatedArticle, mention: Mention, word: str, rule: Rule, reason: str
) -> Resolution:
    entity = article.entity(mention)
    name = entity.name if entity else mention.name
    evidence = f"'{word}' -> {mention.name}, {reason}"
    return named(rule, name, _CONFIDENCE, evidence, mention.span)
