"""What people decide, as an open store offers it: one log, and a group for each kind."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from quotes.errors import NotFoundError
from quotes.store.decisions.families import join_quotations, part_quotation
from quotes.store.decisions.quotations import reject_quotation
from quotes.store.decisions.speakers import (
    add_alias,
    keep_apart,
    merge_speakers,
    reassign_quotation,
    rename_speaker,
    split_speaker,
)
from quotes.store.decisions.transfer import carry_over, list_carried
from quotes.store.decisions.undo import undo_decision
from quotes.store.engine.database import Database
from quotes.store.records.decisions import (
    CarriedDecision,
    CarryOutcome,
    Decider,
    DecisionKind,
    DecisionRecord,
)
from quotes.store.speakers.linking import add_speaker
from quotes.store.speakers.lookup import match_speaker
from quotes.store.sql.decision_log import list_decisions, read_decision
from quotes.types import SpeakerKind

if TYPE_CHECKING:
    from quotes.store.decisions.checks import CheckDecisions


class _Group:
    """What all groups have: an open database."""

    def __init__(self, database: Database) -> None:
        """Use an open database."""
        self._database = database


class QuotationDecisions(_Group):
    """Decisions about quotations."""

    def reject(self, quotation: int, *, who: str, why: str = "") -> DecisionRecord:
        """Say that something is not a quotation; queries and families leave it out."""
        with self._database.writing() as connection:
            number = reject_quotation(connection, quotation, Decider(who, why))
            return read_decision(connection, number)


class SpeakerDecisions(_Group):
    """Decisions about speakers.

    Speakers are given by name or number, as in look-ups, but never by a misspelling.
    """

    def merge(self, speaker: str, into: str, *, who: str, why: str = "") -> DecisionRecord:
        """Say that one speaker is another, under whose name both are shown from now on."""
        with self._database.writing() as connection:
            ids = _find(connection, speaker), _find(connection, into)
            return read_decision(connection, merge_speakers(connection, *ids, Decider(who, why)))

    def apart(self, speaker: str, other: str, *, who: str, why: str = "") -> DecisionRecord:
        """Say that two speakers are not one, so that this is not suggested again."""
        with self._database.writing() as connection:
            ids = _find(connection, speaker), _find(connection, other)
            return read_decision(connection, keep_apart(connection, *ids, Decider(who, why)))

    def split(
        self,
        speaker: str,
        articles: Sequence[int],
        *,
        name: str | None = None,
        who: str,
        why: str = "",
    ) -> tuple[DecisionRecord, ...]:
        """Say that what some articles give to a speaker is another's, who is new."""
        with self._database.writing() as connection:
            id_ = _find(connection, speaker)
            numbers = split_speaker(connection, id_, articles, Decider(who, why), name=name)
            return tuple(read_decision(connection, number) for number in numbers)

    def alias(self, speaker: str, name: str, *, who: str, why: str = "") -> DecisionRecord:
        """Say that whoever is called so, a surname alone too, is the speaker."""
        with self._database.writing() as connection:
            number = add_alias(connection, _find(connection, speaker), name, Decider(who, why))
            return read_decision(connection, number)

    def rename(self, speaker: str, name: str, *, who: str, why: str = "") -> DecisionRecord:
        """Say what a speaker is shown as."""
        with self._database.writing() as connection:
            number = rename_speaker(connection, _find(connection, speaker), name, Decider(who, why))
            return read_decision(connection, number)

    def reassign(
        self,
        quotation: int,
        speaker: str | None,
        *,
        new: bool = False,
        who: str,
        why: str = "",
    ) -> DecisionRecord:
        """Say who spoke a quotation; None for that nobody can be named.

        With ``new``, a name that nobody has yet is added.
        """
        with self._database.writing() as connection:
            id_ = None if speaker is None else _find_or_add(connection, speaker, new=new)
            number = reassign_quotation(connection, quotation, id_, Decider(who, why))
            return read_decision(connection, number)

    def carried(self) -> Sequence[CarriedDecision]:
        """Return the decisions that hold, in words that another store understands."""
        with self._database.reading() as connection:
            return list_carried(connection)

    def carry_over(self, decisions: Iterable[CarriedDecision]) -> CarryOutcome:
        """Write down decisions of another store, as far as this one holds whom they are about."""
        with self._database.writing() as connection:
            return carry_over(connection, decisions)


class FamilyDecisions(_Group):
    """Decisions about which quotations are one utterance."""

    def join(self, one: int, other: int, *, who: str, why: str = "") -> DecisionRecord:
        """Say that two quotations are one utterance, and with them their families."""
        with self._database.writing() as connection:
            number = join_quotations(connection, one, other, Decider(who, why))
            return read_decision(connection, number)

    def part(self, quotation: int, *, who: str, why: str = "") -> DecisionRecord:
        """Say that a quotation is not the utterance that the others of its family are."""
        with self._database.writing() as connection:
            number = part_quotation(connection, quotation, Decider(who, why))
            return read_decision(connection, number)


class Decisions(_Group):
    """All that people decided: dated rows with who and why, each of which can be taken back.

    Each method is one transaction; all raise NotFoundError for what is not in the store, and
    StoreError for what can't be decided so; the message says why.
    """

    @property
    def quotations(self) -> QuotationDecisions:
        """What is a quotation."""
        return QuotationDecisions(self._database)

    @property
    def speakers(self) -> SpeakerDecisions:
        """Who is whom, and who spoke."""
        return SpeakerDecisions(self._database)

    @property
    def families(self) -> FamilyDecisions:
        """What is one utterance."""
        return FamilyDecisions(self._database)

    @property
    def checks(self) -> "CheckDecisions":
        """Which findings on drafts may stand."""
        from quotes.store.decisions.checks import CheckDecisions  # noqa: PLC0415 - loads quotes.check

        return CheckDecisions(self._database)

    def list(
        self,
        *,
        kind: DecisionKind | None = None,
        undone: bool = False,
        limit: int | None = None,
    ) -> list[DecisionRecord]:
        """Return the decisions, the newest first.

        Args:
            kind: Only those about this.
            undone: Also those that were taken back.
            limit: Maximum number of decisions.
        """
        with self._database.reading() as connection:
            return list_decisions(connection, kind=kind, undone=undone, limit=limit)

    def undo(
        self,
        decision: int | None = None,
        *,
        kind: DecisionKind | None = None,
        who: str,
        why: str = "",
    ) -> DecisionRecord:
        """Take a decision back, or the last one that holds; return it as it is now.

        With ``kind``, only one about this: the last of them, or a refusal of another's number.
        """
        with self._database.writing() as connection:
            return undo_decision(connection, decision, Decider(who, why), kind=kind)


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
