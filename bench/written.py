"""Drafts that people wrote, each quotation judged by hand.

Fifty are about events of 2018; one mixes the wordings of the two articles of 2022. The JSON files
hold our own words alone: what others said stands as ``⟦article:start-end⟧``, where it is printed.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from bench.judged import Draft, Truth
from bench.shared import Json
from quotes.check import Verdict

FIFTY = Path(__file__).with_name("fifty.json")
MIXED = Path(__file__).with_name("mixed.json")
_PLACE = re.compile(r"⟦(?P<article>[\w.]+):(?P<start>\d+)-(?P<end>\d+)⟧")
_HOLE = re.compile(r"\{(\d+)\}")


def read_written(path: Path, texts: Mapping[str, str]) -> list[Draft]:
    """Read drafts, with what they quote taken out of the articles.

    Args:
        path: One of the files.
        texts: The articles by id.
    """
    rows: list[Json] = json.loads(path.read_text(encoding="utf-8"))
    return [_fill(f"{path.stem}{at:02}", row, texts) for at, row in enumerate(rows, start=1)]


def printing_articles(path: Path) -> set[str]:
    """Return the ids of the articles that print what drafts quote."""
    rows: list[Json] = json.loads(path.read_text(encoding="utf-8"))
    return {article for row in rows for one in row["quotations"] for article in one["printed"]}


def _fill(name: str, row: Json, texts: Mapping[str, str]) -> Draft:
    text = ""
    truths = []
    reached = 0
    for hole in _HOLE.finditer(row["draft"]):
        quotation = row["quotations"][int(hole[1])]
        words = _PLACE.sub(
            lambda place: texts[place["article"]][int(place["start"]) : int(place["end"])],
            quotation["words"],
        )
        text += row["draft"][reached : hole.start()]
        truths.append(Truth(Verdict(quotation["verdict"]), len(text), len(text) + len(words)))
        text += words
        reached = hole.end()
    return Draft(name, text + row["draft"][reached:], tuple(truths))
