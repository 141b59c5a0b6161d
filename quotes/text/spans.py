"""Spans as plain lists, as interchange lines and tables hold them."""

from collections.abc import Sequence

from quotes.types import CharSpan


def spans_of(spans: Sequence[CharSpan]) -> list[list[int]]:
    """Return spans in the form of the interchange lines: ``[[start, end], ...]``."""
    return [[span.start, span.end] for span in spans]
