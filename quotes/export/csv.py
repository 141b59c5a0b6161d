"""CSV that a spreadsheet opens without running any of it."""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import Any, TextIO

from quotes.export.target import Recogniser, begins_with

# A spreadsheet runs a cell that begins so as a formula; the apostrophe is here to keep the
# escape reversible. The wide forms count too: some programs normalise them first.
RISKY_STARTS = tuple("=+-@\t\r\n＝＋－＠'")


def write_csv(
    records: Iterable[Mapping[str, Any]],
    stream: TextIO,
    fields: Sequence[str],
    *,
    show: Callable[[str], str] = str,
) -> None:
    """Write objects as CSV with a header, one row an object, as they come.

    A text cell that begins with ``=``, ``+``, ``-``, ``@``, their wide forms, a tab, a line
    break or an apostrophe gets one apostrophe in front, or a spreadsheet would run it as a
    formula. Taking one leading apostrophe away gives the exact wording back; JSON and SQLite
    exports need no such thing.

    Args:
        records: Objects; keys besides the fields are left out.
        stream: Where to write; open files with ``newline=""``.
        fields: Keys that become the columns, in order.
        show: How a text is put where a person watches; programs get it as it is.
    """
    rows = ([_cell(record.get(field), show) for field in fields] for record in records)
    first = list(islice(rows, 1))  # before the header: what fails at once leaves nothing behind
    # With this end of a row, a carriage return in a cell is put between quotation marks.
    csv.writer(_Rows(stream), lineterminator="\r\n").writerows(chain([fields], first, rows))


def is_csv(fields: Sequence[str]) -> Recogniser:
    """Return what recognises CSV whose first two columns are those of the fields.

    Other versions may have had other columns behind them.
    """
    return begins_with(re.escape(",".join(fields[:2])).encode() + rb"[,\r\n]")


class _Rows:
    """Rows that end with a line feed alone."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, row: str) -> int:
        """Write a whole row, as ``csv.writer`` gives it."""
        return self._stream.write(row.removesuffix("\r\n") + "\n")


def _cell(value: object, show: Callable[[str], str]) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        value = "; ".join(str(part) for part in value)
    if isinstance(value, str):
        return show("'" + value if value.startswith(RISKY_STARTS) else value)
    return value
