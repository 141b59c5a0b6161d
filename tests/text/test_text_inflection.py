"""Inflection: the forms that verbs and nouns have in a text."""

import pytest

from quotes.text.inflection import count_of, in_number, verb_forms, with_plurals


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        pytest.param("warn", ["warns", "warning", "warned"], id="regular"),
        pytest.param("argue", ["argues", "arguing", "argued"], id="silent-e"),
        pytest.param("agree", ["agrees", "agreeing", "agreed"], id="double-e"),
        pytest.param("plan", ["plans", "planning", "planned"], id="short"),
        pytest.param("laud", ["lauds", "lauding", "lauded"], id="two-vowels"),
        pytest.param("vow", ["vows", "vowing", "vowed"], id="w-stays"),
        pytest.param("admit", ["admits", "admitting", "admitted"], id="listed-double"),
        pytest.param("answer", ["answers", "answering", "answered"], id="two-syllables"),
        pytest.param("deny", ["denies", "denying", "denied"], id="y"),
        pytest.param("say", ["says", "saying", "said"], id="irregular"),
        pytest.param("lie", ["lies", "lying", "lied", "lying"], id="ie"),
        pytest.param("stress", ["stresses", "stressing", "stressed"], id="s"),
        pytest.param("go", ["goes", "going", "goes", "gone", "went"], id="o"),
    ],
)
def test_verb_forms(verb: str, forms: list[str]) -> None:
    assert list(verb_forms(verb)) == [verb, *forms]


def test_with_plurals() -> None:
    nouns = ["letter", "speech", "diary", "essay", "memo"]
    plurals = ["letters", "speeches", "diaries", "essays", "memoes"]
    assert list(with_plurals(nouns)) == [
        word for pair in zip(nouns, plurals, strict=True) for word in pair
    ]


@pytest.mark.parametrize(
    ("count", "noun", "told"),
    [
        pytest.param(0, "word", "0 words", id="none"),
        pytest.param(1, "word", "1 word", id="one"),
        pytest.param(2, "family", "2 families", id="y"),
        pytest.param(1261, "word", "1,261 words", id="thousands"),
    ],
)
def test_a_count_agrees_with_its_noun(count: int, noun: str, told: str) -> None:
    assert count_of(count, noun) == told


@pytest.mark.parametrize(("count", "told"), [(0.5, "seconds"), (1.0, "second"), (1.5, "seconds")])
def test_a_measure_agrees_with_its_noun(count: float, told: str) -> None:
    assert in_number("second", count) == told
