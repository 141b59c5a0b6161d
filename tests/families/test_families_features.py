"""The measures of two passages, and the runs of words that they share."""

from datetime import date

import pytest

from quotes.families import components, may_be_linked, score_pair
from quotes.families.features import (
    contained_share,
    days_apart,
    is_near,
    is_title,
    rarest_run,
)
from quotes.families.shared_runs import SharedRun, Span, distinctive_spans, join_spans, shared_spans
from quotes.text.tokens import tokenise
from quotes.types import LinkType, Passage

LONG = (
    "Nobody came to help the ferry crews, and whoever says otherwise has never stood on that "
    "quay while the sheds were burning"
)


def on(day: int | None, outlet: str | None = None, text: str = LONG, **more: object) -> Passage:
    when = None if day is None else date(2024, 5, day)
    return Passage(text, 0, day=when, outlet=outlet, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "days", "near"),
    [
        pytest.param(on(1, "Post"), on(1, "Star"), 0, True, id="one-day"),
        pytest.param(on(1, "Post"), on(8, "Star"), 7, True, id="a-week"),
        pytest.param(on(1, "Post"), on(9, "Star"), 8, False, id="over-a-week"),
        pytest.param(on(1, "Post"), on(1, "Post"), 0, False, id="one-outlet"),
        pytest.param(on(1), on(2), 1, True, id="no-outlets"),
        pytest.param(on(1, "Post"), on(2), 1, True, id="one-outlet-known"),
        pytest.param(on(1, "Post"), on(None, "Star"), None, False, id="no-day"),
    ],
)
def test_days(a: Passage, b: Passage, days: int | None, near: bool) -> None:
    assert days_apart(a, b) == days_apart(b, a) == days
    assert is_near(a, b) is near
    assert is_near(b, a) is near


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [
        pytest.param("b c d", "a b c d e", 1.0, id="whole"),
        pytest.param("a b c d e", "b c d", 1.0, id="the-other-way"),
        pytest.param("b c d x", "a b c d e", 0.75, id="a-word-more"),
        pytest.param("b c x d", "a b c d e", 0.75, id="a-word-between"),
        pytest.param("b c d e", "b c . . d e", 1.0, id="words-left-out"),
        pytest.param("b c d e", "b c . . . . . . . . . d e", 0.5, id="too-far-away"),
        pytest.param("c d e f", "b . . . . . . . c d . e", 0.75, id="the-longest-run-first"),
    ],
)
def test_the_share_of_the_shorter_that_the_longer_holds(a: str, b: str, share: float) -> None:
    ours, theirs = a.split(), b.split()
    runs = [
        SharedRun(i, j, 1)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if one == other
    ]
    turned = [SharedRun(run.b, run.a, run.length) for run in runs]
    assert contained_share(ours, theirs, runs) == share
    assert contained_share(theirs, ours, turned) == share


def test_the_longest_runs_say_where_to_look() -> None:
    a = [*"abcdefghi", "k", "l", "m"]
    b = [*(word for letter in "abcdefghi" for word in (letter, *"." * 20)), "k", "l", "m"]
    runs = [SharedRun(at, at * 21, 1) for at in range(9)] + [SharedRun(9, 189, 3)]
    assert contained_share(a, b, runs) == 3 / 12


def test_the_rarest_run_is_not_the_longest() -> None:
    words = ["at", "the", "end", "of", "the", "day", "crematorium"]
    runs = [SharedRun(0, 0, 6), SharedRun(6, 6, 1)]
    assert rarest_run(words, runs) == (runs[1], 10.75)
    turned = [SharedRun(0, 0, 1), SharedRun(1, 1, 6)]
    assert rarest_run([words[-1], *words[:-1]], turned) == (turned[0], 10.75)
    same = [SharedRun(6, 0, 1), SharedRun(6, 0, 1)]
    assert rarest_run(words, same)[0] == same[0]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Harbour Ferry Hour", True),
        ("A Ferry for the Harbour", True),
        ("The harbour Ferry Hour", False),
        ("THE HARBOUR FERRY", False),
        ("Ferry", False),
        ("The Ferry", False),
        ("One Two Three Four Five Six Seven Eight", True),
        ("One Two Three Four Five Six Seven Eight Nine", False),
    ],
)
def test_titles_are_told_by_their_capitals(text: str, title: bool) -> None:
    assert is_title(text, tokenise(text)) is title


def test_distinctive_runs_are_as_short_as_can_be() -> None:
    norms = ["we", "never", "saw", "the", "crematorium", "ferry", "quay"]
    found = distinctive_spans(norms)
    assert all(3 <= span.end - span.start <= 12 for span in found.values())
    assert all(tuple(norms[span.start : span.end]) == words for words, span in found.items())
    assert ("crematorium", "ferry", "quay") in found
    starts = [span.start for span in found.values()]
    assert starts == sorted(starts)
    assert distinctive_spans(["crematorium", "quay"]) == {}
    assert distinctive_spans(["at", "the", "end", "of", "the", "day"]) == {}


def test_of_a_run_that_recurs_the_first_counts() -> None:
    norms = ["crematorium", "ferry", "quay", "and", "crematorium", "ferry", "quay"]
    assert distinctive_spans(norms)["crematorium", "ferry", "quay"] == Span(0, 3)
    found = shared_spans(norms, ["so", *norms])
    assert (Span(0, 3), 1) in found


