"""Alignments as an editor would mark them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.diff.align import Step, align
from quotes.text.tokens import tokenise
from quotes.types import OpKind


def changes(a: str, b: str) -> list[tuple[str, str]]:
    """Return what was changed, as words of a and words of b."""
    ours, theirs = a.split(), b.split()
    steps = align(tokenise(a), tokenise(b))
    return [
        (" ".join(ours[slice(*step.a)]), " ".join(theirs[slice(*step.b)]))
        for step in steps
        if step.op is not OpKind.EQUAL
    ]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(
            "nobody has seen anything like the fire in the harbour",
            "nobody has seen the scale of the fire in the harbour",
            [("anything like", "the scale of")],
            id="one-replacement",
        ),
        pytest.param(
            "they turned our city into a furnace",
            "they turned our entire city into a furnace",
            [("", "entire")],
            id="inserted",
        ),
        pytest.param(
            "a patient man like my brother or the mayor",
            "a patient man unlike my brother and the mayor",
            [("like", "unlike"), ("or", "and")],
            id="what-stands-between-is-kept",
        ),
        pytest.param(
            "we lost the ferry and every pump on the quay",
            "we gave up the boat and some men on the quay",
            [("lost the ferry and every pump", "gave up the boat and some men")],
            id="lone-small-words-are-not-kept",
        ),
        pytest.param(
            "you have to close the harbour",
            "you have to think. They said so. You have to close the harbour",
            [("", "you have to think. They said so.")],
            id="short-wording-stays-together",
        ),
        pytest.param(
            "and then the ferry burned",
            "the ferry burned at dawn",
            [("and then", ""), ("", "at dawn")],
            id="both-ends",
        ),
        pytest.param("one two", "three four", [("one two", "three four")], id="nothing-shared"),
        pytest.param("", "the ferry", [("", "the ferry")], id="empty"),
    ],
)
def test_align(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    assert changes(a, b) == expected
    assert changes(b, a) == [(theirs, ours) for ours, theirs in expected]


WORDS = st.sampled_from(["the", "of", "we", "not", "city", "ferry", "burned", "at"])
TEXTS = st.lists(WORDS, max_size=25).map(" ".join)


def check(a: str, b: str, steps: list[Step]) -> None:
    """Assert that the steps lead from a to b, in order and without a gap."""
    ours, theirs = tokenise(a), tokenise(b)
    i = j = 0
    for step in steps:
        assert (step.a[0], step.b[0]) == (i, j)
        (i, j) = (step.a[1], step.b[1])
        cut = [word.norm for word in ours[slice(*step.a)]]
        put = [word.norm for word in theirs[slice(*step.b)]]
        assert (cut == put) == (step.op is OpKind.EQUAL)
        assert bool(cut) == (step.op is not OpKind.INSERT)
        assert bool(put) == (step.op is not OpKind.DELETE)
    assert (i, j) == (len(ours), len(theirs))
    kinds = [step.op is OpKind.EQUAL for step in steps]
    assert all(one != two for one, two in itertools.pairwise(kinds))


@given(TEXTS, TEXTS)
def test_steps_lead_from_one_wording_to_the_other(a: str, b: str) -> None:
    check(a, b, align(tokenise(a), tokenise(b)))


@pytest.mark.parametrize("times", [200, 5_000])
def test_long_texts(times: int) -> None:
    a = "we saw the ferry burn " * times
    b = "at dawn " + "we saw the ferry burn " * (times - 1) + "we saw the city burn"
    check(a, b, align(tokenise(a), tokenise(b)))
