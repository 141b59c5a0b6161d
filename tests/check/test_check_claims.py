"""Which claims a draft makes, from what a reader found and left."""

from collections.abc import Sequence

import pytest

from quotes.check import Claim, read_claims
from quotes.text.annotated import annotate
from quotes.types import (
    Article,
    Attribution,
    CharSpan,
    Mode,
    Profile,
    Quotation,
    QuotationKind,
    ReaderInfo,
    Reading,
    SpeakerKind,
    SpeakerStatus,
    Stance,
)
from quotes.unread import Unread, UnreadReason

ANN = Profile("Ann Lee", SpeakerKind.PERSON)


def spans_in(text: str, parts: Sequence[str]) -> tuple[CharSpan, ...]:
    starts = [text.index(part) for part in parts]
    return tuple(CharSpan(at, at + len(part)) for at, part in zip(starts, parts, strict=True))


def attribute(
    text: str,
    *parts: str,
    kind: QuotationKind = QuotationKind.DIRECT,
    mode: Mode = Mode.SPEECH,
    stance: Stance = Stance.SAID,
    named: bool = True,
    confidence: float = 0.9,
) -> Attribution:
    quotation = Quotation(kind, spans_in(text, parts), mode=mode, stance=stance)
    status = SpeakerStatus.NAMED if named else SpeakerStatus.UNKNOWN
    return Attribution(quotation, (ANN,) if named else (), status, confidence)


def read(
    text: str, *attributions: Attribution, unread: Sequence[Unread] = (), first_line: int = 1
) -> tuple[list[Claim], list[Claim], int]:
    article = Article("draft", text, "draft", first_line=first_line)
    reading = Reading(article, ReaderInfo("marks", "1"), attributions)
    found = read_claims(reading, annotate(text), unread)
    return list(found.quoted), list(found.reported), found.passed


def texts(claims: Sequence[Claim]) -> list[tuple[str, ...]]:
    return [claim.wording.texts for claim in claims]


def interrupted(between: str) -> list[tuple[str, ...]]:
    text = f"“We sail,” {between} “they stay.”"
    return texts(read(text, attribute(text, "We sail,", "they stay."))[0])


TOGETHER = [("We sail,", "they stay.")]
APART = [("We sail,",), ("they stay.",)]


@pytest.mark.parametrize(
    ("between", "found"),
    [
        pytest.param("said Ann Lee,", TOGETHER, id="cue"),
        pytest.param("said Ann Lee:", APART, id="colon"),
        pytest.param("said Ann Lee. She was\n\nasked again.", APART, id="another-paragraph"),
        pytest.param("\n\n", TOGETHER, id="paragraphs-without-words-between"),
        pytest.param(" ".join(["word"] * 23), TOGETHER, id="twenty-three-words"),
        pytest.param(" ".join(["word"] * 24), APART, id="many-words"),
    ],
)
def test_what_stands_between_the_parts_of_a_quotation(
    between: str, found: list[tuple[str, ...]]
) -> None:
    assert interrupted(between) == found


def test_a_mixed_quotation_makes_a_claim_of_each_run_in_marks() -> None:
    text = "Ann Lee said the “bridge opens” in June and “tolls stay” but “…” was left."
    mixed = attribute(
        text, "the “bridge opens” in June and “tolls stay” but “…” was left",
        kind=QuotationKind.MIXED,
    )  # fmt: skip
    assert texts(read(text, mixed)[0]) == [("bridge opens",), ("tolls stay",)]


@pytest.mark.parametrize(
    ("named", "mode", "count"),
    [(True, Mode.SPEECH, 1), (False, Mode.SPEECH, 0), (True, Mode.THOUGHT, 0)],
)
def test_reported_speech_of_somebody_is_a_claim_apart(named: bool, mode: Mode, count: int) -> None:
    text = "Ann Lee said that the bridge opens."
    indirect = attribute(
        text, "the bridge opens", kind=QuotationKind.INDIRECT, mode=mode, named=named
    )
    quoted, reported, _ = read(text, indirect)
    assert (quoted, len(reported)) == ([], count)
    assert all(claim.reported for claim in reported)


