"""Commands that compare wordings: families of one utterance, or two quotations."""

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
from quotes.commands._group import FINDINGS
from quotes.commands._option_groups import FilterOptions, takes_groups
from quotes.commands._options import (
    DatabaseOption,
    EveryoneOption,
    JsonOption,
    LimitOption,
    LinesOption,
    QuotationArgument,
    SpeakerOption,
)
from quotes.commands._quotation_text import describe_member, mark_doubt
from quotes.commands._store import match_aloud, open_to_read
from quotes.interchange.quotations import family_object, pair_object
from quotes.settings import DEFAULT_DATABASE
from quotes.shown import label_stance
from quotes.text.inflection import count_of
from quotes.types import Difference, OpKind, Passage, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quotes.store import FamilyRecord, MemberRecord, QuotationFilters, Store
    from quotes.types import Flag

SortOption = Annotated[
    Literal["attention", "size", "speaker", "date"],
    typer.Option(
        "--sort",
        help="Sort by attention (changes of meaning, then rewording, first), size (most wordings "
        "first), speaker, or date of the first wording.",
    ),
]
DifferingOption = Annotated[
    bool,
    typer.Option(
        "--differing",
        help="Only families that differ by more than typography.",
    ),
]
# A wording that only one outlet prints, on this many days or more, is hardly news.
PAGE_DAYS = 6
STYLES = {OpKind.DELETE: "red", OpKind.INSERT: "green", OpKind.REPLACE: "yellow"}


