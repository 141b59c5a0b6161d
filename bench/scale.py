"""A store of very many passages: how fast it is built, and what one more article costs.

The passages are those of the corpus of US news of 2018 (what stands in marks), taken again and
again. Each time every word but the commonest is exchanged, by a shift within the words that are as
rare, so that lengths and rarities stay real and no utterance comes twice. Some of an article's
passages are wordings of earlier ones instead: cut, with a word exchanged, or as they were.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from bench.shared import CORPUS, read_lines
from quotes.detect.marks import detect_marked
from quotes.families.rarity import STEPS_PER_BIT, weigh_words
from quotes.store import QuotationQuery, open_store
from quotes.types import (
    Article,
    Attribution,
    Profile,
    Quotation,
    QuotationKind,
    ReaderInfo,
    Reading,
    SpeakerKind,
    SpeakerStatus,
)
from quotes.types import CharSpan as Span

PER_ARTICLE = 20
# Of an article's passages, so many are wordings of earlier ones.
AGAIN = 3
# Words more common than this stay, in bits.
COMMON = 4.0
SIZES = (10_000, 1_000_000)
READER = ReaderInfo("bench", "1")
WORDS = range(4, 80)
_WORD = re.compile(r"[A-Za-z][a-z]+")


def measure_scale(folder: Path, sizes: Sequence[int] = SIZES) -> Iterator[str]:
    """Yield lines of the table: building, adding one article, looking up."""
    path = folder / "scale.db"
    made = invent_articles()
    took: list[float] = []
    count = 0
    with open_store(path, writable=True) as store:
        for size in sizes:
            start, before = perf_counter(), count
            while count < size:
                store.add(next(made))
                count += PER_ARTICLE
            seconds = perf_counter() - start
            yield (
                f"| build a store up to {size:,} passages | {seconds:.0f} "
                f"| {(count - before) / seconds:,.0f} passages a second | 2,000 |"
            )
            took.append(median(_time_add(store, next(made)) for _ in range(30)))
            count += 30 * PER_ARTICLE
            yield (
                f"| add an article of {PER_ARTICLE} quotations to {size:,} passages "
                f"| {took[-1]:.4f} | {took[-1] / took[0]:.2f} of the first | 0.3 s, 1.5 |"
            )
    yield f"| size of the file | {path.stat().st_size / 2**30:.2f} GiB | | |"
    with open_store(path) as store:
        start = perf_counter()
        found = store.quotations(QuotationQuery(speaker="Speaker Number7", limit=50))
        yield f"| look up a speaker ({len(found)} rows) | {perf_counter() - start:.3f} | | 0.3 |"


def _time_add(store: object, reading: Reading) -> float:
    start = perf_counter()
    store.add(reading)  # type: ignore[attr-defined]
    return perf_counter() - start


def invent_articles(seed: int = 2018) -> Iterator[Reading]:
    """Yield readings without end, the same in every run."""
    rng = Random(seed)
    texts = _read_passages()
    classes = _rarity_classes(texts)
    earlier: list[str] = []
    number = 0
    shift = 0
    while True:
        shift += 1
        rng.shuffle(texts)
        for at in range(0, len(texts) - PER_ARTICLE, PER_ARTICLE):
            fresh = [_exchange(text, classes, shift) for text in texts[at : at + PER_ARTICLE]]
            if len(earlier) > PER_ARTICLE:
                for place in rng.sample(range(PER_ARTICLE), AGAIN):
                    fresh[place] = _reword(rng.choice(earlier), rng)
            earlier = (earlier + fresh)[-200_000:]
            number += 1
            yield _read(number, fresh, rng)


def _read_passages() -> list[str]:
    found = {
        text[part.start : part.end]
        for row in read_lines(CORPUS)
        for text in [row["text"]]
        for part in (marked.content for marked in detect_marked(text) if marked.level == 0)
        if len(text[part.start : part.end].split()) in WORDS
    }
    return sorted(found)


def _rarity_classes(texts: Sequence[str]) -> dict[str, tuple[list[str], int]]:
    """Return, for each word that is exchanged, its class of words as rare and its place there."""
    words = sorted({word.lower() for text in texts for word in _WORD.findall(text)})
    steps = [weigh_words([word]).words[0] for word in words]
    classes: dict[int, list[str]] = defaultdict(list)
    for word, step in zip(words, steps, strict=True):
        if step / STEPS_PER_BIT > COMMON:
            classes[step].append(word)
    return {word: (some, at) for some in classes.values() for at, word in enumerate(some)}


def _exchange(text: str, classes: dict[str, tuple[list[str], int]], shift: int) -> str:
    def other(found: re.Match[str]) -> str:
        held = classes.get(found[0].lower())
        if held is None:
            return found[0]
        words, at = held
        word = words[(at + shift * 7919) % len(words)]
        return word.capitalize() if found[0][0].isupper() else word

    return _WORD.sub(other, text)


def _reword(text: str, rng: Random) -> str:
    words = text.split()
    change = rng.randrange(3)
    if change == 0 and len(words) > WORDS.start * 2:
        return " ".join(words[: rng.randint(len(words) // 2, len(words) - 1)])
    if change == 1:
        words[rng.randrange(len(words))] = "otherwise"
    return " ".join(words)


def _read(number: int, passages: Sequence[str], rng: Random) -> Reading:
    pieces: list[str] = []
    spans = []
    at = 0
    for passage in passages:
        pieces.append(f"“{passage}” ")
        spans.append(Span(at + 1, at + 1 + len(passage)))
        at += len(pieces[-1])
    attributions = tuple(
        Attribution(
            Quotation(QuotationKind.DIRECT, (span,)),
            (Profile(f"Speaker Number{rng.randrange(10_000)}", SpeakerKind.PERSON),),
            SpeakerStatus.NAMED,
            0.9,
        )
        for span in spans
    )
    article = Article(f"made{number}", "".join(pieces), "bench", outlet=f"Outlet {number % 100}")
    return Reading(article, READER, attributions)
