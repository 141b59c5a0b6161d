"""Checking that rows hang together: none belongs to another reading or text than its parts do."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from quotes.store.records.maintenance import Problem
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import (
    ArticleRow,
    AttributionSpeakerRow,
    DetectionRow,
    EntityRow,
    QuotationPartRow,
    QuotationRow,
    ReadingRow,
    RevisionRow,
    ShownSpeakerRow,
)
from quotes.store.sql.joins import join_revision_of_quotation


def find_stray(connection: Connection) -> Iterator[Problem]:
    """Give rows that the ledger and texts do not tell from those that belong there."""
    found = select(DetectionRow.quotation_id).where(DetectionRow.quotation_id == QuotationRow.id)
    yield from _quotations(connection, ~found.exists(), "was put in: no reading found it")
    elsewhere = (
        select(DetectionRow.quotation_id)
        .join(ReadingRow, ReadingRow.id == DetectionRow.reading_id)
        .where(
            DetectionRow.quotation_id == QuotationRow.id,
            ReadingRow.revision_id != QuotationRow.revision_id,
        )
    )
    message = "is of another text than the reading that found it"
    yield from _quotations(connection, elsewhere.exists(), message)
    others = (
        select(AttributionSpeakerRow.quotation_id)
        .join(EntityRow, EntityRow.id == AttributionSpeakerRow.figure_id)
        .where(AttributionSpeakerRow.reading_id != EntityRow.reading_id)
    )
    message = "has a speaker whom another reading found"
    yield from _quotations(connection, QuotationRow.id.in_(others), message)
    for gaps, what in (
        (_gaps(QuotationPartRow.quotation_id, QuotationPartRow.position), "parts"),
        (_gaps(ShownSpeakerRow.quotation_id, ShownSpeakerRow.position), "speakers"),
        (
            _gaps(
                AttributionSpeakerRow.quotation_id,
                AttributionSpeakerRow.position,
                AttributionSpeakerRow.reading_id,
            ),
            "speakers",
        ),
    ):
        yield from _quotations(connection, QuotationRow.id.in_(gaps), f"lacks one of its {what}")
    half = select(DecisionRow.id).where(
        DecisionRow.undone_at.is_(None),
        or_(DecisionRow.undone_by.is_not(None), DecisionRow.undone_why != ""),
    )
    for number in connection.scalars(half.order_by(DecisionRow.id)):
        message = f"who took decision {number} back, or why, was put in: it holds"
        yield Problem(None, None, message, number)


def _quotations(
    connection: Connection, condition: ColumnElement[bool], what: str
) -> Iterator[Problem]:
    query = join_revision_of_quotation(
        select(ArticleRow.label, QuotationRow.id).select_from(QuotationRow)
    ).join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
    for label, number in connection.execute(query.where(condition).order_by(QuotationRow.id)):
        yield Problem(label, number, f"it {what}")


def _gaps(
    quotation: InstrumentedAttribute[int],
    position: InstrumentedAttribute[int],
    *others: InstrumentedAttribute[int],
) -> Select[int]:
    """Return the quotations of which positions are not counted from 0 on."""
    counted = select(quotation).group_by(quotation, *others)
    return counted.having(or_(func.min(position) != 0, func.max(position) != func.count() - 1))
