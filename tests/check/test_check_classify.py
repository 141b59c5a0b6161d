"""What the difference between a record's words and a claim's amounts to."""

import pytest
from check_factory import make_wording

from quotes.check import Verdict
from quotes.check.classify import Classification, classify_difference, unite_spellings
from quotes.diff import compare
from quotes.types import DiffOp, OpKind, Passage


def classify(record: str | tuple[str, ...], *claim: str) -> Classification:
    ours = make_wording(*([record] if isinstance(record, str) else record))
    theirs = make_wording(*claim)
    return classify_difference(theirs, ours, compare(Passage(ours.text), Passage(theirs.text)))


TOLLS = "He told the council that the tolls fund the repairs"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        pytest.param(TOLLS, Verdict.VERIFIED, id="to-the-letter"),
        pytest.param(f"“{TOLLS}”", Verdict.TYPOGRAPHY, id="marks-around"),
        pytest.param(f"{TOLLS},", Verdict.VERIFIED, id="a-comma-at-the-end"),
        pytest.param(f"— {TOLLS}.", Verdict.VERIFIED, id="a-dash-before"),
        pytest.param(TOLLS.replace("council", "council,"), Verdict.TYPOGRAPHY, id="a-comma-within"),
        pytest.param(TOLLS.lower(), Verdict.TYPOGRAPHY, id="case"),
        pytest.param(TOLLS.replace("He", "[Ray]"), Verdict.TYPOGRAPHY, id="name-for-a-pronoun"),
        pytest.param(TOLLS.replace("the repairs", "[these] repairs"), Verdict.TYPOGRAPHY,
                     id="for-a-pointing-word"),
        pytest.param(TOLLS.replace("fund", "[funded]"), Verdict.TYPOGRAPHY, id="an-ending"),
        pytest.param(TOLLS.replace("fund", "[pay]"), Verdict.REWORDED, id="another-word"),
        pytest.param(TOLLS.replace("fund the", "[fundamental]"), Verdict.REWORDED,
                     id="one-word-for-two"),
        pytest.param(TOLLS.replace("tolls", "[harbour] tolls"), Verdict.TYPOGRAPHY, id="added"),
        pytest.param(TOLLS.replace("tolls", "[never] tolls"), Verdict.REWORDED, id="negation"),
        pytest.param(TOLLS.replace("tolls", "[ten] tolls"), Verdict.REWORDED, id="number-added"),
        pytest.param(TOLLS.replace("tolls", "harbour tolls"), Verdict.REWORDED, id="added-bare"),
        pytest.param(TOLLS.replace("tolls", "[old] harbour tolls"), Verdict.REWORDED,
                     id="added-half-bare"),
        pytest.param(TOLLS.replace("He", "She"), Verdict.REWORDED, id="another-pronoun"),
        pytest.param(TOLLS.replace("He", "[She]"), Verdict.TYPOGRAPHY, id="pronoun-in-brackets"),
        pytest.param("[Ray] said", Verdict.REWORDED, id="hardly-anything-shared"),
        pytest.param("the tolls fund the repairs", Verdict.TRIMMED, id="the-end"),
        pytest.param("He told the council", Verdict.TRIMMED, id="the-beginning"),
        pytest.param("He told … that the tolls fund the repairs", Verdict.ELLIPSIS_HIDES,
                     id="ellipsis"),
        pytest.param("He told that the tolls fund the repairs", Verdict.REWORDED, id="silent"),
    ],
)  # fmt: skip
def test_verdict_by_the_words(claim: str, verdict: Verdict) -> None:
    assert classify(TOLLS, claim).verdict is verdict


