"""Somebody's lawyer, wife or campaign: never the one whose it is."""

from dataclasses import replace

import pytest
from factory import build_quotation

from quotes.attribute import attribute_quotations
from quotes.types import Attribution, CharSpan


def attribute(text: str, source: str) -> Attribution:
    """Attribute "No" to a source that ends a text."""
    whole = f"{text} {source} said “No”."
    end = len(text) + 1 + len(source)
    quotation = replace(
        build_quotation(whole, "No", cue="said"), source=(CharSpan(len(text) + 1, end),)
    )
    return attribute_quotations(whole, [quotation])[0]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        pytest.param("An attorney for John Hart, Bo Lee, left.", "Hart's lawyer",
                     "Bo Lee", id="for"),
        pytest.param("John Hart's lawyer Bo Lee left.", "Hart's attorney", "Bo Lee", id="before"),
        pytest.param("Bo Lee, a lawyer for Hart, left.", "Hart's lawyer", "Bo Lee", id="behind"),
        pytest.param("Mary Hart came with her husband, Bo Lee. Hart spoke.", "Her husband",
                     "Bo Lee", id="her-husband"),
        pytest.param("John Hart came with his wife, Mary Lee. Hart spoke.", "His wife", "Mary Lee",
                     id="his-wife"),
        pytest.param("My father, Bo Lee, was old. One day", "my father", "Bo Lee", id="my-father"),
        pytest.param("The Hart campaign grew. John Hart spoke.", "His campaign", "Hart campaign",
                     id="his-campaign"),
    ],
)  # fmt: skip
def test_who_is_introduced_so(text: str, source: str, speaker: str) -> None:
    found = attribute(text, source)
    assert found.speaker == speaker
    assert found.evidence


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("John Hart has a lawyer.", "Hart's lawyer", id="nobody"),
        pytest.param("John Hart, a lawyer, came.", "Hart's lawyer", id="the-owner"),
        pytest.param("Bo Lee, a lawyer for Ann Reed, came.", "Hart's lawyer", id="somebody-elses"),
        pytest.param("Hart's lawyer Bo Lee met Hart's lawyer Ann Reed.", "Hart's lawyer", id="two"),
        pytest.param("John Hart spoke of Bo Lee, a father of two.", "His father", id="a-father"),
        pytest.param("Ann Reed's mother, Mary Reed, met John Hart. Hart spoke.", "His mother",
                     id="another-owner"),
        pytest.param("Nobody will fire special counsel Bo Lee,", "his attorney", id="own-clause"),
        pytest.param("John Hart, an aide, spoke.", "His campaign", id="no-candidate"),
    ],
)  # fmt: skip
def test_nobody_is_taken_for_it(text: str, source: str) -> None:
    assert not attribute(text, source).speakers
