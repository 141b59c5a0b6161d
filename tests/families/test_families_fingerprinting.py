"""Fingerprints: what the index finds, and what it need not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.families import fingerprints, score_pair
from quotes.types import Passage

SPEECH = (
    "Our harbour has burned for nine nights. Nobody came to help the ferry crews, and "
    "whoever says otherwise has never stood on that quay."
)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("our harbour has burned for nine nights", id="trimmed"),
        pytest.param("Nobody rushed to help the ferry crews", id="word-swapped"),
        pytest.param("Yes. “Nobody came to help the ferry crews,” period.", id="run-on"),
        pytest.param("OUR HARBOUR HAS BURNED—for nine nights!", id="typography"),
    ],
)
def test_wordings_of_one_utterance_share_a_fingerprint(other: str) -> None:
    assert fingerprints(SPEECH) & fingerprints(other)


@pytest.mark.parametrize(
    "text",
    ["", "…", "No.", "Make America great again!", "at the end of the day", "I don't think so."],
)
def test_common_phrases_have_none(text: str) -> None:
    assert fingerprints(text) == frozenset()


def test_values_are_the_same_on_every_machine() -> None:
    # A store keeps them: should this change, `FAMILIES` in quotes.store.upgrade is to be raised.
    assert fingerprints("crematorium ferry quay") == {8232740605371152018}


@given(st.text())
def test_values_fit_a_signed_column(text: str) -> None:
    assert all(0 <= value < 2**63 for value in fingerprints(text))


def test_lone_surrogates_do_no_harm() -> None:
    assert fingerprints("the ferry \ud800burned\ud800 crematorium quay")


WORDS = st.sampled_from(
    ("the", "of", "we", "not", "city", "ferry", "burned", "crematorium", "harbour", "quay")
)


@given(st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=2, max_size=6))
def test_index_finds_what_comparing_all_pairs_finds(texts: list[str]) -> None:
    for text in texts:
        for other in texts:
            if score_pair(Passage(text), Passage(other)).same:
                assert fingerprints(text) & fingerprints(other)
