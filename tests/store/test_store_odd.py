"""Wordings that are no ordinary ones: nothing is lost, and each slice stays exact."""

import unicodedata

import pytest
from store_factory import READER, SHIPS, attribute, make_article, make_reading, says

from quotes.store import Store
from quotes.types import Reading, Relation

pytest_plugins = ["store_fixtures"]

ACCENTED = "The Séléné was naïve enough to leave the café before the façade was cleared"
MIXED = "The ships, корабли в гавани, τα πλοία, will not leave before the mines are cleared"


@pytest.mark.parametrize(
    ("ours", "theirs", "relation"),
    [
        pytest.param(
            ACCENTED, unicodedata.normalize("NFD", ACCENTED), Relation.TYPOGRAPHY, id="combining"
        ),
        pytest.param(
            SHIPS, SHIPS.replace("harbour", "har\u200bbour"), Relation.TYPOGRAPHY, id="zero-width"
        ),
        pytest.param(SHIPS, SHIPS.replace(" ", "\u00a0"), Relation.TYPOGRAPHY, id="no-break"),
        pytest.param(MIXED, MIXED, Relation.IDENTICAL, id="mixed-scripts"),
        pytest.param(MIXED, MIXED.replace("πλοία", "νερά"), Relation.REWORDED, id="greek-swapped"),
        pytest.param(
            f"{SHIPS}. " * 4_000, f"{SHIPS}. " * 4_000, Relation.IDENTICAL, id="fifty-thousand"
        ),
        pytest.param(f"{SHIPS}. " * 1_000, SHIPS, Relation.TRIMMED, id="a-thousand-times"),
    ],
)
def test_odd_wordings_are_compared(
    store: Store, ours: str, theirs: str, relation: Relation
) -> None:
    texts = {"a": says(ours), "b": says(theirs)}
    for name, text in texts.items():
        store.add(make_reading(text, name))
    (family,) = store.families()
    (pair,) = family.differences
    assert pair.difference.relation is relation
    for member in family.members:
        assert texts[member.article][member.start : member.end] == member.text
    assert list(store.verify()) == []


@pytest.mark.parametrize(
    "wording",
    ["…", "No", "?!", "\u200b\u200b", "ß", "日本語", "🙂", "a\u0301", "--", "[…]"],
    ids=ascii,
)
def test_what_says_nearly_nothing_is_kept_and_in_no_family(store: Store, wording: str) -> None:
    for name in ("a", "b"):
        text = f"“{wording}” she said."
        said = attribute(text, wording, speakers=["Ada Brown"])
        store.add(Reading(make_article(text, name), READER, (said,)))
    assert store.families() == []
    assert [record.wording for record in store.quotations()] == [wording] * 2
    one, other = store.passage_pair(1, 2)
    assert (one.text, other.text) == (wording, wording)
