"""PolNeAR dev in other houses' styles: what the reader loses by each."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from bench.readings import run_quotes
from bench.shared import POLNEAR, Json, read_lines, run_scorer, write_lines
from training.reader.edits import Annotated, Marking, Spans
from training.reader.names import swap_names
from training.reader.styles import STYLES

# Marks that come in pairs of the same family are measured once.
STYLED = (
    *("plain", "straight", "curly", "british", "doubled", "guillemets", "dashes", "lost breaks"),
    *("odd spaces", "unclosed marks", "capitals", "markup", "names"),
)


def measure_styles(folder: Path, names: Sequence[str] = STYLED) -> Iterator[tuple[str, float]]:
    """Yield each style with the attributed F1 over all kinds.

    Args:
        folder: Where the transformed articles and what is read in them are written.
        names: The styles wanted.
    """
    rows = [_annotated(row) for row in read_lines(POLNEAR / "dev.jsonl.gz")]
    for name in names:
        change = {"plain": lambda article, _: article, "names": swap_names, **STYLES}[name]
        changed = [change(row, Random(f"{name}/{row.id}")) for row in rows]
        stem = name.replace(" ", "_")
        gold = write_lines(folder / f"{stem}_gold.jsonl", map(_gold_line, changed))
        articles = ({"id": row.id, "text": row.text} for row in changed)
        given = write_lines(folder / f"{stem}.jsonl", articles)
        predictions = folder / f"{stem}_read.jsonl"
        predictions.write_text(run_quotes("extract", given, "--nl"), encoding="utf-8")
        table: Json = json.loads(run_scorer("score.py", gold, predictions, "--json"))
        yield name, table["all"]["attributed"]["f1"]


def _annotated(row: Json) -> Annotated:
    markings = (
        Marking(_spans(one["source"]), _spans(one["cue"]), _spans(one["content"]))
        for one in row["attributions"]
    )
    return Annotated(row["id"], row["text"], tuple(markings))


def _spans(pairs: list[list[int]]) -> Spans:
    return tuple((start, end) for start, end in pairs)


def _gold_line(article: Annotated) -> Json:
    return {
        "id": article.id,
        "text": article.text,
        # Kinds change with the marks; the row over all kinds is the same for any.
        "attributions": [
            {"source": one.source, "cue": one.cue, "content": one.content, "kind": "indirect"}
            for one in article.markings
        ],
    }
