"""Quantise an exported model to 8 bits: a quarter of the size, and twice as fast.

python -m training.reader.quantise whole.onnx --out weights.onnx
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model

from training.reader.model import HEADS, WIDTH


def quantise(whole: Path, out: Path) -> None:
    """Fuse what runs together, then store each matrix in 8 bits with a scale a column."""
    fused = out.with_suffix(".fused.onnx")
    optimised = optimize_model(
        str(whole), model_type="bert", num_heads=HEADS, hidden_size=WIDTH, opt_level=0
    )
    optimised.save_model_to_file(str(fused))
    quantize_dynamic(fused, out, weight_type=QuantType.QInt8, per_channel=True)
    fused.unlink()


def main(arguments: Sequence[str] | None = None) -> None:
    """Quantise."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("whole", type=Path, help="exported in 32 bits")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    quantise(options.whole, options.out)


if __name__ == "__main__":
    main()
