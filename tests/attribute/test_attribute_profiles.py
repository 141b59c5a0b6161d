"""What an article tells of a speaker beside the name."""

import pytest

from quotes.attribute.annotated_article import annotate_article
from quotes.attribute.entities.profiles import build_profile, find_seats
from quotes.text.annotated import AnnotatedText
from quotes.types import Gender, Profile, SpeakerKind


@pytest.mark.parametrize(
    ("behind", "seats"),
    [
        pytest.param(", R-Iowa, said no", ["R-IA"], id="party-and-state"),
        pytest.param(" (D-N.Y.) said no", ["D-NY"], id="letters"),
        pytest.param(", Republican of Maine, said no", ["R-ME"], id="in-words"),
        pytest.param(", a Democrat from New York, said no", ["D-NY"], id="from"),
        pytest.param(", R-Porto, said no", [], id="no-state"),
        pytest.param(" of Iowa said no", [], id="no-party"),
    ],
)
def test_seats_stand_behind_a_name(behind: str, seats: list[str]) -> None:
    assert find_seats(f"Ann Hart{behind}", [8]) == seats


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        pytest.param(
            "Sen. Ann Hart, D-Ohio, came. Ann Hart (D-Ohio) left.",
            Profile("Ann Hart", SpeakerKind.PERSON, Gender.FEMALE, ("sen",), ("D-OH",)),
            id="person",
        ),
        pytest.param(
            "The Porto Bank grew.", Profile("Porto Bank", SpeakerKind.ORGANISATION), id="body"
        ),
        pytest.param("He left Porto.", Profile("Porto", SpeakerKind.OTHER), id="place"),
    ],
)
def test_a_profile_is_what_the_article_tells(text: str, profile: Profile) -> None:
    entity = annotate_article(AnnotatedText(text)).clusters.entities[0]
    assert build_profile(text, entity.name, entity) == profile


def test_a_name_made_of_others_is_an_organisations() -> None:
    assert build_profile("", "Hart campaign", None).kind is SpeakerKind.ORGANISATION
