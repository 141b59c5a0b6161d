"""Who look-ups say has spoken a quotation, and how surely: found by a reader, or decided."""

from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal

from quotes.store.schema.decision_tables import SpeakerDecisionRow
from quotes.store.schema.tables import AttributionRow, DetectionRow, ReassignedRow, SpeakerRow
from quotes.types import SpeakerStatus

# The rule of a speaker whom a person named, among those of the resolvers.
DECIDED = "decision"
_DECIDED = ReassignedRow.decision_id.is_not(None)


def with_outcome(statement: "Select[*tuple[Any, ...]]") -> Select[Any]:
    """Add to a statement on findings their attribution, and what a person decided instead.

    The columns are ``status``, ``speaker_confidence``, ``speaker_evidence`` and ``speaker_rule``;
    ``decided_by`` and ``decided_why`` are empty where nobody decided.
    """
    return (
        statement.add_columns(
            _status().label("status"),
            case((_DECIDED, 1.0), else_=AttributionRow.confidence).label("speaker_confidence"),
            AttributionRow.evidence.label("speaker_evidence"),
            case((_DECIDED, DECIDED), else_=AttributionRow.rule).label("speaker_rule"),
            SpeakerDecisionRow.who.label("decided_by"),
            SpeakerDecisionRow.why.label("decided_why"),
        )
        .join(
            AttributionRow,
            (AttributionRow.reading_id == DetectionRow.reading_id)
            & (AttributionRow.quotation_id == DetectionRow.quotation_id),
        )
        .outerjoin(
            ReassignedRow,
            (ReassignedRow.quotation_id == DetectionRow.quotation_id) & DetectionRow.shown,
        )
        .outerjoin(SpeakerDecisionRow, SpeakerDecisionRow.id == ReassignedRow.decision_id)
    )


def shown_name() -> ColumnElement[str]:
    """Return what a canonical speaker is called: as a person decided, else as first found."""
    return func.coalesce(SpeakerRow.renamed, SpeakerRow.name)


def describe_decision(who: str | None, why: str | None) -> tuple[str, ...]:
    """Say in the evidence who decided on the speaker."""
    if who is None:
        return ()
    return (f"{who} decided who spoke" + (f": {why}" if why else ""),)


def _status() -> ColumnElement[SpeakerStatus]:
    kind = AttributionRow.status.type
    return case(
        (SpeakerDecisionRow.speaker_id.is_not(None), literal(SpeakerStatus.NAMED, kind)),
        (_DECIDED, literal(SpeakerStatus.UNKNOWN, kind)),
        else_=AttributionRow.status,
    )
