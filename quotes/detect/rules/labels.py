"""Speakers named without a verb: "Name: “…”" before, or "“…” — Name" behind what was said.

Paragraphs of the form "Name: words" without marks are left alone: on PolNeAR train fewer than
one in five was a quotation.
"""

import re
from dataclasses import dataclass

from quotes.text.marks import Marked
from quotes.types import CharSpan

_WORD = r"[A-Z][\w.’'-]*+"
_LABEL = re.compile(
    rf"({_WORD}(?: (?:of|de|van|von|al|{_WORD}|\([A-Z][\w. -]*\))){{0,5}})\s?(:)\s*"
)
_BYLINE = re.compile(
    rf"\s*([―—–]|--|-)\s*({_WORD}(?:[ ,]++(?:@\w++|\(@?[\w.-]+\)|[\w.’'-]++)){{0,11}}+)"
    r"\.?\s*(?=\n|$)"
)
# No label is longer: a paragraph of many quotations is not read again for each of them.
_LONGEST_LABEL = 300


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's name and the sign that joins it to the words in marks."""

    source: CharSpan
    cue: CharSpan


def find_label(text: str, stretch: Marked, paragraph: CharSpan) -> Label | None:
    """Find the name that labels a stretch in marks: before it with a colon, or a dash behind.

    Args:
        text: The whole text.
        stretch: An outermost stretch in quotation marks.
        paragraph: The paragraph that it stands in.
    """
    if stretch.outer.start - paragraph.start <= _LONGEST_LABEL:
        before = _LABEL.fullmatch(text, paragraph.start, stretch.outer.start)
        if before:
            return Label(CharSpan(*before.span(1)), CharSpan(*before.span(2)))
    behind = _BYLINE.match(text, stretch.outer.end)
    if behind:
        return Label(CharSpan(*behind.span(2)), CharSpan(*behind.span(1)))
    return None
