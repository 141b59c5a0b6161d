"""An answer to "who spoke?", with how sure it is and why."""

from dataclasses import dataclass

from quotes.types import CharSpan, SpeakerStatus


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is taken to have spoken.

    Attributes:
        status: Named, anonymous or unknown.
        evidence: The steps to the answer, in plain words.
        speakers: The names; several for joint speakers.
        confidence: From 0 to 1, that the answer (or abstaining) is right.
        mention: The words that the name was taken from.
    """

    status: SpeakerStatus
    evidence: tuple[str, ...]
    speakers: tuple[str, ...] = ()
    confidence: float = 0.0
    mention: CharSpan | None = None


def named(
    name: str, confidence: float, evidence: str, mention: CharSpan | None = None
) -> Resolution:
    """Return a resolution to a name."""
    return Resolution(SpeakerStatus.NAMED, (_tidy(evidence),), (_tidy(name),), confidence, mention)


def anonymous(evidence: str, confidence: float) -> Resolution:
    """Return the resolution that the article names nobody."""
    return Resolution(SpeakerStatus.ANONYMOUS, (_tidy(evidence),), confidence=confidence)


def unknown(evidence: str) -> Resolution:
    """Return the resolution that it can't safely be told."""
    return Resolution(SpeakerStatus.UNKNOWN, (_tidy(evidence),))


def _tidy(words: str) -> str:
    """Return words on one line, without the blanks that masking leaves."""
    return " ".join(words.split())