@pytest.mark.parametrize(
    ("record", "claim", "verdict"),
    [
        pytest.param("We open in June, but only if it is dry", "We open in June",
                     Verdict.CUT_BEFORE_CONDITION, id="condition-behind"),
        pytest.param("If it is dry we open the bridge in June", "we open the bridge in June",
                     Verdict.CUT_OPENING, id="condition-before"),
        pytest.param("If it is dry nobody minds the old bridge", "the old bridge", Verdict.TRIMMED,
                     id="too-few-words-to-state-anything"),
        pytest.param("If it is dry we open the bridge", "we open the bridge", Verdict.CUT_OPENING,
                     id="few-words-that-state-something"),
        pytest.param("I never said that she sold the boats", "she sold the boats",
                     Verdict.CUT_OPENING, id="few-words-behind-a-negation"),
        pytest.param("Nobody can say that Ann sold boats", "Ann sold boats", Verdict.CUT_OPENING,
                     id="few-words-behind-say-that"),
        pytest.param("I never liked that old bridge", "old bridge", Verdict.TRIMMED,
                     id="few-words-behind-another-that"),
        pytest.param("It is untrue that we sold the boats to them", "we sold the boats to them",
                     Verdict.CUT_OPENING, id="said-to-be-untrue"),
        pytest.param("Few sailors trust the pilots of this port",
                     "sailors trust the pilots of this port", Verdict.CUT_OPENING,
                     id="true-of-few"),
        pytest.param("If it is dry we open the old bridge", "we open the old bridge",
                     Verdict.CUT_OPENING, id="just-enough-words"),
        pytest.param("We do not open the old bridge today", "open the old bridge today",
                     Verdict.CUT_OPENING, id="negation-before"),
        pytest.param("Well then, we open the old bridge today", "we open the old bridge today",
                     Verdict.TRIMMED, id="nothing-before"),
        pytest.param("We paid for it. We have letters. We read them out to all",
                     "We paid for it. We read them out to all", Verdict.SPLICED, id="joined"),
        pytest.param("It fell by -5 points in May", "It fell by 5 points in May", Verdict.REWORDED,
                     id="lost-minus"),
        pytest.param("-5 points it was in May", "5 points it was in May", Verdict.REWORDED,
                     id="lost-minus-at-the-start"),
        pytest.param("It rose by 5 points in May", "It rose by (-5 points in May", Verdict.REWORDED,
                     id="added-minus"),
        pytest.param("It lost -$25 in May", "It lost $25 in May", Verdict.REWORDED,
                     id="lost-minus-before-a-currency"),
        pytest.param("It lost €-25 in May", "It lost €25 in May", Verdict.REWORDED,
                     id="lost-minus-behind-a-currency"),
        pytest.param("In the years 2019-20 we paid", "In the years 2019 20 we paid",
                     Verdict.TYPOGRAPHY, id="a-range-has-no-minus"),
        pytest.param("We met -Ann- here", "We met Ann here", Verdict.TYPOGRAPHY, id="no-number"),
    ],
)  # fmt: skip
def test_cuts_joins_and_signs(record: str, claim: str, verdict: Verdict) -> None:
    assert classify(record, claim).verdict is verdict


def test_a_lost_minus_is_flagged_with_both_numbers() -> None:
    flags = classify("It fell by -5 points in May", "It fell by 5 points in May").flags
    assert [(flag.kind, flag.a, flag.b) for flag in flags] == [("number", "-5", "5")]
    flags = classify("It fell by -£5 in May", "It fell by £5 in May").flags
    assert [(flag.kind, flag.a, flag.b) for flag in flags] == [("number", "-£5", "5")]


def test_a_pronoun_that_the_draft_shows_to_be_its_own_is_no_flag() -> None:
    record = "They told the council that they fund the repairs"
    bare = classify(record, record.replace("they fund", "we fund"))
    own = classify(record, record.replace("they fund", "[we] fund"))
    assert [flag.kind for flag in bare.flags] == ["pronoun"]
    assert (own.flags, own.verdict) == ((), Verdict.TYPOGRAPHY)


