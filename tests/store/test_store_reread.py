from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_factory import BRIDGE, READER, SHIPS, attribute, make_article, make_reading, says

from quotes.errors import StoreError
from quotes.store import AddOutcome, RereadOutcome, Store
from quotes.store import store as store_module
from quotes.types import (
    Article,
    Attribution,
    CharSpan,
    Quotation,
    QuotationKind,
    ReaderInfo,
    Reading,
)

pytest_plugins = ["store_fixtures"]

NEWER = ReaderInfo("rules", "1", "new weights")


def pending(store: Store, reader: ReaderInfo = NEWER) -> list[str]:
    return [article.id for article in store.iter_pending(reader)]


def found_in(store: Store, *wordings: str) -> Reading:
    """Return a reading by the newer reader of the one article that it has not read."""
    (article,) = store.iter_pending(NEWER)
    found = tuple(attribute(article.text, wording, speakers=["Ada Brown"]) for wording in wordings)
    return Reading(article, NEWER, found)


def test_only_the_newest_texts_are_read_again(store: Store) -> None:
    store.add(make_reading(says(SHIPS), "a"))
    store.add(make_reading(says(BRIDGE), "a"))
    store.add(make_reading(says(SHIPS), "b"))
    assert [article.text for article in store.iter_pending(NEWER)] == [says(BRIDGE), says(SHIPS)]
    assert (pending(store, READER), store.count_read(READER), store.count_read(NEWER)) == ([], 2, 0)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(READER, name="trained"), id="name"),
        pytest.param(replace(READER, version="2"), id="version"),
        pytest.param(replace(READER, weights="abc"), id="weights"),
    ],
)
def test_each_version_is_another_reader(store: Store, other: ReaderInfo) -> None:
    store.add(make_reading(says(SHIPS), "a"))
    store.add(make_reading(says(SHIPS), "b", reader=other))
    assert pending(store, other) == ["a"]
    assert pending(store, READER) == ["b"]


def test_articles_come_as_they_were_given(store: Store) -> None:
    given = [
        make_article(says(SHIPS), "a", url="https://coast.example/1", title="At sea"),
        make_article(says(SHIPS), "b", place="/inbox/b", authors=("Ann", "Bob"), extra={"k": [1]}),
        make_article(says(SHIPS), "c", outlet="Coast Post", published_at="2022-04-11"),
        make_article("Bonjour.", "d", language="fr"),
    ]
    for article in given:
        store.add(Reading(article, READER))
    read = list(store.iter_pending(NEWER))
    assert [article.identity for article in read] == [article.identity for article in given]
    assert [replace(article, place=None) for article in read] == [
        replace(article, place=None) for article in given
    ]


def test_pages_leave_nothing_out_while_the_store_grows(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "TEXTS_AT_ONCE", 2)
    for number in range(5):
        store.add(make_reading(says(SHIPS), str(number)))
    read = []
    for article in store.iter_pending(NEWER):
        read.append(article.id)
        assert store.reread(Reading(article, NEWER)).stored
    assert read == ["0", "1", "2", "3", "4"]
    assert pending(store) == []


def test_what_stays_keeps_its_number(store: Store) -> None:
    store.add(make_reading(says(SHIPS, BRIDGE)))
    before = {record.wording: record.id for record in store.quotations()}
    store.add(make_reading(says(SHIPS), "b", reader=NEWER))
    (family,) = store.families()
    outcome = store.reread(found_in(store, f"{SHIPS},", "she said"))
    assert outcome == RereadOutcome(stored=True, stayed=1, new=1, gone=1)
    after = [record for record in store.quotations() if record.article == "a.txt"]
    assert [record.wording for record in after] == [f"{SHIPS},", "she said"]
    assert after[0].id == before[f"{SHIPS},"]
    assert [again.id for again in store.families()] == [family.id]
    assert [r.reader for r in store.quotation(after[0].id).readings] == [READER, NEWER]
    assert store.quotation(before[f"{BRIDGE},"]).quotation.wording == f"{BRIDGE},"
    assert list(store.verify()) == []


def test_a_rejection_holds_for_the_new_reading(store: Store) -> None:
    store.add(make_reading(says(SHIPS, BRIDGE)))
    store.decisions.quotations.reject(1, who="desk", why="a title")
    outcome = store.reread(found_in(store, f"{SHIPS},", f"{BRIDGE},"))
    assert outcome == RereadOutcome(stored=True, stayed=2)
    assert [record.id for record in store.quotations()] == [2]
    assert [decision.who for decision in store.quotation(1).decisions] == ["desk"]


def test_a_rejection_holds_where_only_a_comma_went(store: Store) -> None:
    store.add(make_reading(says(SHIPS, BRIDGE)))
    store.decisions.quotations.reject(1, who="desk", why="a title")
    outcome = store.reread(found_in(store, SHIPS, f"{BRIDGE},"))
    assert outcome == RereadOutcome(stored=True, stayed=1, new=1, gone=1)
    assert [record.id for record in store.quotations()] == [2]


def test_a_decision_on_what_is_not_found_again_is_kept_and_told(store: Store) -> None:
    store.add(make_reading(says(SHIPS, BRIDGE)))
    store.decisions.quotations.reject(1, who="desk", why="a title")
    outcome = store.reread(found_in(store, f"{BRIDGE},"))
    assert outcome == RereadOutcome(stored=True, stayed=1, gone=1, decided=(1,))
    detail = store.quotation(1)
    assert detail.quotation.wording == f"{SHIPS},"
    assert [decision.why for decision in detail.decisions] == ["a title"]
    third = Reading(next(store.iter_pending(READER2)), READER2)
    text = third.article.text
    again = replace(third, attributions=(attribute(text, f"{SHIPS},"),))
    assert store.reread(again) == RereadOutcome(stored=True, new=1, gone=1)
    assert store.quotations() == []


