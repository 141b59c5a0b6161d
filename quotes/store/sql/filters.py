"""What counts, as a condition on findings: for every statement that lists or counts quotations."""

from sqlalchemy import ColumnElement, and_

from quotes.store.records.query import QuotationFilters
from quotes.store.schema.tables import DetectionRow
from quotes.types import Mode


def counts(filters: QuotationFilters) -> ColumnElement[bool]:
    """Return the condition that a finding is shown and passes the filters."""
    conditions: list[ColumnElement[bool]] = [DetectionRow.shown.expression]
    if not filters.thoughts:
        conditions.append(DetectionRow.mode != Mode.THOUGHT)
    if filters.min_confidence > 0:
        conditions.append(DetectionRow.confidence >= filters.min_confidence)
    return and_(*conditions)
