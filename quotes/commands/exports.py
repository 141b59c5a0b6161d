"""The command that writes what a store holds to a file for other programs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from quotes.commands._console import note, write_line, write_object
from quotes.commands._option_groups import FilterOptions, SelectionOptions, takes_groups
from quotes.commands._options import DatabaseOption, ForceOption, JsonOption, SpeakerOption
from quotes.commands._store import build_query, open_to_read
from quotes.commands._target import open_target
from quotes.errors import ExportError
from quotes.export.csv import is_csv, write_csv
from quotes.export.json import is_json, is_lines, write_json, write_lines
from quotes.export.target import Recogniser
from quotes.interchange.quotations import (
    QUOTATION_FIELDS,
    JsonObject,
    export_object,
    quotation_object,
)
from quotes.settings import DEFAULT_DATABASE
from quotes.text.inflection import count_of

if TYPE_CHECKING:
    from quotes.store import QuotationQuery, QuotationRecord, Store

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
    one; the other formats hold every wording unchanged. The head of the store's ledger is printed,
    and kept in the SQLite file's table `meta`: `quotes verify --head` takes it.

    Example: `quotes export boichenko.csv --speaker "Vadym Boichenko"`
    """
    form = _form_of(target)
    query = build_query(selection, filtering, speaker=speaker, sort="article")
    with (
        open_to_read(database) as store,
        store.snapshot(),
        open_target(target, database, replaces=form.recognise, force=force) as draft,
    ):
        source = _Source(store, query, store.head())
        form.write(source, draft)
    if as_json:
        write_object(export_object(str(target), source.count, source.head))
    else:
        write_line(f"{count_of(source.count, 'quotation')} written to {target}")
        note(f"Head of the store: {source.head}")


@dataclass(slots=True)
class _Source:
    """What is exported: each part is read from one state of the store when it is written."""

    store: "Store"
    query: "QuotationQuery"
    head: str
    count: int = 0

    def quotations(self) -> Iterator["QuotationRecord"]:
        for record in self.store.iter_quotations(self.query):
            self.count += 1
            yield record

    def objects(self) -> Iterator[JsonObject]:
        return map(quotation_object, self.quotations())


def _to_sqlite(source: _Source, path: Path) -> None:
    from quotes.export.sqlite import write_sqlite  # noqa: PLC0415

    store, filters = source.store, source.query.filters
    speakers, families = store.speakers(filters=filters), store.families(filters=filters)
    write_sqlite(source.quotations(), speakers, families, path, head=source.head)


def _to_csv(source: _Source, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        write_csv(source.objects(), stream, QUOTATION_FIELDS)


def _to_json(source: _Source, path: Path) -> None:
    with path.open("w", encoding="utf-8") as stream:
        write_json(source.objects(), stream)


def _to_lines(source: _Source, path: Path) -> None:
    with path.open("w", encoding="utf-8") as stream:
        write_lines(source.objects(), stream)


def _is_sqlite(path: Path) -> bool:
    from quotes.export.sqlite import is_export  # noqa: PLC0415

    return is_export(path)


class _Form(NamedTuple):
    """One form of exports: how it is written, and how an older file of it is told."""

    write: Callable[[_Source, Path], None]
    recognise: Recogniser


FORMS = {
    ".db": _Form(_to_sqlite, _is_sqlite),
    ".csv": _Form(_to_csv, is_csv(QUOTATION_FIELDS)),
    ".json": _Form(_to_json, is_json(QUOTATION_FIELDS)),
    ".jsonl": _Form(_to_lines, is_lines(QUOTATION_FIELDS)),
}


def _form_of(target: Path) -> _Form:
    form = FORMS.get(target.suffix.lower())
    if form is None:
        message = f"{target}: unknown export format; use a name ending in {', '.join(FORMS)}"
        raise ExportError(message)
    return form
