"""Writing the log of what people decided."""

from typing import Any

from sqlalchemy import Connection, insert, update

from quotes.store.records.decisions import Decider, DecisionAction
from quotes.store.schema.decision_tables import DecisionRow


def write_decision(
    connection: Connection, action: DecisionAction, decider: Decider, **subjects: Any
) -> int:
    """Write a decision down; return its number.

    Args:
        connection: A writing transaction.
        action: What was decided.
        decider: Who decides, why and when.
        subjects: Columns that say about what.
    """
    row = {"action": action, "who": decider.who, "why": decider.why, "decided_at": decider.when}
    added = insert(DecisionRow).values(row | subjects).returning(DecisionRow.id)
    return connection.execute(added).scalar_one()


def date_undone(connection: Connection, number: int, decider: Decider) -> None:
    """Note on a decision who took it back, when and why."""
    undone = {"undone_by": decider.who, "undone_at": decider.when, "undone_why": decider.why}
    of_number = update(DecisionRow).where(DecisionRow.id == number)
    connection.execute(of_number.values(undone))
