"""How the tables hang together: each path that several statements take, once.

A reading is of one revision (text) of an article; entities and detections are of a reading, a
quotation is of a revision whoever found it.
"""

from functools import cache
from typing import TypeVarTuple

from sqlalchemy import Connection, Select, bindparam, select

from quotes.store.engine.errors import no_quotation
from quotes.store.schema.tables import (
    AttributionRow,
    DetectionRow,
    EntityRow,
    PassageRow,
    QuotationRow,
    ReadingRow,
    RevisionRow,
)

Ts = TypeVarTuple("Ts")


def join_revision_of_reading(statement: Select[*Ts], *, outer: bool = False) -> Select[*Ts]:
    """Join to a statement on readings the revisions that were read."""
    of_reading = RevisionRow.id == ReadingRow.revision_id
    return statement.join(RevisionRow, of_reading, isouter=outer)


def join_revision_of_entity(statement: Select[*Ts], *, outer: bool = False) -> Select[*Ts]:
    """Join to a statement on entities their readings, and the revisions that were read."""
    of_entity = ReadingRow.id == EntityRow.reading_id
    joined = statement.join(ReadingRow, of_entity, isouter=outer)
    return join_revision_of_reading(joined, outer=outer)


def join_revision_of_quotation(statement: Select[*Ts]) -> Select[*Ts]:
    """Join to a statement on quotations the revisions that they stand in."""
    return statement.join(RevisionRow, RevisionRow.id == QuotationRow.revision_id)


def join_attribution(statement: Select[*Ts]) -> Select[*Ts]:
    """Join to a statement on detections their attributions: each has one."""
    return statement.join(
        AttributionRow,
        (AttributionRow.reading_id == DetectionRow.reading_id)
        & (AttributionRow.quotation_id == DetectionRow.quotation_id),
    )


def quotations_of_article(parameter: str = "article_id") -> Select[int]:
    """Return the numbers of an article's quotations, in whichever of its texts.

    Args:
        parameter: What the statement calls the article's number.
    """
    return join_revision_of_quotation(select(QuotationRow.id)).where(
        RevisionRow.article_id == bindparam(parameter)
    )


def join_newest_revision(statement: Select[*Ts]) -> Select[*Ts]:
    """Join to a statement on passages the texts that look-ups use of their articles."""
    return statement.join(
        RevisionRow, (RevisionRow.article_id == PassageRow.article_id) & RevisionRow.newest
    )


def article_of(connection: Connection, quotation_id: int) -> int:
    """Return the number of the article that a quotation stands in.

    Raises:
        NotFoundError: There is no quotation with this number.
    """
    article_id = connection.scalar(_article(), {"quotation_id": quotation_id})
    if article_id is None:
        raise no_quotation(quotation_id)
    return article_id


@cache
def _article() -> Select[int]:
    of_quotation = join_revision_of_quotation(
        select(RevisionRow.article_id).select_from(QuotationRow)
    )
    return of_quotation.where(QuotationRow.id == bindparam("quotation_id"))
