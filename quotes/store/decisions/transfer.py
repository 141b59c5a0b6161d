"""Taking decisions about speakers from one store to another."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.orm import aliased

from quotes.errors import StoreError
from quotes.names.parse import read_name
from quotes.store.decisions.speaker_names import add_alias, rename_speaker
from quotes.store.decisions.speaker_rows import canonical_of
from quotes.store.decisions.speakers import keep_apart, merge_speakers, reassign_quotation
from quotes.store.decisions.splits import split_article
from quotes.store.records.decisions import (
    CarriedDecision,
    CarryOutcome,
    Decider,
    DecisionAction,
    DecisionKind,
)
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import (
    ArticleRow,
    EntityRow,
    QuotationRow,
    ReadingRow,
    RevisionRow,
    SpeakerRow,
)
from quotes.store.speakers.linking import add_speaker
from quotes.store.sql.decision_log import actions_of, holds
from quotes.store.sql.identity import find_article
from quotes.types import SpeakerKind


def list_carried(connection: Connection) -> list[CarriedDecision]:
    """Return the decisions that hold, in the order in which they were made."""
    query = (
        select(
            DecisionRow,
            ArticleRow.identity.label("article"),
            QuotationRow.content_start,
            QuotationRow.wording.label("words"),
        )
        .outerjoin(QuotationRow, QuotationRow.id == DecisionRow.quotation_id)
        .outerjoin(RevisionRow, RevisionRow.id == QuotationRow.revision_id)
        .outerjoin(
            ArticleRow,
            (ArticleRow.id == DecisionRow.article_id) | (ArticleRow.id == RevisionRow.article_id),
        )
        .where(holds(*actions_of(DecisionKind.SPEAKER)))
        .order_by(DecisionRow.id)
    )
    return [_carried(connection, row) for row in connection.execute(query).all()]


def carry_over(connection: Connection, decisions: Iterable[CarriedDecision]) -> CarryOutcome:
    """Write down decisions of another store, as far as this one holds whom they are about."""
    added = known = 0
    left_out = []
    for decision in decisions:
        try:
            if _carry(connection, decision):
                added += 1
            else:
                known += 1
        except StoreError as exc:
            left_out.append(f"{decision.action} by {decision.who}: {exc}")
    return CarryOutcome(added, known, tuple(left_out))


def _carried(connection: Connection, row: Row[*tuple[Any, ...]]) -> CarriedDecision:
    speaker, speaker_in = _name(connection, row.speaker_id)
    other, other_in = _name(connection, row.other_speaker_id)
    return CarriedDecision(
        action=row.action.value,
        speaker=speaker,
        speaker_in=speaker_in,
        other=other,
        other_in=other_in,
        name=row.name or "",
        article=row.article or "",
        start=row.content_start,
        words=row.words or "",
        who=row.who,
        why=row.why,
        decided_at=row.decided_at.isoformat(),
    )


def _name(connection: Connection, speaker_id: int | None) -> tuple[str, str]:
    """Return a speaker's name as found, and an article that gives it."""
    if speaker_id is None:
        return "", ""
    query = select(SpeakerRow.name).where(SpeakerRow.id == speaker_id)
    named_in = (
        select(ArticleRow.identity)
        .join(RevisionRow, RevisionRow.article_id == ArticleRow.id)
        .join(ReadingRow, ReadingRow.revision_id == RevisionRow.id)
        .join(EntityRow, EntityRow.reading_id == ReadingRow.id)
        .where(EntityRow.speaker_id == speaker_id)
        .order_by(ArticleRow.id)
        .limit(1)
    )
    name = connection.execute(query).scalar_one()
    return name, connection.execute(named_in).scalar() or ""


def _carry(connection: Connection, decision: CarriedDecision) -> bool:
    """Write one decision down; return False where the store has it already."""
    action = DecisionAction(decision.action)
    if action.kind is not DecisionKind.SPEAKER:
        message = "only decisions about speakers can be taken over"
        raise StoreError(message)
    decider = Decider(decision.who, decision.why, datetime.fromisoformat(decision.decided_at))
    if action is DecisionAction.REASSIGN:
        return _carry_quotation(connection, decision, decider)
    speaker = _find(connection, decision.speaker, decision.speaker_in)
    if action in {DecisionAction.MERGE, DecisionAction.APART}:
        other = _find(connection, decision.other, decision.other_in)
        if action is DecisionAction.MERGE and speaker == other:
            return False
        if _holds(connection, action, speaker, other_speaker_id=other):
            return False
        decide = merge_speakers if action is DecisionAction.MERGE else keep_apart
        return not decide(connection, speaker, other, decider).repeated
    if action is DecisionAction.SPLIT:
        article_id = _find_article(connection, decision.article)
        if _holds(connection, action, speaker, article_id=article_id):
            return False
        other = _split_off(connection, speaker, decision.other)
        split_article(connection, speaker, other, article_id, decider)
        return True
    if _holds(connection, action, speaker, name=decision.name):
        return False
    decide_name = add_alias if action is DecisionAction.ALIAS else rename_speaker
    return not decide_name(connection, speaker, decision.name, decider).repeated


