"""The command line: ``app`` is what the console script ``quotes`` runs."""

from typing import Annotated

import typer

from quotes.commands import (
    articles,
    check,
    database,
    decisions,
    exports,
    families,
    family_decisions,
    intake,
    outlets,
    quotations,
    reread,
    speaker_decisions,
    speakers,
)
from quotes.commands._group import ListingGroup, QuotesGroup, StateGroup

READ = "Read articles"
LOOK_UP = "Look up"
COMPARE = "Compare wordings"
KEEP = "Maintain the store"

app = typer.Typer(
    cls=QuotesGroup,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def show_version(wanted: bool) -> None:
    """Write the version of the installed distribution and exit."""
    if wanted:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

        try:
            typer.echo(f"quotes {version('quote-provenance')}")
        except PackageNotFoundError:
            typer.echo("quotes, from a checkout that is not installed")
        raise typer.Exit


@app.callback()
def quotes(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Find who said what in the news, and how the wording differs between outlets."""


article_group = typer.Typer(cls=ListingGroup, help="List, show or remove articles.")
article_group.command("list")(articles.list_articles)
article_group.command("show")(articles.show_article)
article_group.command("remove")(articles.remove_article)

speaker_group = typer.Typer(cls=ListingGroup, help="List speakers, and decide who is who.")
speaker_group.command("list")(speakers.list_speakers)
speaker_group.command("show")(speakers.show_speaker)
speaker_group.command("suggest")(speakers.suggest)
speaker_group.command("merge")(speaker_decisions.merge)
speaker_group.command("apart")(speaker_decisions.apart)
speaker_group.command("split")(speaker_decisions.split)
speaker_group.command("alias")(speaker_decisions.alias)
speaker_group.command("rename")(speaker_decisions.rename)
speaker_group.command("reassign")(speaker_decisions.reassign)
speaker_group.command("undo")(decisions.undo_speakers)
speaker_group.command("decisions")(decisions.speaker_decisions)
speaker_group.command("export")(speaker_decisions.export_decisions)
speaker_group.command("import")(speaker_decisions.import_decisions)

family_group = typer.Typer(
    cls=ListingGroup,
    help="List utterances that several articles quote, and correct them.\n\n"
    "Example: `quotes families --differing`",
)
family_group.command("list")(families.families)
family_group.command("join")(family_decisions.join)
family_group.command("part")(family_decisions.part)
family_group.command("undo")(decisions.undo_families)
family_group.command("decisions")(decisions.family_decisions)

database_group = typer.Typer(cls=StateGroup, help="Show or upgrade the schema of a store.")
database_group.command("current")(database.current)
database_group.command("upgrade")(database.upgrade)

app.command(rich_help_panel=READ)(intake.add)
app.command(rich_help_panel=READ)(intake.extract)
app.command(rich_help_panel=LOOK_UP)(quotations.by)
app.command(rich_help_panel=LOOK_UP)(quotations.find)
app.command(rich_help_panel=LOOK_UP)(quotations.show)
app.add_typer(speaker_group, name="speakers", rich_help_panel=LOOK_UP)
app.command(rich_help_panel=LOOK_UP)(outlets.outlets)
app.add_typer(article_group, name="articles", rich_help_panel=LOOK_UP)
app.add_typer(family_group, name="families", rich_help_panel=COMPARE)
app.command(rich_help_panel=COMPARE)(families.diff)
app.command(rich_help_panel=COMPARE)(check.check)
app.command(rich_help_panel=KEEP)(quotations.reject)
app.command(rich_help_panel=KEEP)(decisions.decisions)
app.command(rich_help_panel=KEEP)(decisions.undo)
app.command(rich_help_panel=KEEP)(reread.reread)
app.command(rich_help_panel=KEEP)(exports.export)
app.command(rich_help_panel=KEEP)(database.verify)
app.add_typer(database_group, name="db", rich_help_panel=KEEP)
