"""Whether two lists of speakers name one person."""

from collections.abc import Sequence
from enum import StrEnum

from quotes.names.answers import Answer
from quotes.names.compare import compare_lists


class Speakers(StrEnum):
    """How the speakers of two passages agree."""

    SAME = "same"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


_AGREEMENT = {
    Answer.SAME: Speakers.SAME,
    Answer.COMPATIBLE: Speakers.SAME,
    Answer.DOUBTFUL: Speakers.UNKNOWN,
    Answer.DIFFERENT: Speakers.DIFFERENT,
}


def compare_speakers(a: Sequence[str], b: Sequence[str]) -> Speakers:
    """Compare those to whom two passages are given; unknown where either names nobody.

    One whom both name is enough. A shorter form of a name agrees with it, as a surname does;
    what may be a slip leaves it open.
    """
    found = compare_lists(a, b)
    return _AGREEMENT[found.answer] if found else Speakers.UNKNOWN
