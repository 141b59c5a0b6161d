"""From runs of words to quotations: exact edges, kind, confidence and evidence."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from quotes.detect.join import kind_of, merge_spans, whole_marks
from quotes.detect.modes import mode_of
from quotes.detect.trained.confidence import Calibration
from quotes.detect.trained.decode import Found, Run
from quotes.detect.trained.encode import Encoded
from quotes.text.annotated import AnnotatedText
from quotes.text.marks import Marked
from quotes.types import CharSpan, Quotation

_BLANK = " \t\n\r\u00a0"
_EDGE = _BLANK + ",;:–—-"
# The stop of a sentence is none of the words that it reports; that of an initial is.
_STOP = re.compile(r"(?<=\w\w)\.$")


def assemble(
    annotated: AnnotatedText,
    encoded: Encoded,
    found: Sequence[Found],
    calibration: Calibration,
) -> list[Quotation]:
    """Make quotations of what was decoded.

    Args:
        annotated: The article's text.
        encoded: The same, encoded.
        found: Attributions as runs of words.
        calibration: From the model's scores to confidences.

    Returns:
        Quotations in text order. What lies wholly in quotation marks has exactly their edges.
    """
    text, outermost = annotated.text, annotated.outermost
    quotations = []
    for one in found:
        spans = (_content_span(text, _span(encoded, run), outermost) for run in one.content)
        content = merge_spans(text, [span for span in spans if span is not None])
        if not content:
            continue
        cue = _trimmed(text, _span(encoded, one.cue), _EDGE) or _span(encoded, one.cue)
        sources = (_trimmed(text, _span(encoded, run), _EDGE) for run in one.source)
        source = tuple(span for span in sources if span is not None)
        quotations.append(
            Quotation(
                kind=kind_of(annotated, content),
                content=content,
                cue=(cue,),
                source=source,
                mode=mode_of(text, (cue,), source),
                rule="trained",
                confidence=calibration.quotation(one),
                source_confidence=calibration.source(one),
                evidence=_evidence(text, cue, source, content, outermost),
            )
        )
    return sorted(quotations, key=lambda quotation: quotation.content)


def _span(encoded: Encoded, run: Run) -> CharSpan:
    return CharSpan(int(encoded.starts[run[0]]), int(encoded.ends[run[1] - 1]))


def _content_span(text: str, span: CharSpan, outermost: Sequence[Marked]) -> CharSpan | None:
    letters = [at for at in range(span.start, span.end) if text[at].isalnum()]
    if not letters:
        return None
    words = CharSpan(letters[0], letters[-1] + 1)
    at = bisect_right(outermost, words.start, key=lambda stretch: stretch.outer.end)
    if at < len(outermost):
        stretch = outermost[at]
        if stretch.content.contains(words) and _covers(text, words, stretch.content):
            return stretch.content
    trimmed = _trimmed(text, whole_marks(text, span, outermost), _EDGE)
    return trimmed and _without_halves(text, trimmed, outermost)


def _covers(text: str, span: CharSpan, content: CharSpan) -> bool:
    """Return True if nothing that is read aloud of a stretch lies outside a span."""
    outside = text[content.start : max(content.start, span.start)]
    outside += text[min(content.end, span.end) : content.end]
    return not any(map(str.isalnum, outside))


def _without_halves(text: str, span: CharSpan, outermost: Sequence[Marked]) -> CharSpan | None:
    """Drop the one mark of a stretch that stands at an edge, and a stop behind reported words."""
    start, end = span.start, span.end
    at = bisect_right(outermost, start, key=lambda stretch: stretch.outer.end)
    while at < len(outermost) and outermost[at].outer.start < end:
        outer, content = outermost[at].outer, outermost[at].content
        if outer.start >= start and outer.end > end and outer.start == start:
            start = content.start
        if outer.start < start and content.end < end <= outer.end:
            end = content.end
        at += 1
    if start >= end:
        return None
    if end == span.end and _STOP.search(text, start, end):
        end -= 1
    return _trimmed(text, CharSpan(start, end), _EDGE)


def _trimmed(text: str, span: CharSpan, edge: str) -> CharSpan | None:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(edge))
    end = span.end - (len(words) - len(words.rstrip(edge)))
    return CharSpan(start, end) if start < end else None


def _evidence(
    text: str,
    cue: CharSpan,
    source: Sequence[CharSpan],
    content: Sequence[CharSpan],
    outermost: Sequence[Marked],
) -> tuple[str, ...]:
    """Say in plain words what the model saw."""
    names = ", ".join(f"'{span.of(text)}'" for span in source)
    lines = [f"'{cue.of(text)}' reports the words" + (f" of {names}" if names else "")]
    for span in content:
        at = bisect_right(outermost, span.start, key=lambda stretch: stretch.outer.end)
        if at < len(outermost) and outermost[at].outer.start < span.end:
            stretch = outermost[at]
            if not stretch.closed and not stretch.continued:
                lines.append("its mark is never closed: where it ends is a guess")
            elif stretch.closed and not stretch.matched:
                lines.append("a mark of another kind closes it")
    return tuple(dict.fromkeys(lines))
