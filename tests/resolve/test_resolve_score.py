import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.names.nicknames import nicknames_of
from quotes.names.parse import read_name
from quotes.resolve.profile import Traits
from quotes.resolve.score import score_speakers
from quotes.types import Gender, SpeakerKind


def person(name: str, **fields: object) -> Traits:
    return Traits(read_name(name), SpeakerKind.PERSON, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        pytest.param("Vadim Boiko", "Vadym Boyko", "ways of writing one sound", id="spelling"),
        pytest.param("Bill Hart", "William Hart", "short for", id="nickname"),
        pytest.param("A. Hart", "Ann Hart", "initial", id="initial"),
        pytest.param("Ann Lee", "Ann Lee Hart", "two surnames", id="marriage"),
        pytest.param("Ann Hart", "Ann Marie Hart", "further name, Marie", id="middle-name"),
        pytest.param("Hart Ann", "Ann Hart", "another order", id="order"),
        pytest.param("Mohammed Saleh", "Muhammad Saleh", "spellings of one name", id="vowels"),
    ],
)
def test_like_names_are_suggested_with_a_reason(one: str, other: str, reason: str) -> None:
    found = score_speakers(person(one), person(other))
    assert found is not None
    assert any(reason in line for line in found.reasons)
    assert 0.5 <= found.score < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Wladimir Klein", "Vitali Klein", id="brothers"),
        pytest.param("Bo Lee", "Bo Lee Jr.", id="father-and-son"),
        pytest.param("George H. Hill", "George W. Hill", id="other-initials"),
        pytest.param("Ann Mary Hart", "Ann Rose Hart", id="other-middle-names"),
        pytest.param("Tim Hart", "Tom Hart", id="one-vowel"),
        pytest.param("Hart", "Ann Hart", id="surname-alone"),
    ],
)
def test_others_are_not(one: str, other: str) -> None:
    assert score_speakers(person(one), person(other)) is None


def test_what_articles_tell_moves_the_score() -> None:
    plain = score_speakers(person("Bill Hart"), person("William Hart"))
    senator = frozenset({"senator"})
    agreed = score_speakers(person("Bill Hart", roles=senator), person("Will Hart", roles=senator))
    many = score_speakers(person("Bill Hart"), person("William Hart"), namesakes=9)
    said = score_speakers(person("Bill Hart"), person("William Hart"), same_words=2)
    assert plain is not None
    assert agreed is not None
    assert many is not None
    assert said is not None
    assert many.score < plain.score < said.score
    assert "both in politics" in agreed.reasons


def test_a_man_is_no_woman_and_a_body_nobody() -> None:
    assert (
        score_speakers(
            person("Pat Hart", gender=Gender.FEMALE), person("Pat Hartt", gender=Gender.MALE)
        )
        is None
    )
    body = Traits(read_name("Hart Bank"), SpeakerKind.ORGANISATION)
    assert score_speakers(body, person("Harte Bank")) is None


NAMES = st.lists(
    st.sampled_from(["ann", "anna", "bill", "william", "hart", "harte", "lee", "b", "jr", "May"]),
    min_size=1,
    max_size=4,
).map(" ".join) | st.text(max_size=20)


@given(NAMES, NAMES)
def test_likeness_is_symmetric(one: str, other: str) -> None:
    ours = score_speakers(person(one), person(other))
    theirs = score_speakers(person(other), person(one))
    assert (ours and ours.score) == (theirs and theirs.score)


def test_nicknames_go_both_ways() -> None:
    assert "william" in nicknames_of("bill")
    assert "bill" in nicknames_of("william")
    assert nicknames_of("qqq") == frozenset()
