"""Let trained models label articles that nobody has marked, for a student to learn from.

    python -m training.reader.label_corpus --corpus NEWS.jsonl.gz --models A.onnx B.onnx --out OUT

Self-training with several teachers (Xie et al., "Self-training with Noisy Student", CVPR 2020):
their probabilities are averaged, and where the average is in doubt the student is asked nothing.
It sees the articles with other names and in other styles than they did.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotes.detect.trained.decode import Found, Scores, decode
from quotes.detect.trained.encode import Encoded, encode
from quotes.detect.trained.layout import CONTENT, CUE_BEGIN, CUE_INSIDE, OUTSIDE, SOURCE
from quotes.detect.trained.runs import Run
from quotes.detect.trained.scores import Model, score
from quotes.detect.trained.units import marked_units
from quotes.detect.trained.windows import cut_windows
from quotes.text.annotated import annotate
from training.reader.calibrate import open_model

ARTICLES = 1_000
_CHARACTERS = (800, 9_000)
_SURE = 0.75
_SEED = 2_018


def choose(corpus: Path, count: int) -> list[dict[str, Any]]:
    """Choose articles of usual length at random."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    shortest, longest = _CHARACTERS
    fitting = [row for row in rows if shortest <= len(row["text"]) <= longest]
    return Random(_SEED).sample(fitting, min(count, len(fitting)))


def label_articles(
    rows: Sequence[dict[str, Any]], models: Sequence[Model]
) -> Iterator[dict[str, Any]]:
    """Label articles; gives lines of the same form as the prepared PolNeAR."""
    for row in rows:
        text = annotate(row["text"])
        encoded = encode(text)
        windows = cut_windows(encoded)
        scores = _mean([score(model, windows, len(encoded)) for model in models])
        found = decode(scores, encoded.paragraphs, marked_units(encoded, text.outermost))
        yield {
            "id": row["id"],
            "text": row["text"],
            "attributions": [
                {
                    "source": _offsets(encoded, one.source),
                    "cue": _offsets(encoded, [one.cue]),
                    "content": _offsets(encoded, one.content),
                }
                for one in found
            ],
            "unsure": _offsets(encoded, _unsure(scores, found)),
            "marked_by_people": False,
        }


def _mean(scores: Sequence[Scores]) -> Scores:
    return Scores(
        tags=np.mean([one.tags for one in scores], axis=0),
        edges=np.mean([one.edges for one in scores], axis=0),
        first=scores[0].first,
        to_cue=np.mean([one.to_cue for one in scores], axis=0),
        to_source=np.mean([one.to_source for one in scores], axis=0),
        said=np.mean([one.said for one in scores], axis=0),
        inner=np.mean([one.inner for one in scores], axis=0),
    )


def _unsure(scores: Scores, found: Sequence[Found]) -> list[Run]:
    """Return runs of words whose label the teachers doubt."""
    tags: NDArray[np.float32] = scores.tags.copy()
    tags[:, CUE_BEGIN] += tags[:, CUE_INSIDE]
    labels = np.full(len(tags), OUTSIDE)
    for one in found:
        for runs, name in ((one.source, SOURCE), (one.content, CONTENT), ([one.cue], CUE_BEGIN)):
            for start, end in runs:
                labels[start:end] = name
    doubted = tags[np.arange(len(tags)), labels] < _SURE
    edges = np.flatnonzero(np.diff(np.concatenate([[False], doubted, [False]]).astype(int)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _offsets(encoded: Encoded, runs: Sequence[Run]) -> list[list[int]]:
    return [[int(encoded.starts[a]), int(encoded.ends[b - 1])] for a, b in runs]


def main(arguments: Sequence[str] | None = None) -> None:
    """Label and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True, help="JSON lines with a text each")
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="exported weights")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    options = parser.parse_args(arguments)
    rows = choose(options.corpus, options.articles)
    with gzip.open(options.out, "wt", encoding="utf-8") as out:
        for line in label_articles(rows, [open_model(path) for path in options.models]):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
