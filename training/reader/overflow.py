"""Make the sum that tells whether a processor's 8-bit products overflow.

    python -m training.reader.overflow --out quotes/data/reader/overflow.onnx

Without VNNI, x86 processors add two products of 8-bit numbers in 16 bits: 2 × 255 × 127 is too
much. The reader does this sum once and asks ONNX Runtime for slower products where it is wrong.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

# Rows, summands and columns: enough for the kernels that large matrices go through.
_ROWS, _SUMMANDS, _COLUMNS = 8, 64, 16


def make_sum() -> onnx.ModelProto:
    """Return a model that multiplies rows of 8-bit numbers with a matrix of 127s."""
    weights = np.full((_SUMMANDS, _COLUMNS), 127, dtype=np.int8)
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["rows", "weights"], ["sums"])],
        "overflow",
        [helper.make_tensor_value_info("rows", TensorProto.UINT8, [_ROWS, _SUMMANDS])],
        [helper.make_tensor_value_info("sums", TensorProto.INT32, [_ROWS, _COLUMNS])],
        [numpy_helper.from_array(weights, "weights")],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    onnx.save(make_sum(), options.out)


if __name__ == "__main__":
    main()
