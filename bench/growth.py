"""How time grows with the length of a text: ``python -m bench.growth [STEP ...]``.

Each step runs on texts of n, 2n, 4n and 8n words in several shapes, honest ones and odd ones. The
exponent is the slope of a line through the logarithms of size and CPU time: 1 where twice the
text takes twice the time. None may be over 1.2.
"""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from math import log
from pathlib import Path
from random import Random
from time import process_time

from quotes import (
    Article,
    ArticleKind,
    CharSpan,
    Passage,
    Quotation,
    QuotationKind,
    Reading,
    check_drafts,
    compare,
    list_unread,
    load_reader,
    open_store,
    read_quotations,
    read_transcript,
)
from quotes.detect.reader import Reader
from quotes.text.annotated import AnnotatedText
from quotes.text.rarity import load_table
from quotes.types import ReaderInfo

MOST = 1.2
SIZES = (1, 2, 4, 8)
# Each measurement is made so often, and the least time counts: the others waited for something.
TRIES = 3
_WORDS = (
    *("harbour", "tide", "council", "ferry", "lamp", "pier", "storm", "keeper", "basin", "crew"),
    *("trawler", "insurer", "letter", "night", "morning", "pump", "gate", "wall", "street"),
    *("market", "bridge", "tunnel", "budget", "vote", "winter", "summer", "ticket"),
)
_COMMON = ("yes", "we", "can", "the", "and", "to", "of", "it", "that", "not")
_GIVEN = ("Ada", "Per", "Marta", "Olena", "Sam", "Ivo", "Nora", "Lena", "Tomas", "Greta")
_SURNAMES = (
    *("Lindqvist", "Oyelaran", "Hart", "Ito", "Brandt"),
    *("Castell", "Moreau", "Novak", "Petrov", "Sandoval"),
)
# Where nothing is quoted nobody is looked for.
_QUOTED = "\n\n“The lamps are lit,” said Ada Hart."

Work = Callable[[], object]


class NearReader:
    """Takes what stands between curly marks for a quotation of the words behind it.

    It stands in for the trained reader where only the steps after it are measured.
    """

    info = ReaderInfo("near", "1")
    needs: frozenset[str] = frozenset()

    def read(self, text: AnnotatedText, doc: object) -> list[Quotation]:
        """Find the quotations of a text, in text order."""
        del doc
        words = text.text
        found = []
        end = 0
        while (start := words.find("“", end) + 1) and (end := words.find("”", start)) > start:
            stop = min((at for at in (words.find(".", end), end + 60) if at > 0), default=end + 1)
            source = [CharSpan(end + 7, stop)] if words.startswith(" said ", end + 1) else []
            content = (CharSpan(start, end),)
            found.append(Quotation(QuotationKind.DIRECT, content, source=tuple(source)))
        return found


def names_prose(words: int) -> str:
    """Write an article in which many people, and "she" and "the mayor", are quoted in turn."""
    rng = Random(words)
    sentences = []
    held = 0
    for at in count():
        said = " ".join(rng.choices(_WORDS, k=9))
        given, surname = rng.choice(_GIVEN), rng.choice(_SURNAMES)
        who = rng.choice([f"{given} {surname}", surname, "she", "he", "the mayor"])
        sentences.append(f"“{said.capitalize()},” said {who}." + "\n\n" * (at % 3 == 0))
        held += 12
        if held >= words:
            return " ".join(sentences)
    raise AssertionError


