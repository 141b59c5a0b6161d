"""JSON as one array or one object a line, written as the records come."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TextIO

from quotes.export.target import Recogniser, begins_with


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


def is_json(keys: Sequence[str]) -> Recogniser:
    """Return what recognises an array whose objects begin with these two keys."""
    return begins_with(rb"\[(?:\]|\s*" + _beginning(keys) + rb")")


def is_lines(keys: Sequence[str]) -> Recogniser:
    """Return what recognises lines whose objects begin with these two keys."""
    return begins_with(_beginning(keys))


def _beginning(keys: Sequence[str]) -> bytes:
    first, second = (re.escape(key).encode() for key in keys[:2])
    return rb'\{"%s": \d+, "%s": ' % (first, second)


def _encode(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
