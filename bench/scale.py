"""A store of very many passages: how fast it is built, and what one more article costs."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.made import PER_ARTICLE, invent_articles
from quotes.archive import TOGETHER
from quotes.store import Store, open_store
from quotes.types import Reading

SIZES = (10_000, 1_000_000)
TIMES = 50


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
    yield f"| size of the file | {path.stat().st_size / 2**30:.2f} GiB | | |"


def _time_add(store: Store, readings: Sequence[Reading]) -> float:
    start = perf_counter()
    store.add_all(readings)
    return perf_counter() - start
