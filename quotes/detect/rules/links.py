"""Which cue reports which stretch in quotation marks, from where the two stand.

The parse is often wrong around quotation marks, so the position decides: behind the closing mark
(“…,” she said), before the opening one (she said: “…), in the same paragraph for what follows.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from quotes.detect.marks import Marked
from quotes.types import CharSpan

# A cue farther than this from its closing mark belongs to something else.
_REACH = 220
_GOES_ON = (",", "?", "!", "—", "–", "-", "…", "...")
_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*\s+(?=[“\"‘'«A-Z])")


class Place(StrEnum):
    """Where the cue of a stretch stands."""

    AFTER = "after"
    BEFORE = "before"
    COLON = "colon"  # at the end of the paragraph before
    SAME = "same"  # the stretch goes on with the one before it
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch in quotation marks and the cue that reports it, if one does."""

    marked: Marked
    cue: Token | None
    place: Place


def link_marked(
    text: str, paragraphs: Sequence[CharSpan], marked: Sequence[Marked], cues: Sequence[Token]
) -> list[Link]:
    """Find the cue of every outermost stretch in quotation marks.

    Args:
        text: The text, with markup masked.
        paragraphs: The text's paragraphs.
        marked: Outermost stretches in text order.
        cues: Cue tokens outside quotation marks, in text order.

    Returns:
        A link for each stretch, in the same order.
    """
    offsets = [cue.idx for cue in cues]
    links: list[Link] = []
    for at, stretch in enumerate(marked):
        before = marked[at - 1] if at else None
        after = marked[at + 1] if at + 1 < len(marked) else None
        paragraph = paragraphs[stretch.paragraph]
        left = (
            before.outer.end
            if before and before.paragraph == stretch.paragraph
            else paragraph.start
        )
        right = (
            after.outer.start if after and after.paragraph == stretch.paragraph else paragraph.end
        )
        behind = cues[bisect_left(offsets, stretch.outer.end) : bisect_left(offsets, right)]
        ahead = cues[bisect_left(offsets, left) : bisect_left(offsets, stretch.outer.start)]
        links.append(_link(text, stretch, links, behind, ahead, left))
    return _with_colons(text, paragraphs, cues, links)


def _link(
    text: str,
    stretch: Marked,
    links: Sequence[Link],
    behind: Sequence[Token],
    ahead: Sequence[Token],
    left: int,
) -> Link:
    previous = links[-1] if links else None
    if previous and previous.marked.continued:
        return (
            Link(stretch, None, Place.SAME) if not behind else _after_or_same(text, stretch, behind)
        )
    if behind and _follows(text, stretch, behind[0]):
        return Link(stretch, behind[0], Place.AFTER)
    if ahead and _leads(text, stretch, ahead[-1]):
        return Link(stretch, ahead[-1], Place.BEFORE)
    same_paragraph = previous and previous.marked.paragraph == stretch.paragraph
    if (
        previous
        and same_paragraph
        and previous.place is not Place.NONE
        and _goes_on(text, previous, stretch, left)
    ):
        return Link(stretch, None, Place.SAME)
    return Link(stretch, None, Place.NONE)


def _after_or_same(text: str, stretch: Marked, behind: Sequence[Token]) -> Link:
    if _follows(text, stretch, behind[0]):
        return Link(stretch, behind[0], Place.AFTER)
    return Link(stretch, None, Place.SAME)


def _follows(text: str, stretch: Marked, cue: Token) -> bool:
    """Say whether a cue behind the closing mark reports what stands before it."""
    gap = text[stretch.outer.end : cue.idx]
    if len(gap) > _REACH:
        return False
    inner = stretch.content.of(text)
    if inner.endswith(",") or gap.lstrip().startswith((",", "—", "–", "--")):
        # The comma promises a cue, whatever the parser makes of the sentence.
        return ":" not in gap
    if not inner.endswith(_GOES_ON):
        return False
    return not _SENTENCE_END.search(gap) and _reports_only(cue)


def _reports_only(cue: Token) -> bool:
    """Say whether a cue has no content of its own behind it."""
    return not any(child.dep_ in {"ccomp", "xcomp"} and child.i > cue.i for child in cue.children)


def _leads(text: str, stretch: Marked, cue: Token) -> bool:
    """Say whether a cue before the opening mark announces what stands behind it."""
    gap = text[cue.idx + len(cue) : stretch.outer.start]
    if len(gap) > _REACH or _SENTENCE_END.search(gap + " A"):
        return False
    return gap.rstrip().endswith((",", ":")) or not gap.strip()


def _goes_on(text: str, previous: Link, stretch: Marked, left: int) -> bool:
    """Say whether only the cue's own clause stands between a stretch and the next."""
    gap = text[left : stretch.outer.start].strip()
    if previous.place is Place.AFTER:
        return len(gap) <= _REACH and len(_SENTENCE_END.findall(gap + " A")) <= 1
    return not any(map(str.isalnum, gap))


def _with_colons(
    text: str, paragraphs: Sequence[CharSpan], cues: Sequence[Token], links: list[Link]
) -> list[Link]:
    """Give a paragraph's opening stretch the cue that the paragraph before ends with."""
    offsets = [cue.idx for cue in cues]
    result = []
    for link in links:
        number = link.marked.paragraph
        opens = link.marked.outer.start == paragraphs[number].start
        if link.place is Place.NONE and opens and number:
            before = paragraphs[number - 1]
            if text[before.end - 1] == ":":
                ending = cues[bisect_left(offsets, before.start) : bisect_left(offsets, before.end)]
                if ending:
                    link = Link(link.marked, ending[-1], Place.COLON)  # noqa: PLW2901
        result.append(link)
    return result
