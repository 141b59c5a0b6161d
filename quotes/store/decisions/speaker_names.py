"""What people decide about the names of speakers: what they are called, and shown as."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from quotes.errors import StoreError
from quotes.names.parse import LONGEST_NAME, fold, read_name
from quotes.store.decisions.log import Written, write_decision
from quotes.store.decisions.speaker_rows import canonical_of, last_decision
from quotes.store.records.decisions import Decider, DecisionAction
from quotes.store.refresh.speakers import refresh_articles_of, refresh_identity
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import SpeakerRow
from quotes.store.speakers.aliases import renew_aliases
from quotes.store.sql.decision_log import holds, read_decision


def add_alias(connection: Connection, speaker: int, name: str, decider: Decider) -> Written:
    """Write down that whoever is called so is a canonical speaker, unless articles contradict.

    Raises:
        StoreError: The name is empty, or given to somebody else.
    """
    key = require_name(name)
    given = select(DecisionRow.id).where(holds(DecisionAction.ALIAS), DecisionRow.name_key == key)
    if known := connection.execute(given).scalar():
        decision = read_decision(connection, known)
        if canonical_of(connection, decision.speakers[0]) == speaker:
            return Written(known, repeated=True)
        message = (
            f"{decision.what} already, as {decision.who} decided: take that back first with "
            f"`quotes undo {known}`"
        )
        raise StoreError(message)
    written = write_decision(
        connection, DecisionAction.ALIAS, decider, speaker_id=speaker, name=name, name_key=key
    )
    renew_aliases(connection, [speaker])
    refresh_identity(connection, _called(connection, key))
    return written


def rename_speaker(connection: Connection, speaker: int, name: str, decider: Decider) -> Written:
    """Write down what a canonical speaker is shown as.

    Raises:
        StoreError: The name is empty.
    """
    require_name(name)
    last = last_decision(connection, DecisionAction.RENAME, DecisionRow.speaker_id == speaker)
    if last is not None and last.name == name:
        return Written(last.id, repeated=True)
    written = write_decision(
        connection, DecisionAction.RENAME, decider, speaker_id=speaker, name=name
    )
    show_name(connection, speaker)
    return written


def forget_alias(connection: Connection, speaker: int, name: str) -> None:
    """Work out again who is called so, without the speaker to whom a person gave the name."""
    renew_aliases(connection, [speaker])
    refresh_identity(connection, _called(connection, read_name(name).key))


def show_name(connection: Connection, speaker: int) -> None:
    """Show a speaker by the last name that a person gave, if one holds."""
    last = last_decision(connection, DecisionAction.RENAME, DecisionRow.speaker_id == speaker)
    name = None if last is None else last.name
    connection.execute(update(SpeakerRow).where(SpeakerRow.id == speaker).values(renamed=name))
    same = select(SpeakerRow.id).where(SpeakerRow.canonical_id == speaker)
    refresh_articles_of(connection, connection.scalars(same).all())


def require_name(name: str) -> str:
    """Return a name's key.

    Raises:
        StoreError: It has no letter or entity, or is no name by its length.
    """
    if len(name) > LONGEST_NAME:
        message = f"a name has at most {LONGEST_NAME} characters, not {len(name)}"
        raise StoreError(message)
    if not any(sign.isalnum() for sign in fold(name)):
        message = f"{name!r} is no name: give one with letters"
        raise StoreError(message)
    return read_name(name).key


def _called(connection: Connection, key: str) -> Sequence[int]:
    return connection.scalars(select(SpeakerRow.id).where(SpeakerRow.name_key == key)).all()
