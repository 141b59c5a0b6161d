"""Speakers as people read them: lists with counts, and all that is known of one."""

from collections.abc import Collection

from sqlalchemy import Connection, Function, Select, SQLColumnExpression, distinct, func, select

from quotes.store.engine.fetch import fetch
from quotes.store.records.query import SHOWN, QuotationFilters, SpeakerSort, read_limit
from quotes.store.records.speakers import AliasRecord, SpeakerDetail, SpeakerRecord
from quotes.store.schema.tables import (
    AliasRow,
    DetectionRow,
    EntityRow,
    QuotationRow,
    RevisionRow,
    ShownSpeakerRow,
    SpeakerRow,
)
from quotes.store.sql.attribution import shown_name
from quotes.store.sql.decision_log import decisions_on_speakers
from quotes.store.sql.filters import counts
from quotes.store.sql.joins import join_revision_of_entity, join_revision_of_quotation
from quotes.text.inflection import count_of
from quotes.types import Gender, SpeakerKind


def list_speakers(
    connection: Connection,
    *,
    sort: SpeakerSort,
    kind: SpeakerKind | None,
    limit: int | None,
    filters: QuotationFilters,
) -> list[SpeakerRecord]:
    """Return the speakers of what queries show, or those of one kind."""
    quotations, articles, outlets = _counts()
    first: dict[SpeakerSort, tuple[SQLColumnExpression[object], ...]] = {
        SpeakerSort.NAME: (),
        SpeakerSort.QUOTATIONS: (quotations.desc(),),
        SpeakerSort.ARTICLES: (articles.desc(),),
        SpeakerSort.OUTLETS: (outlets.desc(),),
    }
    query = _select(filters)
    if kind is not None:
        query = query.where(SpeakerRow.kind == kind)
    query = query.order_by(*first[sort], SpeakerRow.name_key, SpeakerRow.id).limit(
        read_limit(limit)
    )
    return list(fetch(connection, query, SpeakerRecord))


def read_speakers(connection: Connection, ids: Collection[int]) -> dict[int, SpeakerRecord]:
    """Return some canonical speakers by number; one of whom nothing is shown counts nothing."""
    query = _select(SHOWN).where(SpeakerRow.id.in_(ids))
    found = {record.id: record for record in fetch(connection, query, SpeakerRecord)}
    names = select(SpeakerRow.id, shown_name(), SpeakerRow.kind, SpeakerRow.gender)
    for id_, name, kind, gender in connection.execute(names.where(SpeakerRow.id.in_(ids))):
        found.setdefault(id_, SpeakerRecord(id_, name, kind, gender, 0, 0, 0))
    return found


def read_speaker(connection: Connection, speaker_id: int) -> SpeakerDetail:
    """Return all that is known of a canonical speaker."""
    rows = connection.execute(
        select(SpeakerRow.id, SpeakerRow.roles, SpeakerRow.seats).where(
            SpeakerRow.canonical_id == speaker_id
        )
    ).all()
    return SpeakerDetail(
        speaker=read_speakers(connection, [speaker_id])[speaker_id],
        roles=tuple(sorted({role for _, roles, _ in rows for role in roles})),
        seats=tuple(sorted({seat for _, _, seats in rows for seat in seats})),
        aliases=_aliases(connection, speaker_id),
        joined=_describe_offices(connection, speaker_id),
        decisions=decisions_on_speakers(connection, [id_ for id_, _, _ in rows]),
    )


def _describe_offices(connection: Connection, speaker_id: int) -> tuple[str, ...]:
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
        f"'{name}' with the office of {office}, in {count_of(count, 'article')}"
        for name, office, count in connection.execute(query)
    )


def _counts() -> tuple[Function[int], Function[int], Function[int]]:
    return (
        func.count(distinct(DetectionRow.quotation_id)),
        func.count(distinct(RevisionRow.article_id)),
        func.count(distinct(RevisionRow.outlet)),
    )


def _select(filters: QuotationFilters) -> Select[int, str, SpeakerKind, Gender, int, int, int]:
    speakers = (
        select(SpeakerRow.id, shown_name(), SpeakerRow.kind, SpeakerRow.gender, *_counts())
        .join(ShownSpeakerRow, ShownSpeakerRow.speaker_id == SpeakerRow.id)
        .join(DetectionRow, DetectionRow.quotation_id == ShownSpeakerRow.quotation_id)
        .join(QuotationRow, QuotationRow.id == DetectionRow.quotation_id)
        .where(counts(filters))
        .group_by(
            SpeakerRow.id,
            SpeakerRow.name,
            SpeakerRow.renamed,
            SpeakerRow.kind,
            SpeakerRow.gender,
            SpeakerRow.name_key,
        )
    )
    return join_revision_of_quotation(speakers)


def _aliases(connection: Connection, speaker_id: int) -> tuple[AliasRecord, ...]:
    articles = func.count(distinct(RevisionRow.article_id))
    names = (
        select(AliasRow.name, articles)
        .select_from(AliasRow)
        .join(SpeakerRow, SpeakerRow.id == AliasRow.speaker_id)
        .outerjoin(
            EntityRow,
            (EntityRow.speaker_id == AliasRow.speaker_id) & (EntityRow.name == AliasRow.name),
        )
        .where(SpeakerRow.canonical_id == speaker_id)
        .group_by(AliasRow.name)
        .order_by(articles.desc(), AliasRow.name)
    )
    return tuple(fetch(connection, join_revision_of_entity(names, outer=True), AliasRecord))
