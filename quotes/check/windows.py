"""The places of a long record that a claim may come from, so that only these are compared."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.check.candidates import Candidate
from quotes.check.claims import Claim
from quotes.families.shared_runs import DISTINCTIVE
from quotes.text.rarity import measure_rarity
from quotes.text.tokens import ComparisonWord, SurfaceWord
from quotes.text.words import Words

# Sources that have fewer words than this beyond the claim's are compared whole.
_ROOM = 120
# Words around a place: enough for the sentence before and the condition after.
_AROUND = 60
# The most stretches of one record that are compared: a splice of more pieces isn't told.
_MOST = 4

# The positions of a place's first word and after its last.
Place = tuple[int, int]


def find_windows(claim: Claim, candidate: Candidate) -> list[Candidate]:
    """Cut a candidate to the places that may be where a claim comes from.

    That is where distinctive runs of its words stand, as long as they go, or else the rarest
    that there are. Of each the first place is taken: where a claim stands word for word, that.

    Returns:
        The candidate itself if it is short; else one candidate for each place, in order; places
        near each other are one. None if it has no word of the claim.
    """
    ours, record = claim.wording.words, candidate.wording.words
    words = record.surface
    if len(words) <= len(ours.surface) + _ROOM:
        return [candidate]
    room = _AROUND + len(ours.surface)
    groups: list[list[Place]] = []
    for place in sorted(_find_places(ours, record)):
        if not groups or place[0] - groups[-1][-1][1] > room:
            groups.append([])
        groups[-1].append(place)
    fullest = sorted(groups, key=lambda group: (-len(group), group[0]))[:_MOST]
    windows = []
    for group in sorted(fullest):
        first = max(0, group[0][0] - room)
        last = min(len(words), max(end for _, end in group) + room)
        windows.append(cut_candidate(candidate, words[first].start, words[last - 1].end))
    return windows


def cut_candidate(candidate: Candidate, start: int, end: int) -> Candidate:
    """Return a stretch of a candidate, given in offsets of its joined wording."""
    return replace(candidate, wording=candidate.wording.cut(start, end))


def _find_places(claim: Words, record: Words) -> list[Place]:
    """Return the places of a record, in words of the surface form, that have some of a claim."""
    runs = list(_shared_runs(claim.comparison_norms, record))
    rarities = [measure_rarity([word.norm for word in run]) for run in runs]
    telling = [
        run
        for run, bits in zip(runs, rarities, strict=True)
        if any(len(run) >= least and bits >= rare for least, rare in DISTINCTIVE)
    ]
    order = sorted(range(len(runs)), key=lambda at: (-rarities[at], at))
    found = telling or [runs[at] for at in order[:_MOST]]
    return [_place(run, record.surface) for run in found]


def _shared_runs(norms: Sequence[str], record: Words) -> Iterator[tuple[ComparisonWord, ...]]:
    """Yield, as they first stand in a record, the runs of words that are part of no longer one."""
    start, end = 0, 1
    run: tuple[ComparisonWord, ...] = ()
    while end <= len(norms):
        longer = record.find(norms[start:end])
        if longer:
            run, end = longer, end + 1
            continue
        if run:
            yield run
        run, start = (), start + 1
        end = max(end, start + 1)
    if run:
        yield run


def _place(run: Sequence[ComparisonWord], words: Sequence[SurfaceWord]) -> Place:
    first = bisect_left(words, run[0].start, key=lambda word: word.start)
    last = bisect_left(words, run[-1].end, key=lambda word: word.end)
    return first, last + 1
