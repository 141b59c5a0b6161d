"""Commands by which people decide about speakers; each can be taken back."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from quotes.commands._console import note, write_line
from quotes.commands._decisions import (
    WhyOption,
    write_decided,
)
from quotes.commands._group import FINDINGS
from quotes.commands._options import (
    DatabaseOption,
    JsonOption,
    QuotationArgument,
    WhoOption,
    who_decides,
)
from quotes.commands._store import open_to_change, open_to_read
from quotes.export.decisions import read_decisions, write_decisions
from quotes.export.target import whole_file
from quotes.settings import DEFAULT_DATABASE

OneArgument = Annotated[str, typer.Argument(metavar="SPEAKER", help="A name, or a number.")]
IntoArgument = Annotated[
    str, typer.Argument(metavar="INTO", help="Who this is, and whose name stays: name or number.")
]
OtherArgument = Annotated[str, typer.Argument(metavar="OTHER", help="A name, or a number.")]
NewNameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The name.")]
ArticleOption = Annotated[
    list[int],
    typer.Option("--article", metavar="N", help="Number of an article; may be given again."),
]
NameOption = Annotated[
    str | None, typer.Option("--name", metavar="NAME", help="What the other one is called.")
]
NewOption = Annotated[bool, typer.Option("--new", help="Add a speaker whom nobody names yet.")]
NobodyOption = Annotated[
    bool, typer.Option("--nobody", help="Nobody can be named; then give no speaker.")
]
SpeakerOrNone = Annotated[
    str | None, typer.Argument(metavar="[SPEAKER]", help="Who spoke: a name, or a number.")
]
TargetArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="A CSV file; - is standard output.")
]
SourceArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="A CSV file that `speakers export` wrote.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")]


def merge(
    speaker: OneArgument,
    into: IntoArgument,
    *,
    why: WhyOption = "",
    who: WhoOption = None,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Say that one speaker is another.

    Example: `quotes speakers merge "Vadim Boichenko" "Vadym Boychenko"`
    """
    decider = who_decides(who)
    with open_to_change(database) as store:
        write_decided(
            store.decisions.speakers.merge(speaker, into, who=decider, why=why), as_json=as_json
        )


def apart(
    speaker: OneArgument,
    other: OtherArgument,
    *,
    why: WhyOption = "",
    who: WhoOption = None,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Say that two speakers are not one; they are not suggested again.

    Example: `quotes speakers apart 12 40 --why "father and son"`
    """
    decider = who_decides(who)
    with open_to_change(database) as store:
        write_decided(
            store.decisions.speakers.apart(speaker, other, who=decider, why=why), as_json=as_json
        )


def split(
    speaker: OneArgument,
    *,
    article: ArticleOption,
    name: NameOption = None,
    why: WhyOption = "",
    who: WhoOption = None,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Say that what some articles give to a speaker is another's of that name.

    Example: `quotes speakers split "John Smith" --article 7 --name "John Smith (coach)"`
    """
    decider = who_decides(who)
    with open_to_change(database) as store:
        decided = store.decisions.speakers.split(speaker, article, name=name, who=decider, why=why)
    write_decided(*decided, as_json=as_json)


def alias(
    speaker: OneArgument,
    name: NewNameArgument,
    *,
    why: WhyOption = "",
    who: WhoOption = None,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Say that whoever is called so is a speaker, a surname alone too.

    It holds for articles that are added later, but not where an article tells that somebody
    else is meant: another title, a man or a woman.

    Example: `quotes speakers alias "Olena Hart" Hart`
    """
    decider = who_decides(who)
    with open_to_change(database) as store:
        write_decided(
            store.decisions.speakers.alias(speaker, name, who=decider, why=why), as_json=as_json
        )


def rename(
    speaker: OneArgument,
    name: NewNameArgument,
    *,
    why: WhyOption = "",
    who: WhoOption = None,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Say what a speaker is shown as; the articles' own names stay aliases.

    Example: `quotes speakers rename boychenko "Vadym Boichenko"`
    """
    decider = who_decides(who)
    with open_to_change(database) as store:
        write_decided(
            store.decisions.speakers.rename(speaker, name, who=decider, why=why), as_json=as_json
        )


def reassign(
    quotation: QuotationArgument,
    speaker: SpeakerOrNone = None,
    *,
    nobody: NobodyOption = False,
    new: NewOption = False,
    why: WhyOption = "",
    who: WhoOption = None,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Say who spoke a quotation.

    It holds for the same words at the same place, also when the article is read again.

    Example: `quotes speakers reassign 12 "Olena Hart" --why "the article's next sentence"`
    """
    if (speaker is None) is not nobody:
        message = "give a speaker, or --nobody"
        raise typer.BadParameter(message)
    decider = who_decides(who)
    with open_to_change(database) as store:
        decided = store.decisions.speakers.reassign(
            quotation, speaker, new=new, who=decider, why=why
        )
    write_decided(decided, as_json=as_json)


def export_decisions(
    target: TargetArgument,
    *,
    force: ForceOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Write the decisions about speakers that hold to a CSV file, for another store.

    Example: `quotes speakers export decisions.csv`
    """
    with open_to_read(database) as store:
        decisions = store.decisions.speakers.carried()
    if target == Path("-"):
        write_decisions(decisions, sys.stdout)
        return
    with (
        whole_file(target, overwrite=force) as draft,
        draft.open("w", encoding="utf-8", newline="") as stream,
    ):
        write_decisions(decisions, stream)
    write_line(f"{len(decisions)} decision(s) written to {target}.")


def import_decisions(
    source: SourceArgument,
    *,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Take over the decisions of another store; those that are here already stay as they are.

    A decision about somebody or something that this store does not hold is named and left out.

    Example: `quotes speakers import decisions.csv`
    """
    decisions = read_decisions(source)
    with open_to_change(database) as store:
        outcome = store.decisions.speakers.carry_over(decisions)
    for line in outcome.left_out:
        note(line)
    write_line(
        f"{outcome.added} decision(s) taken over, {outcome.known} known already, "
        f"{len(outcome.left_out)} left out."
    )
    if outcome.left_out:
        raise typer.Exit(FINDINGS)
