"""Annotated articles from JSON lines, and which of them are held back."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

from training.reader.edits import Annotated, Marking, Spans

# One train article in so many is held back: calibration is learnt on articles never trained on.
_HELD_BACK = 14


def read_lines(path: Path) -> list[Annotated]:
    """Read articles that ``prepare`` or ``label_corpus`` wrote."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return [
            Annotated(
                id=row["id"],
                text=row["text"],
                markings=tuple(
                    Marking(
                        _spans(one["source"]),
                        _spans(one["cue"]),
                        _spans(one["content"]),
                        carrier=_spans(one.get("carrier", [])),
                        nested=one.get("nested", False),
                        unsure=one.get("unsure", False),
                    )
                    for one in row["attributions"]
                ),
                unsure=_spans(row.get("unsure", [])),
                words_only=row.get("words_only", False),
                marked_by_people=row.get("marked_by_people", True),
            )
            for row in rows
        ]


def part(articles: Sequence[Annotated], *, held_back: bool) -> list[Annotated]:
    """Take the articles to train on, or those held back for calibration."""
    return [a for n, a in enumerate(articles) if (n % _HELD_BACK == 0) is held_back]


def _spans(pairs: list[list[int]]) -> Spans:
    return tuple(sorted((start, end) for start, end in pairs if start < end))
