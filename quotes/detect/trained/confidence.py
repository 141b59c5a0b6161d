"""Confidence: what a share of such answers was right on articles that were not trained on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Any

from quotes.detect.trained.decode import Found

_SMALL = 1e-3
# What was less surely said counts as a thought or an act.
LEAST_SAID = 0.4


def features(found: Found) -> tuple[float, ...]:
    """Return what confidence is told from: a constant, and the scores as log-odds."""
    content = _log_odds(found.content_score)
    cue, source = _log_odds(found.cue_score), _log_odds(found.source_score)
    edge = log(found.edge_score + _SMALL)
    said = _log_odds(found.said_score)
    return (1.0, content, edge, cue, source, float(bool(found.source)), said)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Logistic models of the features (Platt scaling), fitted on held-back train articles.

    Attributes:
        found: Weights for whether a quotation is one.
        attributed: Weights for whether its source is the right one, given that it is one.
        said: Weights for whether its words were said or written, rather than thought or done.
    """

    found: Sequence[float]
    attributed: Sequence[float]
    said: Sequence[float]

    def quotation(self, found: Found) -> float:
        """Return the confidence that a quotation is one, with about these edges."""
        return probability(self.found, features(found))

    def source(self, found: Found) -> float:
        """Return the confidence that a quotation has the right source."""
        return probability(self.attributed, features(found))

    def was_said(self, found: Found) -> float:
        """Return the confidence that the words were said or written: no thought, and no act."""
        return probability(self.said, features(found))

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Calibration":
        """Read what ``training`` wrote beside the weights."""
        names = ("found", "attributed", "said")
        return cls(*(tuple(map(float, values[name])) for name in names))


def _log_odds(probability: float) -> float:
    kept = min(max(probability, _SMALL), 1 - _SMALL)
    return log(kept / (1 - kept))


def probability(weights: Sequence[float], values: Sequence[float]) -> float:
    """Return what a logistic model gives for the values of its features."""
    total = sum(weight * value for weight, value in zip(weights, values, strict=True))
    return round(1 / (1 + exp(-min(max(total, -30), 30))), 3)
