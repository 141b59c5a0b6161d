"""Reading PolNeAR, from the prepared lines or from a checkout, and repairing what is swapped.

Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.reader.edits import Annotated, Marking, Spans

# Marked as sources in a few attributions, with the speaker's name as cue.
_VERBS = {"said", "says", "told", "wrote", "writes", "added", "asked", "tweeted", "according to"}

# One train article in so many is held back: calibration is learnt on articles never trained on.
_HELD_BACK = 14


def read_split(data: Path, split: str) -> list[Annotated]:
    """Read one split.

    Args:
        data: A folder with ``train.jsonl.gz`` and ``dev.jsonl.gz``, or a checkout of the corpus.
        split: ``train`` or ``dev``.

    Raises:
        SystemExit: If there is neither.
    """
    packed = data / f"{split}.jsonl.gz"
    if packed.exists():
        with gzip.open(packed, "rt", encoding="utf-8") as lines:
            return [_from_row(json.loads(line)) for line in lines]
    folder = data / "data" / split
    if not folder.is_dir():
        message = (
            f"Error: {data} holds neither {packed.name} nor data/{split}. Name PolNeAR's folder."
        )
        raise SystemExit(message)
    return list(_from_checkout(folder))


def read_labelled(path: Path) -> list[Annotated]:
    """Read articles that ``label_corpus`` has labelled."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_from_row(json.loads(line)) for line in lines]


def part(articles: list[Annotated], *, held_back: bool) -> list[Annotated]:
    """Take the articles to train on, or those held back for calibration."""
    return [a for n, a in enumerate(articles) if (n % _HELD_BACK == 0) is held_back]


def _from_row(row: dict[str, Any]) -> Annotated:
    markings = []
    for found in row["attributions"]:
        source, cue, content = (_spans(found[role]) for role in ("source", "cue", "content"))
        if "".join(row["text"][s:e] for s, e in source).lower() in _VERBS:
            source, cue = cue, source
        markings.append(Marking(source, cue, content))
    return Annotated(row["id"], row["text"], tuple(markings), _spans(row.get("unsure", [])))


def _from_checkout(folder: Path) -> Iterator[Annotated]:
    """Read brat's stand-off files; of articles that several people marked, the first file."""
    for text_file in sorted((folder / "text").glob("*.txt")):
        marked = sorted((folder / "attributions").glob(f"{text_file.stem}_????.ann"))
        if marked:
            text = text_file.read_bytes().decode("utf-8")
            rows = _brat_relations(marked[0].read_text(encoding="utf-8"))
            yield _from_row({"id": text_file.stem, "text": text, "attributions": list(rows)})


def _brat_relations(lines: str) -> Iterator[dict[str, list[list[int]]]]:
    """Read relations as role and offsets: ``T`` lines hold spans, ``E`` lines join them."""
    spans: dict[str, list[list[int]]] = {}
    events: list[list[str]] = []
    for line in lines.splitlines():
        fields = line.split("\t")
        if len(fields) < 2:  # the span above holds a line break, and its words go on here
            continue
        if line.startswith("T"):
            offsets = fields[1].partition(" ")[2].split(";")
            spans[fields[0]] = [[int(at) for at in pair.split(" ")] for pair in offsets]
        elif line.startswith("E"):
            events.append(fields[1].split(" "))
    for event in events:
        found: dict[str, list[list[int]]] = {"source": [], "cue": [], "content": []}
        for argument in event:
            role, _, key = argument.partition(":")
            role = role.rstrip("0123456789").lower()
            if role in found and key in spans:
                found[role] += spans[key]
        if found["content"]:
            yield found


def _spans(pairs: list[list[int]]) -> Spans:
    return tuple(sorted((start, end) for start, end in pairs if start < end))
