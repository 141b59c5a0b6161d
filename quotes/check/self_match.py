"""Whether an article is the draft itself: then it is no source for what the draft quotes."""

from collections.abc import Iterable

from quotes.check.claims import Claim
from quotes.text.runs import FEWEST, runs_of
from quotes.text.words import Words

# The least share of these runs in an article that is the draft in an earlier or later state; two
# articles on one event rarely share a tenth.
_SAME = 0.7


class Prose:
    """A draft's own words: what stands outside of its quotations."""

    def __init__(self, text: str, claims: Iterable[Claim]) -> None:
        """Take a draft's text without what its claims quote."""
        pieces = []
        reached = 0
        for claim in claims:
            for part, start in zip(claim.wording.texts, claim.wording.starts, strict=True):
                pieces.append(text[reached:start])
                reached = start + len(part)
        pieces.append(text[reached:])
        self._words = Words(text).surface_norms
        self._runs = {run for piece in pieces for run in runs_of(piece)}

    def is_of(self, text: str) -> bool:
        """Return True if an article has all of the draft's words, or most of its own."""
        if Words(text).surface_norms == self._words:
            return True
        if len(self._runs) < FEWEST:
            return False
        return len(self._runs.intersection(runs_of(text))) >= _SAME * len(self._runs)
