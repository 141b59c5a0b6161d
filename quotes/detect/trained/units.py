"""Passages in quotation marks as units that belong to one quotation or to none."""

from collections.abc import Sequence

import numpy as np

from quotes.detect.trained.encode import Encoded
from quotes.detect.trained.runs import Run
from quotes.text.marks import Marked


def marked_units(encoded: Encoded, outermost: Sequence[Marked]) -> list[Run]:
    """Return the words of each closed outermost passage, with its marks, as one unit.

    Args:
        encoded: The article.
        outermost: The passages in text order, those within others left out.

    Returns:
        Runs of words, apart and in text order. A passage that nothing closes is no unit: where it
        ends is a guess.
    """
    units: list[Run] = []
    for stretch in outermost:
        if not stretch.closed:
            continue
        bounds = (stretch.outer.start, stretch.outer.end)
        start, end = np.searchsorted(encoded.starts, bounds, side="left").tolist()
        if end - start > 1 and (not units or units[-1][1] <= start):
            units.append((start, end))
    return units
