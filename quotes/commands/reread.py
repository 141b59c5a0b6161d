"""The command that reads stored articles again with another or a newer reader."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

import typer

from quotes.commands._console import describe_pace, note, show_progress, write_line, write_object
from quotes.commands._group import FINDINGS, NOTHING_DONE
from quotes.commands._options import DatabaseOption, JsonOption, ReaderName, ReaderOption
from quotes.commands._store import open_to_change
from quotes.interchange.quotations import JsonObject, failure_line
from quotes.settings import DEFAULT_DATABASE
from quotes.text.inflection import count_of
from quotes.types import Failure

if TYPE_CHECKING:
    from quotes.store import RereadOutcome
    from quotes.workflows.add import RereadReport


def reread(
    *,
    reader: ReaderOption = ReaderName.TRAINED,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Read stored articles again.

    Use it after an upgrade or to try another reader. Articles that were already read with the
    same reader, weights and runtime are skipped; changes that come from another runtime alone
    are counted separately. Quotations that are found again keep their IDs, and decisions are
    kept; quotations with decisions that are no longer found are listed. Exits with 1 if some
    articles failed, with 2 if all did.

    Example: `quotes reread --db archive.db`
    """
    from quotes.workflows.add import reread_articles  # noqa: PLC0415
    from quotes.workflows.read import load_reader  # noqa: PLC0415

    chosen = load_reader(reader)
    with open_to_change(database) as store:
        tally = _Tally(chosen.info.runtime, passed_over=store.count_read(chosen.info))
        tally.count_all(show_progress(reread_articles(store, chosen), "Articles"))
    if as_json:
        write_object(tally.summary())
    else:
        write_line(tally.describe())
    raise typer.Exit(tally.status)


@dataclass(slots=True)
class _Tally:
    """Counts of what happened to the articles of one run."""

    runtime: str | None
    passed_over: int
    earlier_runtimes: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    decided: list[int] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    words: int = 0
    started: float = field(default_factory=monotonic)

    def count_all(self, reports: Iterable["RereadReport"]) -> None:
        for report in reports:
            self.words += report.words
            if report.failure:
                self.failures.append(report.failure)
                note(f"{report.origin}: {report.failure.message}")
            elif report.outcome and report.outcome.stored:
                self._count(report, report.outcome)
            else:
                self.passed_over += 1  # revised, removed or read by another program meanwhile

    def _count(self, report: "RereadReport", outcome: "RereadOutcome") -> None:
        self.counts["reread"] += 1
        self.counts["stayed"] += outcome.stayed
        self.counts["restated"] += outcome.restated
        self.counts["new"] += outcome.new
        self.counts["gone"] += outcome.gone
        if outcome.runtime is not None:
            self.earlier_runtimes.add(outcome.runtime)
            self.counts["runtime_reread"] += 1
            self.counts["runtime_new"] += outcome.new
            self.counts["runtime_gone"] += outcome.gone
        if report.skipped:
            self.counts["skipped"] += 1
            note(f"{report.origin}: stored without reading: {report.skipped}")
        for quotation in outcome.decided:
            self.decided.append(quotation)
            note(
                f"{report.origin}: quotation {quotation}, which has a decision, is no longer"
                f" found; `quotes show {quotation}` still shows it"
            )

    @property
    def status(self) -> int:
        if not self.failures:
            return 0
        return FINDINGS if self.counts["reread"] or self.passed_over else NOTHING_DONE

    def summary(self) -> JsonObject:
        return {
            "reread": self.counts["reread"],
            "unchanged": self.passed_over,
            "skipped": self.counts["skipped"],
            "failed": len(self.failures),
            "quotations": {
                name: self.counts[name] for name in ("stayed", "restated", "new", "gone")
            },
            "runtime_only": self._runtime_object(),
            "decided_not_found": self.decided,
            "words": self.words,
            "seconds": round(monotonic() - self.started, 3),
            "failures": [failure_line(failure) for failure in self.failures],
        }

    def describe(self) -> str:
        counts = self.counts
        parts = [
            f"{counts['reread']} read again",
            f"{self.passed_over} skipped",
            f"{len(self.failures)} failed",
        ]
        if counts["skipped"]:
            parts.append(f"{counts['skipped']} of them not in English and not read")
        kept = f"{counts['stayed']} kept"
        if counts["restated"]:
            kept += f" ({counts['restated']} with another stance)"
        found = f"quotations: {kept}, {counts['new']} new, {counts['gone']} gone"
        pace = describe_pace(self.words, monotonic() - self.started)
        return f"{', '.join(parts)}; {found}{self._describe_runtime()}; {pace}"

    def _runtime_object(self) -> JsonObject:
        """Return what comes from another runtime alone: same reader, version and weights."""
        return {
            "before": sorted(filter(None, self.earlier_runtimes)),
            "now": self.runtime,
            "reread": self.counts["runtime_reread"],
            "new": self.counts["runtime_new"],
            "gone": self.counts["runtime_gone"],
        }

    def _describe_runtime(self) -> str:
        counts = self.counts
        if not counts["runtime_reread"]:
            return ""
        before = " or ".join(one or "one not noted" for one in sorted(self.earlier_runtimes))
        return (
            f"; from another runtime alone ({before} before, {self.runtime or 'none'} now):"
            f" {counts['runtime_new']} new and {counts['runtime_gone']} gone in"
            f" {count_of(counts['runtime_reread'], 'article')}"
        )
