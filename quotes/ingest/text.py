"""Plain text, with a few lines about the article above it if somebody wrote them."""

import re
from dataclasses import replace

from quotes.errors import IngestError
from quotes.ingest.address import choose_url
from quotes.ingest.article import Details, Source, build_article
from quotes.ingest.clean import unify_line_ends
from quotes.ingest.encoding import decode
from quotes.types import Article

# Other words before a colon are the text's own, as in "MAYOR: We are ready."
_HEADER_LINE = re.compile(r"(outlet|url|title|author|date)[ \t]*:(.*)(?:\n|\Z)", re.IGNORECASE)
_BLANK_LINE = re.compile(r"[^\S\n]*(?:\n|\Z)")
_BLANK_LINES = re.compile(r"(?:[^\S\n]*\n)*")


def read_text(data: bytes, source: Source) -> Article:
    r"""Read a text file, whose first lines may say ``Outlet: Harbour Daily`` and the like.

    The article's text is what follows the header and its blank line, else the whole file, with
    all line ends as ``\n``; offsets count in that.

    Raises:
        IngestError: The file is no text, is empty, or its header is not understood.
    """
    return build_text(decode(data, source.charset), source)


def build_text(text: str, source: Source) -> Article:
    """Make an article of a decoded text file; see :func:`read_text`."""
    whole = unify_line_ends(text)
    details, body = _split_header(whole)
    if source.url:
        details = replace(details, url=choose_url(details.url, source.url))
    first = whole.count("\n", 0, len(whole) - len(body)) + 1
    return replace(build_article(body, details, source), first_line=first)


def _split_header(text: str) -> tuple[Details, str]:
    """Part a text into what its header says and the rest; without a header that is all."""
    found: dict[str, list[str]] = {}
    start, number = 0, 1
    while match := _HEADER_LINE.match(text, start):
        _keep(found, match[1].lower(), match[2].strip(), number)
        start, number = match.end(), number + 1
    if number == 1:
        return Details(), text
    if not _BLANK_LINE.match(text, start):
        message = (
            f"line {number} is not part of the header: put a blank line above the text "
            "(the header's keys are Outlet, URL, Title, Author, Date)"
        )
        raise IngestError(message)
    blank = _BLANK_LINES.match(text, start)
    return _details_of(found), text[blank.end() if blank else start :]


def _keep(found: dict[str, list[str]], key: str, value: str, number: int) -> None:
    if key in found and key != "author":
        message = f"line {number} gives {key!r} a second time: leave one of them out"
        raise IngestError(message)
    found.setdefault(key, []).append(value)


def _details_of(found: dict[str, list[str]]) -> Details:
    single = {key: values[0] for key, values in found.items()}
    return Details(
        outlet=single.get("outlet"),
        url=single.get("url"),
        title=single.get("title"),
        date=single.get("date"),
        authors=tuple(found.get("author", ())),
    )