@pytest.mark.parametrize(
    ("record", "claim", "verdict"),
    [
        pytest.param(("We sail by Easter,", "The tolls stay."),
                     ("We sail by Easter. The tolls stay",), Verdict.VERIFIED, id="record"),
        pytest.param("We sail by Easter. The tolls stay.", ("We sail by Easter,", "The tolls stay"),
                     Verdict.VERIFIED, id="claim"),
        pytest.param("We sail by Easter, the tolls stay.", ("We sail by Easter. the tolls stay",),
                     Verdict.TYPOGRAPHY, id="not-interrupted"),
        pytest.param("…", ("…",), Verdict.VERIFIED, id="no-words"),
        pytest.param("…", ("?",), Verdict.TYPOGRAPHY, id="other-marks-and-no-words"),
    ],
)  # fmt: skip
def test_marks_where_a_quotation_is_interrupted(
    record: str | tuple[str, ...], claim: tuple[str, ...], verdict: Verdict
) -> None:
    assert classify(record, *claim).verdict is verdict


@pytest.mark.parametrize(
    ("claim", "share"),
    [
        pytest.param("He told the council that", 1.0, id="all"),
        pytest.param("He told the mayor that", 0.8, id="four-in-five"),
        pytest.param("He told the [old] council that", 1.0, id="brackets-do-not-count"),
        pytest.param("[He told]", 1.0, id="nothing-of-its-own"),
        pytest.param("lighthouses collapsed", 0.0, id="none"),
    ],
)
def test_share_of_the_claims_own_words(claim: str, share: float) -> None:
    assert classify(TOLLS, claim).share == pytest.approx(share)


@pytest.mark.parametrize(
    ("record", "claim", "notes"),
    [
        pytest.param("Well then, we open today", "we open today", ["cut opening: 'Well then'"],
                     id="opening"),
        pytest.param("We open today, all day", "We open today", ["cut ending: 'all day'"],
                     id="ending"),
        pytest.param("We open today, all day", "We open today.",
                     ["cut ending: 'all day'", "ends with a full stop where the source goes on"],
                     id="full-stop-for-a-comma"),
        pytest.param("We open today. All day", "We open today.", ["cut ending: 'All day'"],
                     id="full-stop-as-in-the-source"),
        pytest.param("We open the bridge today", "We open today",
                     ["words are left out without an ellipsis", "left out: 'the bridge'"],
                     id="left-out"),
        pytest.param("We open it", "We now open it", ["not in the source: 'now'"], id="added"),
        pytest.param("We open today", "We [now] open today",
                     ["in brackets: not in the source: 'now'"], id="added-in-brackets"),
        pytest.param("We open today", "We close today", ["'close' for 'open'"], id="exchanged"),
        pytest.param("He opens it", "[Ray] opens it", ["in brackets: 'Ray' for 'He'"],
                     id="exchanged-in-brackets"),
        pytest.param("We open today", "We open today", [], id="the-same"),
        pytest.param("Our health care is paid", "Our healthcare is paid", [], id="one-word-or-two"),
    ],
)  # fmt: skip
def test_notes(record: str, claim: str, notes: list[str]) -> None:
    found = [note.replace("'[Ray]'", "'Ray'") for note in classify(record, claim).notes]
    assert [note.replace("'[now]'", "'now'") for note in found] == notes


@pytest.mark.parametrize(
    ("ours", "theirs", "op"),
    [
        pytest.param("health care", "healthcare", OpKind.EQUAL, id="one-word-or-two"),
        pytest.param("o'clock", "oclock", OpKind.EQUAL, id="apostrophe"),
        pytest.param("health care", "wealth care", OpKind.REPLACE, id="other-letters"),
        pytest.param("five thousand", "5,000", OpKind.EQUAL, id="number-in-words"),
        pytest.param("five thousand", "5,001", OpKind.REPLACE, id="another-number"),
        pytest.param("five thousand gulls", "5,000", OpKind.REPLACE, id="more-than-a-number"),
        pytest.param("$", "£", OpKind.REPLACE, id="no-letters"),
    ],
)
def test_what_is_only_spelt_otherwise_is_equal(ours: str, theirs: str, op: OpKind) -> None:
    found = unite_spellings(DiffOp(OpKind.REPLACE, (0, len(ours)), (0, len(theirs))), ours, theirs)
    assert found.op is op
