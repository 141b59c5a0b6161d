"""Words in two forms: what each form keeps, and offsets that hold in both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.words import Words, read_words


@pytest.mark.parametrize(
    ("text", "surface", "comparison"),
    [
        pytest.param("Colours fade.", ["colours", "fade"], ["colors", "fade"], id="british"),
        pytest.param("Labour's plan", ["labour's", "plan"], ["labor's", "plan"], id="possessive"),
        pytest.param("five or six", ["five", "or", "six"], ["5", "or", "6"], id="small-numbers"),
        pytest.param("one of us", ["one", "of", "us"], ["one", "of", "us"], id="one-is-no-number"),
        pytest.param("thirteen", ["thirteen"], ["thirteen"], id="large-number"),
        pytest.param("_never_ again", ["never_", "again"], ["never", "again"], id="markdown"),
        pytest.param("___", [], [], id="no-word"),
        pytest.param(
            "this s--- show", ["this", "s", "show"], ["this", "shit", "show"], id="masked-ending"
        ),
        pytest.param(
            "a f--king lie", ["a", "f", "king", "lie"], ["a", "fucking", "lie"], id="masked-middle"
        ),
        pytest.param("plan b--c", ["plan", "b", "c"], ["plan", "b", "c"], id="no-mask"),
        pytest.param(
            "[the mayor] lied", ["the", "mayor", "lied"], ["the", "mayor", "lied"], id="["
        ),
    ],
)
def test_words_in_two_forms(text: str, surface: list[str], comparison: list[str]) -> None:
    words = read_words(text)
    assert list(words.surface_norms) == surface
    assert list(words.comparison_norms) == comparison
    assert [word.norm for word in words.surface] == surface
    assert [word.norm for word in words.comparison] == comparison


def test_words_keep_what_is_bracketed() -> None:
    words = read_words("he [the five] saw f--king colour[s]")
    assert [word.norm for word in words.surface if word.bracketed] == ["the", "five"]
    assert [word.norm for word in words.comparison if word.bracketed] == ["the", "5"]


def test_masked_word_is_one_word_with_the_whole_span() -> None:
    text = "a f--king lie"
    word = read_words(text).comparison[1]
    assert text[word.start : word.end] == "f--king"


@pytest.mark.parametrize(
    ("start", "end", "norms"),
    [
        pytest.param(0, 14, ["we", "will", "not", "go"], id="all"),
        pytest.param(3, 11, ["will", "not"], id="to-the-letter"),
        pytest.param(4, 11, ["not"], id="cut-at-the-start"),
        pytest.param(3, 10, ["will"], id="cut-at-the-end"),
        pytest.param(3, 3, [], id="point"),
        pytest.param(2, 3, [], id="between"),
        pytest.param(0, 99, ["we", "will", "not", "go"], id="beyond"),
    ],
)
def test_comparison_within(start: int, end: int, norms: list[str]) -> None:
    found = read_words("We will not go").comparison_within(start, end)
    assert [word.norm for word in found] == norms[: len(found)] == norms


@given(st.text("ab f-*#s'’[].,5é \n", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_words_offsets_rise_within_the_text(text: str, start: int, end: int) -> None:
    words = Words(text)
    for form in (words.surface, words.comparison):
        edges = [edge for word in form for edge in (word.start, word.end)]
        assert edges == sorted(edges)
        assert all(0 <= word.start < word.end <= len(text) and word.norm for word in form)
    assert list(words.comparison_within(start, end)) == [
        word for word in words.comparison if start <= word.start and word.end <= end
    ]
    starts = {word.start for word in words.surface}
    assert {word.start for word in words.comparison} <= starts


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param("we can", ["We can"], id="first-of-several"),
        pytest.param("can not", ["can not"], id="within"),
        pytest.param("not go", ["not go"], id="at-the-end"),
        pytest.param("or we", ["or we"], id="no-part-of-a-word"),
        pytest.param("an not", [], id="only-parts-of-words"),
        pytest.param("go we", [], id="another-order"),
        pytest.param("", [], id="no-words"),
    ],
)
def test_where_words_stand_in_a_row(wanted: str, found: list[str]) -> None:
    text = "We can for we wait, or we can not go"
    words = Words(text).find(wanted.split())
    assert [text[run[0].start : run[-1].end] for run in [words] if run] == found
