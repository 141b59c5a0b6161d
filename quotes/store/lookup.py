"""Looking quotations up: filters become one statement, its rows become records in batches."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, column, func, select, table, text
from sqlalchemy.sql.elements import ColumnElement

from quotes.store.batches import SIZE
from quotes.store.models import (
    ArticleRow,
    AttributionRow,
    AttributionSpeakerRow,
    FindingRow,
    QuotationPartRow,
    QuotationRow,
    RevisionRow,
    SpeakerRow,
)
from quotes.store.names import outlet_spellings, speaker_ids
from quotes.store.questions import QuotationQuery, QuotationSort
from quotes.store.records import QuotationRecord, TextSpan
from quotes.store.sieve import counts
from quotes.store.words import read_phrases
from quotes.types import CharSpan


def iter_quotations(connection: Connection, query: QuotationQuery) -> Iterator[QuotationRecord]:
    """Give the quotations that fit, a batch in memory at a time.

    Raises:
        NotFoundError: No such speaker or outlet, or several speakers with that surname.
    """
    wanted = _filter(connection, select_quotations().where(counts(query.sieve)), query)
    wanted = wanted.order_by(*_order(query.sort)).limit(query.limit)
    found = connection.execute(wanted, execution_options={"yield_per": SIZE})
    for rows in found.partitions(SIZE):
        yield from read_records(connection, rows)


def select_quotations() -> Select[Any]:
    """Return the statement for all findings of quotations, which callers narrow down."""
    return (
        select(
            QuotationRow.id,
            FindingRow.reading_id,
            FindingRow.kind,
            FindingRow.mode,
            FindingRow.cue,
            FindingRow.source,
            FindingRow.confidence,
            FindingRow.rule,
            FindingRow.evidence,
            FindingRow.parent_id,
            AttributionRow.status,
            AttributionRow.confidence.label("speaker_confidence"),
            AttributionRow.evidence.label("speaker_evidence"),
            RevisionRow.article_id,
            ArticleRow.label,
            RevisionRow.outlet,
            RevisionRow.title,
            RevisionRow.url,
            RevisionRow.published_at,
        )
        .join(FindingRow, FindingRow.quotation_id == QuotationRow.id)
        .join(
            AttributionRow,
            (AttributionRow.reading_id == FindingRow.reading_id)
            & (AttributionRow.quotation_id == FindingRow.quotation_id),
        )
        .join(RevisionRow, RevisionRow.id == QuotationRow.revision_id)
        .join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
    )


def read_records(connection: Connection, rows: Sequence[Row[Any]]) -> list[QuotationRecord]:
    """Complete rows of the statement with their parts and speakers."""
    ids = [row.id for row in rows]
    parts = _read_parts(connection, ids)
    speakers = _read_speakers(connection, ids)
    return [
        _record(row, tuple(parts[row.id]), tuple(speakers[row.reading_id, row.id])) for row in rows
    ]


def read_spans(pairs: Sequence[Sequence[int]]) -> tuple[CharSpan, ...]:
    """Return spans from the form in which they are stored."""
    return tuple(CharSpan(start, end) for start, end in pairs)


def _record(
    row: Row[Any], parts: tuple[TextSpan, ...], speakers: tuple[str, ...]
) -> QuotationRecord:
    return QuotationRecord(
        id=row.id,
        kind=row.kind,
        mode=row.mode,
        parts=parts,
        cue=read_spans(row.cue),
        source=read_spans(row.source),
        speakers=speakers,
        status=row.status,
        confidence=row.confidence,
        speaker_confidence=row.speaker_confidence,
        rule=row.rule,
        evidence=(*row.evidence, *row.speaker_evidence),
        parent=row.parent_id,
        article_id=row.article_id,
        article=row.label,
        outlet=row.outlet,
        title=row.title,
        url=row.url,
        published_at=row.published_at,
    )


def _filter(connection: Connection, wanted: Select[Any], query: QuotationQuery) -> Select[Any]:
    if query.speaker is not None:
        named = _named(speaker_ids(connection, query.speaker))
        wanted = wanted.join(
            named,
            (named.c.reading_id == FindingRow.reading_id)
            & (named.c.quotation_id == FindingRow.quotation_id),
        )
    conditions: list[ColumnElement[bool]] = []
    if query.words is not None:
        conditions.append(_has_words(connection, query.words))
    if query.outlet is not None:
        spellings = outlet_spellings(connection, query.outlet)
        conditions.append(RevisionRow.outlet.in_(spellings))
    if query.kind is not None:
        conditions.append(FindingRow.kind == query.kind)
    if query.ids:
        conditions.append(QuotationRow.id.in_(query.ids))
    day = func.substr(RevisionRow.published_at, 1, 10)
    if query.since is not None:
        conditions.append(day >= query.since.isoformat())
    if query.until is not None:
        conditions.append(day <= query.until.isoformat())
    return wanted.where(*conditions)


def _named(speakers: Sequence[int]) -> Any:
    """Return what is attributed to these speakers, once each though they speak jointly."""
    return (
        select(AttributionSpeakerRow.reading_id, AttributionSpeakerRow.quotation_id)
        .where(AttributionSpeakerRow.speaker_id.in_(speakers))
        .distinct()
        .subquery()
    )


def _has_words(connection: Connection, words: str) -> ColumnElement[bool]:
    """Look for phrases in each database's own index; what people type is never its syntax."""
    phrases = read_phrases(words)
    if connection.dialect.name == "sqlite":
        search = table("quotation_search", column("rowid"))
        match = " AND ".join(f'"{phrase}"' for phrase in phrases)
        condition = text("quotation_search MATCH :words").bindparams(words=match)
        return QuotationRow.id.in_(select(search.c.rowid).where(condition))
    looked_for: ColumnElement[Any] = func.phraseto_tsquery("simple", phrases[0])
    for phrase in phrases[1:]:
        looked_for = looked_for.op("&&")(func.phraseto_tsquery("simple", phrase))
    return func.to_tsvector("simple", QuotationRow.wording).bool_op("@@")(looked_for)


