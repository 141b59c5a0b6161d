"""Flags stand for what can change the meaning, and for nothing else."""

import pytest

from quotes.diff import compare
from quotes.types import Flag, Passage


@pytest.mark.parametrize(
    ("a", "b", "flag"),
    [
        pytest.param(
            "we counted 300 dead on the quay",
            "we counted 3,000 dead on the quay",
            Flag("number", "300", "3,000"),
            id="number",
        ),
        pytest.param(
            "we counted twelve dead on the quay",
            "we counted dead on the quay",
            Flag("number", "twelve", ""),
            id="number-lost",
        ),
        pytest.param(
            "the pumps cost $5 each", "the pumps cost €5 each", Flag("number", "$", "€"), id="money"
        ),
        pytest.param(
            "we asked Lund for the pumps",
            "we asked Roe for the pumps",
            Flag("name", "Lund", "Roe"),
            id="name",
        ),
        pytest.param(
            "Austria sent no pumps to us",
            "Australia sent no pumps to us",
            Flag("name", "Austria", "Australia"),
            id="name-at-the-opening",
        ),
        pytest.param(
            "we did not close the harbour",
            "we did close the harbour",
            Flag("negation", "not", ""),
            id="negation-lost",
        ),
        pytest.param(
            "we can close the harbour",
            "we can't close the harbour",
            Flag("negation", "can", "can't"),
            id="negation-contracted",
        ),
        pytest.param(
            "a man like my brother",
            "a man unlike my brother",
            Flag("negation", "like", "unlike"),
            id="negation-by-un",
        ),
    ],
)
def test_meaning_changes_are_flagged(a: str, b: str, flag: Flag) -> None:
    assert compare(Passage(a), Passage(b)).flags == (flag,)
    assert compare(Passage(b), Passage(a)).flags == (Flag(flag.kind, flag.b, flag.a),)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("we counted 3,000 dead", "we counted 3000 dead", id="thousands"),
        pytest.param("we need two ferries", "we need 2 ferries", id="number-spelt-out"),
        pytest.param("it cost $5 to cross", "it cost 5 dollars to cross", id="money-spelt-out"),
        pytest.param("one of us has to go", "some of us have to go", id="one-is-no-number"),
        pytest.param("Vadim spoke to us here", "Vadym spoke to us here", id="name-spelling"),
        pytest.param("the Nazi camp by the sea", "the Nazis camp by the sea", id="name-ending"),
        pytest.param("we asked Lund for pumps", "we asked him for pumps", id="name-and-pronoun"),
        pytest.param("he is being used here", "he [Lund] is being used here", id="name-explained"),
        pytest.param("Although the crews left", "Though the crews left", id="capital-at-opening"),
        pytest.param("we can't close it now", "we cannot close it now", id="negation-style"),
        pytest.param("We won. 12 men did not.", "We won.", id="cut-ending"),
        pytest.param(
            "we saw, and I will not say it of 12 others, the ferry burn at the quay",
            "we saw the ferry burn at the quay",
            id="clause-left-out",
        ),
        pytest.param("coal firms and coal miners", "coal miners and coal firms", id="moved"),
        pytest.param(
            "Nobody asked Lund about 12 ferries at dawn",
            "the crews went home to Oslo",
            id="unrelated",
        ),
    ],
)
def test_harmless_changes_are_not(a: str, b: str) -> None:
    assert compare(Passage(a), Passage(b)).flags == ()


def test_two_named_speakers() -> None:
    text = "the ferry burned"
    difference = compare(Passage(text, 0, ("Ada Roe",)), Passage(text, 0, ("Bo Lund",)))
    assert difference.flags == (Flag("speaker", "Ada Roe", "Bo Lund"),)


@pytest.mark.parametrize("theirs", [(), ("Roe",), ("Bo Lund", "Ada Roe")])
def test_speakers_that_may_be_one(theirs: tuple[str, ...]) -> None:
    text = "the ferry burned"
    assert compare(Passage(text, 0, ("Ada Roe",)), Passage(text, 0, theirs)).flags == ()
