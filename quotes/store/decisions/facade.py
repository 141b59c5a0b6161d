"""What people decide, as an open store offers it: one log, and a group for each kind."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection

from quotes.errors import NotFoundError
from quotes.store.decisions.families import join_quotations, part_quotation
from quotes.store.decisions.log import read_written
from quotes.store.decisions.quotations import reject_quotation
from quotes.store.decisions.speaker_names import add_alias, rename_speaker
from quotes.store.decisions.speaker_rows import name_of
from quotes.store.decisions.speakers import (
    keep_apart,
    merge_speakers,
    merges_of,
    reassign_quotation,
)
from quotes.store.decisions.splits import split_speaker
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
from quotes.store.speakers.lookup import describe_namesakes, match_speaker, row_meant
from quotes.store.sql.decision_log import list_decisions
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
            written = reject_quotation(connection, quotation, Decider(who, why))
            return read_written(connection, written)


class SpeakerDecisions(_Group):
    """Decisions about speakers.

    Speakers are given by name or number, as in look-ups, but never by a misspelling. Of one who was
    merged into another, that other is meant; the decision's notes say so.
    """

    def merge(self, speaker: str, into: str, *, who: str, why: str = "") -> DecisionRecord:
        """Say that one speaker is another, under whose name both are shown from now on."""
        with self._database.writing() as connection:
            one, other = _find(connection, speaker), _find(connection, into)
            written = merge_speakers(connection, one.row, other.row, Decider(who, why))
            return read_written(connection, written, (*one.notes, *other.notes))

    def apart(self, speaker: str, other: str, *, who: str, why: str = "") -> DecisionRecord:
        """Say that two speakers are not one, so that this is not suggested again."""
        with self._database.writing() as connection:
            one, another = _find(connection, speaker), _find(connection, other)
            written = keep_apart(connection, one.id, another.id, Decider(who, why))
            return read_written(connection, written, (*one.notes, *another.notes))

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
            id_, _, notes = _find(connection, speaker)
            made = split_speaker(connection, id_, articles, Decider(who, why), name=name)
            return tuple(read_written(connection, written, notes) for written in made)

    def alias(self, speaker: str, name: str, *, who: str, why: str = "") -> DecisionRecord:
        """Say that whoever is called so, a surname alone too, is the speaker."""
        with self._database.writing() as connection:
            id_, _, notes = _find(connection, speaker)
            written = add_alias(connection, id_, name, Decider(who, why))
            return read_written(connection, written, notes)

    def rename(self, speaker: str, name: str, *, who: str, why: str = "") -> DecisionRecord:
        """Say what a speaker is shown as; the decision's notes name others who are called so."""
        with self._database.writing() as connection:
            id_, _, notes = _find(connection, speaker)
            written = rename_speaker(connection, id_, name, Decider(who, why))
            if namesakes := describe_namesakes(connection, name, id_):
                notes = (*notes, f"Others are called {name!r} too: {namesakes}.")
            return read_written(connection, written, notes)

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
            if speaker is None:
                return read_written(
                    connection, reassign_quotation(connection, quotation, None, Decider(who, why))
                )
            id_, _, notes = _find_or_add(connection, speaker, new=new)
            written = reassign_quotation(connection, quotation, id_, Decider(who, why))
            return read_written(connection, written, notes)

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
            written = join_quotations(connection, one, other, Decider(who, why))
            return read_written(connection, written)

    def part(self, quotation: int, *, who: str, why: str = "") -> DecisionRecord:
        """Say that a quotation is not the utterance that the others of its family are."""
        with self._database.writing() as connection:
            written = part_quotation(connection, quotation, Decider(who, why))
            return read_written(connection, written)


class Decisions(_Group):
    """All that people decided: dated rows with who and why, each of which can be taken back.

    Each method is one transaction; all raise NotFoundError for what is not in the store, and
    StoreError for what can't be decided so; the message says why. What holds already is not written
    again: the decision that holds comes back, as repeated.
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

        With ``kind``, only one about this: the last of them, or a refusal of another's number. Also
        refused is what a later split builds on, or a later decision about somebody whom nothing
        but this one names.
        """
        with self._database.writing() as connection:
            return undo_decision(connection, decision, Decider(who, why), kind=kind)


class _Meant(NamedTuple):
    """Whom a name stands for: the speaker, the row that has the name, and what to say of it."""

    id: int
    row: int
    notes: tuple[str, ...] = ()


def _find(connection: Connection, name: str) -> _Meant:
    match = match_speaker(connection, name)
    if match.taken is not None:
        message = f"no speaker is called {name!r}; close to it: {match.taken}"
        raise NotFoundError(message)
    id_ = match.ids[0]
    row = row_meant(connection, name, id_)
    merges = [] if row == id_ else merges_of(connection, row)
    if not merges:
        return _Meant(id_, row)
    note = (
        f"{name_of(connection, row)} (#{row}) was merged into {name_of(connection, id_)} (#{id_}) "
        f"by decision {merges[0].id}: #{id_} is meant."
    )
    return _Meant(id_, row, (note,))


def _find_or_add(connection: Connection, name: str, *, new: bool) -> _Meant:
    try:
        return _find(connection, name)
    except NotFoundError as exc:
        if not new:
            message = f"{exc}. To add somebody of that name, say --new"
            raise NotFoundError(message) from exc
        id_ = add_speaker(connection, name, SpeakerKind.OTHER)
        return _Meant(id_, id_)
