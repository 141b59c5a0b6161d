import pytest
from factory import build_article, build_attribution, build_quotation, build_reading, span_of

from quotes.interchange.quotations import extract_line, failure_line
from quotes.types import Failure, QuotationKind, SpeakerStatus
from quotes.unread import Unread, UnreadReason

TEXT = "“We will open,” said Olena Hart. The mayor said “he told me ‘never again’ twice.”"


def test_extract_line_has_exactly_the_fixed_form() -> None:
    quotation = build_quotation(TEXT, "We will open,", cue="said", source="Olena Hart")
    article = build_article(TEXT)

    line = extract_line(build_reading(article, build_attribution(quotation, "Olena Hart")))

    assert line == {
        "schema": 1,
        "id": "port.txt",
        "sha256": article.sha256,
        "reader": {"name": "rules", "version": "0.1.0", "weights": None, "runtime": None},
        "quotes": [
            {
                "id": 1,
                "kind": "direct",
                "mode": "speech",
                "stance": "said",
                "shown": True,
                "content": [[1, 14]],
                "cue": [[16, 20]],
                "source": [[21, 31]],
                "speaker": "Olena Hart",
                "speakers": ["Olena Hart"],
                "speaker_status": "named",
                "carrier": [],
                "confidence": 0.9,
                "speaker_confidence": 0.8,
                "rule": "direct/marks",
                "speaker_rule": "",
                "evidence": ["stands in quotation marks", "the source names the speaker"],
                "parent": None,
            }
        ],
        "text": TEXT,
    }


def test_extract_line_leaves_out_a_text_that_the_input_held() -> None:
    line = extract_line(build_reading(build_article(TEXT, text_given=True)))

    assert "text" not in line


def test_extract_line_gives_what_is_unread_where_it_is_asked_for() -> None:
    reading = build_reading(build_article(TEXT))
    passage = Unread(span_of(TEXT, "We will open,"), UnreadReason.CUE_NOT_LINKED, "'said' is near")

    assert extract_line(reading, [passage])["unread"] == [
        {
            "span": [1, 14],
            "text": "We will open,",
            "reason": "cue not linked",
            "evidence": "'said' is near",
        }
    ]
    assert extract_line(reading, [])["unread"] == []


def test_extract_line_numbers_in_text_order_and_keeps_parents() -> None:
    inner = build_quotation(TEXT, "never again", parent=1)
    outer = build_quotation(TEXT, "he told me ‘never again’ twice.", kind=QuotationKind.MIXED)
    first = build_quotation(TEXT, "We will open,")
    found = [build_attribution(quotation) for quotation in (inner, outer, first)]

    line = extract_line(build_reading(build_article(TEXT), *found))

    numbered = [(q["id"], q["kind"], q["parent"]) for q in line["quotes"]]
    assert numbered == [(1, "direct", None), (2, "mixed", None), (3, "direct", 2)]


@pytest.mark.parametrize(
    ("speakers", "status", "expected"),
    [
        pytest.param((), SpeakerStatus.ANONYMOUS, (None, [], "anonymous"), id="anonymous"),
        pytest.param((), SpeakerStatus.UNKNOWN, (None, [], "unknown"), id="unknown"),
        pytest.param(("A B", "C D"), None, ("A B", ["A B", "C D"], "named"), id="joint"),
    ],
)
def test_extract_line_speakers(
    speakers: tuple[str, ...], status: SpeakerStatus | None, expected: tuple[object, ...]
) -> None:
    attribution = build_attribution(build_quotation(TEXT, "We will"), *speakers, status=status)

    (quote,) = extract_line(build_reading(build_article(TEXT), attribution))["quotes"]

    assert (quote["speaker"], quote["speakers"], quote["speaker_status"]) == expected


def test_an_article_in_another_language_is_an_error_line() -> None:
    line = extract_line(build_reading(build_article("Guten Tag"), skipped="not in English (de)"))

    assert line == {"schema": 1, "id": "port.txt", "error": "not in English (de)"}


@pytest.mark.parametrize(
    ("given", "shown"),
    [pytest.param("a-17", "a-17", id="own-id"), pytest.param(None, "in.jsonl:3", id="origin")],
)
def test_failure_line(given: str | None, shown: str) -> None:
    line = failure_line(Failure("in.jsonl:3", "no text", given))

    assert line == {"schema": 1, "id": shown, "error": "no text"}
