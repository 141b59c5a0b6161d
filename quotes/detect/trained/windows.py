"""Windows: an article's pieces in stretches that the encoder reads at once."""

from dataclasses import dataclass

import numpy as np

from quotes.detect.trained.encode import Encoded, Ints

# Pieces of a window with its markers; the encoder was trained on this many, and reads longer
# windows worse. An overlap shows each word some of what stands around it.
SIZE = 256
OVERLAP = 40

# A cut moves back by at most this many pieces to fall on a paragraph's start.
_SNAP = 40

CLS, SEP, PAD = 101, 102, 0


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of an article as the encoder takes it: a marker, then pieces and separators.

    Attributes:
        pieces: Ids, shape (length,).
        features: Case, quote state and position, shape (length, 3).
        words: Number of the word that each piece is the first of, else -1, shape (length,).
    """

    pieces: Ints
    features: Ints
    words: Ints

    def __len__(self) -> int:
        return len(self.pieces)


def cut_windows(
    encoded: Encoded, *, size: int = SIZE, overlap: int = OVERLAP, first: int | None = None
) -> list[Window]:
    """Cut an article into windows of whole words.

    Args:
        encoded: The article.
        size: Most pieces of a window, markers included.
        overlap: Pieces that a window shares with the next, about.
        first: Where the first window ends, in pieces; as far as it can reach if not given.

    Returns:
        Windows in text order that together hold every word; none for an article without words.
    """
    pieces, features, words = _with_separators(encoded)
    total = len(pieces)
    may_start = np.flatnonzero(words >= 0).astype(np.int32)
    paragraph_starts = may_start[features[may_start, 2] == _OPENS_PARAGRAPH]
    windows = []
    start, end = 0, min(first or size - 1, size - 1)
    while start < total:
        end = _whole_words(may_start, end, total)
        windows.append(_window(pieces[start:end], features[start:end], words[start:end]))
        if end >= total:
            break
        following = _next_start(may_start, paragraph_starts, end - overlap)
        start = following if following > start else end
        end = start + size - 1
    return windows


_OPENS_PARAGRAPH = 3


def _with_separators(encoded: Encoded) -> tuple[Ints, Ints, Ints]:
    """Put a separator behind each paragraph's pieces."""
    firsts = np.ones(len(encoded.pieces), dtype=bool)
    firsts[1:] = encoded.words[1:] != encoded.words[:-1]
    words = np.where(firsts, encoded.words, -1).astype(np.int32)
    paragraph_of = encoded.paragraphs[encoded.words] if len(encoded) else encoded.words
    gaps = np.flatnonzero(paragraph_of[1:] != paragraph_of[:-1]) + 1
    gaps = np.append(gaps, len(encoded.pieces)) if len(encoded) else gaps
    return (
        np.insert(encoded.pieces, gaps, SEP),
        np.insert(encoded.features, gaps, 0, axis=0),
        np.insert(words, gaps, -1),
    )


def _whole_words(may_start: Ints, end: int, total: int) -> int:
    """Move an end back to where a word ends."""
    if end >= total:
        return total
    at = int(np.searchsorted(may_start, end, side="right")) - 1
    return int(may_start[at]) if at > 0 else end


def _next_start(may_start: Ints, paragraph_starts: Ints, wanted: int) -> int:
    """Take a paragraph's start shortly before where a window should start, else a word's."""
    at = int(np.searchsorted(paragraph_starts, wanted, side="right")) - 1
    if at >= 0 and wanted - int(paragraph_starts[at]) <= _SNAP:
        return int(paragraph_starts[at])
    at = int(np.searchsorted(may_start, wanted, side="right")) - 1
    return int(may_start[max(at, 0)])


def _window(pieces: Ints, features: Ints, words: Ints) -> Window:
    return Window(
        np.insert(pieces, 0, CLS),
        np.insert(features, 0, 0, axis=0),
        np.insert(words, 0, -1),
    )
