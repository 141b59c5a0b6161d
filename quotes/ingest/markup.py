"""Markup beyond what any page needs, which would take the parser time without measure."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml.etree import strip_tags
from lxml.html import tostring
from trafilatura import load_html

# The parser holds each attribute of a tag against all before it.
_MOST_ATTRIBUTES = 500
# The texts in and between inline elements become neighbours, each of which is then looked for from
# the first of them. Transcripts have an element for each word.
_MOST_INLINE = 500
INLINE = (
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "dfn", "em", "font", "i"),
    *("ins", "kbd", "mark", "ruby", "samp", "small", "span", "strong", "sub", "sup", "tt", "u"),
    *("var", "wbr"),
)
"""Elements that stand within a line of text."""
_UNWRAPPED = "unwrapped"
_ATTRIBUTE = r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>\"'][^\s>]*+)?)?"
_OPENING = re.compile(rf"<(?:!--|([A-Za-z][^\s/>]*+)(?:{_ATTRIBUTE}){{0,{_MOST_ATTRIBUTES}}}+)")
_EXCESS = re.compile(rf"(?:{_ATTRIBUTE})++")
# What stands in these is no markup.
_RAW = {
    name: re.compile(rf"</{name}\b", re.IGNORECASE)
    for name in ("iframe", "noframes", "script", "style", "textarea", "title", "xmp")
}


def cut_attributes(html: str) -> str:
    """Return a page without the attributes that a tag has beyond its first few hundred."""
    parts = []
    done = 0
    for start, end in _find_excess(html):
        parts.append(html[done:start])
        done = end
    return "".join((*parts, html[done:])) if parts else html


def _find_excess(html: str) -> Iterator[tuple[int, int]]:
    """Yield where the attributes stand that are too many."""
    at = 0
    while opening := _OPENING.search(html, at):
        name, at = opening[1], opening.end()
        if name is None:
            closing = html.find("-->", at - 2)
            at = len(html) if closing < 0 else closing
            continue
        if excess := _EXCESS.match(html, at):
            at = excess.end()
            yield excess.span()
        if raw := _RAW.get(name.lower()):
            closed = raw.search(html, at)
            at = closed.start() if closed else len(html)


def unwrap_inline(tree: Any) -> Any:
    """Leave only the words of the inline elements that a block has beyond its first few hundred.

    Args:
        tree: A parsed page, which may be changed in place.

    Returns:
        The page as it is then.
    """
    blocks: dict[Any, Any] = {}
    counts: Counter[Any] = Counter()
    excess = []
    for element in tree.iter(*INLINE):
        parent = element.getparent()
        block = blocks[element] = blocks.get(parent, parent)
        counts[block] += 1
        if counts[block] > _MOST_INLINE:
            excess.append(element)
    if not excess:
        return tree
    for element in excess:
        element.tag = _UNWRAPPED
    strip_tags(tree, _UNWRAPPED)
    # Texts that became neighbours are one only when they are written and parsed again.
    return load_html(tostring(tree, encoding="unicode"))
