"""Opening the store that the options name, importing the database layer only then."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotes.store import Store


def open_database(target: str, *, writable: bool = False) -> "Store":
    """Open the store; a look-up never makes one."""
    from quotes.store import open_store  # noqa: PLC0415 - half of a look-up's time

    return open_store(target, writable=writable)
