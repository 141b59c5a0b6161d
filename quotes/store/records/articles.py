"""Articles, outlets and readings as the store gives them out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from quotes.types import ReaderInfo


class AddOutcome(StrEnum):
    """What adding one article changed.

    ``REVISED``: known under this identity, with another text. ``REREAD``: known with this text,
    but not yet read by this reader. ``UNCHANGED``: nothing was written.
    """

    ADDED = "added"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    REREAD = "reread"


@dataclass(frozen=True, slots=True)
class ReadingRecord:
    """One reader's pass over one revision.

    Attributes:
        reader: Name, version and weights.
        read_at: When, in UTC.
        revision: Number of the revision that was read.
        quotations: How many it found, rejected ones included.
        skipped: Why the text was not read, if it was skipped.
    """

    reader: ReaderInfo
    read_at: datetime
    revision: int
    quotations: int
    skipped: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article, by its newest revision.

    Attributes:
        id: Number of the article in this store; never given to another one.
        article: The id that it was added with.
        outlet: Who published it.
        title: Headline.
        url: Address.
        published_at: ISO 8601 date, or time in UTC.
        language: ISO 639-1 code.
        added_at: When the newest revision was stored, in UTC.
        revisions: How many texts of it are stored.
        quotations: How many quotations look-ups show.
        skipped: Why it was not read, if it was skipped.
    """

    id: int
    article: str
    outlet: str | None
    title: str | None
    url: str | None
    published_at: str | None
    language: str
    added_at: datetime
    revisions: int
    quotations: int
    skipped: str | None


@dataclass(frozen=True, slots=True)
class RevisionRecord:
    """One stored text of an article; ``newest`` says whether queries use it."""

    number: int
    sha256: str
    added_at: datetime
    origin: str
    characters: int
    newest: bool


@dataclass(frozen=True, slots=True)
class ArticleDetail:
    """All that the store knows of one article; the text is that of the newest revision.

    The decisions, undone ones too, are counted: they are deleted together with it.
    """

    article: ArticleRecord
    identity: str
    text: str
    sha256: str
    authors: tuple[str, ...]
    revisions: tuple[RevisionRecord, ...]
    readings: tuple[ReadingRecord, ...]
    extra: Mapping[str, object] = field(default_factory=dict)
    decisions: int = 0


@dataclass(frozen=True, slots=True)
class OutletRecord:
    """An outlet (None: articles without one) and how much of it queries show."""

    name: str | None
    articles: int
    quotations: int
