"""What stands in the store, read back as it was written down, for its digest."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    NotNullable,
    Nullable,
    Select,
    bindparam,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from quotes.store.engine.fetch import Values, WideSelect, fetch, fetch_wide
from quotes.store.ledger.canonical import (
    Entry,
    WrittenDecision,
    WrittenFigure,
    WrittenFinding,
    WrittenReading,
    WrittenText,
    WrittenUndoing,
    digest_decision,
    digest_newest,
    digest_parted,
    digest_reading,
    digest_text,
    digest_undoing,
)
from quotes.store.records.ledger import EntryKind
from quotes.store.schema.decision_tables import DecisionRow, FamilyPartedRow
from quotes.store.schema.tables import (
    ArticleRow,
    AttributionRow,
    AttributionSpeakerRow,
    DetectionRow,
    EntityRow,
    QuotationRow,
    ReadingRow,
    RevisionRow,
    SpeakerRow,
)
from quotes.store.sql.joins import join_revision_of_quotation, join_revision_of_reading
from quotes.types import ArticleKind

T = TypeVar("T")


def enter_text(connection: Connection, article_id: int, revision_id: int) -> Entry:
    """Return the entry of a text that is stored."""
    return _enter(connection, EntryKind.TEXT, revision_id, article_id)


def enter_newest(connection: Connection, article_id: int, revision_id: int) -> Entry:
    """Return the entry of which text is an article's newest."""
    return _enter(connection, EntryKind.NEWEST, revision_id, article_id)


def enter_reading(connection: Connection, article_id: int, reading_id: int) -> Entry:
    """Return the entry of a reading that is stored."""
    return _enter(connection, EntryKind.READING, reading_id, article_id)


def enter_decision(connection: Connection, number: int) -> Entry:
    """Return the entry of a decision."""
    return _enter(connection, EntryKind.DECISION, number)


def enter_undoing(connection: Connection, number: int) -> Entry:
    """Return the entry of how a decision was taken back."""
    return _enter(connection, EntryKind.UNDONE, number)


def enter_parted(connection: Connection, number: int) -> list[Entry]:
    """Return the entries of what a decision parted a quotation from: one for each article."""
    articles = connection.scalars(_articles_parted(), {"subject": number}).all()
    return [_enter(connection, EntryKind.PARTED, number, article_id) for article_id in articles]


def digest_now(connection: Connection, entry: Entry) -> str | None:
    """Return the digest of what an entry is about as it is stored now.

    Returns:
        None where it is gone; an empty digest where a column holds what no version writes.
    """
    values = {"article": entry.article, "subject": entry.subject}
    try:
        return _DIGESTS[entry.kind](connection, values)
    except (ValueError, LookupError, TypeError):  # no time, no JSON, no such kind, no text
        return ""


def _enter(
    connection: Connection, kind: EntryKind, subject: int, article: int | None = None
) -> Entry:
    entry = Entry(kind, "", article, subject)
    return entry._replace(digest=digest_now(connection, entry) or "")


def _of_text(connection: Connection, values: Values) -> str | None:
    found = _first(fetch_wide(connection, _text(), WrittenText, values))
    return None if found is None else digest_text(found)


def _of_newest(connection: Connection, values: Values) -> str | None:
    row = connection.execute(_newest(), values).first()
    return None if row is None else digest_newest(*row)


def _of_reading(connection: Connection, values: Values) -> str | None:
    read = connection.execute(_reading(), values).first()
    if read is None:
        return None
    speakers: dict[int, list[str]] = defaultdict(list)
    for quotation_id, name in connection.execute(_speakers(), values):
        speakers[quotation_id].append(name)
    rows = fetch_wide(connection, _findings(), WrittenFinding, values)
    findings = [(row, speakers[row.quotation_id]) for row in rows]
    figures = list(fetch(connection, _figures(), WrittenFigure, values))
    figures.sort(key=lambda figure: figure.name)  # databases differ in how they order text
    return digest_reading(WrittenReading(*read, figures=figures, findings=findings))


def _of_decision(connection: Connection, values: Values) -> str | None:
    found = _first(fetch_wide(connection, _decision(), WrittenDecision, values))
    return None if found is None else digest_decision(found)


def _of_parted(connection: Connection, values: Values) -> str | None:
    quotations = connection.scalars(_parted(), values).all()
    return digest_parted(quotations) if quotations else None


def _of_undoing(connection: Connection, values: Values) -> str | None:
    found = _first(fetch(connection, _undoing(), WrittenUndoing, values))
    return None if found is None else digest_undoing(found)


def _first(rows: Iterator[T]) -> T | None:
    return next(rows, None)


_DIGESTS: Mapping[str, Callable[[Connection, Values], str | None]] = {
    EntryKind.TEXT: _of_text,
    EntryKind.NEWEST: _of_newest,
    EntryKind.READING: _of_reading,
    EntryKind.DECISION: _of_decision,
    EntryKind.PARTED: _of_parted,
    EntryKind.UNDONE: _of_undoing,
}

# Statements are built once, since each article of a store needs them.


