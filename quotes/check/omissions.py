"""What a claim leaves out of the middle of a record, and how it treats the omission."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from quotes.check.wording import Wording
from quotes.text.nuance_lexicon import load_lexicon
from quotes.text.sentences import ends_within
from quotes.text.tokens import ComparisonWord
from quotes.text.words import read_words
from quotes.types import DiffOp, Flag, OpKind

_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")


class Treatment(IntEnum):
    """How a claim treats words that it leaves out; the plainest first.

    ``MARKED`` with an ellipsis; ``INTERRUPTED``, where the draft's own words ("she said") stand
    between; ``JOINED`` over the end of a sentence, of the record's or of its own; ``SILENT``.
    """

    MARKED = 0
    INTERRUPTED = 1
    JOINED = 2
    SILENT = 3


class Omission(NamedTuple):
    """Words of a record that a claim lacks, between words that it keeps; offsets in characters.

    Attributes:
        kept: In the record, the end of the last word kept before and the start of the next.
        gone: The words between.
        claim: In the claim, the end of the word before and the start of the next.
    """

    kept: tuple[int, int]
    gone: tuple[int, int]
    claim: tuple[int, int]

    def is_whole(self, record: str) -> bool:
        """Return True if whole sentences are gone: one ends before them, and with them."""
        edges = (self.kept[0], self.gone[0]), (self.gone[1], self.kept[1])
        return all(ends_within(record, *edge, any_case=True) for edge in edges)


def find_omissions(ops: Sequence[DiffOp], claim: Wording, record: Wording) -> Iterator[Omission]:
    """Yield what a claim leaves out between words that it keeps.

    Of "I love art. I love music" either "art. I love" or "I love art" may be what is left out of
    "I love music": an omission is taken to lie where the claim treats it most plainly.
    """
    for before, op, after in zip(ops, ops[1:], ops[2:], strict=False):
        if op.op is OpKind.DELETE:
            places = _places(before, op, after, claim, record)
            yield min(places, key=lambda place: treatment_of(place, claim, record))


def _places(
    before: DiffOp, op: DiffOp, after: DiffOp, claim: Wording, record: Wording
) -> Iterator[Omission]:
    """Yield where words may be missing: as aligned, then farther and farther to either side."""
    ours, theirs = record.words.comparison, claim.words.comparison
    earliest, first, last = (_word_at(ours, span[0]) for span in (before.a, op.a, after.a))
    latest = bisect_left(ours, after.a[1], key=lambda word: word.end)
    at = _word_at(theirs, after.b[0])
    left = range(0, earliest - first, -1)
    right = range(1, latest - last + 1)
    for way in (left, right):
        for step in way:
            i, j, k = first + step, last + step, at + step
            moved = (i, j) if step < 0 else (i - 1, j - 1)
            if step and ours[moved[0]].norm != ours[moved[1]].norm:
                break
            yield Omission(
                (ours[i - 1].end, ours[j].start),
                (ours[i].start, ours[j - 1].end),
                (theirs[k - 1].end, theirs[k].start),
            )


def _word_at(words: Sequence[ComparisonWord], start: int) -> int:
    """Return the position of the word that begins at an offset."""
    return bisect_left(words, start, key=lambda word: word.start)


def treatment_of(omission: Omission, claim: Wording, record: Wording) -> Treatment:
    """Return how a claim treats words that it leaves out."""
    start, end = omission.claim
    if _ELLIPSIS.search(claim.text[start:end]):
        return Treatment.MARKED
    if claim.is_broken(start, end):
        return Treatment.INTERRUPTED
    of_record = ends_within(record.text, *omission.kept, any_case=True)
    if of_record or ends_within(claim.text, start, end, any_case=True):
        return Treatment.JOINED
    return Treatment.SILENT


def hidden_flags(omission: Omission, record: Wording) -> Iterator[Flag]:
    """Flag what was left out that limits the rest: a negation, a hedge or a condition.

    Whole sentences limit what was kept only if they go on from it ("But only if ...").
    """
    lexicon = load_lexicon()
    limiting = {
        "negation": lexicon.kinds["negation"],
        "hedge": lexicon.kinds["hedge"],
        "condition": lexicon.conditions,
    }
    words = record.text[slice(*omission.gone)]
    norms = [part for norm in read_words(words).comparison_norms for part in lexicon.expand(norm)]
    reach = 1 if omission.is_whole(record.text) else len(norms)
    for kind, phrases in limiting.items():
        longest = max(map(len, phrases))
        if any(
            tuple(norms[at : at + length]) in phrases
            for at in range(reach)
            for length in range(1, longest + 1)
        ):
            yield Flag(kind, words, "")
