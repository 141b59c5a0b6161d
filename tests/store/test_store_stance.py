"""How words are put forward, and who passes them on: kept, found, entered, and never mixed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import NullPool, create_engine
from store_factory import (
    BRIDGE,
    READER,
    SHIPS,
    SHIPS_TRIMMED,
    attribute,
    downgrade,
    make_article,
)

from quotes.settings import database_url
from quotes.store import QuotationFilters, QuotationQuery, Store, open_store, upgrade_store
from quotes.store.ledger.canonical import (
    WrittenFigure,
    WrittenFinding,
    WrittenReading,
    digest_reading,
)
from quotes.types import Mode, ReaderInfo, Reading, Stance

pytest_plugins = ["store_fixtures"]

NEWER = ReaderInfo("rules", "2")
SHOWN = QuotationFilters(everything=False)


def read(wording: str, name: str = "a", *, reader: ReaderInfo = READER, **fields: Any) -> Reading:
    """Return an article's reading with one quotation, told to Harbour Radio."""
    text = f"“{wording},” she told Harbour Radio."
    given = {"speakers": ["Ada Brown"], "carriers": ["Harbour Radio"]} | fields
    found = attribute(text, wording, **given)  # type: ignore[arg-type]
    return Reading(make_article(text, name, outlet=name), reader, (found,))


def members(store: Store, filters: QuotationFilters = SHOWN) -> list[list[str]]:
    return [[one.article for one in family.members] for family in store.families(filters=filters)]


def elsewhere(store: Store) -> list[list[tuple[str, Stance]]]:
    found = store.families(filters=SHOWN)
    return [[(one.article, one.stance) for one in family.elsewhere] for family in found]


@pytest.mark.parametrize("stance", Stance)
def test_stance_and_carriers_come_back(store: Store, stance: Stance) -> None:
    store.add(read(SHIPS, stance=stance))
    (record,) = store.quotations()
    assert (record.stance, record.carriers) == (stance, ("Harbour Radio",))
    assert store.quotation(1).quotation == record
    assert [one.name for one in store.speakers()] == ["Ada Brown"]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        pytest.param({}, True, id="said"),
        pytest.param({"stance": Stance.DENIED}, True, id="denied"),
        pytest.param({"stance": Stance.NOT_SAID}, False, id="not-said"),
        pytest.param({"stance": Stance.HYPOTHETICAL}, False, id="hypothetical"),
        pytest.param({"stance": Stance.ASKED}, False, id="asked"),
        pytest.param({"stance": Stance.FICTION}, False, id="fiction"),
        pytest.param({"mode": Mode.THOUGHT}, False, id="thought"),
        pytest.param({"mode": Mode.WRITING}, True, id="writing"),
        pytest.param({"mode": Mode.WRITING, "stance": Stance.ASKED}, False, id="asked-in-writing"),
        pytest.param({"confidence": 0.0}, True, id="no-threshold-yet"),
    ],
)
def test_lists_counts_and_records_agree_on_what_is_shown(
    store: Store, fields: dict[str, Any], shown: bool
) -> None:
    store.add(read(SHIPS, **fields))
    (record,) = store.quotations()
    assert record.shown is shown
    assert store.quotations(QuotationQuery(filters=SHOWN)) == [record] * shown
    assert [one.quotations for one in store.outlets(filters=SHOWN)] == [int(shown)]
    assert len(store.speakers(filters=SHOWN)) == shown


