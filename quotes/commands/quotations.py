"""Commands on quotations: find them, show one in full, reject one."""

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from quotes.commands._console import Form, note, write_object, write_records
from quotes.commands._decisions import decide
from quotes.commands._option_groups import (
    DecisionOptions,
    FilterOptions,
    ListOptions,
    SelectionOptions,
    takes_groups,
)
from quotes.commands._options import (
    DatabaseOption,
    EveryoneOption,
    JsonOption,
    QuotationArgument,
    SpeakerArgument,
)
from quotes.commands._quotation_text import mark_doubt, write_quotation
from quotes.commands._store import build_query, match_aloud, open_to_read
from quotes.interchange.quotations import (
    QUOTATION_FIELDS,
    JsonObject,
    quotation_detail_object,
    quotation_object,
)
from quotes.settings import DEFAULT_DATABASE
from quotes.shown import label_stance, list_carriers

if TYPE_CHECKING:
    from quotes.store import FamilyRecord, QuotationDetail, QuotationQuery, QuotationRecord, Store

SortOption = Annotated[
    Literal["date", "outlet", "speaker", "article"],
    typer.Option("--sort", help="Sort by date (newest first), outlet, speaker or order added."),
]
WordsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="WORD", help="Words in any order; double-quoted words must be adjacent."
    ),
]
# The default for people: more than this fills screens, and a common name has thousands.
PAGE = 50
COLUMNS = {
    "ID": "id",
    "Date": "date",
    "Outlet": "outlet",
    "Kind": "kind",
    "Speaker": "speakers",
    "Quotation": "text",
}


@takes_groups
def by(
    speaker: SpeakerArgument,
    *,
    everyone: EveryoneOption = False,
    selection: SelectionOptions,
    filtering: FilterOptions,
    sort: SortOption = "date",
    listing: ListOptions,
) -> None:
    """List the quotations of a speaker.

    If no speaker has the name, the closest spelling is used, with a notice. If several people
    have it, the command lists them so that you can choose.

    Example: `quotes by "Vadym Boichenko" --outlet "Harbour Daily" --since 2022-04-01`
    """
    form = listing.form
    query = build_query(
        selection,
        filtering,
        speaker=speaker,
        everyone=everyone,
        sort=sort,
        limit=listing.limit,
    )
    _list_quotations(listing.database, query, form)


@takes_groups
def find(
    words: WordsArgument,
    *,
    selection: SelectionOptions,
    filtering: FilterOptions,
    sort: SortOption = "date",
    listing: ListOptions,
) -> None:
    """List the quotations that contain all the words.

    Example: `quotes find '"safe passage"' harbour`
    """
    form = listing.form
    query = build_query(selection, filtering, words=" ".join(words), sort=sort, limit=listing.limit)
    _list_quotations(listing.database, query, form)


def show(
    quotation: QuotationArgument,
    *,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Show a quotation in full.

    Shows its context, its speaker and the evidence for that, its provenance, any decisions
    about it, and its wordings in other articles.

    Example: `quotes show 12`
    """
    with open_to_read(database) as store:
        detail = store.quotation(quotation)
        families = _families_of(store, detail)
    if as_json:
        write_object(quotation_detail_object(detail, families))
    else:
        write_quotation(detail, families)


@takes_groups
def reject(quotation: QuotationArgument, *, deciding: DecisionOptions) -> None:
    """Mark something as not a quotation.

    Lists and families then leave it out. Nothing is deleted: `quotes show` still shows it,
    with who decided, when and why.

    Example: `quotes reject 12 --why "the title of a book"`
    """
    decide(deciding, lambda log, by: log.quotations.reject(quotation, **by))


def _list_quotations(database: str, query: "QuotationQuery", form: Form) -> None:
    """Write the matching quotations; without a limit, people get a page and a notice of more."""
    paged = form is Form.TABLE and query.limit is None
    if paged:
        query = replace(query, limit=PAGE + 1)
    with open_to_read(database) as store:
        if query.speaker is not None:
            match_aloud(store, query.speaker, everyone=query.everyone)
        shape = _row if form is Form.TABLE else quotation_object
        records = map(shape, store.iter_quotations(query))
        write_records(
            islice(records, PAGE) if paged else records,
            form,
            fields=QUOTATION_FIELDS,
            columns=COLUMNS,
            nothing="No quotations match.",
        )
        if paged and next(records, None) is not None:
            note(f"Showing the first {PAGE}: use --limit N for more, --csv or --json for all.")


def _row(record: "QuotationRecord") -> JsonObject:
    """Return a quotation as a row of the table.

    A doubtful name is marked as such, who passes the words on stands behind it, and a stance
    before words that nobody put forward as said.
    """
    names = mark_doubt(", ".join(record.speakers), doubtful=record.doubtful)
    speakers = f"{names}{list_carriers(record.carriers)}".strip()
    text = f"{label_stance(record.stance)}{record.wording}"
    return quotation_object(record) | {"speakers": speakers, "text": text}


def _families_of(store: "Store", detail: "QuotationDetail") -> list["FamilyRecord"]:
    """Return the families of a quotation; what lists don't show counts only beside its like."""
    if not detail.families:
        return []
    filtering = FilterOptions(everything=not detail.quotation.shown)
    found = store.families(ids=detail.families, filters=filtering.filters)
    number = detail.quotation.id
    return [
        family
        for family in found
        if number in {one.quotation for one in (*family.members, *family.paraphrases)}
    ]
