"""Encoding: words that lie in the text, with what the encoder can't see by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.detect.trained.encode import CASES, POSITIONS, QUOTE_STATES, encode
from quotes.text.annotated import AnnotatedText

TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("“”\"'‘’«» \n\n.,—aZß\ud800\x00é\u0301中א🙂"))
)


def words_of(text: str) -> list[str]:
    encoded = encode(AnnotatedText(text))
    return [text[a:b] for a, b in zip(encoded.starts, encoded.ends, strict=True)]


def feature(text: str, column: int, names: tuple[str, ...]) -> dict[str, str]:
    """Name the feature of each word's first piece."""
    encoded = encode(AnnotatedText(text))
    seen: dict[str, str] = {}
    for word, values in zip(encoded.words, encoded.features, strict=True):
        seen.setdefault(text[encoded.starts[word] : encoded.ends[word]], names[values[column]])
    return seen


def test_words_are_runs_of_letters_and_single_marks() -> None:
    assert words_of("“We won,” she said.") == ["“", "We", "won", ",", "”", "she", "said", "."]


def test_accents_and_capitals_keep_their_offsets() -> None:
    assert words_of("Élodie ŻÓŁĆ said") == ["Élodie", "ŻÓŁĆ", "said"]


def test_long_words_have_several_pieces_but_one_number() -> None:
    encoded = encode(AnnotatedText("Boychenko"))
    assert len(encoded) == 1
    assert len(encoded.pieces) > 1
    assert set(encoded.words.tolist()) == {0}


def test_cases_are_told() -> None:
    assert feature("the Mayor NATO McGrath 40 , I", 0, CASES) == {
        "the": "lower",
        "Mayor": "title",
        "NATO": "upper",
        "McGrath": "mixed",
        "40": "digits",
        ",": "punctuation",
        "I": "one capital",
    }


def test_quote_states_follow_the_marks() -> None:
    assert feature("He “left ‘home’ now” again", 1, QUOTE_STATES) == {
        "He": "outside",
        "“": "opening",
        "left": "inside",
        "‘": "opening",
        "home": "nested",
        "’": "closing",
        "now": "inside",
        "”": "closing",
        "again": "outside",
    }


def test_an_open_mark_is_told_from_a_closed_one() -> None:
    states = feature("He said “we stay. Then", 1, QUOTE_STATES)
    assert states["stay"] == "inside unclosed"


def test_positions_tell_paragraphs_and_lines() -> None:
    positions = feature("One two\nthree\n\nfour", 2, POSITIONS)
    assert positions == {
        "One": "opens a paragraph",
        "two": "first piece",
        "three": "opens a line",
        "four": "opens a paragraph",
    }


@pytest.mark.parametrize("text", ["", " \n\n ", "\x00", "\u200b"])
def test_a_text_without_a_visible_character_has_no_words(text: str) -> None:
    assert len(encode(AnnotatedText(text))) == 0


@given(TEXTS)
def test_words_lie_in_the_text_in_order(text: str) -> None:
    encoded = encode(AnnotatedText(text))
    at = 0
    for start, end in zip(encoded.starts.tolist(), encoded.ends.tolist(), strict=True):
        assert at <= start < end <= len(text)
        at = end
    assert encoded.words.tolist() == sorted(encoded.words.tolist())
    assert set(encoded.words.tolist()) == set(range(len(encoded)))
    assert encoded.paragraphs.tolist() == sorted(encoded.paragraphs.tolist())
    assert encoded.features.shape == (len(encoded.pieces), 3)
