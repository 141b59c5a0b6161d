"""JSON as one array or one object a line, written as the records come."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO


def write_json(
    records: Iterable[Mapping[str, Any]], stream: TextIO, *, show: Callable[[str], str] = str
) -> None:
    """Write objects as one JSON array, an object a line, never holding more than one.

    Args:
        records: What to write.
        stream: Where to.
        show: How a line is put where a person watches; its value must stay the same.
    """
    opening = "["
    for record in records:
        stream.write(f"{opening}\n{show(_encode(record))}")
        opening = ","
    stream.write("[]\n" if opening == "[" else "\n]\n")


def write_lines(
    records: Iterable[Mapping[str, Any]], stream: TextIO, *, show: Callable[[str], str] = str
) -> None:
    """Write objects as JSON lines; takes what ``write_json`` takes."""
    stream.writelines(f"{show(_encode(record))}\n" for record in records)


def _encode(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
