"""The rules reader on sentences of our own, with the real pipeline."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.detect.reader import load_reader
from quotes.detect.rules.spacy_model import load_pipeline
from quotes.errors import PipelineError
from quotes.text.annotated import annotate
from quotes.types import Quotation, QuotationKind

pytestmark = pytest.mark.model


def read(text: str, reader: str = "rules") -> list[Quotation]:
    chosen = load_reader(reader)
    annotated = annotate(text)
    return chosen.read(annotated, load_pipeline(chosen.needs)(annotated.text))


def shown(text: str) -> list[tuple[str, list[str], str | None]]:
    return [
        (
            q.kind.value,
            [span.of(text) for span in q.content],
            q.source[0].of(text) if q.source else None,
        )
        for q in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“We will rebuild the harbour,” said Mayor Olena Hart.",
            ("direct", ["We will rebuild the harbour,"], "Mayor Olena Hart"),
            id="cue-after",
        ),
        pytest.param(
            "Olena Hart told reporters on Monday: “We will rebuild the harbour.”",
            ("direct", ["We will rebuild the harbour."], "Olena Hart"),
            id="cue-before",
        ),
        pytest.param(
            "“We will rebuild,” Hart said, “and we will do it soon.”",
            ("direct", ["We will rebuild,", "and we will do it soon."], "Hart"),
            id="interrupted",
        ),
        pytest.param(
            "“We will rebuild,” Mr. Hart said. “It is our home. We stay.”",
            ("direct", ["We will rebuild,", "It is our home. We stay."], "Mr. Hart"),
            id="goes-on-in-the-paragraph",
        ),
        pytest.param(
            "“We will rebuild.\n\n“It is our home,” Hart said.",
            ("direct", ["We will rebuild.", "It is our home,"], "Hart"),
            id="open-paragraph",
        ),
        pytest.param(
            "Hart wrote on her blog:\n\n“We will rebuild the harbour.”",
            ("direct", ["We will rebuild the harbour."], "Hart"),
            id="colon-paragraph",
        ),
        pytest.param(
            "The officials said that the harbour was closed.",
            ("indirect", ["that the harbour was closed"], "The officials"),
            id="reported-clause",
        ),
        pytest.param(
            "The harbour was closed for a week, according to the port authority.",
            ("indirect", ["The harbour was closed for a week"], "the port authority"),
            id="according-to",
        ),
        pytest.param(
            "The statement added that “this is why the port is shut” to visitors.",
            ("mixed", ["that “this is why the port is shut” to visitors"], "The statement"),
            id="statement-mixed",
        ),
        pytest.param(
            "“We stay here, come what may.” — Olena Hart",
            ("direct", ["We stay here, come what may."], "Olena Hart"),
            id="byline",
        ),
        pytest.param(
            'They want to “hide the flood". A clerk left.\n\n“We stay here,” she said.',
            ("direct", ["We stay here,"], "she"),
            id="behind-a-broken-mark",
        ),
    ],
)
def test_read(text: str, expected: tuple[str, list[str], str | None]) -> None:
    assert expected in shown(text)


def test_titles_and_scare_quotes_are_no_quotations() -> None:
    assert shown("The “Harbour Song” plays in the so-called “safe zone” at noon.") == []


def test_a_quotation_without_a_cue_is_kept_without_a_source() -> None:
    text = "The port is shut.\n\n“Nobody told us about the flood at all.”\n\nBoats lie idle."
    (found,) = [q for q in read(text) if q.kind is QuotationKind.DIRECT]
    assert found.source == ()
    assert found.rule == "marks/uncued"
    assert found.confidence <= 0.5


def test_a_quotation_within_a_quotation_names_its_parent() -> None:
    text = "“My brother told me, ‘You have to leave this place,’ and I left,” Olena Hart said."
    found = read(text)
    nested = next(q for q in found if q.rule == "marks/nested")
    assert nested.content[0].of(text) == "You have to leave this place,"
    assert nested.parent is not None
    assert found[nested.parent].span.contains(nested.span)


def test_a_quotation_within_a_quotation_may_have_its_cue_behind() -> None:
    text = "“‘We will never go back there again,’ she told me,” Anna Reed said."
    nested = next(q for q in read(text) if q.rule == "marks/nested")
    assert nested.content[0].of(text) == "We will never go back there again,"
    assert nested.source[0].of(text) == "she"


def test_a_paragraph_begins_a_sentence() -> None:
    text = (
        "“We heard this,” Seth Moore said. “None of that has changed.”\n\n"
        "Moore, who served as a Marine, said the army had used them on its own dead."
    )
    assert ("indirect", ["the army had used them on its own dead"]) in [
        (kind, content) for kind, content, _ in shown(text)
    ]


def test_evidence_names_a_mark_that_is_never_closed() -> None:
    (found,) = read("Hart said: “We will rebuild the harbour")
    assert any("never closed" in reason for reason in found.evidence)
    assert found.confidence <= 0.6


def test_an_unknown_reader_is_named_with_the_known_ones() -> None:
    with pytest.raises(PipelineError, match="rules, textacy"):
        load_reader("magic")


def test_an_unknown_pipeline_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTES_PIPELINE", "no_such_pipeline")
    load_pipeline.cache_clear()
    try:
        with pytest.raises(PipelineError, match="QUOTES_PIPELINE"):
            load_pipeline(frozenset({"parser"}))
    finally:
        load_pipeline.cache_clear()


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        pytest.param("“The pier is shut,” said Olena Hart.", "speech", id="said"),
        pytest.param("The report said that the pier is shut.", "writing", id="report"),
        pytest.param("Olena Hart believes that the pier is shut.", "thought", id="believes"),
    ],
)
def test_the_cue_tells_the_mode(text: str, mode: str) -> None:
    (found,) = read(text)
    assert found.mode == mode


WORDS = [
    "“",
    "”",
    '"',
    "''",
    "‘",
    "’",
    "said",
    "Hart",
    ",",
    ".",
    "that",
    "we",
    "won",
    "told",
    "according",
    "to",
    ":",
    "—",
    "Mr.",
    "<b>",
    "&amp;",
    "😀",
    "שלום",
    "\n\n",
]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_spans_lie_in_any_text(text: str) -> None:
    for found in read(text):
        for span in (*found.content, *found.cue, *found.source):
            assert span.end <= len(text)
        assert all(any(map(str.isalnum, span.of(text))) for span in found.content)
        assert list(found.content) == sorted(found.content)
