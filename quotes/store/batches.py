"""Cutting long lists up, since a statement takes only so many values."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

# SQLite takes 32,766 values in a statement; from some hundred on, more are no faster.
SIZE = 500


def batched(items: Iterable[T], size: int = SIZE) -> Iterator[list[T]]:
    """Give the items in lists of at most ``size``."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch
