"""Commands on the articles of a store: list them, show one, remove one."""

import sys
from typing import Annotated, Literal

import typer

from quotes.commands._console import (
    ask,
    write_fields,
    write_line,
    write_object,
    write_records,
    write_text,
)
from quotes.commands._option_groups import FilterOptions, ListOptions, takes_groups
from quotes.commands._options import DatabaseOption, JsonOption, OutletOption
from quotes.commands._quotation_text import describe_reader
from quotes.commands._store import open_to_change, open_to_read
from quotes.interchange.quotations import article_detail_object, article_object, removal_object
from quotes.settings import DEFAULT_DATABASE
from quotes.text.inflection import count_of

SortOption = Annotated[
    Literal["added", "date", "outlet", "title", "quotations"],
    typer.Option(
        "--sort",
        help="Sort by order of adding, date (newest first), outlet, title, or most quotations.",
    ),
]
NumberArgument = Annotated[
    int,
    typer.Argument(metavar="NUMBER", help="Number of an article, as `quotes articles` shows it."),
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Delete without asking.")]
FIELDS = (
    "number",
    "id",
    "outlet",
    "date",
    "title",
    "url",
    "language",
    "added_at",
    "revisions",
    "quotations",
    "skipped",
)
COLUMNS = {
    "No.": "number",
    "Date": "date",
    "Outlet": "outlet",
    "Quotations": "quotations",
    "Not read": "skipped",
    "Title": "title",
    "ID": "id",
}


@takes_groups
def list_articles(
    *,
    outlet: OutletOption = None,
    filtering: FilterOptions,
    sort: SortOption = "added",
    listing: ListOptions,
) -> None:
    """List the articles.

    Only quotations that other lists show are counted.

    Example: `quotes articles --sort quotations --limit 10`
    """
    from quotes.store import ArticleSort  # noqa: PLC0415 - see quotes.commands._store

    form = listing.form
    with open_to_read(listing.database) as store:
        found = store.articles(
            outlet=outlet, sort=ArticleSort(sort), limit=listing.limit, filters=filtering.filters
        )
    write_records(
        map(article_object, found),
        form,
        fields=FIELDS,
        columns=COLUMNS,
        nothing="No articles.",
    )


def show_article(
    number: NumberArgument,
    *,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Show an article in full.

    Shows where it comes from, when and by which reader it was read, and its text.

    Example: `quotes articles show 3`
    """
    with open_to_read(database) as store:
        detail = store.article(number, filters=FilterOptions().filters)
    if as_json:
        write_object(article_detail_object(detail))
        return
    record = detail.article
    write_fields(
        {
            "Article": f"{record.article} (number {record.id})",
            "Outlet": record.outlet,
            "Title": record.title,
            "Authors": ", ".join(detail.authors),
            "Date": record.published_at,
            "URL": record.url,
            "Language": record.language,
            "Quotations": record.quotations,
            "Not read": record.skipped,
            "SHA-256": detail.sha256,
            "Revisions": [
                f"{revision.number}: added {revision.added_at:%Y-%m-%d %H:%M} UTC from "
                f"{revision.origin}, {count_of(revision.characters, 'character')}"
                for revision in detail.revisions
            ],
            "Read": [describe_reader(reading) for reading in detail.readings],
        }
    )
    write_line()
    write_text(detail.text)


def remove_article(
    number: NumberArgument,
    *,
    yes: YesOption = False,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Delete an article permanently.

    Its texts, its quotations and the decisions about them are deleted too.

    Example: `quotes articles remove 3 --yes`
    """
    with open_to_change(database) as store:
        detail = store.article(number)
        record = detail.article
        if not yes:
            _confirm(
                f"Permanently delete article {number} ({record.article})"
                f"{_with_decisions(detail.decisions)}?"
            )
        decisions = store.remove_article(number)
    if as_json:
        write_object(removal_object(record, decisions))
    else:
        write_line(f"Article {number} ({record.article}) deleted{_with_decisions(decisions)}.")


def _with_decisions(count: int) -> str:
    """Return words on the decisions that go with an article, if there are any."""
    return f" with {count_of(count, 'decision')} about it" if count else ""


def is_anyone_there() -> bool:
    """Return True if someone can answer a question."""
    return sys.stdin.isatty()


def _confirm(question: str) -> None:
    """Ask on standard error; fail with advice where no one can answer."""
    if not is_anyone_there():
        message = "no terminal to ask on: add --yes to delete without asking"
        raise typer.TyperException(message)
    ask(question)
