"""Reading stored articles again: which a reader has not read, and what changes when it has."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from quotes.store.articles.add import find_revision
from quotes.store.articles.detections import add_detections, check_spans
from quotes.store.engine.fetch import fetch_wide
from quotes.store.ledger.chain import append_entries
from quotes.store.records.decisions import DecisionAction
from quotes.store.refresh.article import derive_article
from quotes.store.refresh.speakers import refresh_offices, refresh_told
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import (
    ArticleRow,
    DetectionRow,
    QuotationRow,
    ReadingRow,
    RevisionRow,
)
from quotes.store.sql.decision_log import holds
from quotes.store.sql.same_words import decided_alike
from quotes.types import Article, ArticleKind, ReaderInfo, Reading, Stance

# Enough that a page costs little beside reading its texts, few enough to keep memory flat.
TEXTS_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class RereadOutcome:
    """What reading a stored text again changed, against its newest reading before.

    Attributes:
        stored: Whether the new reading was stored; not so where the text was replaced or
            removed meanwhile, or where this reader has read it already.
        stayed: How many quotations both readings have; they keep their numbers.
        restated: How many of these the new one puts forward otherwise, as denied instead of said.
        new: How many only the new one has.
        gone: How many only the one before had.
        decided: The quotations that people decided about and whose words the new reading lacks;
            they and the decisions are kept.
        runtime: What ran the weights at the reading before, where nothing else is different, so
            that what is new or gone comes from the runtime alone; empty where it was not noted.
            None where more is different than the runtime.
    """

    stored: bool = False
    stayed: int = 0
    restated: int = 0
    new: int = 0
    gone: int = 0
    decided: tuple[int, ...] = ()
    runtime: str | None = None


def list_pending(
    connection: Connection, reader: ReaderInfo, *, after: int, limit: int
) -> list[tuple[int, Article]]:
    """Return articles, by number, whose newest text this reader has not read.

    Args:
        connection: An open transaction.
        reader: Name, version and weights: with others it counts as another reader.
        after: Only articles with a higher number.
        limit: Maximum number of results.

    Returns:
        Each with its number, as it was given.
    """
    query = (
        select(
            ArticleRow.id,
            ArticleRow.label,
            ArticleRow.identity,
            RevisionRow.text,
            RevisionRow.origin,
            RevisionRow.outlet,
            RevisionRow.url,
            RevisionRow.title,
            RevisionRow.published_at,
            RevisionRow.authors,
            RevisionRow.language,
            RevisionRow.extra,
        )
        .select_from(RevisionRow)
        .join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
        .where(RevisionRow.newest, RevisionRow.article_id > after, ~_read_by(reader))
        .where(RevisionRow.kind == ArticleKind.NEWS)  # a transcript is read by its labels
        .order_by(RevisionRow.article_id)
        .limit(limit)
    )
    return [(row.id, _article(row)) for row in fetch_wide(connection, query, _Text)]


def count_read(connection: Connection, reader: ReaderInfo) -> int:
    """Return how many articles' newest text this reader has read."""
    query = select(func.count()).select_from(RevisionRow)
    return connection.execute(query.where(RevisionRow.newest, _read_by(reader))).scalar_one()


