"""Which record decides on a claim, and what is told of the others."""

from dataclasses import replace

import pytest
from check_factory import check, make_candidate, make_claim

from quotes.check import Candidate, Severity, Verdict
from quotes.types import ArticleKind, SpeakerKind

FISH = "The fishermen were promised compensation for every lost season by this ministry"
OTHER = FISH.replace("promised", "offered")
SHIPS = "the freighters leave the outer anchorage tonight"
GATES = "engineers welded both floodgates shut yesterday"


def transcript(text: str, **more: object) -> Candidate:
    found = make_candidate(text, kind=ArticleKind.TRANSCRIPT, article="talk", outlet=None)
    return replace(found, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("candidates", "verdict", "article"),
    [
        pytest.param([make_candidate(OTHER, article="a"), make_candidate(FISH, article="b")],
                     Verdict.VERIFIED, "b", id="the-nearest"),
        pytest.param([make_candidate(FISH, speaker="Bob Ray", article="a"),
                      make_candidate(OTHER, article="b")],
                     Verdict.REWORDED, "b", id="nearly-the-same-by-the-speaker"),
        pytest.param([make_candidate(FISH, speaker="Bob Ray", article="a"),
                      make_candidate("Fishermen were promised nothing at all by a ministry that "
                                     "lost every season", article="b")],
                     Verdict.WRONG_SPEAKER, "a", id="exact-before-few-of-the-same"),
        pytest.param([make_candidate(FISH, speaker="Bob Ray", article="a"),
                      make_candidate(FISH, speaker=None, article="b")],
                     Verdict.WRONG_SPEAKER, "a", id="another-before-nobody"),
        pytest.param([make_candidate(FISH, speaker=None, article="b")],
                     Verdict.VERIFIED, "b", id="nobody-alone"),
        pytest.param([make_candidate(FISH, article="b"), make_candidate(FISH, article="a")],
                     Verdict.VERIFIED, "a", id="of-equals-the-first"),
        pytest.param([make_candidate(FISH, article="a"), transcript(OTHER)],
                     Verdict.REWORDED, "talk", id="transcripts-before-print"),
        pytest.param([make_candidate(FISH, article="a"), transcript("Good evening to you all")],
                     Verdict.VERIFIED, "a", id="print-where-transcripts-have-nothing"),
        pytest.param([make_candidate(FISH, article="a", superseded=True),
                      make_candidate(OTHER, article="b")],
                     Verdict.REVISED, "a", id="an-older-text-before-other-words"),
        pytest.param([make_candidate(FISH, article="a", superseded=True),
                      make_candidate(FISH, article="b")],
                     Verdict.VERIFIED, "b", id="a-newer-text-before-an-older"),
        pytest.param([make_candidate(OTHER, article="a", superseded=True)],
                     Verdict.NOT_FOUND, "a", id="other-words-of-an-older-text"),
        pytest.param([make_candidate(FISH, speaker="Bob Ray", article="a", superseded=True)],
                     Verdict.NOT_FOUND, "a", id="an-older-text-by-another"),
        pytest.param([make_candidate(FISH, article="a", reported=True)],
                     Verdict.REPORTED_ONLY, "a", id="reported"),
        pytest.param([make_candidate(FISH, article="a", reported=True),
                      make_candidate(OTHER, article="b")],
                     Verdict.REPORTED_ONLY, "a", id="reported-has-more-of-it"),
        pytest.param([make_candidate(FISH.replace("season by this ministry", "boat"),
                                     article="a", reported=True)],
                     Verdict.REPORTED_ONLY, "a", id="reported-has-most-of-it"),
        pytest.param([make_candidate(FISH.replace("for every lost season by this ministry", "soon"),
                                     article="a", reported=True)],
                     Verdict.NOT_FOUND, "a", id="reported-has-half-of-it"),
        pytest.param([make_candidate(FISH, article="a", superseded=True),
                      make_candidate(FISH, article="b", reported=True)],
                     Verdict.REVISED, "a", id="an-older-text-before-reported"),
    ],
)  # fmt: skip
def test_which_record_decides(candidates: list[Candidate], verdict: Verdict, article: str) -> None:
    finding = check(make_claim(FISH), *candidates)
    assert (finding.verdict, finding.matches[0].candidate.article) == (verdict, article)


CUT = "We do not think that the old harbour bridge can open before June"
LONGER = f"{CUT}, but only if the inspectors agree"


