"""Who spoke each quotation of an article, from the text and the reader's spans alone."""

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribute.annotated_article import AnnotatedArticle, annotate_article
from quotes.attribute.entities.profiles import build_profile
from quotes.attribute.resolution import Resolution, Rule, unknown
from quotes.attribute.resolvers.antecedents import Turn
from quotes.attribute.resolvers.first_person import resolve_first_person
from quotes.attribute.resolvers.pronouns import (
    OTHERS,
    PERSONAL,
    RELATIVE,
    resolve_it,
    resolve_personal,
    resolve_relative,
)
from quotes.attribute.resolvers.source_phrases import Context, resolve_phrase
from quotes.types import Attribution, CharSpan, Quotation

# A document named ("the statement") is the one of the quotation before, within this reach.
_DOCUMENT_REACH = 600
# "The statement" means one that was issued just before; with more words it is another one.
_BARE_DOCUMENT = re.compile(r"(?:the|this|that)[ ]([\w-]+)", re.IGNORECASE)
_ISSUING = (
    r"\b(?:in|released|issued|published|sent|posted|wrote)[ ](?:an?|the|its|his|her|their|this)"
    r"[ ](?:[\w-]+[ ]){{0,2}}{noun}\b|\b{noun}[ ](?:by|from)\b"
)


def attribute_quotations(text: str, quotations: Sequence[Quotation]) -> list[Attribution]:
    """Find the speaker of each quotation: the fullest name that the article gives, or none.

    The way leads from the source span to a mention and from there to an entity of the article's
    clusters; where two fit equally, it abstains. Needs neither a parse nor entity labels.

    Args:
        text: The article's text, with markup masked.
        quotations: What a reader found in it, in text order.

    Returns:
        An attribution for each quotation, in the same order.
    """
    if not quotations:
        return []
    article = annotate_article(text, [span for one in quotations for span in one.source])
    entities = {entity.name: entity for entity in article.clusters.entities}
    resolutions: list[Resolution] = []
    turn = Turn()
    before: tuple[Quotation, Resolution] | None = None
    for quotation in quotations:
        resolution = resolve_quotation(article, quotation, turn, before, resolutions)
        resolutions.append(resolution)
        if resolution.speakers:
            entity = entities.get(resolution.speakers[0])
            if entity is not None:
                turn = turn.after(entity, (quotation.source or quotation.content)[0].start)
            before = quotation, resolution
    return [
        Attribution(
            quotation=quotation,
            named=tuple(
                build_profile(article.text, name, entities.get(name))
                for name in resolution.speakers
            ),
            status=resolution.status,
            confidence=round(resolution.confidence * quotation.source_confidence, 3),
            mention=resolution.mention,
            evidence=resolution.evidence,
            rule=resolution.rule.value,
        )
        for quotation, resolution in zip(quotations, resolutions, strict=True)
    ]


def resolve_quotation(
    article: AnnotatedArticle,
    quotation: Quotation,
    turn: Turn,
    before: tuple[Quotation, Resolution] | None,
    resolutions: Sequence[Resolution],
) -> Resolution:
    """Find who spoke one quotation of an article.

    Args:
        article: The article.
        quotation: What was said.
        turn: Who spoke before.
        before: The quotation before that has a speaker, with its answer.
        resolutions: The answers to all quotations before.
    """
    if not quotation.source:
        return unknown(Rule.NO_SOURCE, "no words beside it name who spoke")
    source = quotation.source[0]
    word = source.of(article.text).lower()
    if word in PERSONAL:
        return resolve_personal(article, quotation, turn)
    if word in RELATIVE:
        return resolve_relative(article, source)
    if word == "it":
        return resolve_it(article, source, turn)
    if word in OTHERS:
        return _answer_others(article, quotation, before, resolutions)
    document = _document_before(article, source, before)
    return resolve_phrase(article, source, Context(quotation, turn, document))


def _answer_others(
    article: AnnotatedArticle,
    quotation: Quotation,
    before: tuple[Quotation, Resolution] | None,
    resolutions: Sequence[Resolution],
) -> Resolution:
    """Lead "I", "we" and "they" to a name where that is safe."""
    source = quotation.source[0]
    word = source.of(article.text).lower()
    if word in {"i", "we"} and quotation.parent is not None and quotation.parent < len(resolutions):
        return replace(resolutions[quotation.parent], rule=Rule.FIRST_PERSON_NESTED)
    if word == "i":
        return resolve_first_person(article, source)
    joint = _joint_before(article, source, before) if word == "they" else None
    shown = source.of(article.text)
    return joint or unknown(Rule.PRONOUN_OTHER, f"'{shown}' can't safely be led to a name")


def _joint_before(
    article: AnnotatedArticle, source: CharSpan, before: tuple[Quotation, Resolution] | None
) -> Resolution | None:
    """Return those who spoke together just before, for whom "they" stands."""
    if before is None or not before[0].source or len(before[1].speakers) == 1:
        return None
    place = before[0].source[0]
    if article.paragraphs_between(place.start, source.start) > 1 or place.start > source.start:
        return None
    evidence = f"'{source.of(article.text)}' -> those who spoke together before"
    return replace(before[1], rule=Rule.JOINT_THEY, evidence=(evidence, *before[1].evidence))


def _document_before(
    article: AnnotatedArticle, source: CharSpan, before: tuple[Quotation, Resolution] | None
) -> Resolution | None:
    """Return the answer to the quotation before, if that was in the document meant."""
    bare = _BARE_DOCUMENT.fullmatch(source.of(article.text))
    if bare is None or before is None or not before[0].source:
        return None
    if not article.lexicon.has("documents", bare[1]):
        return None
    place = before[0].source[0]
    if not 0 <= source.start - place.start <= _DOCUMENT_REACH:
        return None
    noun = re.escape(bare[1].lower())
    issued = re.search(_ISSUING.format(noun=noun), article.sentence_of(place.start), re.IGNORECASE)
    itself = re.search(rf"\b{noun}\b", place.of(article.text), re.IGNORECASE)
    return before[1] if issued or itself else None
