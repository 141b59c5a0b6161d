"""Decisions as lines and tables, whatever they are about."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from quotes.commands._console import Form, note, write_line, write_object, write_records
from quotes.commands._option_groups import DecisionOptions
from quotes.commands._options import who_decides
from quotes.commands._store import open_to_change
from quotes.interchange.decisions import DECISION_FIELDS, JsonObject, decision_object

if TYPE_CHECKING:
    from quotes.store import DecisionRecord
    from quotes.store.decisions.facade import Decisions

UndoneOption = Annotated[bool, typer.Option("--undone", help="Include decisions that were undone.")]
DecisionArgument = Annotated[
    int | None,
    typer.Argument(metavar="[DECISION]", help="Decision number. Default: the latest decision."),
]
COLUMNS = {"ID": "id", "Date": "date", "Who": "who", "Decision": "what", "Why": "why"}


class SignedBy(TypedDict):
    """Who decides and why, as every method of ``Store.decisions`` takes it."""

    who: str
    why: str


def decide(
    options: DecisionOptions,
    decision: "Callable[[Decisions, SignedBy], DecisionRecord | tuple[DecisionRecord, ...]]",
) -> None:
    """Write down what a person decides, and say what was decided.

    Args:
        options: Who decides and why, in which store, and how to tell it.
        decision: Calls the method of ``Store.decisions``; may make several decisions of one.
    """
    by = SignedBy(who=who_decides(options.who), why=options.why)
    with open_to_change(options.database) as store:
        decided = decision(store.decisions, by)
    for record in decided if isinstance(decided, tuple) else (decided,):
        _write_decided(record, as_json=options.as_json)


def _write_decided(record: "DecisionRecord", *, as_json: bool) -> None:
    repeated = f"Decision {record.id} already says so: {record.what} ({_describe_by(record)})."
    if as_json:
        write_object(decision_object(record))
        if record.repeated:
            note(repeated)
    else:
        write_line(repeated if record.repeated else f"Decision {record.id}: {record.what}.")
    for line in record.notes:
        note(line)


def write_undone(record: "DecisionRecord", *, as_json: bool) -> None:
    """Say what was undone."""
    if as_json:
        write_object(decision_object(record))
    else:
        write_line(f"Decision {record.id} undone: {record.what}.")


def write_decisions(records: "Iterable[DecisionRecord]", form: Form, *, nothing: str) -> None:
    """List decisions."""
    write_records(
        map(_row if form is Form.TABLE else decision_object, records),
        form,
        fields=DECISION_FIELDS,
        columns=COLUMNS,
        nothing=nothing,
    )


def describe_decision(record: "DecisionRecord") -> str:
    """Return a decision on one line, for pages about what it decides on."""
    return f"{record.id}: {record.what} ({_describe_by(record)})"


def _describe_by(record: "DecisionRecord") -> str:
    """Return who made a decision, when and why."""
    why = f": {record.why}" if record.why else ""
    return f"{record.who}, {record.decided_at:%Y-%m-%d %H:%M} UTC{why}"


def _row(record: "DecisionRecord") -> JsonObject:
    """Return a decision as a row of the table, which must tell what was undone."""
    what = record.what
    if record.undone_at:
        why = f": {record.undone_why}" if record.undone_why else ""
        what += f" (undone by {record.undone_by}{why})"
    if record.former_id:
        what += f" (formerly {record.kind} decision {record.former_id})"
    return decision_object(record) | {"date": f"{record.decided_at:%Y-%m-%d}", "what": what}
