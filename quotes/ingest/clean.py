"""What no store and no output can hold, replaced one for one so that every offset stays."""

import re
from math import isfinite
from typing import Any

from quotes.errors import IngestError

# PostgreSQL takes no NUL, and a lone surrogate has no UTF-8.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?")
# Far below where writing such a value again would fail, on any version of Python.
_DEEPEST = 100


def clean_text(text: str) -> str:
    """Return the text with each NUL and lone surrogate as U+FFFD; its length stays the same."""
    return _UNSTORABLE.sub("\ufffd", text)


def clean_value(value: Any, depth: int = 0) -> Any:
    """Return a value of JSON with all its texts cleaned, the keys of objects too.

    Raises:
        IngestError: It could not be written as JSON again.
    """
    if depth > _DEEPEST or (isinstance(value, float) and not isfinite(value)):
        message = "an unknown key has a number too large or is nested too deeply: leave it out"
        raise IngestError(message)
    match value:
        case str():
            return clean_text(value)
        case list():
            return [clean_value(item, depth + 1) for item in value]
        case dict():
            return {clean_text(key): clean_value(item, depth + 1) for key, item in value.items()}
        case _:
            return value


def unify_line_ends(text: str) -> str:
    r"""Return the text with ``\r\n`` and ``\r`` as ``\n``.

    So one article has one hash on every system, and its offsets are those of what Python
    gives for ``open(path).read()``.
    """
    return _LINE_END.sub("\n", text)