@cache
def _text() -> WideSelect:
    return (
        select(
            ArticleRow.identity,
            ArticleRow.label,
            RevisionRow.number,
            RevisionRow.sha256,
            RevisionRow.outlet,
            RevisionRow.url,
            RevisionRow.title,
            RevisionRow.authors,
            RevisionRow.published_at,
            RevisionRow.language,
            RevisionRow.origin,
            RevisionRow.extra,
            RevisionRow.added_at,
        )
        .join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
        .where(_is_subject(RevisionRow.id), _is_article())
    )


@cache
def _newest() -> Select[str, ArticleKind]:
    return select(RevisionRow.sha256, RevisionRow.kind).where(
        _is_subject(RevisionRow.id), _is_article()
    )


@cache
def _reading() -> Select[str, str, str, str, str, datetime, str | None]:
    readings = select(
        RevisionRow.sha256,
        ReadingRow.reader,
        ReadingRow.version,
        ReadingRow.weights,
        ReadingRow.runtime,
        ReadingRow.read_at,
        ReadingRow.skipped,
    ).select_from(ReadingRow)
    return join_revision_of_reading(readings).where(_is_subject(ReadingRow.id), _is_article())


@cache
def _findings() -> WideSelect:
    return (
        select(
            DetectionRow.quotation_id,
            QuotationRow.content_key,
            DetectionRow.kind,
            DetectionRow.mode,
            DetectionRow.confidence,
            DetectionRow.rule,
            DetectionRow.cue,
            DetectionRow.source,
            DetectionRow.evidence,
            DetectionRow.parent_id,
            AttributionRow.status,
            AttributionRow.confidence.label("speaker_confidence"),
            AttributionRow.mention_start,
            AttributionRow.mention_end,
            AttributionRow.evidence.label("speaker_evidence"),
            AttributionRow.rule.label("speaker_rule"),
            DetectionRow.stance,
            DetectionRow.carriers,
        )
        .join(QuotationRow, QuotationRow.id == DetectionRow.quotation_id)
        .outerjoin(
            AttributionRow,
            (AttributionRow.reading_id == DetectionRow.reading_id)
            & (AttributionRow.quotation_id == DetectionRow.quotation_id),
        )
        .where(_is_subject(DetectionRow.reading_id))
        .order_by(DetectionRow.quotation_id)
    )


@cache
def _figures() -> Select[str, str, str, list[str], list[str], str | None, int | None, str | None]:
    return (
        select(
            EntityRow.name,
            EntityRow.kind,
            EntityRow.gender,
            EntityRow.roles,
            EntityRow.seats,
            EntityRow.office,
            EntityRow.speaker_id,
            Nullable(SpeakerRow.name_key),
        )
        .outerjoin(SpeakerRow, SpeakerRow.id == EntityRow.speaker_id)
        .where(_is_subject(EntityRow.reading_id))
    )


@cache
def _speakers() -> Select[int, str]:
    return (
        select(AttributionSpeakerRow.quotation_id, EntityRow.name)
        .join(EntityRow, EntityRow.id == AttributionSpeakerRow.figure_id)
        .where(_is_subject(AttributionSpeakerRow.reading_id))
        .order_by(AttributionSpeakerRow.quotation_id, AttributionSpeakerRow.position)
    )


@cache
def _decision() -> WideSelect:
    speaker, other = aliased(SpeakerRow), aliased(SpeakerRow)
    return (
        select(
            DecisionRow.action,
            DecisionRow.quotation_id,
            DecisionRow.other_quotation_id,
            DecisionRow.speaker_id,
            speaker.name_key.label("speaker"),
            DecisionRow.other_speaker_id,
            other.name_key.label("other_speaker"),
            DecisionRow.article_id,
            DecisionRow.name,
            DecisionRow.name_key,
            DecisionRow.finding_key,
            DecisionRow.wording,
            DecisionRow.verdict,
            DecisionRow.who,
            DecisionRow.why,
            DecisionRow.decided_at,
            DecisionRow.former_id,
        )
        .outerjoin(speaker, speaker.id == DecisionRow.speaker_id)
        .outerjoin(other, other.id == DecisionRow.other_speaker_id)
        .where(_is_subject(DecisionRow.id))
    )


@cache
def _undoing() -> Select[str | None, datetime, str]:
    return select(
        DecisionRow.undone_by, NotNullable(DecisionRow.undone_at), DecisionRow.undone_why
    ).where(_is_subject(DecisionRow.id), DecisionRow.undone_at.is_not(None))


@cache
def _parted() -> Select[int]:
    return _join_parted(select(FamilyPartedRow.quotation_id)).where(_is_article())


@cache
def _articles_parted() -> Select[int]:
    articles = _join_parted(select(RevisionRow.article_id).select_from(FamilyPartedRow))
    return articles.distinct().order_by(RevisionRow.article_id)


def _join_parted(statement: Select[int]) -> Select[int]:
    joined = statement.join(QuotationRow, QuotationRow.id == FamilyPartedRow.quotation_id)
    return join_revision_of_quotation(joined).where(_is_subject(FamilyPartedRow.decision_id))


def _is_subject(column: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    return column == bindparam("subject")


def _is_article() -> ColumnElement[bool]:
    return RevisionRow.article_id == bindparam("article")
