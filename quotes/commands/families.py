"""Commands that compare wordings: all families of one utterance, or two quotations."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from quotes.commands._console import (
    Form,
    choose_form,
    is_watched,
    note,
    write_line,
    write_object,
    write_objects,
    write_pieces,
)
from quotes.commands._describe import describe_member, mark_doubt
from quotes.commands._group import FINDINGS
from quotes.commands._options import (
    ConfidenceOption,
    DatabaseOption,
    JsonOption,
    LimitOption,
    LinesOption,
    QuotationArgument,
    ThoughtsOption,
)
from quotes.commands._store import build_sieve, open_to_read
from quotes.interchange import family_object, pair_object
from quotes.settings import DEFAULT_DATABASE
from quotes.types import Difference, OpKind, Passage, Relation

if TYPE_CHECKING:
    from quotes.store import FamilyRecord, Sieve

SortOption = Annotated[
    Literal["attention", "size", "speaker", "date"],
    typer.Option(
        "--sort",
        help="Order: what can change the meaning, then what is reworded, first; most wordings "
        "first; by name; by the first wording's date.",
    ),
]
DifferingOption = Annotated[
    bool,
    typer.Option("--differing", help="Only where wordings or speakers differ beyond typography."),
]
STYLES = {OpKind.DELETE: "red", OpKind.INSERT: "green", OpKind.REPLACE: "yellow"}


def families(
    *,
    differing: DifferingOption = False,
    thoughts: ThoughtsOption = False,
    min_confidence: ConfidenceOption = 0.0,
    sort: SortOption = "attention",
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_lines: LinesOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """List utterances that several articles quote.

    Each wording shows what differs from the first that it shares words with. In a pipe,
    [-words-] stand only in that one and {+words+} only in the other; JSON has every such pair.

    Example: `quotes families --differing`
    """
    form = choose_form(as_json=as_json, as_lines=as_lines)
    sieve = build_sieve(thoughts=thoughts, min_confidence=min_confidence)
    found = _find_families(database, sort, differing=differing, limit=limit, sieve=sieve)
    if form is not Form.TABLE:
        write_objects(map(family_object, found), form)
    elif not found:
        note("No family of wordings differs." if differing else "No utterance stands twice.")
    else:
        for family in found:
            _write_family(family)


def diff(
    first: QuotationArgument,
    second: QuotationArgument,
    *,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Compare two quotations word by word.

    Ends with 1 if they differ. In a pipe, [-words-] stand only in the first and {+words+} only
    in the second.

    Example: `quotes diff 4 12`
    """
    from quotes.diff import compare  # noqa: PLC0415 - aligning words needs compiled libraries

    with open_to_read(database) as store:
        a, b = store.passage_pair(first, second)
    difference = compare(a.passage, b.passage)
    if as_json:
        write_object(pair_object(a, b, difference))
    else:
        write_line(describe_member(a))
        write_line(describe_member(b))
        _write_difference(difference, a.passage, b.passage)
    if difference.relation is not Relation.IDENTICAL or difference.flags:
        raise typer.Exit(FINDINGS)


def attention_due(family: "FamilyRecord") -> tuple[int, int, int]:
    """Return a sort key: what deserves a look first comes first.

    A flag can change the meaning, so it goes before all; then the strongest relation; then the
    number of outlets' wordings.
    """
    flags = sum(len(pair.difference.flags) for pair in family.differences)
    order = list(Relation)
    strongest = max(
        (order.index(pair.difference.relation) for pair in family.differences), default=0
    )
    return -min(flags, 1), -strongest, -len(family.members)


def _find_families(
    database: str, sort: str, *, differing: bool, limit: int | None, sieve: "Sieve"
) -> list["FamilyRecord"]:
    from quotes.store import FamilySort  # noqa: PLC0415 - see quotes.commands._store

    with open_to_read(database) as store:
        if sort == "attention":
            every = store.families(differing=differing, sieve=sieve)
            return sorted(every, key=attention_due)[:limit]
        return store.families(differing=differing, sort=FamilySort(sort), limit=limit, sieve=sieve)


def _write_family(family: "FamilyRecord") -> None:
    """Write each wording once, with all who printed it, against an earlier one."""
    speaker = mark_doubt(family.speaker or "speaker unknown", doubtful=family.doubtful)
    write_pieces([(f"Family {family.id}: {speaker}", "bold")])
    wordings = family.wordings
    widest = _widest(family)
    shown = set[tuple[int, int]]()
    written = set[int]()
    for wording in wordings:
        for number in wording:
            write_line(f"  {number + 1}. {describe_member(family.members[number])}")
        earlier = [pair for pair in family.differences if pair.b in wording and pair.a in written]
        pair = min(earlier, key=lambda one: (one.a, one.b), default=None)
        if pair is None:
            write_line(f"     {' '.join(family.members[wording[0]].text.split())}")
        else:
            shown.add((pair.a, pair.b))
            ours, theirs = family.members[pair.a], family.members[pair.b]
            _write_difference(pair.difference, ours.passage, theirs.passage)
            if pair.a > 0:
                write_line(f"     against {pair.a + 1}")
        written |= set(wording)
        if len(wording) > 1:
            printed = f"the same words in {len(wording)} articles"
            write_line(f"     {printed}{', more than any other' if wording == widest else ''}")
    for pair in family.differences:
        if (pair.a, pair.b) not in shown and pair.difference.flags:
            write_line(f"  {pair.a + 1} and {pair.b + 1}")
            _write_flags(pair.difference)
    write_line()


def _widest(family: "FamilyRecord") -> tuple[int, ...] | None:
    """Return the wording that most outlets share, if one has more than any other."""
    wordings = family.wordings
    outlets = {
        wording: len({family.members[at].outlet or family.members[at].article for at in wording})
        for wording in wordings
    }
    most = max(outlets.values())
    leading = [wording for wording in wordings if outlets[wording] == most]
    return leading[0] if len(wordings) > 1 and len(leading) == 1 else None


def _write_difference(difference: Difference, a: Passage, b: Passage) -> None:
    from quotes.diff import render_segments, render_text  # noqa: PLC0415

    if is_watched() and difference.relation is not Relation.IDENTICAL:
        for sign, segments in zip("-+", render_segments(difference, a, b), strict=True):
            line = [(" ".join(text.split("\n")), STYLES.get(kind, "")) for kind, text in segments]
            write_pieces([(f"     {sign} ", ""), *line])
    else:
        write_line(f"     {render_text(difference, a, b)}")
    write_line(f"     {difference.relation}")
    _write_flags(difference)
    for remark in difference.notes:
        write_line(f"     note: {remark}")


def _write_flags(difference: Difference) -> None:
    for flag in difference.flags:
        write_pieces([(f"     {flag.kind}: {flag.a or 'nothing'} / {flag.b or 'nothing'}", "bold")])
