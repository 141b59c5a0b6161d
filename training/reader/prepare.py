"""Prepare the data: PolNeAR as JSON lines, repaired, from its files or a checkout.

    python -m training.reader.prepare --data ../shared/eval/polnear --out training/runs

Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]

# Marked as sources in a few attributions, with the speaker's name as cue.
_VERBS = {"said", "says", "told", "wrote", "writes", "added", "asked", "tweeted", "according to"}


def read_rows(data: Path, split: str) -> Iterator[Row]:
    """Read one split: id, text, outlet where known, and attributions.

    Args:
        data: A folder with ``train.jsonl.gz`` and ``dev.jsonl.gz``, or a checkout of the corpus.
        split: ``train`` or ``dev``.

    Raises:
        SystemExit: If there is neither.
    """
    packed, folder = data / f"{split}.jsonl.gz", data / "data" / split
    if packed.exists():
        with gzip.open(packed, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    elif folder.is_dir():
        yield from _read_checkout(folder)
    else:
        message = (
            f"Error: {data} holds neither {packed.name} nor data/{split}: name PolNeAR's folder."
        )
        raise SystemExit(message)


def repair(row: Row) -> Row:
    """Swap source and cue back where people confused them."""
    for found in row["attributions"]:
        source = "".join(row["text"][start:end] for start, end in found["source"])
        if source.lower() in _VERBS:
            found["source"], found["cue"] = found["cue"], found["source"]
    return row


def _read_checkout(folder: Path) -> Iterator[Row]:
    """Read brat's stand-off files; of articles that several people marked, the first file."""
    for text_file in sorted((folder / "text").glob("*.txt")):
        marked = sorted((folder / "attributions").glob(f"{text_file.stem}_????.ann"))
        if marked:
            text = text_file.read_bytes().decode("utf-8")
            relations = list(_read_relations(marked[0].read_text(encoding="utf-8")))
            outlet = text_file.stem.partition("_")[0]
            yield {
                "id": text_file.stem,
                "outlet": outlet,
                "text": text,
                "attributions": relations,
            }


def _read_relations(lines: str) -> Iterator[dict[str, list[list[int]]]]:
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Write ``train.jsonl.gz``, repaired, and ``dev.jsonl.gz``, as people marked it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR, prepared or a checkout")
    parser.add_argument("--out", type=Path, required=True, help="folder for the lines")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    for split in ("train", "dev"):
        rows = read_rows(options.data, split)
        fresh, prepared = (options.out / f"{split}.jsonl.{end}" for end in ("new", "gz"))
        with gzip.open(fresh, "wt", encoding="utf-8") as out:
            for row in map(repair, rows) if split == "train" else rows:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        fresh.replace(prepared)


if __name__ == "__main__":
    main()
