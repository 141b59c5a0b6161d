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
        pytest.param(
            "we met 5 men and 6 women",
            "we met 7 men and 8 women",
            Flag("number", "5 … 6", "7 … 8"),
            id="numbers-apart",
        ),
        pytest.param(
            "we met 5 6 men", "we met 7 8 men", Flag("number", "5 6", "7 8"), id="numbers-beside"
        ),
        pytest.param("we met 5 5 men", "we met 5 men", Flag("number", "5", ""), id="number-twice"),
        pytest.param(
            "it cost 5 million", "it cost 5 thousand", Flag("number", "5 million", "5 thousand"),
            id="scale",
        ),
        pytest.param(
            "we met Lund and Orr", "we met Brandt and Roe", Flag("name", "Lund Orr", "Brandt Roe"),
            id="names",
        ),
        pytest.param(
            "we asked Roes for it", "we asked Roed for it", Flag("name", "Roes", "Roed"),
            id="unknown-names-too-far-apart",
        ),
        pytest.param(
            "we asked Iran for it", "we asked Iraq for it", Flag("name", "Iran", "Iraq"),
            id="known-names-close-by",
        ),
        pytest.param(
            "we know, the Harbour burned", "we know, the Ferry burned",
            Flag("name", "Harbour", "Ferry"), id="capital-within",
        ),
        pytest.param(
            "we know; Harbour men burned it", "we know; Ferry men burned it",
            Flag("name", "Harbour", "Ferry"), id="capital-behind-a-semicolon",
        ),
        pytest.param(
            "we know (Harbour) burned it", "we know (Ferry) burned it",
            Flag("name", "Harbour", "Ferry"), id="capital-in-brackets",
        ),
        # Where the wordings share one word in three of the shorter one, words are compared.
        pytest.param("saw 12 men", "saw 13 boys", Flag("number", "12", "13"), id="a-third-shared"),
    ],
)  # fmt: skip
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
        pytest.param("we asked Lunde for it", "we asked Lunds for it", id="unknown-names-close-by"),
        pytest.param("It rang. Harbour men left", "It rang. Ferry men left", id="opens-a-sentence"),
        pytest.param("“Harbour men left", "“Ferry men left", id="opens-the-marks"),
        pytest.param("THEN FERRY MEN LEFT", "THEN HARBOUR MEN LEFT", id="all-in-capitals"),
        pytest.param("they burned it, I'm sure", "they burned it, sure", id="i-is-no-name"),
        pytest.param("the ferry, I said, burned", "the ferry, Lund said, burned", id="i-and-name"),
        pytest.param("saw 12 men there", "saw 13 boys here", id="less-than-a-third-shared"),
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
