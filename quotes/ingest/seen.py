"""A page as its readers see it: without struck-out and hidden words, with all quotation marks."""

import re
from typing import Any

from lxml.etree import strip_elements, strip_tags
from lxml.html import tostring
from trafilatura import load_html

from quotes.ingest.markup import INLINE

_STRUCK_OUT = ("del", "s", "strike")
_LINE_THROUGH = re.compile(r"text-decoration[\w-]*\s*:[^;]*\bline-through\b", re.IGNORECASE)
_INVISIBLE = re.compile(r"\b(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_UNSEEN, _QUOTED = "unseen", "q"
# With one of these beside or within its edges, a quoted element's words have their marks already.
_MARKS = tuple('“”„«»"')
_BY_LEVEL = (("“", "”"), ("‘", "’"))


def show_as_seen(tree: Any) -> Any:
    """Leave struck-out and hidden words out of a page, and put what `q` stands for in its text.

    Args:
        tree: A parsed page, which may be changed in place.

    Returns:
        The page as it is then.
    """
    for element in tree.iter(*INLINE):
        element.attrib.pop("aria-hidden", None)  # from who listens, not from who sees
    unseen = [element for element in tree.iter() if _is_unseen(element)]
    for element in unseen:
        element.tag = _UNSEEN
    strip_elements(tree, _UNSEEN, with_tail=False)
    quoted = list(tree.iter(_QUOTED))
    for element in reversed(quoted):  # the inner ones first: what they get is not the outer's
        _mark(element)
    strip_tags(tree, _QUOTED)
    # Texts that became neighbours are one only when they are written and parsed again.
    return load_html(tostring(tree, encoding="unicode")) if unseen or quoted else tree


def _is_unseen(element: Any) -> bool:
    """Tell if a page shows an element as struck out, or not at all.

    A whole block that a style hides stays: scripts show the text of many pages only later.
    """
    if not isinstance(element.tag, str) or element.tag in ("html", "body"):
        return False
    if element.tag in _STRUCK_OUT or element.get("hidden") is not None:
        return True
    style = element.get("style") or ""
    hides = element.tag in INLINE and _INVISIBLE.search(style) is not None
    return hides or _LINE_THROUGH.search(style) is not None


def _mark(element: Any) -> None:
    """Put quotation marks around the words of a `q`, as browsers do, unless they stand there."""
    first = next(filter(None, map(str.strip, element.itertext())), "")
    if not first or first.startswith(_MARKS) or _before(element).endswith(_MARKS):
        return
    level = sum(1 for _ in element.iterancestors(_QUOTED)) % 2
    opening, closing = _BY_LEVEL[level]
    element.text = opening + (element.text or "")
    last = element[-1] if len(element) else None
    if last is None:
        element.text += closing
    else:
        last.tail = (last.tail or "") + closing


def _before(element: Any) -> str:
    """Return the text directly before an element."""
    previous = element.getprevious()
    beside = element.getparent().text if previous is None else previous.tail
    return beside or ""
