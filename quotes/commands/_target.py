"""Where a command may write a file: never over the store, nor over another kind of file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quotes.errors import ExportError
from quotes.export.target import Recogniser, whole_file

# What SQLite keeps beside a file while somebody writes to it.
_BESIDE = ("", "-wal", "-shm", "-journal")


@contextmanager
def open_target(
    target: Path, database: str, *, replaces: Recogniser, force: bool
) -> Iterator[Path]:
    """Give a path to write to; it becomes the target when all went well.

    Args:
        target: The file that was named.
        database: The store in use: neither it nor a file that SQLite keeps beside it is written to.
        replaces: Recognises the only kind of file that may be replaced.
        force: Whether one may.

    Raises:
        ExportError: The target may not be replaced, or can't be written.
    """
    _refuse_store(target, database)
    with whole_file(target, replaces=replaces, overwrite=force) as draft:
        yield draft


def _refuse_store(target: Path, database: str) -> None:
    from quotes.store.engine.database import read_target  # noqa: PLC0415 - see quotes.commands._store

    path = read_target(database).path
    if path is None:
        return
    named, store = target.resolve(), path.resolve()
    its_own = {store.with_name(store.name + ending) for ending in _BESIDE}
    if named in its_own or (target.exists() and store.exists() and target.samefile(store)):
        message = f"{target} is the store itself, or belongs to it: choose another name"
        raise ExportError(message)
