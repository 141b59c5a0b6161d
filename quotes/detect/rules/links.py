"""Which cue reports which stretch in quotation marks, from where the two stand.

The parse is often wrong around quotation marks, so the position decides: behind the closing mark
(“…,” she said), before the opening one (she said: “…), in the sentence or at the end of the
paragraph before, or with the stretch that this one goes on with.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from quotes.text.marks import Marked
from quotes.text.sentences import ends_within, find_breaks
from quotes.types import CharSpan

# A cue farther than this from its mark belongs to something else.
_REACH = 220
_GOES_ON = (",", "?", "!", "—", "–", "-", "…", "...")
# Words behind a closing mark that begin another clause: its verb reports something else.
_NEW_CLAUSE = re.compile(
    r"\W*(?:and|but|while|before|after|because|which|who|that|when|where|then|to|so|yet|or)\b",
    re.IGNORECASE,
)


class Place(StrEnum):
    """Where the cue of a stretch stands."""

    AFTER = "after"
    BEFORE = "before"
    SENTENCE = "sentence before"
    COLON = "colon"
    SAME = "same"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch in quotation marks and the cue that reports it, if one does.

    ``SAME`` goes on with the quotation of the stretch before.
    """

    marked: Marked
    cue: Token | None
    place: Place


@dataclass(frozen=True, slots=True)
class _Scene:
    """A stretch with what stands around it in its paragraph."""

    text: str
    stretch: Marked
    paragraph: CharSpan
    before: CharSpan | None  # the paragraph before
    left: int  # end of the stretch before, or start of the paragraph
    ahead: Sequence[Token]  # cues between it and here
    behind: Sequence[Token]  # cues up to the next stretch or the paragraph's end
    colon: Token | None  # last cue of a paragraph before that ends in a colon

    @property
    def lead(self) -> str:
        """Return the words between the stretch before and this one."""
        return self.text[self.left : self.stretch.outer.start]

    @property
    def stands_alone(self) -> bool:
        """Whether the stretch begins a sentence, rather than going on with one."""
        lead = self.lead.rstrip()
        return not lead or lead[-1] in ".!?…:"


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

    def between(start: int, end: int) -> Sequence[Token]:
        return cues[bisect_left(offsets, start) : bisect_left(offsets, end)]

    for at, stretch in enumerate(marked):
        number = stretch.paragraph
        paragraph = paragraphs[number]
        before = paragraphs[number - 1] if number else None
        left, right = paragraph.start, paragraph.end
        if at and marked[at - 1].paragraph == number:
            left = marked[at - 1].outer.end
        if at + 1 < len(marked) and marked[at + 1].paragraph == number:
            right = marked[at + 1].outer.start
        colon = None
        if before and text[before.end - 1] == ":":
            colon = next(reversed(between(before.start, before.end)), None)
        ahead = between(left, stretch.outer.start)
        behind = between(stretch.outer.end, right)
        scene = _Scene(text, stretch, paragraph, before, left, ahead, behind, colon)
        links.append(_link(scene, links[-1] if links else None))
    return links


def _link(scene: _Scene, previous: Link | None) -> Link:
    """Try the places of a cue, the surest first."""
    ahead = scene.ahead[-1] if scene.ahead else None
    goes_on = previous is not None and (
        previous.marked.continued
        or (previous.place is not Place.NONE and _goes_on(scene, previous))
    )
    cue, place = None, Place.NONE
    if scene.behind and _follows(scene, scene.behind[0]):
        cue, place = scene.behind[0], Place.AFTER
    elif ahead is not None and _leads(scene, ahead):
        cue, place = ahead, Place.BEFORE
    elif goes_on:
        place = Place.SAME
    elif ahead is not None and scene.stands_alone and _ends_sentence(scene, ahead):
        cue, place = ahead, Place.SENTENCE
    elif scene.colon is not None and scene.stretch.outer.start == scene.paragraph.start:
        cue, place = scene.colon, Place.COLON
    return Link(scene.stretch, cue, place)


def _follows(scene: _Scene, cue: Token) -> bool:
    """Return True if a cue behind the closing mark reports what stands before it."""
    gap = scene.text[scene.stretch.outer.end : cue.idx]
    if len(gap) > _REACH or _NEW_CLAUSE.match(gap):
        return False
    inner = scene.stretch.content.of(scene.text)
    if inner.endswith(",") or gap.lstrip().startswith((",", "—", "–", "--")):
        # The comma promises a cue, whatever the parser makes of the sentence.
        return ":" not in gap
    if not inner.endswith(_GOES_ON):
        return False
    ends = ends_within(scene.text, scene.stretch.outer.end, cue.idx)
    return not ends and _reports_only(cue)


def _reports_only(cue: Token) -> bool:
    """Return True if a cue has no content of its own behind it."""
    return not any(child.dep_ in {"ccomp", "xcomp"} and child.i > cue.i for child in cue.children)


def _leads(scene: _Scene, cue: Token) -> bool:
    """Return True if a cue before the opening mark announces what stands behind it."""
    start, end = cue.idx + len(cue), scene.stretch.outer.start
    gap = scene.text[start:end]
    if len(gap) > _REACH or ends_within(scene.text, start, end):
        return False
    if gap.rstrip().endswith(":"):
        return True
    if gap.strip() and not gap.rstrip().endswith(","):
        return False
    # He called it “a shame” that …: the marked words are only a part of what is reported.
    behind = scene.text[scene.stretch.content.end - 1 : scene.stretch.outer.end + 1]
    return len(behind) < 3 or any(mark in ".,!?…—\n" for mark in behind)


def _ends_sentence(scene: _Scene, cue: Token) -> bool:
    """Return True if a cue stands in the sentence just before the opening mark."""
    start, end = cue.idx + len(cue), scene.stretch.outer.start
    return end - start <= _REACH and len(list(find_breaks(scene.text, start, end))) <= 1


def _goes_on(scene: _Scene, previous: Link) -> bool:
    """Return True if only the cue's own clause stands between a stretch and the next.

    A paragraph that is all in marks goes on with a quotation that ended the one before.
    """
    if previous.marked.paragraph != scene.stretch.paragraph:
        return (
            scene.before is not None
            and previous.marked.outer.end == scene.before.end
            and scene.stretch.outer == scene.paragraph
        )
    lead = scene.lead.strip()
    if not any(map(str.isalnum, lead)):
        return True
    if previous.place is Place.AFTER or previous.place is Place.SAME:
        end = scene.left + len(scene.lead.rstrip())
        ends = ends_within(scene.text, scene.left, end)
        return scene.stands_alone and len(lead) <= _REACH and not ends
    return False
