"""Families: which passages of different articles are one utterance."""

from quotes.families.clustering import components
from quotes.families.fingerprinting import fingerprints
from quotes.families.score import may_be_linked, score_pair

__all__ = [
    "components",
    "fingerprints",
    "may_be_linked",
    "score_pair",
]
