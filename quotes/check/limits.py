"""What stood right before a claim and limits it: a negation, a hedge, a mere condition."""

import re
from collections.abc import Iterator, Sequence

from quotes.diff.lexicon import load_lexicon
from quotes.diff.words import read_words
from quotes.types import DiffOp, Flag, OpKind

_BORDER = re.compile(r"[.!?…]")
# What makes the words after it a mere condition.
_SUPPOSING = (("if",), ("unless",), ("until",), ("provided",), ("as", "long", "as"))
# What hands a negation or hedge on to the words after it: "I don't think anybody can say that ...".
_HANDS_ON = frozenset(
    ("that", "whether", "how", "because", "to", "of", "think", "believe", "say", "know", "mean")
)
# Where what was said before ends, whatever stands in it.
_STOPS = frozenset(("and", "but", "so", "or"))
# Words before a claim that are looked at, and words that may stand between it and what limits it.
_REACH, _BESIDE = 12, 2


def flag_opening(ops: Sequence[DiffOp], source: str) -> Iterator[Flag]:
    """Flag what an opening cut takes away, in the same sentence, from all that follows.

    Args:
        ops: From the source to the claim.
        source: The source's words.
    """
    if len(ops) < 2 or ops[0].op is not OpKind.DELETE:
        return
    start, end = ops[0].a
    if _BORDER.search(source[end : ops[1].a[0]]):
        return
    borders = [found.end() for found in _BORDER.finditer(source, start, end)]
    start = borders[-1] if borders else start
    lexicon = load_lexicon()
    words = [word for word in read_words(source) if start <= word.start and word.end <= end]
    tokens = [(norm, word.start) for word in words[-_REACH:] for norm in lexicon.expand(word.norm)]
    norms = [norm for norm, _ in tokens]
    if any(tuple(norms[-len(phrase) :]) == phrase for phrase in _SUPPOSING):
        yield Flag("condition", source[tokens[-1][1] : end], "")
        return
    stops = [at for at, norm in enumerate(norms) if norm in _STOPS]
    handed_on = bool(norms) and norms[-1] in _HANDS_ON
    for kind in ("negation", "hedge"):
        for at in range(stops[-1] + 1 if stops else 0, len(norms)):
            sizes = [n for n in range(1, 6) if tuple(norms[at : at + n]) in lexicon.kinds[kind]]
            if sizes and (handed_on or at + max(sizes) + _BESIDE >= len(norms)):
                yield Flag(kind, source[tokens[at][1] : end], "")
                return
