"""Commands for decisions about speakers; each can be undone."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from quotes.commands._console import note, write_line, write_rows
from quotes.commands._decisions import decide
from quotes.commands._group import FINDINGS
from quotes.commands._option_groups import DecisionOptions, takes_groups
from quotes.commands._options import DatabaseOption, ForceOption, QuotationArgument
from quotes.commands._store import open_to_change, open_to_read
from quotes.commands._target import open_target
from quotes.settings import DEFAULT_DATABASE
from quotes.text.inflection import count_of

OneArgument = Annotated[str, typer.Argument(metavar="SPEAKER", help="Name or ID.")]
IntoArgument = Annotated[
    str, typer.Argument(metavar="INTO", help="Name or ID of the speaker to keep.")
]
OtherArgument = Annotated[str, typer.Argument(metavar="OTHER", help="Name or ID.")]
NewNameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The name.")]
ArticleOption = Annotated[
    list[int],
    typer.Option("--article", metavar="N", help="Number of an article (repeatable)."),
]
NameOption = Annotated[
    str | None, typer.Option("--name", metavar="NAME", help="Name of the other speaker.")
]
NewOption = Annotated[bool, typer.Option("--new", help="Create the speaker if there is none.")]
NobodyOption = Annotated[
    bool, typer.Option("--nobody", help="No one can be named; give no speaker.")
]
SpeakerOrNone = Annotated[
    str | None, typer.Argument(metavar="[SPEAKER]", help="Name or ID of who spoke.")
]
TargetArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="CSV file, or - for standard output.")
]
SourceArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="CSV file written by `quotes speakers export`.")
]


@takes_groups
def merge(speaker: OneArgument, into: IntoArgument, *, deciding: DecisionOptions) -> None:
    """Merge a speaker into another.

    Example: `quotes speakers merge "Vadim Boichenko" "Vadym Boychenko"`
    """
    decide(deciding, lambda log, by: log.speakers.merge(speaker, into, **by))


@takes_groups
def apart(speaker: OneArgument, other: OtherArgument, *, deciding: DecisionOptions) -> None:
    """Mark two speakers as different, so that they are not suggested again.

    Example: `quotes speakers apart 12 40 --why "father and son"`
    """
    decide(deciding, lambda log, by: log.speakers.apart(speaker, other, **by))


@takes_groups
def split(
    speaker: OneArgument,
    *,
    article: ArticleOption,
    name: NameOption = None,
    deciding: DecisionOptions,
) -> None:
    """Give a speaker's quotations in some articles to another person of that name.

    Example: `quotes speakers split "John Smith" --article 7 --name "John Smith (coach)"`
    """
    decide(deciding, lambda log, by: log.speakers.split(speaker, article, name=name, **by))


@takes_groups
def alias(speaker: OneArgument, name: NewNameArgument, *, deciding: DecisionOptions) -> None:
    """Add a name to a speaker; it may be a surname alone.

    The name applies to articles added later too, but not where an article makes clear that it
    means someone else, by another title or gender.

    Example: `quotes speakers alias "Olena Hart" Hart`
    """
    decide(deciding, lambda log, by: log.speakers.alias(speaker, name, **by))


@takes_groups
def rename(speaker: OneArgument, name: NewNameArgument, *, deciding: DecisionOptions) -> None:
    """Change the name a speaker is shown under; names in articles remain aliases.

    Example: `quotes speakers rename boychenko "Vadym Boichenko"`
    """
    decide(deciding, lambda log, by: log.speakers.rename(speaker, name, **by))


@takes_groups
def reassign(
    quotation: QuotationArgument,
    speaker: SpeakerOrNone = None,
    *,
    nobody: NobodyOption = False,
    new: NewOption = False,
    deciding: DecisionOptions,
) -> None:
    """Change the speaker of a quotation.

    The decision applies to the same words at the same place, even if the article is read again.

    Example: `quotes speakers reassign 12 "Olena Hart" --why "the article's next sentence"`
    """
    if (speaker is None) is not nobody:
        message = "give a speaker, or --nobody"
        raise typer.BadParameter(message)
    decide(deciding, lambda log, by: log.speakers.reassign(quotation, speaker, new=new, **by))


def export_decisions(
    target: TargetArgument,
    *,
    force: ForceOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Export current decisions about speakers to a CSV file, for another store.

    Example: `quotes speakers export decisions.csv`
    """
    from quotes.export.decisions import (  # noqa: PLC0415 - imports the store
        FIELDS,
        is_decisions,
        write_decisions,
    )

    with open_to_read(database) as store:
        decisions = store.decisions.speakers.carried()
    if target == Path("-"):
        write_rows(map(asdict, decisions), FIELDS)
        return
    with (
        open_target(target, database, replaces=is_decisions, force=force) as draft,
        draft.open("w", encoding="utf-8", newline="") as stream,
    ):
        write_decisions(decisions, stream)
    write_line(f"{count_of(len(decisions), 'decision')} written to {target}.")


def import_decisions(
    source: SourceArgument,
    *,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Import decisions from another store; decisions already here stay as they are.

    Decisions about something that this store does not have are listed and left out.

    Example: `quotes speakers import decisions.csv`
    """
    from quotes.export.decisions import read_decisions  # noqa: PLC0415 - imports the store

    decisions = read_decisions(source)
    with open_to_change(database) as store:
        outcome = store.decisions.speakers.carry_over(decisions)
    for line in outcome.left_out:
        note(line)
    write_line(
        f"{count_of(outcome.added, 'decision')} imported, {outcome.known} already known, "
        f"{len(outcome.left_out)} left out."
    )
    if outcome.left_out:
        raise typer.Exit(FINDINGS)
