"""Families: which passages of different articles are one utterance."""

from quotes.families.clustering import components
from quotes.families.fingerprinting import fingerprints
from quotes.families.score import may_be_linked, score_pair
from quotes.text.tokens import Word, read_words, tokenise

__all__ = [
    "Word",
    "components",
    "fingerprints",
    "may_be_linked",
    "read_words",
    "score_pair",
    "tokenise",
]
