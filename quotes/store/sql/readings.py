"""The readings of an article or a quotation, as the store gives them out."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.orm import aliased

from quotes.store.engine.fetch import fetch_wide
from quotes.store.records.articles import ReadingRecord
from quotes.store.schema.tables import DetectionRow, ReadingRow, RevisionRow
from quotes.store.sql.joins import join_revision_of_reading
from quotes.types import ReaderInfo


class _Reading(NamedTuple):
    reader: str
    version: str
    weights: str
    runtime: str
    read_at: datetime
    skipped: str | None
    revision: int
    quotations: int


def list_readings(
    connection: Connection, condition: ColumnElement[bool]
) -> tuple[ReadingRecord, ...]:
    """Return the readings that a condition on revisions or detections holds for, oldest first."""
    counted = aliased(DetectionRow)
    found = (
        select(func.count())
        .select_from(counted)
        .where(counted.reading_id == ReadingRow.id)
        .scalar_subquery()
    )
    readings = select(
        ReadingRow.id,
        ReadingRow.reader,
        ReadingRow.version,
        ReadingRow.weights,
        ReadingRow.runtime,
        ReadingRow.read_at,
        ReadingRow.skipped,
        RevisionRow.number.label("revision"),
        found.label("quotations"),
    )
    query = (
        join_revision_of_reading(readings)
        .outerjoin(DetectionRow, DetectionRow.reading_id == ReadingRow.id)
        .where(condition)
        .distinct()
        .order_by(ReadingRow.id)
    )
    return tuple(
        ReadingRecord(
            reader=ReaderInfo(row.reader, row.version, row.weights or None, row.runtime or None),
            read_at=row.read_at,
            revision=row.revision,
            quotations=row.quotations,
            skipped=row.skipped,
        )
        for row in fetch_wide(connection, query, _Reading)
    )
