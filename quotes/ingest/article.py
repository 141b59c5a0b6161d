"""What every input ends in: one article, checked and with its identity."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, NamedTuple

from quotes.errors import IngestError
from quotes.ingest.address import canonical_url
from quotes.ingest.clean import clean_text, clean_value
from quotes.ingest.dates import read_date
from quotes.ingest.language import identify_language
from quotes.types import Article

MAX_CHARACTERS = 1_000_000
"""More than any article has; the pipeline's own limit, at some three gigabytes of memory."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an input is read.

    Attributes:
        origin: What a person calls it: a path, an address, "standard input".
        id: The id of an article that names none; None where the place says nothing about it,
            as with standard input.
        path: The file's absolute path, whatever spelling of it was given.
        url: Where it was fetched, after redirects.
        charset: The encoding that its server named.
    """

    origin: str
    id: str | None = None
    path: str | None = None
    url: str | None = None
    charset: str | None = None

    def at_line(self, number: int) -> "Source":
        """Return the place of one line within this input; lines count from 1."""
        place = None if self.id is None else f"{self.id}:{number}"
        path = None if self.path is None else f"{self.path}:{number}"
        return replace(self, origin=f"{self.origin}:{number}", id=place, path=path)


@dataclass(frozen=True, slots=True)
class Details:
    """What an input says about its article, each as it came; None where it says nothing."""

    id: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


class Content(NamedTuple):
    """What a page or document holds.

    Attributes:
        text: The article's text.
        details: What is said about it there.
    """

    text: str
    details: Details


def build_article(
    text: str, details: Details, source: Source, *, text_given: bool = False
) -> Article:
    """Make an article of a text and what is said about it.

    Its id is the given one, else its address, else its place, else a part of its hash.

    Raises:
        IngestError: The text is empty or too long, or the address or date is none.
    """
    check_length(text)
    text = clean_text(text)
    url = canonical_url(details.url) if details.url else None
    label = details.id or url or source.id or f"stdin:{sha256(text.encode()).hexdigest()[:12]}"
    return Article(
        id=clean_text(label),
        text=text,
        origin=source.origin,
        outlet=_clean_detail(details.outlet),
        url=url,
        title=_clean_detail(details.title),
        published_at=read_date(details.date) if details.date else None,
        authors=tuple(filter(None, map(_clean_detail, details.authors))),
        language=identify_language(text),
        extra=clean_value(dict(details.extra)),
        place=None if details.id or url or not source.path else clean_text(source.path),
        text_given=text_given,
    )


def check_length(text: str) -> None:
    """Refuse a text that is none, or longer than any article.

    Raises:
        IngestError: It is empty or too long.
    """
    if len(text) > MAX_CHARACTERS:
        message = (
            f"the text has {len(text):,} characters, over the limit of {MAX_CHARACTERS:,}: "
            "give its articles one by one"
        )
        raise IngestError(message)
    if not text or text.isspace():
        message = "there is no text: give an article with words in it"
        raise IngestError(message)


def _clean_detail(given: str | None) -> str | None:
    """Return a name or title on one line, as lists of articles show it."""
    return clean_text(" ".join(given.split())) or None if given else None
