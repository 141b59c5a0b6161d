"""The command that writes what a store holds to a file for other programs."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands._console import write_line, write_object
from quotes.commands._option_groups import FilterOptions, SelectionOptions, takes_groups
from quotes.commands._options import DatabaseOption, ForceOption, JsonOption, SpeakerOption
from quotes.commands._store import build_query, open_to_read
from quotes.errors import ExportError
from quotes.export.csv import write_csv
from quotes.export.json import write_json, write_lines
from quotes.export.target import whole_file
from quotes.interchange.quotations import QUOTATION_FIELDS, export_object, quotation_object
from quotes.settings import DEFAULT_DATABASE
from quotes.text.inflection import count_of

if TYPE_CHECKING:
    from quotes.store import FamilyRecord, QuotationRecord

TargetArgument = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help="File to write; its extension sets the format: .db .csv .json .jsonl"
    ),
]


@takes_groups
def export(
    target: TargetArgument,
    *,
    speaker: SpeakerOption = None,
    selection: SelectionOptions,
    filtering: FilterOptions,
    force: ForceOption = False,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Write quotations to a file.

    The SQLite file has plain tables, full-text search and the view `quotations`, and can be used
    without this program. In CSV, cells that a spreadsheet would run as a formula (they begin with
    = + - @ or a control character) are prefixed with an apostrophe, as are cells that begin with
    one; the other formats hold every wording unchanged.

    Example: `quotes export boichenko.csv --speaker "Vadym Boichenko"`
    """
    write = _writer_for(target)
    _refuse_own_store(target, database)
    query = build_query(selection, filtering, speaker=speaker, sort="article")
    with open_to_read(database) as store, whole_file(target, overwrite=force) as draft:
        counted = _Counted(store.iter_quotations(query))
        write(counted, partial(store.families, filters=query.filters), draft)
    if as_json:
        write_object(export_object(str(target), counted.count))
    else:
        write_line(f"{count_of(counted.count, 'quotation')} written to {target}")


class _Counted:
    """Quotations, counted as they are iterated over."""

    def __init__(self, records: Iterable["QuotationRecord"]) -> None:
        self._records = records
        self.count = 0

    def __iter__(self) -> Iterator["QuotationRecord"]:
        for record in self._records:
            self.count += 1
            yield record


Families = Callable[[], Iterable["FamilyRecord"]]


def _to_sqlite(records: _Counted, families: Families, path: Path) -> None:
    from quotes.export.sqlite import write_sqlite  # noqa: PLC0415

    write_sqlite(records, families(), path)


def _to_csv(records: _Counted, _: Families, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        write_csv(map(quotation_object, records), stream, QUOTATION_FIELDS)


def _to_json(records: _Counted, _: Families, path: Path) -> None:
    with path.open("w", encoding="utf-8") as stream:
        write_json(map(quotation_object, records), stream)


def _to_lines(records: _Counted, _: Families, path: Path) -> None:
    with path.open("w", encoding="utf-8") as stream:
        write_lines(map(quotation_object, records), stream)


Writer = Callable[[_Counted, Families, Path], None]
WRITERS: dict[str, Writer] = {
    ".db": _to_sqlite,
    ".csv": _to_csv,
    ".json": _to_json,
    ".jsonl": _to_lines,
}


def _writer_for(target: Path) -> Writer:
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        message = f"{target}: unknown export format; use a name ending in {', '.join(WRITERS)}"
        raise ExportError(message)
    return writer


def _refuse_own_store(target: Path, database: str) -> None:
    """Keep --force from overwriting the store with an export of itself."""
    from quotes.store.engine.database import read_target  # noqa: PLC0415 - see quotes.commands._store

    path = read_target(database).path
    if path is not None and target.resolve() == path.resolve():
        message = f"{target} is the store itself: choose another name for the export"
        raise ExportError(message)
