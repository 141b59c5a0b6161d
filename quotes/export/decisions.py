"""Decisions about speakers as CSV: written from one store, read into another."""

import csv
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import TextIO

from quotes.errors import IngestError
from quotes.export.csv import write_csv


@dataclass(frozen=True, slots=True)
class CarriedDecision:
    """A decision in words that hold in any store: names and places instead of numbers.

    Attributes:
        action: As ``SpeakerAction`` names it.
        speaker: Name of the speaker; empty where a quotation was nobody's.
        speaker_in: Identity of an article that names the speaker so, if one does.
        other: Name of the other speaker, for what needs two.
        other_in: As ``speaker_in``.
        name: The name that was given.
        article: Identity of the article that was decided about.
        start: Where the quotation begins in the article's text.
        words: The quotation's words.
        who: Who decided.
        why: The reason.
        decided_at: When: ISO 8601 in UTC.
    """

    action: str
    speaker: str = ""
    speaker_in: str = ""
    other: str = ""
    other_in: str = ""
    name: str = ""
    article: str = ""
    start: int | None = None
    words: str = ""
    who: str = ""
    why: str = ""
    decided_at: str = ""


FIELDS = tuple(field.name for field in fields(CarriedDecision))
ACTIONS = ("merge", "apart", "split", "alias", "rename", "reassign")


def write_decisions(decisions: Iterable[CarriedDecision], stream: TextIO) -> None:
    """Write decisions as CSV; open files with ``newline=""``."""
    write_csv(map(asdict, decisions), stream, fields=FIELDS)


def read_decisions(path: Path) -> list[CarriedDecision]:
    """Read what ``write_decisions`` wrote.

    Raises:
        IngestError: The file can't be read, or a line is not as it should be; the message says
            which and why.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream, strict=True)
            missing = set(FIELDS) - set(rows.fieldnames or ())
            if missing:
                message = f"{path} lacks the column(s) {', '.join(sorted(missing))}: nothing read"
                raise IngestError(message)
            return [_read(row, f"{path}:{rows.line_num}") for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as exc:
        reason = (isinstance(exc, OSError) and exc.strerror) or exc
        message = f"{path} can't be read: {reason}; nothing was taken over"
        raise IngestError(message) from exc


def _read(row: dict[str, str | None], place: str) -> CarriedDecision:
    cells = {name: (row[name] or "").removeprefix("'") for name in FIELDS}
    if cells["action"] not in ACTIONS:
        message = f"{place}: {cells['action']!r} is no action: one of {', '.join(ACTIONS)}"
        raise IngestError(message)
    start = cells.pop("start")
    try:
        if datetime.fromisoformat(cells["decided_at"]).tzinfo is None:
            message = "a time without its zone"
            raise ValueError(message)
        return CarriedDecision(start=int(start) if start else None, **cells)
    except ValueError as exc:
        message = f"{place}: {exc}; nothing was taken over"
        raise IngestError(message) from exc
