"""What a claim leaves out of the middle of a source: marked, interrupted, joined or in silence."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotes.check.values import Wording
from quotes.check.wording import norms_of
from quotes.diff.lexicon import load_lexicon
from quotes.types import DiffOp, Flag, OpKind

ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_BORDER = re.compile(r"[.!?…][\"'”’)\]]*\s")


class Gap(NamedTuple):
    """Words of the source that the claim lacks, and the kept words before and after."""

    before: DiffOp
    op: DiffOp
    after: DiffOp


def find_gaps(ops: Sequence[DiffOp]) -> Iterator[Gap]:
    """Yield the words of a source that are missing between words that a claim keeps."""
    for before, op, after in zip(ops, ops[1:], ops[2:], strict=False):
        if op.op is OpKind.DELETE:
            yield Gap(before, op, after)


def name_gap(gap: Gap, claim: Wording, source: str) -> str:
    """Say how a claim treats words that it leaves out.

    Marked with an ellipsis; interrupted, where its own words ("she said") stand between; joined
    over the end of a sentence; or silent.
    """
    start, end = gap.before.b[1], gap.after.b[0]
    if ELLIPSIS.search(claim.text[start:end]):
        return "marked"
    if any(start <= offset <= end for offset in claim.breaks):
        return "interrupted"
    if _BORDER.search(source[gap.before.a[1] : gap.after.a[0]]):
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
    words = source[slice(*gap.op.a)]
    norms = [part for norm in norms_of(words) for part in lexicon.expand(norm)]
    edges = source[gap.before.a[1] : gap.op.a[0]], source[gap.op.a[1] : gap.after.a[0]]
    reach = 1 if all(map(_BORDER.search, edges)) else len(norms)
    for kind, phrases in limiting.items():
        longest = max(map(len, phrases))
        if any(
            tuple(norms[at : at + length]) in phrases
            for at in range(reach)
            for length in range(1, longest + 1)
        ):
            yield Flag(kind, words, "")
