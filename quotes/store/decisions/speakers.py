"""What people decide about speakers: who is one, who is not, and who spoke.

What queries return is worked out from all decisions that hold.
"""

from typing import NamedTuple

from sqlalchemy import Connection, NotNullable, or_, select

from quotes.errors import StoreError
from quotes.store.decisions.log import Written, write_decision
from quotes.store.decisions.quotations import rejected_by
from quotes.store.decisions.speaker_names import forget_alias, show_name
from quotes.store.decisions.speaker_rows import (
    canonical_of,
    last_decision,
    name_of,
    undo_first,
)
from quotes.store.decisions.splits import taken_by_splits
from quotes.store.records.decisions import Decider, DecisionAction, DecisionRecord
from quotes.store.refresh.article import derive_article
from quotes.store.refresh.speakers import refresh_identity
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import EntityRow, SpeakerRow
from quotes.store.sql.decision_log import decisions_on_speakers, holds, read_decision
from quotes.store.sql.joins import article_of
from quotes.store.sql.same_words import decided_alike


def merge_speakers(connection: Connection, speaker: int, into: int, decider: Decider) -> Written:
    """Write down that one speaker is another, who is shown from now on.

    Of speakers who were merged into others it is written down of those others.

    Raises:
        StoreError: They are one already, but nobody merged the first, or somebody decided that
            they are not.
    """
    ours, theirs = canonical_of(connection, speaker), canonical_of(connection, into)
    if ours == theirs:
        merges = [] if speaker == into else merges_of(connection, speaker)
        if merges:
            known = next((one for one in merges if one.into == into), merges[-1])
            return Written(known.id, repeated=True)
        message = f"{name_of(connection, ours)} is one speaker already: name two"
        raise StoreError(message)
    _refuse_if_apart(connection, ours, theirs)
    written = write_decision(
        connection, DecisionAction.MERGE, decider, speaker_id=ours, other_speaker_id=theirs
    )
    refresh_identity(connection, [ours, theirs])
    return written


class Merge(NamedTuple):
    """A decision that one speaker is another."""

    id: int
    into: int


def merges_of(connection: Connection, speaker: int) -> list[Merge]:
    """Return the merges that lead from a speaker's row to the canonical one, in this order."""
    found: list[Merge] = []
    while True:
        of_row = select(DecisionRow.id, NotNullable(DecisionRow.other_speaker_id)).where(
            holds(DecisionAction.MERGE),
            DecisionRow.speaker_id == (found[-1].into if found else speaker),
        )
        row = connection.execute(of_row.order_by(DecisionRow.id.desc()).limit(1)).first()
        if row is None:
            return found
        found.append(Merge(*row))


def keep_apart(connection: Connection, speaker: int, other: int, decider: Decider) -> Written:
    """Write down that two canonical speakers are not one; they are not suggested again.

    Raises:
        StoreError: They are one.
    """
    if speaker == other:
        message = (
            f"{name_of(connection, speaker)} is one speaker: `quotes speakers split` takes an "
            "article from a speaker, and `quotes undo` undoes a merge"
        )
        raise StoreError(message)
    if (known := _kept_apart_by(connection, speaker, other)) is not None:
        return Written(known, repeated=True)
    written = write_decision(
        connection, DecisionAction.APART, decider, speaker_id=speaker, other_speaker_id=other
    )
    refresh_identity(connection, [speaker, other])
    return written


def reassign_quotation(
    connection: Connection, quotation_id: int, speaker: int | None, decider: Decider
) -> Written:
    """Write down who spoke a quotation; None for that nobody can be named.

    Raises:
        NotFoundError: There is no such quotation.
        StoreError: Somebody decided that it is none.
    """
    article_id = article_of(connection, quotation_id)
    if (rejected := rejected_by(connection, quotation_id)) is not None:
        raise undo_first(connection, rejected)
    alike = DecisionRow.quotation_id.in_(decided_alike(connection, quotation_id))
    last = last_decision(connection, DecisionAction.REASSIGN, alike)
    if last is not None:
        said = None if last.speaker_id is None else canonical_of(connection, last.speaker_id)
        if said == speaker:
            return Written(last.id, repeated=True)
    written = write_decision(
        connection,
        DecisionAction.REASSIGN,
        decider,
        speaker_id=speaker,
        quotation_id=quotation_id,
    )
    derive_article(connection, article_id)
    return written


def unapply(connection: Connection, decision: DecisionRecord) -> None:
    """Work out again what followed from a decision that was taken back.

    Raises:
        StoreError: A later split would take less from its article than it does, or a later
            decision is about somebody whom this one made up and nothing else names.
    """
    before = taken_by_splits(connection, after=decision.id)
    _derive_without(connection, decision)
    now = taken_by_splits(connection, after=decision.id)
    for number in sorted(before, reverse=True):
        if before[number] - now[number]:
            raise _builds_on(read_decision(connection, number), decision)
    if (given := _given_by(decision)) is not None and not _is_named(connection, given):
        for later in reversed(decisions_on_speakers(connection, [given])):
            if later.id > decision.id:
                raise _builds_on(later, decision)


def _builds_on(later: DecisionRecord, decision: DecisionRecord) -> StoreError:
    message = (
        f"decision {later.id} builds on decision {decision.id}: {later.what}; take that back "
        f"first with `quotes undo {later.id}`"
    )
    return StoreError(message)


def _given_by(decision: DecisionRecord) -> int | None:
    """Return the speaker to whom a decision gave something, if it is one that does."""
    giving = decision.action in {DecisionAction.SPLIT, DecisionAction.REASSIGN}
    return decision.speakers[-1] if giving and decision.speakers else None


def _is_named(connection: Connection, speaker: int) -> bool:
    """Return True if an article names a speaker, or a decision that holds gives one something."""
    found = select(EntityRow.id).where(EntityRow.speaker_id == speaker)
    given = select(DecisionRow.id).where(
        (holds(DecisionAction.SPLIT) & (DecisionRow.other_speaker_id == speaker))
        | (holds(DecisionAction.REASSIGN) & (DecisionRow.speaker_id == speaker))
    )
    return bool(connection.scalar(select(found.exists() | given.exists())))


def _derive_without(connection: Connection, decision: DecisionRecord) -> None:
    match decision.action:
        case DecisionAction.RENAME:
            show_name(connection, decision.speakers[0])
        case DecisionAction.REASSIGN:
            derive_article(connection, article_of(connection, decision.quotations[0]))
        case DecisionAction.SPLIT if decision.article is not None:
            derive_article(connection, decision.article)
        case DecisionAction.ALIAS if decision.name is not None:
            forget_alias(connection, decision.speakers[0], decision.name)
        case _:
            refresh_identity(connection, decision.speakers)


def _refuse_if_apart(connection: Connection, speaker: int, other: int) -> None:
    if (known := _kept_apart_by(connection, speaker, other)) is not None:
        raise undo_first(connection, known)


def _kept_apart_by(connection: Connection, speaker: int, other: int) -> int | None:
    """Return the decision that two canonical speakers are not one, if one holds."""
    ours = select(SpeakerRow.id).where(SpeakerRow.canonical_id == speaker)
    theirs = select(SpeakerRow.id).where(SpeakerRow.canonical_id == other)
    query = select(DecisionRow.id).where(
        holds(DecisionAction.APART),
        or_(
            DecisionRow.speaker_id.in_(ours) & DecisionRow.other_speaker_id.in_(theirs),
            DecisionRow.speaker_id.in_(theirs) & DecisionRow.other_speaker_id.in_(ours),
        ),
    )
    return connection.execute(query.limit(1)).scalar()
