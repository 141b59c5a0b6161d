"""The shapes that other tools read: one place decides them, commands and exports use them.

Offsets count Python characters of the article's text, half open.
"""

from collections.abc import Sequence
from typing import Any

from quotes.types import Attribution, Failure, ReaderInfo, Reading, spans_of

SCHEMA = 1

JsonObject = dict[str, Any]


def extract_line(reading: Reading) -> JsonObject:
    """Return one article's quotations as an object of ``quotes extract``.

    Quotations stand in text order and are numbered from 1; ``parent`` refers to that number.
    The text goes with them where the caller's input did not hold it as a field, since offsets
    mean nothing without the text that they count in.
    """
    article = reading.article
    if reading.skipped is not None:
        return failure_line(Failure(article.origin, reading.skipped, article.id))
    line: JsonObject = {
        "schema": SCHEMA,
        "id": article.id,
        "sha256": article.sha256,
        "reader": reader_object(reading.reader),
        "quotes": _numbered(reading.attributions),
    }
    if not article.text_given:
        line["text"] = article.text
    return line


def failure_line(failure: Failure) -> JsonObject:
    """Return an article that could not be read as an object of ``quotes extract``."""
    return {"schema": SCHEMA, "id": failure.id or failure.origin, "error": failure.message}


def reader_object(reader: ReaderInfo) -> JsonObject:
    """Return a reader with its version and the hash of its weights."""
    return {"name": reader.name, "version": reader.version, "weights": reader.weights}


def _numbered(attributions: Sequence[Attribution]) -> list[JsonObject]:
    order = sorted(range(len(attributions)), key=lambda at: _place(attributions[at]))
    numbers = {position: number for number, position in enumerate(order, start=1)}
    return [_attributed(attributions[position], numbers, numbers[position]) for position in order]


def _place(attribution: Attribution) -> tuple[int, int]:
    """Sort by where a quotation begins; the longer, which may hold the other, first."""
    span = attribution.quotation.span
    return span.start, -span.end


def _attributed(attribution: Attribution, numbers: dict[int, int], number: int) -> JsonObject:
    quotation = attribution.quotation
    return {
        "id": number,
        "kind": quotation.kind.value,
        "content": spans_of(quotation.content),
        "cue": spans_of(quotation.cue),
        "source": spans_of(quotation.source),
        "speaker": attribution.speaker,
        "speakers": list(attribution.speakers),
        "speaker_status": attribution.status.value,
        "confidence": quotation.confidence,
        "speaker_confidence": attribution.confidence,
        "rule": quotation.rule,
        "evidence": [*quotation.evidence, *attribution.evidence],
        "parent": None if quotation.parent is None else numbers[quotation.parent],
    }
