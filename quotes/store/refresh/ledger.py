"""Beginning the ledger of a store that an older version made: an entry for all that it holds."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from quotes.store.engine.database import Database
from quotes.store.ledger.canonical import Entry
from quotes.store.ledger.chain import append_entries
from quotes.store.ledger.rows import (
    enter_decision,
    enter_newest,
    enter_parted,
    enter_reading,
    enter_text,
    enter_undoing,
)
from quotes.store.records.decisions import DecisionAction
from quotes.store.refresh.article import derive_article
from quotes.store.refresh.progress import next_articles, note_reached
from quotes.store.refresh.stale import stale_quotations
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import ReadingRow, RevisionRow

LEDGER = "ledger"
# Decisions whose entries are in memory at a time.
_AT_ONCE = 500


def begin_ledger(database: Database, version: str) -> Iterator[int]:
    """Enter each article's texts and readings, and after them all decisions; yield articles.

    What an older version shows otherwise than it follows from these is derived again, so that
    from here on every difference is somebody's doing.
    """
    while True:
        with database.writing() as connection:
            articles = next_articles(connection, LEDGER, version)
            if articles is None:
                return
            for article_id in articles:
                if stale_quotations(connection, article_id):
                    derive_article(connection, article_id)
                append_entries(connection, list(_entries_of(connection, article_id)))
            if not articles:
                _enter_decisions(connection)
            note_reached(connection, LEDGER, version, articles)
        if not articles:
            return
        yield from articles


def _entries_of(connection: Connection, article_id: int) -> Iterator[Entry]:
    revisions = select(RevisionRow.id).where(RevisionRow.article_id == article_id)
    # The newest text last: of the entries that say which one it is the last counts.
    in_order = revisions.order_by(RevisionRow.newest, RevisionRow.number)
    for revision_id in connection.scalars(in_order).all():
        yield enter_text(connection, article_id, revision_id)
        yield enter_newest(connection, article_id, revision_id)
    readings = select(ReadingRow.id).where(ReadingRow.revision_id.in_(revisions))
    for reading_id in connection.scalars(readings.order_by(ReadingRow.id)).all():
        yield enter_reading(connection, article_id, reading_id)


def _enter_decisions(connection: Connection) -> None:
    last = 0
    while decisions := _next_decisions(connection, last):
        entries = []
        for number, is_parting, is_undone in decisions:
            entries.append(enter_decision(connection, number))
            if is_parting:
                entries += enter_parted(connection, number)
            if is_undone:
                entries.append(enter_undoing(connection, number))
            last = number
        append_entries(connection, entries)


def _next_decisions(connection: Connection, after: int) -> Sequence[tuple[int, bool, bool]]:
    query = (
        select(
            DecisionRow.id,
            DecisionRow.action == DecisionAction.PART,
            DecisionRow.undone_at.is_not(None),
        )
        .where(DecisionRow.id > after)
        .order_by(DecisionRow.id)
        .limit(_AT_ONCE)
    )
    return [(number, part, undone) for number, part, undone in connection.execute(query)]
