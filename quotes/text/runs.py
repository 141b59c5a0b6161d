"""Runs of words that two texts share: how much of one stands in the other."""

from collections.abc import Iterator

from quotes.text.words import Words

# Fewer words in a row are shared by texts on anything.
_RUN = 4
FEWEST = 8
"""Fewer runs prove nothing."""

Run = tuple[str, ...]


def runs_of(text: str) -> Iterator[Run]:
    """Yield each four words in a row, without case, accents and marks."""
    norms = Words(text).surface_norms
    return (norms[at : at + _RUN] for at in range(len(norms) - _RUN + 1))


def share_kept(a: str, b: str) -> float | None:
    """Return which share of the shorter text's runs the other one has; None if it has too few."""
    ours, theirs = set(runs_of(a)), set(runs_of(b))
    fewest = min(len(ours), len(theirs))
    return len(ours & theirs) / fewest if fewest >= FEWEST else None