def plain_prose(words: int) -> str:
    """Write sentences without names or marks."""
    rng = Random(words)
    sentences = (" ".join(rng.choices(_WORDS, k=12)).capitalize() for _ in range(words // 12))
    return ". ".join(sentences) + "."


def varied_prose(words: int) -> str:
    """Write sentences of as many different words as the news has, each as often as its rank."""
    rng = Random(words)
    table = load_table().steps
    known = sorted((word for word in table if word.isalpha()), key=lambda word: (table[word], word))
    drawn = rng.choices(known, [1 / rank for rank, _ in enumerate(known, 1)], k=words // 12 * 12)
    return ". ".join(" ".join(some).capitalize() for some in _batched(drawn, 12)) + "."


def _batched(words: list[str], size: int) -> Iterator[list[str]]:
    """Cut a list into lists of a size, the last one shorter."""
    return (words[at : at + size] for at in range(0, len(words), size))


def few_words(words: int) -> str:
    """Write words that say next to nothing, in ever another order."""
    return " ".join(Random(words).choices(_COMMON, k=words))


SHAPES: Mapping[str, Callable[[int], str]] = {
    "prose with names": names_prose,
    "plain prose": plain_prose,
    "varied prose": varied_prose,
    "few words": few_words,
    "one paragraph": lambda words: names_prose(words).replace("\n", " "),
    "one word": lambda words: "harbour " * words,
    "numbers": lambda words: " ".join(str(at * 37 % 1000) for at in range(words)),
    "minus signs": lambda words: "-5 " * words,
    "capitals": lambda words: plain_prose(words).upper(),
    "names": lambda words: " ".join(
        f"{_GIVEN[at % 10]} {_SURNAMES[at // 10 % 10]}" for at in range(words // 2)
    ),
    "opening marks": lambda words: "“harbour " * words,
    "straight marks": lambda words: '"harbour" ' * words,
    "blanks": lambda words: "harbour" + " " * (8 * words),
    "line ends": lambda words: "harbour\n \n" * words,
    "stops": lambda words: "Mr. " * words,
    "nested marks": lambda words: "“harbour ‘tide " * (words // 2),
    "labels": lambda words: "\n\n".join(
        f"{_SURNAMES[at % 10].upper()}: The pier is shut." for at in range(words // 5)
    ),
    "labels in one paragraph": lambda words: "HART: The pier is shut. ITO: No. " * (words // 8),
    "questions": lambda words: (
        "Ada Hart keeps the pier.\n\n" + "Shut?\n\nIt is.\n\n" * (words // 3)
    ),
    "answers": lambda words: (
        "Ada Hart keeps the pier.\n\n" + "Q: Shut?\nA: It is.\n\n" * (words // 5)
    ),
    "posts": lambda words: "The pier is shut.\n— Ada Hart (@hart)\n\n" * (words // 7),
}
# What one wording is compared with another in.
_WORDINGS = ("plain prose", "one word", "numbers", "minus signs", "capitals", "names")


def _reading(text: str, reader: Reader) -> Work:
    return lambda: list(read_quotations([Article("a", text, "a")], reader))


def _unread(text: str) -> Work:
    nothing = Reading(Article("a", text, "a"), ReaderInfo("none", "1"))
    return lambda: list_unread(nothing)


def _comparing(text: str) -> Work:
    words = text.split(" ")
    words[::9] = ["lantern"] * len(words[::9])
    return lambda: compare(Passage(text), Passage(" ".join(words)))


def _checking(text: str) -> Work:
    words = text.split(" ")
    words[len(words) // 2] = "lantern"
    speech = Article("s", f"MS. HART: {text}\n", "s", kind=ArticleKind.TRANSCRIPT)
    draft = Article("d", f"“{' '.join(words)},” said Ms. Hart.", "d")
    return lambda: list(check_drafts([draft], NearReader(), None, [read_transcript(speech)]))


def quote_all(text: str) -> str:
    """Write a draft that quotes a text: some words as they are, some with another, some cut."""
    claims = []
    for at, some in enumerate(_batched(text.split(), 12)):
        words = (some, [*some[:6], "lantern", *some[7:]], some[:3])[at % 3]
        claims.append(f"“{' '.join(words)},” said Ms. Hart.")
    return "\n\n".join(claims)


def _checking_many(text: str) -> Work:
    speech = Article("s", f"MS. HART: {text}\n", "s", kind=ArticleKind.TRANSCRIPT)
    draft = Article("d", quote_all(text), "d")
    return lambda: list(check_drafts([draft], NearReader(), None, [read_transcript(speech)]))


def _adding(text: str) -> Work:
    reading = next(iter(read_quotations([Article("a", text, "a")], NearReader())))
    assert isinstance(reading, Reading)

    def add() -> None:
        with (
            tempfile.TemporaryDirectory() as folder,
            open_store(Path(folder) / "quotes.db", writable=True) as store,
        ):
            store.add(reading)

    return add


# What is measured: words at n, the shapes, and what is done with a text.
STEPS: Mapping[str, tuple[int, tuple[str, ...], Callable[[str], Work]]] = {
    "read": (600, tuple(SHAPES), lambda text: _reading(text, _trained())),
    "attribute": (1500, tuple(SHAPES), lambda text: _reading(text + _QUOTED, NearReader())),
    "unread": (1500, tuple(SHAPES), _unread),
    "compare": (1500, _WORDINGS, _comparing),
    "check one claim": (1500, _WORDINGS, _checking),
    "check many claims": (
        1500,
        ("varied prose", "plain prose", "few words", "names"),
        _checking_many,
    ),
    "add": (3000, ("prose with names",), _adding),
}


def measure(step: str, shape: str) -> tuple[float, float]:
    """Return the exponent, and the seconds for the longest text."""
    words, _, prepare = STEPS[step]
    return time_growth(lambda size: prepare(SHAPES[shape](words * size)))


def time_growth(
    prepare: Callable[[int], Work], clock: Callable[[], float] = process_time
) -> tuple[float, float]:
    """Return the exponent of some work on inputs of growing sizes, and the seconds for the last.

    Args:
        prepare: Makes the work for a size, untimed.
        clock: What tells the time: of this process alone, if nothing else is given.
    """
    seconds = [_time(prepare(size), clock) for size in SIZES]
    return _slope([log(size) for size in SIZES], [log(one) for one in seconds]), seconds[-1]


def measure_all(steps: list[str]) -> Iterator[tuple[str, str, float, float]]:
    """Yield step, shape, exponent and the seconds for the longest text."""
    for step in steps:
        for shape in STEPS[step][1]:
            yield step, shape, *measure(step, shape)


def _time(work: Work, clock: Callable[[], float]) -> float:
    best = float("inf")
    for _ in range(TRIES):
        begun = clock()
        work()
        best = min(best, clock() - begun)
    return max(best, 1e-6)


def _slope(xs: list[float], ys: list[float]) -> float:
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return over / sum((x - mean_x) ** 2 for x in xs)


def _trained() -> Reader:
    if not _LOADED:
        _LOADED.append(load_reader())
    return _LOADED[0]


_LOADED: list[Reader] = []


def print_table(what: str, rows: Iterable[tuple[str, str, float, float]]) -> float:
    """Print what was measured as it comes, below a head; return the highest exponent."""
    worst = 0.0
    print(f"| {what} | shape | exponent | seconds at 8n |\n|---|---|---|---|")
    for name, shape, exponent, seconds in rows:
        worst = max(worst, exponent)
        print(f"| {name} | {shape} | {exponent:.2f} | {seconds:.2f} |", flush=True)
    return worst


def main() -> None:
    """Print a row for each step and shape; end with 1 if an exponent is too high."""
    sys.exit(print_table("step", measure_all(sys.argv[1:] or list(STEPS))) > MOST)


if __name__ == "__main__":
    main()
