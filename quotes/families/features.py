"""What speaks for two passages being one utterance: small measures, each with one meaning."""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from quotes.families.shared_runs import SharedRun
from quotes.text.rarity import measure_rarity
from quotes.text.tokens import SurfaceWord
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
# Room in the window for words that the longer passage has within: a third of the shorter.
_WINDOW_SLACK = 3
_ANCHORS = 8
# In days. Of 60 pairs of us_news_2018 within three days that only this joins, read in a sample,
# hardly one was of two utterances, and of 10 from there to a week two.
_NEAR = 7


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
