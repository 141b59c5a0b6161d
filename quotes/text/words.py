"""The words of a text, read once, in the two forms that steps compare.

Families and fingerprints compare the surface form, diffs and checks of wordings the comparison
form. A masked word is several words of the one and one of the other, so that a position means
something in its own form only; the two kinds of words are types of their own for that reason.
Offsets in the text are the same in both.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from quotes.text.spelling import respell
from quotes.text.tokens import ComparisonWord, SurfaceWord, tokenise

# Passages of some two hundred articles.
_REMEMBERED = 4096


class Words:
    """The words of a text.

    Attributes:
        text: The text, which offsets count in.
    """

    def __init__(self, text: str) -> None:
        """Take a text; its words are read when they are first asked for."""
        self.text = text

    @cached_property
    def surface(self) -> tuple[SurfaceWord, ...]:
        """The words as ``tokenise`` gives them."""
        return tuple(tokenise(self.text))

    @cached_property
    def surface_norms(self) -> tuple[str, ...]:
        """The norms of the surface form: what families and fingerprints compare."""
        return tuple(word.norm for word in self.surface)

    @cached_property
    def comparison(self) -> tuple[ComparisonWord, ...]:
        """The words as ``respell`` gives them."""
        return tuple(respell(self.text, self.surface))

    @cached_property
    def comparison_norms(self) -> tuple[str, ...]:
        """The norms of the comparison form: what diffs compare."""
        return tuple(word.norm for word in self.comparison)

    def comparison_within(self, start: int, end: int) -> tuple[ComparisonWord, ...]:
        """Return the words of the comparison form that lie within a span of the text."""
        words = self.comparison
        first = bisect_left(words, start, key=lambda word: word.start)
        last = bisect_left(words, end + 1, lo=first, key=lambda word: word.end)
        return words[first:last]

    def find(self, wanted: Sequence[str]) -> tuple[ComparisonWord, ...]:
        """Return the first words that have norms of the comparison form in a row; none if none."""
        row, starts = self._row
        at = row.find(_in_a_row(wanted)) if wanted else -1
        first = bisect_left(starts, at)
        return self.comparison[first : first + len(wanted)] if at >= 0 else ()

    @cached_property
    def _row(self) -> tuple[str, Sequence[int]]:
        """The norms of the comparison form as one string, and where in it each begins."""
        norms = self.comparison_norms
        return _in_a_row(norms), [0, *accumulate(len(norm) + 1 for norm in norms)]


def _in_a_row(norms: Sequence[str]) -> str:
    """Write norms, which hold no spaces, with a space before and after each."""
    return f" {' '.join(norms)} "


@lru_cache(maxsize=_REMEMBERED)
def read_words(text: str) -> Words:
    """Return the words of a text; remembered, since one passage is compared with many."""
    return Words(text)