def test_a_threshold_would_hold_for_lists_and_families(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        store.add(read(SHIPS, name, confidence=0.2 if name == "b" else 0.6))
    monkeypatch.setattr("quotes.shown.LEAST_CONFIDENCE", 0.5)
    monkeypatch.setattr("quotes.store.sql.filters.LEAST_CONFIDENCE", 0.5)
    found = store.quotations(QuotationQuery(filters=SHOWN))
    assert [record.outlet for record in found] == ["a", "c"]
    assert members(store) == [["a", "c"]]
    assert [record.shown for record in store.quotations()] == [True, False, True]


@pytest.mark.parametrize("order", ["abcd", "dcba", "cadb"])
def test_a_family_has_one_stance(store: Store, order: str) -> None:
    stances = {"a": Stance.SAID, "b": Stance.DENIED, "c": Stance.SAID, "d": Stance.DENIED}
    for name in order:
        store.add(read(SHIPS, name, stance=stances[name]))
    assert sorted(map(sorted, members(store))) == [["a", "c"], ["b", "d"]]
    said, denied = sorted(elsewhere(store), key=lambda found: found[0][1], reverse=True)
    assert sorted(said) == [("a", Stance.SAID), ("c", Stance.SAID)]
    assert sorted(denied) == [("b", Stance.DENIED), ("d", Stance.DENIED)]


@pytest.mark.parametrize("stance", [one for one in Stance if one is not Stance.SAID])
def test_a_part_of_the_words_joins_no_other_stance(store: Store, stance: Stance) -> None:
    store.add(read(SHIPS, "a"))
    store.add(read(SHIPS_TRIMMED, "b", stance=stance))
    assert members(store, QuotationFilters()) == []
    store.add(read(SHIPS_TRIMMED, "c"))
    assert members(store, QuotationFilters()) == [["a", "c"]]


def test_what_is_not_shown_is_not_named_elsewhere(store: Store) -> None:
    for name, stance in zip("abc", (Stance.SAID, Stance.SAID, Stance.NOT_SAID), strict=True):
        store.add(read(SHIPS, name, stance=stance))
    assert elsewhere(store) == [[]]
    (family,) = store.families()
    assert [one.article for one in family.elsewhere] == ["c"]


def test_people_may_join_what_was_said_and_denied(store: Store) -> None:
    store.add(read(SHIPS, "a"))
    store.add(read(SHIPS, "b", stance=Stance.DENIED))
    made = store.decisions.families.join(1, 2, who="desk")
    assert members(store) == [["a", "b"]]
    store.add(read(SHIPS, "c"))
    store.reread(read(SHIPS, "a", reader=NEWER))
    assert members(store) == [["a", "b", "c"]]
    store.decisions.undo(made.id, who="desk")
    assert members(store) == [["a", "c"]]
    assert list(store.verify()) == []


def test_reading_again_tells_another_stance(store: Store) -> None:
    for name in "ab":
        store.add(read(SHIPS, name))
    assert members(store) == [["a", "b"]]
    outcome = store.reread(read(SHIPS, "b", reader=NEWER, stance=Stance.DENIED))
    assert (outcome.stayed, outcome.restated, outcome.new, outcome.gone) == (1, 1, 0, 0)
    assert members(store) == []
    assert store.quotation(2).quotation.stance is Stance.DENIED
    again = store.reread(read(SHIPS, "b", reader=replace(NEWER, version="3")))
    assert (again.stayed, again.restated) == (1, 1)
    assert members(store) == [["a", "b"]]
    assert list(store.verify()) == []


def problems(target: str, *statements: str) -> Sequence[str]:
    engine = create_engine(database_url(target), poolclass=NullPool)
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    with open_store(target) as store:
        return [problem.message for problem in store.verify()]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("stance = 'denied' WHERE quotation_id = 1", id="said-becomes-denied"),
        pytest.param("stance = 'said' WHERE quotation_id = 2", id="denied-becomes-said"),
        pytest.param("stance = 'asked' WHERE quotation_id = 2", id="denied-becomes-asked"),
        pytest.param("carriers = '[\"Bo\"]' WHERE quotation_id = 1", id="a-carrier-comes"),
        pytest.param("carriers = '[]' WHERE quotation_id = 2", id="a-carrier-goes"),
        pytest.param("carriers = '[\"Bo\"]' WHERE quotation_id = 2", id="another-carrier"),
    ],
)
def test_the_ledger_covers_stance_and_carriers(target: str, change: str) -> None:
    with open_store(target, writable=True) as store:
        store.add(read(SHIPS, "a", carriers=()))
        store.add(read(BRIDGE, "b", stance=Stance.DENIED))
        assert list(store.verify()) == []
    found = problems(target, f"UPDATE finding SET {change}")
    assert any("what rules 1 found in text 1 is not what was written down" in one for one in found)


ALL_SAID = {
    "quotation_id": 7,
    "content_key": "1-20",
    "kind": "direct",
    "mode": "speech",
    "confidence": 0.91,
    "rule": "trained",
    "cue": [[22, 26]],
    "source": [[27, 37]],
    "evidence": ["marks"],
    "parent_id": None,
    "status": "named",
    "speaker_confidence": 0.8,
    "mention_start": 27,
    "mention_end": 37,
    "speaker_evidence": ["by name"],
    "speaker_rule": "name",
    "stance": "said",
    "carriers": [],
}
ADA = WrittenFigure("Ada Brown", "person", "female", ["mayor"], [], None, 1, "ada brown")


def test_what_is_all_said_has_the_digest_that_the_version_before_gave_it() -> None:
    noon = datetime(2024, 5, 1, 12, tzinfo=UTC)
    reader = ("trained", "1", "cd", "onnxruntime 1.26.0")
    found = WrittenFinding(**ALL_SAID)  # type: ignore[arg-type]
    reading = WrittenReading("ab" * 32, *reader, noon, None, [ADA], [(found, ["Ada Brown"])])
    first = "c352bec905dae0b8d5f2778ecc34a453e70261768f6fe3d398688df7f81d6802"
    assert digest_reading(reading) == first
    for other in (found._replace(stance="denied"), found._replace(carriers=["Bo"])):
        assert digest_reading(reading._replace(findings=[(other, ["Ada Brown"])])) != first


def test_an_older_store_keeps_its_head_and_counts_as_said(target: str) -> None:
    with open_store(target, writable=True) as store:
        for name, wording in (("a", SHIPS), ("b", SHIPS), ("c", BRIDGE)):
            store.add(read(wording, name, carriers=()))
        store.decisions.quotations.reject(3, who="desk", why="a title")
        before, head, families = store.quotations(), store.head(), store.families()
    downgrade(target, "0008")
    assert upgrade_store(target).before == "0008"
    with open_store(target, writable=True) as store:
        assert (store.quotations(), store.head(), store.families()) == (before, head, families)
        assert {record.stance for record in store.quotations()} == {Stance.SAID}
        assert [one.action for one in store.decisions.list()] == ["reject"]
        assert list(store.verify(head=head)) == []
        store.add(read(BRIDGE, "d", stance=Stance.DENIED))
        assert list(store.verify(head=head)) == []


def test_links_outlast_a_downgrade_but_for_those_between_stances(target: str) -> None:
    with open_store(target, writable=True) as store:
        for name, stance in zip("abc", (Stance.SAID, Stance.SAID, Stance.DENIED), strict=True):
            store.add(read(SHIPS, name, stance=stance))
    kinds = "SELECT kinship, count(*) FROM link GROUP BY kinship ORDER BY kinship"
    engine = create_engine(database_url(target), poolclass=NullPool)
    with engine.connect() as connection:
        before = connection.exec_driver_sql(kinds).all()
    assert [tuple(row) for row in before] == [("other-stance", 2), ("same", 1)]
    downgrade(target, "0008")
    upgrade_store(target)
    with engine.connect() as connection:
        assert [tuple(row) for row in connection.exec_driver_sql(kinds)] == [("same", 1)]
