"""The command line: ``app`` is what the console script ``quotes`` runs."""

from typing import Annotated

import typer

from quotes.commands import articles
from quotes.commands._group import QuotesGroup

READ = "Read articles"

app = typer.Typer(
    cls=QuotesGroup,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def show_version(wanted: bool) -> None:
    """Write the version of the installed distribution and end."""
    if wanted:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

        try:
            typer.echo(f"quotes {version('quote-provenance')}")
        except PackageNotFoundError:
            typer.echo("quotes, from a checkout that is not installed")
        raise typer.Exit


@app.callback()
def quotes(
    version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Who said what in the news, and how its wording differs from outlet to outlet."""


app.command(rich_help_panel=READ)(articles.add)
app.command(rich_help_panel=READ)(articles.extract)
