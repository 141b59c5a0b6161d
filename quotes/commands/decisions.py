"""Commands for the log of decisions: listing it, and undoing any of them."""

from typing import Annotated, Literal

import typer

from quotes.commands._decisions import DecisionArgument, UndoneOption, write_decisions, write_undone
from quotes.commands._option_groups import DecisionOptions, ListOptions, takes_groups
from quotes.commands._options import who_decides
from quotes.commands._store import open_current_to_change, open_to_read

KindOption = Annotated[
    Literal["quotation", "speaker", "family", "check"] | None,
    typer.Option("--kind", help="Only decisions of this kind."),
]


@takes_groups
def decisions(
    *,
    kind: KindOption = None,
    undone: UndoneOption = False,
    listing: ListOptions,
) -> None:
    """List decisions, newest first.

    These are rejected quotations, decisions about speakers and families, and accepted findings.
    `quotes undo` undoes any of them by its number.

    Example: `quotes decisions --kind quotation`
    """
    _list(kind, listing, undone=undone)


@takes_groups
def undo(decision: DecisionArgument = None, *, deciding: DecisionOptions) -> None:
    """Undo a decision of any kind: the latest, or one by number.

    `quotes decisions` shows the numbers. Nothing is deleted: `quotes decisions --undone` still
    lists the decision, with who undid it, when and why.

    Example: `quotes undo 12 --why "it is a quotation after all"`
    """
    _undo(None, decision, deciding)


@takes_groups
def undo_speakers(decision: DecisionArgument = None, *, deciding: DecisionOptions) -> None:
    """Undo a decision about speakers: the latest, or one by number.

    Example: `quotes speakers undo 3`
    """
    _undo("speaker", decision, deciding)


@takes_groups
def undo_families(decision: DecisionArgument = None, *, deciding: DecisionOptions) -> None:
    """Undo a decision about families: the latest, or one by number.

    Example: `quotes families undo`
    """
    _undo("family", decision, deciding)


@takes_groups
def speaker_decisions(*, undone: UndoneOption = False, listing: ListOptions) -> None:
    """List decisions about speakers, newest first.

    Example: `quotes speakers decisions`
    """
    _list("speaker", listing, undone=undone)


@takes_groups
def family_decisions(*, undone: UndoneOption = False, listing: ListOptions) -> None:
    """List decisions about families, newest first.

    Example: `quotes families decisions`
    """
    _list("family", listing, undone=undone)


_PLURALS = {
    "quotation": "quotations",
    "speaker": "speakers",
    "family": "families",
    "check": "findings of drafts",
}


def _list(kind: str | None, listing: ListOptions, *, undone: bool) -> None:
    from quotes.store import DecisionKind  # noqa: PLC0415 - see quotes.commands._store

    form = listing.form
    chosen = DecisionKind(kind) if kind else None
    with open_to_read(listing.database) as store:
        found = store.decisions.list(kind=chosen, undone=undone, limit=listing.limit)
    about = f" about {_PLURALS[kind]}" if kind else ""
    write_decisions(found, form, nothing=f"No decisions{about}.")


def _undo(kind: str | None, decision: int | None, deciding: DecisionOptions) -> None:
    from quotes.store import DecisionKind  # noqa: PLC0415 - see quotes.commands._store

    decider = who_decides(deciding.who)
    only: DecisionKind | None = DecisionKind(kind) if kind else None
    with open_current_to_change(deciding.database) as store:
        taken = store.decisions.undo(decision, kind=only, who=decider, why=deciding.why)
    write_undone(taken, as_json=deciding.as_json)
