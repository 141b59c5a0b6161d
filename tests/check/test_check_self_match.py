"""Whether an article is the draft itself."""

import pytest
from check_factory import make_wording

from quotes.check import Claim
from quotes.check.self_match import Prose

# Runs of four words: fourteen words have eleven.
OWN = "The council met on a rainy evening and hardly anybody went home before midnight"
QUOTED = "The bridge opens before June and the tolls stay where they are"
DRAFT = f"{OWN}. “{QUOTED},” said the mayor"


def prose(own: str, quoted: str = QUOTED) -> Prose:
    text = f"{own}. “{quoted},” said the mayor"
    claim = Claim(make_wording(quoted, start=len(own) + 3), 1)
    return Prose(text, [claim])


def own_words(number: int, *, of: int) -> str:
    """Return a draft's words of its own, of which an article has some at the beginning."""
    words = OWN.split()[:of]
    return " ".join([*words[:number], *(f"other{at}" for at in range(of - number))])


@pytest.mark.parametrize(
    ("text", "itself"),
    [
        pytest.param(DRAFT, True, id="the-same"),
        pytest.param(DRAFT.upper() + "!", True, id="in-another-format"),
        pytest.param(f"{DRAFT}. The vote comes in May", True, id="longer"),
        pytest.param(DRAFT.replace("rainy", "wet"), False, id="four-of-thirteen-runs-differ"),
        pytest.param(
            DRAFT.replace("The council", "Councillors"), True, id="one-of-thirteen-differs"
        ),
        pytest.param(OWN, True, id="without-the-quotation"),
        pytest.param(f"“{QUOTED},” said the mayor", False, id="the-quotation-alone"),
        pytest.param("", False, id="empty"),
    ],
)
def test_an_article_that_has_the_drafts_own_words_is_the_draft(text: str, itself: bool) -> None:
    assert prose(OWN).is_of(text) is itself


@pytest.mark.parametrize(
    ("runs", "itself"),
    [pytest.param(8, True, id="enough-runs"), pytest.param(7, False, id="too-few-runs")],
)
def test_few_words_of_its_own_prove_nothing(runs: int, itself: bool) -> None:
    words = " ".join(OWN.split()[: runs + 3])
    draft = Prose(f"“{QUOTED}” {words}", [Claim(make_wording(QUOTED, start=1), 1)])
    assert draft.is_of(f"{words} and then some") is itself
    assert draft.is_of(f"“{QUOTED}” {words}")


@pytest.mark.parametrize(
    ("shared", "itself"),
    [pytest.param(7, True, id="seven-in-ten"), pytest.param(6, False, id="six-in-ten")],
)
def test_most_of_the_runs_must_be_there(shared: int, itself: bool) -> None:
    words = OWN.split()[:13]  # ten runs
    draft = Prose(" ".join(words), [])
    assert draft.is_of(" ".join(words[: shared + 3])) is itself


def test_words_before_between_and_after_the_quotations_are_the_drafts_own() -> None:
    text = f"Before it all began {QUOTED} in between they all sang {QUOTED} and then they went home"
    starts = (text.index(QUOTED), text.rindex(QUOTED))
    claims = [Claim(make_wording(QUOTED, start=start), 1) for start in starts]
    assert (
        Prose(text, claims).is_of(
            "Before it all began / in between they all sang / and then they went home"
        )
        is False
    )  # runs of four: one, two and two, which are too few
    longer = text.replace("Before", "Long before the end of the war, and long before")
    moved = [replace_start(claim, len(longer) - len(text)) for claim in claims]
    assert Prose(longer, moved).is_of(longer.replace(QUOTED, "nothing"))


def replace_start(claim: Claim, by: int) -> Claim:
    return Claim(make_wording(claim.text, start=claim.wording.start + by), 1)
