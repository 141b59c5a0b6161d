"""What counts, as a condition on findings: for every statement that lists or counts quotations."""

from sqlalchemy import ColumnElement, and_

from quotes.shown import LEAST_CONFIDENCE, SHOWN_STANCES
from quotes.store.records.query import QuotationFilters
from quotes.store.schema.tables import DetectionRow
from quotes.types import Mode


def counts(filters: QuotationFilters) -> ColumnElement[bool]:
    """Return the condition that look-ups use a finding and that it passes the filters."""
    conditions: list[ColumnElement[bool]] = [DetectionRow.shown.expression]
    least = filters.min_confidence
    if not filters.everything:  # as ``quotes.shown.is_shown`` has it
        conditions.append(DetectionRow.mode != Mode.THOUGHT)
        conditions.append(DetectionRow.stance.in_(SHOWN_STANCES))
        least = max(least, LEAST_CONFIDENCE)
    if least > 0:
        conditions.append(DetectionRow.confidence >= least)
    return and_(*conditions)
