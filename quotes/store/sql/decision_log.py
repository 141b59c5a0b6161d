"""Reading the log of what people decided: which decisions hold, and what each says in words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select
from sqlalchemy.orm import aliased

from quotes.errors import NotFoundError
from quotes.store.engine.bulk import batched
from quotes.store.records.decisions import DecisionAction, DecisionKind, DecisionRecord
from quotes.store.records.query import read_limit
from quotes.store.schema.decision_tables import DecisionRow, FamilyPartedRow
from quotes.store.schema.tables import ArticleRow, SpeakerRow

# Characters of an accepted wording that its description shows.
_SHOWN = 60


def holds(*actions: DecisionAction) -> ColumnElement[bool]:
    """Return the condition that a decision is one of some actions and was not taken back."""
    if len(actions) == 1:
        return (DecisionRow.action == actions[0]) & DecisionRow.undone_at.is_(None)
    return DecisionRow.action.in_(actions) & DecisionRow.undone_at.is_(None)


def actions_of(kind: DecisionKind | None) -> list[DecisionAction]:
    """Return the actions of one kind, or all."""
    return [action for action in DecisionAction if kind in {None, action.kind}]


def list_decisions(
    connection: Connection,
    *,
    kind: DecisionKind | None = None,
    undone: bool = False,
    limit: int | None = None,
) -> list[DecisionRecord]:
    """Return what people decided, the newest first; what was taken back only if asked."""
    query = _select()
    if kind is not None:
        query = query.where(DecisionRow.action.in_(actions_of(kind)))
    if not undone:
        query = query.where(DecisionRow.undone_at.is_(None))
    rows = connection.execute(query.order_by(DecisionRow.id.desc()).limit(read_limit(limit))).all()
    return _to_records(connection, rows)


def read_decision(connection: Connection, number: int) -> DecisionRecord:
    """Return one decision.

    Raises:
        NotFoundError: There is none with this number.
    """
    rows = connection.execute(_select().where(DecisionRow.id == number)).all()
    if not rows:
        message = f"there is no decision {number}: `quotes decisions` shows numbers"
        raise NotFoundError(message)
    return _to_records(connection, rows)[0]


def decisions_on_speakers(
    connection: Connection, speaker_ids: Collection[int]
) -> tuple[DecisionRecord, ...]:
    """Return the decisions that hold and name one of some speakers, the newest last."""
    return _holding(
        connection,
        DecisionRow.speaker_id.in_(speaker_ids),
        DecisionRow.other_speaker_id.in_(speaker_ids),
    )


def decisions_on_quotations(
    connection: Connection, quotation_ids: Collection[int]
) -> tuple[DecisionRecord, ...]:
    """Return the decisions that hold and name one of some quotations, the newest last."""
    parted = select(FamilyPartedRow.decision_id).where(
        FamilyPartedRow.quotation_id.in_(quotation_ids)
    )
    return _holding(
        connection,
        DecisionRow.quotation_id.in_(quotation_ids),
        DecisionRow.other_quotation_id.in_(quotation_ids),
        DecisionRow.id.in_(parted),
    )


def _holding(
    connection: Connection, *conditions: ColumnElement[bool]
) -> tuple[DecisionRecord, ...]:
    query = _select().where(DecisionRow.undone_at.is_(None), or_(*conditions))
    return tuple(_to_records(connection, connection.execute(query.order_by(DecisionRow.id)).all()))


def _select() -> Select[*tuple[Any, ...]]:
    speaker, other = aliased(SpeakerRow), aliased(SpeakerRow)
    return (
        select(
            DecisionRow,
            func.coalesce(speaker.renamed, speaker.name).label("speaker_name"),
            func.coalesce(other.renamed, other.name).label("other_name"),
            ArticleRow.label.label("article"),
        )
        .outerjoin(speaker, speaker.id == DecisionRow.speaker_id)
        .outerjoin(other, other.id == DecisionRow.other_speaker_id)
        .outerjoin(ArticleRow, ArticleRow.id == DecisionRow.article_id)
    )


def _to_records(connection: Connection, rows: Sequence[Row[Any]]) -> list[DecisionRecord]:
    parted = _parted(connection, [row.id for row in rows if row.action is DecisionAction.PART])
    return [_to_record(row, parted[row.id]) for row in rows]


def _parted(connection: Connection, numbers: Iterable[int]) -> dict[int, list[int]]:
    """Return the quotations that others were parted from, by decision."""
    parted: dict[int, list[int]] = defaultdict(list)
    query = select(FamilyPartedRow.decision_id, FamilyPartedRow.quotation_id).order_by(
        FamilyPartedRow.quotation_id
    )
    for some in batched(numbers):
        for row in connection.execute(query.where(FamilyPartedRow.decision_id.in_(some))):
            parted[row.decision_id].append(row.quotation_id)
    return parted


def _to_record(row: Row[Any], parted: Sequence[int]) -> DecisionRecord:
    return DecisionRecord(
        id=row.id,
        action=row.action,
        what=_describe(row, parted),
        quotations=_present(row.quotation_id, row.other_quotation_id, *parted),
        speakers=_present(row.speaker_id, row.other_speaker_id),
        article=row.article_id,
        name=row.name,
        who=row.who,
        why=row.why,
        decided_at=row.decided_at,
        undone_by=row.undone_by,
        undone_at=row.undone_at,
        undone_why=row.undone_why,
        former_id=row.former_id,
    )


def _present(*numbers: int | None) -> tuple[int, ...]:
    return tuple(number for number in numbers if number is not None)


def _describe(row: Row[Any], parted: Sequence[int]) -> str:
    speaker = f"{row.speaker_name} (#{row.speaker_id})"
    other = f"{row.other_name} (#{row.other_speaker_id})"
    quotation = f"quotation {row.quotation_id}"
    sentences = {
        DecisionAction.REJECT: f"{quotation} is not a quotation",
        DecisionAction.MERGE: f"{speaker} is {other}",
        DecisionAction.APART: f"{speaker} is not {other}",
        DecisionAction.SPLIT: f"in article {row.article}, {speaker} is {other}",
        DecisionAction.ALIAS: f"'{row.name}' is {speaker}",
        DecisionAction.RENAME: f"#{row.speaker_id} is shown as '{row.name}'",
        DecisionAction.REASSIGN: f"{quotation} was spoken by {speaker}"
        if row.speaker_id
        else f"who spoke {quotation} is not known",
        DecisionAction.JOIN: (
            f"quotations {row.quotation_id} and {row.other_quotation_id} are one utterance"
        ),
        DecisionAction.PART: (
            f"{quotation} is another utterance than "
            f"{', '.join(map(str, parted)) or 'others, removed since'}"
        ),
        DecisionAction.ACCEPT: (
            f"finding {row.finding_key} ({row.verdict}) may stand: “{_shorten(row.wording or '')}”"
        ),
    }
    return sentences[row.action]


def _shorten(wording: str) -> str:
    return wording if len(wording) <= _SHOWN else f"{wording[:_SHOWN].rstrip()}…"
