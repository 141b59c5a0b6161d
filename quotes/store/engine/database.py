"""The database under a store: where it is, how it is opened, what one unit of work is.

An SQLite file is in WAL mode only while somebody writes, so that queries go on meanwhile and a
commit is cheap; the last writer to close turns it back into a plain file with nothing beside it,
which can be copied alone and read from a read-only medium. A killed writer leaves a ``-wal`` file
that the next one to open it makes use of.
"""

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from quotes.errors import StoreError
from quotes.settings import database_url
from quotes.store.engine.errors import store_faults

T = TypeVar("T")

# Seconds to wait for another writer; adding one article takes some milliseconds.
PATIENCE = 5.0
# Seconds to wait for whoever makes or upgrades the tables: making them takes seconds where the
# machine has much to do, upgrading a store of thousands of articles some tens.
UPGRADE_PATIENCE = 60.0
# The part of SQLite's error code that says which error it is; the rest says how it came about.
_PRIMARY_CODE = 0xFF
# Seconds between two tries. SQLite by itself tries again ten times a second at most: of eight who
# write without a break one gets no turn for five seconds now and then.
PAUSE = 0.01
_WRITES = "quotes_writes"
# In bytes; of a larger file the rest is read in the ordinary way.
_MOST_MAPPED = 2**34
_SQLITE = make_url("sqlite+pysqlite://")
_PASSWORD = re.compile(r"(?<=://)[^/@]*@")
# Any fixed number of our own: who holds the server's lock of this number writes.
_WRITER_LOCK = 1903521652


@dataclass(frozen=True, slots=True)
class Target:
    """Where a store is: an SQLite file at ``path``, or a PostgreSQL database at ``url``.

    ``name`` is what messages call it: never with a password.
    """

    name: str
    url: URL
    path: Path | None = None


def read_target(target: str | Path) -> Target:
    """Tell a path from a database URL.

    Raises:
        StoreError: The URL is none, or of a database other than SQLite or PostgreSQL.
    """
    if isinstance(target, Path) or "://" not in target:
        return Target(str(target), _SQLITE, Path(target))
    try:
        url = make_url(database_url(target))
    except (ArgumentError, ValueError) as exc:
        shown = _PASSWORD.sub("", target)
        message = f"{shown!r} is not a database URL: give a path, or postgresql://user@host/name"
        raise StoreError(message) from exc
    backend = url.get_backend_name()
    if backend == "sqlite" and url.database:
        return Target(url.database, _SQLITE, Path(url.database))
    name = url.render_as_string(hide_password=True)
    if backend == "postgresql":
        return Target(name, url)
    message = f"{name}: a store is an SQLite file or a PostgreSQL database, not {backend}"
    raise StoreError(message)


class Database:
    """An open database that gives out transactions."""

    def __init__(self, target: Target, *, writable: bool, patience: float | None = None) -> None:
        """Prepare to connect; nothing is opened yet.

        Args:
            target: Where the database is.
            writable: Whether it may be written to; a file is then created if there is none.
            patience: Seconds to wait for others; None for as long as for another writer.

        Raises:
            StoreError: A path that is no file, or a driver that is not installed.
        """
        self.target = target
        self.engine = _engine(target, writable=writable, patience=patience)
        self._immediate = self.engine.execution_options(**{_WRITES: True})
        self.is_new = target.path is not None and not target.path.exists()
        self._beside_readers: sqlite3.Connection | None = None
        self._held: Connection | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction that sees one state of the store: the one that is held, if one is."""
        with store_faults(self.target.name):
            if self._held:
                yield self._held
                return
            with self.engine.begin() as connection:
                yield connection

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Let all that is read meanwhile see one state of the store."""
        with self.reading() as connection:
            before, self._held = self._held, connection
            try:
                yield
            finally:
                self._held = before

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one transaction that may write: all of it is stored, or nothing."""
        with store_faults(self.target.name), self._immediate.begin() as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Give a writing transaction in which tables can be rebuilt.

        SQLite would drop what refers to a table together with it, so references are checked at
        the end instead of all the time.
        """
        with store_faults(self.target.name), self._immediate.connect() as connection:
            if self.target.path:
                connection.detach()  # never used again with this setting
                connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
            with connection.begin():
                yield connection
                if self.target.path:
                    _check_references(connection, self.target)

    def is_written_to(self) -> bool:
        """Return True if somebody is writing to it right now."""
        if self.target.path:
            return _is_locked(self.target.path)
        with self.reading() as connection:
            query = f"SELECT pg_try_advisory_xact_lock_shared({_WRITER_LOCK})"
            return not connection.exec_driver_sql(query).scalar()

    def allow_readers_beside(self) -> None:
        """Put an SQLite file into WAL mode, so that queries work while this one writes.

        It stays so until this is closed: no writer that closes meanwhile can turn it back.
        """
        if self.target.path:
            with store_faults(self.target.name):
                self._beside_readers = _open_in_wal_mode(self.target.path)

    def close(self) -> None:
        """Close all connections; the last writer leaves a plain file with nothing beside it."""
        self.engine.dispose()
        if self._beside_readers:
            _close_plain(self._beside_readers)
            self._beside_readers = None


