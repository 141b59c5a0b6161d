"""Decoding, on scores made by hand: one letter a word says what the model thinks of it."""

import numpy as np

from quotes.detect.trained.decode import Decoding, Found, Scores, decode
from quotes.detect.trained.layout import (
    CONTENT,
    CUE_BEGIN,
    CUE_INSIDE,
    INNER_CARRIER,
    INNER_TAGS,
    OUTSIDE,
    SOURCE,
    TAGS,
)

LETTERS = {".": OUTSIDE, "s": SOURCE, "c": CUE_BEGIN, "i": CUE_INSIDE, "x": CONTENT, "y": CONTENT}
PLAIN = Decoding(edge=0)


def make_scores(
    letters: str, to_cue: dict[str, int], to_source: dict[int, int] | None = None, sure: float = 0.9
) -> Scores:
    """Make scores of one window: each letter's tag is as good as sure.

    Args:
        letters: One a word; x and y are content words.
        to_cue: The cue word that content words of a letter point to.
        to_source: The word that a cue word points to; those left out point to none.
        sure: Probability of what is meant.
    """
    words = len(letters)
    spread = max(words, 1)
    rest = (1 - sure) / (len(TAGS) - 1)
    tags = np.full((words, len(TAGS)), rest, dtype=np.float32)
    cues = np.full((words, words), 0.1 / spread, dtype=np.float32)
    sources = np.full((words, words + 1), 0.1 / (words + 1), dtype=np.float32)
    for word, letter in enumerate(letters):
        tags[word, LETTERS[letter]] = sure
        if letter in to_cue:
            cues[word, to_cue[letter]] += 0.9
        sources[word, (to_source or {}).get(word, words)] += 0.9
    return Scores(
        tags=tags,
        edges=np.full((words, 2), 0.5, dtype=np.float32),
        first=np.zeros(words, dtype=np.int32),
        to_cue=cues,
        to_source=sources,
        said=np.full(words, 0.8, dtype=np.float32),
        inner=np.zeros((words, len(INNER_TAGS)), dtype=np.float32),
    )


def read(
    scores: Scores, breaks: tuple[int, ...] = (), units: tuple[tuple[int, int], ...] = ()
) -> list[Found]:
    """Decode; paragraphs begin at the breaks."""
    numbers = np.arange(len(scores.tags))
    paragraphs = np.searchsorted(np.array(breaks), numbers, side="right").astype(np.int32)
    return decode(scores, paragraphs, units, PLAIN)


def spans(found: list[Found]) -> list[tuple[object, object, object]]:
    return [(one.cue, one.content, one.source) for one in found]


def test_no_words_give_nothing() -> None:
    assert decode(make_scores("", {}), np.zeros(0, dtype=np.int32)) == []


def test_a_content_follows_its_cue_and_source() -> None:
    found = read(make_scores("sscxxx.", {"x": 2}, {2: 1}))
    assert spans(found) == [((2, 3), ((3, 6),), ((0, 2),))]


def test_content_in_two_pieces_comes_out_whole() -> None:
    found = read(make_scores("xxxscxxx", {"x": 4}, {4: 3}))
    assert spans(found) == [((4, 5), ((0, 3), (5, 8)), ((3, 4),))]


def test_two_cues_part_neighbouring_contents() -> None:
    found = read(make_scores("cxxxyyyc", {"x": 0, "y": 7}))
    assert spans(found) == [((0, 1), ((1, 4),), ()), ((7, 8), ((4, 7),), ())]


def test_a_begin_tag_parts_neighbouring_cues() -> None:
    found = read(make_scores("xxxcicyyy", {"x": 3, "y": 5}))
    assert [one.cue for one in found] == [(3, 5), (5, 6)]


def test_content_goes_on_across_paragraphs_in_spans_of_its_own() -> None:
    found = read(make_scores("cxxxxxx", {"x": 0}), breaks=(4,))
    assert found[0].content == ((1, 4), (4, 7))


def test_a_cue_without_content_is_no_quotation() -> None:
    assert read(make_scores("sc....", {}, {1: 0})) == []


def test_one_word_that_belongs_to_nobody_is_bridged() -> None:
    scores = make_scores("cxxx.xxx", {"x": 0})
    scores.tags[4] = [0.97, 0.0, 0.0, 0.0, 0.03]
    scores.to_cue[4] = 1 / 8
    assert read(scores)[0].content == ((1, 8),)


def test_words_of_a_unit_go_together() -> None:
    scores = make_scores("cxxxxxx..xx", {"x": 0}, sure=0.6)
    scores.to_cue[7:9] = scores.to_cue[1]
    assert read(scores)[0].content == ((1, 7), (9, 11))
    assert read(scores, units=((1, 11),))[0].content == ((1, 11),)


def test_a_unit_that_is_mostly_in_doubt_is_no_content() -> None:
    scores = make_scores("c.x....", {"x": 0}, sure=0.97)
    assert read(scores, units=((1, 7),)) == []


def test_an_arc_to_no_source_leaves_the_source_empty() -> None:
    found = read(make_scores("sscxxx", {"x": 2}))
    assert found[0].source == ()
    assert found[0].source_score > 0.9


def test_a_source_may_serve_two_cues() -> None:
    found = read(make_scores("scxxxcyyy", {"x": 1, "y": 5}, {1: 0, 5: 0}))
    assert [one.source for one in found] == [((0, 1),), ((0, 1),)]


def test_edges_draw_the_line_where_words_are_in_doubt() -> None:
    scores = make_scores("cxxxxxx", {"x": 0})
    scores.tags[5:, CONTENT], scores.tags[5:, OUTSIDE] = 0.5, 0.4
    scores.edges[4, 1] = 0.99
    scores.edges[6, 1] = 0.01
    weighed = decode(scores, np.zeros(7, dtype=np.int32), (), Decoding(edge=1.5))
    assert read(scores)[0].content == ((1, 7),)
    assert weighed[0].content == ((1, 5),)


def test_a_paragraph_longer_than_a_block_is_read_to_its_end() -> None:
    (found,) = read(make_scores("c" + "x" * 900, {"x": 0}))
    assert found.content == ((1, 901),)


def test_doubtful_content_scores_lower() -> None:
    (sure,), (doubtful,) = (read(make_scores("cxxx", {"x": 0}, sure=p)) for p in (0.95, 0.7))
    assert doubtful.content_score < sure.content_score


def test_the_first_word_of_a_content_may_stand_for_its_cue() -> None:
    scores = make_scores("sscxxx.", {"x": 2}, {2: 1})
    scores.edges[2, 0] = 0.9
    (found,) = read(scores)
    assert (found.content, found.source, found.is_cued) == (((2, 6),), ((0, 2),), False)
    (cued,) = read(make_scores("sscxxx.", {"x": 2}, {2: 1}))
    assert (cued.content, cued.is_cued) == (((3, 6),), True)


def test_that_words_are_said_is_the_mean_of_the_content() -> None:
    scores = make_scores("sscxx.", {"x": 2}, {2: 1})
    scores.said[3:5] = 0.2, 0.4
    assert round(read(scores)[0].said_score, 3) == 0.3


def test_a_carrier_goes_to_the_nearest_cue_of_its_paragraph() -> None:
    scores = make_scores("cxx.s.yyc..", {"x": 0, "y": 8})
    scores.inner[[5, 9], INNER_CARRIER] = 0.9
    assert [one.carriers for one in read(scores)] == [(), ((5, 6), (9, 10))]
    assert [one.carriers for one in read(scores, breaks=(6,))] == [((5, 6),), ((9, 10),)]