def _carry_quotation(connection: Connection, decision: CarriedDecision, decider: Decider) -> bool:
    article_id = _find_article(connection, decision.article)
    query = (
        select(QuotationRow.id)
        .join(RevisionRow, RevisionRow.id == QuotationRow.revision_id)
        .where(
            RevisionRow.article_id == article_id,
            QuotationRow.content_start == decision.start,
            QuotationRow.wording == decision.words,
        )
        .order_by(QuotationRow.id.desc())
    )
    quotation_id = connection.execute(query.limit(1)).scalar()
    if quotation_id is None:
        message = f"{decision.article} has no quotation {decision.words[:60]!r} at that place"
        raise StoreError(message)
    speaker = None
    if decision.speaker:
        key = read_name(decision.speaker).key
        if decision.speaker_in or _rows(connection, key):
            speaker = _find(connection, decision.speaker, decision.speaker_in)
        else:
            speaker = add_speaker(connection, decision.speaker, SpeakerKind.OTHER)
    if _holds(connection, DecisionAction.REASSIGN, speaker, quotation_id=quotation_id):
        return False
    return not reassign_quotation(connection, quotation_id, speaker, decider).repeated


def _find(connection: Connection, name: str, named_in: str) -> int:
    """Return the canonical speaker of a name: whom that article names so, else the only one.

    Raises:
        StoreError: There is none, or several.
    """
    key = read_name(name).key
    in_article = (
        select(EntityRow.speaker_id)
        .join(SpeakerRow, SpeakerRow.id == EntityRow.speaker_id)
        .join(ReadingRow, ReadingRow.id == EntityRow.reading_id)
        .join(RevisionRow, RevisionRow.id == ReadingRow.revision_id)
        .where(RevisionRow.article_id == find_article(connection, named_in))
        .where(SpeakerRow.name_key == key)
        .distinct()
    )
    found = [id_ for id_ in connection.scalars(in_article) if id_] or _rows(connection, key)
    if len(found) != 1:
        message = f"this store has {'several' if found else 'no'} speakers called {name!r}"
        raise StoreError(message)
    return canonical_of(connection, found[0])


def _rows(connection: Connection, key: str) -> list[int]:
    query = select(SpeakerRow.id).where(SpeakerRow.name_key == key, SpeakerRow.article_id.is_(None))
    return list(connection.scalars(query))


def _find_article(connection: Connection, identity: str) -> int:
    found = find_article(connection, identity)
    if found is None:
        message = f"this store does not hold the article {identity!r}"
        raise StoreError(message)
    return found


def _split_off(connection: Connection, speaker: int, name: str) -> int:
    """Return who was split off a speaker under a name before, or somebody new."""
    other = aliased(SpeakerRow)
    query = (
        select(other.id)
        .join(DecisionRow, DecisionRow.other_speaker_id == other.id)
        .where(
            holds(DecisionAction.SPLIT),
            DecisionRow.speaker_id == speaker,
            other.name == name,
        )
    )
    found = connection.execute(query.limit(1)).scalar()
    return found or add_speaker(connection, name, SpeakerKind.OTHER)


def _holds(
    connection: Connection, action: DecisionAction, speaker: int | None, **columns: Any
) -> bool:
    """Return True if the store has a decision already: about the same two, in either order."""
    query = select(DecisionRow).where(holds(action))
    other = columns.pop("other_speaker_id", None)
    query = query.filter_by(**columns)
    for row in connection.execute(query):
        ours = row.speaker_id and canonical_of(connection, row.speaker_id)
        theirs = row.other_speaker_id and canonical_of(connection, row.other_speaker_id)
        if other is None and ours == speaker:
            return True
        if other is not None and {ours, theirs} == {speaker, other}:
            return True
    return False
