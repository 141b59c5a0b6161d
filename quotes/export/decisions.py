"""Decisions about speakers as CSV: written from one store, read into another."""

import csv
from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import TextIO

from quotes.errors import IngestError
from quotes.export.csv import is_csv, write_csv
from quotes.store.records.decisions import CarriedDecision, DecisionAction, DecisionKind
from quotes.text.inflection import in_number

FIELDS = tuple(field.name for field in fields(CarriedDecision))
is_decisions = is_csv(FIELDS)
"""Tell whether a file is one that ``write_decisions`` wrote."""
ACTIONS = tuple(one.value for one in DecisionAction if one.kind is DecisionKind.SPEAKER)


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
                columns = f"{in_number('column', len(missing))} {', '.join(sorted(missing))}"
                message = f"{path} lacks the {columns}: nothing read"
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
