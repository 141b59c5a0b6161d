"""Masking moves no character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.mask import mask_markup


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param('see <a href="x">here</a>.', "see " + " " * 12 + "here    .", id="tags"),
        pytest.param("a &lt; b &amp; c", "a <    b &     c", id="entities"),
        pytest.param("&#8220;Go,&#x201d; she said", "“      Go,”        she said", id="marks"),
        pytest.param("a&nbsp;b&hellip;", "a      b…       ", id="no-break-space"),
        pytest.param("5 < 6 and <3", "5 < 6 and <3", id="not-a-tag"),
        pytest.param("<<Yes>> it is", "<<Yes>> it is", id="typed-guillemets"),
        pytest.param("R&D; &unknown;", "R&D; &unknown;", id="not-an-entity"),
        pytest.param("x<!-- “no” -->y", "x" + " " * 13 + "y", id="comment"),
        pytest.param("a<!-- <b -->c<!-- -->d", "a" + " " * 11 + "c" + " " * 8 + "d", id="comments"),
        pytest.param("<!--> <!-- a -- <b>c", "<!--> <!-- a --    c", id="comments-left-open"),
    ],
)
def test_mask_markup(text: str, masked: str) -> None:
    assert mask_markup(text) == masked


@given(st.text(alphabet="<>&;#/ab1x“\n ", max_size=100))
def test_masking_keeps_the_length(text: str) -> None:
    assert len(mask_markup(text)) == len(text)
