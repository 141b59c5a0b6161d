"""Words of a text: what counts as the same word, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.tokens import tokenise


def norms(text: str) -> list[str]:
    return [word.norm for word in tokenise(text)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param("“We don’t know”", '"we don\'t know,"', id="marks-and-case"),
        pytest.param("a long–term plan—now", "a long-term plan - now", id="dashes"),
        pytest.param("a third-grade joke", "a third grade joke", id="hyphen-or-space"),
        pytest.param("30,000 people, 7, 8", "30000 people 7 8", id="thousands"),
        pytest.param("the U.S. and N.A.T.O.", "the US and NATO", id="points-in-acronyms"),
        pytest.param("Paris’s mayor", "Paris' mayor", id="possessive-after-s"),
        pytest.param("[T]hey left [I] think", "They left I think", id="letter-in-brackets"),
        pytest.param("François", "Francois", id="accent"),
        pytest.param("Francois", "Franc\u0327ois", id="combining-accent"),
        pytest.param("war\u200bships", "war\u00adships", id="invisible-characters"),
        pytest.param("5% & more", "5 percent and more", id="signs"),
        pytest.param("we <em>won</em> &amp; left", "we won and left", id="leftover-markup"),
    ],
)
def test_words_that_are_compared_alike(one: str, two: str) -> None:
    assert norms(one) == norms(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param("the US left", "the us left", id="country-and-pronoun"),
        pytest.param("2.5 million", "25 million", id="decimal-point"),
        pytest.param("$5", "€5", id="currency"),
        pytest.param("can", "can't", id="negation"),
        pytest.param("its", "it's", id="apostrophe-within"),
    ],
)
def test_words_that_stay_apart(one: str, two: str) -> None:
    assert norms(one) != norms(two)


def test_words_stand_where_the_text_has_them() -> None:
    text = "“It’s [T]he U.S. plan,” — 2,500 men"
    assert [text[word.start : word.end] for word in tokenise(text)] == [
        "It’s",
        "[T]he",
        "U.S.",
        "plan",
        "2,500",
        "men",
    ]


def test_words_that_an_editor_added_are_marked() -> None:
    assert [w.norm for w in tokenise("he [the mayor] saw [t]hem") if w.bracketed] == [
        "the",
        "mayor",
    ]


@pytest.mark.parametrize("text", ["", " ", "“…” — !", "\u200b", "[]"])
def test_text_without_words(text: str) -> None:
    assert tokenise(text) == []


@given(st.text())
def test_offsets_rise_and_lie_in_the_text(text: str) -> None:
    end = 0
    for word in tokenise(text):
        assert end <= word.start < word.end <= len(text)
        assert word.norm.strip()
        end = word.end
