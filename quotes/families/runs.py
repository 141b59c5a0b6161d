"""Runs of words that are rare enough to tell one utterance from another."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from quotes.families.rarity import STEPS_PER_BIT, Weights, extend_total, weigh_words

# A run is distinctive from four words and 6.25 bits on (one article in 76 holds such a
# phrase: just above "make america great again"), or from three words and 10 bits on. Measured
# on the 113 judged pairs of one utterance in PolNeAR dev_pairs and on 42,425 marked passages
# of us_news_2018: share of the pairs found, candidates a passage, fingerprints a word.
#   3 words, 6.5 bits: .947, 1.52, .49     4 words, 6.5 bits: .938, 0.68, .56
#   these two together with 6.0: .956, 0.93, .54; 6.25: .938, 0.83, .53; 6.5: .938, 0.76, .52
DISTINCTIVE = ((4, 6.25), (3, 10.0))
_DISTINCTIVE_STEPS = tuple((words, bits * STEPS_PER_BIT) for words, bits in DISTINCTIVE)
# Passages of some two hundred articles.
_REMEMBERED = 4096
# Bounds the work on endless common words; a dozen words in a row are hardly ever worth less.
LONGEST_SPAN = 12


class SharedRun(NamedTuple):
    """Words that two texts share in a row: positions of its first word, and how many."""

    a: int
    b: int
    length: int


def distinctive_spans(norms: Sequence[str]) -> list[tuple[int, int]]:
    """Find the shortest runs of words that are distinctive: none holds another one.

    Whether a run is one depends on its own words alone. So texts that share any distinctive
    run of up to a dozen words share one of these, wherever the rest was cut or reworded.

    Returns:
        Positions of the first word and after the last, in order.
    """
    weights = weigh_words(norms)
    found: list[tuple[int, int]] = []
    for start in range(len(norms) - 1, -1, -1):
        end = _shortest_end(weights, start, len(norms))
        if end is not None and not (found and found[-1][1] <= end):
            found.append((start, end))
    return found[::-1]


def _shortest_end(weights: Weights, start: int, count: int) -> int | None:
    totals = [0]
    for position in range(start, min(start + LONGEST_SPAN, count)):
        total = extend_total(weights, totals, start, position)
        totals.append(total)
        for words, least in _DISTINCTIVE_STEPS:
            if total >= least and position - start >= words - 1:
                return position + 1
    return None


def shared_runs(a: Sequence[str], b: Sequence[str]) -> list[SharedRun]:
    """Find the runs of words that two texts share, each as long as it goes.

    Only runs that hold a distinctive span count. Of a span that recurs within a text, the
    first place is taken, so that the same paragraph a thousand times costs no square.
    """
    places = _first_places(tuple(b))
    reached: dict[int, int] = {}
    runs = []
    for spelt, i in _first_places(tuple(a)).items():
        j = places.get(spelt)
        if j is None or i < reached.get(j - i, 0):
            continue
        run = _extend(a, b, i, j)
        reached[j - i] = run.a + run.length
        runs.append(run)
    return runs


@lru_cache(maxsize=_REMEMBERED)
def _first_places(norms: tuple[str, ...]) -> Mapping[tuple[str, ...], int]:
    """Return the distinctive spans of a text and where each begins first, the last one first.

    Remembered, since one passage is compared with many.
    """
    return {norms[start:end]: start for start, end in reversed(distinctive_spans(norms))}


def _extend(a: Sequence[str], b: Sequence[str], i: int, j: int) -> SharedRun:
    back = 0
    while back < min(i, j) and a[i - back - 1] == b[j - back - 1]:
        back += 1
    ahead = 0
    while i + ahead < len(a) and j + ahead < len(b) and a[i + ahead] == b[j + ahead]:
        ahead += 1
    return SharedRun(i - back, j - back, back + ahead)
