"""Quotation marks and what their neighbours say: opening, closing, or an apostrophe or inches."""

import re
from dataclasses import dataclass
from enum import Enum

from quotes.types import CharSpan


class Role(Enum):
    """What a mark does, as far as it and its neighbours tell."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A quotation mark: one character, or two that stand for one ('', ``, << and >>).

    Attributes:
        start: Offset of its first character.
        text: The mark itself.
        role: Opening, closing or either.
        family: Marks that close one another: "curly", "straight", "angle", "single" and others.
    """

    start: int
    text: str
    role: Role
    family: str

    @property
    def end(self) -> int:
        """Offset behind the mark."""
        return self.start + len(self.text)

    @property
    def single(self) -> bool:
        """Whether it is a single mark, which may be an apostrophe elsewhere."""
        return self.family == "single"


_MARK = re.compile(r"''+|``|<<|>>|[“”„‟«»\"＂❝❞「」『』″‹›‘’‚‛']")
_FIXED = {
    "„": (Role.OPEN, "curly"),
    "‟": (Role.OPEN, "curly"),
    "``": (Role.OPEN, "straight"),
    "❝": (Role.OPEN, "heavy"),
    "❞": (Role.CLOSE, "heavy"),
    "「": (Role.OPEN, "corner"),
    "」": (Role.CLOSE, "corner"),
    "『": (Role.OPEN, "white corner"),
    "』": (Role.CLOSE, "white corner"),
}
# What these mostly do; autocorrection and other languages use them the other way round.
_USUAL = {
    "“": (Role.OPEN, "curly"),
    "”": (Role.CLOSE, "curly"),
    "«": (Role.OPEN, "angle"),
    "»": (Role.CLOSE, "angle"),
}
_STRAIGHT = {'"': "straight", "＂": "wide"}
# These are marks only in pairs: inches and the arrows of menus are none.
_PAIRED = {
    "″": "prime",
    "‹": "single angle",
    "›": "single angle",
    "<<": "typed angle",
    ">>": "typed angle",
}
_SIZES = {"typed angle": 2}
_SPACE_BEFORE = frozenset(" \t\n\r([{—–-/\u00a0\u2009\u202f")
_OPENERS = frozenset("“„«\"‘'`＂❝「『″‹")
_AFTER_CLOSE = frozenset(" \t\n\r)]}.,;:!?…—–-/\u00a0\u2009\u202f”»\"’'＂❞」』″›")
# Words that begin with an apostrophe: it opens nothing.
_CLIPPED = re.compile(
    r"(?:\d0s|em|til|tis|twas|cause|bout|n|cuz|round|neath|kay|ere|nuff)\b", re.IGNORECASE
)
_WEAK_BEFORE = {"single": "sS", "prime": "0123456789", "single angle": "", "typed angle": ""}
# A single mark is looked for no further than this: beyond it stands another apostrophe.
_SINGLE_REACH = 3000


def scan_glyphs(text: str, paragraph: CharSpan) -> list[Glyph]:
    """Find the quotation marks of one paragraph; apostrophes are left out.

    Args:
        text: The whole text.
        paragraph: Where to look.

    Returns:
        Marks in text order. A single mark is given only where it opens something that is
        closed again in the paragraph, or closes it.
    """
    glyphs: list[Glyph] = []
    singles: list[tuple[int, bool, bool]] = []
    paired: dict[str, list[tuple[int, bool, bool]]] = {}
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, start = found[0], found.start()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[found.end()] if found.end() < paragraph.end else " "
        if mark in _FIXED:
            role, family = _FIXED[mark]
            glyphs.append(Glyph(start, mark, role, family))
        elif mark in _USUAL:
            usual, family = _USUAL[mark]
            role = _role(before, after)
            # Where it looks the other way round, what is open decides.
            unusual = {role, usual} == {Role.OPEN, Role.CLOSE}
            glyphs.append(Glyph(start, mark, Role.EITHER if unusual else usual, family))
        elif mark in _STRAIGHT:
            glyphs.append(Glyph(start, mark, _role(before, after), _STRAIGHT[mark]))
        elif mark in _PAIRED:
            role = _role(before, after)
            either = (start, role is Role.OPEN, role is Role.CLOSE)
            paired.setdefault(_PAIRED[mark], []).append(either)
        elif len(mark) > 1:
            doubled, single = _split_run(start, mark, before, after)
            glyphs.append(doubled)
            if single is not None:
                singles.append(single)
        else:
            opens, closes = _single_roles(text, start, mark, before, after)
            if opens or closes:
                singles.append((start, opens, closes))
    glyphs += _pair(text, singles, "single")
    for family, marks in paired.items():
        glyphs += _pair(text, marks, family)
    return sorted(glyphs, key=lambda glyph: glyph.start)


def _role(before: str, after: str) -> Role:
    could_open = before in _SPACE_BEFORE or before in _OPENERS
    could_close = after in _AFTER_CLOSE
    if could_open and not could_close:
        return Role.OPEN
    if could_close and not could_open:
        return Role.CLOSE
    return Role.EITHER


def _split_run(
    start: int, mark: str, before: str, after: str
) -> tuple[Glyph, tuple[int, bool, bool] | None]:
    """Read a run of apostrophes: two are a double mark, a third one a single mark inside it."""
    role = _role(before, after)
    if len(mark) == 2:
        return Glyph(start, mark, role, "straight"), None
    if role is Role.OPEN:
        return Glyph(start, "''", role, "straight"), (start + 2, True, False)
    return Glyph(start + len(mark) - 2, "''", role, "straight"), (start, False, True)


def _single_roles(text: str, start: int, mark: str, before: str, after: str) -> tuple[bool, bool]:
    opens = (
        mark != "’"
        and (before in _SPACE_BEFORE or before in _OPENERS)
        and (after.isalnum() or after in '[(…¿¡$£€#@“"')
        and not _CLIPPED.match(text, start + 1)
    )
    closes = mark not in {"‘", "‚"} and after in _AFTER_CLOSE and before not in _SPACE_BEFORE
    return opens, closes


def _pair(text: str, singles: list[tuple[int, bool, bool]], family: str) -> list[Glyph]:
    """Pair marks of a family from left to right; what finds no partner is none."""
    paired: list[Glyph] = []
    at = 0
    while at < len(singles):
        start, opens, _ = singles[at]
        partner = _find_closing(text, singles, at, _WEAK_BEFORE[family]) if opens else None
        if partner is None:
            at += 1
            continue
        end = singles[partner][0]
        size = _SIZES.get(family, 1)
        paired.append(Glyph(start, text[start : start + size], Role.OPEN, family))
        paired.append(Glyph(end, text[end : end + size], Role.CLOSE, family))
        at = partner + 1
    return paired


def _find_closing(
    text: str, singles: list[tuple[int, bool, bool]], at: int, weak: str
) -> int | None:
    """Find the closing partner of the mark at a position of the list.

    A mark behind punctuation closes for certain; one behind an s may be a possessive, one behind
    a digit mean inches, and closes only where no better one follows before the next opening mark.
    """
    first_weak = None
    for later in range(at + 1, min(len(singles), at + 60)):
        start, opens, closes = singles[later]
        if start - singles[at][0] > _SINGLE_REACH or (opens and not closes):
            break
        if not closes:
            continue
        if text[start - 1] not in weak:
            return later
        if first_weak is None:
            first_weak = later
    return first_weak
