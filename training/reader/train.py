"""Train the reader, with a checkpoint every few minutes, and go on from the last one.

    python -m training.reader.train --data ../shared/eval/polnear --encoder MODEL.safetensors

Two processes of one thread each share each step (gloo): faster than one of two threads.
"""

import argparse
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch.nn.parallel import DistributedDataParallel

from quotes.detect.trained.windows import SIZE, cut_windows
from training.reader.corpus import part, read_split
from training.reader.edits import Annotated
from training.reader.labels import label
from training.reader.losses import Sample, collate, loss_of
from training.reader.model import ReaderModel
from training.reader.names import swap_names
from training.reader.styles import STYLES
from training.reader.synthetic import make_articles, plain_paragraphs, quoted_wordings

EPOCHS = 5
SEED = 2_018
PROCESSES = 2
# Pieces of one process in one step.
_BATCH = 1_536
_ENCODER_RATE, _HEAD_RATE, _DECAY = 2e-4, 1e-3, 0.01
_WARM_UP = 0.08
_CLIP = 1.0
_SWAPPED, _RESTYLED = 0.35, 0.4
_SYNTHETIC = 40
_SAVE_SECONDS = 240.0


def epoch_articles(articles: Sequence[Annotated], epoch: int) -> list[Annotated]:
    """Return the articles of an epoch: some with other names, some in another style."""
    random = Random(SEED * 1_000 + epoch)
    made = make_articles(_SYNTHETIC, quoted_wordings(articles), plain_paragraphs(articles), random)
    chosen = []
    for article in (*articles, *made):
        changed = article
        if random.random() < _SWAPPED and not article.id.startswith("synthetic"):
            changed = swap_names(changed, random)
        if random.random() < _RESTYLED:
            for name in random.sample(sorted(STYLES), random.choice((1, 1, 2))):
                changed = STYLES[name](changed, random)
        chosen.append(changed)
    return chosen


def epoch_batches(
    articles: Sequence[Annotated], epoch: int, rank: int, processes: int
) -> list[list[Sample]]:
    """Cut an epoch's articles into windows and return one process's batches."""
    random = Random(SEED * 7_000 + epoch)
    samples = []
    for article in epoch_articles(articles, epoch):
        labelled = label(article)
        windows = cut_windows(labelled.encoded, overlap=0, first=random.randint(SIZE // 4, SIZE))
        samples += [Sample(window, labelled) for window in windows]
    random.shuffle(samples)
    # Windows of like length share a batch, so that little is filled up.
    samples.sort(key=lambda sample: len(sample.window) // 32)
    batches = list(_batches(samples))
    random.shuffle(batches)
    even = len(batches) // processes * processes
    return batches[rank:even:processes]


def _batches(samples: Sequence[Sample]) -> Iterator[list[Sample]]:
    batch: list[Sample] = []
    longest = 0
    for sample in samples:
        longest = max(longest, len(sample.window))
        if batch and longest * (len(batch) + 1) > _BATCH:
            yield batch
            batch, longest = [], len(sample.window)
        batch.append(sample)
    if batch:
        yield batch


def train(rank: int, options: argparse.Namespace) -> None:
    """Train in one of the processes."""
    torch.set_num_threads(1)
    torch.manual_seed(options.seed + rank)
    dist.init_process_group("gloo", rank=rank, world_size=PROCESSES)
    articles = part(read_split(options.data, "train"), held_back=False)[: options.articles]
    model = ReaderModel()
    model.load_encoder(options.encoder)
    heads = ("tags", "edges", "to_cue", "to_source", "cases", "quote_states", "positions")
    is_head = {name: name.startswith(heads) for name, _ in model.named_parameters()}
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for n, p in model.named_parameters() if is_head[n]], "lr": _HEAD_RATE},
            {"params": [p for n, p in model.named_parameters() if not is_head[n]], "lr": _ENCODER_RATE},
        ],
        betas=(0.9, 0.98),
        weight_decay=_DECAY,
    )
    per_epoch = [len(epoch_batches(articles, 0, 0, PROCESSES))] if rank == 0 else [0]
    dist.broadcast_object_list(per_epoch)
    steps = per_epoch[0] * options.epochs
    warm = max(1, int(_WARM_UP * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    checkpoint = options.work / "checkpoint.pt"
    done_epochs = done_batches = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
        done_epochs, done_batches = state["epoch"], state["batch"]
    parallel = DistributedDataParallel(model)
    saved = time.monotonic()
    for epoch in range(done_epochs, options.epochs):
        batches = epoch_batches(articles, epoch, rank, PROCESSES)
        total = 0.0
        for number in range(done_batches, len(batches)):
            batch = collate(batches[number])
            # Autocast on processors: bfloat16 halves the time of the products.
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = parallel(batch.pieces, batch.features, batch.words)
            loss = loss_of(tuple(score.float() for score in scores), batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), _CLIP)
            optimiser.step()
            schedule.step()
            total += loss.item()
            if rank == 0 and (number + 1) % 20 == 0:
                print(
                    f"epoch {epoch + 1} step {number + 1}/{len(batches)} loss {total / 20:.3f} "
                    f"{time.strftime('%H:%M:%S')}",
                    flush=True,
                )
                total = 0.0
            if rank == 0 and time.monotonic() - saved > _SAVE_SECONDS:
                _save(checkpoint, model, optimiser, schedule, epoch, number + 1)
                saved = time.monotonic()
        done_batches = 0
        if rank == 0:
            _save(checkpoint, model, optimiser, schedule, epoch + 1, 0)
            torch.save(model.state_dict(), options.work / f"epoch{epoch + 1}.pt")
    dist.destroy_process_group()


def _save(
    path: Path,
    model: ReaderModel,
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    epoch: int,
    batch: int,
) -> None:
    """Write a checkpoint beside the last one and swap them: a stop between loses neither."""
    state = {
        "model": model.state_dict(),
        "optimiser": optimiser.state_dict(),
        "schedule": schedule.state_dict(),
        "epoch": epoch,
        "batch": batch,
    }
    fresh = path.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(path)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the options and start the processes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR, prepared or a checkout")
    parser.add_argument("--encoder", type=Path, required=True, help="the encoder's model.safetensors")
    parser.add_argument("--work", type=Path, default=Path("training/work"), help="for checkpoints")
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
