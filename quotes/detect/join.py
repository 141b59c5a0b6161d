"""Joining the parts of a quotation, and telling its kind from its marks; for every reader."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from quotes.text.annotated import AnnotatedText
from quotes.text.marks import Marked
from quotes.types import CharSpan, QuotationKind

# PolNeAR's convention for the scorers: a wording is direct from this share of its letters on.
DIRECT_SHARE = 0.9


def merge_spans(text: str, spans: Iterable[CharSpan]) -> tuple[CharSpan, ...]:
    """Merge spans that overlap, and leave the others apart, in text order."""
    merged: list[CharSpan] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = CharSpan(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(span for span in merged if any(map(str.isalnum, span.of(text))))


def kind_of(annotated: AnnotatedText, content: Sequence[CharSpan]) -> QuotationKind:
    """Tell a quotation's kind from the share of its letters that stand in quotation marks."""
    letters = quoted = 0
    for span in content:
        letters += _letters(annotated.text, span)
        quoted += sum(_letters(annotated.text, part) for part in annotated.quoted_parts(span))
    if not quoted:
        return QuotationKind.INDIRECT
    return QuotationKind.DIRECT if quoted >= DIRECT_SHARE * letters else QuotationKind.MIXED


def _letters(text: str, span: CharSpan) -> int:
    return sum(map(str.isalnum, span.of(text)))


def whole_marks(text: str, span: CharSpan, outermost: Sequence[Marked]) -> CharSpan:
    """Take in both marks of a stretch that a span's words go beyond, rather than one of them."""
    at = bisect_right(outermost, span.start, key=lambda marked: marked.outer.end)
    while at < len(outermost) and outermost[at].outer.start < span.end:
        outer = outermost[at].outer
        beyond = text[span.start : outer.start] + text[outer.end : span.end]
        if any(map(str.isalnum, beyond)):
            span = CharSpan(min(span.start, outer.start), max(span.end, outer.end))
        at += 1
    return span
