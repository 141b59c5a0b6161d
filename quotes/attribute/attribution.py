"""Who spoke each quotation of an article, from the text and the reader's spans alone."""

from collections.abc import Sequence

from quotes.attribute.annotated_article import AnnotatedArticle, annotate_article
from quotes.attribute.entities.entity import Entity
from quotes.attribute.entities.profiles import build_profile
from quotes.attribute.resolution import Resolution, Rule, unknown
from quotes.attribute.resolvers.context import Context
from quotes.attribute.resolvers.first_person import FIRST_PERSON, resolve_first_person
from quotes.attribute.resolvers.index import ArticleIndex
from quotes.attribute.resolvers.interviews import resolve_answer
from quotes.attribute.resolvers.pronouns import resolve_pronoun
from quotes.attribute.resolvers.source_phrases import resolve_phrase
from quotes.text.annotated import AnnotatedText
from quotes.types import Attribution, Quotation


def attribute_quotations(
    text: AnnotatedText | str, quotations: Sequence[Quotation]
) -> list[Attribution]:
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
    annotated = AnnotatedText(text) if isinstance(text, str) else text
    article = annotate_article(annotated)
    index = ArticleIndex(article)
    resolutions = _resolve_in_order(article, index, quotations)
    profiles = {
        name: build_profile(article.text, name, index.by_name.get(name))
        for name in {name for one in resolutions for name in one.speakers}
    }
    return [
        Attribution(
            quotation=quotation,
            named=tuple(profiles[name] for name in resolution.speakers),
            status=resolution.status,
            confidence=round(resolution.confidence * quotation.source_confidence, 3),
            mention=resolution.mention,
            evidence=resolution.evidence,
            rule=resolution.rule.value,
        )
        for quotation, resolution in zip(quotations, resolutions, strict=True)
    ]


def _resolve_in_order(
    article: AnnotatedArticle, index: ArticleIndex, quotations: Sequence[Quotation]
) -> list[Resolution]:
    """Resolve each quotation with what is known of those before it."""
    resolutions: list[Resolution] = []
    speakers: set[Entity] = set()
    last: Entity | None = None
    place: int | None = None
    answered: tuple[Quotation, Resolution] | None = None
    for quotation in quotations:
        parent = quotation.parent
        outer = resolutions[parent] if parent is not None and parent < len(resolutions) else None
        context = Context(index, quotation, last, place, speakers, answered, outer)
        resolution = resolve_quotation(article, context)
        resolutions.append(resolution)
        if resolution.speakers:
            answered = quotation, resolution
            entity = index.by_name.get(resolution.speakers[0])
            if entity is not None:
                last, place = entity, (quotation.source or quotation.content)[0].start
                speakers.add(entity)
    return resolutions


def resolve_quotation(article: AnnotatedArticle, context: Context) -> Resolution:
    """Find who spoke one quotation."""
    if (answer := resolve_answer(article, context)) is not None:
        return answer
    if not context.quotation.source:
        return unknown(Rule.NO_SOURCE, "no words beside it name who spoke")
    if context.source.of(article.text).lower() in FIRST_PERSON:
        return resolve_first_person(article, context)
    return resolve_pronoun(article, context) or resolve_phrase(article, context.source, context)
