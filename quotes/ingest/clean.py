"""What no store and no output can hold, replaced one for one so that every offset stays."""

import re
from typing import Any

# PostgreSQL takes no NUL, and a lone surrogate has no UTF-8.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?")


def clean_text(text: str) -> str:
    """Return the text with each NUL and lone surrogate as U+FFFD; its length stays the same."""
    return _UNSTORABLE.sub("\ufffd", text)


def clean_value(value: Any) -> Any:
    """Return a value of JSON with all its texts cleaned, the keys of objects too."""
    match value:
        case str():
            return clean_text(value)
        case list():
            return [clean_value(item) for item in value]
        case dict():
            return {clean_text(key): clean_value(item) for key, item in value.items()}
        case _:
            return value


def unify_line_ends(text: str) -> str:
    r"""Return the text with ``\r\n`` and ``\r`` as ``\n``.

    So one article has one hash on every system, and its offsets are those of what Python
    gives for ``open(path).read()``.
    """
    return _LINE_END.sub("\n", text)
