"""What people decide, as an open store takes it and gives it out."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from quotes.errors import StoreError


class DecisionKind(StrEnum):
    """What a decision is about."""

    QUOTATION = "quotation"
    SPEAKER = "speaker"
    FAMILY = "family"
    CHECK = "check"


class DecisionAction(StrEnum):
    """What a person decided.

    ``REJECT``: something is not a quotation.
    ``MERGE``: one speaker is the other. ``APART``: two speakers are not one. ``SPLIT``: what one
    article says of a speaker is about another. ``ALIAS``: whoever is called so is the speaker.
    ``RENAME``: what the speaker is shown as. ``REASSIGN``: who spoke a quotation, or that nobody
    can be named.
    ``JOIN``: two quotations are one utterance. ``PART``: one is not the utterance of some others.
    ``ACCEPT``: a finding on a draft may stand.
    """

    REJECT = "reject"
    MERGE = "merge"
    APART = "apart"
    SPLIT = "split"
    ALIAS = "alias"
    RENAME = "rename"
    REASSIGN = "reassign"
    JOIN = "join"
    PART = "part"
    ACCEPT = "accept"

    @property
    def kind(self) -> DecisionKind:
        """What it is about."""
        return _KINDS.get(self, DecisionKind.SPEAKER)


_KINDS = {
    DecisionAction.REJECT: DecisionKind.QUOTATION,
    DecisionAction.JOIN: DecisionKind.FAMILY,
    DecisionAction.PART: DecisionKind.FAMILY,
    DecisionAction.ACCEPT: DecisionKind.CHECK,
}


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, why, and when.

    Raises:
        StoreError: The name is blank: nobody could be asked about the decision.
    """

    who: str
    why: str = ""
    when: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __post_init__(self) -> None:
        """Refuse a decision that nobody takes."""
        if not self.who.strip():
            message = "who decides is blank: give a name"
            raise StoreError(message)


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """What a person decided, when and why, and whether it was taken back.

    Attributes:
        id: Number of the decision, by which it can be undone; unique over all kinds.
        action: What was decided.
        what: What it says, in plain words with the names of today.
        quotations: The quotations that it is about; of a parting the parted one first.
        speakers: The speakers that it is about; of a merge or a split who was taken for another
            one, then that one.
        article: The article of a split.
        name: The name that was given; of a finding, whom the draft names.
        who: Who decided.
        why: The reason given; may be empty.
        decided_at: When, in UTC.
        undone_by: Who took it back, if somebody did.
        undone_at: When, in UTC.
        undone_why: The reason given for taking it back; may be empty.
        former_id: Its number before there was one log, when each kind was counted by itself.
        repeated: Whether it held already when somebody decided it again: nothing was written.
        notes: What whoever decided it should know besides, in plain words.
    """

    id: int
    action: DecisionAction
    what: str
    quotations: tuple[int, ...]
    speakers: tuple[int, ...]
    article: int | None
    name: str | None
    who: str
    why: str
    decided_at: datetime
    undone_by: str | None
    undone_at: datetime | None
    undone_why: str
    former_id: int | None
    repeated: bool = field(default=False, compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def kind(self) -> DecisionKind:
        """What it is about."""
        return self.action.kind


@dataclass(frozen=True, slots=True)
class CarriedDecision:
    """A decision on speakers in words that hold in any store: names and places, not numbers.

    Attributes:
        action: As ``DecisionAction`` names it.
        speaker: Name of the speaker; empty where a quotation was nobody's.
        speaker_in: Identity of an article that names the speaker so, if one does.
        other: Name of the other speaker, for what needs two.
        other_in: As ``speaker_in``.
        name: The name that was given.
        article: Identity of the article that was decided about.
        start: Where the quotation begins in the article's text.
        words: The quotation's words.
        who: Who decided.
        why: The reason.
        decided_at: When: ISO 8601 in UTC.
    """

    action: str
    speaker: str = ""
    speaker_in: str = ""
    other: str = ""
    other_in: str = ""
    name: str = ""
    article: str = ""
    start: int | None = None
    words: str = ""
    who: str = ""
    why: str = ""
    decided_at: str = ""


@dataclass(frozen=True, slots=True)
class CarryOutcome:
    """What became of decisions that were taken over.

    Attributes:
        added: How many were written down.
        known: How many the store had already.
        left_out: A line for each that could not be taken over, which says why.
    """

    added: int
    known: int
    left_out: tuple[str, ...]
