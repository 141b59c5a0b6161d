"""The verdict on a draft's quotation, by what is on record."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.check import Candidate, Claim, ClaimCheck, Finding, Severity, Verdict, Wording
from quotes.types import ArticleKind, OpKind, SpeakerKind

BRIDGE = (
    "We do not think the harbour bridge can open before June, but only if the inspectors agree "
    "to the new timetable. The tolls will fund repairs in many cases. Nobody will lose a job over "
    "it."
)
FISH = "The fishermen were promised compensation for every lost season by this ministry."


def claim(*texts: str, speaker: str | None = "Ann Lee") -> Claim:
    starts = [sum(len(text) + 20 for text in texts[:at]) for at in range(len(texts))]
    named = (speaker,) if speaker else ()
    return Claim(Wording(texts, tuple(starts)), 1, named, (SpeakerKind.PERSON,) * len(named))


def source(
    text: str, speaker: str | None = "Ann Lee", article: str = "a", **more: object
) -> Candidate:
    found = Candidate(
        wording=Wording((text,), (100,)),
        article=article,
        quotation=1,
        outlet=f"Outlet {article}",
        date="2024-05-02",
        speakers=(speaker,) if speaker else (),
        kinds=(SpeakerKind.PERSON,) if speaker else (),
    )
    return replace(found, **more)  # type: ignore[arg-type]


def decide(claimed: Claim, record: list[Candidate], known: int | None = None) -> Finding:
    check = ClaimCheck(claimed)
    check.add(record)
    return check.adjudicate(known)


RECORD = [source(BRIDGE), source(FISH, "Bob Ray", "b")]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (BRIDGE, Verdict.VERIFIED),
        (BRIDGE.replace(", but", " — but").replace("harbour", "harbor"), Verdict.TYPOGRAPHY),
        ("Nobody will lose a job over it.", Verdict.TRIMMED),
        ("We do not think the harbour bridge can open before June", Verdict.CUT_BEFORE_CONDITION),
        (
            "the harbour bridge can open before June, but only if the inspectors",
            Verdict.CUT_OPENING,
        ),
        ("the inspectors agree to the new timetable", Verdict.CUT_OPENING),
        ("The tolls will fund repairs … Nobody will lose a job over it.", Verdict.ELLIPSIS_HIDES),
        ("We do not think the harbour bridge can open before July", Verdict.REWORDED),
        ("We do think the harbour bridge can open before June", Verdict.REWORDED),
        (
            "We do not think the harbour bridge can open before June. Nobody will lose a job over "
            "it.",
            Verdict.SPLICED,
        ),
        (
            "The tolls will fund repairs in many cases. The fishermen were promised compensation "
            "for every lost season",
            Verdict.SPLICED,
        ),
        (FISH, Verdict.WRONG_SPEAKER),
        ("The council never thought of selling the old lighthouse", Verdict.NOT_FOUND),
        ("new timetable", Verdict.TRIMMED),
    ],
)
def test_verdicts(words: str, verdict: Verdict) -> None:
    assert decide(claim(words), RECORD, 3).verdict is verdict


@pytest.mark.parametrize(
    ("words", "kind", "a", "b"),
    [
        ("We do think the harbour bridge can open before June", "negation", "not", ""),
        ("We do not think the harbour bridge can open before July", "name", "June", "July"),
        ("The tolls will fund repairs … Nobody will lose a job", "hedge", "in many cases", ""),
        (FISH, "speaker", "Bob Ray", "Ann Lee"),
    ],
)
def test_flags_have_the_words_of_both_sides(words: str, kind: str, a: str, b: str) -> None:
    flags = decide(claim(words), RECORD, 3).flags
    assert (kind, a, b) in [(flag.kind, flag.a, flag.b) for flag in flags]


@pytest.mark.parametrize(
    ("record", "words", "verdict"),
    [
        pytest.param(
            "I love the harbour. I love the hills. I love the old town.",
            "I love the harbour … I love the old town.",
            Verdict.ELLIPSIS_HIDES,
            id="gap-lies-at-the-ellipsis",
        ),
        pytest.param(
            "Our trawlers, our ferries, our customs boats all stay in port",
            "Our trawlers … our customs boats all stay in port",
            Verdict.ELLIPSIS_HIDES,
            id="gap-lies-to-the-right",
        ),
        pytest.param(
            "The harbour is full, and nobody should be sent away from it. We built it for all.",
            "The harbour is full. We built it for all.",
            Verdict.SPLICED,
            id="a-sentence-of-the-draft-ends-in-the-gap",
        ),
        pytest.param(
            "He told the harbour master about the leak",
            "[Ray] told the harbour master about the leak",
            Verdict.TYPOGRAPHY,
            id="brackets-are-honest",
        ),
        pytest.param(
            "He told the harbour master about the leak",
            "He [never] told the harbour master about the leak",
            Verdict.REWORDED,
            id="brackets-that-turn-the-meaning",
        ),
        pytest.param(
            "The quay will cost the town $3.5 million over two years",
            "The quay will cost the town $35 million over two years",
            Verdict.REWORDED,
            id="a-decimal-point",
        ),
        pytest.param(
            "The quay will cost the town £1.2bn over two years",
            "The quay will cost the town $1.2bn over two years",
            Verdict.REWORDED,
            id="another-currency",
        ),
        pytest.param(
            "The port's growth was -5 points in the last year",
            "The port's growth was 5 points in the last year",
            Verdict.REWORDED,
            id="a-minus",
        ),
        pytest.param(
            "Five thousand gulls came to the harbour in May",
            "5,000 gulls came to the harbour in May",
            Verdict.TYPOGRAPHY,
            id="a-number-in-words",
        ),
        pytest.param(
            "They have turned the whole harbour into a death camp",
            "They have turned the whole harbour into a [holiday] camp",
            Verdict.REWORDED,
            id="brackets-that-exchange-a-noun",
        ),
        pytest.param(
            "If the state pays, we will build forty houses by the harbour",
            "we will build forty houses by the harbour",
            Verdict.CUT_OPENING,
            id="a-condition-before",
        ),
        pytest.param(
            "Frankly, some say the harbour master lied to the council",
            "the harbour master lied to the council",
            Verdict.CUT_OPENING,
            id="what-others-say",
        ),
        pytest.param(
            "I said the harbour master lied to the council",
            "the harbour master lied to the council",
            Verdict.TRIMMED,
            id="what-the-speaker-said",
        ),
        pytest.param(
            "We will build forty houses by the harbour. We will not raise the ferry tolls.",
            "We will raise the ferry tolls.",
            Verdict.REWORDED,
            id="a-lost-negation-is-no-splice",
        ),
        pytest.param(
            "We have never seen the tragedy in the harbour",
            "tragedy in the harbour",
            Verdict.TRIMMED,
            id="a-name-of-something-states-nothing",
        ),
        pytest.param(
            "We turned our entire harbour into a camp",
            "We turned our _entire_ harbour into a camp",
            Verdict.TYPOGRAPHY,
            id="markdown",
        ),
        pytest.param(
            "The health care of our dockers is paid",
            "The healthcare of our dockers is paid",
            Verdict.TYPOGRAPHY,
            id="one-word-or-two",
        ),
        pytest.param(
            "I don't think anybody can say that the harbour master wanted this flood",
            "the harbour master wanted this flood",
            Verdict.CUT_OPENING,
            id="a-negation-that-reaches-far",
        ),
        pytest.param(
            "I did not sleep, and I can say that the harbour master wanted this flood",
            "the harbour master wanted this flood",
            Verdict.TRIMMED,
            id="a-negation-of-something-else",
        ),
        pytest.param(
            "We hope the ferries will sail again by Easter",
            "the ferries will sail again by Easter",
            Verdict.CUT_OPENING,
            id="a-hope",
        ),
        pytest.param(
            "For the sake of the town, we hope his ferries will sail again by Easter",
            "[Ray's] ferries will sail again by Easter",
            Verdict.CUT_OPENING,
            id="a-hope-before-brackets",
        ),
    ],
)
def test_what_differences_amount_to(record: str, words: str, verdict: Verdict) -> None:
    assert decide(claim(words), [source(record)], 1).verdict is verdict


def test_where_a_record_is_interrupted_a_full_stop_may_stand_for_a_comma() -> None:
    parts = ("The ferries sail again by Easter,", "The tolls stay as they are.")
    interrupted = replace(source(parts[0]), wording=Wording(parts, (10, 60)))
    words = "The ferries sail again by Easter. The tolls stay as they are"
    assert decide(claim(words), [interrupted], 1).verdict is Verdict.VERIFIED
    assert decide(claim(words), [source(" ".join(parts))], 1).verdict is Verdict.TYPOGRAPHY


@pytest.mark.parametrize(
    ("named", "verdict", "severity"),
    [
        ("Narong Osottana", Verdict.VERIFIED, Severity.NONE),
        ("Narong Osatana", Verdict.VERIFIED, Severity.LOW),
        ("Narong Thepsuthin", Verdict.WRONG_SPEAKER, Severity.HIGH),
        (None, Verdict.VERIFIED, Severity.LOW),
    ],
)
def test_a_speaker_is_confirmed_open_or_wrong(
    named: str | None, verdict: Verdict, severity: Severity
) -> None:
    finding = decide(claim(FISH, speaker=named), [source(FISH, "Narong Osottana")], 1)
    assert (finding.verdict, finding.severity) == (verdict, severity)


def test_who_printed_the_words_first_is_said() -> None:
    record = [
        source(FISH, article="c", date="2024-05-03"),
        source(FISH, article="b", date="2024-05-02"),
        source(FISH.replace("promised", "offered"), article="a", date="2024-05-01"),
    ]
    assert "first printed verbatim by Outlet b, 2024-05-02" in decide(claim(FISH), record, 3).notes
    other = decide(claim(FISH.replace("promised", "refused")), record, 3)
    assert "first printed in other words by Outlet a, 2024-05-01" in other.notes


def test_what_an_outlet_prints_otherwise_is_told_with_its_flags() -> None:
    said = "We can't afford to be weak in the harbour"
    record = [source(said.replace("can't", "can"), article="a"), source(said, article="b")]
    finding = decide(claim(said.replace("can't", "can")), record, 2)
    assert finding.verdict is Verdict.VERIFIED
    assert "other words in Outlet b (negation: can't / can)" in finding.notes


def test_a_transcript_decides_over_what_was_printed() -> None:
    printed = "We will never close the northern lighthouse while I am the mayor"
    said = printed.replace("never", "hardly")
    record = [source(printed), source(said, article="t", kind=ArticleKind.TRANSCRIPT)]
    finding = decide(claim(printed), record, 2)
    assert finding.verdict is Verdict.REWORDED
    assert finding.matches[0].candidate.is_transcript
    assert "printed verbatim by Outlet a, but the transcript has other words" in finding.notes


def test_what_only_an_older_text_has_is_revised() -> None:
    finding = decide(claim(FISH, speaker="Bob Ray"), [source(FISH, "Bob Ray", superseded=True)], 1)
    assert finding.verdict is Verdict.REVISED


def test_what_only_a_reporter_says_is_reported_only() -> None:
    finding = decide(claim(FISH, speaker="Bob Ray"), [source(FISH, "Bob Ray", reported=True)], 1)
    assert finding.verdict is Verdict.REPORTED_ONLY


def test_a_speaker_who_is_not_on_record_differs_from_one_with_other_words() -> None:
    words = "The council never thought of selling the old lighthouse"
    assert "nothing that Ann Lee said is on record" in decide(claim(words), [], 0).notes
    told = decide(claim(words), RECORD, 3).notes
    assert "Ann Lee is on record with 3 quotations, none of them similar" in told


def test_common_words_of_somebody_else_are_no_proof() -> None:
    finding = decide(claim("a job"), [source("It is a job", "Bob Ray")], 2)
    assert finding.verdict is Verdict.NOT_FOUND
    assert finding.notes[-1] == "too common to tell: Bob Ray said it too"


def test_parts_of_an_interrupted_quotation_may_have_their_own_sources() -> None:
    spoken = claim("Nobody will lose a job over it.", "The fishermen were promised compensation")
    record = [source(BRIDGE), source(FISH, "Ann Lee", "b")]
    finding = decide(spoken, record, 3)
    assert finding.verdict is Verdict.TRIMMED
    assert "its parts have different sources" in finding.notes


def test_a_longer_wording_shows_what_a_printed_cut_took_away() -> None:
    cut = "We do not think the harbour bridge can open before June"
    finding = decide(claim(cut), [source(cut, article="c"), *RECORD], 3)
    assert finding.verdict is Verdict.CUT_BEFORE_CONDITION
    assert finding.severity is Severity.HIGH


def test_operations_take_back_to_both_texts() -> None:
    finding = decide(claim("We do not think the harbour bridge can open before July"), RECORD, 3)
    match = finding.matches[0]
    kept = [
        (match.candidate.wording.text[slice(*op.a)], finding.claim.text[slice(*op.b)])
        for op in match.difference.ops
        if op.op is OpKind.REPLACE
    ]
    assert kept == [("June", "July")]
    assert match.candidate.wording.locate(3, 5) == (103, 105)


@settings(max_examples=40)
@given(st.text(max_size=80))
def test_any_words_get_a_verdict(words: str) -> None:
    finding = decide(claim(words or "x"), RECORD, 1)
    assert finding.verdict in Verdict


@settings(max_examples=40)
@given(st.lists(st.text(alphabet="abc ", min_size=1, max_size=9), min_size=1, max_size=5))
def test_a_joined_wording_knows_where_its_parts_stand(parts: list[str]) -> None:
    whole = "##".join(parts)
    starts, reached = [], 0
    for part in parts:
        starts.append(reached)
        reached += len(part) + 2
    wording = Wording(tuple(parts), tuple(starts))
    for at, char in enumerate(wording.text):
        start, end = wording.locate(at, at + 1)
        if end - start == 1 and not wording.is_broken(at, at):
            assert whole[start:end] == char
