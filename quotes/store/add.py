"""Adding an article: its text, and what a reader found in it, are written once.

Rows go in batches around the ORM; ``derive`` then makes what follows from them.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from quotes.errors import StoreError
from quotes.store.derive import derive_article
from quotes.store.models import (
    ArticleRow,
    AttributionRow,
    AttributionSpeakerRow,
    FindingRow,
    QuotationPartRow,
    QuotationRow,
    ReadingRow,
    RevisionRow,
    SpeakerRow,
)
from quotes.store.names import name_key, surname_key
from quotes.store.records import PART_JOIN, AddOutcome
from quotes.types import Article, Attribution, CharSpan, Quotation, ReaderInfo, Reading, spans_of

Row = dict[str, Any]


def holds_reading(connection: Connection, article: Article, reader: ReaderInfo) -> bool:
    """Say whether this text is the article's newest and was read by this reader."""
    known = _find_revision(connection, article)
    return known is not None and known[1] and _is_read(connection, known[0], reader)


def add_reading(connection: Connection, reading: Reading) -> AddOutcome:
    """Store an article with what a reader found in it.

    A text that the article had before becomes its newest again instead of being stored twice.

    Raises:
        StoreError: A span lies outside of the text.
    """
    _check_spans(reading)
    article_id, is_known = _find_or_add_article(connection, reading.article)
    revision = _find_revision(connection, reading.article)
    is_newest = revision is not None and revision[1]
    revision_id = _make_newest(connection, article_id, reading.article, revision)
    is_read = _is_read(connection, revision_id, reading.reader)
    if is_newest and is_read:
        return AddOutcome.UNCHANGED
    if not is_read:
        _add_findings(connection, revision_id, reading)
    derive_article(connection, article_id)
    if is_newest:
        return AddOutcome.REREAD
    return AddOutcome.REVISED if is_known else AddOutcome.ADDED


def content_key(content: Iterable[CharSpan]) -> str:
    """Return what two findings of one quotation have in common: ``221-238,364-383``."""
    return ",".join(f"{span.start}-{span.end}" for span in content)


def _check_spans(reading: Reading) -> None:
    length = len(reading.article.text)
    for attribution in reading.attributions:
        quotation = attribution.quotation
        spans = [*quotation.content, *quotation.cue, *quotation.source]
        if attribution.mention:
            spans.append(attribution.mention)
        if any(span.end > length for span in spans):
            message = (
                f"{reading.article.origin}: the reader {reading.reader.name} gave a span beyond the"
                f" text's {length} characters; nothing of this article was stored"
            )
            raise StoreError(message)


def _find_or_add_article(connection: Connection, article: Article) -> tuple[int, bool]:
    query = select(ArticleRow.id).where(ArticleRow.identity == article.identity)
    found = connection.execute(query).scalar()
    if found is not None:
        return found, True
    row = {"identity": article.identity, "label": article.id}
    return connection.execute(insert(ArticleRow).returning(ArticleRow.id), row).scalar_one(), False


def _find_revision(connection: Connection, article: Article) -> tuple[int, bool] | None:
    """Return the number of the revision with this text, and whether it is the newest."""
    found = connection.execute(
        select(RevisionRow.id, RevisionRow.newest)
        .join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
        .where(ArticleRow.identity == article.identity, RevisionRow.sha256 == article.sha256)
    ).first()
    return None if found is None else (found.id, found.newest)


def _is_read(connection: Connection, revision_id: int, reader: ReaderInfo) -> bool:
    query = select(ReadingRow.id).where(
        ReadingRow.revision_id == revision_id,
        ReadingRow.reader == reader.name,
        ReadingRow.version == reader.version,
        ReadingRow.weights == (reader.weights or ""),
    )
    return connection.execute(query).first() is not None


def _make_newest(
    connection: Connection, article_id: int, article: Article, known: tuple[int, bool] | None
) -> int:
    if known is not None and known[1]:
        return known[0]
    of_article = RevisionRow.article_id == article_id
    connection.execute(update(RevisionRow).where(of_article).values(newest=False))
    if known is None:
        last = select(func.max(RevisionRow.number)).where(of_article)
        number = (connection.execute(last).scalar() or 0) + 1
        return _add_revision(connection, article_id, number, article)
    connection.execute(update(RevisionRow).where(RevisionRow.id == known[0]).values(newest=True))
    return known[0]


def _add_revision(connection: Connection, article_id: int, number: int, article: Article) -> int:
    row = {
        "article_id": article_id,
        "number": number,
        "newest": True,
        "sha256": article.sha256,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "authors": list(article.authors),
        "published_at": article.published_at,
        "language": article.language,
        "origin": article.origin,
        "extra": dict(article.extra),
        "added_at": datetime.now(UTC),
        "text": article.text,
    }
    return connection.execute(insert(RevisionRow).returning(RevisionRow.id), row).scalar_one()


