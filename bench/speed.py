"""Time the tool against what it is built on, as ratios within one run: ``make bench``.

    python -m bench.speed [--sample N]

With ``--sample`` only the first N articles of the corpus are read. Every process has one thread.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.crowd import measure_crowd
from bench.naming import measure_naming
from bench.scale import measure_scale
from bench.shared import CORPUS, MISSING, POLNEAR, Json, read_lines, strip_gold, write_lines
from bench.timing import run, time_alternately

IMPORTS = "import sqlalchemy.orm, typer, rich.table"
BARE = """
import sys, json
import spacy
from quotes.detect.rules.spacy_model import PACKAGES
from importlib.util import find_spec
nlp = spacy.load(next(filter(find_spec, PACKAGES)))
with open(sys.argv[1], encoding="utf-8") as lines:
    texts = (json.loads(line)["text"] for line in lines)
    for doc in nlp.pipe(texts):
        pass
"""
SPEAKER = "Donald Trump"
TIMES = 11
# Of the whole pipeline and the reader, in turn; each takes half a minute.
READ_TIMES = 3
PAGE = (
    "The council put off a vote on the harbour bridge on Tuesday.\n\n“We are not ready,” said "
    "Marta Oyelaran, its leader. Opponents say that the bridge would cost twice as much.\n\n"
) * 12


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


def _measure(folder: Path, sample: int | None) -> Iterator[str]:
    yield "| what, one thread a process | seconds | ratio | target |"
    yield "|---|---|---|---|"
    yield from _measure_reading(folder)
    yield from _measure_store(folder, sample)
    yield from measure_naming(folder)
    yield from measure_crowd(folder)
    yield from measure_scale(folder)


def _measure_reading(folder: Path) -> Iterator[str]:
    """Time the reader on PolNeAR dev, and from its start to a first result."""
    dev = strip_gold(POLNEAR / "dev.jsonl.gz", folder / "dev.jsonl")
    rows = read_lines(dev)
    words = sum(len(row["text"].split()) for row in rows)
    halves = [write_lines(folder / f"half{n}.jsonl", half) for n, half in enumerate(_halve(rows))]
    page = folder / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    extract = (sys.executable, "-m", "quotes", "extract", "--nl")
    bare, whole, both = time_alternately(
        READ_TIMES,
        [(sys.executable, "-c", BARE, dev)],
        [(*extract, dev)],
        [(*extract, half) for half in halves],
    )
    (first,) = time_alternately(TIMES, [(*extract, page)])
    yield (
        f"| bare spaCy pipeline, PolNeAR dev ({words:,} words) | {bare:.1f} "
        f"({words / bare:,.0f} words/s) | 1 | |"
    )
    yield (
        f"| quotes extract | {whole:.1f} ({words / whole:,.0f} words/s) "
        f"| {whole / bare:.2f} of the pipeline | 2.0, aiming at 1.5 |"
    )
    yield (
        f"| quotes extract, two processes | {both:.1f} ({words / both:,.0f} words/s) "
        f"| {whole / both:.2f} times the words of one | 1.7 |"
    )
    yield f"| start to first result, one page | {first:.2f} | | 3 s |"


def _halve(rows: list[Json]) -> tuple[list[Json], list[Json]]:
    """Part articles into two halves of as many words as can be: the longest first."""
    halves: tuple[list[Json], list[Json]] = ([], [])
    words = [0, 0]
    for row in sorted(rows, key=lambda row: len(row["text"]), reverse=True):
        smaller = words.index(min(words))
        halves[smaller].append(row)
        words[smaller] += len(row["text"].split())
    return halves


def _measure_store(folder: Path, sample: int | None) -> Iterator[str]:
    """Add the corpus, twice, and look a speaker up."""
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
        TIMES, [(sys.executable, "-c", IMPORTS)], [(*quotes, "by", SPEAKER, "--db", database)]
    )
    size = database.stat().st_size / 2**20
    yield (
        f"| bare spaCy pipeline, {articles:,} articles of the corpus ({words:,} words) "
        f"| {bare.seconds:.0f} ({words / bare.seconds:,.0f} words/s) | 1 | |"
    )
    yield (
        f"| quotes add | {first.seconds:.0f} ({words / first.seconds:,.0f} words/s) "
        f"| {first.seconds / bare.seconds:.2f} of the pipeline | 1.5 |"
    )
    yield (
        f"| quotes add, again | {again.seconds:.1f} "
        f"| {again.seconds / first.seconds:.3f} of the first | 0.1 |"
    )
    yield f"| import sqlalchemy.orm, typer, rich.table | {imports:.2f} | 1 | |"
    yield (f"| quotes by '{SPEAKER}' | {by:.2f} | {by / imports:.2f} of the imports | 1.6 |")
    yield (
        f"memory of quotes add: {first.at(0.25):.0f} MiB at a quarter, {first.at(0.5):.0f} at "
        f"half, {first.at(0.95):.0f} at the end, {first.peak:.0f} at most; bare pipeline "
        f"{bare.peak:.0f} at most; store {size:.0f} MiB"
    )


if __name__ == "__main__":
    main()
