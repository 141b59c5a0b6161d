import pytest
from store_factory import BRIDGE, READER, SHIPS, attribute, make_article, make_reading, says

from quotes.errors import NotFoundError
from quotes.store import DecisionAction, QuotationQuery, Store
from quotes.types import Attribution, CharSpan, Quotation, QuotationKind, ReaderInfo, Reading

pytest_plugins = ["store_fixtures"]


def shown(store: Store) -> list[str]:
    return [record.wording for record in store.quotations()]


def reject(store: Store, number: int) -> None:
    store.decisions.quotations.reject(number, who="desk", why="the name of a play")


def test_a_rejected_quotation_disappears_and_is_kept(store: Store) -> None:
    store.add(make_reading(says(SHIPS, BRIDGE)))
    reject(store, 1)
    assert shown(store) == [f"{BRIDGE},"]
    assert store.quotations(QuotationQuery(words="ships")) == []
    assert [(s.name, s.quotations) for s in store.speakers()] == [("Ada Brown", 1)]
    assert store.articles()[0].quotations == 1
    detail = store.quotation(1)
    assert detail.quotation.wording == f"{SHIPS},"
    (decision,) = detail.decisions
    assert (decision.action, decision.who) == (DecisionAction.REJECT, "desk")
    assert decision.why == "the name of a play"
    assert store.quotation(2).decisions == ()


def test_adding_the_article_again_does_not_bring_it_back(store: Store) -> None:
    reading = make_reading(says(SHIPS))
    store.add(reading)
    reject(store, 1)
    store.add(reading)
    assert shown(store) == []


def test_another_reader_does_not_bring_it_back(store: Store) -> None:
    store.add(make_reading(says(SHIPS)))
    reject(store, 1)
    store.add(make_reading(says(SHIPS), reader=ReaderInfo("rules", "2")))
    assert shown(store) == []


@pytest.mark.parametrize(
    "wording",
    [
        pytest.param(SHIPS, id="without-the-comma"),
        pytest.param(f"“{SHIPS},”", id="with-its-marks"),
    ],
)
def test_a_reader_with_other_edges_does_not_bring_it_back(store: Store, wording: str) -> None:
    text = says(SHIPS, BRIDGE)
    store.add(make_reading(text))
    reject(store, 1)
    newer = ReaderInfo("rules", "2")
    found = (attribute(text, wording), attribute(text, f"{BRIDGE},"))
    store.add(Reading(make_article(text), newer, found))
    assert shown(store) == [f"{BRIDGE},"]
    assert store.quotation(3).decisions == store.quotation(1).decisions != ()


def test_the_same_words_elsewhere_in_the_text_are_no_likes(store: Store) -> None:
    text = says(SHIPS, SHIPS)
    first = attribute(text, f"{SHIPS},")
    start = text.rindex(SHIPS)
    second = Attribution(Quotation(QuotationKind.DIRECT, (CharSpan(start, start + len(SHIPS)),)))
    store.add(Reading(make_article(text), READER, (first, second)))
    reject(store, 1)
    assert shown(store) == [SHIPS]
    assert store.quotation(2).decisions == ()


def test_a_later_text_does_not_bring_it_back(store: Store) -> None:
    store.add(make_reading(says(SHIPS, BRIDGE)))
    reject(store, 1)
    store.add(make_reading("Corrected.\n" + says(SHIPS, BRIDGE)))
    assert shown(store) == [f"{BRIDGE},"]
    assert store.quotation(3).decisions == store.quotation(1).decisions != ()


def test_a_wording_that_also_stood_there_unrejected_comes_with_a_later_text(store: Store) -> None:
    text = f"“{SHIPS}.” And again: “{SHIPS}.”"
    first, second = attribute(text, f"{SHIPS}."), attribute(text, f"{SHIPS}.” And again: “{SHIPS}.")
    twice = "Later. " + says(SHIPS, SHIPS)
    store.add(Reading(make_article(text), READER, (first, second)))
    store.add(make_reading(twice, "b"))
    reject(store, 1)
    assert len(shown(store)) == 2
    assert store.quotation(2).decisions == ()


def test_rejecting_twice_keeps_who_rejected_first(store: Store) -> None:
    store.add(make_reading(says(SHIPS)))
    reject(store, 1)
    store.decisions.quotations.reject(1, who="night desk", why="I agree")
    assert [decision.who for decision in store.quotation(1).decisions] == ["desk"]
    assert shown(store) == []


def test_removing_an_article_takes_all_of_it(store: Store) -> None:
    store.add(make_reading(says(SHIPS), "a", speakers=["Ada Brown", "Bo Reed"]))
    store.add(make_reading(says(BRIDGE), "b", speakers=["Ada Brown"]))
    reject(store, 1)
    store.remove_article(1)
    assert [article.article for article in store.articles()] == ["b"]
    assert [speaker.name for speaker in store.speakers()] == ["Ada Brown"]
    with pytest.raises(NotFoundError, match="no speaker is called 'Bo Reed'"):
        store.speaker("Bo Reed")
    assert list(store.verify()) == []
    with pytest.raises(NotFoundError):
        store.quotation(1)


def test_a_removed_number_is_never_given_again(store: Store) -> None:
    store.add(make_reading(says(SHIPS)))
    store.remove_article(1)
    store.add(make_reading(says(SHIPS)))
    assert [article.id for article in store.articles()] == [2]
    assert [record.id for record in store.quotations()] == [2]
    assert shown(store) == [f"{SHIPS},"]
