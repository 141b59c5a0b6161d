"""Rows as small named tuples.

SQLAlchemy types the places of a row, but not its names: a misspelt ``row.nmae`` would pass the
type checker. So a row is either unpacked at once or fetched into a type with named fields.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import starmap
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy import Connection, Select
from sqlalchemy.engine import Result

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
Values = Mapping[str, Any]
# A statement of more than ten columns, or of added ones: SQLAlchemy does not type these.
WideSelect = Select[*tuple[Any, ...]]


def fetch(
    connection: Connection,
    statement: Select[*Ts],
    row: Callable[[*Ts], T],
    values: Values | None = None,
) -> Iterator[T]:
    """Run a statement and give its rows in a type that takes its columns in their order.

    Args:
        connection: An open transaction.
        statement: At most ten columns: SQLAlchemy types no more.
        row: What makes a row of the columns' values, such as a named tuple.
        values: The values of the statement's parameters.
    """
    return starmap(row, connection.execute(statement, values))


def fetch_wide(
    connection: Connection, statement: WideSelect, row: type[T], values: Values | None = None
) -> Iterator[T]:
    """Run a statement whose columns have no types, and give its rows by name.

    Args:
        connection: An open transaction.
        statement: It has a column for each field of the row, in any order.
        row: A named tuple or dataclass.
        values: The values of the statement's parameters.
    """
    return by_name(connection.execute(statement, values), row)


def by_name(result: Result[*tuple[Any, ...]], row: type[T]) -> Iterator[T]:
    """Give the rows of a result in a type whose fields are called like its columns."""
    fields = row.__match_args__  # type: ignore[attr-defined]  # named tuples and dataclasses have it
    return starmap(row, result.columns(*fields))
