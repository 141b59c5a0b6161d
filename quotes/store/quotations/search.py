"""Looking quotations up: filters become one statement, its rows become records in batches."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection, SQLColumnExpression, Subquery, column, func, select, table, text
from sqlalchemy.sql.elements import ColumnElement

from quotes.store.engine.bulk import SIZE
from quotes.store.engine.errors import no_quotation
from quotes.store.engine.fetch import WideSelect, by_name, fetch_wide
from quotes.store.records.query import QuotationQuery, QuotationSort, read_limit
from quotes.store.records.quotations import QuotationRecord, TextSpan
from quotes.store.schema.tables import (
    ArticleRow,
    AttributionSpeakerRow,
    DetectionRow,
    EntityRow,
    QuotationPartRow,
    QuotationRow,
    RevisionRow,
    ShownSpeakerRow,
    SpeakerRow,
)
from quotes.store.speakers.lookup import match_speaker
from quotes.store.sql.attribution import describe_decision, shown_name, with_shown_attribution
from quotes.store.sql.close_names import outlet_spellings
from quotes.store.sql.filters import counts
from quotes.store.sql.joins import join_revision_of_quotation
from quotes.store.sql.search_terms import read_phrases
from quotes.types import ArticleKind, CharSpan, Mode, QuotationKind, SpeakerStatus, Stance


class FoundRow(NamedTuple):
    """What one reading found out about a quotation, with where it stands."""

    id: int
    reading_id: int
    shown: bool
    kind: QuotationKind
    mode: Mode
    stance: Stance
    cue: list[list[int]]
    source: list[list[int]]
    carriers: list[str]
    confidence: float
    rule: str
    evidence: list[str]
    parent_id: int | None
    article_id: int
    label: str
    outlet: str | None
    title: str | None
    url: str | None
    published_at: str | None
    article_kind: ArticleKind
    status: SpeakerStatus
    speaker_confidence: float
    speaker_evidence: list[str]
    speaker_rule: str
    decided_by: str | None
    decided_why: str | None


def iter_quotations(connection: Connection, query: QuotationQuery) -> Iterator[QuotationRecord]:
    """Give the quotations that fit, a batch in memory at a time.

    Raises:
        NotFoundError: No such speaker or outlet, or several speakers with that surname.
    """
    wanted = _filter(connection, select_quotations().where(counts(query.filters)), query)
    order = _order(query.sort, inner_first=query.words is not None)
    wanted = wanted.order_by(*order).limit(read_limit(query.limit))
    found = connection.execute(wanted, execution_options={"yield_per": SIZE})
    rows = by_name(found, FoundRow)
    while batch := list(islice(rows, SIZE)):
        yield from _complete(connection, batch)


def select_quotations() -> WideSelect:
    """Return the statement for all detections of quotations, which callers narrow down."""
    found = (
        select(
            QuotationRow.id,
            DetectionRow.reading_id,
            DetectionRow.shown,
            DetectionRow.kind,
            DetectionRow.mode,
            DetectionRow.stance,
            DetectionRow.cue,
            DetectionRow.source,
            DetectionRow.carriers,
            DetectionRow.confidence,
            DetectionRow.rule,
            DetectionRow.evidence,
            DetectionRow.parent_id,
            RevisionRow.article_id,
            ArticleRow.label,
            RevisionRow.outlet,
            RevisionRow.title,
            RevisionRow.url,
            RevisionRow.published_at,
            RevisionRow.kind.label("article_kind"),
        )
        .select_from(QuotationRow)
        .join(DetectionRow, DetectionRow.quotation_id == QuotationRow.id)
    )
    with_article = join_revision_of_quotation(found).join(
        ArticleRow, ArticleRow.id == RevisionRow.article_id
    )
    return with_shown_attribution(with_article)


def read_records(connection: Connection, found: WideSelect) -> list[QuotationRecord]:
    """Return what a statement made of `select_quotations` gives, in its order."""
    return _complete(connection, list(fetch_wide(connection, found, FoundRow)))


def read_one(connection: Connection, quotation_id: int) -> tuple[QuotationRecord, int]:
    """Return a quotation as queries show it, else as the newest reading that has it found it.

    Returns:
        The quotation, and the number of the reading.

    Raises:
        NotFoundError: There is none with this number.
    """
    query = (
        select_quotations()
        .where(QuotationRow.id == quotation_id)
        .order_by(DetectionRow.shown.desc(), DetectionRow.reading_id.desc())
        .limit(1)
    )
    rows = list(fetch_wide(connection, query, FoundRow))
    if not rows:
        raise no_quotation(quotation_id)
    (record,) = _complete(connection, rows)
    return record, rows[0].reading_id


def _complete(connection: Connection, rows: Sequence[FoundRow]) -> list[QuotationRecord]:
    """Complete rows with their parts and speakers."""
    parts = _read_parts(connection, [row.id for row in rows])
    shown = _read_speakers(connection, [row.id for row in rows if row.shown])
    found = _read_entities(connection, [row.id for row in rows if not row.shown])
    return [
        _record(
            row,
            tuple(parts[row.id]),
            tuple(shown[row.id] if row.shown else found[row.reading_id, row.id]),
        )
        for row in rows
    ]


def read_spans(pairs: Sequence[Sequence[int]]) -> tuple[CharSpan, ...]:
    """Return spans from the form in which they are stored."""
    return tuple(CharSpan(start, end) for start, end in pairs)


def read_nested(pairs: Sequence[Sequence[int]]) -> tuple[CharSpan, ...] | None:
    """Return the spans within a passage; None where somebody made something else of them."""
    try:
        return read_spans(pairs)
    except (TypeError, ValueError):
        return None


def _record(
    row: FoundRow, parts: tuple[TextSpan, ...], speakers: tuple[tuple[int, str], ...]
) -> QuotationRecord:
    return QuotationRecord(
        id=row.id,
        kind=row.kind,
        mode=row.mode,
        stance=row.stance,
        parts=parts,
        cue=read_spans(row.cue),
        source=read_spans(row.source),
        carriers=tuple(row.carriers),
        speakers=tuple(name for _, name in speakers),
        speaker_ids=tuple(number for number, _ in speakers),
        status=row.status,
        confidence=row.confidence,
        speaker_confidence=row.speaker_confidence,
        rule=row.rule,
        speaker_rule=row.speaker_rule,
        evidence=(
            *row.evidence,
            *row.speaker_evidence,
            *describe_decision(row.decided_by, row.decided_why),
        ),
        parent=row.parent_id,
        article_id=row.article_id,
        article=row.label,
        outlet=row.outlet,
        title=row.title,
        url=row.url,
        published_at=row.published_at,
        article_kind=row.article_kind,
    )


def _filter(connection: Connection, wanted: WideSelect, query: QuotationQuery) -> WideSelect:
    if query.speaker is not None:
        match = match_speaker(connection, query.speaker, everyone=query.everyone)
        named = _spoken_by(match.ids)
        wanted = wanted.join(named, named.c.quotation_id == DetectionRow.quotation_id)
    conditions: list[ColumnElement[bool]] = []
    if query.words is not None:
        conditions.append(has_words(connection, query.words))
    if query.outlet is not None:
        spellings = outlet_spellings(connection, query.outlet)
        conditions.append(RevisionRow.outlet.in_(spellings))
    if query.kind is not None:
        conditions.append(DetectionRow.kind == query.kind)
    if query.ids:
        conditions.append(QuotationRow.id.in_(query.ids))
    day = func.substr(RevisionRow.published_at, 1, 10)
    if query.since is not None:
        conditions.append(day >= query.since.isoformat())
    if query.until is not None:
        conditions.append(day <= query.until.isoformat())
    return wanted.where(*conditions)


def _spoken_by(speakers: Sequence[int]) -> Subquery:
    """Return what is given to these speakers, once each though they speak jointly."""
    return (
        select(ShownSpeakerRow.quotation_id)
        .where(ShownSpeakerRow.speaker_id.in_(speakers))
        .distinct()
        .subquery()
    )


def has_words(connection: Connection, words: str) -> ColumnElement[bool]:
    """Look for phrases in each database's own index; what people type is never its syntax."""
    phrases = read_phrases(words)
    if connection.dialect.name == "sqlite":
        search = table("quotation_search", column("rowid"))
        match = " AND ".join(f'"{phrase}"' for phrase in phrases)
        condition = text("quotation_search MATCH :words").bindparams(words=match)
        return QuotationRow.id.in_(select(search.c.rowid).where(condition))
    looked_for: ColumnElement[object] = func.phraseto_tsquery("simple", phrases[0])
    for phrase in phrases[1:]:
        looked_for = looked_for.op("&&")(func.phraseto_tsquery("simple", phrase))
    return func.to_tsvector("simple", QuotationRow.wording).bool_op("@@")(looked_for)


