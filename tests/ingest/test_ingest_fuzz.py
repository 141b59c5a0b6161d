"""Whatever the bytes of a file are, it is read, or refused in one line, and the run goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.seeds import make_seeds
from quotes.ingest import read_articles
from quotes.ingest.kinds import SUFFIXES, Kind
from quotes.types import Article, Failure

SEEDS = make_seeds()
SUFFIX = {kind: suffix for suffix, kind in SUFFIXES.items()}
# Bytes that mean something to one of the kinds.
TELLING = [
    b"\x00",
    b"\xff\xfe",
    b'"',
    b"\\",
    b"<",
    b"<!--",
    b"]]>",
    b"&#",
    b"{",
    b"PK",
    b"\r",
    b"\n\n",
]

Change = Callable[[bytes], bytes]


def cut(at: float, length: int) -> Change:
    return lambda data: data[: (i := int(at * len(data)))] + data[i + length :]


def put(at: float, piece: bytes) -> Change:
    return lambda data: data[: (i := int(at * len(data)))] + piece + data[i:]


def repeat(at: float, length: int, times: int) -> Change:
    return lambda data: data[: (i := int(at * len(data)))] + data[i : i + length] * times + data[i:]


PLACES = st.floats(0, 1)
CHANGES = st.one_of(
    st.builds(cut, PLACES, st.integers(1, 40)),
    st.builds(put, PLACES, st.one_of(st.sampled_from(TELLING), st.binary(max_size=8))),
    st.builds(repeat, PLACES, st.integers(1, 30), st.integers(2, 50)),
)


@st.composite
def inputs(draw: st.DrawFn) -> tuple[Kind, bytes]:
    kind = draw(st.sampled_from(list(SEEDS)))
    data = draw(st.sampled_from(SEEDS[kind]))
    for change in draw(st.lists(CHANGES, max_size=6)):
        data = change(data)
    return kind, data


def check_reading(folder: Path, kind: Kind, data: bytes) -> None:
    path = folder / f"input{SUFFIX[kind]}"
    path.write_bytes(data)
    found = list(read_articles([str(path)]))
    assert found
    for one in found:
        if isinstance(one, Failure):
            assert one.message
            assert len(one.message.splitlines()) == 1
        else:
            assert isinstance(one, Article)
            assert one.text.strip()


@pytest.mark.parametrize("kind", SEEDS)
def test_a_seed_is_read(tmp_path: Path, kind: Kind) -> None:
    for data in SEEDS[kind]:
        path = tmp_path / f"input{SUFFIX[kind]}"
        path.write_bytes(data)
        assert all("pumps" in one.text for one in read_articles([str(path)]))  # type: ignore[union-attr]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inputs())
def test_any_bytes_are_read_or_refused(tmp_path: Path, given_input: tuple[Kind, bytes]) -> None:
    check_reading(tmp_path, *given_input)


@pytest.mark.exhaustive
@settings(max_examples=5000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inputs())
def test_any_of_many_bytes(tmp_path: Path, given_input: tuple[Kind, bytes]) -> None:
    check_reading(tmp_path, *given_input)
