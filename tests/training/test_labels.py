"""What the model is asked of each word of an annotated article."""

import numpy as np
import pytest

from quotes.detect.trained.layout import (
    CONTENT,
    CUE_BEGIN,
    CUE_INSIDE,
    INNER_CONTENT,
    INNER_CUE,
    INNER_SOURCE,
    OUTSIDE,
    SOURCE,
)
from training.reader.edits import Annotated, Marking, Spans
from training.reader.labels import NO_TAG, Labelled, label

TEXT = "Bo Ray told us that Ann Lee had called it a shame. He hopes for rain. “We stay.”"
TAGS = {OUTSIDE: ".", SOURCE: "s", CUE_BEGIN: "c", CUE_INSIDE: "i", CONTENT: "x", NO_TAG: "?"}


def at(*words: str) -> Spans:
    return tuple((TEXT.index(one), TEXT.index(one) + len(one)) for one in words)


OUTER = Marking(at("Bo Ray"), at("told"), at("that Ann Lee had called it a shame"))
INNER = Marking(at("Ann Lee"), at("called"), at("it a shame"), nested=True)
HOPE = Marking(at("He"), at("hopes"), at("for rain"))
BARE = Marking((), (), at("“We stay.”"))


def labels(*markings: Marking, words_only: bool = False, by_people: bool = True) -> Labelled:
    article = Annotated("a", TEXT, markings, words_only=words_only, marked_by_people=by_people)
    return label(article)


def words_with(labelled: Labelled, values: np.ndarray, value: int) -> str:
    starts, ends = labelled.encoded.starts, labelled.encoded.ends
    return " ".join(TEXT[starts[n] : ends[n]] for n in np.flatnonzero(values == value))


def test_parts_of_an_outer_attribution_are_tagged_and_the_inner_ones_are_content() -> None:
    labelled = labels(OUTER, INNER)
    assert words_with(labelled, labelled.tags, SOURCE) == "Bo Ray"
    assert words_with(labelled, labelled.tags, CUE_BEGIN) == "told"
    assert words_with(labelled, labelled.tags, CONTENT) == "that Ann Lee had called it a shame"
    assert words_with(labelled, labelled.inner, INNER_SOURCE) == "Ann Lee"
    assert words_with(labelled, labelled.inner, INNER_CUE) == "called"
    assert words_with(labelled, labelled.inner, INNER_CONTENT) == "it a shame"


def test_what_stands_within_another_content_is_inner_though_nobody_says_so() -> None:
    bare = Marking(INNER.source, INNER.cue, INNER.content)
    labelled = labels(OUTER, bare)
    assert words_with(labelled, labelled.inner, INNER_CONTENT) == "it a shame"


def test_where_nothing_reports_a_content_its_opening_mark_stands_for_the_cue() -> None:
    labelled = labels(BARE)
    assert words_with(labelled, labelled.tags, CUE_BEGIN) == "“"
    plain = labels(Marking((), (), at("He hopes for rain")))
    assert words_with(plain, plain.tags, CUE_BEGIN) == "He"


@pytest.mark.parametrize(
    ("words_only", "by_people", "said", "unasked"),
    [
        pytest.param(True, True, "for rain “ We stay . ”", "", id="open-articles"),
        pytest.param(False, True, "We stay . ”", "for rain", id="polnear"),
    ],
)
def test_words_that_are_said(words_only: bool, by_people: bool, said: str, unasked: str) -> None:
    labelled = labels(HOPE, BARE, words_only=words_only, by_people=by_people)
    assert words_with(labelled, labelled.said, 1) == said
    assert words_with(labelled, labelled.said, NO_TAG) == unasked


def test_of_articles_that_a_model_labelled_nothing_more_is_asked() -> None:
    labelled = labels(OUTER, HOPE, by_people=False)
    assert (labelled.said == NO_TAG).all()
    assert (labelled.inner == NO_TAG).all()


def test_of_doubtful_attributions_nothing_is_asked() -> None:
    unsure = Marking(HOPE.source, HOPE.cue, HOPE.content, unsure=True)
    labelled = labels(unsure, words_only=True)
    assert words_with(labelled, labelled.tags, NO_TAG) == "He hopes for rain"
    assert words_with(labelled, labelled.said, NO_TAG) == "for rain"
