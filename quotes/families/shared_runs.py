"""Runs of words that are rare enough to tell one utterance from another."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from quotes.text.rarity import STEPS_PER_BIT, Weights, extend_total, weigh_words

# A run is distinctive from four words and 6.25 bits on (one article in 76 holds such a
# phrase: just above "make america great again"), or from three words and 10 bits on. Measured
# on the 113 judged pairs of one utterance in PolNeAR dev_pairs and on 42,425 marked passages
# of us_news_2018: share of the pairs found, candidates a passage, fingerprints a word.
#   3 words, 6.5 bits: .947, 1.52, .49     4 words, 6.5 bits: .938, 0.68, .56
#   these two together with 6.0: .956, 0.93, .54; 6.25: .938, 0.83, .53; 6.5: .938, 0.76, .52
DISTINCTIVE = ((4, 6.25), (3, 10.0))
SHORTEST_SPAN = min(words for words, _ in DISTINCTIVE)
_DISTINCTIVE_STEPS = tuple((words, bits * STEPS_PER_BIT) for words, bits in DISTINCTIVE)
# Passages of some two hundred articles.
_REMEMBERED = 4096
# Bounds the work on endless common words; a dozen words in a row are hardly ever worth less.
LONGEST_SPAN = 12


class Span(NamedTuple):
    """A distinctive run: positions of its first word and after its last."""

    start: int
    end: int


class SharedRun(NamedTuple):
    """Words that two texts share in a row: positions of its first word, and how many."""

    a: int
    b: int
    length: int


def distinctive_spans(norms: Sequence[str]) -> Mapping[tuple[str, ...], Span]:
    """Find the shortest runs of words that are distinctive: none holds another one.

    Whether a run is one depends on its own words alone. So texts that share any distinctive
    run of up to a dozen words share one of these, wherever the rest was cut or reworded.

    Returns:
        The runs by their words, in order; of one that recurs, the first. Remembered, since one
        passage is compared with many.
    """
    return _find_spans(tuple(norms))


@lru_cache(maxsize=_REMEMBERED)
def _find_spans(norms: tuple[str, ...]) -> Mapping[tuple[str, ...], Span]:
    weights = weigh_words(norms)
    found: list[Span] = []
    before = len(norms) + 1  # a run that ends here or later would hold the one found last
    for start in range(len(norms) - 1, -1, -1):
        end = _shortest_end(weights, start, min(start + LONGEST_SPAN, before - 1))
        if end is not None:
            found.append(Span(start, end))
            before = end
    spans: dict[tuple[str, ...], Span] = {}
    for span in reversed(found):
        spans.setdefault(norms[span.start : span.end], span)
    return spans


def _shortest_end(weights: Weights, start: int, limit: int) -> int | None:
    """Return where a run from a word on becomes distinctive, if it does before a limit."""
    words, phrases = weights
    totals = [0]
    total = 0
    for position in range(start, limit):
        total += words[position]
        if phrases[position]:
            total = extend_total(weights, totals, start, position)
        totals.append(total)
        for least_words, least in _DISTINCTIVE_STEPS:
            if total >= least and position - start >= least_words - 1:
                return position + 1
    return None


def shared_spans(a: Sequence[str], b: Sequence[str]) -> list[tuple[Span, int]]:
    """Find the distinctive runs of words that two texts share.

    Of one that recurs within a text, the first place is taken.

    Returns:
        Each as it stands in ``a``, with the position of its first word in ``b``.
    """
    openings = _openings(tuple(b))
    found = []
    for spelt, span in distinctive_spans(a).items():
        for at in openings.get(spelt[:SHORTEST_SPAN], ()):
            if tuple(b[at : at + len(spelt)]) == spelt:
                found.append((span, at))
                break
    return found


def join_spans(
    a: Sequence[str], b: Sequence[str], spans: Sequence[tuple[Span, int]]
) -> list[SharedRun]:
    """Extend shared spans to runs as long as they go, so that each lies in one.

    The same paragraph a thousand times costs no square.
    """
    reached: dict[int, int] = {}
    runs = []
    for span, at in spans:
        if span.start < reached.get(at - span.start, 0):
            continue
        run = _extend(a, b, span.start, at)
        reached[at - span.start] = run.a + run.length
        runs.append(run)
    return runs


@lru_cache(maxsize=_REMEMBERED)
def _openings(norms: tuple[str, ...]) -> Mapping[tuple[str, ...], Sequence[int]]:
    """Return where each few words in a row begin: with these a distinctive run begins, too."""
    found: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(norms) - SHORTEST_SPAN + 1):
        found.setdefault(norms[at : at + SHORTEST_SPAN], []).append(at)
    return found


def _extend(a: Sequence[str], b: Sequence[str], i: int, j: int) -> SharedRun:
    back = 0
    while back < min(i, j) and a[i - back - 1] == b[j - back - 1]:
        back += 1
    ahead = 0
    while i + ahead < len(a) and j + ahead < len(b) and a[i + ahead] == b[j + ahead]:
        ahead += 1
    return SharedRun(i - back, j - back, back + ahead)
