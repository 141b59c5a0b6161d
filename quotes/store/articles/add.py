"""Adding articles: their texts, and what a reader found in them, are written once.

Rows go in batches around the ORM; ``derive`` then makes what follows from them.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Update, bindparam, func, insert, select, update
from sqlalchemy.sql.dml import ReturningInsert

from quotes.errors import IdTakenError
from quotes.store.articles.detections import add_detections, check_spans
from quotes.store.engine.fetch import fetch
from quotes.store.ledger.canonical import Entry, WrittenText, digest_newest, digest_text
from quotes.store.ledger.chain import append_entries
from quotes.store.records.articles import AddOutcome
from quotes.store.records.ledger import EntryKind
from quotes.store.refresh.article import FirstReading, derive_article, derive_new
from quotes.store.refresh.speakers import refresh_offices, refresh_told
from quotes.store.schema.tables import (
    ArticleRow,
    ReadingRow,
    RevisionRow,
)
from quotes.store.sql.identity import find_article, other_under_id
from quotes.types import (
    Article,
    ArticleKind,
    ReaderInfo,
    Reading,
)


def holds_reading(connection: Connection, article: Article, reader: ReaderInfo) -> bool:
    """Return True if this text is the article's newest and was read by this reader."""
    known = find_revision(connection, article)
    if known is None or not known.newest:
        return False
    return _stays_transcript(known, article) or is_read(connection, known.id, reader)


def _stays_transcript(known: "KnownRevision", article: Article) -> bool:
    """Return True if a text is known as a transcript and comes once more, with a folder of news."""
    return known.kind is not article.kind and article.kind is ArticleKind.NEWS


def add_readings(connection: Connection, readings: Sequence[Reading]) -> list[AddOutcome]:
    """Store articles with what a reader found in them.

    A text that its article had before becomes its newest again instead of being stored twice.

    Raises:
        StoreError: A span lies outside of the text.
        IdTakenError: An article's id belongs to one whose text shares nearly nothing with it.
    """
    outcomes = []
    entries: list[Entry] = []
    changed: list[int] = []
    first: list[FirstReading] = []
    widened: set[int] = set()
    for reading in readings:
        check_spans(reading)
        article_id = find_article(connection, reading.article.identity)
        if article_id is None:
            first.append(_add_first(connection, reading, entries, widened))
            article_id = first[-1].article_id
            outcomes.append(AddOutcome.ADDED)
        else:
            derive_new(connection, first)  # it may be one of these
            first = []
            outcomes.append(_add_again(connection, article_id, reading, entries, widened))
        changed.append(article_id)
    derive_new(connection, first)
    append_entries(connection, entries)
    for reading, outcome in zip(readings, outcomes, strict=True):
        if outcome is not AddOutcome.UNCHANGED:
            named = (profile for found in reading.attributions for profile in found.named)
            refresh_offices(connection, named)
    refresh_told(connection, changed, widened)
    return outcomes


def _add_first(
    connection: Connection, reading: Reading, entries: list[Entry], widened: set[int]
) -> FirstReading:
    """Store an article that the store does not know; what follows from it is left to derive.

    Args:
        connection: A writing transaction.
        reading: The article, and what was found in it.
        entries: Takes what is to be entered in the ledger.
        widened: Takes the speakers of whom it tells what nothing told before.
    """
    article = reading.article
    row = {"identity": article.identity, "label": article.id}
    article_id = connection.execute(_new(ArticleRow), row).scalar_one()
    revision_id = _add_revision(connection, article_id, 1, article, entries)
    read = add_detections(connection, article_id, revision_id, reading, is_first=True)
    entries.append(read.entry)
    widened |= read.widened
    return FirstReading(article_id, read.reading_id, article.text)


def _add_again(
    connection: Connection,
    article_id: int,
    reading: Reading,
    entries: list[Entry],
    widened: set[int],
) -> AddOutcome:
    revision = find_revision(connection, reading.article)
    if revision is None:
        _refuse_another(connection, article_id, reading.article)
    is_newest = revision is not None and revision.newest
    if revision and _stays_transcript(revision, reading.article):
        return AddOutcome.UNCHANGED
    revision_id = _make_newest(connection, article_id, reading.article, revision, entries)
    was_read = is_read(connection, revision_id, reading.reader)
    if is_newest and was_read:
        return AddOutcome.UNCHANGED
    if not was_read:
        read = add_detections(connection, article_id, revision_id, reading)
        entries.append(read.entry)
        widened |= read.widened
    derive_article(connection, article_id)
    return AddOutcome.REREAD if is_newest else AddOutcome.REVISED


