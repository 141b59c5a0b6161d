"""Which quotations of a store are worth comparing with a claim."""

from collections.abc import Sequence

import pytest
from check_factory import make_candidate

from quotes.check.candidates import Candidate, Hit, Hits
from quotes.types import ArticleKind


def hits(*found: tuple[int, int, int] | tuple[int, int, int, bool]) -> Hits:
    """Return hits of (fingerprint, quotation, article) and whether it is a transcript."""
    return Hits([Hit(*(*one, False)[:4]) for one in found])


@pytest.mark.parametrize(
    ("found", "wanted", "own", "chosen"),
    [
        pytest.param([(1, 10, 5), (2, 10, 5), (1, 11, 6)], {1, 2}, (), [10, 11], id="most-first"),
        pytest.param([(1, 12, 5), (1, 11, 6)], {1}, (), [11, 12], id="then-by-number"),
        pytest.param([(1, 10, 5), (2, 10, 5), (1, 11, 6, True)], {1, 2}, (), [11, 10],
                     id="transcripts-before-others"),
        pytest.param([(1, 10, 5), (2, 11, 6)], {1}, (), [10], id="no-fingerprint-of-the-claim"),
        pytest.param([(1, 10, 5), (1, 11, 6)], {1}, (5,), [11], id="not-the-draft-itself"),
        pytest.param([(1, 10, 5, True), (1, 11, 6)], {1}, (5,), [11], id="not-its-transcript"),
        pytest.param([], {1}, (), [], id="none"),
    ],
)  # fmt: skip
def test_choose(
    found: Sequence[tuple[int, int, int]], wanted: set[int], own: Sequence[int], chosen: list[int]
) -> None:
    assert hits(*found).choose(wanted, own) == chosen


def test_of_each_fingerprint_eight_are_taken() -> None:
    common = [(1, number, number) for number in range(20)]
    assert hits(*common).choose({1}, ()) == list(range(8))
    rare = (2, 15, 15)
    assert hits(*common, rare).choose({1, 2}, ()) == [15, *range(7)]
    other = (2, 30, 30)
    assert hits(*common, other).choose({1, 2}, ()) == [*range(8), 30]


def test_the_articles_that_share_most_fingerprints_come_first() -> None:
    shared = hits((1, 10, 5), (2, 20, 6), (3, 21, 6), (1, 30, 4), (1, 31, 4))
    assert shared.nearest_articles(3) == [6, 4, 5]
    assert shared.nearest_articles(1) == [6]


def test_who_came_first_is_in_the_order() -> None:
    records = [
        make_candidate("x", article="d", date=None),
        make_candidate("x", article="b", date="2024-05-02"),
        make_candidate("x", article="a", date="2024-05-02"),
        make_candidate("x", article="c", date="2024-05-01"),
        make_candidate("x", article="e", kind=ArticleKind.TRANSCRIPT, date="2024-06-01"),
    ]
    assert [one.article for one in sorted(records, key=lambda one: one.order)] == list("ecabd")
    later = make_candidate("x", article="a", quotation=2)
    assert sorted([later, make_candidate("x")], key=lambda one: one.order)[1] is later


@pytest.mark.parametrize(
    ("candidate", "overlooked", "printed_in"),
    [
        pytest.param(make_candidate("x"), False, "Outlet a", id="quotation"),
        pytest.param(make_candidate("x", quotation=None), True, "Outlet a", id="text-alone"),
        pytest.param(
            make_candidate("x", quotation=None, kind=ArticleKind.TRANSCRIPT, outlet=None),
            False,
            "a",
            id="given-transcript",
        ),
    ],
)
def test_where_words_are_on_record(candidate: Candidate, overlooked: bool, printed_in: str) -> None:
    assert (candidate.is_overlooked, candidate.printed_in) == (overlooked, printed_in)
