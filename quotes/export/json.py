"""JSON as one array or one object a line, written as the records come."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO


def write_json(records: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """Write objects as one JSON array, an object a line, never holding more than one."""
    opening = "["
    for record in records:
        stream.write(f"{opening}\n{_encode(record)}")
        opening = ","
    stream.write("[]\n" if opening == "[" else "\n]\n")


def write_lines(records: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """Write objects as JSON lines."""
    stream.writelines(f"{_encode(record)}\n" for record in records)


def _encode(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
