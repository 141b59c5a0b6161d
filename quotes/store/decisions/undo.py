"""Taking a decision back, whatever it is about: it is dated, and its effect worked out again."""

from collections.abc import Callable

from sqlalchemy import Connection, func, select

from quotes.errors import NotFoundError, StoreError
from quotes.store.decisions import families, quotations, speakers
from quotes.store.decisions.log import date_undone
from quotes.store.records.decisions import Decider, DecisionKind, DecisionRecord
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.sql.decision_log import actions_of, holds, read_decision

# A check asks the log itself, so that nothing follows from a finding that is open again.
_UNAPPLY: dict[DecisionKind, Callable[[Connection, DecisionRecord], None]] = {
    DecisionKind.QUOTATION: quotations.unapply,
    DecisionKind.SPEAKER: speakers.unapply,
    DecisionKind.FAMILY: families.unapply,
}
_ABOUT = {
    DecisionKind.QUOTATION: "a quotation",
    DecisionKind.SPEAKER: "speakers",
    DecisionKind.FAMILY: "families",
    DecisionKind.CHECK: "a finding",
}


def undo_decision(
    connection: Connection,
    number: int | None,
    decider: Decider,
    *,
    kind: DecisionKind | None = None,
) -> DecisionRecord:
    """Take a decision back.

    Args:
        connection: A writing transaction.
        number: Which; else the last one that holds.
        decider: Who takes it back, and why.
        kind: Only a decision of this kind.

    Returns:
        The decision as it is now.

    Raises:
        NotFoundError: There is no such decision, or none that holds.
        StoreError: It was taken back before, or is of another kind.
    """
    decision = read_decision(connection, _last(connection, kind) if number is None else number)
    if kind is not None and decision.kind is not kind:
        message = (
            f"decision {number} is about {_ABOUT[decision.kind]}: `quotes undo {number}` undoes it"
        )
        raise StoreError(message)
    if decision.undone_at is not None:
        when = f"{decision.undone_at:%Y-%m-%d %H:%M} UTC"
        message = f"decision {number} was already undone by {decision.undone_by}, {when}"
        raise StoreError(message)
    date_undone(connection, decision.id, decider)
    if decision.kind in _UNAPPLY:
        _UNAPPLY[decision.kind](connection, decision)
    return read_decision(connection, decision.id)


def _last(connection: Connection, kind: DecisionKind | None) -> int:
    found = connection.scalar(select(func.max(DecisionRow.id)).where(holds(*actions_of(kind))))
    if found is None:
        message = "there is no decision to undo"
        raise NotFoundError(message)
    return found
