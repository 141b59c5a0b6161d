"""What people say is one utterance, or is not: it lasts, and can be taken back."""

from collections.abc import Iterable

import pytest
from store_factory import BRIDGE, SHIPS, SHIPS_REWORDED, make_reading, says

from quotes.errors import NotFoundError, StoreError
from quotes.store import FamilyAction, Store
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
    decision = store.family_decisions.join(ships, other, who="desk", why="a translation")
    assert (decision.id, decision.action, decision.who) == (1, FamilyAction.JOIN, "desk")
    assert families(store) == of((ships, other))
    (family,) = store.families()
    assert len(family.differences) == 1
    store.family_decisions.join(other, bridge, who="desk")
    assert families(store) == of((ships, other, bridge))
    assert store.family_decisions.undo(who="desk").id == 2
    assert families(store) == of((ships, other))
    assert [one.id for one in store.family_decisions.list()] == [1]
    assert [one.id for one in store.family_decisions.list(undone=True)] == [1, 2]
    store.family_decisions.undo(1, who="chief")
    assert families(store) == set()
    assert list(store.verify()) == []


def test_what_is_parted_stays_apart_whatever_comes(store: Store) -> None:
    one, two, three = fill(store, SHIPS, SHIPS_REWORDED, f"{SHIPS}, they said")
    assert families(store) == of((one, two, three))
    store.family_decisions.part(two, who="desk", why="said a year before")
    assert families(store) == of((one, three))
    store.add(make_reading(says(SHIPS_REWORDED), "late", url="https://n.example/late"))
    late = max(record.id for record in store.quotations())
    assert two not in next(group for group in families(store) if one in group)
    assert {late} <= set().union(*families(store))
    store.family_decisions.undo(who="desk")
    assert families(store) == of((one, two, three, late))


def test_decisions_outlast_another_reading(store: Store) -> None:
    one, two, three = fill(store, SHIPS, SHIPS_REWORDED, NEVER_SAID)
    store.family_decisions.part(two, who="desk")
    store.family_decisions.join(one, three, who="desk")
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
    store.family_decisions.part(two, who="desk")
    store.family_decisions.join(one, three, who="desk")
    with open_store(new_target(), writable=True) as other:
        one_, two_, three_ = fill(other, SHIPS, SHIPS_REWORDED, NEVER_SAID)
        other.family_decisions.join(three_, one_, who="desk")
        other.family_decisions.part(two_, who="desk")
        # Parted while they hung together, it is kept from what was joined as well.
        assert families(other) == of((one_, three_))
    assert families(store) == of((one, three))


def test_what_can_not_be_decided_says_why(store: Store) -> None:
    one, two, alone = fill(store, SHIPS, SHIPS_REWORDED, BRIDGE)
    decide = store.family_decisions
    with pytest.raises(StoreError, match="these are of one article"):
        decide.join(one, one, who="desk")
    with pytest.raises(StoreError, match=f"quotations {one} and {two} are one utterance already"):
        decide.join(one, two, who="desk")
    with pytest.raises(NotFoundError, match="no quotation 999"):
        decide.join(one, 999, who="desk")
    with pytest.raises(StoreError, match=f"quotation {alone} is in no family"):
        decide.part(alone, who="desk")
    with pytest.raises(NotFoundError, match="there is no decision to take back"):
        decide.undo(who="desk")
    decide.part(one, who="desk")
    with pytest.raises(StoreError, match=f"decision 1 keeps {one} and {two} apart"):
        decide.join(one, two, who="desk")
    decide.undo(1, who="desk")
    with pytest.raises(StoreError, match="decision 1 was taken back already, by desk"):
        decide.undo(1, who="desk")
    with pytest.raises(NotFoundError, match="there is no decision 7"):
        decide.undo(7, who="desk")
    assert families(store) == of((one, two))


def test_removing_an_article_takes_its_decisions_along(store: Store) -> None:
    one, other = fill(store, SHIPS, NEVER_SAID)
    store.family_decisions.join(one, other, who="desk")
    store.remove_article(1)
    assert families(store) == set()
    assert store.family_decisions.list() == []