def _order(sort: QuotationSort) -> tuple[Any, ...]:
    place = (
        RevisionRow.article_id,
        QuotationRow.content_start,
        QuotationRow.id,
    )
    first: dict[QuotationSort, tuple[ColumnElement[Any], ...]] = {
        QuotationSort.DATE: (RevisionRow.published_at.desc().nulls_last(),),
        QuotationSort.OUTLET: (func.lower(RevisionRow.outlet).nulls_last(),),
        QuotationSort.SPEAKER: (func.lower(_first_speaker()).nulls_last(),),
        QuotationSort.ARTICLE: (),
    }
    return (*first[sort], *place)


def _first_speaker() -> ColumnElement[str]:
    return (
        select(SpeakerRow.name)
        .join(AttributionSpeakerRow, AttributionSpeakerRow.speaker_id == SpeakerRow.id)
        .where(
            AttributionSpeakerRow.reading_id == FindingRow.reading_id,
            AttributionSpeakerRow.quotation_id == FindingRow.quotation_id,
            AttributionSpeakerRow.position == 0,
        )
        .scalar_subquery()
    )


def _read_parts(connection: Connection, ids: Sequence[int]) -> dict[int, list[TextSpan]]:
    query = (
        select(
            QuotationPartRow.quotation_id,
            QuotationPartRow.start,
            QuotationPartRow.end,
            QuotationPartRow.text,
        )
        .where(QuotationPartRow.quotation_id.in_(ids))
        .order_by(QuotationPartRow.quotation_id, QuotationPartRow.position)
    )
    parts: dict[int, list[TextSpan]] = defaultdict(list)
    for row in connection.execute(query):
        parts[row.quotation_id].append(TextSpan(row.start, row.end, row.text))
    return parts


def _read_speakers(connection: Connection, ids: Sequence[int]) -> dict[tuple[int, int], list[str]]:
    query = (
        select(
            AttributionSpeakerRow.reading_id,
            AttributionSpeakerRow.quotation_id,
            SpeakerRow.name,
        )
        .join(SpeakerRow, SpeakerRow.id == AttributionSpeakerRow.speaker_id)
        .join(
            FindingRow,
            (FindingRow.reading_id == AttributionSpeakerRow.reading_id)
            & (FindingRow.quotation_id == AttributionSpeakerRow.quotation_id),
        )
        .where(FindingRow.quotation_id.in_(ids))
        .order_by(AttributionSpeakerRow.position)
    )
    speakers: dict[tuple[int, int], list[str]] = defaultdict(list)
    for row in connection.execute(query):
        speakers[row.reading_id, row.quotation_id].append(row.name)
    return speakers
