"""The schema of a store: recognise, create and upgrade it.

Every query recognises the schema, so that needs no alembic; alembic is imported only to create or
upgrade it.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, inspect

from quotes.errors import SchemaNewerError, SchemaOutdatedError, StoreError
from quotes.store.engine.damage import find_damage
from quotes.store.engine.database import (
    PATIENCE,
    PAUSE,
    UPGRADE_PATIENCE,
    Database,
    Target,
    open_file,
    read_target,
)
from quotes.store.engine.errors import store_faults
from quotes.store.ledger.chain import read_head
from quotes.store.records.maintenance import SchemaStatus, UpgradeOutcome
from quotes.store.schema.base import VERSION_TABLE

# In the order of migrations/versions; a test compares them.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
# Raised whenever fingerprints or scores of passages change: stores find their families anew.
FAMILIES = "3"
# Raised whenever an older store's ledger has to be begun anew.
LEDGER = "1"

Watch = Callable[[Iterable[int], str], Iterable[int]]


def schema_status(target: str | Path) -> SchemaStatus:
    """Return the schema revision of a store, its head, and what a quick check finds damaged.

    An older or newer revision is not an error.

    Raises:
        StoreError: It is missing, no store of this tool, or can't be opened.
    """
    with closing(Database(read_target(target), writable=False)) as database:
        _await_tables(database)
        with database.reading() as connection:
            revision = read_revision(connection, database.target)
            head = read_head(connection) if revision == REVISIONS[-1] else None
            damage = find_damage(connection)
    return SchemaStatus(database.target.name, revision, REVISIONS[-1], head, damage)


def unwatched(items: Iterable[int], _: str) -> Iterable[int]:
    """Return items as they are, without reporting progress."""
    return items


def upgrade_store(target: str | Path, *, watch: Watch = unwatched) -> UpgradeOutcome:
    """Create a store's tables or bring them to the newest revision, after a backup.

    A PostgreSQL database is upgraded without a backup: its server's tools make that.

    Args:
        target: A path or a database's URL.
        watch: Is given the articles that are being worked on, with a label, and passes them on.

    Raises:
        SchemaNewerError: It was made by a newer version.
        StoreError: It is no store of this tool, or can't be written.
    """
    with closing(_open_patiently(read_target(target))) as database:
        outcome = _upgrade(database)
        _complete(database, watch)
        return outcome


def require_current(database: Database) -> None:
    """Check that a store has the schema that this version reads.

    Raises:
        SchemaOutdatedError: It is older.
        SchemaNewerError: It is newer.
        StoreError: It is empty, being made, or no store.
    """
    target = database.target
    _await_tables(database)
    with database.reading() as connection:
        revision = read_revision(connection, target)
        complete = revision != REVISIONS[-1] or _is_complete(connection)
    if not complete:
        message = f"the upgrade of {target.name} is incomplete: run `quotes db upgrade`"
        raise SchemaOutdatedError(message)
    if revision is None:
        message = f"{target.name} is empty: fill it with `quotes add`"
        raise StoreError(message)
    if revision in REVISIONS[:-1]:
        message = (
            f"{target.name} was made by an older version (tables {revision}, now {REVISIONS[-1]}):"
            " run `quotes db upgrade`"
        )
        raise SchemaOutdatedError(message)
    _refuse_newer(target, revision)


def prepare_store(target: Target, watch: Watch = unwatched) -> None:
    """Create a store if there is none, or upgrade an older file, before writing to it.

    Others may do the same at once: whoever comes later waits, and finds it done.

    Raises:
        SchemaOutdatedError: An older PostgreSQL store, which no backup beside it would protect.
        SchemaNewerError: It was made by a newer version.
        StoreError: It is no store of this tool, or can't be written.
    """
    with closing(_open_patiently(target)) as database:
        with database.reading() as connection:
            revision = read_revision(connection, target)
        if revision is not None and target.path is None:
            require_current(database)
            return
        if revision != REVISIONS[-1]:
            _upgrade(database)
        _complete(database, watch)


def read_revision(connection: Connection, target: Target) -> str | None:
    """Return the revision of the tables; None where there are no tables at all.

    Raises:
        StoreError: There are tables, but they are not a store's.
    """
    if connection.dialect.has_table(connection, VERSION_TABLE):
        found = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()
        return None if found is None else str(found)
    if not inspect(connection).get_table_names():
        return None
    message = f"{target.name} has another program's tables: name another file or database"
    raise StoreError(message)


def migrations_path() -> Path:
    """Return the folder of the migrations: in an installed package, else beside the package.

    Raises:
        StoreError: It is in neither place.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "migrations", package.parent / "migrations"):
        if (folder / "env.py").is_file():
            return folder
    message = f"the migrations are missing beside {package}: reinstall quote-provenance"
    raise StoreError(message)


