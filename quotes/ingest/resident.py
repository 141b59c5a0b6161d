"""How much memory another process holds."""

import os
from pathlib import Path
from subprocess import DEVNULL, PIPE, run


def resident_bytes(pid: int) -> int:
    """Return how much memory a process holds; 0 if it is gone, or the system doesn't tell."""
    try:
        return _by_files(pid) if Path("/proc/self/statm").exists() else resident_by_ps(pid)
    except (OSError, ValueError):
        return 0


def _by_files(pid: int) -> int:
    pages = Path(f"/proc/{pid}/statm").read_bytes().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def resident_by_ps(pid: int) -> int:
    """Return what macOS and other systems without Linux' files tell; Windows has no such program.

    Raises:
        OSError: There is no such program.
        ValueError: There is no such process.
    """
    told = run(["ps", "-o", "rss=", "-p", str(pid)], stdout=PIPE, stderr=DEVNULL, check=False)
    return int(told.stdout) * 1024
