"""Checking that everything stored is as it was written, a text in memory at a time."""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection, Nullable, select

from quotes.store.articles.verify_database import find_foreign
from quotes.store.articles.verify_families import find_unrelated
from quotes.store.articles.verify_shown import find_stale
from quotes.store.articles.verify_speakers import find_misnamed
from quotes.store.articles.verify_stray import find_stray
from quotes.store.engine.fetch import fetch
from quotes.store.ledger.replay import find_differences
from quotes.store.ledger.unentered import find_unentered
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
from quotes.store.sql.joins import join_attribution

_TEXTS_AT_ONCE = 20


class _Text(NamedTuple):
    label: str
    id: int
    number: int
    sha256: str
    text: str


class _Part(NamedTuple):
    """A part of a quotation; one without parts has one row that lacks them."""

    quotation_id: int
    content_key: str
    content_start: int
    content_end: int
    wording: str
    start: int | None
    end: int | None
    text: str | None


def find_problems(connection: Connection, head: str | None = None) -> Iterator[Problem]:
    """Give whatever is not as it was written.

    The database itself comes first, then texts with their wordings and places, then what differs
    from the ledger, what the ledger never entered, and what does not follow from what it entered:
    what is shown of articles, of speakers, and of families.

    Args:
        connection: An open transaction.
        head: A head that the store's ledger had before, if one is known.
    """
    yield from find_foreign(connection)
    yield from _check_texts(connection)
    yield from find_stray(connection)
    yield from find_differences(connection, head)
    yield from find_unentered(connection)
    yield from find_stale(connection)
    yield from find_misnamed(connection)
    yield from find_unrelated(connection)


def _check_texts(connection: Connection) -> Iterator[Problem]:
    query = (
        select(
            ArticleRow.label,
            RevisionRow.id,
            RevisionRow.number,
            RevisionRow.sha256,
            RevisionRow.text,
        )
        .select_from(RevisionRow)
        .join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
        .order_by(RevisionRow.id)
    )
    options = {"yield_per": _TEXTS_AT_ONCE}
    for text in fetch(connection, query.execution_options(**options), _Text):
        yield from _check_hash(text)
        yield from _check_parts(connection, text)
        yield from _check_passages(connection, text)
        yield from _check_places(connection, text)


def _check_hash(text: _Text) -> Iterator[Problem]:
    if sha256(text.text.encode("utf-8")).hexdigest() != text.sha256:
        message = f"text {text.number} is not the one that was stored: its hash is another"
        yield Problem(text.label, None, message)


def _check_parts(connection: Connection, text: _Text) -> Iterator[Problem]:
    query = (
        select(
            QuotationRow.id,
            QuotationRow.content_key,
            QuotationRow.content_start,
            QuotationRow.content_end,
            QuotationRow.wording,
            Nullable(QuotationPartRow.start),
            Nullable(QuotationPartRow.end),
            Nullable(QuotationPartRow.text),
        )
        .outerjoin(QuotationPartRow, QuotationPartRow.quotation_id == QuotationRow.id)
        .where(QuotationRow.revision_id == text.id)
        .order_by(QuotationRow.id, QuotationPartRow.position)
    )
    quotations: dict[int, list[_Part]] = {}
    for part in fetch(connection, query, _Part):
        quotations.setdefault(part.quotation_id, []).append(part)
    for quotation_id, parts in quotations.items():
        for part in parts:
            if part.start is not None and part.text != text.text[part.start : part.end]:
                yield _not_the_slice(text, quotation_id, (part.start, part.end))
        if not _is_whole(parts):
            message = "its parts are not those that it was stored with"
            yield Problem(text.label, quotation_id, message)


def _is_whole(parts: list[_Part]) -> bool:
    first = parts[0]
    key = ",".join(f"{part.start}-{part.end}" for part in parts)
    wording = PART_JOIN.join(part.text or "" for part in parts)
    span = (first.start, parts[-1].end)
    stored = (first.content_key, first.wording, (first.content_start, first.content_end))
    return (key, wording, span) == stored


def _check_passages(connection: Connection, text: _Text) -> Iterator[Problem]:
    query = (
        select(PassageRow.quotation_id, PassageRow.start, PassageRow.end, PassageRow.text)
        .join(QuotationRow, QuotationRow.id == PassageRow.quotation_id)
        .where(QuotationRow.revision_id == text.id)
    )
    for quotation_id, start, end, wording in connection.execute(query):
        if wording != text.text[start:end]:
            yield _not_the_slice(text, quotation_id, (start, end))


def _check_places(connection: Connection, text: _Text) -> Iterator[Problem]:
    """Check that cues, sources and mentions lie within the text."""
    found = (
        select(
            DetectionRow.quotation_id,
            DetectionRow.cue,
            DetectionRow.source,
            AttributionRow.mention_start,
            AttributionRow.mention_end,
        )
        .select_from(DetectionRow)
        .join(QuotationRow, QuotationRow.id == DetectionRow.quotation_id)
        .where(QuotationRow.revision_id == text.id)
    )
    for quotation_id, cue, source, mention_start, mention_end in connection.execute(
        join_attribution(found)
    ):
        spans = [*cue, *source]
        if mention_start is not None and mention_end is not None:
            spans.append([mention_start, mention_end])
        if not all(0 <= start < end <= len(text.text) for start, end in spans):
            message = "its cue, source or mention lies outside of the text"
            yield Problem(text.label, quotation_id, message)


def _not_the_slice(text: _Text, quotation_id: int, span: tuple[int, int | None]) -> Problem:
    message = f"its wording is not the text from {span[0]} to {span[1]}"
    return Problem(text.label, quotation_id, message)
