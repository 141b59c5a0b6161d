"""Reading articles into a store, or those in it again: which to read, what became of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, islice
from typing import TYPE_CHECKING

from quotes.errors import IdTakenError, StoreError
from quotes.types import Article, Failure, Reading

if TYPE_CHECKING:
    from quotes.detect.reader import Reader
    from quotes.store import AddOutcome, RereadOutcome, Store

# Enough for the language pipeline to fill its batches, little enough to keep memory flat.
CHUNK = 128
# Articles in one transaction: what a killed run has read in vain, at most.
TOGETHER = 32
# Refusals of the store in a row that end a run.
MOST_REFUSALS = 2


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
    """Read what the store does not hold yet and add it, some articles in a transaction.

    What this reader has read in an earlier run is not read again: reading costs a thousand
    times more than looking it up. An article that the store refuses is reported, and the next
    one tried; a second refusal in a row ends the run, since it is the store then that can't be
    written (a full disk, a lock) and reading on would be in vain. Ids that other articles have
    don't count: these are about the inputs.

    Yields:
        One report an input, in the order of the inputs.
    """
    refusals = 0
    items = _read_new(store, iter(articles), reader)
    while batch := list(islice(items, TOGETHER)):
        for item, (report, refused) in zip(batch, _add_together(store, batch), strict=False):
            yield report
            if isinstance(item, Reading):
                refusals = refusals + 1 if refused else 0
            if refusals == MOST_REFUSALS:
                stopped = _stopped(report.origin, "add the same inputs")
                yield AddReport(report.origin, failure=stopped)
                return


def reread_articles(store: "Store", reader: "Reader") -> Iterator[RereadReport]:
    """Read again what a store holds and this reader has not read, one transaction an article.

    Only the newest text of each article is read. A second refusal of the store in a row ends
    the run, as in ``add_articles``.

    Yields:
        One report an article that was read.
    """
    from quotes.workflows.read import read_quotations  # noqa: PLC0415

    refused = False
    for item in read_quotations(store.iter_pending(reader.info), reader):
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
    from quotes.workflows.read import read_quotations, reader_of  # noqa: PLC0415

    while chunk := list(islice(articles, CHUNK)):
        new = [
            isinstance(item, Article) and not store.holds(item, reader_of(item, reader))
            for item in chunk
        ]
        readings = read_quotations(compress(chunk, new), reader)
        for item, wanted in zip(chunk, new, strict=True):
            yield next(readings) if wanted else item


def _add_together(
    store: "Store", batch: Sequence[Article | Reading | Failure]
) -> Iterator[tuple[AddReport, bool]]:
    """Add what was read in one go; if the store refuses that, one by one, to tell which.

    Yields:
        A report an input, and whether the store may be what failed.
    """
    try:
        outcomes = store.add_all([item for item in batch if isinstance(item, Reading)])
    except StoreError:
        yield from (_add(store, item) for item in batch)
        return
    waiting = iter(outcomes)
    for item in batch:
        yield _report(item, next(waiting) if isinstance(item, Reading) else None), False


def _add(store: "Store", item: Article | Reading | Failure) -> tuple[AddReport, bool]:
    if not isinstance(item, Reading):
        return _report(item, None), False
    try:
        return _report(item, store.add(item)), False
    except StoreError as exc:
        failure = Failure(item.article.origin, str(exc), item.article.id)
        report = AddReport(item.article.origin, failure=failure, words=_words(item))
        return report, not isinstance(exc, IdTakenError)


def _report(item: Article | Reading | Failure, outcome: "AddOutcome | None") -> AddReport:
    from quotes.store import AddOutcome  # noqa: PLC0415

    match item:
        case Failure():
            return AddReport(item.origin, failure=item)
        case Article():
            return AddReport(item.origin, AddOutcome.UNCHANGED)
    return AddReport(item.article.origin, outcome, skipped=item.skipped, words=_words(item))


def _stopped(origin: str, what: str) -> Failure:
    message = (
        "stopped here: the store refused two articles in a row; once it is writable, "
        f"{what} again (what is stored already is skipped)"
    )
    return Failure(origin, message)
