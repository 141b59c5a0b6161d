"""Answers of an interview: 'A', or a paragraph that nothing marks, behind a question."""

import re

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.resolution import Resolution, Rule, named, unknown
from quotes.attribute.resolvers.context import Context

_MARKUP = "*_#> \t"
_ANSWER = re.compile(r"(?:A|Answer)\W{0,4}", re.IGNORECASE)
# How far before an answer its question may end: a label and blank space between.
_BETWEEN = 40
_SURE = 0.8


def resolve_answer(article: AnnotatedArticle, context: Context) -> Resolution | None:
    """Name who answers the questions of an interview, if the page tells.

    Returns:
        None if the words are no answer: they have another source, or no question stands before.
    """
    if not _is_answer(article.text, context):
        return None
    interviewee = context.index.interviewee
    if interviewee is None:
        evidence = "an answer, and the text before the questions does not name one person"
        return unknown(Rule.INTERVIEW_NOBODY, evidence)
    evidence = f"the text before the questions names '{interviewee.name}' alone"
    return named(
        Rule.INTERVIEW_ANSWER, interviewee.name, _SURE, evidence, interviewee.mentions[0].span
    )


def _is_answer(text: str, context: Context) -> bool:
    quotation = context.quotation
    if quotation.source:
        return _ANSWER.fullmatch(context.source.of(text)) is not None
    start = quotation.content[0].start
    before = text[max(0, start - _BETWEEN) : start].rstrip(_MARKUP)
    return before.endswith("\n") and before.rstrip(f"{_MARKUP}\n").endswith("?")
