"""The readings of a text, as the store gives them out."""

from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from quotes.store.records.articles import ReadingRecord
from quotes.store.schema.tables import DetectionRow, ReadingRow, RevisionRow
from quotes.types import ReaderInfo


def list_readings(connection: Connection, condition: Any) -> tuple[ReadingRecord, ...]:
    """Return the readings that fit a condition on detections or revisions, the oldest first."""
    counted = aliased(DetectionRow)
    found = (
        select(func.count())
        .select_from(counted)
        .where(counted.reading_id == ReadingRow.id)
        .scalar_subquery()
    )
    query = (
        select(
            ReadingRow.id,
            ReadingRow.reader,
            ReadingRow.version,
            ReadingRow.weights,
            ReadingRow.runtime,
            ReadingRow.read_at,
            ReadingRow.skipped,
            RevisionRow.number,
            found.label("found"),
        )
        .join(RevisionRow, RevisionRow.id == ReadingRow.revision_id)
        .outerjoin(DetectionRow, DetectionRow.reading_id == ReadingRow.id)
        .where(condition)
        .distinct()
        .order_by(ReadingRow.id)
    )
    return tuple(
        ReadingRecord(
            reader=ReaderInfo(row.reader, row.version, row.weights or None, row.runtime or None),
            read_at=row.read_at,
            revision=row.number,
            quotations=row.found,
            skipped=row.skipped,
        )
        for row in connection.execute(query)
    )
