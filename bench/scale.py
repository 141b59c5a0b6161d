"""A store of very many passages: how fast it is built, what one more article and a check cost."""

import sys
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter

from bench.invented import frame
from bench.made import NAMES, PER_ARTICLE, invent_articles, invent_name
from bench.timing import time_alternately
from quotes.commands._garbage import collecting_rarely
from quotes.store import Store, open_store
from quotes.types import Reading
from quotes.workflows.add import TOGETHER

SIZES = (10_000, 1_000_000)
TIMES = 50
TIMES_LOOKED = 5
DRAFT_WORDS = 1_000
# What look-ups import that is not ours.
IMPORTS = "import sqlalchemy.orm, typer, rich.table, rapidfuzz.fuzz, rapidfuzz.distance"


def measure_scale(folder: Path, sizes: Sequence[int] = SIZES) -> Iterator[str]:
    """Yield lines of the table: building, adding one article, the file."""
    path = folder / "scale.db"
    made = invent_articles()
    took: list[float] = []
    count = 0
    with open_store(path, writable=True) as store:
        for size in sizes:
            before = count
            seconds = 0.0
            while count < size:
                readings = list(islice(made, TOGETHER))
                seconds += _time_add(store, readings)
                count += len(readings) * PER_ARTICLE
            yield (
                f"| build a store up to {size:,} passages | {seconds:.0f} "
                f"| {(count - before) / seconds:,.0f} passages a second | 2,000 |"
            )
            took.append(median(_time_add(store, [next(made)]) for _ in range(TIMES)))
            count += TIMES * PER_ARTICLE
            yield (
                f"| add an article of {PER_ARTICLE} quotations to {size:,} passages "
                f"| {took[-1]:.4f} | {took[-1] / took[0]:.2f} of the first | 0.3 s, 1.5 |"
            )
    memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    yield f"| the file | {path.stat().st_size / 2**30:.2f} GiB | | |"
    yield f"| memory of the process that built it, at most | {memory:.0f} MiB | | |"
    yield from _time_look_ups(path)
    yield from _time_check(path, folder)


def _time_look_ups(path: Path) -> Iterator[str]:
    """Time commands against starting Python and importing the libraries that they need."""
    quotes = (sys.executable, "-m", "quotes")
    # Of all that are named, the first is named most often, and this one about as often as most.
    often, seldom = invent_name(0), invent_name(NAMES // 2)
    looked_up = {
        f"quotes by, a speaker of {NAMES:,}": ("by", seldom),
        "quotes by, whom one quotation in forty names": ("by", often),
        "quotes find, two words": ("find", "waste", "fraud"),
        "quotes families --speaker": ("families", "--speaker", seldom),
    }
    imports, *seconds = time_alternately(
        TIMES_LOOKED,
        [(sys.executable, "-c", IMPORTS)],
        *([[*quotes, *words, "--db", str(path)]] for words in looked_up.values()),
    )
    for what, took in zip(looked_up, seconds, strict=True):
        yield f"| {what} | {took:.2f} | {took - imports:+.2f} beyond the imports | 0.3 |"


def _time_check(path: Path, folder: Path) -> Iterator[str]:
    """Time the check of a draft against reading it alone."""
    draft = folder / "draft.txt"
    text, quotations = _write_draft()
    draft.write_text(text, encoding="utf-8")
    quotes = (sys.executable, "-m", "quotes")
    extract, check = time_alternately(
        TIMES_LOOKED,
        [(*quotes, "extract", str(draft))],
        [(*quotes, "check", str(draft), "--db", str(path))],
    )
    yield (
        f"| quotes check, {len(text.split()):,} words with {quotations} quotations "
        f"| {check:.2f} | {check - extract:+.2f} beyond quotes extract | 1 s |"
    )


def _write_draft() -> tuple[str, int]:
    """Quote what the store has, as it is and with a word exchanged, and what it lacks."""
    rng = Random(1)
    known = islice(invent_articles(), 40)
    unknown = islice(invent_articles(seed=1), 40)
    paragraphs: list[str] = []
    for number, reading in enumerate(chain.from_iterable(zip(known, unknown, strict=True))):
        spoken = reading.attributions[number % PER_ARTICLE]
        words = spoken.quotation.content[0].of(reading.article.text).split()
        if number % 4 == 2:
            words[len(words) // 2] = "otherwise"
        speaker = " and ".join(spoken.speakers) or invent_name(number)
        paragraphs.append(frame(" ".join(words), speaker, rng))
        if sum(len(one.split()) for one in paragraphs) >= DRAFT_WORDS:
            break
    return "\n\n".join(paragraphs), len(paragraphs)


def _time_add(store: Store, readings: Sequence[Reading]) -> float:
    with collecting_rarely():  # as in `quotes add`
        start = perf_counter()
        store.add_all(readings)
        return perf_counter() - start
