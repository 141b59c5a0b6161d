"""The places of a long record that a claim may come from, so that only these are compared."""

from dataclasses import replace
from itertools import pairwise

from quotes.check.candidates import Candidate
from quotes.check.claims import Claim
from quotes.families.shared_runs import shared_spans

# Sources that have fewer words than this beyond the claim's are compared whole.
_ROOM = 120
# Words around a place: enough for the sentence before and the condition after.
_AROUND = 60


def find_windows(claim: Claim, candidate: Candidate) -> list[Candidate]:
    """Cut a candidate to the places that share distinctive words with a claim.

    Returns:
        The candidate itself if it is short or shares none; else one candidate for each place, in
        order; places near each other are one.
    """
    words, norms = candidate.wording.words.surface, candidate.wording.words.surface_norms
    ours = claim.wording.words.surface_norms
    if len(words) <= len(ours) + _ROOM:
        return [candidate]
    ends = sorted((at, at + span.end - span.start) for span, at in shared_spans(ours, norms))
    if not ends:
        return [candidate]
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
        windows.append(cut_candidate(candidate, words[first].start, words[last - 1].end))
    return windows


def cut_candidate(candidate: Candidate, start: int, end: int) -> Candidate:
    """Return a stretch of a candidate, given in offsets of its joined wording."""
    return replace(candidate, wording=candidate.wording.cut(start, end))
