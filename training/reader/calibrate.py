"""Fit the confidences on train articles that were held back, and describe the weights.

    python -m training.reader.calibrate --data training/runs --folder FOLDER

Of PolNeAR and of the open articles alike, so that a confidence means the same in both. Writes
``reader.json`` beside ``weights.onnx``.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray

from quotes.detect.trained.confidence import LEAST_SAID, features, probability
from quotes.detect.trained.decode import DECODING, Found, decode
from quotes.detect.trained.encode import Encoded, encode
from quotes.detect.trained.layout import FORMAT
from quotes.detect.trained.runs import Run
from quotes.detect.trained.scores import Model, score
from quotes.detect.trained.units import marked_units
from quotes.detect.trained.windows import cut_windows
from quotes.text.annotated import annotate
from training.reader.corpus import part, read_lines
from training.reader.edits import Annotated, Spans

VERSION = "2"
# A quotation, whether it is one, and whether its source is right.
Judged = list[tuple[Found, bool, bool]]
# Keeps a weight small where a feature tells nothing.
_RIDGE = 1e-2


def open_model(weights: Path) -> Model:
    """Open exported weights on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return lambda pieces, features, words: session.run(
        None, {"pieces": pieces, "features": features, "words": words}
    )


def judge(model: Model, articles: Sequence[Annotated]) -> Judged:
    """Read articles and say of each quotation whether it is one and whether its source is right.

    As the scorer counts: half of the joint words shared, and source spans that overlap by half of
    the shorter one.
    """
    judged = []
    for article in articles:
        text = annotate(article.text)
        encoded = encode(text)
        scores = score(model, cut_windows(encoded), len(encoded))
        found = decode(scores, encoded.paragraphs, marked_units(encoded, text.outermost))
        golds = [(_words(encoded, m.content), _words(encoded, m.source)) for m in article.markings]
        for one in found:
            content, source = _covered(one.content), _covered(one.source)
            best = max(golds, key=lambda gold: _shared(content, gold[0]), default=(set(), set()))
            right = _shared(content, best[0]) >= 0.5
            overlap = len(source & best[1]) >= 0.5 * min(len(source), len(best[1])) > 0
            judged.append((one, right, overlap if best[1] else not source))
    return judged


def _covered(runs: Sequence[Run]) -> set[int]:
    return {word for run in runs for word in range(*run)}


def _words(encoded: Encoded, spans: Spans) -> set[int]:
    bounds = (np.searchsorted(encoded.starts, span).tolist() for span in spans)
    return {word for start, end in bounds for word in range(start, end)}


def _shared(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a & b else 0.0


def _rows(judged: Judged) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    return (
        np.array([features(one) for one, _, _ in judged]),
        np.array([is_right for _, is_right, _ in judged]),
    )


def fit(rows: NDArray[np.float64], right: NDArray[np.bool_]) -> list[float]:
    """Fit a logistic model by its likelihood (Platt 1999)."""
    x, y = torch.tensor(rows), torch.tensor(right, dtype=torch.float64)
    weights = torch.zeros(x.shape[1], dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=500, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights, y)
        value = value + _RIDGE * (weights[1:] ** 2).mean()
        value.backward()
        return value

    optimiser.step(loss)
    return [round(value, 4) for value in weights.tolist()]


def main(arguments: Sequence[str] | None = None) -> None:
    """Judge the held-back articles, fit, and write what stands beside the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="what prepare wrote")
    parser.add_argument("--folder", type=Path, required=True, help="where weights.onnx lies")
    options = parser.parse_args(arguments)
    weights = options.folder / "weights.onnx"
    model = open_model(weights)
    polnear, opened = (
        judge(model, part(read_lines(options.data / f"{name}.jsonl.gz"), held_back=True))
        for name in ("train", "open")
    )
    # PolNeAR has thoughts and acts as well, and can't tell; the open articles have words alone.
    said = fit(*_rows(opened))
    uttered = [one for one in opened if probability(said, features(one[0])) >= LEAST_SAID]
    judged = [*polnear, *uttered]
    rows, right = _rows(judged)
    sourced = np.array([has_source for _, _, has_source in judged])
    card = {
        "format": FORMAT,
        "version": VERSION,
        "sha256": sha256(weights.read_bytes()).hexdigest(),
        "calibration": {
            "found": fit(rows, right),
            "attributed": fit(rows[right], sourced[right]),
            "said": said,
            "quotations": len(judged),
        },
        "decoding": asdict(DECODING),
    }
    text = json.dumps(card, indent=1) + "\n"
    (options.folder / "reader.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
