"""Train the reader, with a checkpoint every few minutes, and go on from the last one.

    python -m training.reader.train --data training/runs --encoder MODEL.safetensors --work FOLDER

Two processes of one thread each share each step (gloo): faster than one of two threads. Each
epoch leaves its weights as ``epochN.pt`` in the working folder.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch.nn.parallel import DistributedDataParallel

from training.reader.corpus import part, read_lines
from training.reader.epochs import Plan, epoch_batches
from training.reader.losses import collate, loss_of
from training.reader.model import ReaderModel

EPOCHS = 5
SEED = 2_018
PROCESSES = 2
_ENCODER_RATE, _HEAD_RATE, _DECAY = 2e-4, 1e-3, 0.01
_WARM_UP = 0.08
_CLIP = 1.0
_SAVE_SECONDS = 240.0
_NEW_PARTS = (
    *("tags", "edges", "to_cue", "to_source", "cases", "quote_states", "positions"),
    *("said", "inner"),
)


@dataclass(slots=True)
class Run:
    """A training run: all that a checkpoint holds."""

    model: ReaderModel
    optimiser: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    epoch: int = 0
    batch: int = 0

    @classmethod
    def start(cls, options: argparse.Namespace, steps: int) -> "Run":
        """Begin with the published encoder, or where an earlier run ended.

        New parts learn faster than the encoder does.
        """
        model = ReaderModel()
        if options.begin:
            model.load_state_dict(torch.load(options.begin, weights_only=True), strict=False)
        else:
            model.load_encoder(options.encoder)
        if options.only:
            model.requires_grad_(False)
            for part in options.only:
                getattr(model, part).requires_grad_(True)
        named = [one for one in model.named_parameters() if one[1].requires_grad]
        new = [value for name, value in named if name.startswith(_NEW_PARTS)]
        old = [value for name, value in named if not name.startswith(_NEW_PARTS)]
        optimiser = torch.optim.AdamW(
            [
                {"params": new, "lr": _HEAD_RATE * options.rate},
                {"params": old, "lr": _ENCODER_RATE * options.rate},
            ],
            betas=(0.9, 0.98),
            weight_decay=_DECAY,
        )
        warm = max(1, int(_WARM_UP * steps))

        def rate(step: int) -> float:
            return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))

        return cls(model, optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, rate))

    def save(self, path: Path) -> None:
        """Write a checkpoint beside the last one and swap them: a stop between loses neither."""
        state = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
            "epoch": self.epoch,
            "batch": self.batch,
        }
        fresh = path.with_suffix(".new")
        torch.save(state, fresh)
        fresh.replace(path)

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state: dict[str, Any] = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])
        self.epoch, self.batch = state["epoch"], state["batch"]


def train(rank: int, options: argparse.Namespace) -> None:
    """Train in one of the processes."""
    torch.set_num_threads(1)
    torch.manual_seed(options.seed + rank)
    dist.init_process_group("gloo", rank=rank, world_size=PROCESSES)
    plan = Plan(
        gold=part(read_lines(options.data / "train.jsonl.gz"), held_back=False)[: options.articles],
        labelled=read_lines(options.labelled) if options.labelled else [],
        open=part(read_lines(options.open), held_back=False) if options.open else [],
        seed=options.seed,
    )
    steps = len(epoch_batches(plan, 0, rank, PROCESSES)) * options.epochs
    run = Run.start(options, steps)
    checkpoint = options.work / "checkpoint.pt"
    if checkpoint.exists():
        run.resume(checkpoint)
    parallel = DistributedDataParallel(run.model)
    while run.epoch < options.epochs:
        _train_epoch(run, parallel, epoch_batches(plan, run.epoch, rank, PROCESSES), options, rank)
        run.epoch, run.batch = run.epoch + 1, 0
        if rank == 0:
            run.save(checkpoint)
            torch.save(run.model.state_dict(), options.work / f"epoch{run.epoch}.pt")
    dist.destroy_process_group()


def _train_epoch(
    run: Run,
    parallel: DistributedDataParallel,
    batches: list[Any],
    options: argparse.Namespace,
    rank: int,
) -> None:
    saved = time.monotonic()
    total = 0.0
    for number in range(run.batch, len(batches)):
        batch = collate(batches[number])
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_knows_bfloat16()):
            scores = parallel(batch.pieces, batch.features, batch.words)
        loss = loss_of(tuple(score.float() for score in scores), batch)
        run.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(run.model.parameters(), _CLIP)
        run.optimiser.step()
        run.schedule.step()
        run.batch = number + 1
        total += loss.item()
        if rank == 0 and run.batch % 20 == 0:
            sys.stdout.write(
                f"{time.strftime('%H:%M:%S')} epoch {run.epoch + 1} of {options.epochs}, "
                f"step {run.batch} of {len(batches)}, loss {total / 20:.3f}\n"
            )
            sys.stdout.flush()
            total = 0.0
        if rank == 0 and time.monotonic() - saved > _SAVE_SECONDS:
            run.save(options.work / "checkpoint.pt")
            saved = time.monotonic()


def _knows_bfloat16() -> bool:
    """Return True if bfloat16 halves the time of the products; elsewhere it takes twelve times."""
    known = torch.cpu.get_capabilities()
    return any(known.get(name) for name in ("amx_bf16", "avx512_bf16"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the options and start the processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="what prepare wrote")
    begin = parser.add_mutually_exclusive_group(required=True)
    begin.add_argument("--encoder", type=Path, help="its model.safetensors, to begin with")
    begin.add_argument("--begin", type=Path, help="weights of an earlier run, to begin with")
    parser.add_argument("--rate", type=float, default=1.0, help="times the usual learning rate")
    parser.add_argument("--labelled", type=Path, help="articles that teachers have labelled")
    parser.add_argument("--only", nargs="+", help="parts to learn; all others stay as they are")
    parser.add_argument("--open", type=Path, help="articles of many kinds, from prepare_open")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--articles", type=int, help="train on the first so many only, to try")
    options = parser.parse_args(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
    os.environ.setdefault("MASTER_PORT", "29577")
    mp.spawn(train, args=(options,), nprocs=PROCESSES)


if __name__ == "__main__":
    main()
