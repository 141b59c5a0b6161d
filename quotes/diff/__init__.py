"""Differences: how two wordings of one utterance differ, word by word."""

from quotes.diff.comparison import compare
from quotes.diff.render import Segment, render_segments, render_text, shorten_cuts

__all__ = ["Segment", "compare", "render_segments", "render_text", "shorten_cuts"]
