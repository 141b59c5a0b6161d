"""One claim that is held against evidence stage by stage."""

import pytest
from check_factory import check, make_candidate, make_claim

from quotes.check import ClaimCheck, Verdict
from quotes.check import claim_check as module
from quotes.check.compare import compare_candidate
from quotes.types import ArticleKind

FISH = "The fishermen were promised compensation for every lost season"
SHIPS = "the freighters leave the outer anchorage tonight"
GATES = "engineers welded both floodgates shut yesterday"


def test_what_comes_later_can_change_the_verdict() -> None:
    held = ClaimCheck(make_claim(FISH))
    assert held.adjudicate(0).verdict is Verdict.NOT_FOUND
    held.add([make_candidate(FISH.replace("every", "each"))])
    assert held.adjudicate(1).verdict is Verdict.REWORDED
    held.add([make_candidate(FISH, superseded=True, article="b")])
    assert held.adjudicate(1).verdict is Verdict.REVISED
    held.add([make_candidate(FISH, article="c")])
    assert held.adjudicate(1).verdict is Verdict.VERIFIED


def test_stages_give_what_all_at_once_gives() -> None:
    record = [
        make_candidate(FISH.replace("every", "each"), article="a"),
        make_candidate(f"Well, {FISH}", article="b", speaker="Bob Ray"),
        make_candidate(SHIPS, article="c"),
    ]
    held = ClaimCheck(make_claim(FISH))
    for candidate in record:
        held.add([candidate])
        held.adjudicate(3)
    assert held.adjudicate(3) == check(make_claim(FISH), *record, known=3)


def test_each_candidate_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def counting(claim: object, candidate: object) -> object:
        compared.append(candidate.article)  # type: ignore[attr-defined]
        return compare_candidate(claim, candidate)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "compare_candidate", counting)
    held = ClaimCheck(make_claim(FISH))
    held.add([make_candidate(FISH.replace("every", "each"), article="a")])
    held.adjudicate(1)
    held.add([make_candidate(FISH.replace("lost", "bad"), article="b")])
    held.adjudicate(1)
    held.adjudicate(1)
    assert sorted(compared) == ["a", "b"]


def test_of_a_long_record_each_place_that_is_alike_is_compared() -> None:
    gap = " ".join(f"padding{at}" for at in range(400))
    piers = "divers inspected every barnacled pier"
    finding = check(make_claim(f"{FISH} {piers}"), make_candidate(f"{FISH} {gap} {piers} {gap}"))
    assert finding.verdict is Verdict.SPLICED
    assert len(finding.matches) == 2
    assert check(make_claim(FISH), make_candidate(f"{gap} {FISH} {gap}")).verdict is Verdict.TRIMMED
    short = make_candidate(f"{FISH} {' '.join(gap.split()[:50])}")
    assert check(make_claim(FISH), short).matches[0].candidate is short


def test_records_that_share_little_are_left_out_where_the_claim_stands() -> None:
    little = make_candidate("The fishermen were promised nothing", article="b", speaker="Bob Ray")
    finding = check(make_claim(FISH), make_candidate(FISH), little)
    assert [match.candidate.article for match in finding.matches] == ["a"]


def test_two_dozen_records_are_compared_those_that_share_most() -> None:
    many = [
        make_candidate(f"{FISH} they said {at}", article=f"m{at}", speaker="Bob Ray", quotation=at)
        for at in range(24)
    ]
    less = make_candidate(FISH.replace("every", "each"), article="less")
    finding = check(make_claim(FISH), *many, less)
    assert finding.verdict is Verdict.WRONG_SPEAKER
    assert check(make_claim(FISH), *many[1:], less).verdict is Verdict.REWORDED
    spoken = make_candidate(
        FISH.replace("every", "each"), article="talk", kind=ArticleKind.TRANSCRIPT
    )
    assert check(make_claim(FISH), *many, spoken).verdict is Verdict.REWORDED


@pytest.mark.parametrize(
    ("parts", "records", "verdict", "note"),
    [
        pytest.param(
            (SHIPS, GATES),
            [(SHIPS, "Ann Lee"), (GATES, "Ann Lee")],
            Verdict.VERIFIED,
            "its parts have different sources",
            id="each-its-own",
        ),
        pytest.param(
            (SHIPS, GATES),
            [(f"{SHIPS}. Nobody knows a reason. {GATES}", "Ann Lee")],
            Verdict.TRIMMED,
            None,
            id="one-with-words-between",
        ),
        pytest.param(
            (GATES, SHIPS),
            [(f"{SHIPS}. Nobody knows a reason. {GATES}", "Ann Lee")],
            Verdict.TRIMMED,
            "words between its parts are left out",
            id="one-in-another-order",
        ),
        pytest.param(
            (SHIPS, GATES),
            [(SHIPS, "Ann Lee"), (GATES, "Bob Ray")],
            Verdict.WRONG_SPEAKER,
            "its parts have different sources",
            id="one-part-of-another",
        ),
        pytest.param(
            (SHIPS, "and the moon is made of green cheese"),
            [(SHIPS, "Ann Lee")],
            Verdict.NOT_FOUND,
            None,
            id="one-part-of-nobody",
        ),
    ],
)
def test_parts_of_an_interrupted_quotation(
    parts: tuple[str, ...],
    records: list[tuple[str, str]],
    verdict: Verdict,
    note: str | None,
) -> None:
    record = [
        make_candidate(words, speaker=speaker, article=f"a{at}", quotation=at)
        for at, (words, speaker) in enumerate(records)
    ]
    claim = make_claim(*parts)
    finding = check(claim, *record)
    assert finding.claim == claim
    assert finding.verdict is verdict
    if note:
        assert finding.notes[0] == note
        assert len(finding.matches) == len(records)
