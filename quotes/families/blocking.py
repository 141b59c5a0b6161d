"""Fingerprints: what an index needs to find the passages that could be one utterance."""

from collections.abc import Sequence
from hashlib import blake2b

from quotes.families.normalise import read_words
from quotes.families.runs import distinctive_spans

# 63 bits: a signed column of any database holds it, and a million passages hardly collide.
_MASK = (1 << 63) - 1


def fingerprints(text: str) -> frozenset[int]:
    """Hash the shortest distinctive runs of a passage's words.

    Two passages that share a distinctive run share a fingerprint, even if one is cut down to
    it and all else is reworded; slogans and common phrases have none. About one every two
    words. The same on every machine and in every run, as long as the rarity table's version
    is the same.

    Returns:
        Integers from 0 to 2**63 - 1.
    """
    norms = [word.norm for word in read_words(text)]
    return frozenset(map(_hash_words, distinctive_spans(norms)))


def _hash_words(norms: Sequence[str]) -> int:
    spelt = " ".join(norms).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(spelt, digest_size=8).digest(), "big") & _MASK
