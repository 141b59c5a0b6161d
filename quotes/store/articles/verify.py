"""Checking that everything stored is as it was written, a text in memory at a time."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, select

from quotes.store.records.maintenance import Problem
from quotes.store.records.quotations import PART_JOIN
from quotes.store.schema.tables import (
    ArticleRow,
    AttributionRow,
    DetectionRow,
    PassageRow,
    QuotationPartRow,
    QuotationRow,
    RevisionRow,
)

_TEXTS_AT_ONCE = 20

AnyRow = Row[*tuple[Any, ...]]


def find_problems(connection: Connection) -> Iterator[Problem]:
    """Give whatever is not as it was written: texts, wordings, places, the file itself."""
    if connection.dialect.name == "sqlite":
        yield from _check_file(connection)
    query = (
        select(ArticleRow.label, RevisionRow.id, RevisionRow.number, RevisionRow.sha256)
        .add_columns(RevisionRow.text)
        .join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
        .order_by(RevisionRow.id)
    )
    texts = connection.execute(query, execution_options={"yield_per": _TEXTS_AT_ONCE})
    for row in texts:
        yield from _check_hash(row)
        yield from _check_parts(connection, row)
        yield from _check_passages(connection, row)
        yield from _check_places(connection, row)


def _check_file(connection: Connection) -> Iterator[Problem]:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield Problem(None, None, f"the database file is damaged: {said}")
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem(None, None, f"a row of {row[0]} refers to a row of {row[2]} that is gone")


def _check_hash(text: AnyRow) -> Iterator[Problem]:
    if sha256(text.text.encode("utf-8")).hexdigest() != text.sha256:
        message = f"text {text.number} is not the one that was stored: its hash is another"
        yield Problem(text.label, None, message)


def _check_parts(connection: Connection, text: AnyRow) -> Iterator[Problem]:
    query = (
        select(
            QuotationRow.id,
            QuotationRow.content_key,
            QuotationRow.wording,
            QuotationPartRow.start,
            QuotationPartRow.end,
            QuotationPartRow.text,
        )
        .outerjoin(QuotationPartRow, QuotationPartRow.quotation_id == QuotationRow.id)
        .where(QuotationRow.revision_id == text.id)
        .order_by(QuotationRow.id, QuotationPartRow.position)
    )
    quotations: dict[int, list[AnyRow]] = {}
    for row in connection.execute(query):
        quotations.setdefault(row.id, []).append(row)
    for quotation_id, parts in quotations.items():
        for part in parts:
            if part.start is not None and part.text != text.text[part.start : part.end]:
                yield _not_the_slice(text, quotation_id, part)
        if not _is_whole(parts):
            message = "its parts are not those that it was stored with"
            yield Problem(text.label, quotation_id, message)


def _is_whole(parts: list[AnyRow]) -> bool:
    key = ",".join(f"{part.start}-{part.end}" for part in parts)
    wording = PART_JOIN.join(part.text or "" for part in parts)
    return (key, wording) == (parts[0].content_key, parts[0].wording)


def _check_passages(connection: Connection, text: AnyRow) -> Iterator[Problem]:
    query = (
        select(PassageRow.quotation_id, PassageRow.start, PassageRow.end, PassageRow.text)
        .join(QuotationRow, QuotationRow.id == PassageRow.quotation_id)
        .where(QuotationRow.revision_id == text.id)
    )
    for row in connection.execute(query):
        if row.text != text.text[row.start : row.end]:
            yield _not_the_slice(text, row.quotation_id, row)


def _check_places(connection: Connection, text: AnyRow) -> Iterator[Problem]:
    """Check that cues, sources and mentions lie within the text."""
    query = (
        select(DetectionRow.quotation_id, DetectionRow.cue, DetectionRow.source)
        .add_columns(AttributionRow.mention_start, AttributionRow.mention_end)
        .join(QuotationRow, QuotationRow.id == DetectionRow.quotation_id)
        .join(
            AttributionRow,
            (AttributionRow.reading_id == DetectionRow.reading_id)
            & (AttributionRow.quotation_id == DetectionRow.quotation_id),
        )
        .where(QuotationRow.revision_id == text.id)
    )
    for row in connection.execute(query):
        spans = [*row.cue, *row.source]
        if row.mention_start is not None:
            spans.append((row.mention_start, row.mention_end))
        if not all(0 <= start < end <= len(text.text) for start, end in spans):
            message = "its cue, source or mention lies outside of the text"
            yield Problem(text.label, row.quotation_id, message)


def _not_the_slice(text: AnyRow, quotation_id: int, span: AnyRow) -> Problem:
    message = f"its wording is not the text from {span.start} to {span.end}"
    return Problem(text.label, quotation_id, message)
