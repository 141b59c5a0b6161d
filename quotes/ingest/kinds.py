"""The kinds of input: how each is told, and what reads it.

The readers are imported only when an input of their kind comes: some bring large packages.
"""

import io
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from quotes.errors import IngestError
from quotes.ingest.article import MAX_CHARACTERS, Source, build_article
from quotes.types import Article, Failure


class Kind(StrEnum):
    """A kind of input, as a person would call it."""

    TEXT = "text"
    PAGE = "web page"
    JSON_LINES = "JSON lines"
    PACKED_LINES = "packed JSON lines"
    TABLE = "table"
    DOCUMENT = "Word document"
    PDF = "PDF file"


SUFFIXES: Final = {
    ".txt": Kind.TEXT,
    ".md": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".jsonl": Kind.JSON_LINES,
    ".jsonl.gz": Kind.PACKED_LINES,
    ".csv": Kind.TABLE,
    ".docx": Kind.DOCUMENT,
    ".pdf": Kind.PDF,
}

CONFINED: Final = frozenset({Kind.PAGE, Kind.DOCUMENT, Kind.PDF})
"""What others' libraries parse, in a process of its own."""

_MEDIA_TYPES: Final = {
    "text/html": Kind.PAGE,
    "application/xhtml+xml": Kind.PAGE,
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.TEXT,
    "text/csv": Kind.TABLE,
    "application/jsonl": Kind.JSON_LINES,
    "application/x-jsonlines": Kind.JSON_LINES,
    "application/x-ndjson": Kind.JSON_LINES,
    "application/pdf": Kind.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.DOCUMENT,
}
# What servers say of files that they know nothing about; there the name decides.
_VAGUE_TYPES = {"", "application/octet-stream", "application/gzip", "application/x-gzip"}

# Pages carry scripts and documents photos, so their bytes say little about the text.
MAX_DOCUMENT_BYTES = 20_000_000
# No character takes more than four; the rest is room for a header.
_MAX_TEXT_BYTES = 4 * MAX_CHARACTERS + 100_000


def kind_of_name(name: str) -> Kind | None:
    """Return the kind that a file's name ends in, if it is one of those that are read."""
    lower = name.lower()
    return next((kind for suffix, kind in SUFFIXES.items() if lower.endswith(suffix)), None)


def kind_of_answer(media_type: str, path: str) -> Kind | None:
    """Return the kind of what a server sent: by its media type, else by the address' path.

    Servers call tables and JSON lines plain text, so there a known name is more exact.
    """
    named = kind_of_name(path)
    if media_type in _VAGUE_TYPES or (media_type == "text/plain" and named):
        return named
    return _MEDIA_TYPES.get(media_type)


def read_kind(kind: Kind, stream: io.BufferedReader, source: Source) -> Iterator[Article | Failure]:
    """Read the articles of an open input of a known kind."""
    match kind:
        case Kind.JSON_LINES:
            from quotes.ingest.jsonlines import read_json_lines  # noqa: PLC0415

            yield from read_json_lines(stream, source)
        case Kind.PACKED_LINES:
            from quotes.ingest.jsonlines import read_packed_lines  # noqa: PLC0415

            yield from read_packed_lines(stream, source)
        case Kind.TABLE:
            from quotes.ingest.table import read_table  # noqa: PLC0415

            yield from read_table(stream, source)
        case _:
            yield read_single(kind, stream, source)


def read_single(kind: Kind, stream: io.BufferedReader, source: Source) -> Article | Failure:
    """Read an open input of a kind that holds one article."""
    limit = _MAX_TEXT_BYTES if kind is Kind.TEXT else MAX_DOCUMENT_BYTES
    try:
        data = read_all(stream, limit)
        if kind in CONFINED:
            from quotes.ingest.confined import parse  # noqa: PLC0415 - needs this module

            return build_article(*parse(kind, data, source), source)
        from quotes.ingest.text import read_text  # noqa: PLC0415

        return read_text(data, source)
    except IngestError as exc:
        return Failure(source.origin, str(exc), source.id)


def read_all(stream: io.BufferedReader, limit: int) -> bytes:
    """Return all bytes of a stream.

    Raises:
        IngestError: There are none, or more than the limit: no article is that large.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        message = (
            f"has over {limit:,} bytes, more than an article of {MAX_CHARACTERS:,} characters "
            "needs: split it into articles"
        )
        raise IngestError(message)
    if not data:
        message = "is empty: give an article with words in it"
        raise IngestError(message)
    return data
