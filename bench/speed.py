"""Time the tool against what it is built on, as ratios within one run: ``make bench``.

    python -m bench.speed [--sample N]

With ``--sample`` only the first N articles of the corpus are read.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import monotonic, sleep

from bench.shared import CORPUS, MISSING, read_lines, write_lines

IMPORTS = "import sqlalchemy.orm, typer, rich.table"
BARE = """
import gzip, sys, json
import spacy
from quotes.pipeline import PACKAGES
from importlib.util import find_spec
nlp = spacy.load(next(filter(find_spec, PACKAGES)))
with open(sys.argv[1], encoding="utf-8") as lines:
    texts = (json.loads(line)["text"] for line in lines)
    for doc in nlp.pipe(texts):
        pass
"""
SPEAKER = "Donald Trump"
TIMES = 11


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
        subprocess.CalledProcessError: If it fails.
    """
    result = Run(0.0)
    start = monotonic()
    process = subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, env=os.environ
    )
    watcher = threading.Thread(target=_watch, args=(process, result), daemon=True)
    watcher.start()
    status = process.wait()
    result.seconds = monotonic() - start
    watcher.join()
    if status:
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


def time_alternately(*commands: list[str | Path]) -> list[float]:
    """Return the median seconds of each command, run in turn so that both meet the same noise."""
    seconds: list[list[float]] = [[] for _ in commands]
    for _ in range(TIMES):
        for taken, command in zip(seconds, commands, strict=True):
            taken.append(run(*command).seconds)
    return [median(taken) for taken in seconds]


def main() -> None:
    """Print the table, or one line where the corpus is missing."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sample", type=int, default=None)
    sample = options.parse_args().sample
    if not CORPUS.exists():
        sys.stdout.write(f"{MISSING}\n")
        return
    with tempfile.TemporaryDirectory() as name:
        for line in _measure(Path(name), sample):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


def _measure(folder: Path, sample: int | None) -> list[str]:
    rows = read_lines(CORPUS)[:sample]
    corpus = write_lines(folder / "corpus.jsonl", rows)
    words = sum(len(row["text"].split()) for row in rows)
    articles = len(rows)
    del rows
    database = folder / "bench.db"
    quotes = (sys.executable, "-m", "quotes")
    bare = run(sys.executable, "-c", BARE, corpus)
    first = run(*quotes, "add", corpus, "--db", database)
    again = run(*quotes, "add", corpus, "--db", database)
    imports, by = time_alternately(
        [sys.executable, "-c", IMPORTS], [*quotes, "by", SPEAKER, "--db", database]
    )
    size = database.stat().st_size / 2**20
    return [
        f"{articles:,} articles, {words:,} words; store {size:.0f} MiB",
        "| what | seconds | ratio | target |",
        "|---|---|---|---|",
        f"| bare spaCy pipeline | {bare.seconds:.0f} ({words / bare.seconds:,.0f} words/s) | 1 | |",
        f"| quotes add | {first.seconds:.0f} ({words / first.seconds:,.0f} words/s) "
        f"| {first.seconds / bare.seconds:.2f} of the pipeline | 1.5 |",
        f"| quotes add, again | {again.seconds:.1f} "
        f"| {again.seconds / first.seconds:.3f} of the first | 0.1 |",
        f"| import sqlalchemy.orm, typer, rich.table | {imports:.2f} | 1 | |",
        f"| quotes by '{SPEAKER}' | {by:.2f} | {by / imports:.2f} of the imports | 1.6 |",
        f"memory of quotes add: {first.at(0.25):.0f} MiB at a quarter, "
        f"{first.at(0.5):.0f} at half, {first.at(0.95):.0f} at the end, {first.peak:.0f} at most",
    ]


if __name__ == "__main__":
    main()
