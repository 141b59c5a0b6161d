"""The store's errors: the one place where the database's become the library's, in clear words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from quotes.errors import NotFoundError, StoreError

# By SQLite's error name, the longest name that begins it first; then by PostgreSQL's SQLSTATE.
_EXPLAINED = {
    "SQLITE_BUSY": "is locked: another program is writing to it; wait until that is done",
    "SQLITE_LOCKED": "is locked: another program is writing to it; wait until that is done",
    "SQLITE_READONLY_DIRECTORY": (
        "can't be written: its folder is read-only; copy the file to a folder that is not"
    ),
    "SQLITE_READONLY": "can't be written: it is read-only; copy it to where it may be written",
    "SQLITE_FULL": "can't be written: the disk is full; free some space and add again",
    "SQLITE_CANTOPEN": (
        "can't be opened: its folder must exist and be open to you; if the file comes from a "
        "program that was killed, copy it with its -wal file to a folder that can be written"
    ),
    "SQLITE_PERM": "can't be opened: you have no right to it; ask its owner",
    "SQLITE_NOTADB": "is no database: name a store, or a new file for `quotes add` to make",
    "SQLITE_CORRUPT": "is damaged: put a backup in its place",
    "SQLITE_IOERR": "can't be read or written: the disk reports an error; check the disk",
    "55P03": "is locked: another program is writing to it; wait until that is done",
    "53100": "can't be written: the server's disk is full; free some space and add again",
    "42501": "refuses: this user lacks the right; ask who runs the server",
    "25006": "can't be written: the server takes no changes; ask who runs it",
    "28P01": "refuses the password: check the database URL",
    "3D000": "does not exist on the server: make it with `createdb`",
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
        message = f"{name} can't hold this value: {exc}; mend the input"
        raise StoreError(message) from exc
    except JSONDecodeError as exc:
        message = f"{name} is damaged: {exc}; put a backup in its place"
        raise StoreError(message) from exc


def no_quotation(quotation_id: int) -> NotFoundError:
    """Return the error for a number that no quotation has."""
    return NotFoundError(f"there is no quotation {quotation_id}: `quotes find WORDS` shows numbers")


def no_article(article_id: int) -> NotFoundError:
    """Return the error for a number that no article has."""
    return NotFoundError(f"there is no article {article_id}: `quotes articles list` shows numbers")


def _too_large(name: str) -> NotFoundError:
    return NotFoundError(f"{name} holds nothing with so large a number: lists show the numbers")


def _explain(exc: SQLAlchemyError | sqlite3.Error) -> str:
    code = _code(exc)
    for begin, words in _EXPLAINED.items():
        if code.startswith(begin):
            return words
    said = " ".join(str(_cause(exc)).split("\n[SQL", 1)[0].split())
    return f"can't be used: the database says: {said}"


def _code(exc: BaseException) -> str:
    """Return SQLite's name of the error, or the server's SQLSTATE."""
    cause = _cause(exc)
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return str(code or "")


def _cause(exc: BaseException) -> BaseException:
    return exc.orig if isinstance(exc, DBAPIError) and exc.orig else exc
