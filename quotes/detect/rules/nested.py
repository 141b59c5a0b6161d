"""Quotations inside quotations: words that a speaker quotes from somebody else."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from quotes.text.marks import Marked
from quotes.types import CharSpan

# An inner stretch shorter than this is a name or a turn of phrase.
_MIN_WORDS = 3
# Between the cue and the inner mark stands at most "me," or "to them:".
_REACH = 20


def link_nested(
    text: str, marked: Sequence[Marked], cues: Sequence[Token]
) -> Iterator[tuple[Marked, Marked, Token]]:
    """Find stretches within a stretch that a cue within it reports.

    Args:
        text: The text, with markup masked.
        marked: All stretches in quotation marks, in text order.
        cues: Cue tokens of the whole text, in text order.

    Yields:
        The outer stretch, the inner one and the inner one's cue.
    """
    outer: Marked | None = None
    for stretch in marked:
        if stretch.level == 0:
            outer = stretch
        elif outer and stretch.level == 1 and len(stretch.content.of(text).split()) >= _MIN_WORDS:
            cue = _cue_before(text, outer.content, stretch, cues) or _cue_behind(
                text, outer.content, stretch, cues
            )
            if cue is not None:
                yield outer, stretch, cue


def _cue_before(text: str, outer: CharSpan, inner: Marked, cues: Sequence[Token]) -> Token | None:
    at = bisect_right(cues, inner.outer.start, key=lambda cue: cue.idx + len(cue)) - 1
    if at < 0 or cues[at].idx < outer.start:
        return None
    gap = text[cues[at].idx + len(cues[at]) : inner.outer.start]
    return cues[at] if len(gap) <= _REACH and not any(stop in gap for stop in ".!?") else None


def _cue_behind(text: str, outer: CharSpan, inner: Marked, cues: Sequence[Token]) -> Token | None:
    """Find the cue in "‘…,’ she told me": only a comma promises one."""
    at = bisect_left(cues, inner.outer.end, key=lambda cue: cue.idx)
    if at == len(cues) or cues[at].idx >= outer.end or inner.content.of(text)[-1] != ",":
        return None
    gap = text[inner.outer.end : cues[at].idx]
    return cues[at] if len(gap) <= _REACH and not any(stop in gap for stop in ".!?,") else None