READER2 = ReaderInfo("rules", "3")


def test_a_second_time_nothing_is_stored(store: Store) -> None:
    store.add(make_reading(says(SHIPS)))
    reading = found_in(store, f"{SHIPS},")
    assert store.reread(reading).stored
    assert store.reread(reading) == RereadOutcome()
    assert len(store.article(1).readings) == 2


def test_what_changed_meanwhile_is_left_alone(store: Store) -> None:
    store.add(make_reading(says(SHIPS)))
    late = found_in(store, f"{SHIPS},")
    store.add(make_reading(says(BRIDGE)))
    assert store.reread(late) == RereadOutcome()
    assert [record.wording for record in store.quotations()] == [f"{BRIDGE},"]
    store.remove_article(1)
    assert store.reread(late) == RereadOutcome()
    assert store.articles() == []


def test_a_skipped_article_counts_as_read(store: Store) -> None:
    store.add(Reading(make_article("Bonjour.", language="fr"), READER, skipped="not English"))
    (article,) = store.iter_pending(NEWER)
    assert store.reread(Reading(article, NEWER, skipped="not English")).stored
    assert pending(store) == []
    assert store.articles()[0].skipped == "not English"


def test_a_span_beyond_the_text_stores_nothing(store: Store) -> None:
    store.add(make_reading(says(SHIPS)))
    reading = found_in(store)
    beyond = Attribution(Quotation(QuotationKind.DIRECT, (CharSpan(0, 9999),)))
    with pytest.raises(StoreError, match="gave a span beyond"):
        store.reread(replace(reading, attributions=(beyond,)))
    assert pending(store) == ["a.txt"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.sets(st.integers(0, 5)),
    second=st.sets(st.integers(0, 5)),
    rejected=st.sets(st.integers(0, 5)),
)
def test_numbers_and_decisions_outlive_any_reading(
    store: Store, first: set[int], second: set[int], rejected: set[int]
) -> None:
    for listed in store.articles():
        store.remove_article(listed.id)
    text = says(*(f"Wording {number}" for number in range(6)))
    article = make_article(text)

    def found(numbers: set[int]) -> tuple[Attribution, ...]:
        return tuple(attribute(text, f"Wording {number},") for number in sorted(numbers))

    store.add(Reading(article, READER, found(first)))
    before = {record.wording: record.id for record in store.quotations()}
    for number in rejected & first:
        store.decisions.quotations.reject(before[f"Wording {number},"], who="desk", why="no")
    outcome = store.reread(Reading(_only(store), NEWER, found(second)))
    after = {record.wording: record.id for record in store.quotations()}
    assert set(after) == {f"Wording {number}," for number in second - (rejected & first)}
    assert all(after[wording] == before[wording] for wording in after.keys() & before.keys())
    assert (outcome.stayed, outcome.new, outcome.gone) == (
        len(first & second),
        len(second - first),
        len(first - second),
    )
    gone = {f"Wording {number}," for number in (rejected & first) - second}
    assert outcome.decided == tuple(sorted(before[wording] for wording in gone))


def _only(store: Store) -> Article:
    (article,) = store.iter_pending(NEWER)
    return article


BEFORE = ReaderInfo("trained", "1", "abc", "onnxruntime 1.22.0")
NOW = replace(BEFORE, runtime="onnxruntime 1.30.0")


def test_adding_passes_over_what_another_runtime_read(store: Store) -> None:
    reading = make_reading(says(SHIPS), "a", reader=BEFORE)
    store.add(reading)
    assert store.holds(reading.article, NOW)
    assert store.add(replace(reading, reader=NOW)) is AddOutcome.UNCHANGED
    (kept,) = store.article(1).readings
    assert kept.reader == BEFORE


def test_reading_again_tells_what_comes_from_the_runtime_alone(store: Store) -> None:
    store.add(make_reading(says(SHIPS, BRIDGE), "a", reader=BEFORE))
    assert (pending(store, BEFORE), pending(store, NOW)) == ([], ["a"])
    assert (store.count_read(BEFORE), store.count_read(NOW)) == (1, 0)
    article = make_article(says(SHIPS, BRIDGE), "a")
    found = (attribute(article.text, f"{SHIPS},"),)
    outcome = store.reread(Reading(article, NOW, found))
    assert outcome == RereadOutcome(stored=True, stayed=1, gone=1, runtime=BEFORE.runtime)
    assert [one.reader for one in store.article(1).readings] == [BEFORE, NOW]
    assert store.reread(Reading(article, NOW, found)) == RereadOutcome()
    assert pending(store, NOW) == []


@pytest.mark.parametrize(
    ("before", "runtime"),
    [
        pytest.param(replace(BEFORE, runtime=None), "", id="not-noted"),
        pytest.param(replace(BEFORE, name="rules"), None, id="reader"),
        pytest.param(replace(BEFORE, version="0"), None, id="version"),
        pytest.param(replace(BEFORE, weights="old"), None, id="weights"),
    ],
)
def test_more_than_the_runtime_is_no_difference_of_the_runtime(
    store: Store, before: ReaderInfo, runtime: str | None
) -> None:
    store.add(make_reading(says(SHIPS), "a", reader=before))
    assert store.reread(make_reading(says(SHIPS), "a", reader=NOW)).runtime == runtime
