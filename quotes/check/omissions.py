"""What a claim leaves out of the middle of a source: marked, interrupted, joined or in silence."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotes.check.types import Wording
from quotes.text.nuance_lexicon import load_lexicon
from quotes.text.sentences import ends_within
from quotes.text.words import read_words
from quotes.types import DiffOp, Flag, OpKind

ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
# How a claim may treat what it leaves out; the plainest first.
_TREATMENTS = ("marked", "interrupted", "joined", "silent")


class Gap(NamedTuple):
    """Words of a source that a claim lacks, between words that it keeps; offsets in characters.

    Attributes:
        kept: In the source, the end of the last word kept before and the start of the next.
        gone: The words between.
        claim: In the claim, the end of the word before and the start of the next.
    """

    kept: tuple[int, int]
    gone: tuple[int, int]
    claim: tuple[int, int]

    def is_whole(self, source: str) -> bool:
        """Return True if whole sentences are gone: one ends before them, and with them."""
        edges = (self.kept[0], self.gone[0]), (self.gone[1], self.kept[1])
        return all(ends_within(source, *edge, any_case=True) for edge in edges)


def find_gaps(ops: Sequence[DiffOp], claim: Wording, source: str) -> Iterator[Gap]:
    """Yield the gaps of a claim.

    Of "I love art. I love music" either "art. I love" or "I love art" may be what is left out of
    "I love music": a gap is taken to lie where the claim treats it most plainly.
    """
    for before, op, after in zip(ops, ops[1:], ops[2:], strict=False):
        if op.op is OpKind.DELETE:
            places = _places(before, op, after, claim.text, source)
            yield min(places, key=lambda gap: _TREATMENTS.index(name_gap(gap, claim, source)))


def _places(before: DiffOp, op: DiffOp, after: DiffOp, claim: str, source: str) -> Iterator[Gap]:
    """Yield where a gap may lie: as it was aligned, then farther and farther to either side."""
    ours, theirs = read_words(source).comparison, read_words(claim).comparison
    starts = [word.start for word in ours]
    first, last = starts.index(op.a[0]), starts.index(after.a[0])
    at = [word.start for word in theirs].index(after.b[0])
    earliest = starts.index(before.a[0])
    latest = [word.end for word in ours].index(after.a[1])
    left = range(0, earliest - first, -1)
    right = range(1, latest - last + 1)
    for way in (left, right):
        for step in way:
            i, j, k = first + step, last + step, at + step
            moved = (i, j) if step < 0 else (i - 1, j - 1)
            if step and ours[moved[0]].norm != ours[moved[1]].norm:
                break
            yield Gap(
                (ours[i - 1].end, ours[j].start),
                (ours[i].start, ours[j - 1].end),
                (theirs[k - 1].end, theirs[k].start),
            )


def name_gap(gap: Gap, claim: Wording, source: str) -> str:
    """Say how a claim treats words that it leaves out.

    Marked with an ellipsis; interrupted, where its own words ("she said") stand between; joined
    over the end of a sentence, of the source's or of its own; or silent.
    """
    start, end = gap.claim
    if ELLIPSIS.search(claim.text[start:end]):
        return "marked"
    if any(start <= offset <= end for offset in claim.breaks):
        return "interrupted"
    of_source = ends_within(source, *gap.kept, any_case=True)
    if of_source or ends_within(claim.text, start, end, any_case=True):
        return "joined"
    return "silent"


def hidden_flags(gap: Gap, source: str) -> Iterator[Flag]:
    """Flag what was left out that limits the rest: a negation, a hedge or a condition.

    Whole sentences limit what was kept only if they go on from it ("But only if ...").
    """
    lexicon = load_lexicon()
    limiting = {
        "negation": lexicon.kinds["negation"],
        "hedge": lexicon.kinds["hedge"],
        "condition": lexicon.conditions,
    }
    words = source[slice(*gap.gone)]
    norms = [part for norm in read_words(words).comparison_norms for part in lexicon.expand(norm)]
    reach = 1 if gap.is_whole(source) else len(norms)
    for kind, phrases in limiting.items():
        longest = max(map(len, phrases))
        if any(
            tuple(norms[at : at + length]) in phrases
            for at in range(reach)
            for length in range(1, longest + 1)
        ):
            yield Flag(kind, words, "")
