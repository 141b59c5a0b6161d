"""Pronouns: whom "he", "she", "it", "they" and "who" stand for; several equally likely: nobody."""

import re
from dataclasses import replace
from math import cbrt

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.mentions.detect import NameKind
from quotes.attribute.resolution import Resolution, Rule, named, unknown
from quotes.attribute.resolvers.antecedents import describe, find_people, rank
from quotes.attribute.resolvers.context import Context
from quotes.types import CharSpan, Gender

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
OTHERS = frozenset({"you", "them", "us", "one", "these", "those", "some", "many"})
# "Hart, now the majority leader, who …".
_APPOSITION = re.compile(r"(?:(?:now|then|also|once)[ ])?(?:the|an?)[ ][^,.;:“”]{2,80}")
# What a page shows about a linked name may stand between, masked.
_BESIDE = 600
# Below this share of all that fit, the likeliest is wrong too often: of what learning held back,
# with gender withheld, 94 in 100 are right from here on (training/learn_salience.py).
_LEAST = 0.55
# Right answers among those of each kind on PolNeAR dev speakers, given the right source.
_SUREST, _RELATIVE, _DOUBTFUL = 0.97, 0.93, 0.75
_BODY = 0.55


def resolve_pronoun(article: AnnotatedArticle, context: Context) -> Resolution | None:
    """Find whom a pronoun stands for; None for another word."""
    word = context.source.of(article.text)
    lowered = word.lower()
    if lowered in PERSONAL:
        return resolve_personal(article, context)
    if lowered in RELATIVE:
        return _resolve_relative(article, context.source)
    if lowered == "it":
        return _resolve_it(article, context)
    if lowered == "they" and (joint := _speakers_together(article, context)) is not None:
        return joint
    if lowered == "they" or lowered in OTHERS:
        return unknown(Rule.PRONOUN_OTHER, f"'{word}' can't safely be led to a name")
    return None


def resolve_personal(article: AnnotatedArticle, context: Context) -> Resolution:
    """Find the man or woman that a pronoun stands for.

    Of the people whom the reporter named before and whom it fits, the one that ranks first; it
    abstains where that is not clearly one.
    """
    source = context.source
    word = source.of(article.text)
    fitting = rank(article, find_people(article, context), PERSONAL[word.lower()])
    if not fitting:
        evidence = f"'{word}': nobody fitting is named in the sentences before"
        return unknown(Rule.PRONOUN_NOBODY, evidence)
    (first, share), *others = fitting
    if context.index.is_ambiguous_between(first.mention.span.end, source.start):
        evidence = f"'{word}': a name stands between that several people have"
        return unknown(Rule.PRONOUN_AMBIGUOUS_NAME, evidence)
    if share < _LEAST:
        names = sorted({one.candidate.entity.name for one in fitting[:2]})
        return unknown(Rule.PRONOUN_SEVERAL, f"'{word}': {' or '.join(names)} may be meant")
    spoke_last = first.entity is context.last_speaker
    reasons = describe(first, spoke_last=spoke_last, others=len(others))
    # With gender withheld a share is as often right as it says; with it, far more often: of those
    # between .55 and .9, 98 in 100 on PolNeAR dev.
    confidence = round(_SUREST * cbrt(share), 3)
    if first.entity.gender is Gender.UNKNOWN:
        confidence = min(confidence, _DOUBTFUL)
    evidence = f"'{word}' -> {first.entity.name}: {reasons}"
    mention = first.mention.span
    return named(Rule.PRONOUN_PERSONAL, first.entity.name, confidence, evidence, mention)


def _resolve_relative(article: AnnotatedArticle, source: CharSpan) -> Resolution:
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
    evidence = f"'{word}': no name stands directly before it"
    return unknown(Rule.PRONOUN_RELATIVE_NOBODY, evidence)


def _resolve_it(article: AnnotatedArticle, context: Context) -> Resolution:
    """Find the organisation that "it" stands for: the one that spoke last, in this paragraph."""
    last, place = context.last_speaker, context.last_place
    if (
        last is not None
        and last.kind is NameKind.ORGANISATION
        and place is not None
        and article.paragraphs_between(place, context.source.start) == 0
    ):
        evidence = f"'it' -> {last.name}: spoke last, in this paragraph"
        return named(Rule.PRONOUN_IT_SPEAKER, last.name, _BODY, evidence)
    return unknown(Rule.PRONOUN_IT_OTHER, "'it': no organisation spoke just before")


def _speakers_together(article: AnnotatedArticle, context: Context) -> Resolution | None:
    """Return those who spoke together just before, for whom "they" stands."""
    if context.answered is None:
        return None
    quotation, answer = context.answered
    if not quotation.source or len(answer.speakers) == 1:
        return None
    source, place = context.source, quotation.source[0].start
    if place > source.start or article.paragraphs_between(place, source.start) > 1:
        return None
    evidence = f"'{source.of(article.text)}' -> those who spoke together before"
    return replace(answer, rule=Rule.JOINT_THEY, evidence=(evidence, *answer.evidence))
