"""The best alignment: no other one is worth more by what gains and costs are said to be."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.diff.matrix import best_matches
from quotes.text.rarity import measure_rarity

# What a change costs within a wording, what it costs to exchange words besides, and what is left
# out or added at an end.
CHANGE, EXCHANGED, END = 1.2, 1.1, 0.4
Matches = list[tuple[int, int]]


def gain(word: str) -> float:
    """Return what a kept word is worth: from the ninth bit on rarity adds nothing."""
    return 0.6 + min(measure_rarity([word]), 9.0) / 3


def cost(cut: int, added: int, *, at_end: bool) -> float:
    """Return what a gap between kept words costs, by how many words each side has in it."""
    if cut and added:
        return CHANGE + EXCHANGED
    return (END if at_end else CHANGE) if cut or added else 0.0


def worth(a: list[str], b: list[str], kept: Matches) -> float:
    """Return what an alignment is worth."""
    places = [(-1, -1), *kept, (len(a), len(b))]
    total = math.fsum(gain(a[i]) for i, _ in kept)
    for at, ((i, j), (k, m)) in enumerate(itertools.pairwise(places)):
        at_end = at in {0, len(places) - 2}
        total -= cost(k - i - 1, m - j - 1, at_end=at_end)
    return total


def alignments(a: list[str], b: list[str], i: int = 0, j: int = 0) -> list[Matches]:
    """Return every way to keep words that both have, in order."""
    found: list[Matches] = [[]]
    for k in range(i, len(a)):
        for m in range(j, len(b)):
            if a[k] == b[m]:
                found += [[(k, m), *rest] for rest in alignments(a, b, k + 1, m + 1)]
    return found


WORDS = st.lists(st.sampled_from(["the", "we", "not", "harbour", "crematorium"]), max_size=5)


@given(WORDS, WORDS)
def test_no_alignment_is_worth_more(a: list[str], b: list[str]) -> None:
    kept = best_matches(a, b)
    assert kept in alignments(a, b)
    best = max(worth(a, b, one) for one in alignments(a, b))
    assert worth(a, b, kept) == pytest.approx(best)


@pytest.mark.parametrize(
    ("a", "b", "kept"),
    [
        pytest.param("ferry", "ferry", "ferry", id="same"),
        pytest.param("the", "the", "the", id="lone-small-word-alone"),
        pytest.param("", "ferry", "", id="nothing"),
        pytest.param("lost the quay", "gave the boat", "", id="lone-small-word"),
        pytest.param("lost my husband there", "gave my husband here", "my husband", id="two-words"),
        pytest.param("lost crematorium quay", "gave crematorium boat", "crematorium", id="rare"),
        pytest.param("the ferry burned", "ferry", "ferry", id="ends-cut"),
        pytest.param("the ferry", "ferry the", "ferry", id="crossed"),
        pytest.param("burned burned ferry", "burned ferry", "burned ferry", id="repeated"),
    ],
)
def test_kept_words(a: str, b: str, kept: str) -> None:
    ours, theirs = a.split(), b.split()
    assert [ours[i] for i, _ in best_matches(ours, theirs)] == kept.split()
    assert [ours[i] for _, i in best_matches(theirs, ours)] == kept.split()
