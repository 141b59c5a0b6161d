"""What a comparison of two names gives, and how much each difference takes away."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Answer(StrEnum):
    """Whether two names are one person's.

    Attributes:
        SAME: One name, in whatever spelling, script or case, with or without an initial.
        COMPATIBLE: One says less, or says it otherwise: a surname alone, Bill for William.
        DOUBTFUL: One person only if there is a slip, or a rare short form.
        DIFFERENT: Two people.
    """

    SAME = "same"
    COMPATIBLE = "compatible"
    DOUBTFUL = "doubtful"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class NameComparison:
    """The answer, how surely the names are one person's (0 to 1), and why in plain English."""

    answer: Answer
    score: float
    reasons: tuple[str, ...]


# The answers, the likest first.
RANK = (Answer.SAME, Answer.COMPATIBLE, Answer.DOUBTFUL, Answer.DIFFERENT)


class Step(NamedTuple):
    """What one part of two names amounts to; where a function gives None, it is two people."""

    answer: Answer
    score: float
    reason: str = ""


EQUAL = Step(Answer.SAME, 1.0)


class Share:
    """What is left of the score, which is 1 for the same name, by how two names differ.

    Two differences at once are weaker than either, so shares multiply. Set by hand, so that what
    is likelier one person ranks first; below ``LEAST``, two people are likelier: an initial with a
    slip in the surname.
    """

    APART = 0.95
    SOUND = 0.9
    ORDER = 0.9
    MORE_INITIALS = 0.9
    FURTHER = 0.85
    NICKNAME = 0.8
    SURNAME_ALONE = 0.8
    SLIP = 0.7
    OF_TWO = 0.7
    INITIAL = 0.6
    LOOSE = 0.6
    ELDER = 0.6
    FIRST_ALONE = 0.6
    UNNAMED = 0.5
    PART_OF_BODY = 0.5
    LEAST = 0.45
