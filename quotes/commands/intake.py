"""Commands that read articles: into a store, or only to show what is found."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands._console import (
    Form,
    choose_form,
    describe_pace,
    is_watched,
    note,
    show_progress,
    write_line,
    write_object,
    write_objects,
)
from quotes.commands._garbage import collecting_rarely
from quotes.commands._group import FINDINGS, NOTHING_DONE
from quotes.commands._options import (
    AllOption,
    DatabaseOption,
    JsonOption,
    LinesOption,
    PrivateOption,
    ReaderName,
    ReaderOption,
)
from quotes.commands._quotation_text import write_reading
from quotes.commands._store import open_to_add
from quotes.errors import IngestError
from quotes.interchange.quotations import JsonObject, extract_line, failure_line
from quotes.settings import DEFAULT_DATABASE
from quotes.types import Article, ArticleKind, Failure, Reading
from quotes.unread import Unread

if TYPE_CHECKING:
    from quotes.workflows.add import AddReport


InputsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files (.txt, .md, .html, .jsonl, .jsonl.gz, .csv, .docx, .pdf), folders, http(s) "
        "addresses, or - for standard input.",
    ),
]
NewOutletOption = Annotated[
    str | None,
    typer.Option("--outlet", metavar="NAME", help="Outlet for articles that do not name one."),
]
UnreadOption = Annotated[
    bool,
    typer.Option(
        "--unread",
        help="Also list text in quotation marks that is not a quotation, and why.",
    ),
]
TranscriptOption = Annotated[
    bool,
    typer.Option("--transcript", help="The inputs are verbatim transcripts or statements."),
]


def add(
    inputs: InputsArgument,
    *,
    reader: ReaderOption = ReaderName.TRAINED,
    outlet: NewOutletOption = None,
    transcript: TranscriptOption = False,
    allow_private: PrivateOption = False,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Add articles to the store.

    Articles that are already stored are not read again. In transcripts, labels such as
    "MR. SMITH:" name the speakers, and everything else is speech. Exits with 1 if some inputs
    failed, with 2 if all did.

    Example: `quotes add articles/ --outlet "Harbour Daily"`
    """
    from quotes.workflows.add import add_articles  # noqa: PLC0415
    from quotes.workflows.read import load_reader  # noqa: PLC0415

    articles = _with_outlet(_readable(_read(inputs, allow_private=allow_private)), outlet)
    if transcript:
        articles = _as_transcripts(articles)
    # Before the store is opened, so that a reader that can't be loaded leaves no empty one.
    chosen = load_reader(reader)
    tally = _Tally()
    with open_to_add(database) as store, collecting_rarely():
        for report in show_progress(add_articles(store, articles, chosen), "Articles"):
            tally.count(report)
    if as_json:
        write_object(tally.summary())
    else:
        write_line(tally.describe())
    raise typer.Exit(tally.status)


def extract(
    inputs: InputsArgument,
    *,
    reader: ReaderOption = ReaderName.TRAINED,
    unread: UnreadOption = False,
    everything: AllOption = False,
    allow_private: PrivateOption = False,
    as_json: JsonOption = False,
    as_lines: LinesOption = False,
) -> None:
    """Find quotations without a store.

    JSON has all of them, each with `shown`, which says whether lists have it without `--all`.
    Exits with 1 if some inputs failed or are not in English, with 2 if all did or are.

    Example: `quotes extract examples/*.txt --nl`
    """
    from quotes.workflows.read import load_reader, read_quotations  # noqa: PLC0415

    form = choose_form(as_json=as_json, as_lines=as_lines)
    counts: Counter[bool] = Counter()
    articles = _read(inputs, allow_private=allow_private)
    results = _counted(read_quotations(articles, load_reader(reader)), counts)
    if not is_watched():  # on a terminal, the results themselves show progress
        results = show_progress(results, "Articles")
    if form is Form.TABLE:
        _describe_all(results, unread=unread, everything=everything)
    else:
        write_objects((_line_of(result, unread=unread) for result in results), form)
    raise typer.Exit(_status(failed=counts[False], fine=counts[True]))


