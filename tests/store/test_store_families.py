import shutil
from itertools import islice, permutations
from pathlib import Path

import pytest
from store_factory import (
    BRIDGE,
    READER,
    SHIPS,
    SHIPS_REWORDED,
    SHIPS_TRIMMED,
    attribute,
    make_article,
    make_reading,
    says,
)

from quotes.errors import NotFoundError
from quotes.store import FamilySort, Store, open_store
from quotes.types import QuotationKind, ReaderInfo, Reading, Relation

pytest_plugins = ["store_fixtures"]

FLOOD = "The water stood in the third row of the chapel until the pumps arrived from the city"

Shape = set[tuple[tuple[str, int], ...]]


def shape(store: Store) -> Shape:
    """Return which passages are together, by article and place."""
    return {
        tuple(sorted((member.article, member.start) for member in family.members))
        for family in store.families()
    }


def test_wordings_of_different_articles_are_a_family(store: Store) -> None:
    store.add(make_reading(says(SHIPS), "a", published_at="2022-04-03"))
    store.add(make_reading(says(BRIDGE, SHIPS_TRIMMED), "b", published_at="2022-04-02"))
    store.add(make_reading(says(SHIPS_REWORDED), "c"))
    (family,) = store.families()
    assert [member.article for member in family.members] == ["b", "a", "c"]
    assert family.speaker == "Ada Brown"
    relations = {(pair.a, pair.b): pair.difference.relation for pair in family.differences}
    assert relations == {
        (0, 1): Relation.TRIMMED,
        (0, 2): Relation.REWORDED,
        (1, 2): Relation.REWORDED,
    }


def test_operations_count_in_the_articles(store: Store) -> None:
    texts = {"a": says(BRIDGE, SHIPS), "b": "So it was. " + says(SHIPS_REWORDED)}
    for name, text in texts.items():
        store.add(make_reading(text, name))
    (family,) = store.families()
    (pair,) = family.differences
    changed = [op for op in pair.difference.ops if op.op != "equal"]
    a, b = (texts[member.article] for member in family.members)
    assert [(a[slice(*op.a)], b[slice(*op.b)]) for op in changed] == [("not", "never"), ("", "all")]


def test_one_article_alone_has_no_family(store: Store) -> None:
    store.add(make_reading(says(SHIPS, SHIPS_REWORDED)))
    assert store.families() == []


def test_revisions_of_one_article_are_no_family(store: Store) -> None:
    store.add(make_reading(says(SHIPS)))
    store.add(make_reading("Corrected. " + says(SHIPS)))
    assert store.families() == []


def test_a_revision_leaves_and_enters_families(store: Store) -> None:
    store.add(make_reading(says(SHIPS), "a"))
    store.add(make_reading(says(BRIDGE), "b"))
    store.add(make_reading(says(SHIPS_TRIMMED), "c"))
    assert shape(store) == {(("a", 1), ("c", 1))}
    store.add(make_reading(says(BRIDGE), "c"))
    assert shape(store) == {(("b", 1), ("c", 1))}


def test_removing_an_article_parts_what_only_it_joined(store: Store) -> None:
    whole = f"{SHIPS}, and {FLOOD}"
    for name, wording in {"a": SHIPS, "b": whole, "c": FLOOD}.items():
        store.add(make_reading(says(wording), name))
    assert shape(store) == {(("a", 1), ("b", 1), ("c", 1))}
    store.remove_article(2)
    assert store.families() == []
    assert {record.article for record in store.quotations()} == {"a", "c"}


def test_a_rejected_quotation_leaves_its_family(store: Store) -> None:
    for name in "abc":
        store.add(make_reading(says(SHIPS), name))
    store.decisions.quotations.reject(1, who="desk", why="the name of a play")
    assert shape(store) == {(("b", 1), ("c", 1))}
    store.add(make_reading(says(SHIPS), "a"))
    assert shape(store) == {(("b", 1), ("c", 1))}
    store.decisions.quotations.reject(2, who="desk", why="the same play")
    assert store.families() == []


def test_another_speaker_takes_a_short_wording_out(store: Store) -> None:
    short = "will not leave before the mines are cleared"
    store.add(make_reading(says(short), "a"))
    store.add(make_reading(says(short), "b"))
    assert shape(store) == {(("a", 1), ("b", 1))}
    text = says(short)
    other = attribute(text, short + ",", speakers=["Bo Reed"])
    store.add(Reading(make_article(text, "b"), ReaderInfo("rules", "2"), (other,)))
    assert store.families() == []


