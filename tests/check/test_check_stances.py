"""What words that nobody put forward as said are to a claim that somebody said them."""

from dataclasses import replace

import pytest
from check_factory import check, make_candidate, make_claim

from quotes.check import Candidate, Severity, Verdict
from quotes.types import ArticleKind, Stance

FISH = "The fishermen were promised compensation for every lost season by this ministry"
OTHER = FISH.replace("promised", "offered")
HALF = "promised compensation for every lost season"


def record(text: str, stance: Stance = Stance.SAID, **more: object) -> Candidate:
    return make_candidate(text, stance=stance, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stance", "told"),
    [
        (Stance.DENIED, "in Outlet a of 2024-05-02 Ann Lee denies saying this"),
        (Stance.NOT_SAID, "in Outlet a of 2024-05-02 Ann Lee is said not to have said this"),
        (Stance.HYPOTHETICAL, "in Outlet a of 2024-05-02 this is only what Ann Lee would say"),
        (Stance.ASKED, "in Outlet a of 2024-05-02 Ann Lee was only asked about this"),
        (Stance.FICTION, "in Outlet a of 2024-05-02 this is a line of fiction"),
    ],
)
def test_words_that_only_another_stance_has_are_denied(stance: Stance, told: str) -> None:
    found = check(make_claim(FISH), record(FISH, stance))
    assert (found.verdict.value, found.severity) == ("denied", Severity.HIGH)
    assert not found.verdict.stands
    assert Verdict.DENIED.rank == Verdict.NOT_FOUND.rank + 1
    assert found.notes[0] == told
    assert found.advice == "do not print it as said; Outlet a has it with another stance"
    assert [match.candidate.stance for match in found.matches] == [stance]


@pytest.mark.parametrize(
    ("records", "verdict"),
    [
        pytest.param([record(FISH), record(FISH, Stance.DENIED, article="b")],
                     Verdict.VERIFIED, id="said-and-denied"),
        pytest.param([record(OTHER), record(FISH, Stance.DENIED, article="b")],
                     Verdict.DENIED, id="other-words-said-these-denied"),
        pytest.param([record(OTHER), record(FISH, Stance.DENIED, speaker="Bob Ray", article="b")],
                     Verdict.REWORDED, id="other-words-said-these-denied-by-another"),
        pytest.param([record(FISH, reported=True), record(FISH, Stance.DENIED, article="b")],
                     Verdict.DENIED, id="reported-as-said-quoted-as-denied"),
        pytest.param([record(FISH, superseded=True), record(FISH, Stance.NOT_SAID, article="b")],
                     Verdict.DENIED, id="no-longer-said"),
        pytest.param([record(FISH, speaker="Bob Ray"), record(FISH, Stance.DENIED, article="b")],
                     Verdict.WRONG_SPEAKER, id="said-by-another"),
        pytest.param([record(FISH, Stance.DENIED, speaker="Bob Ray")],
                     Verdict.DENIED, id="denied-by-another-alone"),
        pytest.param([record(OTHER, Stance.DENIED)], Verdict.DENIED, id="nearly-denied"),
        pytest.param([record("Nothing about boats here at all, I am sure", Stance.DENIED)],
                     Verdict.NOT_FOUND, id="something-else-denied"),
        pytest.param([record(FISH, Stance.ASKED), record(FISH, Stance.FICTION, article="b")],
                     Verdict.DENIED, id="no-two-of-them-make-it-said"),
        pytest.param([record(FISH, kind=ArticleKind.TRANSCRIPT),
                      record(FISH, Stance.DENIED, article="b")],
                     Verdict.VERIFIED, id="on-tape-and-denied"),
    ],
)  # fmt: skip
def test_which_stance_decides(records: list[Candidate], verdict: Verdict) -> None:
    for order in (records, records[::-1]):
        assert check(make_claim(FISH), *order).verdict is verdict


def test_a_denial_is_noted_beside_the_record_of_what_was_said() -> None:
    found = check(make_claim(FISH), record(FISH), record(FISH, Stance.DENIED, article="b"))
    assert found.severity is Severity.NONE
    assert "in Outlet b of 2024-05-02 Ann Lee denies saying this" in found.notes
    assert [match.candidate.article for match in found.matches] == ["a", "b"]


@pytest.mark.parametrize("stance", [Stance.HYPOTHETICAL, Stance.ASKED, Stance.FICTION])
def test_what_denies_nothing_is_not_noted(stance: Stance) -> None:
    said = check(make_claim(FISH), record(FISH))
    assert check(make_claim(FISH), record(FISH), record(FISH, stance, article="b")) == said


def test_part_of_denied_words_is_denied() -> None:
    found = check(make_claim(HALF), record(FISH, Stance.DENIED))
    assert found.verdict is Verdict.DENIED
    reworded = check(make_claim(FISH), record(OTHER, Stance.DENIED))
    assert "the wording differs as well (reworded)" in reworded.notes


def test_two_halves_of_what_was_denied_are_no_splice() -> None:
    halves = ("The fishermen were promised compensation", "for every lost season by this ministry")
    records = [record(half, Stance.DENIED, article=half[:3]) for half in halves]
    assert check(make_claim(FISH), *records).verdict in {Verdict.DENIED, Verdict.NOT_FOUND}


@pytest.mark.parametrize(
    ("records", "verdict", "note"),
    [
        pytest.param([record(FISH, Stance.DENIED)], Verdict.VERIFIED,
                     "on record as denied, as the draft has it", id="denied"),
        pytest.param([record(FISH, Stance.NOT_SAID)], Verdict.VERIFIED,
                     "on record as denied, as the draft has it", id="not-said"),
        pytest.param([record(FISH, Stance.DENIED), record(FISH, article="b")], Verdict.VERIFIED,
                     "on record as denied, as the draft has it", id="denied-and-said"),
        pytest.param([record(FISH)], Verdict.VERIFIED,
                     "on record as said: that it was denied is not confirmed", id="said"),
        pytest.param([record(FISH, Stance.FICTION)], Verdict.NOT_FOUND, None, id="fiction"),
        pytest.param([record(FISH, Stance.DENIED, speaker="Bob Ray")], Verdict.WRONG_SPEAKER,
                     "on record as denied, as the draft has it", id="denied-by-another"),
    ],
)  # fmt: skip
def test_a_draft_may_report_a_denial(
    records: list[Candidate], verdict: Verdict, note: str | None
) -> None:
    claim = replace(make_claim(FISH), stance=Stance.DENIED)
    found = check(claim, *records)
    assert found.verdict is verdict
    assert note is None or found.notes[0] == note
    confirms = verdict is Verdict.VERIFIED and records[0].stance is not Stance.SAID
    assert found.confirmed is confirms