@dataclass(slots=True)
class _Tally:
    """Counts of what happened to the inputs of one run."""

    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    words: int = 0
    started: float = field(default_factory=monotonic)

    def count(self, report: "AddReport") -> None:
        self.words += report.words
        if report.failure:
            self.failures.append(report.failure)
            _note_failure(report.failure)
        elif report.outcome:
            self.outcomes[report.outcome.value] += 1
        if report.skipped and not report.failure:
            self.outcomes["skipped"] += 1
            note(f"{report.origin}: stored without reading: {report.skipped}")

    @property
    def status(self) -> int:
        return _status(failed=len(self.failures), fine=self.outcomes.total())

    def summary(self) -> JsonObject:
        seconds = monotonic() - self.started
        counts = ("added", "revised", "reread", "unchanged", "skipped")
        return {
            **{name: self.outcomes[name] for name in counts},
            "failed": len(self.failures),
            "words": self.words,
            "seconds": round(seconds, 3),
            "failures": [failure_line(failure) for failure in self.failures],
        }

    def describe(self) -> str:
        parts = [f"{self.outcomes['added']} added", f"{self.outcomes['revised']} revised"]
        if self.outcomes["reread"]:
            parts.append(f"{self.outcomes['reread']} read again by another reader")
        parts += [f"{self.outcomes['unchanged']} unchanged", f"{len(self.failures)} failed"]
        if self.outcomes["skipped"]:
            parts.append(f"{self.outcomes['skipped']} of them not in English and not read")
        pace = describe_pace(self.words, monotonic() - self.started)
        return f"{', '.join(parts)}; {pace}"


def _read(inputs: list[str], *, allow_private: bool) -> Iterator[Article | Failure]:
    from quotes.ingest import read_articles  # noqa: PLC0415 - brings a web client and more

    return read_articles(inputs, allow_private=allow_private)


def _readable(items: Iterator[Article | Failure]) -> Iterator[Article | Failure]:
    """Return the items if there is an article among them, so that no empty store is created."""
    failures: list[Failure] = []
    for item in items:
        if isinstance(item, Article):
            return chain(failures, [item], items)
        failures.append(item)
    for failure in failures:
        _note_failure(failure)
    message = "nothing was added: none of the inputs could be read as an article"
    raise IngestError(message)


def _as_transcripts(items: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
    for item in items:
        if isinstance(item, Article):
            yield replace(item, kind=ArticleKind.TRANSCRIPT)
        else:
            yield item


def _with_outlet(
    items: Iterable[Article | Failure], outlet: str | None
) -> Iterator[Article | Failure]:
    for item in items:
        if outlet and isinstance(item, Article) and not item.outlet:
            yield replace(item, outlet=outlet)
        else:
            yield item


def _counted(
    results: Iterable[Reading | Failure], counts: Counter[bool]
) -> Iterator[Reading | Failure]:
    """Count successes (True) and failures (False), reporting the failures."""
    for result in results:
        counts[isinstance(result, Reading) and result.skipped is None] += 1
        if isinstance(result, Failure):
            _note_failure(result)
        elif result.skipped:
            note(f"{result.article.origin}: not read: {result.skipped}")
        yield result


def _line_of(result: Reading | Failure, *, unread: bool) -> JsonObject:
    if isinstance(result, Failure):
        return failure_line(result)
    return extract_line(result, _unread_of(result) if unread else None)


def _describe_all(results: Iterable[Reading | Failure], *, unread: bool, everything: bool) -> None:
    for result in results:
        if isinstance(result, Reading) and result.skipped is None:
            left = _unread_of(result) if unread else None
            write_reading(result, left, everything=everything)


def _unread_of(reading: Reading) -> list[Unread]:
    from quotes.workflows.read import list_unread  # noqa: PLC0415

    return list_unread(reading)


def _note_failure(failure: Failure) -> None:
    note(f"{failure.origin}: {failure.message}")


def _status(*, failed: int, fine: int) -> int:
    if not failed and fine:
        return 0
    return FINDINGS if fine else NOTHING_DONE
