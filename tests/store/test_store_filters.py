"""What is held back: thoughts, and what is not sure enough."""

from collections.abc import Sequence

import pytest
from store_factory import BRIDGE, READER, SHIPS, attribute, make_article

from quotes.store import FamilyRecord, QuotationFilters, QuotationQuery, Store
from quotes.types import Mode, QuotationKind, Reading

pytest_plugins = ["store_fixtures"]

UTTERED = QuotationFilters(everything=False)
SURE = QuotationFilters(min_confidence=0.7)


def add(
    store: Store,
    wording: str,
    name: str,
    *,
    mode: Mode = Mode.SPEECH,
    confidence: float = 1.0,
    speaker: str = "Ada Brown",
) -> None:
    text = f"“{wording}” it went."
    found = attribute(text, wording, speakers=[speaker], mode=mode, confidence=confidence)
    store.add(Reading(make_article(text, name, outlet=name), READER, (found,)))


def wordings(store: Store, filters: QuotationFilters, **query: str) -> list[str]:
    return [record.wording for record in store.quotations(QuotationQuery(filters=filters, **query))]  # type: ignore[arg-type]


@pytest.fixture
def mixed(store: Store) -> Store:
    """Give a store with something said, written, thought and hardly sure."""
    add(store, SHIPS, "a", speaker="Ada Brown")
    add(store, BRIDGE, "b", mode=Mode.WRITING, confidence=0.7, speaker="Bo Reed")
    add(store, "All of them must leave", "c", mode=Mode.THOUGHT, speaker="Cy Hill")
    add(store, "None of them must leave", "d", confidence=0.4, speaker="Bo Reed")
    return store


@pytest.mark.parametrize(
    ("filters", "outlets"),
    [
        pytest.param(QuotationFilters(), "abcd", id="all"),
        pytest.param(UTTERED, "abd", id="uttered"),
        pytest.param(SURE, "abc", id="sure"),
        pytest.param(QuotationFilters(everything=False, min_confidence=0.71), "a", id="both"),
    ],
)
def test_lists_and_counts_agree(mixed: Store, filters: QuotationFilters, outlets: str) -> None:
    found = mixed.quotations(QuotationQuery(filters=filters))
    assert sorted(record.outlet or "" for record in found) == list(outlets)
    counted = {record.name: record.quotations for record in mixed.outlets(filters=filters)}
    assert counted == {outlet: int(outlet in outlets) for outlet in "abcd"}
    articles = {record.outlet: record.quotations for record in mixed.articles(filters=filters)}
    assert articles == counted
    assert [mixed.article(id_, filters=filters).article.quotations for id_ in (1, 2, 3, 4)] == [
        *counted.values()
    ]
    named = {record.name: record.quotations for record in mixed.speakers(filters=filters)}
    speakers = [record.speaker for record in found]
    assert named == {name: speakers.count(name) for name in speakers}


def test_the_mode_comes_back(mixed: Store) -> None:
    modes = {record.outlet: record.mode for record in mixed.quotations()}
    assert modes == {"a": "speech", "b": "writing", "c": "thought", "d": "speech"}
    assert mixed.quotation(3).quotation.mode is Mode.THOUGHT


def test_a_search_holds_back_too(mixed: Store) -> None:
    assert wordings(mixed, UTTERED, words="must leave") == ["None of them must leave"]
    assert wordings(mixed, SURE, words="must leave") == ["All of them must leave"]


def families(store: Store, filters: QuotationFilters) -> list[Sequence[str]]:
    found: list[FamilyRecord] = store.families(filters=filters)
    return [[member.article for member in family.members] for family in found]


def test_a_thought_is_in_no_family_unless_asked(store: Store) -> None:
    add(store, SHIPS, "a")
    add(store, SHIPS, "b", mode=Mode.THOUGHT)
    assert families(store, UTTERED) == []
    assert families(store, QuotationFilters()) == [["a", "b"]]
    add(store, SHIPS, "c")
    assert families(store, UTTERED) == [["a", "c"]]
    assert families(store, QuotationFilters()) == [["a", "b", "c"]]


def test_an_unsure_wording_is_in_no_family(store: Store) -> None:
    add(store, SHIPS, "a", confidence=0.3)
    add(store, SHIPS, "b")
    add(store, SHIPS, "c", mode=Mode.WRITING)
    (family,) = store.families(filters=SURE)
    assert [member.article for member in family.members] == ["b", "c"]
    assert family.id == family.members[0].passage_id
    assert [(pair.a, pair.b) for pair in family.differences] == [(0, 1)]


def test_what_only_a_thought_joins_falls_apart(store: Store) -> None:
    first = "The ships in the harbour will not leave this winter"
    second = "the northern bridge stays closed to all heavy lorries"
    add(store, first, "a")
    add(store, first, "b")
    add(store, f"{first}, and {second}", "c", mode=Mode.THOUGHT)
    add(store, second, "d")
    add(store, second, "e")
    assert families(store, QuotationFilters()) == [["a", "b", "c", "d", "e"]]
    assert families(store, UTTERED) == [["a", "b"], ["d", "e"]]
    differing = store.families(filters=UTTERED, differing=True)
    assert differing == []


def test_of_the_same_words_uttered_and_thought_the_utterance_has_the_passage(store: Store) -> None:
    text = f"He believes “{SHIPS}” she said."
    thought = attribute(
        text, f"“{SHIPS}”", kind=QuotationKind.MIXED, mode=Mode.THOUGHT, speakers=["Bo Reed"]
    )
    said = attribute(text, SHIPS, speakers=["Ada Brown"])
    store.add(Reading(make_article(text), READER, (thought, said)))
    add(store, SHIPS, "b")
    (family,) = store.families(filters=UTTERED)
    assert [member.speaker for member in family.members] == ["Ada Brown", "Ada Brown"]
