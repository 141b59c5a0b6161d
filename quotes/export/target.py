"""Files that are whole or not there at all, and replace only files of their own kind."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quotes.errors import ExportError
from quotes.export.leftovers import part_path, remove_leftovers, remove_older_leftovers

Recogniser = Callable[[Path], bool]
"""Tells whether a file could have been written by the same writer, from what stands in it."""

# More than any pattern of a beginning reads.
_BEGINNING = 200


def begins_with(pattern: bytes) -> Recogniser:
    """Return what recognises a file by a regular expression that its beginning matches."""
    expected = re.compile(rb"(?:\xef\xbb\xbf)?" + pattern)

    def recognise(path: Path) -> bool:
        with path.open("rb") as opened:
            return expected.match(opened.read(_BEGINNING)) is not None

    return recognise


@contextmanager
def whole_file(path: Path, *, replaces: Recogniser, overwrite: bool = True) -> Iterator[Path]:
    """Give a path beside the target to write to; it becomes the target when all went well.

    So nobody finds half an export, and a failed one leaves an older file as it was. What one that
    was killed left in the folder is removed first.

    Args:
        path: The target.
        replaces: Recognises what may be replaced; an empty file always may.
        overwrite: Whether anything at all may be replaced.

    Raises:
        ExportError: If the target exists and may not be replaced, or can't be written.
    """
    if path.exists():
        _check_replaceable(path, replaces, overwrite=overwrite)
    remove_leftovers(path.parent)
    remove_older_leftovers(path, replaces)
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


def _check_replaceable(path: Path, replaces: Recogniser, *, overwrite: bool) -> None:
    if not path.is_file():
        message = f"{path} is a folder or device: name a file"
        raise ExportError(message)
    try:
        own = path.stat().st_size == 0 or replaces(path)
    except OSError as exc:
        message = f"{path} exists and can't be read ({exc.strerror}): choose another name"
        raise ExportError(message) from exc
    if not own:
        message = f"{path} exists and was not written by this command: choose another name"
        raise ExportError(message)
    if not overwrite:
        message = f"{path} already exists: choose another name, or add --force to overwrite it"
        raise ExportError(message)
