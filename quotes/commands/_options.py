"""Options that several commands share, so that each reads and works alike everywhere."""

import getpass
from datetime import date
from typing import Annotated

import typer

from quotes.types import QuotationKind


def parse_date(text: str) -> date:
    """Return the day that ``2022-04-30``, or another ISO form of it, names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is no date; give it as 2022-04-30"
        raise typer.BadParameter(message) from None


def parse_share(text: str) -> float:
    """Return the number from 0 to 1 that a text is."""
    try:
        share = float(text)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:  # nor is "nan"
        message = f"{text!r} is no confidence; give a number from 0 to 1"
        raise typer.BadParameter(message)
    return share


DatabaseOption = Annotated[
    str,
    typer.Option(
        "--db",
        envvar="QUOTES_DB",
        metavar="PATH|URL",
        help="The store: path of an SQLite file, or a database URL.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON: one array or object.")]
LinesOption = Annotated[bool, typer.Option("--nl", help="Write JSON lines: one object a line.")]
CsvOption = Annotated[
    bool,
    typer.Option(
        "--csv",
        help="Write CSV; a cell that a spreadsheet would run as a formula gets an apostrophe in "
        "front, as does one that begins with an apostrophe.",
    ),
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="N", help="At most so many.")
]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Only what this outlet published.")
]
KindOption = Annotated[
    QuotationKind | None, typer.Option("--kind", help="Only quotations of this kind.")
]
ThoughtsOption = Annotated[
    bool, typer.Option("--thoughts", help="Also what was thought or wanted, not uttered.")
]
ConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        parser=parse_share,
        metavar="X",
        help="Only quotations that are at least so sure, from 0 to 1.",
    ),
]
SinceOption = Annotated[
    date | None,
    typer.Option(
        "--since", parser=parse_date, metavar="DATE", help="Only articles of this day or later."
    ),
]
UntilOption = Annotated[
    date | None,
    typer.Option(
        "--until", parser=parse_date, metavar="DATE", help="Only articles of this day or earlier."
    ),
]
WhoOption = Annotated[
    str | None,
    typer.Option("--who", metavar="NAME", help="Who decides; else the name of your account."),
]
EveryoneOption = Annotated[
    bool, typer.Option("--everyone", help="All speakers of that name, instead of asking which.")
]
SpeakerArgument = Annotated[
    str,
    typer.Argument(
        metavar="SPEAKER",
        help="A name in any case or spelling, a surname that only one speaker has, or a number.",
    ),
]
QuotationArgument = Annotated[
    int, typer.Argument(metavar="ID", help="Number of a quotation, as look-ups show it.")
]


def who_decides(given: str | None) -> str:
    """Return who decides: whom the option names, else the name of the account."""
    if given:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no account name: common in containers
        message = "your account has no name: say in --who who decides"
        raise typer.TyperException(message) from None
