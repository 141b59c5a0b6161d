"""The shipped weights: found, checked, and opened with ONNX Runtime."""

import json
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from quotes.detect.trained.confidence import Calibration
from quotes.detect.trained.decode import Decoding
from quotes.detect.trained.layout import FORMAT
from quotes.detect.trained.scores import Model
from quotes.errors import PipelineError
from quotes.text.inflection import count_of

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_REPAIR = "reinstall the package"
# What ONNX Runtime 1.30 to 1.32 fuse into kernels slower than the plain ones.
_SLOW_KERNELS = ("SkipLayerNormFusion", "BiasGeluFusion")
# A sum of the largest products of 8-bit numbers, made by training/reader/overflow.py.
_OVERFLOW = "overflow.onnx"
_MOST, _MOST_WEIGHT = 255, 127


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
    place = folder / "weights.onnx"
    content = _read_bytes(place)
    if sha256(content).hexdigest() != card.sha256:
        message = (
            f"the trained reader's weights {place} are not those that reader.json describes "
            f"({count_of(len(content), 'byte')}): {_REPAIR}"
        )
        raise PipelineError(message)
    session = _open(content, threads, exact=not _adds_right(_read_bytes(shipped() / _OVERFLOW)))

    def model(pieces: Any, features: Any, words: Any) -> Any:
        return session.run(None, {"pieces": pieces, "features": features, "words": words})

    return model


def _read_bytes(place: Traversable) -> bytes:
    try:
        return place.read_bytes()
    except OSError as exc:
        message = f"the trained reader's weights {place} can't be read ({exc}): {_REPAIR}"
        raise PipelineError(message) from exc


def _adds_right(overflow: bytes) -> bool:
    """Return True if this processor's fast products of 8-bit numbers don't overflow.

    Older x86 processors (without VNNI) add two of them in 16 bits, silently too few.
    """
    import numpy as np  # noqa: PLC0415 - look-ups import no model

    session = _open(overflow, threads=1, exact=False)
    rows = np.full(session.get_inputs()[0].shape, _MOST, dtype=np.uint8)
    (sums,) = session.run(None, {"rows": rows})
    return bool((sums == rows.shape[1] * _MOST * _MOST_WEIGHT).all())


def _open(content: bytes, threads: int, *, exact: bool) -> "InferenceSession":
    """Open a model; exact products are right on every processor, and half as fast."""
    import onnxruntime  # noqa: PLC0415 - slow to import

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # A grown arena is never given back; windows differ in length, so it would grow.
    options.enable_cpu_mem_arena = False
    # A thread that waits for others would use up its processor meanwhile.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if exact:
        options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(
        content,
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=_SLOW_KERNELS,
    )
