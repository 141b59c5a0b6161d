"""The command that lists the outlets of the stored articles."""

from typing import Annotated, Literal

import typer

from quotes.commands._console import choose_form, write_records
from quotes.commands._options import (
    ConfidenceOption,
    CsvOption,
    DatabaseOption,
    JsonOption,
    LimitOption,
    LinesOption,
    ThoughtsOption,
)
from quotes.commands._store import build_filters, open_to_read
from quotes.interchange.quotations import outlet_object
from quotes.settings import DEFAULT_DATABASE

SortOption = Annotated[
    Literal["name", "articles", "quotations"],
    typer.Option("--sort", help="Sort by name, or by a count (most first)."),
]
COLUMNS = {"Articles": "articles", "Quotations": "quotations", "Outlet": "outlet"}


def outlets(
    *,
    sort: SortOption = "name",
    thoughts: ThoughtsOption = False,
    min_confidence: ConfidenceOption = 0.0,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_lines: LinesOption = False,
    as_csv: CsvOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """List the outlets.

    A row without a name stands for articles that do not name an outlet.

    Example: `quotes outlets --json`
    """
    from quotes.store import OutletSort  # noqa: PLC0415 - see quotes.commands._store

    form = choose_form(as_json=as_json, as_lines=as_lines, as_csv=as_csv)
    filters = build_filters(thoughts=thoughts, min_confidence=min_confidence)
    with open_to_read(database) as store:
        found = store.outlets(sort=OutletSort(sort), limit=limit, filters=filters)
    write_records(
        map(outlet_object, found),
        form,
        fields=("outlet", "articles", "quotations"),
        columns=COLUMNS,
        nothing="No articles.",
    )
