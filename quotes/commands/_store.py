"""Opening the store that the options name, importing the database layer only then.

Importing the database layer takes half the time of a query; help and completion do not need it.
"""

from typing import TYPE_CHECKING

from quotes.commands._console import note, show_progress
from quotes.commands._option_groups import FilterOptions, SelectionOptions

if TYPE_CHECKING:
    from quotes.store import QuotationQuery, SpeakerMatch, Store


def open_to_read(target: str) -> "Store":
    """Open an existing store to query it."""
    from quotes.store import open_store  # noqa: PLC0415

    return open_store(target)


def open_to_add(target: str) -> "Store":
    """Open a store to add articles, creating it if it does not exist."""
    from quotes.store import open_store  # noqa: PLC0415

    return open_store(target, writable=True, watch=show_progress)


def open_to_change(target: str) -> "Store":
    """Open an existing store to change it; a mistyped path must not create a new one."""
    from quotes.store import open_store, schema_status  # noqa: PLC0415

    schema_status(target)
    return open_store(target, writable=True, watch=show_progress)


def open_current_to_change(target: str) -> "Store":
    """Open a store to change it, unless an older version made it.

    Upgrading renumbers decisions: a number that was noted down before would mean another one.
    """
    open_to_read(target).close()
    return open_to_change(target)


def build_query(
    selection: SelectionOptions,
    filtering: FilterOptions,
    *,
    speaker: str | None = None,
    everyone: bool = False,
    words: str | None = None,
    sort: str = "date",
    limit: int | None = None,
) -> "QuotationQuery":
    """Return the query that the options ask for."""
    from quotes.store import QuotationQuery, QuotationSort  # noqa: PLC0415

    return QuotationQuery(
        speaker=speaker,
        everyone=everyone,
        words=words,
        outlet=selection.outlet,
        kind=selection.kind,
        since=selection.since,
        until=selection.until,
        filters=filtering.filters,
        sort=QuotationSort(sort),
        limit=limit,
    )


def match_aloud(store: "Store", name: str, *, everyone: bool = False) -> "SpeakerMatch":
    """Return the speakers that match a name, with a notice if the closest spelling was used."""
    match = store.match_speaker(name, everyone=everyone)
    if match.taken is not None:
        closest = match.taken.removesuffix(".")  # of "Jr."
        note(f"No speaker named {name!r}: showing the closest match, {closest}.")
    return match