class KnownRevision(NamedTuple):
    """A text that the store holds already, and whether queries use it, as what."""

    id: int
    newest: bool
    kind: ArticleKind


def find_revision(connection: Connection, article: Article) -> KnownRevision | None:
    """Return the revision of an article that has this text, if there is one."""
    article_id = find_article(connection, article.identity)
    values = {"article_id": article_id, "sha256": article.sha256}
    return next(fetch(connection, _revision(), KnownRevision, values), None)


def _refuse_another(connection: Connection, article_id: int, article: Article) -> None:
    """Refuse to replace a text by one of another article that was given the same id.

    Raises:
        IdTakenError: The texts share nearly nothing.
    """
    other = other_under_id(connection, article_id, article)
    if other is None:
        return
    message = (
        f"id {article.id!r} is taken by article {article_id} (from {other.origin}), whose text "
        "shares nearly nothing with this one: give each article of an outlet an id of its own, "
        "or its address ('url')"
    )
    raise IdTakenError(message)


def is_read(connection: Connection, revision_id: int, reader: ReaderInfo) -> bool:
    """Return True if a reader, in this version and with these weights, has read a text.

    Under which runtime makes no difference: adding must not read a whole store again because a
    runtime was upgraded. ``reread`` does, and says what that changed.
    """
    values = {
        "revision_id": revision_id,
        "reader": reader.name,
        "version": reader.version,
        "weights": reader.weights or "",
    }
    return connection.execute(_reading(), values).first() is not None


def _make_newest(
    connection: Connection,
    article_id: int,
    article: Article,
    known: KnownRevision | None,
    entries: list[Entry],
) -> int:
    last = None
    if known is None or not known.newest:
        values = {"of_article": article_id}
        last = connection.execute(_last_number(), values).scalar()
        if last is not None:
            connection.execute(_replaced(), values)
    if known is None:
        return _add_revision(connection, article_id, (last or 0) + 1, article, entries)
    as_given = update(RevisionRow).where(RevisionRow.id == known.id)
    connection.execute(as_given.values(newest=True, kind=article.kind))
    if not known.newest or known.kind is not article.kind:
        entries.append(_newest(article_id, known.id, article))
    return known.id


def _newest(article_id: int, revision_id: int, article: Article) -> Entry:
    digest = digest_newest(article.sha256, article.kind)
    return Entry(EntryKind.NEWEST, digest, article_id, revision_id)


def _add_revision(
    connection: Connection, article_id: int, number: int, article: Article, entries: list[Entry]
) -> int:
    row: dict[str, Any] = {
        "article_id": article_id,
        "number": number,
        "newest": True,
        "sha256": article.sha256,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "authors": list(article.authors),
        "published_at": article.published_at,
        "language": article.language,
        "kind": article.kind,
        "origin": article.origin,
        "extra": dict(article.extra),
        "added_at": datetime.now(UTC),
        "text": article.text,
    }
    revision_id = connection.execute(_new(RevisionRow), row).scalar_one()
    row |= {"identity": article.identity, "label": article.id}
    digest = digest_text(WrittenText(**{name: row[name] for name in WrittenText._fields}))
    entries.append(Entry(EntryKind.TEXT, digest, article_id, revision_id))
    entries.append(_newest(article_id, revision_id, article))
    return revision_id


# Statements are built once: with fifteen of them an article, that is what adding would wait for.


@cache
def _new(row: type[ArticleRow | RevisionRow]) -> ReturningInsert[int]:
    return insert(row).returning(row.id)


@cache
def _revision() -> Select[int, bool, ArticleKind]:
    return select(RevisionRow.id, RevisionRow.newest, RevisionRow.kind).where(
        RevisionRow.article_id == bindparam("article_id"),
        RevisionRow.sha256 == bindparam("sha256"),
    )


@cache
def _reading() -> Select[int]:
    return select(ReadingRow.id).where(
        ReadingRow.revision_id == bindparam("revision_id"),
        ReadingRow.reader == bindparam("reader"),
        ReadingRow.version == bindparam("version"),
        ReadingRow.weights == bindparam("weights"),
    )


@cache
def _last_number() -> Select[int]:
    of_article = RevisionRow.article_id == bindparam("of_article")
    return select(func.max(RevisionRow.number)).where(of_article)


@cache
def _replaced() -> Update:
    of_article = RevisionRow.article_id == bindparam("of_article")
    return update(RevisionRow).where(of_article).values(newest=False)
