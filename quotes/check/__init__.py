"""Checking drafts: whether each quotation stands up against what is on record."""

from quotes.check.claims import Claims, read_claims
from quotes.check.types import (
    Acceptance,
    Claim,
    DraftCheck,
    Finding,
    Hint,
    Match,
    Severity,
    Source,
    Verdict,
    Wording,
)
from quotes.check.verdict import decide

__all__ = [
    "Acceptance",
    "Claim",
    "Claims",
    "DraftCheck",
    "Finding",
    "Hint",
    "Match",
    "Severity",
    "Source",
    "Verdict",
    "Wording",
    "decide",
    "read_claims",
]
