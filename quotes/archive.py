"""Reading articles into a store, or those in it again: which to read, what became of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, islice
from typing import TYPE_CHECKING

from quotes.errors import StoreError
from quotes.types import Article, Failure, Reading

if TYPE_CHECKING:
    from quotes.detect.reader import Reader
    from quotes.store import AddOutcome, RereadOutcome, Store

# Enough for the language pipeline to fill its batches, little enough to keep memory flat.
CHUNK = 128


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of one input.

    Attributes:
        origin: Where it was read.
        outcome: What the store did with it; None where it failed.
        failure: Why it could not be added.
        skipped: Why it is kept without being read (a foreign language).
        words: How many words were read for it; 0 where the store held it already.
    """

    origin: str
    outcome: "AddOutcome | None" = None
    failure: Failure | None = None
    skipped: str | None = None
    words: int = 0


@dataclass(frozen=True, slots=True)
class RereadReport:
    """What became of one article that was read again.

    Attributes:
        origin: Where it was read when it was added.
        outcome: What changed; None where it failed.
        failure: Why the new reading could not be stored.
        skipped: Why it is kept without being read (a foreign language).
        words: How many words were read.
    """

    origin: str
    outcome: "RereadOutcome | None" = None
    failure: Failure | None = None
    skipped: str | None = None
    words: int = 0


def add_articles(
    store: "Store", articles: Iterable[Article | Failure], reader: "Reader"
) -> Iterator[AddReport]:
    """Read what the store does not hold yet and add it, one transaction an article.

    What this reader has read in an earlier run is not read again: reading costs a thousand
    times more than looking it up. An article that the store refuses is reported, and the next
    one tried; a second refusal in a row ends the run, since it is the store then that can't be
    written (a full disk, a lock) and reading on would be in vain.

    Yields:
        One report an input, in the order of the inputs.
    """
    refusals = 0
    for item in _read_new(store, iter(articles), reader):
        report = _add(store, item)
        yield report
        if isinstance(item, Reading):
            refusals = refusals + 1 if report.failure else 0
        if refusals == 2:
            yield AddReport(report.origin, failure=_stopped(report.origin, "add the same inputs"))
            return


def reread_articles(store: "Store", reader: "Reader") -> Iterator[RereadReport]:
    """Read again what a store holds and this reader has not read, one transaction an article.

    Only the newest text of each article is read. A second refusal of the store in a row ends
    the run, as in ``add_articles``.

    Yields:
        One report an article that was read.
    """
    from quotes.reading import read_quotations  # noqa: PLC0415

    refused = False
    for item in read_quotations(store.iter_unread(reader.info), reader):
        report = _reread(store, item)
        yield report
        if refused and report.failure:
            yield RereadReport(report.origin, failure=_stopped(report.origin, "reread"))
            return
        refused = report.failure is not None


def _reread(store: "Store", item: Reading | Failure) -> RereadReport:
    if isinstance(item, Failure):
        return RereadReport(item.origin, failure=item)
    origin = item.article.origin
    words = _words(item)
    try:
        outcome = store.reread(item)
    except StoreError as exc:
        return RereadReport(origin, failure=Failure(origin, str(exc), item.article.id), words=words)
    return RereadReport(origin, outcome, skipped=item.skipped, words=words)


def _words(reading: Reading) -> int:
    return 0 if reading.skipped else len(reading.article.text.split())


def _read_new(
    store: "Store", articles: Iterator[Article | Failure], reader: "Reader"
) -> Iterator[Article | Reading | Failure]:
    """Read the new articles; one that the store holds comes back as it went in."""
    from quotes.reading import read_quotations  # noqa: PLC0415

    while chunk := list(islice(articles, CHUNK)):
        new = [isinstance(item, Article) and not store.holds(item, reader.info) for item in chunk]
        readings = read_quotations(compress(chunk, new), reader)
        for item, wanted in zip(chunk, new, strict=True):
            yield next(readings) if wanted else item


def _add(store: "Store", item: Article | Reading | Failure) -> AddReport:
    from quotes.store import AddOutcome  # noqa: PLC0415

    match item:
        case Failure():
            return AddReport(item.origin, failure=item)
        case Article():
            return AddReport(item.origin, AddOutcome.UNCHANGED)
    origin, words = item.article.origin, _words(item)
    try:
        outcome = store.add(item)
    except StoreError as exc:
        return AddReport(origin, failure=Failure(origin, str(exc), item.article.id), words=words)
    return AddReport(origin, outcome, skipped=item.skipped, words=words)


def _stopped(origin: str, what: str) -> Failure:
    message = (
        "stopped here: the store refused two articles in a row; when it can be written again, "
        f"{what} once more, and what is stored already is passed over"
    )
    return Failure(origin, message)
