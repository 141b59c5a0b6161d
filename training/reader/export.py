"""Export trained weights to ONNX and quantise them.

python -m training.reader.export training/work/epoch5.pt --out FOLDER
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model

from training.reader.model import HEADS, WIDTH, ReaderModel

INPUTS = ("pieces", "features", "words")
OUTPUTS = ("tags", "edges", "to_cue", "to_source")


def export(weights: Path, out: Path) -> None:
    """Write the model in 32 bits."""
    model = ReaderModel().eval()
    model.load_state_dict(torch.load(weights, weights_only=True))
    pieces = torch.randint(1, 30_000, (2, 24))
    example = (pieces, torch.zeros(2, 24, 3, dtype=torch.long), torch.ones(2, 24, dtype=torch.long))
    batch, length = torch.export.Dim("batch"), torch.export.Dim("length", max=512)
    shape = {0: batch, 1: length}
    torch.onnx.export(
        model,
        example,
        out,
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_shapes=(shape, shape, shape),
        external_data=False,
        dynamo=True,
    )


def quantise(whole: Path, out: Path) -> None:
    """Write the model in 8 bits: fused for speed, then each matrix with a scale a column."""
    fused = out.with_suffix(".fused.onnx")
    optimised = optimize_model(
        str(whole), model_type="bert", num_heads=HEADS, hidden_size=WIDTH, opt_level=0
    )
    optimised.save_model_to_file(str(fused))
    quantize_dynamic(
        fused,
        out,
        weight_type=QuantType.QInt8,
        per_channel=True,
    )
    fused.unlink()


def main(arguments: Sequence[str] | None = None) -> None:
    """Export and quantise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    export(options.weights, options.out / "whole.onnx")
    quantise(options.out / "whole.onnx", options.out / "weights.onnx")


if __name__ == "__main__":
    main()
