"""A wording's words, as claims and sources are compared."""

from functools import lru_cache

from rapidfuzz.distance import LCSseq

from quotes.text.spelling import read_words


@lru_cache(maxsize=4096)
def norms_of(text: str) -> tuple[str, ...]:
    """Return a wording's words as they are compared."""
    return tuple(word.norm for word in read_words(text))


def share_of(claim: str, source: str) -> float:
    """Return how many of a claim's words a source has in order: a bound, quickly found."""
    ours = norms_of(claim)
    return LCSseq.similarity(ours, norms_of(source)) / len(ours) if ours else 0.0
