"""What commands write: results to standard output, all else to standard error.

A table is drawn only for a terminal; in a pipe every line is complete, so that searching and
counting lines works. Rich is imported only where a person watches.

Whatever is written for people goes through ``quotes.text.shown``. JSON and CSV in a pipe are exact;
on a terminal, JSON has escapes and CSV has signs for what would act there.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import Any, TextIO, TypeVar

import typer

from quotes.export.csv import write_csv
from quotes.export.json import write_json, write_lines
from quotes.text.inflection import count_of
from quotes.text.shown import isolate, isolate_names, isolation, one_line, show, show_json

T = TypeVar("T")


class Form(Enum):
    """How a result is written."""

    TABLE = auto()
    JSON = auto()
    LINES = auto()
    CSV = auto()


def choose_form(*, as_json: bool = False, as_lines: bool = False, as_csv: bool = False) -> Form:
    """Return the form that the options ask for, which must be at most one."""
    asked = {Form.JSON: as_json, Form.LINES: as_lines, Form.CSV: as_csv}
    forms = [form for form, wanted in asked.items() if wanted]
    if len(forms) > 1:
        message = "choose one of --json, --nl and --csv"
        raise typer.TyperException(message)
    return forms[0] if forms else Form.TABLE


def write_records(
    records: Iterable[Mapping[str, Any]],
    form: Form,
    *,
    fields: Sequence[str],
    columns: Mapping[str, str],
    nothing: str,
) -> None:
    """Write a list of objects in one of the forms.

    Args:
        records: Objects as ``quotes.interchange.quotations`` shapes them.
        form: How to write them.
        fields: Keys that CSV has as columns.
        columns: Headings of the table, each with the key that stands below it; the widest
            last, since in a pipe only it may be of any length without shifting the others.
        nothing: What to tell people if there are no records.
    """
    if form is Form.TABLE:
        rows = [[show_cell(record[key]) for key in columns.values()] for record in records]
        _write_table(list(columns), rows, nothing)
    elif form is Form.CSV:
        write_rows(records, fields)
    else:
        write_objects(records, form)


def write_objects(records: Iterable[Mapping[str, Any]], form: Form) -> None:
    """Write objects as one JSON array or, for ``Form.LINES``, one per line."""
    write = write_lines if form is Form.LINES else write_json
    write(records, sys.stdout, show=show_json if is_watched() else str)


def write_rows(records: Iterable[Mapping[str, Any]], fields: Sequence[str]) -> None:
    """Write objects as CSV; a person who watches sees it as text, programs get it exact."""
    write_csv(records, sys.stdout, fields, show=_show_words if is_watched() else str)


def is_watched() -> bool:
    """Return True if results go to a terminal, which shows colours and tables."""
    return sys.stdout.isatty()


def write_object(record: Mapping[str, Any]) -> None:
    """Write one object as JSON."""
    write_objects([record], Form.LINES)


def write_fields(fields: Mapping[str, object]) -> None:
    """Write names and values, one per line, leaving out unknown values.

    A list takes one line per value.
    """
    width = max(map(len, fields)) + 2
    for name, value in fields.items():
        values = value if isinstance(value, (list, tuple)) else [value]
        label = name
        for line in filter(None, map(show_cell, values)):
            sys.stdout.write(f"{label:<{width}}{_shown(line, sys.stdout)}\n")
            label = ""


def write_pieces(
    pieces: Iterable[tuple[str, str]], *, words: Iterable[tuple[str, str]] = ()
) -> None:
    """Write a line made of pieces, each with a style that only a terminal shows.

    Args:
        pieces: Texts with their styles.
        words: The same, all of one text, which may be of several lines.
    """
    line = [(_shown(text, sys.stdout), style) for text, style in pieces]
    whole = [(show(text, lines=True), style) for text, style in words]
    if not is_watched():
        sys.stdout.write("".join(text for text, _ in (*line, *whole)) + "\n")
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    opening, closing = isolation("".join(text for text, _ in whole))
    assembled = Text.assemble(*line, opening, *whole, closing)
    Console(file=sys.stdout, highlight=False).print(assembled, soft_wrap=True)


def write_line(text: str = "", *, words: str = "") -> None:
    """Write a line of results.

    Args:
        text: What is told.
        words: What somebody wrote or said, behind it; its line breaks become spaces.
    """
    said = show(one_line(words))
    sys.stdout.write(f"{_shown(text, sys.stdout)}{isolate(said) if is_watched() else said}\n")


def write_text(text: str) -> None:
    """Write a text of several lines."""
    sys.stdout.write(f"{show(text, lines=True)}\n")


def note(text: str) -> None:
    """Write a line to standard error, apart from the results; the status tells if it can't be."""
    try:
        sys.stderr.write(f"{_shown(text, sys.stderr)}\n")
        sys.stderr.flush()
    except OSError:
        abandon(sys.stderr)


def abandon(stream: TextIO) -> None:
    """Keep Python from failing at exit with what a stream did not take."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def ask(question: str) -> None:
    """Ask on standard error whether to go on.

    Raises:
        typer.Abort: The answer is no.
    """
    typer.confirm(_shown(question, sys.stderr), abort=True, err=True)


def show_cell(value: object) -> str:
    """Return a value on one line, as a cell of a table holds it."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        value = ", ".join(str(part) for part in value)
    return one_line(str(value))


def _shown(line: str, stream: TextIO) -> str:
    """Return a line with signs, and on a terminal with each name from the right by itself."""
    shown = show(line)
    return isolate_names(shown) if stream.isatty() else shown


def _show_words(text: str) -> str:
    return isolate(show(text, lines=True))


def describe_pace(words: int, seconds: float) -> str:
    """Return how much was read in what time."""
    return f"{count_of(words, 'word')} in {seconds:.1f} s, {words / seconds:,.0f} a second"


def show_progress(items: Iterable[T], label: str) -> Iterator[T]:
    """Yield items while standard error shows a count, if it is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress, SpinnerColumn, TextColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed}"))
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        yield from progress.track(items, description=label)


def _write_table(headings: Sequence[str], rows: Sequence[Sequence[str]], nothing: str) -> None:
    rows = [[show(cell) for cell in row] for row in rows]
    if not rows:
        note(nothing)
    elif is_watched():
        _draw_table(headings, rows)
    else:
        _align_table(headings, rows)


def _align_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    widths[-1] = 0
    for row in (headings, *rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def _draw_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    from quotes.commands._cell import Cell  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*map(Cell, row))
    Console(file=sys.stdout, highlight=False).print(table)