@pytest.mark.parametrize(
    ("longer", "verdict"),
    [
        pytest.param(make_candidate(LONGER, article="b"), Verdict.CUT_BEFORE_CONDITION, id="same"),
        pytest.param(make_candidate(LONGER, speaker=None, article="b"),
                     Verdict.CUT_BEFORE_CONDITION, id="nobody-named"),
        pytest.param(make_candidate(LONGER, speaker="Bob Ray", article="b"), Verdict.VERIFIED,
                     id="another"),
    ],
)  # fmt: skip
def test_a_longer_record_shows_what_was_cut(longer: Candidate, verdict: Verdict) -> None:
    assert check(make_claim(CUT), make_candidate(CUT), longer).verdict is verdict


def test_common_words_by_nobody_show_no_cut() -> None:
    longer = make_candidate("so it is now, but only if you want", speaker=None, article="b")
    finding = check(make_claim("so it is now"), make_candidate("so it is now"), longer)
    assert finding.verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    ("speaker", "more", "note", "confirmed"),
    [
        pytest.param("Ann Lee", {}, None, True, id="same"),
        pytest.param("Ann Lee", {"doubtful": True},
                     "attributed to Ann Lee with low confidence: the speaker is not confirmed",
                     True, id="doubtful"),
        pytest.param("Bob Ray", {"doubtful": True},
                     "attributed to Bob Ray with low confidence: the speaker is not confirmed",
                     False, id="doubtful-and-another"),
        pytest.param(None, {}, "no speaker is named on record: the speaker is not confirmed", False,
                     id="nobody"),
        pytest.param("Harbour Council", {"kinds": (SpeakerKind.ORGANISATION,)},
                     "attributed to Harbour Council on record: the speaker is not confirmed", False,
                     id="organisation"),
    ],
)  # fmt: skip
def test_what_is_told_of_the_speaker(
    speaker: str | None, more: dict[str, object], note: str | None, confirmed: bool
) -> None:
    finding = check(make_claim(FISH), make_candidate(FISH, speaker=speaker, **more))
    assert finding.notes == ((note,) if note else ())
    assert (finding.verdict, finding.confirmed) == (Verdict.VERIFIED, confirmed)


@pytest.mark.parametrize(
    ("unsure", "note"),
    [
        ((), "the draft names no speaker for it: only the words were checked"),
        (
            ("Ann Lee", "Bob Ray"),
            "the draft may attribute it to Ann Lee and Bob Ray: only the words were checked",
        ),
    ],
)
def test_whom_the_draft_does_not_safely_name(unsure: tuple[str, ...], note: str) -> None:
    claim = replace(make_claim(FISH, speaker=None), unsure=unsure)
    assert check(claim, make_candidate(FISH)).notes == (note,)
    assert check(claim, known=None).notes == (note,)


def test_who_else_has_the_words_is_told() -> None:
    record = [
        make_candidate(FISH),
        make_candidate(FISH, speaker="Bob Ray", article="b"),
        make_candidate(FISH, speaker="Carl Moe", article="c", doubtful=True),
    ]
    finding = check(make_claim(FISH), *record)
    assert "Outlet b attributes it to Bob Ray" in finding.notes
    assert not any("Carl Moe" in note for note in finding.notes)
    finding = check(make_claim(FISH, speaker="Dan Poe"), *record[:2])
    assert not any("attributes it" in note for note in finding.notes)
    assert finding.verdict is Verdict.WRONG_SPEAKER


def test_other_words_of_another_speaker_differ_as_well() -> None:
    record = make_candidate(FISH.replace("every", "each"), speaker="Bob Ray")
    finding = check(make_claim(FISH), record)
    assert finding.verdict is Verdict.WRONG_SPEAKER
    assert finding.notes[0] == "the wording differs as well (reworded)"
    flag = finding.flags[0]
    assert (flag.kind, flag.a, flag.b) == ("speaker", "Bob Ray", "Ann Lee")


@pytest.mark.parametrize(
    ("candidates", "note"),
    [
        pytest.param([transcript(FISH)], "as in the transcript", id="transcript"),
        pytest.param([make_candidate(FISH, quotation=None)],
                     "found in the article's text, but not read as a quotation there: check the "
                     "article", id="overlooked"),
        pytest.param([make_candidate(FISH, superseded=True)],
                     "the latest text of the article no longer has these words", id="superseded"),
        pytest.param([make_candidate(FISH, reported=True)],
                     "on record only in a reporter's words", id="reported"),
        pytest.param([transcript(OTHER), make_candidate(FISH), make_candidate(FISH, article="b")],
                     "printed verbatim by Outlet a, Outlet b, but the transcript has other words",
                     id="printed-otherwise"),
        pytest.param([make_candidate(FISH), make_candidate(FISH, article="b", date="2024-05-01")],
                     "first printed verbatim by Outlet b, 2024-05-01", id="first"),
        pytest.param([make_candidate(OTHER), make_candidate(OTHER, article="b", date="2024-05-01")],
                     "first printed in other words by Outlet b, 2024-05-01", id="first-otherwise"),
        pytest.param([make_candidate(f"{FISH} not"), make_candidate(FISH, article="b"),
                      make_candidate(FISH.replace("every", "no"), article="c")],
                     "other words in Outlet c (quantifier: nothing / every; negation: no / every)",
                     id="other-words"),
    ],
)  # fmt: skip
def test_notes_on_records(candidates: list[Candidate], note: str) -> None:
    assert note in check(make_claim(FISH), *candidates).notes


