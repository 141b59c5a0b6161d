"""Writing the log of what people decided, and entering it in the ledger."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, update

from quotes.store.ledger.chain import append_entries
from quotes.store.ledger.rows import enter_decision, enter_undoing
from quotes.store.records.decisions import Decider, DecisionAction, DecisionRecord
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.sql.decision_log import read_decision


class Written(NamedTuple):
    """A decision's number, and whether it held already: then nothing was written."""

    number: int
    repeated: bool = False


def write_decision(
    connection: Connection, action: DecisionAction, decider: Decider, **subjects: Any
) -> Written:
    """Write a decision down.

    Args:
        connection: A writing transaction.
        action: What was decided.
        decider: Who decides, why and when.
        subjects: Columns that say about what.
    """
    row = {"action": action, "who": decider.who, "why": decider.why, "decided_at": decider.when}
    added = insert(DecisionRow).values(row | subjects).returning(DecisionRow.id)
    number = connection.execute(added).scalar_one()
    append_entries(connection, [enter_decision(connection, number)])
    return Written(number)


def read_written(
    connection: Connection, written: Written, notes: Sequence[str] = ()
) -> DecisionRecord:
    """Return what was just decided, with notes for whoever decided it; none if it held already."""
    record = read_decision(connection, written.number)
    return (
        replace(record, repeated=True) if written.repeated else replace(record, notes=tuple(notes))
    )


def date_undone(connection: Connection, number: int, decider: Decider) -> None:
    """Note on a decision who took it back, when and why."""
    undone = {"undone_by": decider.who, "undone_at": decider.when, "undone_why": decider.why}
    of_number = update(DecisionRow).where(DecisionRow.id == number)
    connection.execute(of_number.values(undone))
    append_entries(connection, [enter_undoing(connection, number)])
