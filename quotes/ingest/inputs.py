"""Inputs as people name them: paths, folders, addresses, "-"; each gives articles or failures."""

import io
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from quotes.errors import IngestError
from quotes.ingest.address import is_web_address
from quotes.ingest.article import Source
from quotes.ingest.confined import start_worker
from quotes.ingest.kinds import CONFINED, SUFFIXES, Kind, kind_of_name, read_kind
from quotes.types import Article, Failure

_SUPPORTED = ", ".join(SUFFIXES)


def read_articles(
    inputs: Sequence[str], *, stdin: BinaryIO | None = None, allow_private: bool = False
) -> Iterator[Article | Failure]:
    """Read articles one by one, in the order of the inputs.

    An input that can't be read gives a failure, and the next one is read: an article never
    waits for another one to be mended.

    Args:
        inputs: Paths of files (.txt, .md, .html, .htm, .jsonl, .jsonl.gz, .csv, .docx, .pdf)
            and of
            folders, http(s) addresses, and "-" for standard input.
        stdin: What to read for "-"; the process' own standard input if not given.
        allow_private: Whether an address of the public internet may redirect to this machine or
            to a private network.

    Yields:
        An article or, for whatever holds none, a failure that says what to do. Nothing is
        held in memory but the article at hand, and hashes of the ids of one file.
    """
    if kind := _first_confined(inputs):
        with suppress(IngestError):  # whatever needs it says so in its turn
            start_worker(kind)
    return _read_all(inputs, stdin, allow_private=allow_private)


def _first_confined(inputs: Sequence[str]) -> Kind | None:
    """Return what a process of its own will have to parse first, as far as the names tell."""
    kinds = (Kind.PAGE if is_web_address(given) else kind_of_name(given) for given in inputs)
    return next((kind for kind in kinds if kind in CONFINED), None)


def _read_all(
    inputs: Sequence[str], stdin: BinaryIO | None, *, allow_private: bool
) -> Iterator[Article | Failure]:
    for given in inputs:
        try:
            yield from _read_input(given, stdin, allow_private=allow_private)
        except IngestError as exc:
            yield Failure("standard input" if given == "-" else given, str(exc))


def _read_input(
    given: str, stdin: BinaryIO | None, *, allow_private: bool
) -> Iterator[Article | Failure]:
    if given == "-":
        from quotes.ingest.piped import read_piped  # noqa: PLC0415 - not on the way of files

        return read_piped(stdin)
    if is_web_address(given):
        from quotes.ingest.feed import read_address  # noqa: PLC0415 - brings a web client

        return read_address(given, allow_private=allow_private)
    if "://" in given:
        message = "is not a web address: it must start with https:// or http://"
        raise IngestError(message)
    path = Path(given)
    return _read_folder(path) if _is_folder(path) else _read_file(path)


def _read_folder(folder: Path) -> Iterator[Article | Failure]:
    """Read the files of a folder and of those within, in the order of their names.

    Files of other kinds are passed over, and hidden ones: systems keep their own there.
    """
    empty = True
    for found in _walk(folder):
        empty = False
        yield from [found] if isinstance(found, Failure) else _read_file(found)
    if empty:
        message = f"the folder has no supported files ({_SUPPORTED})"
        yield Failure(_printable(folder), message, _printable(folder))


def _walk(folder: Path) -> Iterator[Path | Failure]:
    # A list of what is still to visit, since folders may lie deeper than calls may.
    waiting, seen = [folder], set()
    while waiting:
        path = waiting.pop()
        if not _is_folder(path):
            yield path
            continue
        try:
            state = path.stat()
            inside = sorted(path.iterdir(), reverse=True)
        except OSError as exc:
            yield _failure(path, _not_readable(exc))
            continue
        if (state.st_dev, state.st_ino) in seen:
            yield _failure(path, "is a link to a folder that is read already: remove the link")
            continue
        seen.add((state.st_dev, state.st_ino))
        waiting += [entry for entry in inside if _is_wanted(entry)]


def _is_wanted(entry: Path) -> bool:
    if entry.name.startswith("."):
        return False
    return kind_of_name(entry.name) is not None or _is_folder(entry)


def _read_file(path: Path) -> Iterator[Article | Failure]:
    try:
        kind, stream = _open(path)
    except IngestError as exc:
        yield _failure(path, str(exc))
        return
    with stream:
        try:
            place = _printable(Path(os.path.realpath(path)))
            source = Source(_printable(path), _printable(path), place)
            yield from read_kind(kind, stream, source)
        except OSError as exc:
            yield _failure(path, _not_readable(exc))


def _open(path: Path) -> tuple[Kind, io.BufferedReader]:
    kind = kind_of_name(path.name)
    try:
        # Opening a pipe would wait for somebody to write to it.
        if not S_ISREG(path.stat().st_mode):
            message = "is not a file: give a file, a folder, or - for standard input"
            raise IngestError(message)
        if kind is None:
            message = f"is not a supported file type: give one of {_SUPPORTED}"
            raise IngestError(message)
        return kind, path.open("rb")
    except ValueError as exc:
        message = "is not a valid path"
        raise IngestError(message) from exc
    except OSError as exc:
        raise IngestError(_not_readable(exc)) from exc


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # opening it as a file says what is wrong


def _failure(path: Path, message: str) -> Failure:
    return Failure(_printable(path), message, _printable(path))


def _not_readable(error: OSError) -> str:
    return f"can't be read ({error.strerror or error}): check the path and who may read it"


def _printable(path: Path) -> str:
    r"""Return a path in its shortest form, as ids need it; bytes that are no UTF-8 as ``\xff``."""
    shortest = Path(os.path.normpath(path)).as_posix()
    return os.fsencode(shortest).decode("utf-8", "backslashreplace")