def add_rereading(connection: Connection, reading: Reading) -> RereadOutcome:
    """Store what a reader found in a text that is stored already.

    Where the text is no longer its article's newest, nothing is stored: reading takes long, and
    meanwhile the article may have been revised or removed, which must not be undone.

    Raises:
        StoreError: A span lies outside of the text.
    """
    check_spans(reading)
    revision = find_revision(connection, reading.article)
    if revision is None or not revision.newest:
        return RereadOutcome()
    revision_id = revision.id
    if _is_read_under(connection, revision_id, reading.reader):
        return RereadOutcome()
    before = _newest_findings(connection, revision_id)
    runtime = _other_runtime(connection, revision_id, reading.reader)
    of_revision = select(RevisionRow.article_id).where(RevisionRow.id == revision_id)
    article_id = connection.execute(of_revision).scalar_one()
    detected = add_detections(connection, article_id, revision_id, reading)
    append_entries(connection, [detected.entry])
    after = _newest_findings(connection, revision_id)
    derive_article(connection, article_id)
    refresh_offices(connection, (one for found in reading.attributions for one in found.named))
    refresh_told(connection, [article_id], detected.widened)
    return RereadOutcome(
        stored=True,
        stayed=len(before.keys() & after.keys()),
        restated=sum(before[id_] is not after[id_] for id_ in before.keys() & after.keys()),
        new=len(after.keys() - before.keys()),
        gone=len(before.keys() - after.keys()),
        decided=tuple(_decided_but_gone(connection, revision_id, set(after))),
        runtime=runtime,
    )


def _read_by(reader: ReaderInfo) -> ColumnElement[bool]:
    return (
        select(ReadingRow.id)
        .where(
            ReadingRow.revision_id == RevisionRow.id,
            ReadingRow.reader == reader.name,
            ReadingRow.version == reader.version,
            ReadingRow.weights == (reader.weights or ""),
            ReadingRow.runtime == (reader.runtime or ""),
        )
        .exists()
    )


def _is_read_under(connection: Connection, revision_id: int, reader: ReaderInfo) -> bool:
    """Return True if a reader has read a text, under this runtime."""
    query = select(RevisionRow.id).where(RevisionRow.id == revision_id, _read_by(reader))
    return connection.execute(query).first() is not None


def _other_runtime(connection: Connection, revision_id: int, reader: ReaderInfo) -> str | None:
    """Return the runtime of a text's newest reading if all else of the reader is the same."""
    newest = (
        select(ReadingRow.reader, ReadingRow.version, ReadingRow.weights, ReadingRow.runtime)
        .where(ReadingRow.revision_id == revision_id)
        .order_by(ReadingRow.id.desc())
        .limit(1)
    )
    name, version, weights, runtime = connection.execute(newest).one()
    same = (name, version, weights) == (reader.name, reader.version, reader.weights or "")
    return runtime if same else None


class _Text(NamedTuple):
    id: int
    label: str
    identity: str
    text: str
    origin: str
    outlet: str | None
    url: str | None
    title: str | None
    published_at: str | None
    authors: list[str]
    language: str
    extra: dict[str, object]


def _article(row: _Text) -> Article:
    """Return a stored text as the article that it was given as."""
    return Article(
        id=row.label,
        text=row.text,
        origin=row.origin,
        outlet=row.outlet,
        url=row.url,
        title=row.title,
        published_at=row.published_at,
        authors=tuple(row.authors),
        language=row.language,
        extra=row.extra,
        # Whatever the identity was made of, this gives the same one back.
        place=None if row.url else row.identity,
    )


def _newest_findings(connection: Connection, revision_id: int) -> dict[int, Stance]:
    """Return what the newest reading of a text found, rejected or not, each with its stance."""
    newest = select(func.max(ReadingRow.id)).where(ReadingRow.revision_id == revision_id)
    found = select(DetectionRow.quotation_id, DetectionRow.stance).where(
        DetectionRow.reading_id == newest.scalar_subquery()
    )
    return dict(connection.execute(found).all())


def _decided_but_gone(connection: Connection, revision_id: int, found: set[int]) -> list[int]:
    """Return what people decided about of which the newest reading has not even the words."""
    query = (
        select(QuotationRow.id)
        .join(DecisionRow, DecisionRow.quotation_id == QuotationRow.id)
        .where(QuotationRow.revision_id == revision_id, holds(DecisionAction.REJECT))
        .distinct()
    )
    decided = sorted(connection.scalars(query))
    return [id_ for id_ in decided if found.isdisjoint(decided_alike(connection, id_))]
