"""From runs of words to quotations: edges at the marks, nothing but words."""

import pytest

from quotes.detect.trained.assemble import assemble
from quotes.detect.trained.confidence import Calibration
from quotes.detect.trained.decode import Found
from quotes.detect.trained.encode import encode
from quotes.detect.trained.inner import Inner
from quotes.detect.trained.runs import Run
from quotes.text.annotated import AnnotatedText
from quotes.types import Quotation, QuotationKind, Stance

# Each twice as sure of what has more than even odds, in log-odds.
CALIBRATION = Calibration((0, 1, 0, 0, 0, 0, 0), (0, 0, 0, 0, 1, 0, 0), (0, 0, 0, 0, 0, 0, 1))


def run_of(text: str, words: str) -> Run:
    """Return the words of the text that a string covers."""
    encoded = encode(AnnotatedText(text))
    start = text.index(words)
    inside = [
        number
        for number, at in enumerate(encoded.starts.tolist())
        if start <= at < start + len(words)
    ]
    return inside[0], inside[-1] + 1


def make(
    text: str,
    *content: str,
    cue: str = "said",
    source: str = "Ann Lee",
    inner: tuple[str, str, str] | None = None,
    is_cued: bool = True,
) -> list[Quotation]:
    found = Found(
        cue=run_of(text, cue),
        content=tuple(run_of(text, words) for words in content),
        source=(run_of(text, source),) if source else (),
        content_score=0.9,
        edge_score=0.8,
        cue_score=0.95,
        source_score=0.99,
        said_score=0.9,
        inner=(Inner(*(run_of(text, words) for words in inner), score=0.8),) if inner else (),
        is_cued=is_cued,
    )
    annotated = AnnotatedText(text)
    return assemble(annotated, encode(annotated), [found], CALIBRATION)


@pytest.mark.parametrize(
    ("text", "run", "expected", "kind"),
    [
        pytest.param("“We stay,” Ann Lee said.", "“We stay,”", "We stay,", "direct", id="marks"),
        pytest.param("“We stay,” Ann Lee said.", "We stay", "We stay,", "direct", id="words"),
        pytest.param(
            "Ann Lee said, “We stay.” So be it.", ", “We stay.”", "We stay.", "direct", id="comma"
        ),
        pytest.param(
            "Ann Lee said it was “a guess” then.",
            "it was “a guess",
            "it was “a guess”",
            "mixed",
            id="both-marks",
        ),
        pytest.param(
            "Ann Lee said they would stay, and left.",
            "they would stay,",
            "they would stay",
            "indirect",
            id="no-comma",
        ),
        pytest.param(
            "Ann Lee said they would stay. So be it.",
            "they would stay.",
            "they would stay",
            "indirect",
            id="no-stop",
        ),
        pytest.param(
            "Ann Lee said they would stay in the U.S. So be it.",
            "they would stay in the U.S.",
            "they would stay in the U.S.",
            "indirect",
            id="stop-of-an-initial",
        ),
        pytest.param(
            "Ann Lee said they “would stay and” leave.",
            "“would stay",
            "would stay",
            "direct",
            id="half-of-a-passage",
        ),
        pytest.param(
            "“We stay, and that is it, Ann Lee said.",
            "“We stay, and that is it,",
            "We stay, and that is it,",
            "direct",
            id="never-closed",
        ),
    ],
)
def test_edges(text: str, run: str, expected: str, kind: str) -> None:
    (made,) = make(text, run)
    assert [span.of(text) for span in made.content] == [expected]
    assert made.kind is QuotationKind(kind)


def test_several_pieces_are_one_quotation() -> None:
    text = "“We stay,” Ann Lee said. “We like it.”"
    (made,) = make(text, "“We stay,”", "“We like it.”")
    assert [span.of(text) for span in made.content] == ["We stay,", "We like it."]


def test_content_without_a_word_is_no_quotation() -> None:
    assert make("Ann Lee said … and left.", "…") == []


def test_a_guess_about_marks_is_told() -> None:
    (made,) = make("“We stay, and that is it, Ann Lee said.", "“We stay, and that is it,")
    assert "its mark is never closed: where it ends is a guess" in made.evidence


def test_evidence_names_cue_and_source() -> None:
    (made,) = make("“We stay,” Ann Lee said.", "We stay")
    assert made.evidence[0] == "'said' reports the words of 'Ann Lee'"
    (nobody,) = make("“We stay,” it was said.", "We stay", source="")
    assert nobody.evidence[0] == "'said' reports the words"
    assert nobody.source == ()


def test_confidences_follow_the_scores() -> None:
    (made,) = make("“We stay,” Ann Lee said.", "We stay")
    assert made.confidence == pytest.approx(0.9, abs=0.001)
    assert made.source_confidence == pytest.approx(0.99, abs=0.001)


@pytest.mark.parametrize("words", ["the ice would hold", "‘the ice would hold’"])
def test_words_within_words_get_a_quotation_of_their_own(words: str) -> None:
    text = "Ann Lee said Bo Ray had told her that ‘the ice would hold’ in May."
    outer, inner = make(
        text,
        "Bo Ray had told her that ‘the ice would hold’ in May",
        inner=(words, "told", "Bo Ray"),
    )
    assert (outer.parent, inner.parent) == (None, 0)
    assert [span.of(text) for span in inner.content] == ["the ice would hold"]
    assert (inner.cue[0].of(text), inner.source[0].of(text)) == ("told", "Bo Ray")
    assert inner.kind is QuotationKind.DIRECT
    assert inner.confidence < outer.confidence
    assert "it stands within another quotation" in inner.evidence


def test_a_turn_without_marks_is_direct_with_its_stop() -> None:
    text = "It went on.\n\nLEE: We stay.\n\nREED: No."
    (made,) = make(text, "We stay.", cue=":", source="LEE")
    assert (made.kind, made.content[0].of(text)) == (QuotationKind.DIRECT, "We stay.")


def test_words_that_nothing_reports_have_no_cue() -> None:
    (made,) = make("Ann Lee (@annlee) We stay here.", "We stay here", cue="We", is_cued=False)
    assert made.cue == ()
    assert made.evidence == ("nothing but where they stand shows that they are words of 'Ann Lee'",)


def test_words_that_are_denied_have_that_stance() -> None:
    (made,) = make("Ann Lee denied saying “we stay” in May.", "“we stay”", cue="denied saying")
    assert made.stance is Stance.DENIED
