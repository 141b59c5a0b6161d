"""Export files that are whole or not there at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quotes.errors import ExportError
from quotes.export.leftovers import part_path, remove_leftovers


@contextmanager
def whole_file(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """Give a path beside the target to write to; it becomes the target when all went well.

    So nobody finds half an export, and a failed one leaves an older file as it was. What one that
    was killed left in the folder is removed first.

    Args:
        path: The target.
        overwrite: Whether an existing target may be replaced.

    Raises:
        ExportError: If the target exists and may not be replaced, or can't be written.
    """
    if path.exists() and not overwrite:
        message = f"{path} already exists: choose another name, or add --force to overwrite it"
        raise ExportError(message)
    remove_leftovers(path.parent)
    draft = part_path(path)
    try:
        yield draft
        draft.replace(path)
    except (OSError, sqlite3.Error) as exc:
        reason = (isinstance(exc, OSError) and exc.strerror) or exc
        message = f"{path} can't be written: {reason}; choose another place or make room"
        raise ExportError(message) from exc
    finally:
        draft.unlink(missing_ok=True)
