"""What a store has that a draft's quotation may come from."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, NotNullable, func, select

from quotes.check.candidates import Candidate, Hit
from quotes.check.wording import Wording
from quotes.store.engine.bulk import batched
from quotes.store.quotations.search import has_words, read_records, select_quotations
from quotes.store.records.quotations import QuotationRecord, TextSpan
from quotes.store.schema.tables import (
    AliasRow,
    ArticleRow,
    DetectionRow,
    FingerprintRow,
    PassageRow,
    QuotationPartRow,
    QuotationRow,
    RevisionRow,
    ShownSpeakerRow,
    SpeakerRow,
)
from quotes.store.speakers.lookup import speakers_called
from quotes.store.sql.identity import find_article, other_under_id
from quotes.types import Article, ArticleKind, CharSpan, QuotationKind, SpeakerKind, Stance


def own_articles(connection: Connection, article: Article) -> frozenset[int]:
    """Return the articles that are a draft itself: of its path or address, or of its text."""
    by_text = select(RevisionRow.article_id).where(RevisionRow.sha256 == article.sha256)
    own = set(connection.scalars(by_text))
    known = find_article(connection, article.identity)
    if known is not None and other_under_id(connection, known, article) is None:
        own.add(known)
    return frozenset(own)


def find_hits(connection: Connection, fingerprints: Collection[int]) -> Iterator[Hit]:
    """Yield the quotations that share fingerprints with a draft."""
    for some in batched(sorted(fingerprints)):
        query = (
            select(
                FingerprintRow.hash,
                PassageRow.quotation_id,
                PassageRow.article_id,
                RevisionRow.kind,
            )
            .join(PassageRow, PassageRow.id == FingerprintRow.passage_id)
            .join(
                RevisionRow, (RevisionRow.article_id == PassageRow.article_id) & RevisionRow.newest
            )
            .where(FingerprintRow.hash.in_(some))
        )
        for fingerprint, quotation, article, kind in connection.execute(query):
            yield Hit(fingerprint, quotation, article, kind is ArticleKind.TRANSCRIPT)


def read_candidates(connection: Connection, ids: Collection[int]) -> dict[int, list[Candidate]]:
    """Return quotations as candidates, by their numbers; a mixed one gives several."""
    query = select_quotations().where(DetectionRow.shown)
    records: list[QuotationRecord] = []
    for some in batched(sorted(ids)):
        records += read_records(connection, query.where(QuotationRow.id.in_(some)))
    found: dict[int, list[Candidate]] = {}
    for candidate in _to_candidates(connection, records):
        if candidate.quotation is not None:
            found.setdefault(candidate.quotation, []).append(candidate)
    return found


def find_saying(
    connection: Connection, words: str, own: Collection[int], *, limit: int
) -> list[Candidate]:
    """Return the candidates that have words in a row, however common these are."""
    wanted = (
        select_quotations()
        .where(DetectionRow.shown, has_words(connection, f'"{words}"'))
        .where(RevisionRow.article_id.not_in(own))
        .limit(limit)
    )
    records = read_records(connection, wanted)
    return _to_candidates(connection, records)


def find_superseded(
    connection: Connection, words: str, own: Collection[int], *, limit: int
) -> list[Candidate]:
    """Return what had words in a row in texts that a later one of the article has replaced."""
    wanted = (
        select_quotations()
        .where(~RevisionRow.newest, has_words(connection, f'"{words}"'))
        .where(RevisionRow.article_id.not_in(own))
        .limit(limit)
    )
    records = read_records(connection, wanted)
    return [
        _candidate(record, record.parts, (), reported=False, superseded=True)
        for record in {record.id: record for record in records}.values()
        if record.kind is not QuotationKind.INDIRECT
    ]


def count_said(connection: Connection, names: Iterable[str], own: Collection[int]) -> int:
    """Return how many quotations are on record of speakers with these names."""
    spoken = select(func.count(ShownSpeakerRow.quotation_id.distinct()))
    called = speakers_called(connection, names)
    query = (
        spoken.join(QuotationRow, QuotationRow.id == ShownSpeakerRow.quotation_id)
        .join(DetectionRow, DetectionRow.quotation_id == ShownSpeakerRow.quotation_id)
        .where(DetectionRow.shown, DetectionRow.stance == Stance.SAID)
        .join(RevisionRow, RevisionRow.id == QuotationRow.revision_id)
        .where(ShownSpeakerRow.speaker_id.in_(called), RevisionRow.article_id.not_in(own))
    )
    return int(connection.execute(query).scalar_one())


def has_superseded(connection: Connection) -> bool:
    """Return True if any article has a text that a later one replaced: more texts than articles."""
    counts = [select(func.count()).select_from(table) for table in (RevisionRow, ArticleRow)]
    texts, articles = (connection.execute(count).scalar_one() for count in counts)
    return bool(texts > articles)


def holds_nothing(connection: Connection) -> bool:
    """Return True if there is nothing to hold a draft against."""
    return connection.execute(select(QuotationRow.id).limit(1)).first() is None


def _to_candidates(connection: Connection, records: Sequence[QuotationRecord]) -> list[Candidate]:
    """Make candidates: of a direct quotation its parts as one, of a mixed one each quoted part."""
    mixed = [record.id for record in records if record.kind is QuotationKind.MIXED]
    quoted: dict[int, list[TextSpan]] = defaultdict(list)
    for some in batched(mixed):
        columns = select(PassageRow.quotation_id, PassageRow.start, PassageRow.end, PassageRow.text)
        query = columns.where(PassageRow.quotation_id.in_(some)).order_by(PassageRow.start)
        for row in connection.execute(query):
            quoted[row.quotation_id].append(TextSpan(row.start, row.end, row.text))
    known = _speakers(connection, {id_ for record in records for id_ in record.speaker_ids})
    nested = _read_nested(connection, records)
    candidates = []
    for record in records:
        reported = record.kind is QuotationKind.INDIRECT
        is_mixed = record.kind is QuotationKind.MIXED
        wordings = [(part,) for part in quoted[record.id]] if is_mixed else [record.parts]
        for parts in wordings:
            found = _candidate(record, parts, known, reported=reported)
            candidates.append(replace(found, nested=tuple(nested[record.id])))
    return candidates


def _read_nested(
    connection: Connection, records: Sequence[QuotationRecord]
) -> dict[int, list[CharSpan]]:
    """Return where the words of quotations within these stand.

    Reported speech within quoted words is what their speaker said, so it counts only within other
    reported speech.
    """
    reported = {record.id: record.kind is QuotationKind.INDIRECT for record in records}
    nested: dict[int, list[CharSpan]] = defaultdict(list)
    inner = (
        select(
            NotNullable(DetectionRow.parent_id),
            DetectionRow.kind,
            QuotationPartRow.start,
            QuotationPartRow.end,
        )
        .join(QuotationPartRow, QuotationPartRow.quotation_id == DetectionRow.quotation_id)
        .where(DetectionRow.shown)
    )
    for some in batched(sorted(reported)):
        for parent, kind, start, end in connection.execute(
            inner.where(DetectionRow.parent_id.in_(some))
        ):
            if reported[parent] is (kind is QuotationKind.INDIRECT):
                nested[parent].append(CharSpan(start, end))
    return nested


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


def _candidate(
    record: QuotationRecord,
    parts: Sequence[TextSpan],
    known: Any,
    *,
    reported: bool,
    superseded: bool = False,
) -> Candidate:
    told = [known[id_] for id_ in record.speaker_ids] if known else []
    return Candidate(
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
        record.stance,
        record.carriers,
    )
