"""JSON lines, one article a line, read as a stream: an archive of any size needs no memory."""

import io
import json
import zlib
from collections.abc import Iterator
from gzip import GzipFile
from typing import Any, NoReturn, cast

from quotes.errors import IngestError
from quotes.ingest.article import Source
from quotes.ingest.encoding import UTF16_MARKS
from quotes.ingest.rows import SeenIds, name_failure, read_row
from quotes.types import Article, Failure

# The longest article fits with each of its characters escaped as two surrogates.
_LONGEST_LINE = 16_000_000


def read_json_lines(stream: io.BufferedReader, source: Source) -> Iterator[Article | Failure]:
    """Read an article from each line; a line that holds none fails, and the next is read.

    Texts stay unchanged, except what no store can hold (see :mod:`quotes.ingest.clean`).
    """
    seen = SeenIds()
    number, empty = 0, True
    try:
        for number, line in enumerate(_split_lines(stream), start=1):
            if line.strip():
                empty = False
                yield _read_line(line, number, source, seen)
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as exc:
        message = f"breaks off after line {number} ({exc}): fetch the file again"
        yield Failure(source.origin, message, source.id)
        return
    if empty:
        yield Failure(source.origin, "is empty: give one JSON object a line", source.id)


def read_packed_lines(stream: io.BufferedReader, source: Source) -> Iterator[Article | Failure]:
    """Read JSON lines that are packed by gzip."""
    with GzipFile(fileobj=stream, mode="rb") as unpacked:
        yield from read_json_lines(cast("io.BufferedReader", unpacked), source)


def _split_lines(stream: io.BufferedReader) -> Iterator[bytes]:
    """Part a stream into lines; of one that is too long, the beginning tells that it is."""
    if stream.peek(2)[:2] in UTF16_MARKS:
        with io.TextIOWrapper(stream, encoding="utf-16", newline="\n") as text:
            yield from (line.encode() for line in text)
        return
    while line := stream.readline(_LONGEST_LINE + 1):
        yield line
        while len(line) > _LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(_LONGEST_LINE + 1)


def _read_line(line: bytes, number: int, source: Source, seen: SeenIds) -> Article | Failure:
    place = source.at_line(number)
    row: dict[str, Any] = {}
    try:
        row = _parse(line, number)
        article = read_row(row, place, text_given=True)
        seen.check(article, number)
    except IngestError as exc:
        return name_failure(row, place, exc)
    return article


def _parse(line: bytes, number: int) -> dict[str, Any]:
    if len(line) > _LONGEST_LINE:
        message = f"the line has over {_LONGEST_LINE:,} bytes: write one article per line"
        raise IngestError(message)
    try:
        found = json.loads(
            line.decode("utf-8-sig" if number == 1 else "utf-8"), parse_constant=_refuse_constant
        )
    except UnicodeDecodeError as exc:
        message = f"the line is not in UTF-8, from byte {exc.start} on: save the file as UTF-8"
        raise IngestError(message) from exc
    except (ValueError, RecursionError) as exc:
        message = f"the line is not JSON ({exc}): write one complete object per line"
        raise IngestError(message) from exc
    if not isinstance(found, dict):
        message = "the line is not a JSON object: write one article per line, as {...}"
        raise IngestError(message)
    return found


def _refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and the infinities, which Python's parser takes and no store does."""
    message = f"{name} is not a valid value"
    raise ValueError(message)
