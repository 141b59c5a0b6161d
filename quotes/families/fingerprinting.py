"""Fingerprints: what an index needs to find the passages that could be one utterance."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from quotes.families.shared_runs import distinctive_spans
from quotes.text.rarity import UNKNOWN_WORD, load_table
from quotes.text.words import read_words

# 31 bits of a word and 32 of the whole run: a signed column of any database holds them, and a
# million passages hardly collide.
_WORD_BITS, _RUN_BITS = 31, 32
# Most of the words that the news uses.
_REMEMBERED = 32768


def fingerprints(text: str) -> frozenset[int]:
    """Hash the shortest distinctive runs of a passage's words.

    Two passages that share a distinctive run share a fingerprint, even if one is cut down to
    it and all else is reworded; slogans and common phrases have none. About one every two
    words. The same on every machine and in every run, as long as the rarity table's version
    is the same.

    Returns:
        Integers from 0 to 2**63 - 1.
    """
    return frozenset(map(_hash_words, distinctive_spans(read_words(text).surface_norms)))


def _hash_words(norms: Sequence[str]) -> int:
    """Hash a run, its rarest word first.

    So the runs of one passage that hold a rare word are neighbours in an index, and adding it
    changes half as many of the index's pages.
    """
    _, rarest = max(map(_weigh_word, norms))
    return rarest | _hash(" ".join(norms))


@lru_cache(maxsize=_REMEMBERED)
def _weigh_word(norm: str) -> tuple[int, int]:
    """Return how rare a word is, and its share of a fingerprint."""
    steps = load_table().steps.get(norm, UNKNOWN_WORD)
    return steps, _hash(norm) >> (32 - _WORD_BITS) << _RUN_BITS


def _hash(spelt: str) -> int:
    return int.from_bytes(blake2b(spelt.encode("utf-8", "surrogatepass"), digest_size=4).digest())
