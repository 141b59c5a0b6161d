"""Splices: claims that no record has whole, but several have in pieces."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from quotes.check.candidates import Candidate
from quotes.check.claims import Claim
from quotes.check.compare import Comparison
from quotes.names.speakers import Speakers
from quotes.text.rarity import measure_rarity
from quotes.types import OpKind

# The least words and bits of a piece, and the least share of the claim that all pieces have.
_LEAST_WORDS, _LEAST_BITS = 3, 6.25
_OF_OTHERS_BITS = 12.0
_COVERED = 0.85
_MOST_PIECES = 4
# Pieces that share at least this many words of the claim are cuttings of one passage.
_OVERLAP = 3


class Piece(NamedTuple):
    """A run of a claim's words, by position, that a record has word for word."""

    start: int
    end: int
    comparison: Comparison

    @property
    def candidate(self) -> Candidate:
        """Where the words stand."""
        return self.comparison.candidate


def find_pieces(claim: Claim, comparisons: Iterable[Comparison]) -> list[Piece]:
    """Find the fewest pieces that together make up a claim.

    Returns:
        Two or more in the claim's order, or none if one record alone has as much.
    """
    words, norms = claim.wording.words.comparison, claim.wording.words.comparison_norms
    starts = {word.start: at for at, word in enumerate(words)}
    ends = {word.end: at for at, word in enumerate(words, start=1)}
    runs = [
        Piece(starts[op.b[0]], ends[op.b[1]], one)
        for one in comparisons
        for op in one.match.difference.ops
        if op.op is OpKind.EQUAL and op.b[0] in starts and op.b[1] in ends
    ]
    pieces = _cover([run for run in runs if _is_weighty(run, norms)], len(words))
    covered = len({at for piece in pieces for at in range(piece.start, piece.end)})
    if len(pieces) < 2 or covered < _COVERED * len(words):
        return []
    return pieces


def _is_weighty(run: Piece, norms: Sequence[str]) -> bool:
    if run.end - run.start < _LEAST_WORDS:
        return False
    other = run.comparison.speakers is Speakers.DIFFERENT
    least = _OF_OTHERS_BITS if other else _LEAST_BITS
    return measure_rarity(norms[run.start : run.end]) >= least


def _cover(runs: Sequence[Piece], length: int) -> list[Piece]:
    """Take, from the left, the run that reaches farthest, as long as each adds enough words."""
    pieces: list[Piece] = []
    reached = 0
    while reached < length and len(pieces) < _MOST_PIECES:
        fitting = [
            run for run in runs if run.start <= reached + 1 and run.end >= reached + _LEAST_WORDS
        ] or [run for run in runs if run.start >= reached]
        if not fitting:
            break
        nearest = min(max(run.start, reached) for run in fitting)
        best = max(
            (run for run in fitting if max(run.start, reached) == nearest),
            key=lambda run: (
                run.end,
                run.comparison.speakers is Speakers.SAME,
                run.comparison.share,
            ),
        )
        pieces.append(best)
        reached = best.end
    return pieces


def are_one_passage(pieces: Sequence[Piece]) -> bool:
    """Return True if all pieces overlap: two cuttings of what was said without a break."""
    return all(one.end - other.start >= _OVERLAP for one, other in pairwise(pieces))


def describe_occasion(pieces: Sequence[Piece]) -> str:
    """Return True if the pieces were said on one occasion, as far as their articles tell."""
    if len({piece.candidate.article for piece in pieces}) == 1:
        return "two passages of one article are joined as one"
    days = {(piece.candidate.date or "")[:10] for piece in pieces}
    if len(days) == 1 and "" not in days:
        return "passages from different articles of one day are joined as one"
    return "passages from several occasions are joined as one"
