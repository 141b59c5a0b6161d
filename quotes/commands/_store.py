"""Opening the store that the options name, importing the database layer only then.

The database layer is half of a look-up's time; help, version and completion do without it.
"""

from datetime import date
from typing import TYPE_CHECKING

from quotes.commands._console import note, show_progress
from quotes.types import QuotationKind

if TYPE_CHECKING:
    from quotes.store import QuotationFilters, QuotationQuery, SpeakerMatch, Store


def open_to_read(target: str) -> "Store":
    """Open a store for looking things up; it must be there."""
    from quotes.store import open_store  # noqa: PLC0415

    return open_store(target)


def open_to_add(target: str) -> "Store":
    """Open a store for articles; it is made where there is none."""
    from quotes.store import open_store  # noqa: PLC0415

    return open_store(target, writable=True, watch=show_progress)


def open_to_change(target: str) -> "Store":
    """Open a store for changing what it holds; a mistyped path must not make a new one."""
    from quotes.store import open_store, schema_status  # noqa: PLC0415

    schema_status(target)
    return open_store(target, writable=True, watch=show_progress)


def build_filters(*, thoughts: bool = False, min_confidence: float = 0.0) -> "QuotationFilters":
    """Return what holds back what the options don't ask for: thoughts, unless they do."""
    from quotes.store import QuotationFilters  # noqa: PLC0415

    return QuotationFilters(thoughts=thoughts, min_confidence=min_confidence)


def build_query(
    *,
    speaker: str | None = None,
    everyone: bool = False,
    words: str | None = None,
    outlet: str | None = None,
    kind: QuotationKind | None = None,
    since: date | None = None,
    until: date | None = None,
    thoughts: bool = False,
    min_confidence: float = 0.0,
    sort: str = "date",
    limit: int | None = None,
) -> "QuotationQuery":
    """Return the store's question for what the options ask."""
    from quotes.store import QuotationQuery, QuotationSort  # noqa: PLC0415

    return QuotationQuery(
        speaker=speaker,
        everyone=everyone,
        words=words,
        outlet=outlet,
        kind=kind,
        since=since,
        until=until,
        filters=build_filters(thoughts=thoughts, min_confidence=min_confidence),
        sort=QuotationSort(sort),
        limit=limit,
    )


def match_aloud(store: "Store", name: str, *, everyone: bool = False) -> "SpeakerMatch":
    """Find whom a name stands for; say which was taken where nobody is called just so."""
    match = store.match_speaker(name, everyone=everyone)
    if match.taken is not None:
        note(f"No speaker is called {name!r}: taking {match.taken}, which is spelt most like it.")
    return match
