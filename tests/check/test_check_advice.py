"""What an editor would do next."""

import pytest
from check_factory import make_candidate

from quotes.check import Verdict
from quotes.check.advice import advise

RECORD = make_candidate("Yes", article="a")


@pytest.mark.parametrize(
    ("verdict", "advice"),
    [
        (Verdict.WRONG_SPEAKER, "check who spoke: Outlet a names Ann Lee"),
        (Verdict.SPLICED, "quote the passages separately, each in its own quotation marks"),
        (Verdict.REWORDED, "use the wording of Outlet a, or paraphrase without quotation marks"),
        (Verdict.CUT_BEFORE_CONDITION, "include the condition, as Outlet a has it"),
        (Verdict.CUT_OPENING, "include the words before, as Outlet a has them"),
        (Verdict.ELLIPSIS_HIDES, "check what the ellipsis leaves out in Outlet a"),
        (Verdict.REPORTED_ONLY, "remove the quotation marks, or get the speaker's own words"),
        (Verdict.REVISED, "ask why Outlet a changed it before printing the earlier wording"),
        (Verdict.TRIMMED, ""),
        (Verdict.TYPOGRAPHY, ""),
        (Verdict.VERIFIED, ""),
    ],
)
def test_advice_by_verdict(verdict: Verdict, advice: str) -> None:
    assert advise(verdict, RECORD) == advice


@pytest.mark.parametrize(
    ("near", "known", "advice"),
    [
        pytest.param(True, 3, "notes or a recording; Outlet a has the nearest words", id="near"),
        pytest.param(
            False, 3, "notes or a recording: nothing near enough is on record", id="known"
        ),
        pytest.param(False, 0, "or add what the speaker said elsewhere", id="not-on-record"),
        pytest.param(False, None, "or add what the speaker said elsewhere", id="nobody-named"),
    ],
)
def test_advice_on_what_was_not_found(near: bool, known: int | None, advice: str) -> None:
    found = advise(Verdict.NOT_FOUND, RECORD if near else None, known=known)
    assert found.startswith("ask the reporter for ")
    assert found.endswith(advice)


def test_an_article_without_outlet_is_named_by_its_id() -> None:
    record = make_candidate("Yes", article="a.txt", outlet=None)
    assert "a.txt" in advise(Verdict.REWORDED, record)