def test_of_mixed_speech_the_marked_words_take_part(store: Store) -> None:
    content = f"the crews “{SHIPS_TRIMMED}” whatever comes"
    text = f"She said that {content}, and left."
    mixed = attribute(text, content, speakers=["Ada Brown"], kind=QuotationKind.MIXED)
    store.add(Reading(make_article(text, "mixed"), READER, (mixed,)))
    store.add(make_reading(says(SHIPS), "a"))
    (family,) = store.families()
    member = next(member for member in family.members if member.article == "mixed")
    assert member.text == SHIPS_TRIMMED == text[member.start : member.end]
    assert store.quotation(member.quotation).quotation.wording == content


def test_reported_speech_takes_no_part(store: Store) -> None:
    text = f"She said that {SHIPS}."
    indirect = attribute(text, SHIPS, kind=QuotationKind.INDIRECT)
    store.add(Reading(make_article(text, "indirect"), READER, (indirect,)))
    store.add(make_reading(says(SHIPS), "a"))
    assert store.families() == []


def test_words_quoted_in_two_clauses_are_one_passage(store: Store) -> None:
    outer = f"the port of saying “{SHIPS}” to crews"
    text = f"The mayor accused {outer} today."
    mixed = {"kind": QuotationKind.MIXED, "speakers": ["Ada Brown"]}
    both = attribute(text, outer, **mixed), attribute(text, f"“{SHIPS}” to crews", **mixed)
    store.add(Reading(make_article(text, "mixed"), READER, both))
    store.add(make_reading(says(SHIPS), "a"))
    (family,) = store.families()
    assert sorted(member.article for member in family.members) == ["a", "mixed"]


def test_words_quoted_in_a_quotation_are_no_passage_of_their_own(store: Store) -> None:
    for name in ("a", "b"):
        text = f"“He told me, ‘{SHIPS},’ and so it was,” she said."
        outer = attribute(text, f"He told me, ‘{SHIPS},’ and so it was,", speakers=["Ada Brown"])
        inner = attribute(text, SHIPS, speakers=["Bo Reed"])
        store.add(Reading(make_article(text, name), READER, (outer, inner)))
    (family,) = store.families()
    assert [member.article for member in family.members] == ["a", "b"]
    assert store.families(differing=True) == []


def test_only_linked_wordings_are_compared(store: Store) -> None:
    store.add(make_reading(says(SHIPS), "a"))
    store.add(make_reading(says(f"{SHIPS}. {BRIDGE}"), "b"))
    store.add(make_reading(says(BRIDGE), "c"))
    (family,) = store.families()
    articles = [member.article for member in family.members]
    compared = {frozenset((articles[d.a], articles[d.b])) for d in family.differences}
    assert compared == {frozenset("ab"), frozenset("bc")}


def test_a_family_keeps_its_number_as_it_grows(store: Store) -> None:
    store.add(make_reading(says(BRIDGE), "x"))
    store.add(make_reading(says(SHIPS), "a"))
    store.add(make_reading(says(SHIPS_TRIMMED), "b"))
    number = store.families()[0].id
    store.add(make_reading(says(SHIPS_REWORDED), "c"))
    (family,) = store.families()
    assert (family.id, len(family.members)) == (number, 3)
    assert store.quotation(2).families == (number,)
    assert store.families(ids=[number]) == [family]
    assert store.families(ids=[number + 1]) == []


def articles_in_any_order() -> dict[str, str]:
    return {
        "a": says(SHIPS, BRIDGE),
        "b": says(SHIPS_TRIMMED),
        "c": says(f"{SHIPS_REWORDED}, and {FLOOD}"),
        "d": says(FLOOD, BRIDGE),
    }


@pytest.mark.parametrize("revised", [False, True], ids=["added", "revised"])
def test_the_order_of_adding_does_not_matter(
    blank_file: Path, tmp_path: Path, revised: bool
) -> None:
    texts = articles_in_any_order()
    shapes = []
    # Of the 24 orders every third: each article comes first, and each pair in both orders.
    for number, order in enumerate(islice(permutations(texts), 0, None, 3)):
        path = shutil.copy(blank_file, tmp_path / f"{number}.db")
        with open_store(path, writable=True) as store:
            if revised:
                store.add(make_reading(says(SHIPS, FLOOD), order[-1]))
            for name in order:
                store.add(make_reading(texts[name], name))
            shapes.append(shape(store))
    assert len(shapes[0]) == 2
    assert all(found == shapes[0] for found in shapes)


