"""From runs of words to quotations: exact edges, kind, confidence and evidence."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.detect.join import kind_of, merge_spans, whole_marks
from quotes.detect.modes import mode_of
from quotes.detect.stances import stance_of
from quotes.detect.trained.confidence import LEAST_SAID, Calibration
from quotes.detect.trained.decode import Found
from quotes.detect.trained.encode import Encoded
from quotes.detect.trained.runs import Run
from quotes.detect.turns import whole_turn
from quotes.text.annotated import AnnotatedText
from quotes.text.marks import Marked
from quotes.types import CharSpan, Mode, Quotation, QuotationKind

_BLANK = " \t\n\r\u00a0"
_MARKS = frozenset("“”„‟\"'‘’‚‛«»‹›`")
# Marks that may open between the first mark of a passage and its first word.
_NESTED_MARKS = 4
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
    placed: list[tuple[Quotation, Quotation | None]] = []
    for one in found:
        outer = _assemble_one(annotated, encoded, one, calibration)
        if outer is not None:
            placed.append((outer, None))
            placed += [(inner, outer) for inner in _assemble_inner(annotated, encoded, one, outer)]
    placed.sort(key=lambda pair: (pair[0].content[0].start, -pair[0].span.end))
    numbers = {id(quotation): number for number, (quotation, _) in enumerate(placed)}
    return [
        quotation if outer is None else replace(quotation, parent=numbers[id(outer)])
        for quotation, outer in placed
    ]


def _assemble_one(
    annotated: AnnotatedText, encoded: Encoded, one: Found, calibration: Calibration
) -> Quotation | None:
    text, outermost = annotated.text, annotated.outermost
    spans = (_content_span(text, _span(encoded, run), outermost) for run in one.content)
    content = merge_spans(text, [span for span in spans if span is not None])
    if not content:
        return None
    cue = _word_span(text, encoded, one.cue) if one.is_cued else None
    source = tuple(
        span for run in one.source if (span := _word_span(text, encoded, run)) is not None
    )
    cues = () if cue is None else (cue,)
    kind = kind_of(annotated, content)
    turn = whole_turn(text, content, cues, source) if kind is QuotationKind.INDIRECT else None
    if turn is not None:
        kind, content = QuotationKind.DIRECT, turn
    quotation = Quotation(
        kind=kind,
        content=content,
        cue=cues,
        source=source,
        stance=stance_of(text, cues, source, content),
        carriers=tuple(
            span for run in one.carriers if (span := _word_span(text, encoded, run)) is not None
        ),
        rule="trained",
        confidence=calibration.quotation(one),
        source_confidence=calibration.source(one),
        evidence=_evidence(text, cue, source, content, outermost),
    )
    if turn is not None and source:
        return quotation  # who speaks in turns thinks nothing
    return replace(quotation, mode=_mode(text, quotation, calibration.was_said(one)))


def _mode(text: str, quotation: Quotation, was_said: float) -> Mode:
    """Tell how words were uttered: whether at all is learnt, and otherwise told by the cue.

    What a cue calls a thought ("believes") is one, unless some of it stands in quotation marks.
    """
    if was_said < LEAST_SAID:
        return Mode.THOUGHT
    mode = mode_of(text, quotation.cue, quotation.source)
    is_quoted = quotation.kind is not QuotationKind.INDIRECT
    return Mode.SPEECH if mode is Mode.THOUGHT and is_quoted else mode


def _assemble_inner(
    annotated: AnnotatedText, encoded: Encoded, one: Found, outer: Quotation
) -> Iterator[Quotation]:
    """Make quotations of what is quoted within another one."""
    text = annotated.text
    for inner in one.inner:
        span = _inner_span(annotated, _span(encoded, inner.content))
        if span is None or not any(
            whole.contains(span) and whole != span for whole in outer.content
        ):
            continue
        cue = inner.cue and _word_span(text, encoded, inner.cue)
        source = inner.source and _word_span(text, encoded, inner.source)
        cues = () if cue is None else (cue,)
        sources = () if source is None else (source,)
        yield Quotation(
            kind=_inner_kind(annotated, span, outer),
            content=(span,),
            cue=cues,
            source=sources,
            mode=mode_of(text, cues, sources),
            stance=stance_of(text, cues, sources, (span,)),
            rule="trained/inner",
            confidence=round(inner.score * outer.confidence, 3),
            source_confidence=outer.source_confidence,
            evidence=(
                *_evidence(text, cue, sources, (span,), annotated.outermost),
                "it stands within another quotation",
            ),
        )


def _inner_span(annotated: AnnotatedText, span: CharSpan) -> CharSpan | None:
    """Move the edges to those of a passage in marks that has the same words."""
    trimmed = _trimmed(annotated.text, span, _EDGE)
    if trimmed is None:
        return None
    for stretch in _marks_at(annotated, trimmed.start):
        if stretch.outer.contains(trimmed) and _covers(annotated.text, trimmed, stretch.content):
            return stretch.content
    return trimmed


def _marks_at(annotated: AnnotatedText, start: int) -> Sequence[Marked]:
    """Return the passages in marks that begin last before an offset, or at it."""
    at = bisect_right(annotated.marked, start, key=lambda stretch: stretch.outer.start)
    return annotated.marked[max(0, at - _NESTED_MARKS) : at]


def _inner_kind(annotated: AnnotatedText, span: CharSpan, outer: Quotation) -> QuotationKind:
    """Tell a kind from marks of its own: those of a direct quotation around it say nothing."""
    if any(stretch.content == span for stretch in _marks_at(annotated, span.start)):
        return QuotationKind.DIRECT
    if outer.kind is QuotationKind.DIRECT:
        return QuotationKind.INDIRECT
    return kind_of(annotated, (span,))


def _word_span(text: str, encoded: Encoded, run: Run) -> CharSpan | None:
    """Return the span of a run of words; None for a mark alone, which stands for no cue."""
    span = _span(encoded, run)
    if not any(map(str.isalnum, span.of(text))) and set(span.of(text)) <= _MARKS:
        return None
    return _trimmed(text, span, _EDGE) or span


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
    cue: CharSpan | None,
    source: Sequence[CharSpan],
    content: Sequence[CharSpan],
    outermost: Sequence[Marked],
) -> tuple[str, ...]:
    """Say in plain words what the model saw."""
    names = ", ".join(f"'{span.of(text)}'" for span in source)
    of_whom = f" of {names}" if names else ""
    if cue is None:
        lines = [f"nothing but where they stand shows that they are words{of_whom}"]
    else:
        lines = [f"'{cue.of(text)}' reports the words{of_whom}"]
    for span in content:
        at = bisect_right(outermost, span.start, key=lambda stretch: stretch.outer.end)
        if at < len(outermost) and outermost[at].outer.start < span.end:
            stretch = outermost[at]
            if not stretch.closed and not stretch.continued:
                lines.append("its mark is never closed: where it ends is a guess")
            elif stretch.closed and not stretch.matched:
                lines.append("a mark of another kind closes it")
    return tuple(dict.fromkeys(lines))
