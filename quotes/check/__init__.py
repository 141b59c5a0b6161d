"""Checking drafts: whether each quotation stands up against what is on record."""

from quotes.check.candidates import Candidate
from quotes.check.claim_check import ClaimCheck
from quotes.check.claims import Claim, Claims, read_claims
from quotes.check.findings import (
    Acceptance,
    DraftCheck,
    Finding,
    Hint,
    Match,
    Severity,
    Verdict,
)
from quotes.check.wording import Wording

__all__ = [
    "Acceptance",
    "Candidate",
    "Claim",
    "ClaimCheck",
    "Claims",
    "DraftCheck",
    "Finding",
    "Hint",
    "Match",
    "Severity",
    "Verdict",
    "Wording",
    "read_claims",
]
