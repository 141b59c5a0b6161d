"""What counts, as a condition on findings: for every statement that lists or counts quotations."""

from sqlalchemy import ColumnElement, and_

from quotes.store.records.query import Sieve
from quotes.store.schema.tables import FindingRow
from quotes.types import Mode


def counts(sieve: Sieve) -> ColumnElement[bool]:
    """Return the condition that a finding is shown and passes the sieve."""
    conditions: list[ColumnElement[bool]] = [FindingRow.shown.expression]
    if not sieve.thoughts:
        conditions.append(FindingRow.mode != Mode.THOUGHT)
    if sieve.min_confidence > 0:
        conditions.append(FindingRow.confidence >= sieve.min_confidence)
    return and_(*conditions)
