"""Operations in article offsets, and wordings marked for reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.diff import Segment, compare, render_segments, render_text, shorten_cuts
from quotes.text.tokens import tokenise
from quotes.types import DiffOp, OpKind, Passage

OURS = Passage("They turned our city into “ash”.", start=100)
THEIRS = Passage("They turned our entire city into a ruin,", start=7)

TEXTS = st.text(alphabet="ab [.’'-\n1,", max_size=40)
PASSAGES = st.builds(Passage, TEXTS, st.integers(0, 50))


def test_operations_count_in_the_articles() -> None:
    assert compare(OURS, THEIRS).ops == (
        DiffOp(OpKind.EQUAL, (100, 115), (7, 22)),
        DiffOp(OpKind.INSERT, (115, 115), (23, 29)),
        DiffOp(OpKind.EQUAL, (116, 125), (30, 39)),
        DiffOp(OpKind.REPLACE, (127, 130), (40, 46)),
    )


def test_segments_are_the_whole_wordings() -> None:
    ours, theirs = render_segments(compare(OURS, THEIRS), OURS, THEIRS)
    assert "".join(segment.text for segment in ours) == OURS.text
    assert theirs == [
        Segment(OpKind.EQUAL, "They turned our"),
        Segment(OpKind.EQUAL, " "),
        Segment(OpKind.INSERT, "entire"),
        Segment(OpKind.EQUAL, " "),
        Segment(OpKind.EQUAL, "city into"),
        Segment(OpKind.EQUAL, " "),
        Segment(OpKind.REPLACE, "a ruin"),
        Segment(OpKind.EQUAL, ","),
    ]


def test_text_has_signs_that_survive_a_pipe() -> None:
    text = render_text(compare(OURS, THEIRS), OURS, THEIRS)
    assert text == "They turned our {+entire+} city into [-ash-] {+a ruin+}"


@given(PASSAGES, PASSAGES)
def test_operations_lead_from_one_wording_to_the_other(a: Passage, b: Passage) -> None:
    difference = compare(a, b)
    built: list[str] = []
    ends = [a.start, b.start]
    for op in difference.ops:
        for side, (start, end) in enumerate((op.a, op.b)):
            assert ends[side] <= start <= end
            ends[side] = end
        ours = words_in(a, op.a)
        built += ours if op.op is OpKind.EQUAL else words_in(b, op.b)
    assert ends[0] <= a.end
    assert ends[1] <= b.end
    assert built == [word.norm for word in tokenise(b.text)]
    assert [n for op in difference.ops for n in words_in(a, op.a)] == words_in(a, (a.start, a.end))


@given(PASSAGES, PASSAGES)
def test_segments_join_to_the_wordings(a: Passage, b: Passage) -> None:
    for passage, segments in zip((a, b), render_segments(compare(a, b), a, b), strict=True):
        assert "".join(segment.text for segment in segments) == passage.text
        assert all(segment.text for segment in segments)


def words_in(passage: Passage, span: tuple[int, int]) -> list[str]:
    words = tokenise(passage.text)
    start, end = (offset - passage.start for offset in span)
    return [word.norm for word in words if start <= word.start and word.end <= end]


@given(PASSAGES, PASSAGES)
def test_short_cuts_keep_what_both_wordings_have(a: Passage, b: Passage) -> None:
    whole = compare(a, b)
    difference, kept = shorten_cuts(whole, a)
    assert a.text[kept.start - a.start : kept.end - a.start] == kept.text
    assert [op.b for op in difference.ops] == [op.b for op in whole.ops]
    ours, theirs = render_segments(difference, kept, b)
    assert "".join(segment.text for segment in ours) == kept.text
    assert "".join(segment.text for segment in theirs) == b.text


@pytest.mark.parametrize(
    ("before", "after", "kept_before", "kept_after"),
    [
        pytest.param("it was said ", " and so on", "it was said ", " and so on", id="short"),
        pytest.param("said " * 19 + "so ", " on" * 33, None, None, id="just-short-enough"),
        pytest.param("said " * 20 + "so ", " on" * 34, " said" * 19 + " so ", " on" * 34, id="cut"),
        pytest.param("x" * 120 + " ", " " + "x" * 120, " ", None, id="one-long-word"),
    ],
)
def test_short_cuts(
    before: str, after: str, kept_before: str | None, kept_after: str | None
) -> None:
    record = Passage(f"{before}we won the vote{after}", start=50)
    difference, kept = shorten_cuts(compare(record, Passage("we won the vote")), record)
    start = before if kept_before is None else kept_before
    assert kept.text == f"{start}we won the vote{after if kept_after is None else kept_after}"
    assert kept.start == 50 + len(before) - len(start)
    assert difference.ops[0].a[0] == kept.start
    assert difference.ops[-1].a[1] == kept.end


def test_text_of_exchanged_words_has_both() -> None:
    ours, theirs = Passage("we\nwon"), Passage("they lost")
    assert render_text(compare(ours, theirs), ours, theirs) == "[-we won-] {+they lost+}"


def test_of_a_long_cut_the_words_next_to_the_shared_are_kept() -> None:
    before, after = "so it was said " * 20, " and so it went on" * 20
    record = Passage(f"{before}we won the vote{after}", start=50)
    _, kept = shorten_cuts(compare(record, Passage("we won the vote")), record)
    assert len(kept.text) < 250
    assert "it was said we won the vote and so it went" in kept.text
    assert set(kept.text.split()) <= set(record.text.split())  # no word is cut in two
