"""Claims, candidates and wordings for the tests of checks."""

from dataclasses import replace

from quotes.check import Candidate, Claim, ClaimCheck, Finding, Wording
from quotes.check.compare import Comparison, compare_candidate
from quotes.types import SpeakerKind


def make_wording(*parts: str, start: int = 0) -> Wording:
    """Return parts of one wording, with some twenty characters of a cue between them."""
    starts = [start + sum(len(part) + 20 for part in parts[:at]) for at in range(len(parts))]
    return Wording(parts, tuple(starts))


def make_claim(*parts: str, speaker: str | None = "Ann Lee") -> Claim:
    """Return a quotation of a draft, of a person if anybody is named."""
    named = (speaker,) if speaker else ()
    return Claim(make_wording(*parts), 1, named, (SpeakerKind.PERSON,) * len(named))


def make_candidate(
    *parts: str, speaker: str | None = "Ann Lee", article: str = "a", **more: object
) -> Candidate:
    """Return a quotation on record that begins at offset 100 of its article."""
    found = Candidate(
        wording=make_wording(*parts, start=100),
        article=article,
        quotation=1,
        outlet=f"Outlet {article}",
        date="2024-05-02",
        speakers=(speaker,) if speaker else (),
        kinds=(SpeakerKind.PERSON,) if speaker else (),
    )
    return replace(found, **more)  # type: ignore[arg-type]


def compare_words(claim: str, record: str, *, speaker: str | None = "Ann Lee") -> Comparison:
    """Compare a claim with a candidate of Ann Lee."""
    return compare_candidate(make_claim(claim, speaker=speaker), make_candidate(record))


def check(claim: Claim, *candidates: Candidate, known: int | None = 1) -> Finding:
    """Hold a claim against candidates at once."""
    held = ClaimCheck(claim)
    held.add(candidates)
    return held.adjudicate(known)
