"""Writing down what a reader found in a text: quotations, detections and attributions."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, insert, select
from sqlalchemy.sql.dml import ReturningInsert

from quotes.errors import StoreError
from quotes.store.engine.bulk import Values, insert_rows
from quotes.store.ledger.canonical import (
    Entry,
    WrittenFigure,
    WrittenFinding,
    WrittenReading,
    digest_reading,
)
from quotes.store.records.ledger import EntryKind
from quotes.store.records.quotations import PART_JOIN
from quotes.store.schema.tables import (
    AttributionRow,
    AttributionSpeakerRow,
    DetectionRow,
    QuotationPartRow,
    QuotationRow,
    ReadingRow,
)
from quotes.store.speakers.article_entities import add_entities
from quotes.text.inflection import count_of
from quotes.text.spans import spans_of
from quotes.types import (
    Attribution,
    CharSpan,
    Quotation,
    Reading,
)

Row = dict[str, Any]


class Detected(NamedTuple):
    """A reading that was written down: its number, and what the ledger enters.

    ``widened`` are the speakers of whom it tells something new.
    """

    reading_id: int
    entry: Entry
    widened: set[int]


def add_detections(
    connection: Connection,
    article_id: int,
    revision_id: int,
    reading: Reading,
    *,
    is_first: bool = False,
) -> Detected:
    """Write down what a reader found in a text; what another found there keeps its number.

    Args:
        connection: A writing transaction.
        article_id: The article.
        revision_id: Its text that was read.
        reading: What was found.
        is_first: Whether nothing was found in any text of the article before: look-ups show it.

    Returns:
        The reading; its entry is not in the ledger yet.
    """
    row = _reading_row(revision_id, reading)
    reading_id = connection.execute(_new_reading(), row).scalar_one()
    quotations = [attribution.quotation for attribution in reading.attributions]
    known = {} if is_first else _known_quotations(connection, revision_id)
    numbers = _quotation_ids(connection, revision_id, reading.article.text, quotations, known)
    ids = [numbers[content_key(quotation.content)] for quotation in quotations]
    # Of two findings with the same content the reader's first one counts.
    found = {id_: at for at, id_ in reversed(list(enumerate(ids)))}
    kept = [(ids[at], reading.attributions[at]) for at in sorted(found.values())]
    text = reading.article.text
    detections = [
        _detection(reading_id, id_, entry.quotation, text, ids, shown=is_first)
        for id_, entry in kept
    ]
    insert_rows(connection, DetectionRow, detections)
    attributions = [_attribution(reading_id, id_, entry) for id_, entry in kept]
    insert_rows(connection, AttributionRow, attributions)
    figures, widened = _add_speakers(connection, article_id, reading_id, kept)
    written = zip(kept, detections, attributions, strict=True)
    findings = [(_written(entry, *rows), entry.speakers) for (_, entry), *rows in written]
    findings.sort(key=lambda finding: finding[0].quotation_id)
    del row["revision_id"]
    of_reading = WrittenReading(
        sha256=reading.article.sha256, **row, figures=figures, findings=findings
    )
    entry = Entry(EntryKind.READING, digest_reading(of_reading), article_id, reading_id)
    return Detected(reading_id, entry, widened)


def _written(entry: Attribution, detection: Row, attribution: Row) -> WrittenFinding:
    """Return a finding as it reads when it comes from the database again."""
    return WrittenFinding(
        quotation_id=detection["quotation_id"],
        content_key=content_key(entry.quotation.content),
        kind=detection["kind"],
        mode=detection["mode"],
        confidence=float(detection["confidence"]),
        rule=detection["rule"],
        cue=detection["cue"],
        source=detection["source"],
        evidence=detection["evidence"],
        parent_id=detection["parent_id"],
        status=attribution["status"],
        speaker_confidence=float(attribution["confidence"]),
        mention_start=attribution["mention_start"],
        mention_end=attribution["mention_end"],
        speaker_evidence=attribution["evidence"],
        speaker_rule=attribution["rule"],
        stance=detection["stance"],
        carriers=detection["carriers"],
    )


def _reading_row(revision_id: int, reading: Reading) -> Row:
    return {
        "revision_id": revision_id,
        "reader": reading.reader.name,
        "version": reading.reader.version,
        "weights": reading.reader.weights or "",
        "runtime": reading.reader.runtime or "",
        "read_at": datetime.now(UTC),
        "skipped": reading.skipped,
    }


def _quotation_ids(
    connection: Connection,
    revision_id: int,
    text: str,
    quotations: Sequence[Quotation],
    known: dict[str, int],
) -> dict[str, int]:
    """Add the quotations that no reader found before; return the number of each content."""
    wanted = {content_key(quotation.content): quotation for quotation in quotations}
    new = [key for key in wanted if key not in known]
    if not new:
        return known
    rows = [_quotation(revision_id, key, wanted[key], text) for key in new]
    insert_rows(connection, QuotationRow, rows)
    known = _known_quotations(connection, revision_id)
    parts = [part for key in new for part in _parts(known[key], wanted[key], text)]
    insert_rows(connection, QuotationPartRow, parts)
    return known


def _known_quotations(connection: Connection, revision_id: int) -> dict[str, int]:
    rows = connection.execute(_quotations(), {"revision_id": revision_id})
    return dict(rows.all())


def _quotation(revision_id: int, key: str, quotation: Quotation, text: str) -> Values:
    return {
        "revision_id": revision_id,
        "content_key": key,
        "content_start": quotation.span.start,
        "content_end": quotation.span.end,
        "wording": PART_JOIN.join(span.of(text) for span in quotation.content),
    }


def _parts(quotation_id: int, quotation: Quotation, text: str) -> list[Values]:
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


def _detection(
    reading_id: int,
    quotation_id: int,
    quotation: Quotation,
    text: str,
    ids: Sequence[int],
    *,
    shown: bool,
) -> Row:
    parent = None if quotation.parent is None else ids[quotation.parent]
    return {
        "reading_id": reading_id,
        "quotation_id": quotation_id,
        "kind": quotation.kind,
        "mode": quotation.mode,
        "stance": quotation.stance,
        "shown": shown,
        "confidence": quotation.confidence,
        "rule": quotation.rule,
        "cue": spans_of(quotation.cue),
        "source": spans_of(quotation.source),
        "carriers": [span.of(text) for span in quotation.carriers],
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
        "rule": attribution.rule,
    }


def _add_speakers(
    connection: Connection,
    article_id: int,
    reading_id: int,
    kept: Sequence[tuple[int, Attribution]],
) -> tuple[list[WrittenFigure], set[int]]:
    """Write down who spoke; return whom the reading found named, and of whom it tells more."""
    profiles = {one.name: one for _, attribution in kept for one in attribution.named}
    if not profiles:
        return [], set()
    numbers, figures, widened = add_entities(
        connection, article_id, reading_id, list(profiles.values())
    )
    rows = [
        {
            "reading_id": reading_id,
            "quotation_id": quotation_id,
            "position": position,
            "figure_id": numbers[name],
        }
        for quotation_id, attribution in kept
        for position, name in enumerate(attribution.speakers)
    ]
    insert_rows(connection, AttributionSpeakerRow, rows)
    return figures, widened


def check_spans(reading: Reading) -> None:
    """Make sure that what a reader found lies in the text.

    Raises:
        StoreError: It does not.
    """
    length = len(reading.article.text)
    for attribution in reading.attributions:
        quotation = attribution.quotation
        spans = [*quotation.content, *quotation.cue, *quotation.source, *quotation.carriers]
        if attribution.mention:
            spans.append(attribution.mention)
        if any(span.end > length for span in spans):
            message = (
                f"{reading.article.origin}: the reader {reading.reader.name} gave a span beyond the"
                f" text's {count_of(length, 'character')}; nothing of this article was stored"
            )
            raise StoreError(message)


def content_key(content: Iterable[CharSpan]) -> str:
    """Return what two findings of one quotation have in common: ``221-238,364-383``."""
    return ",".join(f"{span.start}-{span.end}" for span in content)


@cache
def _new_reading() -> ReturningInsert[int]:
    return insert(ReadingRow).returning(ReadingRow.id)


@cache
def _quotations() -> Select[str, int]:
    of_revision = QuotationRow.revision_id == bindparam("revision_id")
    return select(QuotationRow.content_key, QuotationRow.id).where(of_revision)
