"""The places of a long source that a claim may come from, so that only these are compared."""

from dataclasses import replace
from itertools import pairwise

from quotes.check.types import Claim, Source, Wording
from quotes.families.shared_runs import shared_spans
from quotes.text.words import read_words

# Sources that have fewer words than this beyond the claim's are compared whole.
_ROOM = 120
# Words around a place: enough for the sentence before and the condition after.
_AROUND = 60


def find_windows(claim: Claim, source: Source) -> list[Source]:
    """Cut a source to the places that share distinctive words with a claim.

    Returns:
        The source itself if it is short or shares none; else one source for each place, in
        order; places near each other are one.
    """
    read = read_words(source.wording.text)
    words, norms = read.surface, read.surface_norms
    ours = read_words(claim.text).surface_norms
    if len(words) <= len(ours) + _ROOM:
        return [source]
    ends = sorted((at, at + span.end - span.start) for span, at in shared_spans(ours, norms))
    if not ends:
        return [source]
    room = _AROUND + len(ours)
    groups = [[ends[0]]]
    for before, place in pairwise(ends):
        if place[0] - before[1] > room:
            groups.append([])
        groups[-1].append(place)
    windows = []
    for group in groups:
        first = max(0, group[0][0] - room)
        last = min(len(words), max(end for _, end in group) + room)
        windows.append(cut_source(source, words[first].start, words[last - 1].end))
    return windows


def cut_source(source: Source, start: int, end: int) -> Source:
    """Return a stretch of a source, given in offsets of its joined wording."""
    texts, starts = [], []
    reached = 0
    for text, begin in zip(source.wording.texts, source.wording.starts, strict=True):
        first, last = max(start - reached, 0), min(end - reached, len(text))
        if first < last:
            texts.append(text[first:last])
            starts.append(begin + first)
        reached += len(text) + 1
    return replace(source, wording=Wording(tuple(texts), tuple(starts)))
