import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.names.parse import blocks, consonants, fold, read_name, sound

ANY_TEXT = st.text(max_size=40) | st.sampled_from(
    [
        "A",
        "x" * 300,
        "محمد بن سلمان",
        "Володимир Зеленський",
        "習近平",
        "😀",
        "<b>Hart</b>",
        "May",
        ".",
    ]
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Ann Hart", "ANN  HART", id="case-and-blanks"),
        pytest.param("Ann B. Hart", "Ann Hart", id="initial"),
        pytest.param("José Núñez", "Jose Nunez", id="diacritics"),
        pytest.param("Володимир Олешко", "Volodimir Oleshko", id="alphabet"),
        pytest.param("Kim Jong-un", "Kim Jong Un", id="hyphen"),
        pytest.param("J. K. Holt", "J.K. Holt", id="first-names-in-letters"),
        pytest.param("Pat O’Hara", "Pat O'Hara", id="apostrophe"),
        pytest.param("Bo Lee, Jr.", "Bo Lee Jr", id="suffix"),
    ],
)
def test_forms_of_one_name_have_one_key(one: str, other: str) -> None:
    assert read_name(one).key == read_name(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Bo Lee", "Bo Lee Jr.", id="son"),
        pytest.param("Ann Hart", "Anna Hart", id="another-first-name"),
        pytest.param("Hart", "Ann Hart", id="surname-alone"),
        pytest.param("Vadim Boiko", "Vadym Boyko", id="spelling"),
    ],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert read_name(one).key != read_name(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zelensky", "zelenskyy"),
        ("zelensky", "zelenskiy"),
        ("boichenko", "boychenko"),
        ("klitschko", "klychko"),
        ("yusuf", "yousuf"),
    ],
)
def test_spellings_of_one_sound_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_vowels_alone_keep_the_consonants() -> None:
    assert consonants("mohammed") == consonants("muhammad")
    assert consonants("hart") != consonants("hunt")


@given(ANY_TEXT)
def test_any_text_is_a_name_with_a_stable_key(text: str) -> None:
    name = read_name(text)
    assert len(name.words) >= 1
    assert read_name(name.key).key == name.key
    assert fold(fold(text)) == fold(text)
    assert blocks(name)


@given(st.sampled_from(["ann", "bo", "vadym"]), st.sampled_from(["hart", "boychenko", "o’hara"]))
def test_a_name_and_its_middle_name_share_a_key_to_find_them(given: str, surname: str) -> None:
    plain, longer = read_name(f"{given} {surname}"), read_name(f"{given} Maria {surname}")
    assert blocks(plain) & blocks(longer)