def _order(sort: QuotationSort, *, inner_first: bool) -> Sequence[SQLColumnExpression[object]]:
    """Return the order; of those with some words, who is quoted within another comes first."""
    place = (
        RevisionRow.article_id,
        *((DetectionRow.parent_id.is_(None),) if inner_first else ()),
        QuotationRow.content_start,
        QuotationRow.id,
    )
    first: dict[QuotationSort, tuple[SQLColumnExpression[object], ...]] = {
        QuotationSort.DATE: (RevisionRow.published_at.desc().nulls_last(),),
        QuotationSort.OUTLET: (func.lower(RevisionRow.outlet).nulls_last(),),
        QuotationSort.SPEAKER: (func.lower(_first_speaker()).nulls_last(),),
        QuotationSort.ARTICLE: (),
    }
    return (*first[sort], *place)


def _first_speaker() -> ColumnElement[str]:
    return (
        select(shown_name())
        .join(ShownSpeakerRow, ShownSpeakerRow.speaker_id == SpeakerRow.id)
        .where(
            ShownSpeakerRow.quotation_id == DetectionRow.quotation_id,
            ShownSpeakerRow.position == 0,
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
    for quotation_id, start, end, wording in connection.execute(query):
        parts[quotation_id].append(TextSpan(start, end, wording))
    return parts


def _read_speakers(connection: Connection, ids: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    """Return number and name of those to whom shown quotations are given."""
    query = (
        select(ShownSpeakerRow.quotation_id, SpeakerRow.id, shown_name().label("name"))
        .join(SpeakerRow, SpeakerRow.id == ShownSpeakerRow.speaker_id)
        .where(ShownSpeakerRow.quotation_id.in_(ids))
        .order_by(ShownSpeakerRow.quotation_id, ShownSpeakerRow.position)
    )
    speakers: dict[int, list[tuple[int, str]]] = defaultdict(list)
    if ids:
        for quotation_id, speaker_id, name in connection.execute(query):
            speakers[quotation_id].append((speaker_id, name))
    return speakers


def _read_entities(
    connection: Connection, ids: Sequence[int]
) -> dict[tuple[int, int], list[tuple[int, str]]]:
    """Return whom readings found to have spoken what is not shown: rejected, or replaced."""
    query = (
        select(
            AttributionSpeakerRow.reading_id,
            AttributionSpeakerRow.quotation_id,
            SpeakerRow.canonical_id,
            EntityRow.name,
        )
        .join(EntityRow, EntityRow.id == AttributionSpeakerRow.figure_id)
        .join(SpeakerRow, SpeakerRow.id == EntityRow.speaker_id)
        .where(AttributionSpeakerRow.quotation_id.in_(ids))
        .order_by(AttributionSpeakerRow.position)
    )
    entities: dict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
    if ids:
        for reading_id, quotation_id, speaker_id, name in connection.execute(query):
            entities[reading_id, quotation_id].append((speaker_id, name))
    return entities
