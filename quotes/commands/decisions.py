"""Commands for the log of decisions: listing it, and undoing any of them."""

from typing import Annotated, Literal

import typer

from quotes.commands._console import choose_form
from quotes.commands._decisions import (
    DecisionArgument,
    UndoneOption,
    write_decisions,
    write_undone,
)
from quotes.commands._options import (
    CsvOption,
    DatabaseOption,
    JsonOption,
    LimitOption,
    LinesOption,
    WhoOption,
    WhyOption,
    who_decides,
)
from quotes.commands._store import open_current_to_change, open_to_read
from quotes.settings import DEFAULT_DATABASE

KindOption = Annotated[
    Literal["quotation", "speaker", "family", "check"] | None,
    typer.Option("--kind", help="Only decisions of this kind."),
]


def decisions(
    *,
    kind: KindOption = None,
    undone: UndoneOption = False,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_lines: LinesOption = False,
    as_csv: CsvOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """List decisions, newest first.

    These are rejected quotations, decisions about speakers and families, and accepted findings.
    `quotes undo` undoes any of them by its number.

    Example: `quotes decisions --kind quotation`
    """
    from quotes.store import DecisionKind  # noqa: PLC0415 - see quotes.commands._store

    form = choose_form(as_json=as_json, as_lines=as_lines, as_csv=as_csv)
    chosen = DecisionKind(kind) if kind else None
    with open_to_read(database) as store:
        found = store.decisions.list(kind=chosen, undone=undone, limit=limit)
    about = f" about {_PLURALS[kind]}" if kind else ""
    write_decisions(found, form, nothing=f"No decisions{about}.")


def undo(
    decision: DecisionArgument = None,
    *,
    why: WhyOption = "",
    who: WhoOption = None,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Undo a decision of any kind: the latest, or one by number.

    `quotes decisions` shows the numbers. Nothing is deleted: `quotes decisions --undone` still
    lists the decision, with who undid it, when and why.

    Example: `quotes undo 12 --why "it is a quotation after all"`
    """
    _undo(None, decision, why=why, who=who, as_json=as_json, database=database)


def undo_speakers(
    decision: DecisionArgument = None,
    *,
    why: WhyOption = "",
    who: WhoOption = None,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Undo a decision about speakers: the latest, or one by number.

    Example: `quotes speakers undo 3`
    """
    _undo("speaker", decision, why=why, who=who, as_json=as_json, database=database)


def undo_families(
    decision: DecisionArgument = None,
    *,
    why: WhyOption = "",
    who: WhoOption = None,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Undo a decision about families: the latest, or one by number.

    Example: `quotes families undo`
    """
    _undo("family", decision, why=why, who=who, as_json=as_json, database=database)


def speaker_decisions(
    *,
    undone: UndoneOption = False,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_lines: LinesOption = False,
    as_csv: CsvOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """List decisions about speakers, newest first.

    Example: `quotes speakers decisions`
    """
    decisions(
        kind="speaker",
        undone=undone,
        limit=limit,
        as_json=as_json,
        as_lines=as_lines,
        as_csv=as_csv,
        database=database,
    )


def family_decisions(
    *,
    undone: UndoneOption = False,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_lines: LinesOption = False,
    as_csv: CsvOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """List decisions about families, newest first.

    Example: `quotes families decisions`
    """
    decisions(
        kind="family",
        undone=undone,
        limit=limit,
        as_json=as_json,
        as_lines=as_lines,
        as_csv=as_csv,
        database=database,
    )


_PLURALS = {
    "quotation": "quotations",
    "speaker": "speakers",
    "family": "families",
    "check": "findings of drafts",
}


def _undo(
    kind: str | None,
    decision: int | None,
    *,
    why: str,
    who: str | None,
    as_json: bool,
    database: str,
) -> None:
    from quotes.store import DecisionKind  # noqa: PLC0415 - see quotes.commands._store

    decider = who_decides(who)
    only: DecisionKind | None = DecisionKind(kind) if kind else None
    with open_current_to_change(database) as store:
        taken = store.decisions.undo(decision, kind=only, who=decider, why=why)
    write_undone(taken, as_json=as_json)
