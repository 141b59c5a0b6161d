"""Whether a claim and a candidate are one utterance, and how they differ."""

import pytest
from check_factory import compare_words

from quotes.check import Verdict
from quotes.names.speakers import Speakers
from quotes.types import OpKind

SHIPS = "the freighters leave the outer anchorage tonight"


@pytest.mark.parametrize(
    ("claim", "record", "speaker", "same"),
    [
        pytest.param("so it is", "Well, so it is", "Ann Lee", True, id="verbatim-by-the-same"),
        pytest.param("so it is", "Well, so it is", None, False, id="common-words-by-nobody"),
        pytest.param("so it is", "Well, so it is", "Bob Ray", False, id="common-words-by-another"),
        pytest.param(SHIPS, f"Yes, {SHIPS}", None, True, id="rare-words-by-nobody"),
        pytest.param(SHIPS, f"Yes, {SHIPS}", "Bob Ray", True, id="rare-words-by-another"),
        pytest.param("outer anchorage", f"Yes, {SHIPS}", "Bob Ray", False, id="two-words"),
        pytest.param(
            "freighters leave the outer harbour basin",
            f"Yes, {SHIPS}",
            "Ann Lee",
            True,
            id="half-in-other-words",
        ),
        pytest.param(
            "freighters leave the outer harbour basin with every one of our pilots",
            f"Yes, {SHIPS}",
            "Ann Lee",
            False,
            id="less-than-half",
        ),
        pytest.param("freighters leave the outer harbour basin", f"Yes, {SHIPS}", None, True,
                     id="two-in-three"),
        pytest.param(
            "freighters leave the outer harbour basin soon enough",
            f"Yes, {SHIPS}",
            None,
            False,
            id="half-by-nobody",
        ),
        pytest.param(
            SHIPS.replace("tonight", "soon"), SHIPS, "Bob Ray", True, id="nearly-all-by-another"
        ),
        pytest.param(
            "freighters leave the outer harbour basin",
            SHIPS,
            "Bob Ray",
            False,
            id="two-in-three-by-another",
        ),
        pytest.param("we will see what he wants", "we will see what she has", "Ann Lee", False,
                     id="common-words-exchanged"),
    ],
)  # fmt: skip
def test_one_utterance(claim: str, record: str, speaker: str | None, same: bool) -> None:
    assert compare_words(claim, record, speaker=speaker).same is same


def test_rarity_is_that_of_the_longest_shared_run() -> None:
    whole, part = compare_words(SHIPS, SHIPS), compare_words("the outer anchorage", SHIPS)
    assert whole.rarity > part.rarity > 0
    assert compare_words("lighthouses collapsed", SHIPS).rarity == 0


def test_words_exchanged_at_an_end_leave_the_rest_to_a_cut() -> None:
    record = f"{SHIPS} and nobody on the quay has an idea when they come back"
    ops = compare_words(SHIPS.replace("tonight", "soon"), record).match.difference.ops
    assert [op.op for op in ops] == [OpKind.EQUAL, OpKind.REPLACE, OpKind.DELETE]
    assert record[slice(*ops[1].a)] == "tonight"
    ops = compare_words(
        f"soon {SHIPS}", f"Nobody on the quay knows why {SHIPS}"
    ).match.difference.ops
    assert [op.op for op in ops] == [OpKind.DELETE, OpKind.REPLACE, OpKind.EQUAL]
    assert "Nobody on the quay knows why"[slice(*ops[1].a)] == "why"


def test_a_claim_is_held_against_the_sentences_of_its_longest_run() -> None:
    record = "We will build forty houses by the quay. We will not raise the ferry tolls again."
    found = compare_words("We will raise the ferry tolls again.", record)
    assert found.verdict is Verdict.REWORDED
    assert found.candidate.wording.text == "We will not raise the ferry tolls again."
    spliced = compare_words("We will build forty houses. We raise the ferry tolls again.", record)
    assert spliced.verdict is not Verdict.VERIFIED
    assert spliced.candidate.wording.text == record


def test_who_speaks_is_compared() -> None:
    assert compare_words(SHIPS, SHIPS).speakers is Speakers.SAME
    assert compare_words(SHIPS, SHIPS, speaker="Bob Ray").speakers is Speakers.DIFFERENT
    assert compare_words(SHIPS, SHIPS, speaker=None).speakers is Speakers.UNKNOWN