def open_file(
    path: Path, *, create: bool = False, patience: float | None = None
) -> sqlite3.Connection:
    """Connect to an SQLite file so that transactions begin and end only where we say.

    A file that may not be written is opened for reading by SQLite itself. Opening never for
    reading alone lets a query recover what a killed writer left.
    """
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}",
        uri=True,
        timeout=PATIENCE if patience is None else patience,
        isolation_level=None,
        check_same_thread=False,
    )


def _engine(target: Target, *, writable: bool, patience: float | None) -> Engine:
    if target.path is None:
        return _server_engine(target, writable=writable, patience=patience)
    if target.path.is_dir():
        message = f"{target.path} is a folder: name a file in it"
        raise StoreError(message)
    if not writable and not target.path.exists():
        message = (
            f"no store at {target.path}: create one with `quotes add`, or name one with `--db` or"
            " QUOTES_DB"
        )
        raise StoreError(message)
    return _file_engine(target.path, writable=writable, patience=patience)


def _file_engine(path: Path, *, writable: bool, patience: float | None) -> Engine:
    def connect() -> sqlite3.Connection:
        return open_file(path, create=writable, patience=patience)

    engine = create_engine(_SQLITE, creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA foreign_keys=ON")
        # Read straight from the file's pages in memory: in a large store twice as fast.
        connection.execute(f"PRAGMA mmap_size={_MOST_MAPPED}")
        if writable:
            connection.execute("PRAGMA synchronous=NORMAL")  # in WAL mode safe from corruption
            connection.execute("PRAGMA cache_size=-64000")  # kilobytes, for the indexes
            # Pages: 64 MB. Fingerprints change pages all over; by default every few articles
            # would wait for the disk, which takes twice as long.
            connection.execute("PRAGMA wal_autocheckpoint=16000")
        else:
            connection.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        if connection.get_execution_options().get(_WRITES):
            opened = connection.connection.dbapi_connection
            assert isinstance(opened, sqlite3.Connection)
            _insist(opened, lambda: opened.execute("BEGIN IMMEDIATE"), patience=patience)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _server_engine(target: Target, *, writable: bool, patience: float | None) -> Engine:
    try:
        engine = create_engine(target.url)
    except ModuleNotFoundError as exc:
        message = f"{target.name} needs a driver: pip install 'quote-provenance[postgresql]'"
        raise StoreError(message) from exc

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        if writable and connection.get_execution_options().get(_WRITES):
            # One writer at a time, as in SQLite: families depend on all other articles.
            seconds = PATIENCE if patience is None else patience
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{seconds}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    return engine


def _check_references(connection: Connection, target: Target) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        message = f"{target.name} has rows that refer to missing rows: restore a backup"
        raise StoreError(message)


def _open_in_wal_mode(path: Path) -> sqlite3.Connection:
    """Connect to a file in a way that keeps it in WAL mode until the connection is closed."""
    opened = open_file(path)
    try:
        while not _insist(opened, lambda: _enter_wal_mode(opened)):
            pass
    except sqlite3.Error:
        opened.close()
        raise
    return opened


def _enter_wal_mode(opened: sqlite3.Connection) -> bool:
    """Return True if a file is in WAL mode and stays so, or lies where that can't be.

    Whoever has read in WAL mode keeps others from leaving it; before that one may have left it.
    """
    (entered,) = opened.execute("PRAGMA journal_mode=WAL").fetchone()
    opened.execute("SELECT 1 FROM sqlite_master").fetchone()
    (kept,) = opened.execute("PRAGMA journal_mode").fetchone()
    return bool(entered == kept)


def _is_locked(path: Path) -> bool:
    with closing(open_file(path, patience=0)) as opened:
        try:
            opened.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as exc:
            return _is_busy(exc)
    return False


def _is_busy(exc: sqlite3.OperationalError) -> bool:
    return exc.sqlite_errorcode & _PRIMARY_CODE == sqlite3.SQLITE_BUSY


def _insist(
    opened: sqlite3.Connection, act: Callable[[], T], *, patience: float | None = None
) -> T:
    """Do something with a file again and again while others have it locked, then give up.

    Args:
        opened: The connection that is locked out.
        act: What is to be done.
        patience: Seconds to wait for others; None for as long as for another writer.
    """
    seconds = PATIENCE if patience is None else patience
    until = time.monotonic() + seconds
    opened.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                return act()
            except sqlite3.OperationalError as exc:
                if not _is_busy(exc) or time.monotonic() > until:
                    raise
            time.sleep(PAUSE)
    finally:
        opened.execute(f"PRAGMA busy_timeout={round(seconds * 1000)}")


def _close_plain(opened: sqlite3.Connection) -> None:
    """Close a connection that was opened in WAL mode; leave that mode unless others need it."""
    try:
        opened.execute("PRAGMA busy_timeout=0")
        opened.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError:
        return  # somebody else has it open, and will do this when closing
    finally:
        opened.close()
