"""Leftovers: files of exports that were killed, told by their names from those still written.

A name says on which machine, by which process and since when a file is written. Two machines that
share a folder are taken to differ in name; containers on one machine by their own process numbers.
A file of another machine is never removed: nobody here knows whether it is still written. Version
0.2.0 named no machine: of its files, only those go that nobody can be writing to.
"""

import os
import re
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_SUFFIX = re.compile(r"\.(?P<machine>[0-9a-f]{8})-(?P<process>\d+)-(?P<start>\d*)\.part$")
_NUMBER = re.compile(r"\d+")
# In seconds: what another machine has not written to for so long, it does not write to any more.
_DAY = 24 * 60 * 60
# Positions in /proc/PID/stat, counted behind the name of the program.
_STATE, _START = 0, 19
_ENDED = (b"Z", b"X")


def part_path(target: Path) -> Path:
    """Return the path beside a target where this process writes until all is written."""
    process = os.getpid()
    start = _start_of(process) or ""
    return target.with_name(f".{target.name}.{_machine()}-{process}-{start}.part")


def remove_leftovers(folder: Path) -> None:
    """Remove what killed exports left in a folder.

    A file stays if its process runs on, is another machine's, or can't be asked about. What can't
    be listed or removed is passed over: the export itself does not depend on it.
    """
    machine = _machine()
    with suppress(OSError):
        for path in folder.iterdir():
            found = _SUFFIX.search(path.name)
            if not found or not path.name.startswith(".") or found["machine"] != machine:
                continue
            if _has_ended(int(found["process"]), found["start"]):
                with suppress(OSError):
                    path.unlink()


def remove_older_leftovers(target: Path, is_export: Callable[[Path], bool]) -> None:
    """Remove what killed exports of version 0.2.0 to a target left: ``.NAME.NUMBER.part``.

    Args:
        target: The target.
        is_export: Recognises a file of its kind by what stands in it.
    """
    with suppress(OSError):
        for path in target.parent.iterdir():
            number = path.name.removeprefix(f".{target.name}.").removesuffix(".part")
            if path.name != f".{target.name}.{number}.part" or not _NUMBER.fullmatch(number):
                continue
            with suppress(OSError):
                untouched = time.time() - path.stat().st_mtime > _DAY
                if untouched and _has_ended(int(number), "") and is_export(path):
                    path.unlink()


def _machine() -> str:
    """Return a short name for where the number of a process means that process."""
    numbers = ""
    with suppress(OSError):
        numbers = os.readlink("/proc/self/ns/pid")  # noqa: PTH115 - a name, not a path
    return sha256(f"{socket.gethostname()} {numbers}".encode()).hexdigest()[:8]


def _has_ended(process: int, start: str) -> bool:
    """Return True if a process that started then is known to have ended.

    Numbers are given again, so where the system tells the start, it must be the same.
    """
    if os.name != "posix":
        return False  # elsewhere, asking after a process would end it
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        pass  # somebody else's, but alive
    return bool(start) and _start_of(process) not in (start, None)


def _start_of(process: int) -> str | None:
    """Return when a process started, in ticks since the system did; "" if it has ended since.

    None: the system does not tell.
    """
    try:
        told = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return None
    return "" if told[_STATE] in _ENDED else told[_START].decode()
