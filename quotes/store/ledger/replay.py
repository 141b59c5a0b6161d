"""Replaying the ledger: whether its chain holds, and whether what it entered is still so."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    SQLColumnExpression,
    Text,
    case,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import aliased

from quotes.store.engine.fetch import WideSelect, fetch_wide
from quotes.store.ledger.canonical import Entry, first_head, next_head
from quotes.store.ledger.rows import digest_now
from quotes.store.records.ledger import EntryKind
from quotes.store.records.maintenance import Problem
from quotes.store.schema.ledger_tables import LedgerRow
from quotes.store.schema.tables import ArticleRow, ReadingRow, RevisionRow

_ENTRIES_AT_ONCE = 500
_ON_DECISIONS = (EntryKind.DECISION, EntryKind.PARTED, EntryKind.UNDONE)
_ON_TEXTS = (EntryKind.TEXT, EntryKind.NEWEST)
_GOING = (EntryKind.REMOVED, EntryKind.DROPPED)


class _Line(NamedTuple):
    """An entry as it is stored, with what is still there of what it is about."""

    id: int
    kind: str  # as text: what is no kind is a difference, not a fault
    article_id: int | None
    subject_id: int | None
    digest: str
    head: str
    is_past: bool
    is_last: bool
    label: str | None
    number: int | None
    newest: bool | None
    reader: str | None

    @property
    def entry(self) -> Entry:
        return Entry(self.kind, self.digest, self.article_id, self.subject_id)


def find_differences(connection: Connection, head: str | None) -> Iterator[Problem]:
    """Give what differs from the ledger, in the order in which it was entered.

    Args:
        connection: An open transaction.
        head: A head that the store had before, if one is known.
    """
    now = first_head()
    is_known = head in {None, now}
    options = {"yield_per": _ENTRIES_AT_ONCE}
    for line in fetch_wide(connection, _lines().execution_options(**options), _Line):
        now = next_head(now, line.entry)
        if now != line.head:
            message = f"entry {line.id} of the ledger does not follow from those before it"
            yield Problem(line.label, None, message)
            now = line.head
        is_known = is_known or head == now
        if not line.is_past and line.kind not in _GOING:
            yield from _check_line(connection, line)
    if not is_known:
        message = (
            f"the ledger never had the head {head}: it is another store's, or entries were "
            "taken away or rewritten since"
        )
        yield Problem(None, None, message)


def count_since(connection: Connection, head: str) -> dict[EntryKind, int] | None:
    """Return how much was entered after a head, by kind; None if the ledger never had it."""
    reached = connection.scalar(select(func.max(LedgerRow.id)).where(LedgerRow.head == head))
    if reached is None and head != first_head():
        return None
    query = select(LedgerRow.kind, func.count()).group_by(LedgerRow.kind)
    return dict(connection.execute(query.where(LedgerRow.id > (reached or 0))).all())


def is_entered(
    kind: EntryKind,
    subject: SQLColumnExpression[int],
    article: SQLColumnExpression[int] | None = None,
) -> ColumnElement[bool]:
    """Return the condition that the ledger has an entry of something that was not removed since.

    Args:
        kind: The entry's kind.
        subject: The number of the revision, reading or decision.
        article: The article's number, of what belongs to one.
    """
    entered = aliased(LedgerRow)
    condition = (entered.kind == kind) & (entered.subject_id == subject)
    if article is not None:
        condition &= entered.article_id == article
    return select(entered.id).where(condition, ~_is_gone(entered)).exists()


def _check_line(connection: Connection, line: _Line) -> Iterator[Problem]:
    digest = digest_now(connection, line.entry)
    is_used_so = line.kind != EntryKind.NEWEST or line.newest is line.is_last
    if digest == line.digest and is_used_so:
        return
    what = _describe(line)
    said = f"{what} is gone" if digest is None else f"{what} is not what was written down"
    decision = line.subject_id if line.kind in _ON_DECISIONS else None
    yield Problem(line.label, None, f"{said} (entry {line.id} of the ledger)", decision)


def _describe(line: _Line) -> str:
    text = "a text" if line.number is None else f"text {line.number}"
    if line.label is None and line.article_id is not None:
        text = f"{text} of article {line.article_id}"
    reader = line.reader or "a reader"
    sentences: dict[str, str] = {
        EntryKind.TEXT: f"outlet, date, title, authors or origin of {text}",
        EntryKind.NEWEST: f"whether {text} is the newest, or its kind,",
        EntryKind.READING: f"what {reader} found in {text}",
        EntryKind.DECISION: f"decision {line.subject_id}",
        EntryKind.PARTED: f"what decision {line.subject_id} parted",
        EntryKind.UNDONE: f"who took decision {line.subject_id} back, when or why,",
    }
    return sentences.get(line.kind, f"what is called {line.kind!r}")


def _lines() -> WideSelect:
    is_newest = LedgerRow.kind == EntryKind.NEWEST
    return (
        select(
            LedgerRow.id,
            type_coerce(LedgerRow.kind, Text).label("kind"),
            LedgerRow.article_id,
            LedgerRow.subject_id,
            LedgerRow.digest,
            LedgerRow.head,
            (_is_gone(LedgerRow) | is_newest & _is_followed("subject_id")).label("is_past"),
            (~_is_followed("article_id")).label("is_last"),
            ArticleRow.label,
            RevisionRow.number,
            RevisionRow.newest,
            (ReadingRow.reader + " " + ReadingRow.version).label("reader"),
        )
        .outerjoin(ArticleRow, ArticleRow.id == LedgerRow.article_id)
        .outerjoin(
            ReadingRow,
            (LedgerRow.kind == EntryKind.READING) & (ReadingRow.id == LedgerRow.subject_id),
        )
        .outerjoin(
            RevisionRow,
            RevisionRow.id
            == func.coalesce(
                ReadingRow.revision_id,
                case((LedgerRow.kind.in_(_ON_TEXTS), LedgerRow.subject_id)),
            ),
        )
        .order_by(LedgerRow.id)
    )


def _is_followed(column: str) -> ColumnElement[bool]:
    """Return the condition that a later entry says which text is the newest.

    Args:
        column: What both have in common: the text, of which the later one says as what it is
            used, or the article.
    """
    later = aliased(LedgerRow)
    common = getattr(later, column) == getattr(LedgerRow, column)
    is_later = (later.kind == EntryKind.NEWEST) & (later.id > LedgerRow.id)
    return select(later.id).where(common, is_later).exists()


def _is_gone(entry: type[LedgerRow]) -> ColumnElement[bool]:
    """Return the condition that what an entry is about was removed later, as the ledger says."""
    article, decision = aliased(LedgerRow), aliased(LedgerRow)
    removed = select(article.id).where(
        article.kind == EntryKind.REMOVED,
        article.article_id == entry.article_id,
        article.id > entry.id,
    )
    dropped = select(decision.id).where(
        decision.kind == EntryKind.DROPPED,
        decision.subject_id == entry.subject_id,
        decision.id > entry.id,
    )
    return or_(removed.exists(), entry.kind.in_(_ON_DECISIONS) & dropped.exists())
