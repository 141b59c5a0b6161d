"""Commands on the database as such: check what it holds, see and upgrade its tables."""

import typer

from quotes.commands._console import (
    choose_form,
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

PROBLEM_COLUMNS = {"Article": "article", "Quotation": "quotation", "Problem": "message"}


def verify(
    *,
    as_json: JsonOption = False,
    as_lines: LinesOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Check that nothing stored has changed.

    Each text must have its hash, and each wording be the exact slice of its text. Ends with 1
    if something is not as it was written.

    Example: `quotes verify --db archive.db`
    """
    form = choose_form(as_json=as_json, as_lines=as_lines)
    with open_to_read(database) as store:
        problems = [problem_object(problem) for problem in store.verify()]
    write_records(
        problems,
        form,
        fields=tuple(PROBLEM_COLUMNS.values()),
        columns=PROBLEM_COLUMNS,
        nothing="All is as it was written.",
    )
    if problems:
        raise typer.Exit(FINDINGS)


def current(*, as_json: JsonOption = False, database: DatabaseOption = DEFAULT_DATABASE) -> None:
    """Say which tables a store has.

    Ends with 1 if this version uses another revision of them.

    Example: `quotes db current`
    """
    from quotes.store import schema_status  # noqa: PLC0415 - see quotes.commands._store

    status = schema_status(database)
    if as_json:
        write_object(schema_object(status))
    elif status.revision == status.newest:
        write_line(f"{status.target}: revision {status.revision}, the newest")
    else:
        write_line(f"{status.target}: revision {status.revision}; this version: {status.newest}")
    if status.revision != status.newest:
        raise typer.Exit(FINDINGS)


def upgrade(*, as_json: JsonOption = False, database: DatabaseOption = DEFAULT_DATABASE) -> None:
    """Bring a store's tables up to date.

    A backup of an SQLite file is made beside it before.

    Example: `quotes db upgrade --db archive.db`
    """
    from quotes.store import upgrade_store  # noqa: PLC0415 - see quotes.commands._store

    outcome = upgrade_store(database, watch=show_progress)
    if as_json:
        write_object(upgrade_object(outcome))
        return
    if outcome.before == outcome.after:
        write_line(f"{outcome.target}: revision {outcome.after} already, nothing to do")
    else:
        write_line(f"{outcome.target}: from revision {outcome.before or 'none'} to {outcome.after}")
    if outcome.backup:
        write_line(f"Backup: {outcome.backup}")
