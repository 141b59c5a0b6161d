"""Authors: whose "I" stands outside quotation marks, where the page itself says so."""

import re
from bisect import bisect_right
from collections import Counter

from quotes.attribute.document import Scene
from quotes.attribute.entities.entity import Figure, is_person
from quotes.attribute.entities.gender import Gender
from quotes.attribute.mentions.detect import Mention, NameKind
from quotes.attribute.resolution import Answer, named, unknown
from quotes.text.marks import quoted_parts
from quotes.types import CharSpan

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


def resolve_first_person(scene: Scene, source: CharSpan) -> Answer:
    """Find the author whom "I" stands for: who signs the letter, or whom note or byline names.

    Nobody where the words stand between quotation marks, which are somebody else's, or in the
    transcript of an interview.

    Args:
        scene: The article.
        source: Where "I" stands.
    """
    word = source.of(scene.text)
    if quoted_parts(scene.text, source) or _ASKED.search(scene.text):
        return unknown(f"'{word}' can't safely be led to a name")
    lines = [one for one in scene.told if _stands_alone(scene, one)]
    if lines and (answer := _resolve_by_lines(scene, source, lines)) is not None:
        return answer
    if (writer := _noted(scene)) is not None:
        evidence = f"'{word}' -> {writer.name}, the author as the note below says"
        return named(_full_name(scene, writer), _CONFIDENCE, evidence, writer.span)
    if not lines and (writer := _bylined(scene)) is not None:
        evidence = f"'{word}' -> {writer.name}, the author as the byline says"
        return named(_full_name(scene, writer), _CONFIDENCE, evidence, writer.span)
    return unknown(f"'{word}': the page does not name its author")


def _resolve_by_lines(scene: Scene, source: CharSpan, lines: list[Mention]) -> Answer | None:
    """Find the line with a name that says whose the words are, if lines do so at all.

    In an interview names that come again and again stand above what is said; letters
    to an editor, of which the last ends the page, are signed below.
    """
    word = source.of(scene.text)
    at = bisect_right(lines, source.start, key=lambda one: one.span.start)
    times = Counter(one.name for one in lines)
    if len(times) >= _SPEAKERS and len(lines) >= _TURNS * len(times):
        if not at:
            return None  # the reporter's words before the interview
        evidence = f"'{word}' -> {lines[at - 1].name}, whose name stands above the words"
        return named(_full_name(scene, lines[at - 1]), _CONFIDENCE, evidence, lines[at - 1].span)
    end = _paragraph(scene, lines[-1].span.start)[1]
    if len(times) < _LETTERS or scene.text[end:].strip():
        return None
    evidence = f"'{word}' -> {lines[at].name}, who signs the letter"
    return named(_full_name(scene, lines[at]), _CONFIDENCE, evidence, lines[at].span)


def _full_name(scene: Scene, mention: Mention) -> str:
    figure = scene.figure(mention)
    return figure.name if figure else mention.name


def _stands_alone(scene: Scene, mention: Mention) -> bool:
    """Say whether a person's full name, with a place at most, is a whole paragraph."""
    if mention.kind is not NameKind.PERSON or len(mention.words) == 1:
        return False
    start, end = _paragraph(scene, mention.span.start)
    before = scene.text[start : mention.span.start].strip(" -—–\t")
    return not before and _PLACE.fullmatch(scene.text, mention.span.end, end) is not None


def _noted(scene: Scene) -> Mention | None:
    """Find whom a last paragraph tells of without the article having named them before."""
    tail = [at for at in scene.paragraphs if scene.text[at:].strip()][-_TAIL:]
    for start in reversed(tail[1:] if len(tail) > 1 else []):
        first = next(iter(scene.within(CharSpan(start, start + 60))), None)
        if first is None or len(first.words) == 1:
            continue
        figure = scene.figure(first)
        if scene.text[start : first.span.start].strip() or not _NOTE.match(
            scene.text, first.span.end
        ):
            continue
        if figure is not None and _is_author(scene, figure, start):
            return first
    return None


def _is_author(scene: Scene, figure: Figure, start: int) -> bool:
    """Say whether a person is named by a byline at most before an offset."""
    person = figure.kind is NameKind.PERSON or figure.gender is not Gender.UNKNOWN
    return person and all(
        one.span.start >= start or _follows_by(scene, one) for one in figure.mentions
    )


def _bylined(scene: Scene) -> Mention | None:
    """Find the one person whom a byline at the head names."""
    found = [
        one
        for one in scene.within(CharSpan(0, _HEAD))
        if len(one.words) > 1 and _follows_by(scene, one)
    ]
    if len(found) != 1:
        return None
    figure = scene.figure(found[0])
    end = _paragraph(scene, found[0].span.start)[1]
    alone = not re.search(r"\band\b|&|[^\W\d_][.!?][ ]", scene.text[found[0].span.end : end])
    person = figure is not None and (is_person(figure) or figure.kind is NameKind.OTHER)
    return found[0] if person and alone else None


def _follows_by(scene: Scene, mention: Mention) -> bool:
    start = _paragraph(scene, mention.span.start)[0]
    byline = _BYLINE.search(scene.text, max(0, start - 1), mention.span.start + 1)
    return byline is not None and byline.end() == mention.span.start < _HEAD


def _paragraph(scene: Scene, offset: int) -> tuple[int, int]:
    """Return where the paragraph that holds an offset starts and ends."""
    number = bisect_right(scene.paragraphs, offset)
    last = number == len(scene.paragraphs)
    return scene.paragraphs[number - 1], len(scene.text) if last else scene.paragraphs[number]