@pytest.mark.slow
def test_the_order_does_not_matter_in_a_crowd(tmp_path: Path) -> None:
    """More than components leaves unchecked, with two crowds that one article joins."""
    texts = {f"ships{number:02}": says(SHIPS) for number in range(14)}
    texts |= {f"flood{number:02}": says(FLOOD) for number in range(14)}
    texts["both"] = says(f"{SHIPS}, and {FLOOD}")
    shapes = []
    for number, order in enumerate([list(texts), list(texts)[::-1], ["both", *texts]]):
        with open_store(tmp_path / f"{number}.db", writable=True) as store:
            for name in order:
                store.add(make_reading(texts[name], name))
            shapes.append(shape(store))
    assert shapes[0] == shapes[1] == shapes[2]


def test_differing_leaves_out_what_sounds_alike(store: Store) -> None:
    store.add(make_reading(says(SHIPS, BRIDGE), "a"))
    store.add(make_reading(says(SHIPS, BRIDGE.replace("Nobody", "No one")), "b"))
    assert len(store.families()) == 2
    (family,) = store.families(differing=True)
    assert BRIDGE + "," in {member.text for member in family.members}


def test_another_speaker_of_the_same_words_is_a_difference(store: Store) -> None:
    long = f"{SHIPS}, {BRIDGE}, and {FLOOD}"
    store.add(make_reading(says(long), "a", speakers=["Ada Brown"]))
    store.add(make_reading(says(long), "b", speakers=["Bo Reed"]))
    (family,) = store.families(differing=True)
    assert [flag.kind for flag in family.differences[0].difference.flags] == ["speaker"]


@pytest.mark.parametrize(
    ("sort", "firsts"),
    [
        pytest.param(FamilySort.SIZE, [SHIPS, BRIDGE, FLOOD], id="size"),
        pytest.param(FamilySort.SPEAKER, [FLOOD, SHIPS, BRIDGE], id="speaker"),
        pytest.param(FamilySort.DATE, [FLOOD, BRIDGE, SHIPS], id="date"),
    ],
)
def test_families_are_sorted(store: Store, sort: FamilySort, firsts: list[str]) -> None:
    for name in "abc":
        store.add(make_reading(says(SHIPS), f"ships {name}", speakers=["Mia Stone"]))
    for name, date in {"a": "2022-04-02", "b": "2022-04-03"}.items():
        store.add(make_reading(says(BRIDGE), f"bridge {name}", speakers=(), published_at=date))
        flood = f"flood {name}"
        store.add(make_reading(says(FLOOD), flood, speakers=["ada Brown"], published_at="2022-04"))
    found = store.families(sort=sort)
    assert [family.members[0].text for family in found] == [f"{first}," for first in firsts]
    assert store.families(sort=sort, limit=1) == found[:1]


def test_passage_pair_takes_the_parts_that_are_alike(store: Store) -> None:
    text = f"“{SHIPS},” she said. “{BRIDGE}.”"
    split = attribute(text, f"{SHIPS},", f"{BRIDGE}.", speakers=["Ada Brown"])
    store.add(Reading(make_article(text, "a"), READER, (split,)))
    store.add(make_reading(says(BRIDGE), "b"))
    ours, theirs = store.passage_pair(1, 2)
    assert (ours.text, theirs.text) == (f"{BRIDGE}.", f"{BRIDGE},")
    assert text[ours.start : ours.end] == ours.text


def test_passage_pair_takes_reported_speech_too(store: Store) -> None:
    text = f"She said that {SHIPS}."
    indirect = attribute(text, SHIPS, kind=QuotationKind.INDIRECT)
    store.add(Reading(make_article(text, "a"), READER, (indirect,)))
    store.add(make_reading(says(SHIPS), "b"))
    ours, theirs = store.passage_pair(1, 2)
    assert (ours.text, theirs.text) == (SHIPS, f"{SHIPS},")


def test_passage_pair_needs_two_quotations(store: Store) -> None:
    store.add(make_reading(says(SHIPS)))
    with pytest.raises(NotFoundError, match="no quotation 7"):
        store.passage_pair(1, 7)
