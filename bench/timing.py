"""Timing commands as processes of their own, and watching their memory."""

import os
import subprocess
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import monotonic, sleep

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "QUOTES_THREADS": "1"}
# An installed tool's modules are compiled once, not at every start. Empty means no.
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}


@dataclass(slots=True)
class Run:
    """A finished process: its seconds, and its resident memory (MiB) each second."""

    seconds: float
    memory: list[float] = field(default_factory=list)

    @property
    def peak(self) -> float:
        """Most memory it held."""
        return max(self.memory, default=0.0)

    def at(self, share: float) -> float:
        """Return the memory it held at a share of its time."""
        return self.memory[min(len(self.memory) - 1, int(share * len(self.memory)))]


def run(*command: str | Path) -> Run:
    """Run a command in a process of its own and watch its memory.

    Raises:
        subprocess.CalledProcessError: If it fails; a check that has findings does not.
    """
    result = Run(0.0)
    start = monotonic()
    process = subprocess.Popen(
        [str(part) for part in command],
        stdout=subprocess.DEVNULL,
        env=os.environ | ONE_THREAD | COMPILED,
    )
    watcher = threading.Thread(target=_watch, args=(process, result), daemon=True)
    watcher.start()
    status = process.wait()
    result.seconds = monotonic() - start
    watcher.join()
    if status and not (status == 1 and "check" in command):
        raise subprocess.CalledProcessError(status, command[1:])
    return result


def _watch(process: subprocess.Popen[bytes], result: Run) -> None:
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        try:
            lines = status.read_text(encoding="utf-8").splitlines()
        except OSError:
            return
        for line in lines:
            if line.startswith("VmRSS:"):
                result.memory.append(int(line.split()[1]) / 1024)
        sleep(1)


def time_alternately(times: int, *commands: Sequence[Sequence[str | Path]]) -> list[float]:
    """Return median seconds of each: commands that run at once, taken in turn with the others.

    In turn, so that all meet the same noise.
    """
    seconds: list[list[float]] = [[] for _ in commands]
    for _ in range(times):
        for taken, together in zip(seconds, commands, strict=True):
            with ThreadPoolExecutor(len(together)) as pool:
                taken.append(
                    max(done.seconds for done in pool.map(lambda one: run(*one), together))
                )
    return [median(taken) for taken in seconds]
