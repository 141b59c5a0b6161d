"""What people decide about speakers, as an open store offers it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from quotes.errors import NotFoundError
from quotes.export.decisions import CarriedDecision
from quotes.store.decisions.speakers import (
    Judge,
    add_alias,
    keep_apart,
    merge_speakers,
    reassign_quotation,
    rename_speaker,
    split_speaker,
    undo_decision,
)
from quotes.store.decisions.transfer import CarryOutcome, carry_over, list_carried
from quotes.store.engine.database import Database
from quotes.store.records.speakers import SpeakerDecisionRecord
from quotes.store.speakers.decision_log import list_decisions, read_decision
from quotes.store.speakers.linking import add_speaker
from quotes.store.speakers.lookup import match_speaker
from quotes.types import SpeakerKind


class SpeakerDecisions:
    """Decisions about speakers: each is a dated row with who and why, and can be taken back.

    Speakers are given by name or number, as in look-ups, but never by a misspelling. Each method
    is one transaction; all raise NotFoundError for who is not in the store, and StoreError for
    what can't be decided so; the message says why.
    """

    def __init__(self, database: Database) -> None:
        """Use an open database."""
        self._database = database

    def list(self, *, undone: bool = False) -> list[SpeakerDecisionRecord]:
        """Return the decisions, the newest last; those that were taken back only if asked."""
        with self._database.reading() as connection:
            return list_decisions(connection, undone=undone)

    def merge(self, speaker: str, into: str, *, who: str, why: str = "") -> SpeakerDecisionRecord:
        """Say that one speaker is another, under whose name both are shown from now on."""
        with self._database.writing() as connection:
            ids = _find(connection, speaker), _find(connection, into)
            number = merge_speakers(connection, *ids, Judge(who, why))
            return read_decision(connection, number)

    def apart(self, speaker: str, other: str, *, who: str, why: str = "") -> SpeakerDecisionRecord:
        """Say that two speakers are not one, so that this is not suggested again."""
        with self._database.writing() as connection:
            ids = _find(connection, speaker), _find(connection, other)
            return read_decision(connection, keep_apart(connection, *ids, Judge(who, why)))

    def split(
        self,
        speaker: str,
        articles: Sequence[int],
        *,
        name: str | None = None,
        who: str,
        why: str = "",
    ) -> tuple[SpeakerDecisionRecord, ...]:
        """Say that what some articles give to a speaker is another's, who is new."""
        with self._database.writing() as connection:
            id_ = _find(connection, speaker)
            numbers = split_speaker(connection, id_, articles, Judge(who, why), name=name)
            return tuple(read_decision(connection, number) for number in numbers)

    def alias(self, speaker: str, name: str, *, who: str, why: str = "") -> SpeakerDecisionRecord:
        """Say that whoever is called so, a surname alone too, is the speaker."""
        with self._database.writing() as connection:
            number = add_alias(connection, _find(connection, speaker), name, Judge(who, why))
            return read_decision(connection, number)

    def rename(self, speaker: str, name: str, *, who: str, why: str = "") -> SpeakerDecisionRecord:
        """Say what a speaker is shown as."""
        with self._database.writing() as connection:
            number = rename_speaker(connection, _find(connection, speaker), name, Judge(who, why))
            return read_decision(connection, number)

    def reassign(
        self,
        quotation: int,
        speaker: str | None,
        *,
        new: bool = False,
        who: str,
        why: str = "",
    ) -> SpeakerDecisionRecord:
        """Say who spoke a quotation; None for that nobody can be named.

        With ``new``, a name that nobody has yet is added.
        """
        with self._database.writing() as connection:
            id_ = None if speaker is None else _find_or_add(connection, speaker, new=new)
            number = reassign_quotation(connection, quotation, id_, Judge(who, why))
            return read_decision(connection, number)

    def undo(self, decision: int | None = None, *, who: str) -> SpeakerDecisionRecord:
        """Take a decision back, or the last one; return what it was."""
        with self._database.writing() as connection:
            return undo_decision(connection, decision, who=who)

    def carried(self) -> Sequence[CarriedDecision]:
        """Return the decisions that hold, in words that another store understands."""
        with self._database.reading() as connection:
            return list_carried(connection)

    def carry_over(self, decisions: Iterable[CarriedDecision]) -> CarryOutcome:
        """Write down decisions of another store, as far as this one holds whom they are about."""
        with self._database.writing() as connection:
            return carry_over(connection, decisions)


def _find(connection: Connection, name: str) -> int:
    match = match_speaker(connection, name)
    if match.taken is not None:
        message = f"no speaker is called {name!r}; close to it: {match.taken}"
        raise NotFoundError(message)
    return match.ids[0]


def _find_or_add(connection: Connection, name: str, *, new: bool) -> int:
    try:
        return _find(connection, name)
    except NotFoundError as exc:
        if not new:
            message = f"{exc}. To add somebody of that name, say --new"
            raise NotFoundError(message) from exc
        return add_speaker(connection, name, SpeakerKind.OTHER)
