"""Whom names stand for, on small articles of our own: brothers, kings and insults."""

import pytest
from factory import attribute_sources as attribute

from quotes.types import SpeakerStatus


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        pytest.param(
            "Clerk Ann Lee left. Hart aide Bob Reed said no.",
            "Hart aide Bob Reed",
            "Bob Reed",
            id="aide-of-somebody",
        ),
        pytest.param(
            "Mr Klein, the brother of the mayor, Vitali Klein, boxes. Wladimir Klein won. "
            "Mr Klein said no.",
            "Mr Klein",
            "Wladimir Klein",
            id="not-the-brother",
        ),
        pytest.param("Stated Stonor: no.", "Stonor", "Stonor", id="capital-of-an-opener"),
        pytest.param(
            "Crooked Mary Hart lost. Then Mary Hart left. Hart said no.",
            "Hart@3",
            "Mary Hart",
            id="insult-before-a-name",
        ),
        pytest.param("Larry King left. Mr. King said no.", "Mr. King", "Larry King", id="a-king"),
        pytest.param("Then Amy Pope said no.", "Amy Pope", "Amy Pope", id="a-pope"),
        pytest.param(
            "Then Ann Suu Kyi left. Suu Kyi said no.", "Suu Kyi@2", "Ann Suu Kyi", id="two-surnames"
        ),
        pytest.param("Then CBS News said no.", "CBS News", "CBS News", id="news-is-no-group"),
    ],
)
def test_named(text: str, source: str, speaker: str) -> None:
    (found,) = attribute(text, source)
    assert found.status is SpeakerStatus.NAMED
    assert found.speaker == speaker
    assert found.evidence
    assert 0.5 <= found.confidence <= 1


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "Ann Lee has a lawyer. Lee's lawyer said no.", "Lee's lawyer", id="possessive"
        ),
        pytest.param("Nobody knows. My father said no.", "My father", id="whose-father"),
        pytest.param(
            "Donald Hart and Mary Hart met. Mary left. Mary laughed. Mary Hart sang. "
            "Mary Hart left. Later Hart said no.",
            "Hart@5",
            id="she-goes-by-first-name",
        ),
    ],
)
def test_it_abstains(text: str, source: str) -> None:
    (found,) = attribute(text, source)
    assert found.status is SpeakerStatus.UNKNOWN
    assert found.speakers == ()
    assert found.evidence


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Former boxer Wladimir Klein, whose brother Vitali Klein is mayor of Porto, came. "
            "Mr Klein wrote so.\n\nPorto Mayor Vitali Klein left. Vitali Klein slept.",
            id="whose-brother",
        ),
        pytest.param(
            "Wladimir Klein, the younger brother of Porto mayor Vitali Klein, spoke. "
            "Mr Klein wrote so.\n\nVitali Klein stayed at home. Vitali Klein slept.",
            id="brother-of",
        ),
        pytest.param(
            "Vitali Klein, the mayor of Porto, left. His brother Wladimir Klein is here. "
            "Mr Klein wrote so.",
            id="both-introduced",
        ),
    ],
)
def test_of_two_brothers_never_the_wrong_one(text: str) -> None:
    (found,) = attribute(text, "Mr Klein")
    assert found.speaker in {"Wladimir Klein", None}
    assert found.confidence <= 0.7


def test_an_ampersand_is_part_of_a_name() -> None:
    (found,) = attribute("“We are sorry,” AT&    T said.", "AT&    T")
    assert found.speaker == "AT&T"
    (found,) = attribute("“We are sorry,” X said.", "X")
    assert found.speakers == ()


def test_a_campaigns_name_stands_in_the_text() -> None:
    text = "Jr.Council said no."
    (found,) = attribute(text, "Jr.Council")
    assert found.speakers == ("Jr.Council",)
