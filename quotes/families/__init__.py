"""Families: which passages of different articles are one utterance."""

from quotes.families.blocking import fingerprints
from quotes.families.components import components
from quotes.families.normalise import Word, read_words, tokenise
from quotes.families.score import may_be_kin, score_pair

__all__ = [
    "Word",
    "components",
    "fingerprints",
    "may_be_kin",
    "read_words",
    "score_pair",
    "tokenise",
]
