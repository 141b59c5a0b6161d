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


COMMON = "so it is by the sea"


@pytest.mark.parametrize(
    ("claim", "places"),
    [
        pytest.param(COMMON, [COMMON], id="word-for-word-though-common"),
        pytest.param(f"{GATES} so it is", [GATES], id="what-is-distinctive"),
        pytest.param("by the floodgates", [COMMON, GATES], id="else-what-is-rarest"),
        pytest.param("nobody answers", [], id="no-word-at-all"),
    ],
)
def test_places_are_where_the_longest_and_rarest_runs_stand(claim: str, places: list[str]) -> None:
    text = f"by so it {filler(168)} {COMMON} {filler(323)} {GATES} {filler(193)} {COMMON}"
    found = [
        window.wording.text for window in find_windows(make_claim(claim), make_candidate(text))
    ]
    assert len(found) == len(places)
    assert all(place in window for place, window in zip(places, found, strict=True))


def test_of_many_places_a_few_are_taken() -> None:
    pieces = [f"{name}one {name}two {name}three" for name in ("dock", "mole", "reef", "buoy")]
    claim = make_claim(f"{' so '.join(pieces)} and {SHIPS} but {GATES}")
    text = "".join(f"{piece} {filler(400)} " for piece in [*pieces, f"{SHIPS} that {GATES}"])
    found = [window.wording.text for window in find_windows(claim, make_candidate(text))]
    assert [next(one for one in pieces if one in window) for window in found[:3]] == pieces[:3]
    assert SHIPS in found[3]
    assert GATES in found[3]
