"""Words that are given whole, without quotation marks: turns, answers, posts, block quotations.

Reported speech shares its sentence with who reports it. These stand in lines of their own, but for
a label before them or a signature behind them.
"""

from collections.abc import Iterable, Sequence

from quotes.types import CharSpan

_STOPS = frozenset(".?!…")
# Characters of a label or a signature.
_LONGEST = 200
# What may stand between the words and the end of their line besides a signature.
_CLOSING = " \t\u00a0*_~)]"


def whole_turn(
    text: str, content: Sequence[CharSpan], cue: Iterable[CharSpan], source: Iterable[CharSpan]
) -> tuple[CharSpan, ...] | None:
    """Return the content of a turn, with the stop that ends it.

    Args:
        text: The article's text.
        content: Offsets of the words, in text order, without a word in quotation marks.
        cue: Offsets of what reports them; of a label, its colon or dash.
        source: Offsets of what names who speaks.

    Returns:
        None unless nothing but a label, a time and a signature shares lines with the words, and
        they end a sentence.
    """
    start, end = content[0].start, content[-1].end
    while end < len(text) and text[end] in _STOPS:
        end += 1
    first, last = _line_start(text, start), _line_end(text, end)
    if first is None or last is None or text[end - 1] not in _STOPS:
        return None
    cue = tuple(cue)
    named = (*cue, *source)
    before = _uncovered(text, first, start, named)
    behind = _uncovered(text, end, last, named).strip(_CLOSING)
    if any(map(str.isalpha, before)) or any(map(str.isalnum, behind)):
        return None
    if any(first <= span.start < last and _has_letters(text, span) for span in cue):
        return None
    return (*content[:-1], CharSpan(content[-1].start, end))


def _line_start(text: str, offset: int) -> int | None:
    """Return where a line begins, unless that is further off than a label is long."""
    low = max(0, offset - _LONGEST)
    found = text.rfind("\n", low, offset)
    return found + 1 if found >= 0 or not low else None


def _line_end(text: str, offset: int) -> int | None:
    found = text.find("\n", offset, offset + _LONGEST)
    if found >= 0:
        return found
    return len(text) if offset + _LONGEST >= len(text) else None


def _uncovered(text: str, start: int, end: int, covered: Sequence[CharSpan]) -> str:
    """Return what of a text some spans leave."""
    return "".join(
        text[at]
        for at in range(start, end)
        if not any(span.start <= at < span.end for span in covered)
    )


def _has_letters(text: str, span: CharSpan) -> bool:
    return any(map(str.isalpha, span.of(text)))
