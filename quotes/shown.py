"""What is shown unless all is asked for: what was uttered, as said or denied, and sure enough."""

from collections.abc import Sequence

from quotes.types import Mode, Stance

SHOWN_STANCES = (Stance.SAID, Stance.DENIED)
"""Words that are denied are news themselves, and never stand without saying so."""
LEAST_CONFIDENCE = 0.0
"""Below this, too few are quotations with about these edges; not fitted yet, so all pass."""

_LABELS = {
    Stance.SAID: "",
    Stance.DENIED: "denied",
    Stance.NOT_SAID: "not said",
    Stance.HYPOTHETICAL: "would say",
    Stance.ASKED: "asked",
    Stance.FICTION: "fiction",
}


def is_shown(mode: Mode, stance: Stance, confidence: float) -> bool:
    """Return True if a quotation is shown by default; ``store/sql/filters.py`` asks it in SQL."""
    return mode is not Mode.THOUGHT and stance in SHOWN_STANCES and confidence >= LEAST_CONFIDENCE


def label_stance(stance: Stance) -> str:
    """Return what people are told of a stance before the words: "denied: "; nothing of said."""
    label = _LABELS[stance]
    return f"{label}: " if label else ""


def list_carriers(carriers: Sequence[str]) -> str:
    """Return what people are told behind a speaker of who passes it on: " via Harbour Radio"."""
    return f" via {' and '.join(carriers)}" if carriers else ""
