"""Decisions as lines and tables, whatever they are about."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands._console import Form, write_line, write_object, write_records
from quotes.interchange.speakers import DECISION_FIELDS, JsonObject, decision_object

if TYPE_CHECKING:
    from quotes.store import FamilyDecisionRecord, SpeakerDecisionRecord

    Decision = FamilyDecisionRecord | SpeakerDecisionRecord

WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason.")]
UndoneOption = Annotated[bool, typer.Option("--undone", help="Also what was taken back.")]
DecisionArgument = Annotated[
    int | None,
    typer.Argument(metavar="[DECISION]", help="Number of the decision; else the last one."),
]
COLUMNS = {"ID": "id", "Date": "date", "Who": "who", "Decision": "what", "Why": "why"}


def write_decided(*decided: "Decision", as_json: bool) -> None:
    """Say what was decided."""
    for record in decided:
        if as_json:
            write_object(decision_object(record))
        else:
            write_line(f"Decision {record.id}: {record.what}.")


def write_undone(record: "Decision", *, as_json: bool) -> None:
    """Say what was taken back."""
    if as_json:
        write_object(decision_object(record))
    else:
        write_line(f"Taken back: decision {record.id}, that {record.what}.")


def write_decisions(records: "Iterable[Decision]", form: Form, *, nothing: str) -> None:
    """List decisions."""
    write_records(
        map(_row if form is Form.TABLE else decision_object, records),
        form,
        fields=DECISION_FIELDS,
        columns=COLUMNS,
        nothing=nothing,
    )


def _row(record: "Decision") -> JsonObject:
    """Return a decision as a row of the table, which must tell what was taken back."""
    taken = f" (taken back by {record.undone_by})" if record.undone_at else ""
    return decision_object(record) | {
        "date": f"{record.decided_at:%Y-%m-%d}",
        "what": record.what + taken,
    }
