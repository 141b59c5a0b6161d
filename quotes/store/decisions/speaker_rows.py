"""What decisions about speakers ask of speakers' rows and of the log."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from quotes.errors import StoreError
from quotes.store.records.decisions import DecisionAction
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import SpeakerRow
from quotes.store.sql.attribution import shown_name
from quotes.store.sql.decision_log import holds, read_decision


def canonical_of(connection: Connection, speaker: int) -> int:
    """Return the canonical speaker of a row."""
    query = select(SpeakerRow.canonical_id).where(SpeakerRow.id == speaker)
    found = connection.execute(query).scalar_one()
    return speaker if found is None else found


def name_of(connection: Connection, speaker: int) -> str:
    """Return what a speaker is shown as."""
    return connection.execute(select(shown_name()).where(SpeakerRow.id == speaker)).scalar_one()


def last_decision(
    connection: Connection, action: DecisionAction, about: ColumnElement[bool]
) -> Row[*tuple[Any, ...]] | None:
    """Return the last decision that holds about something."""
    query = select(DecisionRow).where(holds(action), about)
    return connection.execute(query.order_by(DecisionRow.id.desc()).limit(1)).first()


def undo_first(connection: Connection, number: int) -> StoreError:
    """Return the error for what a decision that holds stands against."""
    decision = read_decision(connection, number)
    message = (
        f"{decision.what}, as {decision.who} decided: take that back first with "
        f"`quotes undo {number}`"
    )
    return StoreError(message)