def test_shared_runs_go_as_far_as_the_words_are_the_same() -> None:
    a = ["so", "we", "saw", "crematorium", "ferry", "quay", "at", "noon", "yes"]
    b = ["and", "we", "saw", "crematorium", "ferry", "quay", "at", "noon", "no"]
    (run,) = join_spans(a, b, shared_spans(a, b))
    assert run == SharedRun(1, 1, 7)
    assert join_spans(a, b, [(Span(3, 6), 3), (Span(4, 7), 4)]) == [run]
    twice = [*b, *b]
    spans = [(Span(3, 6), 3), (Span(3, 6), 12)]
    assert join_spans(a, twice, spans) == [run, SharedRun(1, 10, 7)]


SAYS = "the mayor begged for pumps all night long"


@pytest.mark.parametrize(
    ("a", "b", "shared", "linked"),
    [
        pytest.param(on(1, speakers=("Ada Roe",)), on(1, speakers=("Roe",)), 1, True, id="same"),
        pytest.param(
            on(1, speakers=("Ada Roe",)), on(1, speakers=("Bo Lund",)), 1, False, id="different"
        ),
        pytest.param(
            on(1, speakers=("Ada Roe",)), on(1, speakers=("Bo Lund",)), 2, True, id="two-runs"
        ),
        pytest.param(on(1, "Post"), on(3, "Star"), 1, True, id="near"),
        pytest.param(on(1, "Post"), on(20, "Star"), 1, False, id="far"),
        pytest.param(
            on(1, "Post", "x" * 50), on(20, "Star", "y" * 99), 1, True, id="far-but-short"
        ),
        pytest.param(
            on(1, "Post", "x" * 51), on(20, "Star", "y" * 99), 1, False, id="not-so-short"
        ),
        pytest.param(on(1, reported=True), on(1, reported=True), 9, False, id="both-reported"),
        pytest.param(on(1, "Post", reported=True), on(1, "Star"), 9, False, id="of-nobody"),
        pytest.param(
            on(1, "Post", reported=True, speakers=("Ada Roe",)),
            on(2, "Star", speakers=("Ada Roe",)),
            1,
            True,
            id="reported",
        ),
        pytest.param(
            on(1, "Post", reported=True, speakers=("Ada Roe",)),
            on(20, "Star", speakers=("Ada Roe",)),
            1,
            False,
            id="reported-long-ago",
        ),
    ],
)
def test_what_may_be_linked(a: Passage, b: Passage, shared: int, linked: bool) -> None:
    assert may_be_linked(a, b, shared) is linked
    assert may_be_linked(b, a, shared) is linked


def link(a: Passage, b: Passage) -> LinkType | None:
    found = score_pair(a, b)
    assert found.same is (found.kinship is LinkType.SAME)
    return found.kinship


ADA, BO = ("Ada Roe",), ("Bo Lund",)
HABIT = "not a natural diplomat"


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        pytest.param(on(1, speakers=ADA), on(1, speakers=ADA), LinkType.SAME, id="same"),
        pytest.param(
            on(1, "Post", speakers=ADA), on(1, "Star", speakers=BO), LinkType.SAME, id="conflict"
        ),
        pytest.param(
            on(1, "Post", speakers=ADA, reported=True),
            on(1, "Star", speakers=ADA),
            LinkType.PARAPHRASE,
            id="paraphrase",
        ),
        pytest.param(
            on(1, "Post", speakers=ADA, reported=True),
            on(
                1,
                "Star",
                "Whoever says otherwise has never stood on a pier in his life",
                speakers=ADA,
            ),
            None,
            id="too-little-of-it",
        ),
        pytest.param(on(1, text=HABIT), on(20, text=HABIT, speakers=BO), None, id="a-phrase"),
        pytest.param(
            on(1, text=HABIT, speakers=ADA), on(1, text=HABIT, speakers=BO), None, id="two-people"
        ),
    ],
)
def test_what_two_passages_are(a: Passage, b: Passage, kind: LinkType | None) -> None:
    assert link(a, b) is kind
    assert link(b, a) is kind


def test_what_somebody_says_again_after_a_month_is_a_habit() -> None:
    habit = "We will see what happens with the ferry"
    early = Passage(habit, 0, ADA, day=date(2024, 5, 1))
    within = Passage(habit, 0, ADA, day=date(2024, 5, 31))
    after = Passage(habit, 0, ADA, day=date(2024, 6, 1))
    rare = score_pair(early, after)
    assert link(early, within) is LinkType.SAME
    assert rare.kinship in {LinkType.REPEATED, LinkType.SAME}
    assert link(Passage(LONG, 0, ADA, day=date(2024, 5, 1)), on(1)) is LinkType.SAME


def test_firm_links_do_not_lean_on_days() -> None:
    assert score_pair(on(1, speakers=ADA), on(1, speakers=ADA)).firm
    short = "the crematorium never burned"
    near = score_pair(on(1, "Post", short), on(2, "Star", short))
    assert near.same
    assert "printed within a week" in near.reasons
    assert not score_pair(
        on(1, "Post", reported=True, speakers=ADA), on(1, "Star", speakers=ADA)
    ).firm


def test_copies_of_one_wording_count_as_one() -> None:
    copies = [(a, b, 0.9) for a in range(15) for b in range(a)]
    hub = [(0, other, 0.5) for other in range(15, 40)]
    wordings = dict.fromkeys(range(15), "same") | {node: node for node in range(15, 40)}
    assert components(range(40), [*copies, *hub], wordings=wordings) == [tuple(range(40))]
    chain = [(node, node + 1, 0.5) for node in range(60)]
    alike = dict.fromkeys(range(61), "same")
    assert components(range(61), chain, wordings=alike) == [tuple(range(61))]
    assert components(range(61), chain, wordings={}) != [tuple(range(61))]
    twenty = [(node, node + 1, 0.5) for node in range(19)]
    assert components(range(20), twenty) == [tuple(range(20))]
    assert components(range(21), [*twenty, (19, 20, 0.5)]) != [tuple(range(21))]