@pytest.mark.parametrize(
    "candidates",
    [
        pytest.param([make_candidate(FISH), make_candidate(FISH, article="b", date=None)],
                     id="one-date"),
        pytest.param([make_candidate(FISH), make_candidate(FISH, article="b", outlet="Outlet a")],
                     id="one-outlet"),
    ],
)  # fmt: skip
def test_who_was_first_is_told_only_of_several_outlets(candidates: list[Candidate]) -> None:
    assert check(make_claim(FISH), *candidates).notes == ()


@pytest.mark.parametrize(
    ("known", "note"),
    [
        (0, "nothing that Ann Lee said is on record"),
        (1, "Ann Lee is on record with 1 quotation, which is not similar"),
        (1200, "Ann Lee is on record with 1,200 quotations, none of them similar"),
    ],
)
def test_what_is_on_record_of_the_speaker_of_words_that_are_not(known: int, note: str) -> None:
    finding = check(make_claim(FISH), known=known)
    assert (finding.verdict, finding.notes, finding.matches) == (Verdict.NOT_FOUND, (note,), ())
    assert finding.severity is Severity.HIGH


def test_common_words_of_others_are_told() -> None:
    record = [
        make_candidate("So it is", speaker="Bob Ray"),
        make_candidate("So it is", speaker=None),
    ]
    notes = check(make_claim("so it is"), *record).notes
    assert "too common to tell: Bob Ray said it too" in notes
    notes = check(make_claim("so it is"), record[1]).notes
    assert "too common to tell: an unnamed speaker said it too" in notes


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("The fishermen were told of a plan by the ministry", True, id="a-third"),
        pytest.param("They were here", False, id="common-words"),
        pytest.param("Nobody in town was promised compensation by us or anyone else we ever knew",
                     False, id="a-few-words"),
    ],
)  # fmt: skip
def test_the_nearest_words_are_shown(words: str, shown: bool) -> None:
    record = make_candidate(FISH, speaker="Bob Ray")
    finding = check(make_claim(words), record)
    assert finding.verdict is Verdict.NOT_FOUND
    assert [match.candidate for match in finding.matches] == [record] * shown


def test_six_records_are_shown_the_one_that_decides_first() -> None:
    record = [make_candidate(OTHER, article=f"o{at}", quotation=at) for at in range(6)]
    finding = check(make_claim(FISH), *record, make_candidate(FISH, article="z"))
    assert [match.candidate.article for match in finding.matches] == [
        "z", "o0", "o1", "o2", "o3", "o4",
    ]  # fmt: skip


SPLICE = f"{SHIPS} {GATES}"


@pytest.mark.parametrize(
    ("speakers", "verdict", "flagged"),
    [
        pytest.param(("Ann Lee", "Ann Lee"), Verdict.SPLICED, [], id="of-the-speaker"),
        pytest.param(("Ann Lee", "Bob Ray"), Verdict.SPLICED, ["Bob Ray"], id="one-of-another"),
        pytest.param(("Bob Ray", "Carl Moe"), Verdict.WRONG_SPEAKER, ["Bob Ray", "Carl Moe"],
                     id="all-of-others"),
    ],
)  # fmt: skip
def test_pieces_of_several_records(
    speakers: tuple[str, str], verdict: Verdict, flagged: list[str]
) -> None:
    record = [
        make_candidate(words, speaker=speaker, article=words[0])
        for words, speaker in zip((SHIPS, GATES), speakers, strict=True)
    ]
    finding = check(make_claim(SPLICE), *record)
    assert finding.verdict is verdict
    assert [flag.a for flag in finding.flags] == flagged
    assert f"from '{SHIPS}' + '{GATES}'" in finding.notes
    assert len(finding.matches) == 2


def test_excerpts_that_overlap_have_a_claim_together() -> None:
    words = SPLICE.split()
    record = [
        make_candidate(" ".join(words[:9]), article="a"),
        make_candidate(" ".join(words[6:]), article="b"),
    ]
    finding = check(make_claim(SPLICE), *record)
    assert finding.verdict is Verdict.TRIMMED
    assert finding.notes[0] == "no source has all of it, but overlapping excerpts have it together"
    record[1] = replace(record[1], speakers=("Bob Ray",))
    assert check(make_claim(SPLICE), *record).verdict is not Verdict.TRIMMED
