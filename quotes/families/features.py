"""What speaks for two passages being one utterance: small measures, each with one meaning."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from quotes.families.shared_runs import SharedRun
from quotes.text.rarity import measure_rarity
from quotes.text.tokens import SurfaceWord, tokenise
from quotes.types import Passage

# Words that stand small in a title.
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "nor",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    ]
)
_LONGEST_TITLE = 8
_HONORIFICS = frozenset(
    ["dame", "dr", "lady", "lord", "miss", "mr", "mrs", "ms", "mx", "professor", "sir"]
)
# Boichenko and Boychenko 89, Zelensky and Zelenskyy 94, but Clinton and Clifton 86 of 100.
_SAME_SURNAME = 88
# Vadim and Vadym 80, Wladimir and Vitali 29 of 100.
_SAME_GIVEN_NAME = 75
# Room in the window for words that the longer passage has within: a third of the shorter.
_WINDOW_SLACK = 3
_ANCHORS = 8
# In days. Of 60 pairs of us_news_2018 within three days that only this joins, read in a sample,
# hardly one was of two utterances, and of 10 from there to a week two.
_NEAR = 7
# Names, some words each.
_REMEMBERED = 16384


class Speakers(StrEnum):
    """How the speakers of two passages agree."""

    SAME = "same"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


def days_apart(a: Passage, b: Passage) -> int | None:
    """How many days lie between the printing of two passages, if both days are known."""
    return abs((a.day - b.day).days) if a.day and b.day else None


def is_near(a: Passage, b: Passage) -> bool:
    """Return True if two outlets printed two passages within a week: weak evidence of one occasion.

    Within one outlet it is none, since its pages repeat the lines that link to others.
    """
    days = days_apart(a, b)
    return days is not None and days <= _NEAR and (a.outlet is None or a.outlet != b.outlet)


def contained_share(a: Sequence[str], b: Sequence[str], runs: Sequence[SharedRun]) -> float:
    """The share of the shorter passage's words that the longer one holds, in order.

    Counted in the best window of the longer, little wider than the shorter is, so that
    words scattered over a long passage don't add up.
    """
    if len(a) > len(b):
        return contained_share(b, a, [SharedRun(run.b, run.a, run.length) for run in runs])
    slack = 2 + len(a) // _WINDOW_SLACK
    best = 0
    for run in sorted(runs, key=lambda run: -run.length)[:_ANCHORS]:
        start = max(0, run.b - run.a - slack)
        window = b[start : run.b - run.a + len(a) + slack]
        best = max(best, LCSseq.similarity(a, window))
    return best / len(a)


def rarest_run(a: Sequence[str], runs: Sequence[SharedRun]) -> tuple[SharedRun, float]:
    """The shared run whose words are rarest in sum, and that sum in bits.

    Four common words or a slogan are worth next to nothing, however much of a passage they
    are.

    Raises:
        ValueError: There are no runs.
    """
    measured = [(run, measure_rarity(a[run.a : run.a + run.length])) for run in runs]
    return max(measured, key=lambda pair: (pair[1], pair[0].length))


def is_title(text: str, words: Sequence[SurfaceWord]) -> bool:
    """Return True if a passage is spelt as a title or a slogan: short, with capitals throughout."""
    if not 1 < len(words) <= _LONGEST_TITLE or text.isupper():
        return False
    large = [word for word in words if word.norm not in _SMALL]
    return len(large) > 1 and all(text[word.start].isupper() for word in large)


def compare_speakers(a: Sequence[str], b: Sequence[str]) -> Speakers:
    """Whether two passages have a speaker in common; unknown where either names nobody."""
    answers = {compare_names(one, two) for one in a for two in b}
    if Speakers.SAME in answers:
        return Speakers.SAME
    if answers == {Speakers.DIFFERENT}:
        return Speakers.DIFFERENT
    return Speakers.UNKNOWN


def compare_names(a: str, b: str) -> Speakers:
    """Whether two names are one person's, in the same or in another spelling.

    A surname alone agrees with any full name that has it. A surname with two given names of
    one initial (Mike and Michael) is left open.
    """
    one, two = _name_words(a), _name_words(b)
    if not one or not two:
        return Speakers.UNKNOWN
    if set(one) <= set(two) or set(two) <= set(one):
        return Speakers.SAME
    if ratio(one[-1], two[-1]) < _SAME_SURNAME:
        return Speakers.DIFFERENT
    if len(one) == 1 or len(two) == 1:
        return Speakers.UNKNOWN
    if ratio(one[0], two[0]) >= _SAME_GIVEN_NAME:
        return Speakers.SAME
    return Speakers.UNKNOWN if one[0][0] == two[0][0] else Speakers.DIFFERENT


@lru_cache(maxsize=_REMEMBERED)
def _name_words(name: str) -> list[str]:
    return [word.norm for word in tokenise(name) if word.norm not in _HONORIFICS]
