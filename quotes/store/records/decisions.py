"""What people decided about families, as an open store gives it out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FamilyAction(StrEnum):
    """What a person decided about utterances.

    ``JOIN``: two quotations are one utterance. ``PART``: one is not the utterance of some others.
    """

    JOIN = "join"
    PART = "part"


@dataclass(frozen=True, slots=True)
class FamilyDecisionRecord:
    """What a person decided about one utterance, when and why.

    Attributes:
        id: Number of the decision, by which it can be undone.
        action: What kind of decision.
        what: What it says, in plain words.
        who: Who decided.
        why: The reason given; may be empty.
        decided_at: When, in UTC.
        undone_by: Who took it back, if somebody did.
        undone_at: When, in UTC.
    """

    id: int
    action: FamilyAction
    what: str
    who: str
    why: str
    decided_at: datetime
    undone_by: str | None
    undone_at: datetime | None


class Judgement(StrEnum):
    """What a person decided about a found quotation."""

    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """What a person decided about a quotation, when and why."""

    judgement: Judgement
    who: str
    why: str
    decided_at: datetime
