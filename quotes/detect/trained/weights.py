"""The shipped weights: found, checked, and opened with ONNX Runtime."""

import json
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from quotes.detect.trained.confidence import Calibration
from quotes.detect.trained.decode import Decoding
from quotes.detect.trained.layout import FORMAT
from quotes.detect.trained.scores import Model
from quotes.errors import PipelineError
from quotes.text.inflection import count_of

_REPAIR = "reinstall the package"


@dataclass(frozen=True, slots=True)
class Card:
    """What stands beside the weights in ``reader.json``.

    Attributes:
        version: Of the reader, as the stored readings name it.
        sha256: Hash of the file of weights, in hexadecimal.
        calibration: From scores to confidences.
        decoding: Thresholds and weights of decoding.
    """

    version: str
    sha256: str
    calibration: Calibration
    decoding: Decoding


def shipped() -> Traversable:
    """Return the folder of the weights that come with the package."""
    return files("quotes") / "data" / "reader"


def read_card(folder: Traversable) -> Card:
    """Read what describes the weights; cheap, for who only asks which weights there are.

    Args:
        folder: Holds ``reader.json`` and ``weights.onnx``.

    Raises:
        PipelineError: If it is missing, broken or of another format.
    """
    place = folder / "reader.json"
    try:
        values: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
        if values["format"] != FORMAT:
            message = (
                f"{place} is of format {values['format']}, this version reads format {FORMAT}: "
                f"{_REPAIR}"
            )
            raise PipelineError(message)
        return Card(
            version=values["version"],
            sha256=values["sha256"],
            calibration=Calibration.from_json(values["calibration"]),
            decoding=Decoding(**values["decoding"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as exc:
        message = f"the trained reader's description {place} can't be read ({exc}): {_REPAIR}"
        raise PipelineError(message) from exc


def name_runtime() -> str:
    """Return name and version of what runs the weights, without loading it where that can be."""
    try:
        return f"onnxruntime {version('onnxruntime')}"
    except PackageNotFoundError:  # a build for another processor goes by another name
        import onnxruntime  # noqa: PLC0415 - slow to import

        return f"onnxruntime {onnxruntime.__version__}"


def load_model(folder: Traversable, card: Card, threads: int) -> Model:
    """Open the weights.

    Args:
        folder: Where they lie.
        card: What they must be.
        threads: How many threads one window may use.

    Raises:
        PipelineError: If the file is missing, cut short or not the one described.
    """
    import onnxruntime  # noqa: PLC0415 - slow to import

    place = folder / "weights.onnx"
    try:
        content = place.read_bytes()
    except OSError as exc:
        message = f"the trained reader's weights {place} can't be read ({exc}): {_REPAIR}"
        raise PipelineError(message) from exc
    if sha256(content).hexdigest() != card.sha256:
        message = (
            f"the trained reader's weights {place} are not those that reader.json describes "
            f"({count_of(len(content), 'byte')}): {_REPAIR}"
        )
        raise PipelineError(message)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # A grown arena is never given back; windows differ in length, so it would grow.
    options.enable_cpu_mem_arena = False
    # Older x86 processors (without VNNI) would let products of 8-bit numbers overflow silently.
    options.add_session_config_entry("session.x64quantprecision", "1")
    session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])

    def model(pieces: Any, features: Any, words: Any) -> Any:
        return session.run(None, {"pieces": pieces, "features": features, "words": words})

    return model
