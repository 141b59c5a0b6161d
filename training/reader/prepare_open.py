"""Prepare the open articles: texts of many kinds with the annotations that people made of them.

    python -m training.reader.prepare_open --articles A.jsonl.gz ... --annotations B.jsonl ... \
        --model weights.onnx --out training/runs/open.jsonl.gz

Annotations are stand-off: an article's id, the SHA-256 of its text, and offsets (training/
annotations says more). They mark words that were said or written, and no thoughts and acts, which
PolNeAR marks as well: where a reader trained on PolNeAR finds more, and without quotation marks,
nothing is asked of the parts.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from quotes.detect.trained.decode import Found, decode
from quotes.detect.trained.encode import Encoded, encode
from quotes.detect.trained.scores import Model, score
from quotes.detect.trained.units import marked_units
from quotes.detect.trained.windows import cut_windows
from quotes.text.annotated import AnnotatedText, annotate
from training.reader.calibrate import open_model

Row = dict[str, Any]
_MARKS = "“”„‟\"'‘’‚‛«»‹›"
# How far from its words somebody is named who passes them on.
_NEAR = 200


def prepare(articles: dict[str, Row], annotations: Sequence[Row], model: Model) -> Iterator[Row]:
    """Yield an article for each annotation, in the form of the prepared PolNeAR.

    Raises:
        SystemExit: If an article is missing, or its text is another one.
    """
    for row in annotations:
        article = articles.get(row["id"])
        if article is None:
            message = f"Error: no article {row['id']}: name its file behind --articles."
            raise SystemExit(message)
        text: str = article["text"]
        if sha256(text.encode("utf-8")).hexdigest() != row["sha256"]:
            message = f"Error: the text of {row['id']} is not the one that was annotated."
            raise SystemExit(message)
        attributions = [_attribution(text, found) for found in row["attributions"]]
        yield {
            "id": row["id"],
            "genre": row.get("genre"),
            "text": text,
            "attributions": attributions,
            "unsure": _unsure(text, attributions, model),
            "words_only": True,
        }


def _attribution(text: str, found: Row) -> Row:
    note = found.get("note", "")
    return {
        "source": found["source"],
        "cue": found["cue"],
        "content": [_with_marks(text, start, end) for start, end in found["content"]],
        "carrier": _carriers(text, found),
        "nested": "nested" in note,
        "unsure": "borderline" in note,
    }


def _with_marks(text: str, start: int, end: int) -> list[int]:
    """Take in the marks around a content, as PolNeAR does."""
    opens = start > 0 and text[start - 1] in _MARKS
    closes = end < len(text) and text[end] in _MARKS
    return [start - opens, end + closes] if opens and closes else [start, end]


def _carriers(text: str, found: Row) -> list[list[int]]:
    """Find the names of who passes the words on, beside them."""
    start, end = found["content"][0][0], found["content"][-1][1]
    spans = []
    for name in found.get("carrier", []):
        behind = text.find(name, end, end + _NEAR)
        before = text.rfind(name, max(0, start - _NEAR), start)
        at = behind if behind >= 0 else before
        if at >= 0:
            spans.append([at, at + len(name)])
    return spans


def _unsure(text: str, attributions: Sequence[Row], model: Model) -> list[list[int]]:
    """Return the parts of what a reader trained on PolNeAR finds beyond the annotations.

    What stands in quotation marks is nobody's words by either guide, if the people left it out.
    """
    annotated = annotate(text)
    encoded = encode(annotated)
    taken = np.zeros(len(text) + 1, dtype=bool)
    for found in attributions:
        for start, end in found["content"]:
            taken[start:end] = True
    for stretch in annotated.marked:
        taken[stretch.content.start : stretch.content.end] = True
    return [
        span
        for one in _read(annotated, encoded, model)
        if not any(taken[start:end].any() for start, end in _offsets(encoded, one.content))
        for span in _offsets(encoded, (*one.content, *one.source, one.cue))
    ]


def _read(annotated: AnnotatedText, encoded: Encoded, model: Model) -> list[Found]:
    scores = score(model, cut_windows(encoded), len(encoded))
    return decode(scores, encoded.paragraphs, marked_units(encoded, annotated.outermost))


def _offsets(encoded: Encoded, runs: Sequence[tuple[int, int]]) -> list[list[int]]:
    return [[int(encoded.starts[a]), int(encoded.ends[b - 1])] for a, b in runs]


def _read_rows(path: Path) -> Iterator[Row]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Join texts and annotations, and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, nargs="+", required=True, help="JSON lines")
    parser.add_argument("--annotations", type=Path, nargs="+", required=True, help="JSON lines")
    parser.add_argument("--model", type=Path, required=True, help="weights trained on PolNeAR")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    articles = {row["id"]: row for path in options.articles for row in _read_rows(path)}
    annotations = [row for path in options.annotations for row in _read_rows(path)]
    with gzip.open(options.out, "wt", encoding="utf-8") as out:
        for row in prepare(articles, annotations, open_model(options.model)):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
