"""What a store has that a draft's quotation may come from."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from quotes.check.values import Source, Wording
from quotes.store.batches import batched
from quotes.store.lookup import has_words, read_records, select_quotations
from quotes.store.match import speakers_called
from quotes.store.models import (
    AliasRow,
    ArticleRow,
    FindingRow,
    FingerprintRow,
    PassageRow,
    QuotationRow,
    RevisionRow,
    ShownSpeakerRow,
    SpeakerRow,
)
from quotes.store.records import QuotationRecord, TextSpan
from quotes.types import Article, ArticleKind, QuotationKind, SpeakerKind

# Of the passages that share a fingerprint with a claim, so many are read: those that share most.
_OF_EACH = 8


def own_articles(connection: Connection, article: Article) -> frozenset[int]:
    """Return the articles that are a draft itself: of its path or address, or of its text."""
    query = (
        select(ArticleRow.id)
        .join(RevisionRow, RevisionRow.article_id == ArticleRow.id)
        .where(or_(ArticleRow.identity == article.identity, RevisionRow.sha256 == article.sha256))
    )
    return frozenset(connection.scalars(query))


def find_like(connection: Connection, marks: Collection[int], own: Collection[int]) -> list[Source]:
    """Return the sources that share fingerprints with a claim.

    Args:
        connection: An open transaction.
        marks: The claim's fingerprints.
        own: Articles that are the draft itself.
    """
    found: dict[int, set[int]] = defaultdict(set)
    transcripts: set[int] = set()
    for some in batched(sorted(marks)):
        for row in connection.execute(_sharing(some, own)):
            found[row.quotation_id].add(row.hash)
            if row.kind is ArticleKind.TRANSCRIPT:
                transcripts.add(row.quotation_id)
    return _read_sources(connection, _choose(found, transcripts))


def find_saying(
    connection: Connection, words: str, own: Collection[int], *, limit: int
) -> list[Source]:
    """Return the sources that have words in a row, however common these are."""
    wanted = (
        select_quotations()
        .where(FindingRow.shown, has_words(connection, f'"{words}"'))
        .where(RevisionRow.article_id.not_in(own))
        .limit(limit)
    )
    records = read_records(connection, connection.execute(wanted).all())
    return _to_sources(connection, records)


def find_superseded(
    connection: Connection, words: str, own: Collection[int], *, limit: int
) -> list[Source]:
    """Return what had words in a row in texts that a later one of the article has replaced."""
    wanted = (
        select_quotations()
        .where(~RevisionRow.newest, has_words(connection, f'"{words}"'))
        .where(RevisionRow.article_id.not_in(own))
        .limit(limit)
    )
    records = read_records(connection, connection.execute(wanted).all())
    return [
        _source(record, record.parts, (), reported=False, superseded=True)
        for record in {record.id: record for record in records}.values()
        if record.kind is not QuotationKind.INDIRECT
    ]


def count_said(connection: Connection, names: Iterable[str]) -> int:
    """Return how many quotations look-ups show of speakers with these names."""
    spoken = select(func.count(ShownSpeakerRow.quotation_id.distinct()))
    called = speakers_called(connection, names)
    query = spoken.where(ShownSpeakerRow.speaker_id.in_(called))
    return int(connection.execute(query).scalar_one())


def holds_nothing(connection: Connection) -> bool:
    """Say whether there is nothing to hold a draft against."""
    return connection.execute(select(QuotationRow.id).limit(1)).first() is None


def _sharing(marks: Sequence[int], own: Collection[int]) -> Select[int, int, ArticleKind]:
    return (
        select(FingerprintRow.hash, PassageRow.quotation_id, RevisionRow.kind)
        .join(PassageRow, PassageRow.id == FingerprintRow.passage_id)
        .join(RevisionRow, (RevisionRow.article_id == PassageRow.article_id) & RevisionRow.newest)
        .where(FingerprintRow.hash.in_(marks), PassageRow.article_id.not_in(own))
    )


def _choose(found: dict[int, set[int]], transcripts: Collection[int]) -> list[int]:
    """Take those that share most, but of each fingerprint some: a splice shares few with each."""
    taken: Counter[int] = Counter()
    chosen = []
    for id_ in sorted(found, key=lambda id_: (id_ not in transcripts, -len(found[id_]), id_)):
        if any(taken[mark] < _OF_EACH for mark in found[id_]):
            chosen.append(id_)
            taken.update(found[id_])
    return chosen


def _read_sources(connection: Connection, ids: Sequence[int]) -> list[Source]:
    query = select_quotations().where(FindingRow.shown)
    rows: list[Row[Any]] = []
    for some in batched(ids):
        rows += connection.execute(query.where(QuotationRow.id.in_(some))).all()
    return _to_sources(connection, read_records(connection, rows))


def _to_sources(connection: Connection, records: Sequence[QuotationRecord]) -> list[Source]:
    """Make sources: of a direct quotation its parts as one, of a mixed one each quoted part."""
    mixed = [record.id for record in records if record.kind is QuotationKind.MIXED]
    quoted: dict[int, list[TextSpan]] = defaultdict(list)
    for some in batched(mixed):
        columns = select(PassageRow.quotation_id, PassageRow.start, PassageRow.end, PassageRow.text)
        query = columns.where(PassageRow.quotation_id.in_(some)).order_by(PassageRow.start)
        for row in connection.execute(query):
            quoted[row.quotation_id].append(TextSpan(row.start, row.end, row.text))
    known = _speakers(connection, {id_ for record in records for id_ in record.speaker_ids})
    sources = []
    for record in records:
        if record.kind is QuotationKind.MIXED:
            sources += [
                _source(record, (part,), known, reported=False) for part in quoted[record.id]
            ]
        else:
            reported = record.kind is QuotationKind.INDIRECT
            sources.append(_source(record, record.parts, known, reported=reported))
    return sources


def _speakers(
    connection: Connection, ids: Collection[int]
) -> dict[int, tuple[SpeakerKind, list[str]]]:
    """Return what speakers are, with all their names of several words."""
    known: dict[int, tuple[SpeakerKind, list[str]]] = {}
    for some in batched(sorted(ids)):
        kinds = select(SpeakerRow.id, SpeakerRow.kind).where(SpeakerRow.id.in_(some))
        for row in connection.execute(kinds):
            known[row.id] = (row.kind, [])
        names = (
            select(SpeakerRow.canonical_id, AliasRow.name)
            .join(SpeakerRow, SpeakerRow.id == AliasRow.speaker_id)
            .where(SpeakerRow.canonical_id.in_(some))
        )
        for canonical_id, name in connection.execute(names):
            if " " in name:
                known[canonical_id][1].append(name)
    return known


def _source(
    record: QuotationRecord,
    parts: Sequence[TextSpan],
    known: Any,
    *,
    reported: bool,
    superseded: bool = False,
) -> Source:
    told = [known[id_] for id_ in record.speaker_ids] if known else []
    return Source(
        Wording(tuple(part.text for part in parts), tuple(part.start for part in parts)),
        record.article,
        record.id,
        record.outlet,
        record.published_at,
        record.speakers,
        tuple(name for _, names in told for name in names),
        tuple(kind for kind, _ in told),
        record.doubtful,
        record.article_kind,
        reported,
        superseded,
    )
