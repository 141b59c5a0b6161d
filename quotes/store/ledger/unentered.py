"""What stands in the store although the ledger never entered it."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from quotes.store.ledger.replay import is_entered
from quotes.store.records.ledger import EntryKind
from quotes.store.records.maintenance import Problem
from quotes.store.schema.decision_tables import DecisionRow, FamilyPartedRow
from quotes.store.schema.tables import ArticleRow, QuotationRow, ReadingRow, RevisionRow
from quotes.store.sql.joins import join_revision_of_quotation, join_revision_of_reading

_UNKNOWN = "the ledger has no entry of it"


def find_unentered(connection: Connection) -> Iterator[Problem]:
    """Give texts, readings and decisions that came in by another way than through this program."""
    texts = (
        select(ArticleRow.label, RevisionRow.number)
        .select_from(RevisionRow)
        .join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
        .order_by(RevisionRow.id)
    )
    for kind, what in ((EntryKind.TEXT, "text {}"), (EntryKind.NEWEST, "that text {} was newest")):
        unknown = texts.where(~is_entered(kind, RevisionRow.id, RevisionRow.article_id))
        for label, number in connection.execute(unknown):
            yield Problem(label, None, f"{what.format(number)} was put in: {_UNKNOWN}")
    readings = select(ArticleRow.label, ReadingRow.reader, ReadingRow.version, RevisionRow.number)
    of_articles = (
        join_revision_of_reading(readings.select_from(ReadingRow))
        .join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
        .where(~is_entered(EntryKind.READING, ReadingRow.id, RevisionRow.article_id))
        .order_by(ReadingRow.id)
    )
    for label, reader, version, number in connection.execute(of_articles):
        message = f"what {reader} {version} found in text {number} was put in: {_UNKNOWN}"
        yield Problem(label, None, message)
    yield from _unentered_decisions(connection)


def _unentered_decisions(connection: Connection) -> Iterator[Problem]:
    decisions = select(DecisionRow.id).order_by(DecisionRow.id)
    made = decisions.where(~is_entered(EntryKind.DECISION, DecisionRow.id))
    for number in connection.scalars(made):
        yield Problem(None, None, f"decision {number} was put in: {_UNKNOWN}", number)
    undone = decisions.where(
        DecisionRow.undone_at.is_not(None), ~is_entered(EntryKind.UNDONE, DecisionRow.id)
    )
    for number in connection.scalars(undone):
        message = f"that decision {number} was taken back was put in: {_UNKNOWN}"
        yield Problem(None, None, message, number)
    parted = select(FamilyPartedRow.decision_id).join(
        QuotationRow, QuotationRow.id == FamilyPartedRow.quotation_id
    )
    parted = join_revision_of_quotation(parted).where(
        ~is_entered(EntryKind.PARTED, FamilyPartedRow.decision_id, RevisionRow.article_id)
    )
    for number in connection.scalars(parted.distinct().order_by(FamilyPartedRow.decision_id)):
        message = f"a quotation that decision {number} parts was put in: {_UNKNOWN}"
        yield Problem(None, None, message, number)
