"""Errors of the store: database errors become the library's here, in plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from quotes.errors import NotFoundError, StoreError

# By SQLite's error name, the longest name that begins it first; then by PostgreSQL's SQLSTATE.
_EXPLAINED = {
    "SQLITE_BUSY": "is locked: another program is writing to it; try again when it is done",
    "SQLITE_LOCKED": "is locked: another program is writing to it; try again when it is done",
    "SQLITE_READONLY_DIRECTORY": (
        "can't be written: its folder is read-only; copy the file to a writable folder"
    ),
    "SQLITE_READONLY": "can't be written: it is read-only; copy it to a writable place",
    "SQLITE_FULL": "can't be written: the disk is full; free some space and add again",
    "SQLITE_CANTOPEN": (
        "can't be opened: its folder must exist and be readable; if the program that wrote the "
        "file was killed, copy it with its -wal file to a writable folder"
    ),
    "SQLITE_PERM": "can't be opened: permission denied; ask its owner",
    "SQLITE_NOTADB": "is not a SQLite database: name a store, or a new file for `quotes add`",
    "SQLITE_CORRUPT": "is damaged: restore a backup",
    "SQLITE_IOERR": "can't be read or written: the disk reports an error; check the disk",
    "55P03": "is locked: another program is writing to it; try again when it is done",
    "53100": "can't be written: the server's disk is full; free some space and add again",
    "42501": "permission denied for this user: ask the server's administrator",
    "25006": "can't be written: the server is read-only; ask its administrator",
    "28P01": "rejected the password: check the database URL",
    "3D000": "does not exist on the server: create it with `createdb`",
}
_OUT_OF_RANGE = "22003"


@contextmanager
def store_faults(name: str) -> Iterator[None]:
    """Turn what the database raises into a StoreError of one line.

    Args:
        name: What the person calls the store: its path, or its URL without a password.

    Raises:
        StoreError: Instead of any error of the database or its driver.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as exc:
        if _code(exc) == _OUT_OF_RANGE:
            raise _too_large(name) from exc
        message = f"{name} {_explain(exc)}"
        raise StoreError(message) from exc
    except OverflowError as exc:
        raise _too_large(name) from exc
    except UnicodeEncodeError as exc:
        message = f"{name} can't store this value: {exc}; fix the input"
        raise StoreError(message) from exc
    except JSONDecodeError as exc:
        message = f"{name} is damaged: {exc}; restore a backup"
        raise StoreError(message) from exc


def no_quotation(quotation_id: int) -> NotFoundError:
    """Return the error for a number that no quotation has."""
    return NotFoundError(f"no quotation {quotation_id}: `quotes find WORDS` shows IDs")


def no_article(article_id: int) -> NotFoundError:
    """Return the error for a number that no article has."""
    return NotFoundError(f"no article {article_id}: `quotes articles list` shows numbers")


def _too_large(name: str) -> NotFoundError:
    return NotFoundError(f"ID out of range: nothing in {name} has one so large")


def _explain(exc: SQLAlchemyError | sqlite3.Error) -> str:
    code = _code(exc)
    for begin, words in _EXPLAINED.items():
        if code.startswith(begin):
            return words
    said = " ".join(str(_cause(exc)).split("\n[SQL", 1)[0].split())
    return f"can't be used: the database reports: {said}"


def _code(exc: BaseException) -> str:
    """Return SQLite's name of the error, or the server's SQLSTATE."""
    cause = _cause(exc)
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return str(code or "")


def _cause(exc: BaseException) -> BaseException:
    return exc.orig if isinstance(exc, DBAPIError) and exc.orig else exc