def migrate(connection: Connection, revision: str = "head") -> None:
    """Run the migrations up to a revision in the transaction that is open."""
    from alembic import command  # noqa: PLC0415 - not needed by queries
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(migrations_path()).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _await_tables(database: Database) -> None:
    """Wait a little for whoever is making the tables of a new store.

    Raises:
        StoreError: They are still being made.
    """
    until = time.monotonic() + PATIENCE
    while not _has_tables(database):
        being_made = database.is_written_to()
        if _has_tables(database) or not being_made:
            return
        if time.monotonic() > until:
            message = f"{database.target.name} is being made: try again when that is done"
            raise StoreError(message)
        time.sleep(PAUSE)


def _has_tables(database: Database) -> bool:
    with database.reading() as connection:
        return read_revision(connection, database.target) is not None


def _open_patiently(target: Target) -> Database:
    """Open a store to create or upgrade it; others may be at that, which takes long."""
    return Database(target, writable=True, patience=UPGRADE_PATIENCE)


def _upgrade(database: Database) -> UpgradeOutcome:
    try:
        return _upgrade_locked(database)
    except StoreError:
        if database.is_new:
            database.close()
            _remove_empty(database.target)
        raise


def _upgrade_locked(database: Database) -> UpgradeOutcome:
    """Look, copy and migrate under one lock, so that nobody writes in between."""
    backup = None
    with database.migrating() as connection:
        before = read_revision(connection, database.target)
        if before is not None:
            _refuse_newer(database.target, before)
        if before is not None and before != REVISIONS[-1]:
            backup = _back_up(database.target, before)
        if before != REVISIONS[-1]:
            migrate(connection)
        if before is None:
            for name, version in _methods().items():  # nothing is in it to be done anew
                update = f"UPDATE derived SET version = '{version}' WHERE name = '{name}'"
                connection.exec_driver_sql(update)
    copy = str(backup) if backup else None
    return UpgradeOutcome(database.target.name, before, REVISIONS[-1], copy)


def _complete(database: Database, watch: Watch) -> None:
    """Do what an upgrade leaves to the library, for it takes long or needs its methods."""
    with database.reading() as connection:
        lacks_speakers = _lacks_speakers(connection)
        pending = _pending(connection)
    if lacks_speakers:
        from quotes.store.refresh.speakers import complete_upgrade  # noqa: PLC0415 - after an upgrade

        with database.writing() as connection:
            complete_upgrade(connection)
    if "ledger" in pending:  # from its beginning on, all that is shown follows from it
        from quotes.store.refresh.speakers import renew_all  # noqa: PLC0415 - after an upgrade

        with database.writing() as connection:
            renew_all(connection)
    if "families" in pending or lacks_speakers:
        from quotes.store.refresh.families import rebuild_families  # noqa: PLC0415 - after an upgrade

        for _ in watch(rebuild_families(database, FAMILIES), "Rebuilding families: articles"):
            pass
    if "ledger" in pending:  # last, since it enters which speakers were found
        from quotes.store.refresh.ledger import begin_ledger  # noqa: PLC0415 - after an upgrade

        for _ in watch(begin_ledger(database, LEDGER), "Beginning the ledger: articles"):
            pass


def _methods() -> dict[str, str]:
    """Return what the library works out for a whole store, with the version that it has here."""
    return {"families": FAMILIES, "ledger": LEDGER}


def _is_complete(connection: Connection) -> bool:
    return not _pending(connection) and not _lacks_speakers(connection)


def _pending(connection: Connection) -> set[str]:
    """Return what an older version worked out, or this one has not finished."""
    rows = connection.exec_driver_sql("SELECT name, version, reached FROM derived")
    done = {
        name
        for name, version, reached in rows
        if _methods().get(name) == version and reached is None
    }
    return _methods().keys() - done


def _lacks_speakers(connection: Connection) -> bool:
    found = connection.exec_driver_sql("SELECT 1 FROM figure WHERE speaker_id IS NULL LIMIT 1")
    return found.first() is not None


def _refuse_newer(target: Target, revision: str) -> None:
    if revision not in REVISIONS:
        message = (
            f"{target.name} was made by a newer version (tables {revision}, here up to"
            f" {REVISIONS[-1]}): upgrade quote-provenance"
        )
        raise SchemaNewerError(message)


def _back_up(target: Target, revision: str) -> Path | None:
    """Copy an SQLite file beside itself; half a copy never bears a backup's name."""
    if target.path is None:
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = target.path.with_name(f"{target.path.name}.{revision}.{stamp}.backup")
    part = copy.with_name(f"{copy.name}.part")
    try:
        with (
            store_faults(str(copy)),
            closing(open_file(target.path)) as source,
            closing(sqlite3.connect(part)) as sink,
        ):
            source.backup(sink)
        return part.replace(copy)
    finally:
        part.unlink(missing_ok=True)


def _remove_empty(target: Target) -> None:
    """Take away the file that a failed creation left, unless somebody else fills it."""
    if target.path is None or not target.path.exists():
        return
    with closing(open_file(target.path, patience=0)) as opened:
        try:
            opened.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            return
        if target.path.stat().st_size == 0:
            target.path.unlink()
