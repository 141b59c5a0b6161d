"""Masking what is not prose, without moving a character."""

import re
from html import unescape
from sys import maxsize

# A tag opens with a letter, a slash or "!": "a < b" and "<3" are prose, and "<<Yes>>" is quoted.
# Bounded, so that a stray "<" can't make the search run over the whole article.
_LONGEST = 2000
_TAG = re.compile(rf"(?<!<)<(?:!--|[/!]?[A-Za-z][^<>]{{0,{_LONGEST}}}+>)")
_COMMENT, _COMMENT_END = "<!--", "-->"
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")


def mask_markup(text: str) -> str:
    """Return the text with leftover tags and entities masked, character for character.

    A tag becomes spaces; an entity becomes the character that it stands for and spaces. The
    length stays the same, so that every offset in the result is one in the text.
    """
    if "<" in text:
        text = _mask_tags(text)
    if "&" in text:
        text = _ENTITY.sub(_mask_entity, text)
    return text


def _mask_tags(text: str) -> str:
    parts = []
    done = 0
    closing = 0  # where the first comment ends that is not past
    for found in _TAG.finditer(text):
        start, end = found.span()
        if start < done:
            continue  # in a comment
        if found[0] == _COMMENT:
            if closing < end:
                closing = text.find(_COMMENT_END, end)
                closing = maxsize if closing < 0 else closing
            if closing - end > _LONGEST:
                continue
            end = closing + len(_COMMENT_END)
        parts += [text[done:start], " " * (end - start)]
        done = end
    return "".join((*parts, text[done:]))


def _mask_entity(found: re.Match[str]) -> str:
    char = unescape(found[0])
    if len(char) != 1:
        return found[0]
    # A no-break space is a space to a reader, and a line break would open a paragraph.
    return (" " if char.isspace() else char).ljust(len(found[0]))
