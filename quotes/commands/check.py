"""The command that checks a draft's quotations against what is on record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands._check_text import write_check, write_summary
from quotes.commands._console import (
    Form,
    choose_form,
    note,
    show_progress,
    write_objects,
    write_rows,
)
from quotes.commands._group import FINDINGS, NOTHING_DONE
from quotes.commands._options import (
    CsvOption,
    DatabaseOption,
    JsonOption,
    PrivateOption,
    ReaderName,
    ReaderOption,
    WhoOption,
    WhyOption,
    who_decides,
)
from quotes.commands._store import open_to_change, open_to_read
from quotes.commands._target import open_target
from quotes.errors import IngestError, NotFoundError, StoreError
from quotes.settings import DEFAULT_DATABASE
from quotes.types import Article, Failure, Reading

if TYPE_CHECKING:
    from quotes.check import Acceptance, DraftCheck, Finding
    from quotes.store import Store

DraftsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="DRAFT",
        help="Files (.txt, .md, .html, .docx, .pdf, ...), folders, http(s) addresses, or - for "
        "standard input.",
    ),
]
AgainstOption = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar="FILE",
        help="Transcript or statement to check against (repeatable).",
    ),
]
SeverityOption = Annotated[
    str,
    typer.Option(
        "--min-severity",
        metavar="<high|medium|low|none>",
        help="Minimum severity of findings shown.",
    ),
]
PageOption = Annotated[
    Path | None,
    typer.Option(
        "--html", metavar="FILE", help="Also write an HTML page with the draft and the findings."
    ),
]
AcceptOption = Annotated[
    list[str] | None,
    typer.Option(
        "--accept",
        metavar="ID",
        help="Accept a finding, so that the quotation may stand (repeatable).",
    ),
]
ReopenOption = Annotated[
    list[str] | None,
    typer.Option(
        "--reopen",
        metavar="ID",
        help="Reopen an accepted finding (repeatable).",
    ),
]


def check(
    drafts: DraftsArgument,
    *,
    against: AgainstOption = None,
    min_severity: SeverityOption = "none",
    accept: AcceptOption = None,
    reopen: ReopenOption = None,
    why: WhyOption = "",
    who: WhoOption = None,
    page: PageOption = None,
    reader: ReaderOption = ReaderName.TRAINED,
    allow_private: PrivateOption = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Check a draft's quotations against the store and transcripts.

    Exits with 0 if every quotation is verified, trimmed, differs in typography only or is
    accepted; with 1 if any needs review; with 2 if a draft could not be read.

    Example: `quotes check examples/draft.txt`
    """
    from quotes.ingest import read_articles  # noqa: PLC0415 - brings a web client and more

    form = choose_form(as_json=as_json, as_csv=as_csv)
    least = _read_severity(min_severity)
    transcripts = _read_transcripts(against or [], allow_private=allow_private)
    store = _open(database, transcripts, changing=bool(accept or reopen))
    try:
        articles = read_articles(drafts, allow_private=allow_private)
        checks = _check(articles, reader, store, transcripts)
        if store and reopen:
            checks = _reopen(store, checks, reopen, why=why, who=who)
        if store and accept:
            checks = _accept(store, checks, accept, why=why, who=who)
    finally:
        if store:
            store.close()
    shown = [
        replace(one, findings=tuple(f for f in one.findings if f.severity.rank <= least))
        for one in checks
    ]
    _write(shown, form)
    if form is Form.TABLE:
        write_summary(checks)
    if page:
        from quotes.export.check_page import is_page, write_page  # noqa: PLC0415

        with open_target(page, database, replaces=is_page, force=True) as draft:
            write_page(checks, draft)
    status = _status(checks)
    if status:
        raise typer.Exit(status)


def _read_severity(name: str) -> int:
    from quotes.check import Severity  # noqa: PLC0415 - comparing words needs compiled libraries

    try:
        return Severity(name).rank
    except ValueError:
        message = f"{name!r} is not a severity: give high, medium, low or none"
        raise typer.BadParameter(message) from None


def _read_transcripts(inputs: Sequence[str], *, allow_private: bool) -> list[Reading]:
    """Read the transcripts, all of them: a check without one of them would mislead.

    Raises:
        IngestError: One can't be read.
    """
    from quotes.detect.transcript import read_transcript  # noqa: PLC0415
    from quotes.ingest import read_articles  # noqa: PLC0415

    readings = []
    for item in read_articles(inputs, allow_private=allow_private):
        if isinstance(item, Failure):
            message = f"{item.origin}: {item.message}"
            raise IngestError(message)
        readings.append(read_transcript(item))
        if not any(attribution.speakers for attribution in readings[-1].attributions):
            note(f"{item.origin}: names no speakers, so only its words are compared")
    return readings