@pytest.mark.parametrize(
    ("stance", "quoted", "reported", "unsaid"),
    [
        (Stance.SAID, 1, 1, 0),
        (Stance.DENIED, 1, 0, 0),
        (Stance.NOT_SAID, 0, 0, 2),
        (Stance.HYPOTHETICAL, 0, 0, 2),
        (Stance.ASKED, 0, 0, 2),
        (Stance.FICTION, 0, 0, 2),
    ],
)
def test_only_what_is_said_or_denied_is_a_claim(
    stance: Stance, quoted: int, reported: int, unsaid: int
) -> None:
    text = "Ann Lee: “We sail.” Ann Lee said that the bridge opens."
    attributions = (
        attribute(text, "We sail.", stance=stance),
        attribute(text, "the bridge opens", kind=QuotationKind.INDIRECT, stance=stance),
    )
    reading = Reading(Article("draft", text, "draft"), ReaderInfo("marks", "1"), attributions)
    found = read_claims(reading, annotate(text), ())
    assert (len(found.quoted), len(found.reported), found.unsaid) == (quoted, reported, unsaid)
    assert {claim.stance for claim in found.quoted} <= {stance}


@pytest.mark.parametrize(
    ("named", "confidence", "speakers", "unsure"),
    [
        pytest.param(True, 0.5, ("Ann Lee",), (), id="safe"),
        pytest.param(True, 0.49, (), ("Ann Lee",), id="unsafe"),
        pytest.param(False, 0.9, (), (), id="nobody"),
    ],
)
def test_a_name_is_taken_only_if_it_is_safe(
    named: bool, confidence: float, speakers: tuple[str, ...], unsure: tuple[str, ...]
) -> None:
    text = "“We sail.” Ann Lee left."
    (claim,), _, _ = read(text, attribute(text, "We sail.", named=named, confidence=confidence))
    assert (claim.speakers, claim.unsure) == (speakers, unsure)
    assert claim.kinds == ((SpeakerKind.PERSON,) if speakers else ())
    assert claim.speaker == (speakers[0] if speakers else None)


@pytest.mark.parametrize(
    ("words", "reason", "claims", "passed"),
    [
        pytest.param("we all sail", UnreadReason.NO_SPEAKER, 1, 0, id="nobody-said-it"),
        pytest.param("we all sail", UnreadReason.CUE_NOT_LINKED, 1, 0, id="cue-not-linked"),
        pytest.param("we all sail", UnreadReason.UNCLOSED_MARK, 1, 0, id="unclosed"),
        pytest.param("we sail", UnreadReason.NO_SPEAKER, 0, 1, id="two-words"),
        pytest.param("we all sail", UnreadReason.TITLE, 0, 1, id="title"),
        pytest.param("we all sail", UnreadReason.PART_READ, 0, 0, id="read-in-part"),
    ],
)
def test_what_a_reader_left(words: str, reason: UnreadReason, claims: int, passed: int) -> None:
    text = f"On a wall: “{words}”."
    (span,) = spans_in(text, [words])
    quoted, _, count = read(text, unread=[Unread(span, reason, "")])
    assert (len(quoted), count) == (claims, passed)
    assert all(claim.speaker is None for claim in quoted)


def test_of_claims_in_one_place_the_longer_or_the_one_with_a_name_is_taken() -> None:
    text = "“We sail and they stay,” said Ann Lee. “No.”"
    whole, part = attribute(text, "We sail and they stay,"), attribute(text, "We sail")
    nameless = attribute(text, "We sail and they stay,", named=False)
    other = attribute(text, "No.")
    found, _, _ = read(text, other, nameless, part, whole)
    assert [(claim.text, claim.speaker) for claim in found] == [
        ("We sail and they stay,", "Ann Lee"),
        ("No.", "Ann Lee"),
    ]


def test_lines_are_counted_from_the_first_of_the_text() -> None:
    text = "Today.\n\n“We sail.”"
    assert [claim.line for claim in read(text, attribute(text, "We sail."))[0]] == [3]
    later, _, _ = read(text, attribute(text, "We sail."), first_line=10)
    assert [claim.line for claim in later] == [12]


def test_a_claim_is_settled_by_its_words_and_its_speaker() -> None:
    text = "“We sail.” “we  SAIL” “We stay.”"
    cases = [("We sail.", True), ("we  SAIL", True), ("We stay.", True), ("We sail.", False)]
    keys = [read(text, attribute(text, words, named=named))[0][0].key for words, named in cases]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3
    assert all(len(key) == 10 for key in keys)


def test_words_whose_marks_are_lost_are_claimed_and_a_word_taken_in_is_not() -> None:
    text = "“We sail,” Ann Lee said. and leave them all behind, sadly"
    quoted, _, _ = read(text, attribute(text, "We sail", "and leave them all behind"))
    assert texts(quoted) == [("We sail,", "and leave them all behind")]
    quoted, _, _ = read(text, attribute(text, "We sail", "sadly"))
    assert texts(quoted) == [("We sail,",)]
