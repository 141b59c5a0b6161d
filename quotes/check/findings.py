"""What a check of a draft gives: a finding for each claim, with its verdict and grounds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quotes.check.candidates import Candidate
from quotes.check.claims import Claim
from quotes.types import Difference, Flag


class Verdict(StrEnum):
    """Whether a draft's quotation stands up; the worst first."""

    NOT_FOUND = "not-found"
    DENIED = "denied"
    WRONG_SPEAKER = "wrong-speaker"
    SPLICED = "spliced"
    REWORDED = "reworded"
    CUT_BEFORE_CONDITION = "cut-before-condition"
    CUT_OPENING = "cut-opening"
    ELLIPSIS_HIDES = "ellipsis-hides"
    REPORTED_ONLY = "reported-only"
    REVISED = "revised"
    TRIMMED = "trimmed"
    TYPOGRAPHY = "typography"
    VERIFIED = "verified"

    @property
    def rank(self) -> int:
        """Its place, 0 for the worst."""
        return list(Verdict).index(self)

    @property
    def stands(self) -> bool:
        """Whether a quotation may be printed so."""
        return self.rank >= Verdict.TRIMMED.rank


class Severity(StrEnum):
    """How much a finding needs a look; the worst first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"

    @property
    def rank(self) -> int:
        """Its place, 0 for the worst."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate with how the claim differs from it.

    Attributes:
        candidate: What is on record.
        difference: From the record (a) to the claim (b), in offsets of the two joined wordings.
        share: Share of the claim's words that the record has in order.
    """

    candidate: Candidate
    difference: Difference
    share: float


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A person's word that a finding may stand.

    Attributes:
        key: Of the wording and its speaker.
        wording: The draft's words.
        speaker: Whom the draft names.
        verdict: What the finding was then.
        who: Who settled it.
        why: The reason.
        decided_at: When, in UTC.
    """

    key: str
    wording: str
    speaker: str | None
    verdict: Verdict
    who: str
    why: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one quotation of a draft.

    Attributes:
        claim: The quotation.
        verdict: Whether it stands up.
        flags: Differences that can change the meaning: a is the record's words, b the draft's.
        notes: All else that an editor should know, in plain words.
        matches: What it was held against, the one that decided first.
        advice: What an editor would do next; empty where there is nothing to do.
        confirmed: Whether the record gives the words to the speaker whom the draft names.
        accepted: Who settled it, if somebody did.
    """

    claim: Claim
    verdict: Verdict
    flags: tuple[Flag, ...] = ()
    notes: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    advice: str = ""
    confirmed: bool = False
    accepted: Acceptance | None = None

    @property
    def severity(self) -> Severity:
        """How much it needs a look; what a person settled needs none."""
        if self.accepted or (self.verdict is Verdict.VERIFIED and self.confirmed):
            return Severity.NONE
        if self.verdict.stands:
            return Severity.LOW
        always = self.verdict.rank <= Verdict.SPLICED.rank
        cut = self.verdict in {Verdict.CUT_BEFORE_CONDITION, Verdict.CUT_OPENING}
        return Severity.HIGH if always or cut or self.flags else Severity.MEDIUM


@dataclass(frozen=True, slots=True)
class Hint:
    """What a speaker is on record with, beside reported speech of a draft."""

    claim: Claim
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """All that was found out about a draft.

    Attributes:
        name: What the draft was given as: a path, an address or standard input.
        text: Its text, which offsets count in.
        findings: One for each quotation, in the draft's order.
        hints: For reported speech.
        notes: What concerns the whole draft, in plain words.
        failure: Why it could not be read, if it couldn't.
    """

    name: str
    text: str = ""
    findings: tuple[Finding, ...] = ()
    hints: tuple[Hint, ...] = ()
    notes: tuple[str, ...] = ()
    failure: str | None = None
