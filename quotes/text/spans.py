"""Spans as plain lists, as interchange lines and tables hold them; words beside nested spans."""

from collections.abc import Iterable, Sequence

from quotes.types import CharSpan


def spans_of(spans: Sequence[CharSpan]) -> list[list[int]]:
    """Return spans in the form of the interchange lines: ``[[start, end], ...]``."""
    return [[span.start, span.end] for span in spans]


def own_words(text: str, start: int, nested: Iterable[CharSpan]) -> tuple[str, ...]:
    """Return what of a passage are its speaker's own words, without those nested in it.

    Args:
        text: Its words.
        start: Where it begins in its article.
        nested: Spans of the article within it.
    """
    own, reached = [], 0
    for span in sorted(nested):
        own.append(text[reached : max(reached, span.start - start)])
        reached = max(reached, span.end - start)
    own.append(text[reached:])
    return tuple(part for part in own if any(map(str.isalnum, part)))
