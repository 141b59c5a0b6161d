"""The annotated text: what it holds agrees, and counts in the article's offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.annotated import AnnotatedText, annotate
from quotes.types import CharSpan

TEXT = "“We shut it,” Orr said. “And ‘soon’ too.”\n\nNobody came."


def test_what_an_annotated_text_holds() -> None:
    annotated = AnnotatedText(TEXT)
    assert [span.of(TEXT) for span in annotated.paragraphs] == TEXT.split("\n\n")
    assert [TEXT[start:][:3] for start in annotated.sentences] == ["“We", "“An", "Nob"]
    assert [stretch.content.of(TEXT) for stretch in annotated.marked] == [
        "We shut it,",
        "And ‘soon’ too.",
        "soon",
    ]
    assert [stretch.level for stretch in annotated.outermost] == [0, 0]


def test_annotate_masks_markup_and_moves_nothing() -> None:
    text = "<b>“We shut it,”</b> Orr said &amp; left."
    annotated = annotate(text)
    assert annotated.text == "   “We shut it,”     Orr said &     left."
    assert [stretch.content.of(text) for stretch in annotated.outermost] == ["We shut it,"]


def test_with_text_keeps_what_is_known_of_the_same_text() -> None:
    annotated = AnnotatedText(TEXT)
    assert annotated.with_text(TEXT) is annotated
    assert annotated.with_text("Nobody came.").sentences == (0,)


@pytest.mark.parametrize(
    ("words", "parts", "whole"),
    [
        pytest.param("shut it,” Orr", ["shut it,"], ["We shut it,"], id="end-of-one"),
        pytest.param("it,” Orr said. “And", ["it,", "And"], None, id="two"),
        pytest.param("‘soon’", ["‘soon’"], ["And ‘soon’ too."], id="inner-marks"),
        pytest.param("Orr said", [], [], id="between"),
        pytest.param("Nobody", [], [], id="behind"),
    ],
)
def test_quoted_parts_and_whole(words: str, parts: list[str], whole: list[str] | None) -> None:
    annotated = AnnotatedText(TEXT)
    span = CharSpan(TEXT.index(words), TEXT.index(words) + len(words))
    assert [part.of(TEXT) for part in annotated.quoted_parts(span)] == parts
    expected = ["We shut it,", "And ‘soon’ too."] if whole is None else whole
    assert [part.of(TEXT) for part in annotated.quoted_whole(span)] == expected


@given(st.text('ab “”".,\n', max_size=40), st.integers(0, 40), st.integers(1, 20))
def test_quoted_parts_are_what_the_marks_and_the_span_share(
    text: str, start: int, length: int
) -> None:
    annotated, span = AnnotatedText(text), CharSpan(start, start + length)
    shared = [
        at
        for stretch in annotated.outermost
        for at in range(stretch.content.start, stretch.content.end)
        if span.start <= at < span.end
    ]
    parts = annotated.quoted_parts(span)
    assert [at for part in parts for at in range(part.start, part.end)] == shared
    assert all(
        part.overlaps(one) for part, one in zip(parts, annotated.quoted_whole(span), strict=True)
    )
