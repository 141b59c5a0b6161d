"""The lines of a text, by their numbers."""

import re
from bisect import bisect_right

_LINE_END = re.compile("\n")


class Lines:
    """Where the lines of a text start, found once for many questions."""

    def __init__(self, text: str) -> None:
        """Find the lines of a text."""
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def number_of(self, offset: int) -> int:
        """Return the number of the line that holds an offset, from 1."""
        return bisect_right(self._starts, offset)