@takes_groups
def families(
    *,
    speaker: SpeakerOption = None,
    everyone: EveryoneOption = False,
    differing: DifferingOption = False,
    filtering: FilterOptions,
    sort: SortOption = "attention",
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_lines: LinesOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """List utterances that several articles quote.

    Each wording is compared with the first one that it shares words with. In a pipe, [-words-]
    occur only in that one and {+words+} only in the other; JSON has every pair. Reported speech
    about the same utterance and repetitions on other occasions follow.

    Example: `quotes families --differing`
    """
    form = choose_form(as_json=as_json, as_lines=as_lines)
    with open_to_read(database) as store:
        named = match_aloud(store, speaker, everyone=everyone).ids if speaker else None
        found = _find_families(
            store, sort, speakers=named, differing=differing, limit=limit, filters=filtering.filters
        )
    if form is not Form.TABLE:
        write_objects(map(family_object, found), form)
    elif not found:
        note("No families with differing wordings." if differing else "No families.")
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

    Exits with 1 if they differ. In a pipe, [-words-] occur only in the first and {+words+} only
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


def attention_due(family: "FamilyRecord") -> tuple[bool, int, int, int]:
    """Return a sort key that puts the families that most need a look first.

    A flag can change the meaning, so flagged families come before all others; then the strongest
    relation; then the number of wordings. What only one outlet printed, on many days, is a
    matter for that outlet or a line of its pages, and comes last.
    """
    flags = sum(len(pair.difference.flags) for pair in family.differences)
    order = list(Relation)
    strongest = max(
        (order.index(pair.difference.relation) for pair in family.differences), default=0
    )
    return is_page_line(family), -min(flags, 1), -strongest, -len(family.members)


def is_page_line(family: "FamilyRecord") -> bool:
    """Return True if a wording looks like a line of one outlet's pages, printed for days."""
    days = {(member.published_at or "")[:10] for member in family.members}
    return len(family.outlets) == 1 and len(days) >= PAGE_DAYS


def _find_families(
    store: "Store",
    sort: str,
    *,
    speakers: tuple[int, ...] | None,
    differing: bool,
    limit: int | None,
    filters: "QuotationFilters",
) -> list["FamilyRecord"]:
    from quotes.store import FamilySort  # noqa: PLC0415 - see quotes.commands._store

    by_attention = sort == "attention"
    found = store.families(
        speakers=speakers,
        differing=differing,
        sort=FamilySort.SIZE if by_attention else FamilySort(sort),
        limit=None if by_attention else limit,
        filters=filters,
    )
    return sorted(found, key=attention_due)[:limit] if by_attention else found


def _write_family(family: "FamilyRecord") -> None:
    """Write each wording once, with everyone who printed it, compared with an earlier one."""
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
            first = family.members[wording[0]]
            write_line(f"     {label_stance(first.stance)}", words=first.text)
        else:
            shown.add((pair.a, pair.b))
            ours, theirs = family.members[pair.a], family.members[pair.b]
            _write_difference(pair.difference, ours.passage, theirs.passage)
            if pair.a > 0:
                write_line(f"     against {pair.a + 1}")
        written |= set(wording)
        if len(wording) > 1:
            printed = f"the same words in {count_of(len(wording), 'article')}"
            write_line(f"     {printed}{', the most common wording' if wording == widest else ''}")
    _write_further_flags(family, shown)
    if is_page_line(family):
        write_line(
            f"  printed by {next(iter(family.outlets))} only, on many days: a line of its pages?"
        )
    _write_relatives("in other words", family.paraphrases)
    _write_relatives("said again", family.repeated)
    for member in family.elsewhere:
        label = label_stance(member.stance).removesuffix(": ") or "said"
        _write_relatives(f"{label} elsewhere", [member])
    write_line()


def _write_further_flags(family: "FamilyRecord", shown: set[tuple[int, int]]) -> None:
    """Write the flags of pairs that are not shown above, each once."""
    told = {
        _flag_key(flag)
        for pair in family.differences
        if (pair.a, pair.b) in shown
        for flag in pair.difference.flags
    }
    for pair in family.differences:
        new = [flag for flag in pair.difference.flags if _flag_key(flag) not in told]
        if new:
            told |= {_flag_key(flag) for flag in new}
            write_line(f"  {pair.a + 1} and {pair.b + 1}")
            _write_flags(new)


def _flag_key(flag: "Flag") -> tuple[str, frozenset[str]]:
    """Return a key equal for flags that say the same, whichever wording came first."""
    return flag.kind, frozenset(words.casefold().replace("’", "'") for words in (flag.a, flag.b))


def _write_relatives(label: str, members: "Sequence[MemberRecord]") -> None:
    for member in members:
        write_line(f"  {label}: {describe_member(member)}")
        write_line("     ", words=member.text)


def _widest(family: "FamilyRecord") -> tuple[int, ...] | None:
    """Return the wording that more outlets share than any other, if there is one."""
    wordings = family.wordings
    outlets = {
        wording: len({family.members[at].outlet or family.members[at].article for at in wording})
        for wording in wordings
    }
    most = max(outlets.values())
    leading = [wording for wording in wordings if outlets[wording] == most]
    return leading[0] if len(wordings) > 1 and len(leading) == 1 else None


def _write_difference(difference: Difference, a: Passage, b: Passage) -> None:
    """Write how two wordings differ, with the stance of the second one before its words."""
    from quotes.diff import render_segments, render_text  # noqa: PLC0415

    if is_watched() and difference.relation is not Relation.IDENTICAL:
        for sign, segments in zip("-+", render_segments(difference, a, b), strict=True):
            line = [(" ".join(text.split("\n")), STYLES.get(kind, "")) for kind, text in segments]
            stance = label_stance((a if sign == "-" else b).stance)
            write_pieces([(f"     {sign} {stance}", "")], words=line)
    else:
        write_line(f"     {label_stance(b.stance)}", words=render_text(difference, a, b))
    write_line(f"     {difference.relation}")
    _write_flags(difference.flags)
    for remark in difference.notes:
        write_line(f"     note: {remark}")


def _write_flags(flags: "Sequence[Flag]") -> None:
    for flag in flags:
        write_pieces([(f"     {flag.kind}: {flag.a or 'nothing'} / {flag.b or 'nothing'}", "bold")])
