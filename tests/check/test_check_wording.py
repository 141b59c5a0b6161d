"""Quoted words and the way back to where they stand."""

import pytest
from check_factory import make_wording

from quotes.check.wording import Wording, share_of

PARTS = Wording(("We sail,", "they stay"), (10, 40))


@pytest.mark.parametrize(
    ("span", "place"),
    [
        pytest.param((0, 2), (10, 12), id="first-part"),
        pytest.param((9, 13), (40, 44), id="second-part"),
        pytest.param((3, 13), (13, 44), id="both"),
        pytest.param((3, 8), (13, 18), id="up-to-the-break"),
        pytest.param((9, 9), (40, 40), id="a-point"),
        pytest.param((0, 0), (10, 10), id="the-start"),
        pytest.param((18, 18), (49, 49), id="the-end"),
    ],
)
def test_locate(span: tuple[int, int], place: tuple[int, int]) -> None:
    assert PARTS.text == "We sail, they stay"
    assert PARTS.locate(*span) == place


@pytest.mark.parametrize(
    ("span", "texts", "starts"),
    [
        pytest.param((0, 18), PARTS.texts, PARTS.starts, id="all"),
        pytest.param((3, 8), ("sail,",), (13,), id="of-the-first"),
        pytest.param((9, 13), ("they",), (40,), id="of-the-second"),
        pytest.param((3, 13), ("sail,", "they"), (13, 40), id="of-both"),
        pytest.param((8, 18), ("they stay",), (40,), id="from-the-break-on"),
    ],
)
def test_cut(span: tuple[int, int], texts: tuple[str, ...], starts: tuple[int, ...]) -> None:
    assert PARTS.cut(*span) == Wording(texts, starts)


@pytest.mark.parametrize(
    ("span", "broken"),
    [((0, 8), True), ((8, 9), True), ((8, 8), True), ((0, 7), False), ((9, 18), False)],
)
def test_is_broken(span: tuple[int, int], broken: bool) -> None:
    assert PARTS.is_broken(*span) is broken


def test_where_a_wording_begins_and_ends() -> None:
    assert (PARTS.start, PARTS.end) == (10, 49)


@pytest.mark.parametrize(
    ("claim", "record", "share"),
    [
        pytest.param("a b c d", "a b c d", 1.0, id="all"),
        pytest.param("a b c d", "x a y c z", 0.5, id="half-in-order"),
        pytest.param("a b c d", "d c", 0.25, id="order-counts"),
        pytest.param("…", "a b", 0.0, id="no-words"),
        pytest.param("a b", "…", 0.0, id="none-on-record"),
    ],
)
def test_share(claim: str, record: str, share: float) -> None:
    assert share_of(make_wording(claim), make_wording(record)) == share
