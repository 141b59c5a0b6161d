"""Read PolNeAR dev with weights and score it, over all and by outlet, with the project's scorer.

    python -m training.reader.evaluate --data training/runs --scorer ../shared/eval/score.py \
        --folder FOLDER

Prints a table, and writes the figures to ``figures.json`` beside the weights.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quotes.detect.trained.reader import TrainedReader
from quotes.text.annotated import annotate
from quotes.text.spans import spans_of

Figures = dict[str, dict[str, Any]]


def read_articles(rows: Sequence[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """Read articles with the weights of a folder; gives lines as the scorer takes them."""
    reader = TrainedReader(folder)
    return [
        {
            "id": row["id"],
            "quotes": [
                {
                    "content": spans_of(one.content),
                    "source": spans_of(one.source),
                    "cue": spans_of(one.cue),
                }
                for one in reader.read(annotate(row["text"]))
            ],
        }
        for row in rows
    ]


def score(gold: Sequence[dict[str, Any]], read: Sequence[dict[str, Any]], scorer: Path) -> Figures:
    """Run the scorer; gives its figures by kind."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold.jsonl", "read.jsonl")]
        for path, lines in zip(paths, (gold, read), strict=True):
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        command = [sys.executable, str(scorer), *map(str, paths), "--json"]
        printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    figures: Figures = json.loads(printed)
    return figures


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, score, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="what prepare wrote")
    parser.add_argument("--scorer", type=Path, required=True, help="the project's score.py")
    parser.add_argument("--folder", type=Path, required=True, help="where the weights lie")
    options = parser.parse_args(arguments)
    with gzip.open(options.data / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    read = read_articles(gold, options.folder)
    by_outlet: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(gold):
        by_outlet[row.get("outlet") or "none"].append(number)
    figures = {
        "kinds": score(gold, read, options.scorer),
        "outlets": {
            outlet: score([gold[n] for n in at], [read[n] for n in at], options.scorer)["all"]
            for outlet, at in sorted(by_outlet.items())
        },
    }
    text = json.dumps(figures, indent=1) + "\n"
    (options.folder / "figures.json").write_text(text, encoding="utf-8")
    for kind in ("direct", "mixed", "indirect", "all"):
        row = figures["kinds"][kind]
        cells = (f"{what} {row[what]['f1']:.3f}" for what in ("detected", "exact", "attributed"))
        sys.stdout.write(f"{kind:10}{'  '.join(cells)}\n")


if __name__ == "__main__":
    main()
