"""Statements on many rows: in batches, and around the ORM."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Insert, insert

from quotes.store.schema.base import Base

T = TypeVar("T")
# What goes into the columns of one row, by their names.
Values = Mapping[str, object]

# SQLite takes 32,766 values in a statement; from some hundred on, more are no faster.
SIZE = 500


def batched(items: Iterable[T]) -> Iterator[list[T]]:
    """Give the items in lists of at most ``SIZE``."""
    waiting = iter(items)
    while batch := list(islice(waiting, SIZE)):
        yield batch


def insert_rows(connection: Connection, row: type[Base], rows: Sequence[Values]) -> None:
    """Write rows in one go; of none, do nothing."""
    if rows:
        connection.execute(_insert(row), rows)


@cache
def _insert(row: type[Base]) -> Insert:
    """Build the statement once: that takes longer than running it."""
    return insert(row)