def _open(database: str, transcripts: Sequence[Reading], *, changing: bool) -> "Store | None":
    """Open the store; if transcripts are given, it need not exist."""
    if changing:
        return open_to_change(database)
    try:
        return open_to_read(database)
    except StoreError:
        if transcripts and "://" not in database and not Path(database).exists():
            note(f"No store at {database}: checking against the transcripts only.")
            return None
        raise


def _check(
    articles: Iterable[Article | Failure],
    reader: ReaderName,
    store: "Store | None",
    transcripts: Sequence[Reading],
) -> "list[DraftCheck]":
    from quotes.workflows.check import check_drafts  # noqa: PLC0415
    from quotes.workflows.read import load_reader  # noqa: PLC0415

    questions = store.check if store else None
    if questions and questions.is_empty and not transcripts:
        note("The store is empty, so nothing can be found: fill it with `quotes add`.")
    items = show_progress(articles, "Checking drafts")
    return list(check_drafts(items, load_reader(reader.value), questions, transcripts))


def _reopen(
    store: "Store",
    checks: "list[DraftCheck]",
    keys: Sequence[str],
    *,
    why: str,
    who: str | None,
) -> "list[DraftCheck]":
    """Reopen findings and return the updated checks.

    Raises:
        NotFoundError: A finding is not accepted.
    """
    for key in keys:
        store.decisions.checks.reopen(key, who=who_decides(who), why=why)
        note(f"{key} reopened.")
    return _with_accepted(checks, dict.fromkeys(keys))


def _accept(
    store: "Store",
    checks: "list[DraftCheck]",
    keys: Sequence[str],
    *,
    why: str,
    who: str | None,
) -> "list[DraftCheck]":
    """Accept findings and return the updated checks.

    Raises:
        NotFoundError: No finding of the drafts has this ID.
    """
    from quotes.check import Acceptance  # noqa: PLC0415

    if not why.strip():
        message = "--accept needs --why: the reason for accepting the finding"
        raise typer.BadParameter(message)
    findings = [_find(checks, key) for key in keys]
    settled: dict[str, Acceptance | None] = {}
    for finding in findings:
        claim = finding.claim
        accepted = Acceptance(
            claim.key,
            claim.text,
            claim.speaker,
            finding.verdict,
            who_decides(who),
            why,
            datetime.now(UTC),
        )
        made = store.decisions.checks.accept(accepted)
        if made.repeated:
            accepted = replace(accepted, who=made.who, why=made.why, decided_at=made.decided_at)
            when = f"{made.decided_at:%Y-%m-%d}"
            note(f"{claim.key} is accepted already, by {made.who} on {when}: {made.why}")
        else:
            whom = claim.speaker or "an unknown speaker"
            note(f"{claim.key} accepted for these words of {whom}.")
        settled[claim.key] = accepted
    return _with_accepted(checks, settled)


def _with_accepted(
    checks: "list[DraftCheck]", settled: "Mapping[str, Acceptance | None]"
) -> "list[DraftCheck]":
    return [
        replace(
            one,
            findings=tuple(
                replace(finding, accepted=settled[finding.claim.key])
                if finding.claim.key in settled
                else finding
                for finding in one.findings
            ),
        )
        for one in checks
    ]


def _find(checks: "Sequence[DraftCheck]", key: str) -> "Finding":
    for one in checks:
        for finding in one.findings:
            if finding.claim.key == key:
                return finding
    message = f"no finding of the draft has the ID {key!r}: run `quotes check` to see the IDs"
    raise NotFoundError(message)


def _write(checks: "Sequence[DraftCheck]", form: Form) -> None:
    from quotes.interchange.checks import (  # noqa: PLC0415
        FINDING_FIELDS,
        finding_object,
        finding_row,
    )

    for one in checks:
        if one.failure:
            note(f"{one.name}: {one.failure}")
    if form is Form.TABLE:
        for one in checks:
            if not one.failure:
                write_check(one)
        return
    findings = [(one, finding) for one in checks for finding in one.findings]
    if form is Form.CSV:
        write_rows((finding_row(*found) for found in findings), FINDING_FIELDS)
    else:
        write_objects((finding_object(*found) for found in findings), form)


def _status(checks: "Sequence[DraftCheck]") -> int:
    if any(one.failure for one in checks) or not checks:
        return NOTHING_DONE
    open_ = [f for one in checks for f in one.findings if not f.verdict.stands and not f.accepted]
    return FINDINGS if open_ else 0
