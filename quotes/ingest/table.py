"""CSV, one article a row, by the names in its first row."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

from quotes.errors import IngestError
from quotes.ingest.article import MAX_CHARACTERS, Source
from quotes.ingest.encoding import UTF16_MARKS, decode
from quotes.ingest.rows import SeenIds, name_failure, read_row
from quotes.text.inflection import count_of
from quotes.types import Article, Failure

# Spreadsheets write semicolons in half of Europe, and tabs on request.
_DELIMITERS = (",", ";", "\t")
# A cell over this has swallowed others; one over the articles' limit is still named as such.
_LONGEST_CELL = 4 * MAX_CHARACTERS
# An old encoding can only be told from all of a file; a UTF-8 one of any size is streamed.
_LARGEST_GUESS = 50_000_000
_CHUNK = 1 << 20


def read_table(stream: BinaryIO, source: Source) -> Iterator[Article | Failure]:
    """Read an article from each row; a row that holds none fails, and the next is read.

    Texts stay unchanged, line ends too. After a broken quotation the rows can't be told apart
    any more, so there reading ends.
    """
    number = 0
    seen = SeenIds()
    try:
        with _open_text(stream) as text:
            names, rows = _open_rows(text)
            for number, cells in rows:
                yield _read_cells(names, cells, number, source, seen)
    except IngestError as exc:
        yield Failure(source.origin, str(exc), source.id)
        return
    if number == 0:
        message = "has no rows: write one article per row, below the column names"
        yield Failure(source.origin, message, source.id)


def _open_text(stream: BinaryIO) -> TextIO:
    head = stream.read(2)
    stream.seek(0)
    if head in UTF16_MARKS:
        return io.TextIOWrapper(stream, encoding="utf-16", newline="")
    if _is_utf8(stream):
        return io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    data = stream.read(_LARGEST_GUESS + 1)
    if len(data) > _LARGEST_GUESS:
        message = f"is not in UTF-8 and over {_LARGEST_GUESS:,} bytes: save it as UTF-8"
        raise IngestError(message)
    return io.StringIO(decode(data), newline="")


def _is_utf8(stream: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := stream.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        stream.seek(0)
    return True


def _open_rows(text: TextIO) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """Return the names of the columns, and the rows with the line that each begins in."""
    # The module has no limit of a single reader, and its own is below that of an article.
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
    try:
        first = text.readline(_LONGEST_CELL)
    except UnicodeDecodeError as exc:
        message = "begins like UTF-16 but is not: save it as UTF-8"
        raise IngestError(message) from exc
    for delimiter in _DELIMITERS:
        names = [
            name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter), [])
        ]
        if "text" in names:
            _refuse_doubles(names)
            return names, _number_rows(text, delimiter)
    message = "has no column 'text': name the columns in the first row (id, text, outlet, ...)"
    raise IngestError(message)


def _refuse_doubles(names: list[str]) -> None:
    doubles = sorted(name for name, count in Counter(names).items() if name and count > 1)
    if doubles:
        message = f"has several columns named {doubles[0]!r}: keep one of them"
        raise IngestError(message)


def _number_rows(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    # Not strict, the module would join what stands before and behind a stray quotation mark.
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    start = 2
    try:
        for cells in reader:
            if cells:
                yield start, cells
            start = reader.line_num + 2
    except (csv.Error, UnicodeDecodeError) as exc:
        message = f"the row in line {start} is broken ({exc}): fix it; rows below were not read"
        raise IngestError(message) from exc


def _read_cells(
    names: list[str], cells: list[str], number: int, source: Source, seen: SeenIds
) -> Article | Failure:
    place = source.at_line(number)
    row = {name: cell for name, cell in zip(names, cells, strict=False) if name}
    try:
        if len(cells) > len(names):
            columns = count_of(len(names), "column")
            message = f"the row has {count_of(len(cells), 'cell')} for {columns}: quote its commas"
            raise IngestError(message)
        article = read_row(row, place, text_given=False)
        seen.check(article, number)
    except IngestError as exc:
        return name_failure(row, place, exc)
    return article
