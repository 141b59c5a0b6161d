"""What the store refuses to be asked, in one line, instead of answering something else."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from store_factory import BRIDGE, SHIPS, make_reading, says

from quotes.errors import StoreError
from quotes.store import QuotationFilters, QuotationQuery, Store

pytest_plugins = ["store_fixtures"]

Listing = Callable[[Store, int | None], Sequence[object]]
LISTINGS: dict[str, Listing] = {
    "quotations": lambda store, limit: store.quotations(QuotationQuery(limit=limit)),
    "articles": lambda store, limit: store.articles(limit=limit),
    "speakers": lambda store, limit: store.speakers(limit=limit),
    "outlets": lambda store, limit: store.outlets(limit=limit),
    "families": lambda store, limit: store.families(limit=limit),
    "suggestions": lambda store, limit: store.suggestions(limit=limit),
    "decisions": lambda store, limit: store.decisions.list(limit=limit),
}


@pytest.fixture
def filled(store: Store) -> Store:
    """Give a store with one thing at least of whatever can be listed."""
    for name, outlet, wording, speaker in (
        ("a", "Daily", SHIPS, "Ada Brown"),
        ("b", "Post", SHIPS, "Ada Browne"),
        ("c", "Post", BRIDGE, "Bo Reed"),
        ("d", "Echo", BRIDGE, "Cy Moss"),
    ):
        store.add(make_reading(says(wording), name, outlet=outlet, speakers=[speaker]))
    store.decisions.speakers.rename("Bo Reed", "Bo A. Reed", who="desk")
    return store


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=LISTINGS)
def test_a_limit_cuts_at_its_number_whatever_that_is(filled: Store, listing: Listing) -> None:
    everything = listing(filled, None)
    assert everything
    assert listing(filled, 10**20) == everything
    assert list(listing(filled, 1)) == list(everything[:1])
    assert list(listing(filled, 0)) == []
    with pytest.raises(StoreError, match=r"^-1 is no limit: give a number from 0"):
        listing(filled, -1)


@pytest.mark.parametrize("confidence", [-0.1, 1.01, 60, float("nan"), float("inf")])
def test_a_confidence_is_from_0_to_1(confidence: float) -> None:
    with pytest.raises(StoreError, match=r"is not a confidence: give a number from 0 to 1$"):
        QuotationFilters(min_confidence=confidence)


def test_days_are_given_in_their_order() -> None:
    day, next_day = date(2022, 4, 6), date(2022, 4, 7)
    assert QuotationQuery(since=day, until=day).until == day
    with pytest.raises(StoreError, match=r"^no day is from 2022-04-07 on and up to 2022-04-06: "):
        QuotationQuery(since=next_day, until=day)


@pytest.mark.parametrize("who", ["", "  ", "\u00a0\t"], ids=["empty", "spaces", "others"])
@pytest.mark.parametrize(
    "decide",
    [
        lambda store, who: store.decisions.quotations.reject(1, who=who),
        lambda store, who: store.decisions.speakers.merge("Bo Reed", "Cy Moss", who=who),
        lambda store, who: store.decisions.families.part(1, who=who),
        lambda store, who: store.decisions.undo(who=who),
        lambda store, who: store.decisions.checks.reopen("x", who=who),
    ],
    ids=["reject", "merge", "part", "undo", "reopen"],
)
def test_nobody_decides_under_a_blank_name(
    filled: Store, decide: Callable[[Store, str], object], who: str
) -> None:
    before = filled.decisions.list(undone=True)
    with pytest.raises(StoreError, match=r"^who decides is blank: give a name$"):
        decide(filled, who)
    assert filled.decisions.list(undone=True) == before
