"""The places of a long record that a claim may come from."""

import pytest
from check_factory import make_candidate, make_claim

from quotes.check.windows import find_windows

SHIPS = "the freighters leave the outer anchorage tonight"  # seven words
GATES = "engineers welded both floodgates shut"


def filler(words: int, name: str = "padding") -> str:
    return " ".join(f"{name}{at}" for at in range(words))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param(f"{SHIPS} {filler(120)}", None, id="short-enough"),
        pytest.param(f"{SHIPS} {filler(121)}", (0, 74), id="at-the-start"),
        pytest.param(f"{filler(121)} {SHIPS}", (54, 128), id="at-the-end"),
        pytest.param(f"{filler(200)} {SHIPS} {filler(200)}", (133, 274), id="within"),
        pytest.param(filler(200), None, id="nowhere"),
    ],
)
def test_a_claims_place_has_room_around(text: str, spans: tuple[int, int] | None) -> None:
    candidate = make_candidate(text)
    (found,) = find_windows(make_claim(SHIPS), candidate)
    if spans is None:
        assert found is candidate
    else:
        assert found.wording.text.split() == text.split()[slice(*spans)]
        assert text[found.wording.start - 100 :].startswith(found.wording.text)


@pytest.mark.parametrize(
    ("between", "windows"),
    [pytest.param(72, 1, id="near"), pytest.param(74, 2, id="far")],
)
def test_places_near_each_other_are_one(between: int, windows: int) -> None:
    claim = make_claim(f"{SHIPS} {GATES}")  # room for seventy-two words
    text = f"{filler(150)} {SHIPS} {filler(between, 'gap')} {GATES} {filler(150, 'end')}"
    found = find_windows(claim, make_candidate(text))
    assert len(found) == windows
    assert SHIPS in found[0].wording.text
    assert GATES in found[-1].wording.text
