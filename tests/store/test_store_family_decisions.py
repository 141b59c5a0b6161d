"""What people say is one utterance, or is not: it lasts, and can be taken back."""

from collections.abc import Iterable

import pytest
from store_factory import BRIDGE, SHIPS, SHIPS_REWORDED, make_reading, says

from quotes.errors import NotFoundError, StoreError
from quotes.store import DecisionAction, Store
from quotes.types import ReaderInfo

pytest_plugins = ["store_fixtures"]

NEVER_SAID = "Every pump stood still on the quay that night"


def fill(store: Store, *wordings: str) -> list[int]:
    """Add an article for each wording; return the numbers of the quotations."""
    for at, wording in enumerate(wordings):
        store.add(make_reading(says(wording), f"a{at}", url=f"https://n.example/{at}"))
    return [record.id for record in store.quotations()]


def families(store: Store) -> set[frozenset[int]]:
    return {frozenset(member.quotation for member in family.members) for family in store.families()}


def of(*groups: Iterable[int]) -> set[frozenset[int]]:
    return {frozenset(group) for group in groups}


def test_two_that_nothing_links_are_joined_and_part_again(store: Store) -> None:
    ships, other, bridge = fill(store, SHIPS, NEVER_SAID, BRIDGE)
    assert families(store) == set()
    decision = store.decisions.families.join(ships, other, who="desk", why="a translation")
    assert (decision.id, decision.action, decision.who) == (1, DecisionAction.JOIN, "desk")
    assert families(store) == of((ships, other))
    (family,) = store.families()
    assert len(family.differences) == 1
    store.decisions.families.join(other, bridge, who="desk")
    assert families(store) == of((ships, other, bridge))
    assert store.decisions.undo(who="desk").id == 2
    assert families(store) == of((ships, other))
    assert [one.id for one in store.decisions.list()] == [1]
    assert [one.id for one in store.decisions.list(undone=True)] == [2, 1]
    store.decisions.undo(1, who="chief")
    assert families(store) == set()
    assert list(store.verify()) == []


def test_what_is_parted_stays_apart_whatever_comes(store: Store) -> None:
    one, two, three = fill(store, SHIPS, SHIPS_REWORDED, f"{SHIPS}, they said")
    assert families(store) == of((one, two, three))
    store.decisions.families.part(two, who="desk", why="said a year before")
    assert families(store) == of((one, three))
    store.add(make_reading(says(SHIPS_REWORDED), "late", url="https://n.example/late"))
    late = max(record.id for record in store.quotations())
    assert two not in next(group for group in families(store) if one in group)
    assert {late} <= set().union(*families(store))
    store.decisions.undo(who="desk")
    assert families(store) == of((one, two, three, late))


def test_decisions_outlast_another_reading(store: Store) -> None:
    one, two, three = fill(store, SHIPS, SHIPS_REWORDED, NEVER_SAID)
    store.decisions.families.part(two, who="desk")
    store.decisions.families.join(one, three, who="desk")
    before = families(store)
    for at, wording in enumerate([SHIPS, SHIPS_REWORDED, NEVER_SAID]):
        again = make_reading(
            says(wording), f"a{at}", url=f"https://n.example/{at}", reader=ReaderInfo("rules", "2")
        )
        store.reread(again)
    assert families(store) == before == of((one, three))


def test_the_same_families_in_another_order(new_target, store: Store) -> None:
    from quotes.store import open_store

    one, two, three = fill(store, SHIPS, SHIPS_REWORDED, NEVER_SAID)
    store.decisions.families.part(two, who="desk")
    store.decisions.families.join(one, three, who="desk")
    with open_store(new_target(), writable=True) as other:
        one_, two_, three_ = fill(other, SHIPS, SHIPS_REWORDED, NEVER_SAID)
        other.decisions.families.join(three_, one_, who="desk")
        other.decisions.families.part(two_, who="desk")
        # Parted while they hung together, it is kept from what was joined as well.
        assert families(other) == of((one_, three_))
    assert families(store) == of((one, three))


def test_what_can_not_be_decided_says_why(store: Store) -> None:
    one, two, alone = fill(store, SHIPS, SHIPS_REWORDED, BRIDGE)
    decide, undo = store.decisions.families, store.decisions.undo
    with pytest.raises(StoreError, match="these are of one article"):
        decide.join(one, one, who="desk")
    with pytest.raises(StoreError, match=f"quotations {one} and {two} are one utterance already"):
        decide.join(one, two, who="desk")
    with pytest.raises(NotFoundError, match="no quotation 999"):
        decide.join(one, 999, who="desk")
    with pytest.raises(StoreError, match=f"quotation {alone} is in no family"):
        decide.part(alone, who="desk")
    with pytest.raises(NotFoundError, match="there is no decision to undo"):
        undo(who="desk")
    decide.part(one, who="desk")
    with pytest.raises(StoreError, match=f"decision 1 keeps {one} and {two} apart"):
        decide.join(one, two, who="desk")
    undo(1, who="desk")
    with pytest.raises(StoreError, match="decision 1 was already undone by desk"):
        undo(1, who="desk")
    with pytest.raises(NotFoundError, match="there is no decision 7"):
        undo(7, who="desk")
    assert families(store) == of((one, two))


def test_removing_an_article_takes_its_decisions_along(store: Store) -> None:
    one, other = fill(store, SHIPS, NEVER_SAID)
    store.decisions.families.join(one, other, who="desk")
    store.remove_article(1)
    assert families(store) == set()
    assert store.decisions.list() == []


def test_what_was_parted_may_be_joined_with_anything_else(store: Store) -> None:
    one, two, other, bridge = fill(store, SHIPS, SHIPS_REWORDED, NEVER_SAID, BRIDGE)
    store.decisions.families.part(two, who="desk")
    store.decisions.families.join(two, other, who="desk")
    store.decisions.families.join(bridge, one, who="desk")
    assert families(store) == of((two, other), (one, bridge))
    for pair in ((one, two), (two, one)):
        with pytest.raises(StoreError, match=r"decision 1 keeps \d and \d apart: `quotes undo 1`"):
            store.decisions.families.join(*pair, who="desk")


def test_a_quotation_is_parted_from_its_own_family_only(store: Store) -> None:
    one, two, three, four = fill(store, SHIPS, SHIPS_REWORDED, BRIDGE, f"{BRIDGE}, they said")
    assert families(store) == of((one, two), (three, four))
    assert store.decisions.families.part(one, who="desk").quotations == (one, two)
    assert families(store) == of((three, four))
    store.decisions.undo(who="desk")
    assert store.decisions.families.part(four, who="desk").quotations == (four, three)
    assert families(store) == of((one, two))
