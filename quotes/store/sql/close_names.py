"""How names are looked up: in any case, and where one is not found, those spelt most like it."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from quotes.errors import NotFoundError
from quotes.store.schema.tables import RevisionRow

# Of 100; below this, rapidfuzz's names have little more than a letter or two in common.
_CLOSE = 70
_AT_MOST = 5


def name_key(name: str) -> str:
    """Return what names that differ only in case or spaces have in common.

    >>> name_key("Harbour  DAILY")
    'harbour daily'
    """
    return " ".join(name.split()).casefold()


def outlet_spellings(connection: Connection, name: str) -> list[str]:
    """Return how an outlet is spelt in the store.

    Raises:
        NotFoundError: There is none of this name; the message names those spelt most like it.
    """
    query = select(RevisionRow.outlet).where(RevisionRow.outlet.is_not(None)).distinct()
    outlets = [outlet for outlet in connection.scalars(query) if outlet]
    key = name_key(name)
    if found := [outlet for outlet in outlets if name_key(outlet) == key]:
        return found
    whom = f"outlet is called {name!r}: `quotes outlets` lists all"
    raise unknown_name(whom, closest_names(name, outlets))


def closest_names(name: str, names: Sequence[str]) -> list[str]:
    """Return the names that are spelt most like one, the closest first."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - only for what is not found

    found = process.extract(
        name,
        names,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=_AT_MOST,
        score_cutoff=_CLOSE,
    )
    return [close for close, _, _ in found]


def unknown_name(whom: str, close: Sequence[str]) -> NotFoundError:
    """Return the error for a name that nobody has."""
    hint = f"close to it: {', '.join(close)}" if close else "nothing is spelled like it"
    return NotFoundError(f"no {whom}; {hint}")
