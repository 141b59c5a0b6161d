"""The trained reader with the shipped weights, on own sentences and on what breaks readers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.detect.trained.reader import TrainedReader
from quotes.text.annotated import AnnotatedText
from quotes.types import Quotation, QuotationKind

READER = TrainedReader()
PIECES = st.sampled_from(
    [
        *("“", "”", '"', "‘", "’", "''", "``", "«", "»", " ", "\n\n", "\n", ". ", ", ", ": ", "— "),
        *("she said", "Tom Lindqvist", "according to", "we will not go", "the harbour", "NATO"),
        *("🙂", "مرحبا قال", "他说", "\x00", "\ud83d", "é\u0301", "\u200f", "\ufeff"),
    ]
)


def words_of(text: str, quotation: Quotation) -> list[str]:
    return [span.of(text) for span in quotation.content]


def read(text: str) -> list[tuple[str, list[str], str]]:
    return [
        (
            one.kind.value,
            words_of(text, one),
            " | ".join(span.of(text) for span in one.source),
        )
        for one in READER.read(AnnotatedText(text))
    ]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ('"', '"'), ("‘", "’"), ("''", "''"), ("``", "''"), ("«", "»"), ("„", "“")],
)
def test_a_direct_quotation_has_exactly_the_edges_of_its_marks(opening: str, closing: str) -> None:
    text = (
        f"The council met on Tuesday.\n\n{opening}We are not ready,{closing} said Marta Oyelaran, "
        f"the council leader. {opening}Ask me again in June.{closing}"
    )
    (found,) = READER.read(AnnotatedText(text))
    assert found.kind is QuotationKind.DIRECT
    assert words_of(text, found) == ["We are not ready,", "Ask me again in June."]
    assert found.source[0].of(text).startswith("Marta Oyelaran")


def test_reported_speech_and_mixed_quotations_are_found() -> None:
    text = (
        "Lindqvist told reporters that the estimate was “a guess, and not a good one.” "
        "Opponents say the bridge would cost twice as much."
    )
    kinds = {kind: (words, source) for kind, words, source in read(text)}
    assert kinds["mixed"][1] == "Lindqvist"
    assert "“a guess, and not a good one.”" in kinds["mixed"][0][0]
    assert kinds["indirect"] == (["the bridge would cost twice as much"], "Opponents")


def test_a_mark_that_is_never_closed_costs_no_other_quotation_anything() -> None:
    text = (
        "“We will build it, Mayor Ana Costa said on Monday.\n\n“It is too dear,” Tom Lindqvist "
        "said. “Nobody asked for it.”"
    )
    assert ("direct", ["It is too dear,", "Nobody asked for it."], "Tom Lindqvist") in read(text)


def test_dash_bylines_and_transcripts_name_their_speakers() -> None:
    listed = (
        "Some of the answers, edited for length:\n\n“It should have been built long ago.” — Ana "
        "Costa\n\n“I shall never use it, whatever it costs.” — Tom Lindqvist"
    )
    assert [source for _, _, source in read(listed)] == ["Ana Costa", "Tom Lindqvist"]
    spoken = (
        "A transcript of the interview follows.\n\nCOSTA: We have to start somewhere, and the "
        "harbour is where people are.\n\nLINDQVIST: That is what you told us about the tunnel."
    )
    assert [source for _, _, source in read(spoken)] == ["COSTA", "LINDQVIST"]


def test_confidence_and_evidence_come_with_each_quotation() -> None:
    (found,) = READER.read(AnnotatedText("“We are not ready for it,” said Marta Oyelaran."))
    assert 0.5 < found.confidence <= 1
    assert 0.5 < found.source_confidence <= 1
    assert "'said' reports the words of 'Marta Oyelaran'" in found.evidence


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("🙂🙃" * 500, id="emoji"),
        pytest.param("قال الرئيس: «لن نذهب إلى هناك». " * 50, id="right-to-left"),
        pytest.param("他说：“我们不会去那里。” " * 80, id="chinese"),
        pytest.param("“We\x00 won,” she\x00 said.\ud83d", id="nul-and-surrogate"),
        pytest.param('"' * 100_000, id="marks"),
        pytest.param("“" * 20_000 + "x" + "”" * 20_000, id="nested-marks"),
        pytest.param("a" * 100_000, id="one-word"),
        pytest.param(". " * 20_000, id="stops"),
    ],
)
def test_strange_texts_never_give_a_wrong_offset(text: str) -> None:
    check(text, READER.read(AnnotatedText(text)))


@pytest.mark.model
@pytest.mark.exhaustive  # three minutes where the processor has no products of 8 bits
def test_a_paragraph_of_a_million_characters_is_read_to_its_end() -> None:
    sentence = "“We will not go,” said Tom Lindqvist, who had waited for a year. "
    text = sentence * (1_000_000 // len(sentence))
    found = READER.read(AnnotatedText(text))
    check(text, found)
    assert found[-1].span.end > 0.99 * len(text)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=300))
def test_every_span_lies_in_the_text(text: str) -> None:
    check(text, READER.read(AnnotatedText(text)))


def check(text: str, found: list[Quotation]) -> None:
    for one in found:
        assert one.content
        for span in (*one.content, *one.cue, *one.source):
            assert span.end <= len(text)
            assert span.of(text).strip()
        assert 0 <= one.confidence <= 1
    assert found == sorted(found, key=lambda one: one.content)
