"""Web pages: the article's text by trafilatura, what is known of it by the page's own data."""

import re
from dataclasses import replace

from quotes.errors import IngestError
from quotes.ingest.address import choose_url
from quotes.ingest.article import Source, build_article
from quotes.ingest.dates import read_date
from quotes.ingest.encoding import decode
from quotes.ingest.page import read_details
from quotes.text.sentences import ends_sentence
from quotes.types import Article

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*+(?:["']\s*+)?([\w.:-]+)""", re.IGNORECASE)
# Browsers look no further for it.
_CHARSET_WITHIN = 1024
_MARK = re.compile('[“”"«»„]')
# Menus, log-in forms and notices have sentences, but short ones and without quotations.
_FEWEST_WORDS = 10


def read_page(data: bytes, source: Source) -> Article:
    """Read a web page.

    Its paragraphs are parted by blank lines in the text.

    Raises:
        IngestError: The page holds no article, or its encoding is not certain.
    """
    declared = source.charset or _declared_charset(data)
    return build_page(decode(data, declared), source)


def build_page(html: str, source: Source) -> Article:
    """Make an article of a decoded page; see :func:`read_page`."""
    from trafilatura import load_html  # noqa: PLC0415 - slow to import, for pages only

    tree = load_html(html) if html.strip() else None
    paragraphs = [] if tree is None else _main_text(html)
    if tree is None or not any(map(_is_prose, paragraphs)):
        message = "no article found on the page: give the page of one article, not a list or a form"
        raise IngestError(message)
    details = read_details(tree)
    url = choose_url(details.url, source.url)
    details = replace(details, url=url, date=_known_date(details.date))
    return build_article("\n\n".join(paragraphs), details, source)


def _main_text(html: str) -> list[str]:
    """Return the paragraphs of the article, without menus, comments and notices.

    trafilatura ends each paragraph with a line end; a break within one (two of them part the
    paragraphs of older sites) becomes another.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - as above

    document = bare_extraction(html, include_comments=False)
    lines = (getattr(document, "text", None) or "").split("\n")
    return [line.strip() for line in lines if line.strip()]


def _is_prose(paragraph: str) -> bool:
    enough = len(paragraph.split()) >= _FEWEST_WORDS or _MARK.search(paragraph) is not None
    return enough and ends_sentence(paragraph)


def _known_date(given: str | None) -> str | None:
    """Return the page's date if it is one: nobody can mend somebody else's page."""
    try:
        return read_date(given) if given else None
    except IngestError:
        return None


def _declared_charset(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_CHARSET_WITHIN])
    return match[1].decode("ascii") if match else None
