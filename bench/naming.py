"""What speakers cost beside reading: PolNeAR dev, in one process of one thread."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from bench.shared import POLNEAR, strip_gold
from quotes import Reading, load_reader, open_store, read_articles, read_quotations
from quotes.attribute import attribute_quotations
from quotes.text.annotated import annotate


def measure_naming(folder: Path) -> Iterator[str]:
    """Yield lines of the table: reading whole, finding speakers alone, storing alone."""
    articles = strip_gold(POLNEAR / "dev.jsonl.gz", folder / "named.jsonl")
    reader = load_reader()
    start = perf_counter()
    found = list(read_quotations(read_articles([str(articles)]), reader))
    reading = perf_counter() - start
    readings = [one for one in found if isinstance(one, Reading)]
    start = perf_counter()
    for one in readings:
        quotations = [attribution.quotation for attribution in one.attributions]
        attribute_quotations(annotate(one.article.text), quotations)
    naming = perf_counter() - start
    start = perf_counter()
    with open_store(folder / "named.db", writable=True) as store:
        for one in readings:
            store.add(one)
    storing = perf_counter() - start
    yield f"| read {len(readings)} articles of PolNeAR dev, in one process | {reading:.1f} | 1 | |"
    yield (
        f"| of that, find who spoke in each article | {naming:.2f} "
        f"| {naming / reading:.3f} of reading | |"
    )
    yield (
        f"| store them: families, and speakers across articles | {storing:.2f} "
        f"| {(naming + storing) / reading:.3f} of reading with the line above | 0.15 |"
    )
