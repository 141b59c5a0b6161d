"""The page's own author: whose "I" stands outside quotation marks, where the page says so."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.entities.entity import Entity
from quotes.attribute.mentions.detect import Mention, NameKind
from quotes.types import CharSpan, Gender

# "Ann Lee is a writer in Porto.", "Ann Lee, a former mayor, teaches law.": a note on the author.
_NOTE = re.compile(
    r"(?:,[ ][^.\n]{2,80},)?[ ](?:is|was|teaches|writes|lives|works|serves|hosts|edits|represents"
    r"|covers|leads|directs)\b"
)
# Paragraphs at the end among which the note stands: some pages have links behind it.
_TAIL = 3
# The name opens the note.
_OPENING = 60
_BYLINE = re.compile(r"(?:\A|\n)[ \t]*(?i:by)[ ](?=[^\W\d_a-z])")
# A byline stands between the headline and the text.
_HEAD = 400
# What may follow a name that signs a letter: "Ann Lee, Porto."
_PLACE = re.compile(r"(?:,[ ][^\W\d_][\w .]{1,30}){0,2}\W*")
# One name on a line is a caption; letters to an editor come by two at least.
_LETTERS = 2
# A transcript of questions and answers: each "I" may be another's.
_ASKED = re.compile(r"(?:\A|\n)[ \t]*Q[:.]")


@dataclass(frozen=True, slots=True)
class Authors:
    """Who the page says wrote it.

    Attributes:
        asked: Whether the page is a transcript of questions and answers.
        signatures: The names that sign letters to an editor, in text order; empty for another page.
        noted: The name in a note on the author at the page's end.
    """

    asked: bool
    signatures: tuple[Mention, ...]
    noted: Mention | None


def find_authors(article: AnnotatedArticle) -> Authors:
    """Find who signs the letters of a page, and whom a note at its end tells of."""
    return Authors(
        asked=_ASKED.search(article.text) is not None,
        signatures=_find_signatures(article),
        noted=_find_noted(article),
    )


def _find_signatures(article: AnnotatedArticle) -> tuple[Mention, ...]:
    """Find the names below letters to an editor; the last of them ends the page."""
    lines = tuple(one for one in article.unquoted if _stands_alone(article, one))
    if len({one.name for one in lines}) < _LETTERS:
        return ()
    end = _paragraph(article, lines[-1].span.start)[1]
    return lines if not article.text[end:].strip() else ()


def _stands_alone(article: AnnotatedArticle, mention: Mention) -> bool:
    """Return True if a person's full name, with a place at most, is a whole paragraph."""
    if mention.kind is not NameKind.PERSON or len(mention.words) == 1:
        return False
    start, end = _paragraph(article, mention.span.start)
    before = article.text[start : mention.span.start].strip(" -—–\t")
    return not before and _PLACE.fullmatch(article.text, mention.span.end, end) is not None


def _find_noted(article: AnnotatedArticle) -> Mention | None:
    """Find whom a last paragraph tells of without the article having named them before."""
    written = len(article.text.rstrip())
    starts = [at for at in article.paragraphs if at < written][-_TAIL:]
    for start in reversed(starts[1:] if len(starts) > 1 else []):
        first = next(iter(article.within(CharSpan(start, start + _OPENING))), None)
        if (
            first is not None
            and len(first.words) > 1
            and not article.text[start : first.span.start].strip()
            and _NOTE.match(article.text, first.span.end)
            and _is_author(article, article.entity(first), start)
        ):
            return first
    return None


def _is_author(article: AnnotatedArticle, entity: Entity | None, start: int) -> bool:
    """Return True if a person is named by a byline at most before an offset."""
    if entity is None or (entity.kind is not NameKind.PERSON and entity.gender is Gender.UNKNOWN):
        return False
    return all(one.span.start >= start or is_byline(article, one) for one in entity.mentions)


def is_byline(article: AnnotatedArticle, mention: Mention) -> bool:
    """Return True if "By" at the head of the page is all that stands before a name on its line."""
    start = _paragraph(article, mention.span.start)[0]
    byline = _BYLINE.search(article.text, max(0, start - 1), mention.span.start + 1)
    return byline is not None and byline.end() == mention.span.start < _HEAD


def _paragraph(article: AnnotatedArticle, offset: int) -> tuple[int, int]:
    """Return where the paragraph that holds an offset starts and ends."""
    number = bisect_right(article.paragraphs, offset)
    last = number == len(article.paragraphs)
    return article.paragraphs[number - 1], len(article.text) if last else article.paragraphs[number]
