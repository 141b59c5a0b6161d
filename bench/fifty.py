"""Fifty drafts that people wrote about events of 2018, each quotation judged by hand.

``fifty.json`` holds our own words alone: what others said stands as ``⟦article:start-end⟧``, the
place in the corpus where it is printed.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from bench.judged import Draft, Truth
from bench.shared import Json
from quotes.check import Verdict

FIFTY = Path(__file__).with_name("fifty.json")
_PLACE = re.compile(r"⟦(?P<article>\w+):(?P<start>\d+)-(?P<end>\d+)⟧")
_HOLE = re.compile(r"\{(\d+)\}")


def read_fifty(texts: Mapping[str, str]) -> list[Draft]:
    """Read the drafts, with what they quote taken out of the corpus.

    Args:
        texts: The corpus' articles by id.
    """
    rows: list[Json] = json.loads(FIFTY.read_text(encoding="utf-8"))
    return [_fill(f"fifty{at:02}", row, texts) for at, row in enumerate(rows, start=1)]


def printing_articles() -> set[str]:
    """Return the ids of the articles that print what the drafts quote."""
    rows: list[Json] = json.loads(FIFTY.read_text(encoding="utf-8"))
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
