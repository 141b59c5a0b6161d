"""Text as people are shown it: what can't be seen, or moves what can, stands there as a sign.

Only what people look at is shown so; what programs read stays exact.
"""

import json
import re
import shlex
from typing import Final

# All control characters but tab and line feed; what Unicode calls ignorable or a format, marks of
# direction among it; separators of lines and paragraphs; surrogates, which no output can hold.
# Soft hyphens count: where one shows depends on the width of a screen. So do marks that choose
# among shapes of one letter, which nobody misses.
_HIDDEN: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
# Joiners belong to the spelling of Persian and of Indian languages, between two letters, and make
# one picture of several, which may be followed by a mark that chooses colours.
_JOINING: Final = "\u0600-\u061b\u061d-\u0dff\u1000-\u109f\u1780-\u17b3\u17b6-\u17ff\u1810-\u18af"
_PICTURE: Final = (
    "[\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u27bf\u2934\u2935\u2b00-\u2bff\u3030\u303d\u3297"
    "\u3299\U0001f000-\U0001faff][\ufe0e\ufe0f]?"
)
_NEVER_SHOWN_AS_WRITTEN: Final = re.compile(
    f"(?P<kept>[{_JOINING}]+(?:[\u200c\u200d][{_JOINING}]+)*"
    f"|{_PICTURE}(?:\u200d{_PICTURE})*|[0-9#*]\ufe0f\u20e3)"
    f"|(?P<hidden>[{_HIDDEN}]|‹(?=U\\+[0-9A-F]{{4,6}}›))"
)
_SPACE: Final = re.compile("[ \t\n\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_RIGHT_TO_LEFT: Final = (
    "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_HAS_RIGHT_TO_LEFT: Final = re.compile(f"[{_RIGHT_TO_LEFT}]")
_HAS_LEFT_TO_RIGHT: Final = re.compile(rf"[^\W\d_{_RIGHT_TO_LEFT}]")
_ISOLATES: Final = ("\u2068", "\u2069")
_NAME: Final = re.compile(f"[{_RIGHT_TO_LEFT}]+(?:[ '’\"-][{_RIGHT_TO_LEFT}]+)*")


def show(text: str, *, lines: bool = False) -> str:
    """Return text with signs for what can't be seen or moves what stands around it.

    Signs can be told from the same characters in the text itself, so replacing each by what it
    names gives the text back.

    Args:
        text: Any text, a lone surrogate in it too.
        lines: Whether it may be of several lines; else a line break has a sign as well.

    >>> show("paid \u202e000,1 to him")
    'paid ‹U+202E›000,1 to him'
    """
    shown = _NEVER_SHOWN_AS_WRITTEN.sub(_sign, text)
    return shown if lines else shown.replace("\n", "‹U+000A›")


def one_line(text: str) -> str:
    """Return text on one line: a single space for each run of spaces, tabs and line breaks."""
    return _SPACE.sub(" ", text).strip(" ")


def show_json(encoded: str) -> str:
    """Return JSON of the same value, with escapes for what ``show`` has signs for.

    Args:
        encoded: A value as ``json.dumps`` gives it, on one line.
    """
    return _NEVER_SHOWN_AS_WRITTEN.sub(_escape, encoded)


def quote_for_shell(text: str) -> str:
    r"""Return text as one word of a command line, which gives the same text when it is pasted.

    What can't be seen stands there by the numbers of its bytes, as Bash, Zsh and others read it.

    >>> print(quote_for_shell("Ann Hart"), quote_for_shell("Ha\u200brt"))
    'Ann Hart' $'Ha\342\200\213rt'
    """
    if show(text) == text:
        return shlex.quote(text)
    escaped = text.replace("\\", r"\\").replace("'", r"\'").replace("\n", r"\n")
    return f"$'{_NEVER_SHOWN_AS_WRITTEN.sub(_octal, escaped)}'"


def isolation(text: str) -> tuple[str, str]:
    """Return what to put around a text, so that it moves nothing beside it.

    Hebrew or Arabic then reads from the right by itself. Nothing is needed around a text without
    such words, or of several lines, which stand by themselves.
    """
    return _ISOLATES if "\n" not in text and _HAS_RIGHT_TO_LEFT.search(text) else ("", "")


def isolate(text: str) -> str:
    """Return text that moves nothing beside it."""
    opening, closing = isolation(text)
    return f"{opening}{text}{closing}"


def isolate_names(text: str) -> str:
    """Return a line in which each name from the right stands by itself, but not its indentation.

    A line that has words from the right alone is one.
    """
    if _HAS_LEFT_TO_RIGHT.search(text):
        return _NAME.sub(lambda found: isolate(found[0]), text)
    words = text.lstrip(" ")
    return " " * (len(text) - len(words)) + isolate(words)


def _sign(found: re.Match[str]) -> str:
    hidden: str | None = found["hidden"]
    return f"‹U+{ord(hidden):04X}›" if hidden else found[0]


def _escape(found: re.Match[str]) -> str:
    hidden: str | None = found["hidden"]
    return json.dumps(hidden)[1:-1] if hidden and hidden != "‹" else found[0]


def _octal(found: re.Match[str]) -> str:
    hidden: str | None = found["hidden"]
    encoded = (hidden or "").encode("utf-8", "surrogatepass")
    return "".join(f"\\{byte:03o}" for byte in encoded) if hidden else found[0]
