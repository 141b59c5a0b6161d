"""Weights that are missing, cut short or of another version: one clear error."""

import json
import shutil
from importlib.metadata import version
from pathlib import Path

import pytest

from quotes.detect.trained.reader import TrainedReader
from quotes.detect.trained.weights import shipped
from quotes.errors import PipelineError
from quotes.text.annotated import AnnotatedText


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped weights."""
    for name in ("reader.json", "weights.onnx"):
        shutil.copy(str(shipped() / name), tmp_path / name)
    return tmp_path


def change_card(folder: Path, **values: object) -> None:
    card = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    (folder / "reader.json").write_text(json.dumps(card | values), encoding="utf-8")


def test_the_reader_names_its_weights_by_their_hash(folder: Path) -> None:
    info = TrainedReader(folder).info
    assert (info.name, len(info.weights or "")) == ("trained", 64)
    assert info.runtime == f"onnxruntime {version('onnxruntime')}"


def test_missing_weights_are_one_clear_error(folder: Path) -> None:
    (folder / "weights.onnx").unlink()
    with pytest.raises(PipelineError, match=r"weights\.onnx can't be read"):
        TrainedReader(folder).read(AnnotatedText("“We won,” she said."))


def test_truncated_weights_are_one_clear_error(folder: Path) -> None:
    content = (folder / "weights.onnx").read_bytes()
    (folder / "weights.onnx").write_bytes(content[: len(content) // 2])
    with pytest.raises(PipelineError, match=r"not those that reader\.json describes"):
        TrainedReader(folder).read(AnnotatedText("“We won,” she said."))


def test_weights_of_another_format_are_one_clear_error(folder: Path) -> None:
    change_card(folder, format=99)
    with pytest.raises(PipelineError, match="format 99, this version reads format 2"):
        TrainedReader(folder)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 2}'])
def test_a_broken_description_is_one_clear_error(folder: Path, content: str) -> None:
    (folder / "reader.json").write_text(content, encoding="utf-8")
    with pytest.raises(PipelineError, match="can't be read"):
        TrainedReader(folder)


def test_a_missing_description_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="can't be read"):
        TrainedReader(tmp_path)


def test_a_text_without_words_opens_no_weights(folder: Path) -> None:
    (folder / "weights.onnx").unlink()
    assert TrainedReader(folder).read(AnnotatedText(" \n ")) == []
