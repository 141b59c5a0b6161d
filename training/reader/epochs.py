"""What an epoch shows the model: articles in other styles and with other names, in batches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from quotes.detect.trained.windows import SIZE, cut_windows
from training.reader.edits import Annotated
from training.reader.frames import with_frames
from training.reader.labels import label
from training.reader.losses import Sample
from training.reader.names import swap_names
from training.reader.styles import STYLES
from training.reader.synthetic import make_articles, plain_paragraphs, quoted_wordings

# Pieces of one process in one step.
_BATCH = 1_536
_SWAPPED, _RESTYLED, _REFRAMED = 0.35, 0.4, 0.3
# For five articles that people marked one is made up, and of those that teachers labelled each
# epoch takes others, three for four that people marked.
_SYNTHETIC = 0.2
_LABELLED = 0.75


@dataclass(frozen=True, slots=True)
class Plan:
    """All articles to train on.

    Attributes:
        gold: Articles that people marked.
        labelled: Articles that earlier models labelled.
        open: Articles of many kinds in which people marked words alone.
        seed: Decides all that is random.
    """

    gold: Sequence[Annotated]
    labelled: Sequence[Annotated]
    open: Sequence[Annotated]
    seed: int


def epoch_articles(plan: Plan, epoch: int) -> Iterator[Annotated]:
    """Yield the articles of an epoch: some with other names, some in another style."""
    random = Random(f"{plan.seed}/articles/{epoch}")
    count = round(_SYNTHETIC * len(plan.gold))
    made = make_articles(count, quoted_wordings(plan.gold), plain_paragraphs(plan.gold), random)
    taken = min(len(plan.labelled), round(_LABELLED * len(plan.gold)))
    for article in (*plan.gold, *plan.open, *random.sample(plan.labelled, taken), *made):
        changed = article
        if random.random() < _SWAPPED:
            changed = swap_names(changed, random)
        if random.random() < _RESTYLED:
            for name in random.sample(sorted(STYLES), random.choice((1, 1, 2))):
                changed = STYLES[name](changed, random)
        if random.random() < _REFRAMED:
            changed = with_frames(changed, random)
        yield changed


def epoch_batches(plan: Plan, epoch: int, rank: int, processes: int) -> list[list[Sample]]:
    """Cut an epoch's articles into windows and return one process's batches."""
    random = Random(f"{plan.seed}/windows/{epoch}")
    samples = []
    for article in epoch_articles(plan, epoch):
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
