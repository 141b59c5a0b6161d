"""Web pages: the article's text by trafilatura, what is known of it by the page's own data."""

import re
from dataclasses import replace

from trafilatura import bare_extraction, load_html
from trafilatura.utils import HTML_PARSER

from quotes.errors import IngestError
from quotes.ingest.address import choose_url
from quotes.ingest.article import Content, Details, Source
from quotes.ingest.dates import read_date
from quotes.ingest.encoding import decode
from quotes.ingest.markup import cut_attributes, unwrap_inline
from quotes.ingest.page import Tree, read_details
from quotes.ingest.page_size import check_tags, count_elements
from quotes.ingest.seen import show_as_seen
from quotes.text.sentences import ends_sentence

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*+(?:["']\s*+)?([\w.:-]+)""", re.IGNORECASE)
# Browsers look no further for it.
_CHARSET_WITHIN = 1024
_MARK = re.compile('[“”"«»„]')
# Menus, log-in forms and notices have sentences, but short ones and without quotations.
_FEWEST_WORDS = 10
# Up to so many elements trafilatura holds its text against those that two other ways find; one of
# them asks each paragraph for all others.
_MOST_COMPARED = 5_000


def read_page(data: bytes, source: Source) -> Content:
    """Read a web page.

    Its paragraphs are parted by blank lines in the text.

    Raises:
        IngestError: The page holds no article, its encoding is not certain, or its elements are
            too many or lie too deep within one another.
    """
    html = decode(data, source.charset or _declared_charset(data))
    check_tags(html)
    html = cut_attributes(html)
    tree = load_html(html) if html.strip() else None
    _refuse_cut()
    details, paragraphs = Details(), list[str]()
    if tree is not None:
        tree = unwrap_inline(tree)
        details = read_details(tree)  # which hidden elements hold, too
        paragraphs = _main_text(show_as_seen(tree))
    if not any(map(_is_prose, paragraphs)):
        message = "no article found on the page: give the page of one article, not a list or a form"
        raise IngestError(message)
    url = choose_url(details.url, source.url)
    details = replace(details, url=url, date=_known_date(details.date))
    return Content("\n\n".join(paragraphs), details)


def _refuse_cut() -> None:
    """Refuse the page that was parsed last if the parser gave up: the rest would be missing."""
    given_up = [error for error in HTML_PARSER.error_log if error.type_name == "ERR_RESOURCE_LIMIT"]
    if given_up:
        deep = "depth" in given_up[0].message
        what = "many elements within one another" if deep else "long a piece of text or code"
        message = f"has too {what} to be read whole: give its text instead"
        raise IngestError(message)


def _main_text(tree: Tree) -> list[str]:
    """Return the paragraphs of the article, without menus, comments and notices.

    trafilatura ends each paragraph with a line end; a break within one (two of them part the
    paragraphs of older sites) becomes another.
    """
    simple = count_elements(tree) > _MOST_COMPARED
    document = bare_extraction(tree, include_comments=False, fast=simple)
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
