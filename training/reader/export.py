"""Export trained weights to ONNX, in 32 bits.

python -m training.reader.export training/runs/student/epoch5.pt --out whole.onnx
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from training.reader.model import LONGEST, ReaderModel

INPUTS = ("pieces", "features", "words")
OUTPUTS = ("tags", "edges", "to_cue", "to_source", "said", "inner")


def export(weights: Path, out: Path) -> None:
    """Write a model whose batches and windows may be of any size."""
    model = ReaderModel().eval()
    model.load_state_dict(torch.load(weights, weights_only=True))
    pieces = torch.randint(1, 30_000, (2, 24))
    example = (pieces, torch.zeros(2, 24, 3, dtype=torch.long), torch.ones(2, 24, dtype=torch.long))
    batch, length = torch.export.Dim("batch"), torch.export.Dim("length", max=LONGEST)
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path, help="of an epoch (.pt)")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    export(options.weights, options.out)


if __name__ == "__main__":
    main()
