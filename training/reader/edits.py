"""Editing an annotated article: its text changes, and its spans move with it."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Marking:
    """One attribution as people marked it.

    Attributes:
        source: Offsets of the words that name who spoke.
        cue: Offsets of the words that report.
        content: Offsets of the words reported.
        carrier: Offsets of the names of who passes the words on.
        nested: Whether it stands within the content of another one.
        unsure: Whether it may as well be left out.
    """

    source: Spans
    cue: Spans
    content: Spans
    carrier: Spans = ()
    nested: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with all that people marked in it.

    Attributes:
        id: The article's id.
        text: Its text, markup included.
        markings: The attributions in it.
        unsure: Where nobody can say what is right: a model labelled it, and was in doubt.
        words_only: Whether only words that were said or written are marked, all of them, and no
            thoughts or acts.
        marked_by_people: Whether people read it, so that what is unmarked is nothing.
    """

    id: str
    text: str
    markings: tuple[Marking, ...]
    unsure: Spans = ()
    words_only: bool = False
    marked_by_people: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters of the text, and what takes their place."""

    start: int
    end: int
    text: str


def apply_edits(article: Annotated, edits: Iterable[Edit]) -> Annotated:
    """Apply edits to an article and move its spans.

    An edit that overlaps the one before is left out. A span that begins or ends within an edit
    begins before or ends behind what was put there; a span of which nothing is left goes.
    """
    pieces: list[str] = []
    taken: list[Edit] = []
    shifts = [0]
    at = 0
    for edit in sorted(edits):
        if edit.start < at:
            continue
        pieces += [article.text[at : edit.start], edit.text]
        at = edit.end
        taken.append(edit)
        shifts.append(shifts[-1] + len(edit.text) - (edit.end - edit.start))
    pieces.append(article.text[at:])
    ends = [edit.end for edit in taken]

    def moved(offset: int, *, is_end: bool) -> int:
        before = bisect_right(ends, offset)
        # What is put between two characters belongs to neither side's span.
        while is_end and before and taken[before - 1].start == offset:
            before -= 1
        if before < len(taken) and taken[before].start < offset < taken[before].end:
            start = taken[before].start + shifts[before]
            return start + len(taken[before].text) if is_end else start
        return offset + shifts[before]

    def move(spans: Spans) -> Spans:
        pairs = ((moved(s, is_end=False), moved(e, is_end=True)) for s, e in spans)
        return tuple((s, e) for s, e in pairs if s < e)

    markings = (
        replace(
            m,
            source=move(m.source),
            cue=move(m.cue),
            content=move(m.content),
            carrier=move(m.carrier),
        )
        for m in article.markings
    )
    kept = tuple(marking for marking in markings if marking.content)
    return replace(article, text="".join(pieces), markings=kept, unsure=move(article.unsure))
