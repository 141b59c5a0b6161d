"""Commands on the database itself: verify its contents, show and upgrade its schema."""

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
    """Verify that nothing stored has changed.

    Every text must match its hash, and every wording must be the exact slice of its text. Exits
    with 1 if anything differs from what was written.

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
        nothing="No problems: everything is as it was written.",
    )
    if problems:
        raise typer.Exit(FINDINGS)


def current(*, as_json: JsonOption = False, database: DatabaseOption = DEFAULT_DATABASE) -> None:
    """Show the schema revision of a store.

    Exits with 1 if this version of Quotes uses another one.

    Example: `quotes db current`
    """
    from quotes.store import schema_status  # noqa: PLC0415 - see quotes.commands._store

    status = schema_status(database)
    if as_json:
        write_object(schema_object(status))
    elif status.revision == status.newest:
        write_line(f"{status.target}: schema {status.revision}, current")
    else:
        write_line(f"{status.target}: schema {status.revision}; this version uses {status.newest}")
    if status.revision != status.newest:
        raise typer.Exit(FINDINGS)


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
