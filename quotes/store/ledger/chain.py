"""The chain itself: its head, and entries appended to it."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Connection, Select, select

from quotes.store.engine.bulk import insert_rows
from quotes.store.ledger.canonical import Entry, first_head, next_head
from quotes.store.schema.ledger_tables import LedgerRow


def read_head(connection: Connection) -> str:
    """Return the head of a store's ledger: it stands for all entries up to now."""
    return connection.scalar(_last_head()) or first_head()


def append_entries(connection: Connection, entries: Sequence[Entry]) -> None:
    """Append entries to the ledger, in their order.

    Args:
        connection: The one transaction that may write: two at once would fork the chain.
        entries: What was written down in it.
    """
    if not entries:
        return
    head = read_head(connection)
    rows = []
    for entry in entries:
        head = next_head(head, entry)
        row = {
            "kind": entry.kind,
            "article_id": entry.article,
            "subject_id": entry.subject,
            "digest": entry.digest,
            "head": head,
        }
        rows.append(row)
    insert_rows(connection, LedgerRow, rows)


@cache
def _last_head() -> Select[str]:
    return select(LedgerRow.head).order_by(LedgerRow.id.desc()).limit(1)
