"""A wording's words, as claims and sources are compared."""

from rapidfuzz.distance import LCSseq

from quotes.text.words import read_words


def share_of(claim: str, source: str) -> float:
    """Return how many of a claim's words a source has in order: a bound, quickly found."""
    ours = read_words(claim).comparison_norms
    return LCSseq.similarity(ours, read_words(source).comparison_norms) / len(ours) if ours else 0.0
