"""Average two trained models: the one that went on with other articles, and where it began.

    python -m training.reader.average BEGAN.pt WENT_ON.pt --share 0.7 --out averaged.pt

Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022: the mean of the weights keeps
what the first had learnt, and has most of what the second learnt beyond it.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor


def average(
    began: Mapping[str, Tensor], went_on: Mapping[str, Tensor], share: float
) -> dict[str, Tensor]:
    """Average weights by name.

    Args:
        began: Weights of the first model.
        went_on: Weights of the second one.
        share: How much of the second, from 0 to 1; of what only it has, all.
    """
    return {
        name: torch.lerp(began[name], value, share) if name in began else value
        for name, value in went_on.items()
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Average."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("began", type=Path)
    parser.add_argument("went_on", type=Path)
    parser.add_argument("--share", type=float, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    began, went_on = (
        torch.load(path, weights_only=True) for path in (options.began, options.went_on)
    )
    torch.save(average(began, went_on, options.share), options.out)


if __name__ == "__main__":
    main()
