"""The marks state machine: which stretches of a text stand in quotation marks.

It reads curly, straight, « » and » «, „ “, doubled ('' and ``), single British and rarer marks, and
curly ones that autocorrection turned round (” ”). A mark that is never closed, or closed by another
kind, costs that stretch its exact end and no other stretch anything: a paragraph's end closes all,
and a mark of the same kind that opens again shows that the one before was left open. A paragraph
that opens with a mark while the one before is still open goes on with it, as newspapers do; so does
one without a mark whose first mark closes what was left open, as where a page breaks a line within
a quotation.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.text.glyphs import Glyph, Role, scan_glyphs
from quotes.types import CharSpan

# Deeper quotations in quotations than this are a run of marks, not writing.
_MAX_LEVEL = 4


_NAME = r"(?:he|she|they|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"
_SAID = r"(?:said|says|told|wrote|writes|added|tweeted|asked)"
_REPORT = re.compile(rf",\s(?:{_NAME} {_SAID}|{_SAID} {_NAME})\b")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text in quotation marks.

    Attributes:
        content: The words between the marks, without blank space at the edges.
        outer: The same with its marks.
        level: 0 for the outermost, 1 for a quotation in it, and so on.
        closed: Whether a mark closes it; if not, where it ends is a guess.
        matched: Whether the closing mark is of the opening one's kind.
        continued: Whether the next paragraph goes on with it.
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


def detect_marked(text: str, paragraphs: Sequence[CharSpan]) -> tuple[Marked, ...]:
    """Find the stretches of a text that stand in quotation marks.

    Args:
        text: An article's text, with leftover markup masked.
        paragraphs: Its paragraphs, in text order.

    Returns:
        Stretches in the order of their opening marks; never an empty one.
    """
    scanned = [scan_glyphs(text, paragraph) for paragraph in paragraphs]
    found: list[Marked] = []
    carried: Glyph | None = None
    for number, paragraph in enumerate(paragraphs):
        reader = _ParagraphReader(text, number, paragraph, carried)
        for glyph in scanned[number]:
            reader.take(glyph)
        following = number + 1 < len(paragraphs)
        carried = reader.finish(
            next_opens=following and _opens_with_mark(paragraphs[number + 1], scanned[number + 1]),
            closing=scanned[number + 1][0] if following and scanned[number + 1] else None,
        )
        found += reader.found
    return tuple(sorted(found, key=lambda marked: (marked.outer.start, marked.level)))


def _opens_with_mark(paragraph: CharSpan, glyphs: list[Glyph]) -> bool:
    if not glyphs or glyphs[0].start != paragraph.start:
        return False
    return glyphs[0].role is not Role.CLOSE


class _ParagraphReader:
    """Walks over the marks of one paragraph with a stack of those still open."""

    def __init__(self, text: str, number: int, paragraph: CharSpan, carried: Glyph | None) -> None:
        self.text = text
        self.number = number
        self.paragraph = paragraph
        self.stack: list[_Open] = []
        if carried is not None:
            # As if the mark of the paragraph before were repeated where this one starts.
            start = paragraph.start
            self.stack.append(_Open(replace(carried, start=start, text=""), 0))
        self.found: list[Marked] = []

    def take(self, glyph: Glyph) -> None:
        """Open or close a stretch with a mark."""
        if _role_here(glyph, self.stack) is Role.CLOSE:
            at = _partner(glyph, self.stack)
            if at is not None:
                self._abandon(at + 1, glyph.start)
                self._close(self.stack.pop(), glyph.start, glyph)
            return
        at = _same_family(glyph, self.stack)
        if at is not None:
            # The same kind of mark opens again: the one before was never closed.
            self._abandon(at, glyph.start)
        if len(self.stack) < _MAX_LEVEL:
            self.stack.append(_Open(glyph, len(self.stack)))

    def finish(self, *, next_opens: bool, closing: Glyph | None) -> Glyph | None:
        """Close at the paragraph's end all that is still open.

        Args:
            next_opens: Whether the next paragraph opens with a mark.
            closing: The first mark of the next paragraph, if any.

        Returns:
            The mark that the next paragraph goes on with, though it does not repeat it.
        """
        carried = None
        if self.stack and not self._is_reported(self.stack[0]):
            opened = self.stack[0].glyph
            if closing and closing.role is Role.CLOSE and closing.family == opened.family:
                carried = opened
            if next_opens or carried:
                self._abandon(1, self.paragraph.end)
                self._close(self.stack.pop(), self.paragraph.end, None, continued=True)
        self._abandon(0, self.paragraph.end)
        return carried

    def _is_reported(self, opened: _Open) -> bool:
        """Return True if a cue behind a comma shows that the stretch ends in this paragraph."""
        return _REPORT.search(self.text, opened.glyph.end, self.paragraph.end) is not None

    def _abandon(self, at: int, limit: int) -> None:
        """Close, at a guess, the stretches from a place of the stack on."""
        while len(self.stack) > at:
            opened = self.stack.pop()
            self._close(opened, _guessed_end(self.text, opened, self.paragraph, limit), None)

    def _close(
        self, opened: _Open, end: int, glyph: Glyph | None, *, continued: bool = False
    ) -> None:
        content = _trimmed(self.text, opened.glyph.end, end)
        if content is None:
            return
        outer = CharSpan(opened.glyph.start, glyph.end if glyph else content.end)
        matched = glyph is not None and glyph.family == opened.glyph.family
        closed = glyph is not None
        self.found.append(
            Marked(content, outer, opened.level, closed, matched, continued, self.number)
        )


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

    A comma with "he said" behind it ends them. A paragraph that opens with the mark is taken as
    spoken up to the limit, as most are; elsewhere the first sentence is.
    """
    start = opened.glyph.end
    report = _REPORT.search(text, start, limit)
    if report:
        return report.start() + 1
    if opened.glyph.start == paragraph.start:
        return limit
    ends = (text.find(stop + " ", start, limit) for stop in ".!?")
    return min((end + 1 for end in ends if end >= 0), default=limit)


def _trimmed(text: str, start: int, end: int) -> CharSpan | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return CharSpan(start, end) if any(map(str.isalnum, text[start:end])) else None
