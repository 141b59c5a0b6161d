"""Verdicts, and how much a finding needs a look."""

from datetime import UTC, datetime

import pytest
from check_factory import make_claim

from quotes.check import Acceptance, Finding, Severity, Verdict
from quotes.types import Flag

FLAG = Flag("negation", "not", "")


@pytest.mark.parametrize(
    ("verdict", "flagged", "severity"),
    [
        (Verdict.NOT_FOUND, False, Severity.HIGH),
        (Verdict.WRONG_SPEAKER, False, Severity.HIGH),
        (Verdict.SPLICED, False, Severity.HIGH),
        (Verdict.REWORDED, False, Severity.MEDIUM),
        (Verdict.REWORDED, True, Severity.HIGH),
        (Verdict.CUT_BEFORE_CONDITION, False, Severity.HIGH),
        (Verdict.CUT_OPENING, False, Severity.HIGH),
        (Verdict.ELLIPSIS_HIDES, False, Severity.MEDIUM),
        (Verdict.ELLIPSIS_HIDES, True, Severity.HIGH),
        (Verdict.REPORTED_ONLY, False, Severity.MEDIUM),
        (Verdict.REVISED, False, Severity.MEDIUM),
        (Verdict.TRIMMED, True, Severity.LOW),
        (Verdict.TYPOGRAPHY, False, Severity.LOW),
        (Verdict.VERIFIED, False, Severity.LOW),
    ],
)
def test_severity(verdict: Verdict, flagged: bool, severity: Severity) -> None:
    assert Finding(make_claim("Yes"), verdict, (FLAG,) * flagged).severity is severity


@pytest.mark.parametrize(
    ("verdict", "severity"),
    [(Verdict.VERIFIED, Severity.NONE), (Verdict.TRIMMED, Severity.LOW)],
)
def test_only_what_is_verified_and_confirmed_needs_no_look(
    verdict: Verdict, severity: Severity
) -> None:
    assert Finding(make_claim("Yes"), verdict, confirmed=True).severity is severity


def test_what_a_person_settled_needs_no_look() -> None:
    when = datetime(2024, 5, 2, tzinfo=UTC)
    done = Acceptance("ab12", "Yes", None, Verdict.NOT_FOUND, "desk", "on tape", when)
    assert Finding(make_claim("Yes"), Verdict.NOT_FOUND, accepted=done).severity is Severity.NONE


def test_the_worst_come_first() -> None:
    assert [verdict.rank for verdict in Verdict] == list(range(len(Verdict)))
    assert min(Verdict, key=lambda one: one.rank) is Verdict.NOT_FOUND
    assert [one for one in Verdict if one.stands] == [
        Verdict.TRIMMED,
        Verdict.TYPOGRAPHY,
        Verdict.VERIFIED,
    ]
    assert [severity.rank for severity in Severity] == [0, 1, 2, 3]
