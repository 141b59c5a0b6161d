"""Passages in quotation marks that became no quotation, and why."""

from dataclasses import dataclass
from enum import StrEnum

from quotes.types import CharSpan


class UnreadReason(StrEnum):
    """Why a passage in quotation marks became no quotation, as far as the text tells.

    ``TITLE``: a work's name, a heading, a nickname. ``SCARE_QUOTE``: a few words, said by nobody.
    ``CUE_NOT_LINKED``: a reporting verb is near: perhaps a missed quotation. ``NO_SPEAKER``: none
    of these. ``PART_READ``: less than half is quoted. ``UNCLOSED_MARK``: its end is a guess.
    """

    TITLE = "title or name"
    SCARE_QUOTE = "scare quote"
    CUE_NOT_LINKED = "cue not linked"
    NO_SPEAKER = "no speaker found"
    PART_READ = "part read"
    UNCLOSED_MARK = "unclosed mark"


@dataclass(frozen=True, slots=True)
class Unread:
    """A passage in quotation marks that became no quotation.

    Attributes:
        span: Its words, without their marks.
        reason: Why it may be none.
        evidence: What in the text tells so, in plain words.
    """

    span: CharSpan
    reason: UnreadReason
    evidence: str
