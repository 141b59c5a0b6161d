"""The source of a quotation in marks: the words beside its cue that name who spoke."""

from spacy.tokens import Token

from quotes.detect.rules.constructions import find_source, noun_span, trim_span
from quotes.detect.rules.links import Link, Place
from quotes.types import CharSpan

# A name before the cue is no longer than this.
_MAX_WORDS = 14


def beside_mark(text: str, link: Link) -> CharSpan | None:
    """Find who spoke: the cue's subject, or what stands between the closing mark and the cue.

    Args:
        text: The text that offsets count in.
        link: A stretch in quotation marks with its cue.

    Returns:
        The source, or None where no words beside the cue can be it.
    """
    cue = link.cue
    if cue is None:
        return None
    source = find_source(cue, text)
    if link.place is not Place.AFTER:
        return source if source and source.end <= link.marked.outer.start else None
    if source and source.start >= link.marked.outer.end:
        return source
    gap = trim_span(text, link.marked.outer.end, cue.idx)
    if gap and len(gap.of(text).split()) <= _MAX_WORDS and any(map(str.isalpha, gap.of(text))):
        return gap
    return _behind(cue, text)


def _behind(cue: Token, text: str) -> CharSpan | None:
    """Find the noun that follows a cue directly ("said Mayor Ann Lee in June")."""
    doc = cue.doc
    for token in doc[cue.i + 1 : cue.i + 8]:
        if token.pos_ in {"PROPN", "NOUN", "PRON"} and token.dep_ != "compound":
            span = noun_span(token, text)
            return span if span.start >= cue.idx + len(cue) else None
        if token.pos_ in {"VERB", "ADP", "SCONJ"} or (token.is_punct and token.text != "."):
            return None
    return None
