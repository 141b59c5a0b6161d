"""Authors: whose "I" stands outside quotation marks, where the page itself says so."""

import re
from bisect import bisect_right
from collections import Counter

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.entities.entity import Entity, is_person
from quotes.attribute.mentions.detect import Mention, NameKind
from quotes.attribute.resolution import Resolution, Rule, named, unknown
from quotes.text.marks import quoted_parts
from quotes.types import CharSpan, Gender

# "Ann Lee is a writer in Porto.", "Ann Lee, a former mayor, teaches law.": a note on the author.
_NOTE = re.compile(
    r"(?:,[ ][^.\n]{2,80},)?[ ](?:is|was|teaches|writes|lives|works|serves|hosts|edits|represents"
    r"|covers|leads|directs)\b"
)
# Paragraphs at the end among which the note stands: some pages have links behind it.
_TAIL = 3
_BYLINE = re.compile(r"(?:\A|\n)[ \t]*(?i:by)[ ](?=[^\W\d_a-z])")
# A byline stands between the headline and the text.
_HEAD = 400
# What may follow a name that signs a letter: "Ann Lee, Porto."
_PLACE = re.compile(r"(?:,[ ][^\W\d_][\w .]{1,30}){0,2}\W*")
# One name on a line is a caption; letters to an editor come by two at least, and so do the people
# in an interview, and their turns on average.
_LETTERS = _SPEAKERS = _TURNS = 2
_ASKED = re.compile(r"(?:\A|\n)[ \t]*Q[:.]")
# Answers of each kind drawn from PolNeAR train and the news corpus and read.
_CONFIDENCE = 0.85


def resolve_first_person(article: AnnotatedArticle, source: CharSpan) -> Resolution:
    """Find the author whom "I" stands for: who signs the letter, or whom note or byline names.

    Nobody where the words stand between quotation marks, which are somebody else's, or in the
    transcript of an interview.

    Args:
        article: The article.
        source: Where "I" stands.
    """
    word = source.of(article.text)
    if quoted_parts(article.text, source) or _ASKED.search(article.text):
        return unknown(Rule.FIRST_PERSON_QUOTED, f"'{word}' can't safely be led to a name")
    lines = [one for one in article.unquoted if _stands_alone(article, one)]
    if lines and (answer := _resolve_by_lines(article, source, lines)) is not None:
        return answer
    if (writer := _noted(article)) is not None:
        evidence = f"'{word}' -> {writer.name}, the author as the note below says"
        return named(
            Rule.FIRST_PERSON_NOTE, _full_name(article, writer), _CONFIDENCE, evidence, writer.span
        )
    if not lines and (writer := _bylined(article)) is not None:
        evidence = f"'{word}' -> {writer.name}, the author as the byline says"
        return named(
            Rule.FIRST_PERSON_BYLINE,
            _full_name(article, writer),
            _CONFIDENCE,
            evidence,
            writer.span,
        )
    return unknown(Rule.FIRST_PERSON_NOBODY, f"'{word}': the page does not name its author")


def _resolve_by_lines(
    article: AnnotatedArticle, source: CharSpan, lines: list[Mention]
) -> Resolution | None:
    """Find the line with a name that says whose the words are, if lines do so at all.

    In an interview names that come again and again stand above what is said; letters
    to an editor, of which the last ends the page, are signed below.
    """
    word = source.of(article.text)
    at = bisect_right(lines, source.start, key=lambda one: one.span.start)
    times = Counter(one.name for one in lines)
    if len(times) >= _SPEAKERS and len(lines) >= _TURNS * len(times):
        if not at:
            return None  # the reporter's words before the interview
        evidence = f"'{word}' -> {lines[at - 1].name}, whose name stands above the words"
        return named(
            Rule.FIRST_PERSON_INTERVIEW,
            _full_name(article, lines[at - 1]),
            _CONFIDENCE,
            evidence,
            lines[at - 1].span,
        )
    end = _paragraph(article, lines[-1].span.start)[1]
    if len(times) < _LETTERS or article.text[end:].strip():
        return None
    evidence = f"'{word}' -> {lines[at].name}, who signs the letter"
    return named(
        Rule.FIRST_PERSON_LETTER,
        _full_name(article, lines[at]),
        _CONFIDENCE,
        evidence,
        lines[at].span,
    )


def _full_name(article: AnnotatedArticle, mention: Mention) -> str:
    entity = article.entity(mention)
    return entity.name if entity else mention.name


def _stands_alone(article: AnnotatedArticle, mention: Mention) -> bool:
    """Return True if a person's full name, with a place at most, is a whole paragraph."""
    if mention.kind is not NameKind.PERSON or len(mention.words) == 1:
        return False
    start, end = _paragraph(article, mention.span.start)
    before = article.text[start : mention.span.start].strip(" -—–\t")
    return not before and _PLACE.fullmatch(article.text, mention.span.end, end) is not None


def _noted(article: AnnotatedArticle) -> Mention | None:
    """Find whom a last paragraph tells of without the article having named them before."""
    tail = [at for at in article.paragraphs if article.text[at:].strip()][-_TAIL:]
    for start in reversed(tail[1:] if len(tail) > 1 else []):
        first = next(iter(article.within(CharSpan(start, start + 60))), None)
        if first is None or len(first.words) == 1:
            continue
        entity = article.entity(first)
        if article.text[start : first.span.start].strip() or not _NOTE.match(
            article.text, first.span.end
        ):
            continue
        if entity is not None and _is_author(article, entity, start):
            return first
    return None


def _is_author(article: AnnotatedArticle, entity: Entity, start: int) -> bool:
    """Return True if a person is named by a byline at most before an offset."""
    person = entity.kind is NameKind.PERSON or entity.gender is not Gender.UNKNOWN
    return person and all(
        one.span.start >= start or _follows_by(article, one) for one in entity.mentions
    )


def _bylined(article: AnnotatedArticle) -> Mention | None:
    """Find the one person whom a byline at the head names."""
    found = [
        one
        for one in article.within(CharSpan(0, _HEAD))
        if len(one.words) > 1 and _follows_by(article, one)
    ]
    if len(found) != 1:
        return None
    entity = article.entity(found[0])
    end = _paragraph(article, found[0].span.start)[1]
    alone = not re.search(r"\band\b|&|[^\W\d_][.!?][ ]", article.text[found[0].span.end : end])
    person = entity is not None and (is_person(entity) or entity.kind is NameKind.OTHER)
    return found[0] if person and alone else None


def _follows_by(article: AnnotatedArticle, mention: Mention) -> bool:
    start = _paragraph(article, mention.span.start)[0]
    byline = _BYLINE.search(article.text, max(0, start - 1), mention.span.start + 1)
    return byline is not None and byline.end() == mention.span.start < _HEAD


def _paragraph(article: AnnotatedArticle, offset: int) -> tuple[int, int]:
    """Return where the paragraph that holds an offset starts and ends."""
    number = bisect_right(article.paragraphs, offset)
    last = number == len(article.paragraphs)
    return article.paragraphs[number - 1], len(article.text) if last else article.paragraphs[number]
