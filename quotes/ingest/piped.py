"""Standard input, whose kind is told by how it begins."""

import io
import re
import sys
from collections.abc import Iterator
from typing import BinaryIO

from quotes.ingest.article import Source, build_article
from quotes.ingest.confined import parse
from quotes.ingest.encoding import decode
from quotes.ingest.jsonlines import read_json_lines
from quotes.ingest.kinds import MAX_DOCUMENT_BYTES, Kind, read_all, read_single
from quotes.ingest.text import build_text
from quotes.types import Article, Failure

# A comment ends at the first "-->" and is never given back for a longer one.
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?>(?:<!--.*?-->\s*+)*)"
    r"<(?:!doctype\s++html|(?:html|head|body|article)\b)",
    re.IGNORECASE | re.DOTALL,
)
_SIGNS = {b"%PDF-": Kind.PDF, b"PK\x03\x04": Kind.DOCUMENT}
_ENOUGH = 64


def read_piped(stream: BinaryIO | None) -> Iterator[Article | Failure]:
    """Read JSON lines (first sign "{"), a PDF file, a Word document, a web page or plain text.

    JSON lines are read as a stream. An article that names no id and no address is known by
    its text, since standard input has no place of its own.

    Args:
        stream: What to read; None for the process' own standard input.

    Raises:
        IngestError: It is empty, too large or no text.
    """
    stream = stream or sys.stdin.buffer
    buffered = stream if isinstance(stream, io.BufferedReader) else _buffer(stream.read())
    source = Source(origin="standard input")
    opening = buffered.peek(_ENOUGH)
    for sign, kind in _SIGNS.items():
        if opening.startswith(sign):
            yield read_single(kind, buffered, source)
            return
    if opening.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from read_json_lines(buffered, source)
        return
    text = decode(read_all(buffered, MAX_DOCUMENT_BYTES))
    if text.lstrip().startswith("{"):
        yield from read_json_lines(_buffer(text.encode()), source)
    elif _PAGE.match(text):
        yield build_article(*parse(Kind.PAGE, text.encode(), source), source)
    else:
        yield build_text(text, source)


def _buffer(data: bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(data))
