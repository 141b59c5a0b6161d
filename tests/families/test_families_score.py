"""Judging pairs: what makes two passages one utterance, and who the speakers are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.families import score_pair
from quotes.names.speakers import Speakers, compare_speakers
from quotes.types import Passage

LONG = (
    "Nobody came to help the ferry crews, and whoever says otherwise has never stood on that "
    "quay while the sheds were burning"
)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        pytest.param(LONG, LONG, True, id="identical"),
        pytest.param(LONG, "“whoever says otherwise has never stood on that quay”", True, id="cut"),
        pytest.param(
            "The harbour has turned into one long furnace",
            "The whole harbour has turned into a long furnace,",
            True,
            id="reworded",
        ),
        pytest.param(LONG, "The crews wanted help. Nobody has stood there.", False, id="scattered"),
        pytest.param("in many cases", "in many cases", False, id="common-words"),
        pytest.param("Make America great again", "make America great again", False, id="slogan"),
        pytest.param("The Harbour Ferry Hour", "The Harbour Ferry Hour", False, id="title"),
        pytest.param("", LONG, False, id="empty"),
        pytest.param("furnace", "furnace", False, id="one-word"),
        pytest.param(
            LONG + ". We begged for pumps all night.",
            "I was there until dawn, unlike the minister and his friends, who slept well in the "
            "capital. " + LONG,
            True,
            id="both-run-on",
        ),
    ],
)
def test_same_utterance(a: str, b: str, same: bool) -> None:
    one, two = Passage(a, 10), Passage(b, 20)
    assert score_pair(one, two).same is same
    assert score_pair(two, one) == score_pair(one, two)


@pytest.mark.parametrize(
    ("text", "ours", "theirs", "same"),
    [
        pytest.param("not a natural diplomat", "Ada Roe", "Ada Roe", True, id="short-same"),
        pytest.param("not a natural diplomat", "Ada Roe", "Bo Lund", False, id="short-different"),
        pytest.param(LONG, "Ada Roe", "Bo Lund", True, id="long-different"),
    ],
)
def test_speakers_decide_what_few_words_cannot(
    text: str, ours: str, theirs: str, same: bool
) -> None:
    assert score_pair(Passage(text, 0, (ours,)), Passage(text, 0, (theirs,))).same is same


def test_reasons_are_in_plain_words() -> None:
    score = score_pair(Passage(LONG, 0, ("Ada Roe",)), Passage(LONG, 0, ("Roe",)))
    assert score.reasons[0] == "100% of the shorter stands in the longer"
    assert score.reasons[1].startswith("shared run of 22 words, rarity ")
    assert score.reasons[2] == "speakers: same"
    assert 0 < score.score <= 1


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        pytest.param("Vadim Boichenko", "Vadym Boychenko", Speakers.SAME, id="spelling"),
        pytest.param("Mr Klitschko", "Wladimir Klitschko", Speakers.SAME, id="surname"),
        pytest.param("Wladimir Klitschko", "Vitali Klitschko", Speakers.DIFFERENT, id="brothers"),
        pytest.param("Mike Lund", "Michael Lund", Speakers.SAME, id="nickname"),
        pytest.param("Boichenko", "Boychenko", Speakers.SAME, id="surname-spelling"),
        pytest.param("Ada Roe", "Bo Lund", Speakers.DIFFERENT, id="others"),
        pytest.param("Mr", "Bo Lund", Speakers.UNKNOWN, id="no-name"),
    ],
)
def test_speakers_of_two_passages(a: str, b: str, answer: Speakers) -> None:
    assert compare_speakers([a], [b]) is answer
    assert compare_speakers([b], [a]) is answer


def test_one_common_speaker_is_enough() -> None:
    assert compare_speakers(("Ada Roe", "Bo Lund"), ("Lund",)) is Speakers.SAME
    assert compare_speakers((), ("Lund",)) is Speakers.UNKNOWN


WORDS = st.sampled_from(
    ("the", "of", "we", "not", "city", "ferry", "burned", "crematorium", "harbour", "quay")
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join)
NAMES = st.lists(st.sampled_from(["Ada Roe", "Roe", "Bo Lund", "Mx"]), max_size=2).map(tuple)
PASSAGES = st.builds(Passage, TEXTS, st.integers(0, 9), NAMES)


@given(PASSAGES, PASSAGES)
def test_score_is_symmetric_and_between_0_and_1(a: Passage, b: Passage) -> None:
    assert score_pair(a, b) == score_pair(b, a)
    assert 0 <= score_pair(a, b).score <= 1


def test_fifty_thousand_words() -> None:
    long = Passage(f"{LONG} " * 2_300)
    assert score_pair(long, Passage(LONG)).same
    assert score_pair(long, long).same


RUN_ON = (
    f"{LONG}. We begged for pumps all night.",
    "I was there until dawn, unlike the minister and his friends, who slept well in the capital. "
    + LONG,
)


@pytest.mark.parametrize(
    ("theirs", "same"),
    [pytest.param("Ada Roe", True, id="same"), pytest.param("Bo Lund", False, id="different")],
)
def test_an_overlap_alone_is_nothing_between_two_speakers(theirs: str, same: bool) -> None:
    one, two = Passage(RUN_ON[0], 0, ("Ada Roe",)), Passage(RUN_ON[1], 0, (theirs,))
    assert score_pair(one, two).same is same


@pytest.mark.parametrize(
    ("a", "b", "firm"),
    [
        pytest.param(LONG, LONG, True, id="one-holds-the-other"),
        pytest.param(*RUN_ON, False, id="both-run-on"),
    ],
)
def test_only_what_holds_the_other_is_firm(a: str, b: str, firm: bool) -> None:
    found = score_pair(Passage(a), Passage(b))
    assert found.same
    assert found.firm is firm


def test_the_score_is_half_of_the_share_at_eight_bits() -> None:
    found = score_pair(Passage(LONG), Passage(LONG))
    rarity = float(found.reasons[1].rpartition("rarity ")[2].removesuffix(" bits"))
    assert found.score == pytest.approx(rarity / (rarity + 8), abs=0.001)
