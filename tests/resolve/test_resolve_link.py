import pytest

from quotes.names.parse import read_name
from quotes.resolve.link import Choice, choose_speaker, predominant
from quotes.resolve.profile import (
    Traits,
    contradiction,
    join,
    needs_more_than_its_name,
    office_of,
)
from quotes.types import SpeakerKind


def told(name: str, *roles: str, seat: str | None = None, kind: str = "person") -> Traits:
    seats = frozenset({seat}) if seat else frozenset[str]()
    return Traits(read_name(name), SpeakerKind(kind), None, frozenset(roles), seats)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        pytest.param(told("Bo Lee"), told("Bo Lee Jr."), "Jr", id="suffix"),
        pytest.param(told("Bo A. Lee"), told("Bo C. Lee"), "initials", id="initials"),
        pytest.param(told("Bo Lee", seat="R-IA"), told("Bo Lee", seat="R-NY"), "R-NY", id="state"),
        pytest.param(told("Bo Lee", "coach"), told("Bo Lee", "senator"), "sport", id="field"),
        pytest.param(
            told("Bo Lee", "justice"), told("Bo Lee", "correspondent"), "press", id="press"
        ),
    ],
)
def test_what_can_not_be_one_person(one: Traits, other: Traits, why: str) -> None:
    assert why in (contradiction(one, other) or "")
    assert contradiction(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(told("Bo Lee", "rep"), told("Bo Lee", "senator"), id="a-career"),
        pytest.param(told("Bo Lee", "lawyer"), told("Bo Lee", "mayor"), id="fields-that-mix"),
        pytest.param(told("Bo Lee", seat="D-IA"), told("Bo Lee", seat="R-IA"), id="other-party"),
        pytest.param(told("Bo Lee"), told("Bo Lee", "coach"), id="nothing-told"),
        pytest.param(told("Bo H. Lee"), told("Bo H. W. Lee"), id="more-initials"),
    ],
)
def test_what_can_be_one_person(one: Traits, other: Traits) -> None:
    assert contradiction(one, other) is None


def test_of_two_of_a_name_the_one_of_whom_the_same_is_told() -> None:
    known = {1: told("Bo Lee", "coach"), 2: told("Bo Lee", "justice", seat="R-IA")}
    assert choose_speaker(told("Bo Lee", "judge"), known) == Choice(2)
    assert choose_speaker(told("Bo Lee", "coach"), known) == Choice(1)
    assert choose_speaker(told("Bo Lee"), known) == Choice(None, alone=True)
    assert choose_speaker(told("Bo Lee", "singer"), known) == Choice(None)
    assert choose_speaker(told("Bo Lee"), {}) == Choice(None)


def test_a_state_tells_more_than_a_field() -> None:
    known = {1: told("Bo Lee", "senator", seat="R-IA"), 2: told("Bo N. Lee", "senator")}
    assert choose_speaker(told("Bo Lee", "sen", seat="R-IA"), known) == Choice(1)
    assert choose_speaker(told("Bo N. Lee", "sen"), known) == Choice(2)
    assert choose_speaker(told("Bo Lee", "sen"), known).among == (1, 2)


def test_who_is_in_the_news_again_and_again_is_meant() -> None:
    assert predominant({1: 20, 2: 1, 3: 4}) == 1
    assert predominant({1: 20, 2: 5}) is None
    assert predominant({1: 4, 2: 0}) is None
    assert predominant({}) is None


def test_what_is_told_adds_up() -> None:
    both = join((told("Bo Lee", "coach"), told("Bo B. Lee", "mayor", seat="D-OH")))
    assert both.roles == {"coach", "mayor"}
    assert both.seats == {"D-OH"}
    assert both.name == read_name("Bo B. Lee")


@pytest.mark.parametrize(
    ("traits", "alone"),
    [
        (told("Hart"), True),
        (told("Ann Hart"), False),
        (told("Google", kind="other"), False),
        (told("Ukraine", kind="other"), False),
        (told("Klychko", kind="other"), True),
        (told("Congress", kind="organisation"), False),
    ],
)
def test_a_surname_does_not_tell_who_it_is(traits: Traits, alone: bool) -> None:
    assert needs_more_than_its_name(traits) is alone


@pytest.mark.parametrize(
    ("roles", "office"),
    [
        (("president",), "president"),
        (("vice", "president"), "vice president"),
        (("prime", "minister"), "prime minister"),
        (("former", "president"), None),
        (("senator",), None),
        ((), None),
    ],
)
def test_offices_of_one_holder(roles: tuple[str, ...], office: str | None) -> None:
    assert office_of(told("Hart", *roles)) == office
