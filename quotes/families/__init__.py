"""Families: which passages of different articles are one utterance."""

from quotes.families.blocking import fingerprints
from quotes.families.components import components
from quotes.families.normalise import Word, tokenise
from quotes.families.score import score_pair

__all__ = ["Word", "components", "fingerprints", "score_pair", "tokenise"]