def _add_findings(connection: Connection, revision_id: int, reading: Reading) -> None:
    reading_id = _add_reading_row(connection, revision_id, reading)
    quotations = [attribution.quotation for attribution in reading.attributions]
    numbers = _quotation_ids(connection, revision_id, reading.article.text, quotations)
    ids = [numbers[content_key(quotation.content)] for quotation in quotations]
    # Of two findings with the same content the reader's first one counts.
    found = {id_: at for at, id_ in reversed(list(enumerate(ids)))}
    if not found:
        return
    kept = [(id_, reading.attributions[at]) for id_, at in found.items()]
    rows = [_finding(reading_id, id_, entry.quotation, ids) for id_, entry in kept]
    connection.execute(insert(FindingRow), rows)
    rows = [_attribution(reading_id, id_, entry) for id_, entry in kept]
    connection.execute(insert(AttributionRow), rows)
    _add_speakers(connection, reading_id, kept)


def _add_reading_row(connection: Connection, revision_id: int, reading: Reading) -> int:
    row = {
        "revision_id": revision_id,
        "reader": reading.reader.name,
        "version": reading.reader.version,
        "weights": reading.reader.weights or "",
        "read_at": datetime.now(UTC),
        "skipped": reading.skipped,
    }
    return connection.execute(insert(ReadingRow).returning(ReadingRow.id), row).scalar_one()


def _quotation_ids(
    connection: Connection, revision_id: int, text: str, quotations: Sequence[Quotation]
) -> dict[str, int]:
    """Add the quotations that no reader found before; return the number of each content."""
    wanted = {content_key(quotation.content): quotation for quotation in quotations}
    known = _known_quotations(connection, revision_id)
    new = [key for key in wanted if key not in known]
    if not new:
        return known
    rows = [_quotation(revision_id, key, wanted[key], text) for key in new]
    connection.execute(insert(QuotationRow), rows)
    known = _known_quotations(connection, revision_id)
    parts = [part for key in new for part in _parts(known[key], wanted[key], text)]
    connection.execute(insert(QuotationPartRow), parts)
    return known


def _known_quotations(connection: Connection, revision_id: int) -> dict[str, int]:
    query = select(QuotationRow.content_key, QuotationRow.id).where(
        QuotationRow.revision_id == revision_id
    )
    return {row.content_key: row.id for row in connection.execute(query)}


def _quotation(revision_id: int, key: str, quotation: Quotation, text: str) -> Row:
    return {
        "revision_id": revision_id,
        "content_key": key,
        "content_start": quotation.span.start,
        "content_end": quotation.span.end,
        "wording": PART_JOIN.join(span.of(text) for span in quotation.content),
    }


def _parts(quotation_id: int, quotation: Quotation, text: str) -> list[Row]:
    return [
        {
            "quotation_id": quotation_id,
            "position": position,
            "start": span.start,
            "end": span.end,
            "text": span.of(text),
        }
        for position, span in enumerate(quotation.content)
    ]


def _finding(reading_id: int, quotation_id: int, quotation: Quotation, ids: Sequence[int]) -> Row:
    parent = None if quotation.parent is None else ids[quotation.parent]
    return {
        "reading_id": reading_id,
        "quotation_id": quotation_id,
        "kind": quotation.kind,
        "shown": False,
        "confidence": quotation.confidence,
        "rule": quotation.rule,
        "cue": spans_of(quotation.cue),
        "source": spans_of(quotation.source),
        "evidence": list(quotation.evidence),
        "parent_id": None if parent == quotation_id else parent,
    }


def _attribution(reading_id: int, quotation_id: int, attribution: Attribution) -> Row:
    mention = attribution.mention
    return {
        "reading_id": reading_id,
        "quotation_id": quotation_id,
        "status": attribution.status,
        "confidence": attribution.confidence,
        "mention_start": mention.start if mention else None,
        "mention_end": mention.end if mention else None,
        "evidence": list(attribution.evidence),
    }


def _add_speakers(
    connection: Connection, reading_id: int, kept: Sequence[tuple[int, Attribution]]
) -> None:
    names = sorted({name for _, attribution in kept for name in attribution.speakers})
    if not names:
        return
    numbers = _speaker_ids(connection, names)
    rows = [
        {
            "reading_id": reading_id,
            "quotation_id": quotation_id,
            "position": position,
            "speaker_id": numbers[name],
        }
        for quotation_id, attribution in kept
        for position, name in enumerate(attribution.speakers)
    ]
    connection.execute(insert(AttributionSpeakerRow), rows)


def _speaker_ids(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    query = select(SpeakerRow.name, SpeakerRow.id).where(SpeakerRow.name.in_(names))
    known = {row.name: row.id for row in connection.execute(query)}
    new = [name for name in names if name not in known]
    if not new:
        return known
    rows = [
        {"name": name, "name_key": name_key(name), "surname_key": surname_key(name)} for name in new
    ]
    connection.execute(insert(SpeakerRow), rows)
    return {row.name: row.id for row in connection.execute(query)}
