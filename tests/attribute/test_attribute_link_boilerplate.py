"""What a page shows about a linked name is no part of the sentence."""

import pytest
from factory import build_quotation
from hypothesis import given
from hypothesis import strategies as st

from quotes.attribute import attribute_quotations
from quotes.attribute.mentions.link_boilerplate import mask_link_boilerplate


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("Bo Hart Robert (Bo) HartTalks fail MORE (D)", "Bo Hart (D)", id="glued"),
        pytest.param("Bo Hart Bo Lee Hart2020 race opens MORE said", "Bo Hart said", id="a-number"),
        pytest.param("Bo Hart Robert Lee Hart Budget fails MORE said", "Bo Hart said", id="apart"),
        pytest.param("Bo Hart Bo Lee HartMORE said", "Bo Hart said", id="no-headline"),
        pytest.param("Ann McHart wants MORE and Bo", "Ann McHart wants MORE and Bo", id="prose"),
        pytest.param("Ann McHart met HartNews MORE", "Ann McHart met HartNews MORE",
                     id="part-of-a-name"),
        pytest.param("Hart\nBo HartNews MORE", "Hart Bo HartNews MORE", id="another-paragraph"),
    ],
)  # fmt: skip
def test_link_boilerplate_is_masked(text: str, left: str) -> None:
    assert " ".join(mask_link_boilerplate(text).split()) == left


def test_the_speaker_is_who_the_sentence_names() -> None:
    text = "Sen. Bo Hart Robert (Bo) HartLee says talks fail MORE (D-Ohio) said no."
    source = "Sen. Bo Hart Robert (Bo) HartLee says talks fail MORE (D-Ohio)"
    (found,) = attribute_quotations(text, [build_quotation(text, "no", cue="said", source=source)])
    assert found.speakers == ("Bo Hart",)


@given(st.lists(st.sampled_from(["Hart", "HartNews", "Bo", " ", "\n", "MORE", "é", "2"])))
def test_no_character_moves(parts: list[str]) -> None:
    text = "".join(parts)
    masked = mask_link_boilerplate(text)
    assert len(masked) == len(text)
    assert all(new in {old, " "} for old, new in zip(text, masked, strict=True))
