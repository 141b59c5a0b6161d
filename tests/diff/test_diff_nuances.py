"""Small words that change what is said are flagged by kind, with the words of both sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.diff import compare
from quotes.text.numbers import read_numbers
from quotes.text.words import read_words
from quotes.types import Flag, Passage, Relation


@pytest.mark.parametrize(
    ("a", "b", "flag"),
    [
        pytest.param(
            "we will open the harbour", "we may open the harbour", Flag("modal", "will", "may"),
            id="modal",
        ),
        pytest.param(
            "we’ll open the harbour", "we could open the harbour", Flag("modal", "we’ll", "could"),
            id="modal-in-a-contraction",
        ),
        pytest.param(
            "I think we should open the harbour", "we should open the harbour",
            Flag("hedge", "I think", ""), id="hedge-at-the-opening",
        ),
        pytest.param(
            "the pumps in many cases fail at dawn", "the pumps fail at dawn",
            Flag("hedge", "in many cases", ""), id="hedge-dropped",
        ),
        pytest.param(
            "all pumps fail at dawn here", "most pumps fail at dawn here",
            Flag("quantifier", "all", "most"), id="quantifier",
        ),
        pytest.param(
            "they broke the pumps at dawn", "it broke the pumps at dawn",
            Flag("pronoun", "they", "it"), id="who-is-blamed",
        ),
        pytest.param(
            "we will open the harbour, but only after the storm", "we will open the harbour",
            Flag("condition", "but only after the storm", ""), id="cut-before-but",
        ),
        pytest.param(
            "we will open the harbour", "we will open the harbour unless it storms. Go home.",
            Flag("condition", "", "unless it storms"), id="cut-before-unless",
        ),
        pytest.param(
            "we failed to open the harbour", "we open the harbour",
            Flag("negation", "failed to", ""), id="fail-to",
        ),
        pytest.param(
            "that is legal in this harbour", "that is illegal in this harbour",
            Flag("negation", "legal", "illegal"), id="by-a-prefix",
        ),
        pytest.param(
            "it is not true that the harbour is shut", "the harbour is shut",
            Flag("negation", "not true that", ""), id="cut-behind-a-negation",
        ),
        pytest.param(
            "we lost five million dollars here", "we lost $6 million here",
            Flag("number", "five million", "6 million"), id="number-in-another-style",
        ),
        pytest.param(
            "we saw ferries not once again burn", "we saw ferries burn",
            Flag("negation", "not once again", ""), id="short-run-with-a-negation",
        ),
        pytest.param(
            "we saw, I think it went, ferries burn at dawn", "we saw ferries burn at dawn",
            Flag("hedge", "I think", ""), id="hedge-and-two-words-left-out",
        ),
        pytest.param(
            "it is not so the harbour is shut", "the harbour is shut",
            Flag("negation", "not so", ""), id="negation-two-words-before",
        ),
        pytest.param(
            "Go home. It is not the harbour is shut", "the harbour is shut",
            Flag("negation", "not", ""), id="negation-in-the-last-sentence-cut",
        ),
        pytest.param(
            "we will open it unless it storms at sea. Then we wait.", "we will open it",
            Flag("condition", "unless it storms at sea", ""), id="condition-up-to-its-sentence",
        ),
        pytest.param(
            "some of the pumps fail", "many of the pumps fail", Flag("quantifier", "some", "many"),
            id="weak-against-another-quantity",
        ),
        pytest.param("it is fair", "it is unfair", Flag("negation", "fair", "unfair"), id="prefix"),
        pytest.param(
            "we met all both men", "we met some few men",
            Flag("quantifier", "all … both", "some … few"), id="side-by-side",
        ),
    ],
)  # fmt: skip
def test_flagged(a: str, b: str, flag: Flag) -> None:
    assert flag in compare(Passage(a), Passage(b)).flags
    assert Flag(flag.kind, flag.b, flag.a) in compare(Passage(b), Passage(a)).flags


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("we won’t open it now", "we will not open it now", id="contraction"),
        pytest.param("we are going to open it", "we will open it", id="the-same-modal"),
        pytest.param("it is not impossible to open", "it is possible to open", id="twice-negated"),
        pytest.param("we lost $5 million here", "we lost five million dollars here", id="money"),
        pytest.param("we lost twenty-five men", "we lost 25 men", id="number-style"),
        pytest.param("I think so. We will open it.", "We will open it.", id="another-sentence"),
        pytest.param("We will open it. Nobody left.", "We will open it.", id="a-sentence-left-out"),
        pytest.param("they told him to open it", "they told [Lund] to open it", id="explained"),
        pytest.param("we saw anything like it", "we saw the likes of it", id="any-for-the"),
        pytest.param("we saw one pump", "we saw some pump", id="one-and-some"),
        pytest.param(
            "we saw ferries not once or twice burn", "we saw ferries burn",
            id="longer-run-with-a-negation",
        ),
        pytest.param(
            "we saw, I think in the end, ferries burn at dawn", "we saw ferries burn at dawn",
            id="hedge-and-three-words-left-out",
        ),
        pytest.param(
            "it is not clear to us the harbour is shut", "the harbour is shut",
            id="negation-three-words-before",
        ),
        pytest.param(
            "we will open it now if the storm ends", "we will open it", id="condition-farther-on"
        ),
        pytest.param("did we lose any pumps", "did we lose pumps", id="weak-quantity-against-none"),
        pytest.param("he left the quay", "the quay he left", id="pronoun-moved"),
    ],
)  # fmt: skip
def test_not_flagged(a: str, b: str) -> None:
    assert compare(Passage(a), Passage(b)).flags == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("the harbour's colour", "the harbor's colour", id="spelling-of-a-part"),
        pytest.param("we organise the defence", "we organize the defense", id="spelling"),
        pytest.param("this f***ing harbour", "this fucking harbour", id="masked"),
        pytest.param("this s--t harbour", "this s*** harbour", id="masked-otherwise"),
        pytest.param("ten per cent of it", "10 per cent of it", id="a-small-number"),
    ],
)
def test_style_is_typography(a: str, b: str) -> None:
    difference = compare(Passage(a), Passage(b))
    assert difference.relation is Relation.TYPOGRAPHY
    assert difference.flags == ()


NUMBERS = st.integers(0, 999_999_999)
SCALED = st.tuples(st.integers(1, 999), st.sampled_from(["thousand", "million", "billion"]))
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}


@given(NUMBERS)
def test_figures_are_read_with_and_without_commas(number: int) -> None:
    for spelt in (f"{number}", f"{number:,}"):
        (found,) = read_numbers(read_words(f"some {spelt} men").comparison)
        assert float(found.value) == pytest.approx(number)


@given(SCALED)
def test_a_scale_multiplies(scaled: tuple[int, str]) -> None:
    number, scale = scaled
    (found,) = read_numbers(read_words(f"{number} {scale}").comparison)
    (same,) = read_numbers(read_words(f"{number * SCALES[scale]:,}").comparison)
    assert found.value == same.value


WORDS = st.sampled_from(
    ["not", "may", "will", "we", "they", "all", "some", "but", "I", "think", "five", "million", "$",
     "won't", "it's", "the", "harbour", "unless", "un", "likely", "unlikely", ".", "legal", "2"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=20).map(" ".join)


@given(TEXTS, TEXTS)
def test_flags_are_the_same_from_both_sides(a: str, b: str) -> None:
    ours, theirs = compare(Passage(a), Passage(b)), compare(Passage(b), Passage(a))
    assert {Flag(flag.kind, flag.b, flag.a) for flag in ours.flags} == set(theirs.flags)
    assert ours.relation is theirs.relation
    for flag in ours.flags:
        assert flag.a != flag.b
        for words, text in ((flag.a, a), (flag.b, b)):
            assert all(piece in text for piece in words.split(" … "))
