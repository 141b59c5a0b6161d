"""Standard input, whose kind is told by how it begins."""

import io
import re
import sys
from collections.abc import Iterator
from typing import BinaryIO

from quotes.ingest.article import Source
from quotes.ingest.encoding import decode
from quotes.ingest.html import build_page
from quotes.ingest.jsonlines import read_json_lines
from quotes.ingest.kinds import MAX_DOCUMENT_BYTES, read_all
from quotes.ingest.text import build_text
from quotes.types import Article, Failure

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|(?:html|head|body|article)\b)",
    re.IGNORECASE | re.DOTALL,
)
_ENOUGH = 64


def read_piped(stream: BinaryIO | None) -> Iterator[Article | Failure]:
    """Read JSON lines (first sign "{"), a web page or plain text, as they begin.

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
    if buffered.peek(_ENOUGH).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from read_json_lines(buffered, source)
        return
    text = decode(read_all(buffered, MAX_DOCUMENT_BYTES))
    if text.lstrip().startswith("{"):
        yield from read_json_lines(_buffer(text.encode()), source)
    elif _PAGE.match(text):
        yield build_page(text, source)
    else:
        yield build_text(text, source)


def _buffer(data: bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(data))
