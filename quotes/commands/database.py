"""Commands on the database itself: verify its contents, show and upgrade its schema."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands._console import (
    Form,
    choose_form,
    note,
    show_progress,
    write_line,
    write_object,
    write_records,
)
from quotes.commands._group import FINDINGS
from quotes.commands._options import DatabaseOption, JsonOption, LinesOption
from quotes.commands._store import open_to_read
from quotes.interchange.quotations import problem_object, schema_object, upgrade_object
from quotes.settings import DEFAULT_DATABASE
from quotes.text.inflection import count_of

if TYPE_CHECKING:
    from quotes.store import SchemaStatus, Store

PROBLEM_COLUMNS = {
    "Article": "article",
    "Quotation": "quotation",
    "Decision": "decision",
    "Problem": "message",
}
# Of each kind of entry what people count; the others come with these.
ENTERED = {
    "text": "text",
    "reading": "reading",
    "decision": "decision",
    "undone": "undone decision",
    "removed": "removed article",
}
NOT_COVERED = (
    "Not covered: spelling and kind of a speaker whom people named and no article does; whether a "
    "full name in one article is that article's alone; which copies of a wording are linked."
)

HeadOption = Annotated[
    str | None,
    typer.Option(
        metavar="HASH",
        help="A head that was printed before and kept elsewhere: finds what was rewritten since.",
    ),
]


def verify(
    *,
    head: HeadOption = None,
    as_json: JsonOption = False,
    as_lines: LinesOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Verify that nothing stored has changed.

    Every text must match its hash, and every wording must be the exact slice of its text. Texts
    with outlet, date and authors, readings with speakers, confidence and evidence, and decisions
    must be what the ledger, a chain of hashes, has entered; what differs is named in its order.
    What is shown is worked out again from these and compared: speakers with their names and all
    that articles tell of them, passages, families, and the index that searches look in. The head
    of the chain is printed. Who rewrites all of it is found out with `--head` and a head that was
    kept elsewhere. Exits with 1 if anything differs from what was written.

    Example: `quotes verify --db archive.db`
    """
    form = choose_form(as_json=as_json, as_lines=as_lines)
    known = None if head is None else _read_head(head)
    with open_to_read(database) as store, store.snapshot():
        now = store.head()
        problems = [problem_object(problem) for problem in store.verify(head=known)]
        since = None if known is None else _describe_since(store, known)
    write_records(
        problems,
        form,
        fields=tuple(PROBLEM_COLUMNS.values()),
        columns=PROBLEM_COLUMNS,
        nothing="No problems: everything is as it was written.",
    )
    if since is not None:
        note(since)
    note(NOT_COVERED)
    (write_line if form is Form.TABLE else note)(f"Head: {now}")
    if problems:
        raise typer.Exit(FINDINGS)


def current(*, as_json: JsonOption = False, database: DatabaseOption = DEFAULT_DATABASE) -> None:
    """Show the schema revision of a store, the head of its ledger, and a quick check.

    The quick check reads an SQLite file once for damaged pages; on PostgreSQL it asks which pages
    and indexes the server found damaged. Only `quotes verify` checks contents. Exits with 1 if
    this version of Quotes uses another revision, or if something is damaged.

    Example: `quotes db current`
    """
    from quotes.store import schema_status  # noqa: PLC0415 - see quotes.commands._store

    status = schema_status(database)
    if as_json:
        write_object(schema_object(status))
    else:
        _write_status(status)
    if status.revision != status.newest or status.damage:
        raise typer.Exit(FINDINGS)


def _write_status(status: "SchemaStatus") -> None:
    is_current = status.revision == status.newest
    uses = ", current" if is_current else f"; this version uses {status.newest}"
    write_line(f"{status.target}: schema {status.revision}{uses}")
    for line in status.damage or ("no damage found",):
        write_line(f"Quick check: {line}")
    if status.head is not None:
        write_line(f"Head: {status.head}")


def _read_head(given: str) -> str:
    head = given.strip().lower()
    if re.fullmatch("[0-9a-f]{64}", head) is None:
        message = f"{given!r} is no head: give the 64 digits that `quotes verify` printed"
        raise typer.BadParameter(message)
    return head


def _describe_since(store: "Store", head: str) -> str | None:
    since = store.entered_since(head)
    if since is None:
        return None
    entered = {kind.value: count for kind, count in since.items()}
    said = ", ".join(
        count_of(entered[kind], noun) for kind, noun in ENTERED.items() if kind in entered
    )
    return f"Entered since the head given: {said or 'nothing'}."


def upgrade(*, as_json: JsonOption = False, database: DatabaseOption = DEFAULT_DATABASE) -> None:
    """Upgrade a store to the current schema.

    An SQLite file is first backed up beside itself.

    Example: `quotes db upgrade --db archive.db`
    """
    from quotes.store import upgrade_store  # noqa: PLC0415 - see quotes.commands._store

    outcome = upgrade_store(database, watch=show_progress)
    if as_json:
        write_object(upgrade_object(outcome))
        return
    if outcome.before == outcome.after:
        write_line(f"{outcome.target}: already at schema {outcome.after}, nothing to do")
    else:
        write_line(
            f"{outcome.target}: upgraded from schema {outcome.before or 'none'} to {outcome.after}"
        )
    if outcome.backup:
        write_line(f"Backup: {outcome.backup}")
