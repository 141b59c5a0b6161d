"""Paragraphs: the unit that a quotation mark left open ends with."""

import re

from quotes.types import CharSpan

# Each begins where a run of blanks does, and is possessive: a run is walked over once.
_BLANK_LINE = re.compile(r"(?<![^\S\n])[^\S\n]*+\n(?:[^\S\n]*+\n)++[^\S\n]*+")
_LINE = re.compile(r"(?<![^\S\n])[^\S\n]*+\n[^\S\n]*+")

# Prose set to a width breaks its lines below this; a line above it is a paragraph of its own.
_HARD_WRAP = 100


def split_paragraphs(text: str) -> list[CharSpan]:
    """Find the paragraphs of a text, without the blank space around them.

    Blank lines part paragraphs. A text without any has one paragraph a line, unless it was
    set to a width: then its lines are short, and it is one paragraph.

    Returns:
        Spans in text order; none for a text of blank space.
    """
    text_end = len(text.rstrip())
    start = len(text) - len(text.lstrip())
    if start >= text_end:
        return []
    parting = _BLANK_LINE if _BLANK_LINE.search(text, start, text_end) else _LINE
    if parting is _LINE and _is_hard_wrapped(text[start:text_end]):
        return [CharSpan(start, text_end)]
    spans = []
    for gap in parting.finditer(text, start, text_end):
        spans.append(CharSpan(start, gap.start()))
        start = gap.end()
    spans.append(CharSpan(start, text_end))
    return spans


def _is_hard_wrapped(text: str) -> bool:
    lines = text.split("\n")
    ended = sum(line.rstrip().endswith((".", "!", "?", "”", '"', "’", ":")) for line in lines)
    return max(map(len, lines)) <= _HARD_WRAP and ended < len(lines) / 2
