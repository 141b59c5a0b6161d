"""Names as they are found: whole, and without what only stands beside them."""

from dataclasses import replace

import pytest
from factory import build_quotation

from quotes.attribute import attribute_quotations
from quotes.types import Attribution, CharSpan, SpeakerStatus


def attribute(text: str, source: str) -> Attribution:
    """Attribute "No" to the last words of a text that read like the source."""
    whole = f"{text} {source} said “No”."
    end = len(text) + 1 + len(source)
    quotation = replace(
        build_quotation(whole, "No", cue="said"), source=(CharSpan(len(text) + 1, end),)
    )
    return attribute_quotations(whole, [quotation])[0]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        pytest.param("", "Chief of Staff Ann Hart", "Ann Hart", id="chief-of-staff"),
        pytest.param("", "Special Counsel Hart", "Hart", id="special-counsel"),
        pytest.param("", "Senate Leader Ann Hart of New York", "Ann Hart", id="senate-of"),
        pytest.param("", "Co-host Ann Hart", "Ann Hart", id="co-host"),
        pytest.param("", "state Del. Ann Hart", "Ann Hart", id="a-title-with-a-stop"),
        pytest.param("", "Del Hart", "Del Hart", id="the-same-without-is-a-name"),
        pytest.param("", 'Ann "Nan" Hart', 'Ann "Nan" Hart', id="nickname"),
        pytest.param("", "The 9th Circuit Court of Appeals", "9th Circuit Court of Appeals",
                     id="ordinal"),
        pytest.param("", "The Bureau of Alcohol, Tobacco, Firearms and Explosives",
                     "Bureau of Alcohol, Tobacco, Firearms and Explosives", id="listed"),
        pytest.param("", "The Centers for Disease Control and Prevention",
                     "Centers for Disease Control and Prevention", id="centers"),
        pytest.param("", "USA TODAY", "USA TODAY", id="today-in-a-name"),
        pytest.param("The Porto Times came. Later, the Times left. Then", "the Times",
                     "Porto Times", id="short-name"),
        pytest.param("They grew across the U.S. Hartco left. Then came Hartco.\n\n", "Hartco",
                     "Hartco", id="no-country-before"),
        pytest.param("JUST WATCHED Hart speaks. Then came Hart.\n\n", "Hart", "Hart", id="shouted"),
        pytest.param("He saw Norwegian Hartco. Then came Hartco.\n\n", "Hartco", "Hartco",
                     id="adjective"),
        pytest.param("", "The Wall Street Journal", "Wall Street Journal", id="plain-words-inside"),
        pytest.param("The Journal came.", "The Wall Street Journal", "Wall Street Journal",
                     id="its-end-alone"),
        pytest.param("", "United States Citizenship and Immigration Services",
                     "United States Citizenship and Immigration Services", id="states-is-no-title"),
        pytest.param("", "The Alliance to Reclaim Our Schools", "Alliance to Reclaim Our Schools",
                     id="our-within-a-name"),
    ],
)  # fmt: skip
def test_a_name_is_whole(text: str, source: str, speaker: str) -> None:
    assert attribute(text, source).speaker == speaker


@pytest.mark.parametrize("source", ["Dems", "the Left", "the North Koreans", "the Framers"])
def test_groups_have_no_name(source: str) -> None:
    found = attribute("Then they met.", source)
    assert found.status is SpeakerStatus.ANONYMOUS
    assert not found.speakers


def test_of_two_papers_of_one_short_name_neither_is_taken() -> None:
    found = attribute("The Porto Times and the Lisbon Times came. Then", "the Times")
    assert not found.speakers
