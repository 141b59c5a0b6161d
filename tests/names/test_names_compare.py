"""One answer to whether two names are one person's."""

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from name_cases import CASES, Case

from quotes.names.answers import Answer
from quotes.names.compare import compare_lists, compare_names, compare_parsed
from quotes.names.parse import read_name


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_compare_names(case: Case) -> None:
    found = compare_names(case.a, case.b)
    assert found.answer is case.answer, found
    assert any(case.reason in reason for reason in found.reasons), found
    assert compare_names(case.b, case.a) == found


@pytest.mark.parametrize(
    ("likelier", "less"),
    [
        pytest.param(("Ann Hart", "Ann B. Hart"), ("Ann Hart", "A. Hart"), id="initial-alone"),
        pytest.param(
            ("Vadim Hart", "Vadym Hart"), ("Vadim Boiko", "Vadym Boyko"), id="one-spelling-of-two"
        ),
        pytest.param(
            ("Bill Hart", "William Hart"), ("Bill Johnson", "William Johnston"), id="and-a-slip"
        ),
        pytest.param(("Hart", "Ann Hart"), ("Ann", "Ann Hart"), id="surname-or-first-name"),
        pytest.param(("Hart", "Ann Hart"), ("Osatana", "Ann Osetana"), id="surname-with-a-slip"),
        pytest.param(("Ann Hart", "Hart Ann"), ("Ann Hart", "Ann Lee Hart"), id="order"),
    ],
)
def test_the_score_ranks_what_is_one_person(
    likelier: tuple[str, str], less: tuple[str, str]
) -> None:
    assert 1 >= compare_names(*likelier).score > compare_names(*less).score > 0


def test_the_score_goes_with_the_answer() -> None:
    scores: dict[Answer, list[float]] = {answer: [] for answer in Answer}
    for case in CASES:
        scores[case.answer].append(compare_names(case.a, case.b).score)
    assert min(scores[Answer.SAME]) >= 0.8
    assert 0.45 <= min(scores[Answer.COMPATIBLE]) <= max(scores[Answer.COMPATIBLE]) <= 0.9
    assert 0.45 <= min(scores[Answer.DOUBTFUL]) <= max(scores[Answer.DOUBTFUL]) <= 0.7
    assert set(scores[Answer.DIFFERENT]) == {0.0}


def test_the_two_who_are_most_alike_speak_for_two_lists() -> None:
    assert compare_lists([], ["Ann Hart"]) is None
    found = compare_lists(["Bob Lund", "Hart"], ["Ida Roe", "Ann Hart", "Harte"])
    assert found == compare_names("Hart", "Ann Hart")
    assert compare_lists(["Bill Hart", "Ann Roe"], ["William Hart", "Ann Roe"]) == compare_names(
        "Ann Roe", "Ann Roe"
    )


def test_taken_apart_names_compare_as_written_ones_without_titles() -> None:
    for case in CASES:
        if case.kind not in {"title", "order"}:
            found = compare_parsed(read_name(case.a), read_name(case.b))
            assert found.answer is case.answer, case


def test_every_kind_has_names_that_are_one_and_names_that_are_not() -> None:
    kinds = Counter((case.kind, case.answer is Answer.DIFFERENT) for case in CASES)
    one_sided = {"case", "accents", "rare nickname"}
    for kind in {case.kind for case in CASES} - one_sided:
        assert kinds[kind, True], kind
        assert kinds[kind, False], kind


WORDS = st.sampled_from(
    [
        "Ann",
        "Anna",
        "Bill",
        "William",
        "Robert",
        "B.",
        "H.W.",
        "J",
        "Jr.",
        "Sr.",
        "III",
        "al",
        "bin",
        "van",
        "de",
        "Mc",
        "O'Hara",
        "O",
        "Hart",
        "Harte",
        "Bank",
        "of",
        "the",
        "Mr.",
        "Mrs",
        "Sen.",
        "Núñez",
        "Zelensky",
        "Zelenskyy",
        "Шмигаль",
        "محمد",
        "徐美",
        "y",
        "Lee,",
        "MD",
        "Osottanakorn",
    ]
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join) | st.text(max_size=20)


@given(NAMES, NAMES)
def test_the_answer_is_symmetric(a: str, b: str) -> None:
    assert compare_names(a, b) == compare_names(b, a)


@given(NAMES)
def test_a_name_is_the_same_as_itself(name: str) -> None:
    assert compare_names(name, name).answer is Answer.SAME


@given(NAMES, NAMES)
def test_the_form_of_accents_makes_no_difference(a: str, b: str) -> None:
    decomposed = unicodedata.normalize("NFD", a)
    composed = unicodedata.normalize("NFC", a)
    assert compare_names(decomposed, b) == compare_names(composed, b)


PLAIN = st.lists(
    st.sampled_from(
        [
            "ann",
            "anna",
            "bill",
            "hart",
            "harte",
            "lee",
            "b.",
            "h.w.",
            "jr.",
            "iii",
            "al",
            "bin",
            "de",
            "mc",
            "mr.",
            "núñez",
            "ó",
        ]
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


@given(PLAIN, PLAIN)
def test_case_and_blanks_make_no_difference(a: str, b: str) -> None:
    expected = compare_names(a, b)
    assert compare_names(a.upper(), b) == compare_names(a.title(), b.upper()) == expected
    assert compare_names(f"  {a.replace(' ', '  ')} ", b) == expected


@given(PLAIN, PLAIN)
def test_accents_make_no_difference(a: str, b: str) -> None:
    accented = a.replace("a", "á").replace("e", "è")
    assert compare_names(accented, b) == compare_names(a, b)
