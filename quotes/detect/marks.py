"""The marks state machine: which stretches of a text stand in quotation marks.

It reads curly, straight, « », „ “, doubled ('' and ``) and single British marks. A mark that is
never closed, or closed by another kind, costs that stretch its exact end and no other stretch
anything: a paragraph's end closes all, and a mark of the same kind that opens again shows that
the one before was left open. A paragraph that opens with a mark while the one before is still
open goes on with it, as newspapers do.
"""

from dataclasses import dataclass
from functools import lru_cache

from quotes.detect.glyphs import Glyph, Role, scan_glyphs
from quotes.detect.paragraphs import split_paragraphs
from quotes.types import CharSpan

# Deeper quotations in quotations than this are a run of marks, not writing.
_MAX_LEVEL = 4


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text in quotation marks.

    Attributes:
        content: The words between the marks, without blank space at the edges.
        outer: The same with its marks.
        level: 0 for the outermost, 1 for a quotation in it, and so on.
        closed: Whether a mark closes it; if not, where it ends is a guess.
        matched: Whether the closing mark is of the opening one's kind.
        continued: Whether the next paragraph opens with a mark and goes on with it.
        paragraph: Position of its paragraph in the text.
    """

    content: CharSpan
    outer: CharSpan
    level: int
    closed: bool
    matched: bool
    continued: bool
    paragraph: int


@dataclass(slots=True)
class _Open:
    """A mark that waits for its closing one."""

    glyph: Glyph
    level: int


@lru_cache(maxsize=8)
def detect_marked(text: str) -> tuple[Marked, ...]:
    """Find the stretches of a text that stand in quotation marks.

    Args:
        text: An article's text, with leftover markup masked.

    Returns:
        Stretches in the order of their opening marks; never an empty one.
    """
    paragraphs = split_paragraphs(text)
    scanned = [scan_glyphs(text, paragraph) for paragraph in paragraphs]
    found: list[Marked] = []
    for number, (paragraph, glyphs) in enumerate(zip(paragraphs, scanned, strict=True)):
        next_opens = number + 1 < len(paragraphs) and _opens_with_mark(
            paragraphs[number + 1], scanned[number + 1]
        )
        found += _read_paragraph(text, number, paragraph, glyphs, next_opens=next_opens)
    return tuple(sorted(found, key=lambda marked: (marked.outer.start, marked.level)))


def quoted_parts(text: str, span: CharSpan) -> list[CharSpan]:
    """Return what stands in (outermost) quotation marks within a span of the text.

    Args:
        text: The whole text, since only its beginning tells whether a mark opens or closes.
        span: A content span.

    Returns:
        Spans in text order, each as long as the marks and the span allow.
    """
    parts = []
    for marked in detect_marked(text):
        start = max(marked.content.start, span.start)
        end = min(marked.content.end, span.end)
        if marked.level == 0 and start < end:
            parts.append(CharSpan(start, end))
    return parts


def _opens_with_mark(paragraph: CharSpan, glyphs: list[Glyph]) -> bool:
    if not glyphs or glyphs[0].start != paragraph.start:
        return False
    return glyphs[0].role is not Role.CLOSE


def _read_paragraph(
    text: str, number: int, paragraph: CharSpan, glyphs: list[Glyph], *, next_opens: bool
) -> list[Marked]:
    stack: list[_Open] = []
    found: list[Marked] = []

    def close(opened: _Open, end: int, glyph: Glyph | None, *, continued: bool = False) -> None:
        start = opened.glyph.end
        content = _trimmed(text, start, end)
        if content is None:
            return
        outer = CharSpan(opened.glyph.start, glyph.end if glyph else content.end)
        matched = glyph is not None and glyph.family == opened.glyph.family
        found.append(
            Marked(content, outer, opened.level, glyph is not None, matched, continued, number)
        )

    for glyph in glyphs:
        role = _role_here(glyph, stack)
        if role is Role.CLOSE:
            at = _partner(glyph, stack)
            if at is None:
                continue
            for left_open in stack[at + 1 :]:
                close(left_open, glyph.start, None)
            close(stack[at], glyph.start, glyph)
            del stack[at:]
            continue
        at = _same_family(glyph, stack)
        if at is not None:
            # The same kind of mark opens again: the one before was never closed.
            for left_open in stack[at:]:
                close(left_open, _guessed_end(text, left_open, paragraph, glyph.start), None)
            del stack[at:]
        if len(stack) < _MAX_LEVEL:
            stack.append(_Open(glyph, len(stack)))
    for opened in stack:
        goes_on = next_opens and opened.level == 0
        end = paragraph.end if goes_on else _guessed_end(text, opened, paragraph, paragraph.end)
        close(opened, end, None, continued=goes_on)
    return found


def _role_here(glyph: Glyph, stack: list[_Open]) -> Role:
    """Decide a straight mark by its neighbours, else by what is open."""
    if glyph.role is not Role.EITHER:
        # “ closes what „ opened, though elsewhere it opens.
        if glyph.text == "“" and any(opened.glyph.text == "„" for opened in stack):
            return Role.CLOSE
        return glyph.role
    return Role.CLOSE if _same_family(glyph, stack) is not None else Role.OPEN


def _same_family(glyph: Glyph, stack: list[_Open]) -> int | None:
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].glyph.family == glyph.family:
            return at
    return None


def _partner(glyph: Glyph, stack: list[_Open]) -> int | None:
    """Find what a closing mark closes: its own kind, else a double mark closes any double one."""
    at = _same_family(glyph, stack)
    if at is not None or glyph.single:
        return at
    for at in range(len(stack) - 1, -1, -1):
        if not stack[at].glyph.single:
            return at
    return None


def _guessed_end(text: str, opened: _Open, paragraph: CharSpan, limit: int) -> int:
    """Guess where words end whose mark was never closed.

    A paragraph that opens with the mark is taken as spoken up to the limit, as most are;
    elsewhere the first sentence is.
    """
    start = opened.glyph.end
    if opened.glyph.start == paragraph.start:
        return limit
    ends = (text.find(stop + " ", start, limit) for stop in ".!?")
    return min((end + 1 for end in ends if end >= 0), default=limit)


def _trimmed(text: str, start: int, end: int) -> CharSpan | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return CharSpan(start, end) if any(map(str.isalnum, text[start:end])) else None
