"""Options that several commands share, so that each looks and behaves the same everywhere."""

import getpass
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from quotes.confidence import ConfidenceLevel, least_confidence
from quotes.types import QuotationKind

_LEVELS = ", ".join(f"{level} (from {least_confidence(level):g})" for level in ConfidenceLevel)


class ReaderName(StrEnum):
    """The readers to choose from."""

    TRAINED = "trained"
    RULES = "rules"
    TEXTACY = "textacy"


def parse_date(text: str) -> date:
    """Return the date that ``2022-04-30``, or another ISO form of it, stands for."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a date; write it as 2022-04-30"
        raise typer.BadParameter(message) from None


def parse_confidence(text: str) -> float:
    """Return the confidence that a number from 0 to 1, or a word for one, stands for."""
    if text in list(ConfidenceLevel):
        return least_confidence(ConfidenceLevel(text))
    try:
        confidence = float(text)
    except ValueError:
        confidence = -1
    if not 0 <= confidence <= 1:  # nor is "nan"
        words = ", ".join(ConfidenceLevel)
        message = f"{text!r} is not a confidence; give a number from 0 to 1 or one of {words}"
        raise typer.BadParameter(message)
    return confidence


def parse_name(text: str) -> str:
    """Return a name, which must not be blank: nobody could be asked about the decision."""
    if not text.strip():
        message = "the name is blank; give one, or leave the option out"
        raise typer.BadParameter(message)
    return text


DatabaseOption = Annotated[
    str,
    typer.Option(
        "--db",
        envvar="QUOTES_DB",
        metavar="PATH|URL",
        help="The store: path of an SQLite file, or a PostgreSQL URL.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON: one array or object.")]
LinesOption = Annotated[bool, typer.Option("--nl", help="Write JSON lines: one object per line.")]
CsvOption = Annotated[
    bool,
    typer.Option(
        "--csv",
        help="Write CSV. Cells that a spreadsheet would run as a formula are prefixed with an "
        "apostrophe, as are cells that begin with one.",
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option("--limit", min=1, metavar="N", help="Maximum number of results."),
]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Only articles of this outlet.")
]
KindOption = Annotated[
    QuotationKind | None, typer.Option("--kind", help="Only quotations of this kind.")
]
AllOption = Annotated[
    bool,
    typer.Option(
        "--all",
        help="Include what was not uttered (thought, wanted) and words that are put forward as "
        "not said, hypothetical, asked or fiction.",
    ),
]
ConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        parser=parse_confidence,
        metavar="X",
        help=f"Minimum confidence: a number (0-1), or a word for it: {_LEVELS}.",
    ),
]
SinceOption = Annotated[
    date | None,
    typer.Option(
        "--since",
        parser=parse_date,
        metavar="DATE",
        help="Only articles from this date on.",
    ),
]
UntilOption = Annotated[
    date | None,
    typer.Option(
        "--until",
        parser=parse_date,
        metavar="DATE",
        help="Only articles up to this date.",
    ),
]
WhoOption = Annotated[
    str | None,
    typer.Option(
        "--who",
        parser=parse_name,
        metavar="NAME",
        help="Who decides (default: your account name).",
    ),
]
EveryoneOption = Annotated[
    bool, typer.Option("--everyone", help="Include every speaker matching the name.")
]
SpeakerArgument = Annotated[
    str,
    typer.Argument(
        metavar="SPEAKER",
        help="A name in any spelling, a surname that only one speaker has, or an ID.",
    ),
]
SpeakerOption = Annotated[
    str | None,
    typer.Option("--speaker", metavar="NAME", help="Only quotations by this speaker."),
]
ReaderOption = Annotated[
    ReaderName,
    typer.Option(
        "--reader", help="Model that finds quotations; rules and textacy are for comparison."
    ),
]
PrivateOption = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        help="Let public web addresses redirect to this machine or a private network.",
    ),
]
WhyOption = Annotated[
    str, typer.Option("--why", metavar="TEXT", help="Reason, kept with the decision.")
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Overwrite an older file of the same kind.")
]
QuotationArgument = Annotated[
    int, typer.Argument(metavar="ID", help="ID of a quotation, as lists show it.")
]


def who_decides(given: str | None) -> str:
    """Return who decides: the name given, or else the name of the account."""
    if given is not None:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no account name: common in containers
        message = "your account has no name: use --who to say who decides"
        raise typer.TyperException(message) from None
