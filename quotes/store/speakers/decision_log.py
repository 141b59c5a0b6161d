"""What people decided about speakers, in words; and the offices that joined a surname to one."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select
from sqlalchemy.orm import aliased

from quotes.errors import NotFoundError
from quotes.store.records.speakers import SpeakerAction, SpeakerDecisionRecord
from quotes.store.schema.decision_tables import SpeakerDecisionRow
from quotes.store.schema.tables import ArticleRow, SpeakerRow


def list_decisions(connection: Connection, *, undone: bool) -> list[SpeakerDecisionRecord]:
    """Return what people decided, the newest last; what was taken back only if asked."""
    query = _select()
    if not undone:
        query = query.where(SpeakerDecisionRow.undone_at.is_(None))
    return [_to_record(row) for row in connection.execute(query)]


def decisions_on(
    connection: Connection, speaker_ids: Collection[int]
) -> tuple[SpeakerDecisionRecord, ...]:
    """Return the decisions that hold and name one of some speakers, the newest last."""
    query = _select().where(
        SpeakerDecisionRow.undone_at.is_(None),
        or_(
            SpeakerDecisionRow.speaker_id.in_(speaker_ids),
            SpeakerDecisionRow.other_id.in_(speaker_ids),
        ),
    )
    return tuple(_to_record(row) for row in connection.execute(query))


def read_decision(connection: Connection, decision_id: int) -> SpeakerDecisionRecord:
    """Return one decision.

    Raises:
        NotFoundError: There is none with this number.
    """
    row = connection.execute(_select().where(SpeakerDecisionRow.id == decision_id)).first()
    if row is None:
        message = f"there is no decision {decision_id}: `quotes speakers decisions` shows numbers"
        raise NotFoundError(message)
    return _to_record(row)


def describe_offices(connection: Connection, speaker_id: int) -> tuple[str, ...]:
    """Say which surnames with an office are taken for a speaker, and in how many articles."""
    articles = func.count()
    query = (
        select(SpeakerRow.name, SpeakerRow.office, articles)
        .where(
            SpeakerRow.canonical_id == speaker_id,
            SpeakerRow.id != speaker_id,
            SpeakerRow.office.is_not(None),
        )
        .group_by(SpeakerRow.name, SpeakerRow.office)
        .order_by(articles.desc(), SpeakerRow.name)
    )
    return tuple(
        f"'{name}' with the office of {office}, in {count} article(s)"
        for name, office, count in connection.execute(query)
    )


def _select() -> Select[*tuple[Any, ...]]:
    speaker, other = aliased(SpeakerRow), aliased(SpeakerRow)
    return (
        select(
            SpeakerDecisionRow,
            func.coalesce(speaker.renamed, speaker.name).label("speaker_name"),
            func.coalesce(other.renamed, other.name).label("other_name"),
            ArticleRow.label.label("article"),
        )
        .outerjoin(speaker, speaker.id == SpeakerDecisionRow.speaker_id)
        .outerjoin(other, other.id == SpeakerDecisionRow.other_id)
        .outerjoin(ArticleRow, ArticleRow.id == SpeakerDecisionRow.article_id)
        .order_by(SpeakerDecisionRow.id)
    )


def _to_record(row: Row[Any]) -> SpeakerDecisionRecord:
    return SpeakerDecisionRecord(
        id=row.id,
        action=row.action,
        what=_describe(row),
        who=row.who,
        why=row.why,
        decided_at=row.decided_at,
        undone_by=row.undone_by,
        undone_at=row.undone_at,
    )


def _describe(row: Row[Any]) -> str:
    speaker = f"{row.speaker_name} (#{row.speaker_id})"
    other = f"{row.other_name} (#{row.other_id})"
    sentences = {
        SpeakerAction.MERGE: f"{speaker} is {other}",
        SpeakerAction.APART: f"{speaker} is not {other}",
        SpeakerAction.SPLIT: f"in article {row.article}, {speaker} is {other}",
        SpeakerAction.ALIAS: f"'{row.name}' is {speaker}",
        SpeakerAction.RENAME: f"#{row.speaker_id} is shown as '{row.name}'",
        SpeakerAction.REASSIGN: f"quotation {row.quotation_id} was spoken by {speaker}"
        if row.speaker_id
        else f"who spoke quotation {row.quotation_id} is not known",
    }
    return sentences[row.action]
