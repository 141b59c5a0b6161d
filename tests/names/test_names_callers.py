"""All who compare names give the answer of one table: families, checks, look-ups and the rest."""

from dataclasses import replace

import pytest
from factory import build_quotation
from name_cases import EVERYWHERE, Case

from quotes.attribute import attribute_quotations
from quotes.check import Candidate, Claim, ClaimCheck, Finding, Verdict, Wording
from quotes.diff import compare
from quotes.families import score_pair
from quotes.names.answers import Answer
from quotes.names.parse import read_name
from quotes.names.speakers import Speakers, compare_speakers
from quotes.resolve.profile import Traits
from quotes.resolve.score import score_speakers
from quotes.types import CharSpan, Passage, SpeakerKind

SHIPS = "The ships in the harbour will not leave before the mines are cleared"

AGREEMENT = {
    Answer.SAME: Speakers.SAME,
    Answer.COMPATIBLE: Speakers.SAME,
    Answer.DOUBTFUL: Speakers.UNKNOWN,
    Answer.DIFFERENT: Speakers.DIFFERENT,
}
# Names of organisations are never merged or guessed at, and an article's are told apart by titles.
PEOPLE = [case for case in EVERYWHERE if case.kind != "body"]
# Within an article those are asked who have one surname, or one that sounds so, in Latin letters.
IN_ARTICLES = [
    case
    for case in PEOPLE
    if case.kind in {"nickname", "initials", "middle name", "suffix", "transliteration", "slip"}
    and "," not in case.a
]


def params(cases: list[Case]) -> list[object]:
    return [pytest.param(case, id=case.id) for case in cases]


@pytest.mark.parametrize("case", params(EVERYWHERE))
def test_speakers_of_two_passages(case: Case) -> None:
    assert compare_speakers([case.a], [case.b]) is AGREEMENT[case.answer]
    found = score_pair(Passage(SHIPS, 0, (case.a,)), Passage(SHIPS, 0, (case.b,)))
    assert f"speakers: {AGREEMENT[case.answer]}" in found.reasons


@pytest.mark.parametrize("case", params(EVERYWHERE))
def test_two_who_are_different_are_flagged(case: Case) -> None:
    found = compare(Passage(SHIPS, 0, (case.a,)), Passage(SHIPS, 0, (case.b,)))
    flags = [(flag.kind, flag.a, flag.b) for flag in found.flags]
    different = case.answer is Answer.DIFFERENT
    assert flags == ([("speaker", case.a, case.b)] if different else [])


def check(claim: Claim, candidate: Candidate) -> Finding:
    held = ClaimCheck(claim)
    held.add([candidate])
    return held.adjudicate(1)


@pytest.mark.parametrize("case", params(EVERYWHERE))
def test_the_verdict_on_a_draft(case: Case) -> None:
    kinds = (SpeakerKind.PERSON,)
    claim = Claim(Wording((SHIPS,), (0,)), 1, (case.a,), kinds)
    candidate = Candidate(
        Wording((SHIPS,), (0,)), "a", quotation=1, speakers=(case.b,), kinds=kinds
    )
    found = check(claim, candidate)
    different = case.answer is Answer.DIFFERENT
    assert found.verdict is (Verdict.WRONG_SPEAKER if different else Verdict.VERIFIED)
    assert found.confirmed is (AGREEMENT[case.answer] is Speakers.SAME)


@pytest.mark.parametrize("case", params([case for case in PEOPLE if case.kind != "title"]))
def test_what_is_suggested_to_be_merged(case: Case) -> None:
    ours, theirs = (Traits(read_name(name), SpeakerKind.PERSON) for name in (case.a, case.b))
    found = score_speakers(ours, theirs)
    assert (found is None) is (case.answer is Answer.DIFFERENT)


@pytest.mark.parametrize("case", params(IN_ARTICLES))
def test_who_is_one_within_an_article(case: Case) -> None:
    text = f"{case.a} said “Yes”. Then {case.b} said “No”."
    quotations = [
        replace(
            build_quotation(text, words, cue="said"), source=(CharSpan(start, start + len(name)),)
        )
        for words, name, start in (
            ("Yes", case.a, 0),
            ("No", case.b, text.index(f"{case.b} said “No")),
        )
    ]
    names = {one.speakers for one in attribute_quotations(text, quotations)}
    assert len(names) == (1 if AGREEMENT[case.answer] is Speakers.SAME else 2)


def test_another_name_of_a_speaker_counts_unless_it_is_only_a_shorter_one() -> None:
    claim = Claim(Wording((SHIPS,), (0,)), 1, ("Dorian W. Ostrow",), (SpeakerKind.PERSON,))
    candidate = Candidate(
        Wording((SHIPS,), (0,)),
        "a",
        quotation=1,
        speakers=("Dorian H. W. Ostrow",),
        aliases=("Dorian H. W. Ostrow", "Dorian Ostrow"),
        kinds=(SpeakerKind.PERSON,),
    )
    assert check(claim, candidate).verdict is Verdict.WRONG_SPEAKER
    married = replace(candidate, speakers=("Ann Lund",), aliases=("Ann Lund", "Ann Roe"))
    roe = replace(claim, speakers=("Ann Roe",))
    assert check(roe, married).verdict is Verdict.VERIFIED
    assert check(roe, replace(married, aliases=())).verdict is Verdict.WRONG_SPEAKER
