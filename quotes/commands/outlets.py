"""The command that lists the outlets of the stored articles."""

from typing import Annotated, Literal

import typer

from quotes.commands._console import write_records
from quotes.commands._option_groups import FilterOptions, ListOptions, takes_groups
from quotes.commands._store import open_to_read
from quotes.interchange.quotations import outlet_object

SortOption = Annotated[
    Literal["name", "articles", "quotations"],
    typer.Option("--sort", help="Sort by name, or by a count (most first)."),
]
COLUMNS = {"Articles": "articles", "Quotations": "quotations", "Outlet": "outlet"}


@takes_groups
def outlets(*, sort: SortOption = "name", filtering: FilterOptions, listing: ListOptions) -> None:
    """List the outlets.

    A row without a name stands for articles that do not name an outlet.

    Example: `quotes outlets --json`
    """
    from quotes.store import OutletSort  # noqa: PLC0415 - see quotes.commands._store

    form = listing.form
    with open_to_read(listing.database) as store:
        found = store.outlets(sort=OutletSort(sort), limit=listing.limit, filters=filtering.filters)
    write_records(
        map(outlet_object, found),
        form,
        fields=("outlet", "articles", "quotations"),
        columns=COLUMNS,
        nothing="No articles.",
    )
