"""The attribution that look-ups show: what a reader found, unless a person decided otherwise."""

from sqlalchemy import ColumnElement, case, func, literal

from quotes.store.engine.fetch import WideSelect
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import AttributionRow, DetectionRow, ReassignedRow, SpeakerRow
from quotes.store.sql.joins import join_attribution
from quotes.types import SpeakerStatus

# The rule of a speaker whom a person named, among those of the resolvers.
DECIDED = "decision"
_DECIDED = ReassignedRow.decision_id.is_not(None)


def with_shown_attribution(statement: WideSelect) -> WideSelect:
    """Add to a statement on detections their attribution, and what a person decided instead.

    The columns are ``status``, ``speaker_confidence``, ``speaker_evidence`` and ``speaker_rule``;
    ``decided_by`` and ``decided_why`` are empty where nobody decided.
    """
    with_columns = statement.add_columns(
        _status().label("status"),
        case((_DECIDED, 1.0), else_=AttributionRow.confidence).label("speaker_confidence"),
        AttributionRow.evidence.label("speaker_evidence"),
        case((_DECIDED, DECIDED), else_=AttributionRow.rule).label("speaker_rule"),
        DecisionRow.who.label("decided_by"),
        DecisionRow.why.label("decided_why"),
    )
    return (
        join_attribution(with_columns)
        .outerjoin(
            ReassignedRow,
            (ReassignedRow.quotation_id == DetectionRow.quotation_id) & DetectionRow.shown,
        )
        .outerjoin(DecisionRow, DecisionRow.id == ReassignedRow.decision_id)
    )


def shown_name() -> ColumnElement[str]:
    """Return what a canonical speaker is called: as a person decided, else as most articles do."""
    return func.coalesce(SpeakerRow.renamed, SpeakerRow.name)


def describe_decision(who: str | None, why: str | None) -> tuple[str, ...]:
    """Say in the evidence who decided on the speaker."""
    if who is None:
        return ()
    return (f"{who} decided who spoke" + (f": {why}" if why else ""),)


def _status() -> ColumnElement[SpeakerStatus]:
    kind = AttributionRow.status.type
    return case(
        (DecisionRow.speaker_id.is_not(None), literal(SpeakerStatus.NAMED, kind)),
        (_DECIDED, literal(SpeakerStatus.UNKNOWN, kind)),
        else_=AttributionRow.status,
    )
