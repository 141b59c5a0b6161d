"""How large a page is, counted before anything works on it that takes more time than in proportion.

trafilatura asks for the neighbours, rows and texts of an element by counting from the first of them
on, so that twice the elements take four times as long. Of 121 pages of news sites, the largest has
1,600 elements.
"""

from collections import Counter
from typing import Any, Final, NoReturn

from quotes.errors import IngestError

MOST_ELEMENTS: Final = 20_000
"""Of these, whatever they are, an article is found within a few seconds."""

# A transcript of a million characters with an element for each word has 360,000.
_MOST_TAGS = 500_000
# trafilatura makes up no more cells than these for one that spans several.
_LONGEST_SPAN = 100
# Python makes no number of more than some 4,300.
_MOST_DIGITS = 4_000


def check_tags(html: str) -> None:
    """Refuse a page of so many tags that parsing them alone would take seconds.

    Raises:
        IngestError: It has more than any article.
    """
    if html.count("<") > _MOST_TAGS:
        _refuse(_MOST_TAGS, "tags")


def count_elements(tree: Any) -> int:
    """Return how many elements a page has, with the cells that are made up to fill its tables.

    Args:
        tree: A parsed page.

    Raises:
        IngestError: It has more than any article.
    """
    count = int(tree.xpath("count(//*)"))
    if count <= MOST_ELEMENTS:
        count += _count_added_cells(tree)
    if count > MOST_ELEMENTS:
        _refuse(MOST_ELEMENTS, "elements")
    return count


def _refuse(most: int, what: str) -> NoReturn:
    message = f"has over {most:,} {what}, more than the page of an article: give its text instead"
    raise IngestError(message)


def _count_added_cells(tree: Any) -> int:
    """Count the cells made up beside those that span several, and at the ends of short rows."""
    widths: Counter[Any] = Counter(dict.fromkeys(tree.iter("tr"), 0))
    beside = 0
    for cell in tree.iter("td", "th"):
        across = _read_span(cell, "colspan")
        widths[cell.getparent()] += across
        beside += across * _read_span(cell, "rowspan") - 1
    tables = {row: next(row.iterancestors("table"), None) for row in widths}
    widest: Counter[Any] = Counter()
    for row, width in widths.items():
        widest[tables[row]] = max(widest[tables[row]], min(width, _LONGEST_SPAN))
    return beside + sum(max(0, widest[tables[row]] - width) for row, width in widths.items())


def _read_span(cell: Any, name: str) -> int:
    value = cell.get(name, "1")
    if not value.isdecimal():
        return 1
    return max(1, min(int(value[:_MOST_DIGITS]), _LONGEST_SPAN))
