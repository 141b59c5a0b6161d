"""Pronouns: whom "he", "she", "it", "they" and "who" stand for; several equally likely: nobody."""

import re
from math import cbrt

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.mentions.detect import NameKind
from quotes.attribute.resolution import Resolution, Rule, named, unknown
from quotes.attribute.resolvers.antecedents import Turn, describe, find_people, rank
from quotes.types import CharSpan, Gender, Quotation

PERSONAL = {
    "he": Gender.MALE,
    "him": Gender.MALE,
    "his": Gender.MALE,
    "himself": Gender.MALE,
    "she": Gender.FEMALE,
    "her": Gender.FEMALE,
    "herself": Gender.FEMALE,
}
RELATIVE = frozenset({"who", "which", "that", "whom"})
OTHERS = frozenset(
    {"they", "we", "you", "them", "i", "us", "one", "these", "those", "some", "many"}
)
# "Hart, now the majority leader, who …".
_APPOSITION = re.compile(r"(?:(?:now|then|also|once)[ ])?(?:the|an?)[ ][^,.;:“”]{2,80}")
# What a page shows about a linked name may stand between, masked.
_BESIDE = 600
# Below this share of all that fit, the likeliest is wrong too often: of what learning held back,
# with gender withheld, 94 in 100 are right from here on (training/learn_salience.py).
_LEAST = 0.55
# Right answers among those of each kind on PolNeAR dev speakers, given the right source.
_SUREST, _RELATIVE, _DOUBTFUL = 0.97, 0.93, 0.75
_ONLY_BODY = 0.55


def resolve_personal(article: AnnotatedArticle, quotation: Quotation, turn: Turn) -> Resolution:
    """Find the man or woman that a pronoun stands for.

    Of the people whom the reporter named before and whom it fits, the one that is likeliest by
    ``salience``; it abstains where that is not clearly one.

    Args:
        article: The article.
        quotation: Its source is the pronoun.
        turn: Who spoke before.
    """
    source = quotation.source[0]
    word = source.of(article.text)
    fitting = rank(article, find_people(article, quotation, turn), PERSONAL[word.lower()])
    if not fitting:
        return unknown(
            Rule.PRONOUN_NOBODY, f"'{word}': nobody fitting is named in the sentences before"
        )
    (first, share), *others = fitting
    end = first.mention.span.end
    if end < source.start and article.names_ambiguously(CharSpan(end, source.start)):
        return unknown(
            Rule.PRONOUN_AMBIGUOUS_NAME,
            f"'{word}': a name stands between that several people have",
        )
    if share < _LEAST:
        names = sorted({one.candidate.entity.name for one in fitting[:2]})
        return unknown(Rule.PRONOUN_SEVERAL, f"'{word}': {' or '.join(names)} may be meant")
    reasons = describe(first, spoke_last=first.entity is turn.last, others=len(others))
    # With gender withheld a share is as often right as it says; with it, far more often: of those
    # between .55 and .9, 98 in 100 on PolNeAR dev.
    confidence = round(_SUREST * cbrt(share), 3)
    if first.entity.gender is Gender.UNKNOWN:
        confidence = min(confidence, _DOUBTFUL)
    evidence = f"'{word}' -> {first.entity.name}: {reasons}"
    return named(Rule.PRONOUN_PERSONAL, first.entity.name, confidence, evidence, first.mention.span)


def resolve_relative(article: AnnotatedArticle, source: CharSpan) -> Resolution:
    """Find what stands directly before "who" or "which"."""
    word = source.of(article.text)
    near = article.within(CharSpan(max(0, source.start - _BESIDE), source.end))
    for mention in reversed([one for one in near if one.span.end <= source.start]):
        entity = article.entity(mention)
        gap = article.text[mention.span.end : source.start].strip(" ,")
        beside = gap == "" or (word.lower() != "that" and _APPOSITION.fullmatch(gap))
        if beside and entity is not None and not mention.possessive:
            evidence = f"'{word}' stands behind '{mention.span.of(article.text)}'"
            return named(Rule.PRONOUN_RELATIVE, entity.name, _RELATIVE, evidence, mention.span)
    return unknown(Rule.PRONOUN_RELATIVE_NOBODY, f"'{word}': no name stands directly before it")


def resolve_it(article: AnnotatedArticle, source: CharSpan, turn: Turn) -> Resolution:
    """Find the organisation that "it" stands for: who spoke just before, or the only one named."""
    last = turn.last
    near = turn.at is not None and article.paragraphs_between(turn.at, source.start) == 0
    if near and last is not None and last.kind is NameKind.ORGANISATION:
        evidence = f"'it' -> {last.name}: spoke last, in this paragraph"
        return named(Rule.PRONOUN_IT_SPEAKER, last.name, _ONLY_BODY, evidence)
    for back in range(2):
        found = {
            entity.name: mention
            for mention in article.unquoted_in_sentence(source.start, back)
            if (entity := article.entity(mention)) and entity.kind is NameKind.ORGANISATION
        }
        if len(found) == 1:
            ((name, mention),) = found.items()
            evidence = f"'it' -> {name}: the only organisation named just before"
            return named(Rule.PRONOUN_IT_NEAREST, name, _ONLY_BODY, evidence, mention.span)
        if found:
            break
    return unknown(
        Rule.PRONOUN_IT_SEVERAL, "'it': several or no organisations are named just before"
    )
