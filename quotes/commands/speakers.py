"""Commands that look up speakers: list them, show one, suggest which are the same."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from quotes.commands._console import Form, write_fields, write_line, write_object, write_records
from quotes.commands._decisions import describe_decision
from quotes.commands._option_groups import FilterOptions, ListOptions, takes_groups
from quotes.commands._options import DatabaseOption, JsonOption, SpeakerArgument
from quotes.commands._store import match_aloud, open_to_read
from quotes.interchange.speakers import (
    SPEAKER_FIELDS,
    SUGGESTION_FIELDS,
    speaker_detail_object,
    speaker_object,
    suggestion_object,
)
from quotes.settings import DEFAULT_DATABASE
from quotes.text.inflection import count_of
from quotes.types import Gender, SpeakerKind

if TYPE_CHECKING:
    from quotes.store import SpeakerDetail, Suggestion

SortOption = Annotated[
    Literal["name", "quotations", "articles", "outlets"],
    typer.Option("--sort", help="Sort by name, or by a count (most first)."),
]
KindOption = Annotated[
    SpeakerKind | None,
    typer.Option("--kind", help="Only speakers of this kind."),
]
NameArgument = Annotated[
    str | None,
    typer.Argument(metavar="[SPEAKER]", help="Only suggestions for this name or ID."),
]
COLUMNS = {
    "ID": "id",
    "Quotations": "quotations",
    "Articles": "articles",
    "Outlets": "outlets",
    "Speaker": "speaker",
}
# The default for people: no one judges more in one sitting.
PAGE = 20


@takes_groups
def list_speakers(
    *,
    sort: SortOption = "quotations",
    kind: KindOption = None,
    filtering: FilterOptions,
    listing: ListOptions,
) -> None:
    """List the named speakers.

    A surname that an article gives alone is a speaker of that article only, unless the article
    names an office that only one person holds, or someone has added the name as an alias.

    Example: `quotes speakers --sort outlets --limit 20`
    """
    from quotes.store import SpeakerSort  # noqa: PLC0415 - see quotes.commands._store

    form = listing.form
    with open_to_read(listing.database) as store:
        found = store.speakers(
            sort=SpeakerSort(sort), kind=kind, limit=listing.limit, filters=filtering.filters
        )
    write_records(
        map(speaker_object, found),
        form,
        fields=SPEAKER_FIELDS,
        columns=COLUMNS,
        nothing="No named speakers.",
    )


def show_speaker(
    speaker: SpeakerArgument,
    *,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Show a speaker's names, roles and decisions.

    Example: `quotes speakers show boychenko`
    """
    with open_to_read(database) as store:
        match = match_aloud(store, speaker)
        detail = store.speaker(str(match.ids[0]))
    if as_json:
        write_object(speaker_detail_object(detail))
    else:
        record = detail.speaker
        write_line(f"Speaker {record.id}: {record.name}")
        write_line()
        write_fields(_fields(detail))


@takes_groups
def suggest(speaker: NameArgument = None, *, listing: ListOptions) -> None:
    """Suggest which speakers may be the same person, and why.

    The surest suggestions come first. Nothing is merged: each suggestion shows the command that
    accepts it, and `quotes speakers apart` rejects one.

    Example: `quotes speakers suggest --limit 10`
    """
    form = listing.form
    shown = PAGE if form is Form.TABLE and listing.limit is None else listing.limit
    with open_to_read(listing.database) as store:
        found = store.suggestions(name=speaker, limit=shown)
    if form is not Form.TABLE:
        objects = map(suggestion_object, found)
        write_records(objects, form, fields=(*SUGGESTION_FIELDS, "command"), columns={}, nothing="")
        return
    if not found:
        write_line("No suggestions: no two speakers look like the same person.")
    for suggestion in found:
        _write_suggestion(suggestion)
    if listing.limit is None and len(found) == PAGE:
        write_line(f"Showing the first {PAGE}: use --limit N for more, --csv or --json for all.")


def _write_suggestion(suggestion: "Suggestion") -> None:
    one, other = suggestion.speaker, suggestion.other
    alone = suggestion.action.value == "alias"
    names = f"'{one.name}' alone" if alone else f"{one.name} (#{one.id}, {one.quotations})"
    write_line(
        f"{suggestion.score:.2f}  {names}  =  {other.name} (#{other.id}, {other.quotations})"
    )
    write_line(f"      {'; '.join(suggestion.reasons)}")
    write_line(f"      {suggestion.command}")


def _fields(detail: "SpeakerDetail") -> dict[str, object]:
    record = detail.speaker
    return {
        "Kind": record.kind.value,
        "Gender": "" if record.gender is Gender.UNKNOWN else record.gender.value,
        "Quotations": record.quotations,
        "Articles": f"{record.articles}, in {count_of(record.outlets, 'outlet')}",
        "Names": [f"{one.name} ({_articles(one.articles)})" for one in detail.aliases],
        "Roles": ", ".join(detail.roles),
        "Seats": ", ".join(detail.seats),
        "Joined": list(detail.joined),
        "Decisions": [describe_decision(one) for one in detail.decisions],
    }


def _articles(count: int) -> str:
    return count_of(count, "article") if count else "added by hand"
