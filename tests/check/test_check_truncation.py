"""What stood right before a claim and limits it."""

import pytest
from check_factory import make_wording

from quotes.check.truncation import flag_cut_opening
from quotes.diff import compare
from quotes.types import Passage

KEPT = "the harbour bridge can open again in the spring"


def flags(record: str | tuple[str, ...], claim: str = KEPT) -> list[tuple[str, str, str]]:
    wording = make_wording(*([record] if isinstance(record, str) else record))
    difference = compare(Passage(wording.text), Passage(claim))
    return [(flag.kind, flag.a, flag.b) for flag in flag_cut_opening(difference.ops, wording)]


@pytest.mark.parametrize(
    ("before", "kind", "words"),
    [
        pytest.param("If the state pays,", "condition", "If the state pays", id="if"),
        pytest.param("Unless it snows,", "condition", "Unless it snows", id="unless"),
        pytest.param("Until the piers are mended", "condition", None, id="until"),
        pytest.param("Provided the state pays,", "condition", None, id="provided"),
        pytest.param("Once more, as long as nobody strikes,", "condition",
                     "as long as nobody strikes", id="as-long-as"),
        pytest.param("As soon as everybody strikes,", None, None, id="as-soon-as"),
        pytest.param("Frankly, some say", "hedge", "Frankly, some say", id="others-say"),
        pytest.param("The newspapers alleged that", "hedge", None, id="others-allege-that"),
        pytest.param("I said that", None, None, id="the-speaker-said"),
        pytest.param("As we told them", None, None, id="we-told"),
        pytest.param("I knew long ago what people say", "hedge", None, id="i-stands-farther-off"),
        pytest.param("There was never any plan to", "negation", None, id="handed-on"),
        pytest.param("I do not", "negation", "not", id="negation-beside"),
        pytest.param("I do not care what", "negation", None, id="negation-two-words-off"),
        pytest.param("I did not sleep at all well after", None, None, id="negation-far-off"),
        pytest.param("I did not sleep, and I can say that", None, None, id="stops-at-and"),
        pytest.param("If it rains we wait, but", None, None, id="condition-of-something-else"),
        pytest.param("It is not open or", None, None, id="stops-at-or"),
        pytest.param("It was not ready so", None, None, id="stops-at-so"),
        pytest.param("Perhaps", "hedge", "Perhaps", id="hedge"),
        pytest.param("We hope", "hedge", None, id="hope"),
        pytest.param("Nobody came. Well,", None, None, id="a-sentence-ends-between"),
        pytest.param("If the state pays. Well,", None, None, id="condition-in-the-sentence-before"),
        pytest.param("If it rains in all of these long windy weeks of a northern year,",
                     None, None, id="condition-beyond-reach"),
        pytest.param("Thank you all for coming tonight,", None, None, id="nothing"),
    ],
)  # fmt: skip
def test_what_an_opening_cut_takes_away(before: str, kind: str | None, words: str | None) -> None:
    found = flags(f"{before} {KEPT}")
    assert [one[0] for one in found] == ([kind] if kind else [])
    if words:
        assert found == [(kind, words, "")]


@pytest.mark.parametrize(
    ("record", "claim"),
    [
        pytest.param(("If the state pays,", KEPT), KEPT, id="the-article-interrupts"),
        pytest.param(f"If the state pays. {KEPT}", KEPT, id="a-sentence-ends"),
        pytest.param(f"{KEPT} if the state pays", KEPT, id="cut-at-the-end"),
        pytest.param(KEPT, KEPT, id="no-cut"),
        pytest.param(f"Never will {KEPT}", f"Surely will {KEPT}", id="exchanged"),
        pytest.param("Nobody knows", KEPT, id="nothing-shared"),
    ],
)
def test_what_is_no_opening_cut(record: str | tuple[str, ...], claim: str) -> None:
    assert flags(record, claim) == []
