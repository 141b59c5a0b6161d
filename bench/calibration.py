"""How far confidences are from the share that is right: the expected calibration error.

Guo et al., "On Calibration of Modern Neural Networks", ICML 2017: answers are put into ten bins
by their confidence, and the mean distance between confidence and share of right answers is
taken, weighed by how many answers a bin holds.
"""

import importlib
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.shared import EVAL, Json, read_lines

BINS = 10
# Confidence, and whether the answer was right.
Judged = list[tuple[float, bool]]


def expected_error(judged: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error, from 0 to 1; 0 for no answers."""
    bins: dict[int, Judged] = defaultdict(list)
    for confidence, right in judged:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    gaps = (
        abs(sum(confidence for confidence, _ in held) - sum(right for _, right in held))
        for held in bins.values()
    )
    return sum(gaps) / len(judged) if judged else 0.0


def judge_quotations(gold: Path, predictions: Path) -> Judged:
    """Say of each quotation whether the scorer counts it as detected."""
    scorer = load_scorer("score")
    found = {row["id"]: row["quotes"] for row in read_lines(predictions)}
    judged: Judged = []
    for row in read_lines(gold):
        words = [match.span() for match in scorer.WORD.finditer(row["text"])]
        marked = [scorer.words_in(one["content"], words) for one in row["attributions"]]
        read = [(scorer.words_in(one["content"], words), one) for one in found[row["id"]]]
        right = _paired([words_ for words_, _ in read], marked)
        judged += [(one["confidence"], at in right) for at, (_, one) in enumerate(read)]
    return judged


def judge_speakers(gold: Path, speakers: Path, predictions: Path) -> Judged:
    """Say of each named speaker whether the scorer counts the name as right."""
    scorer, by_name = load_scorer("score"), load_scorer("score_speakers")
    found = {row["id"]: row["quotes"] for row in read_lines(predictions)}
    texts = {row["id"]: row["text"] for row in read_lines(gold)}
    judged: Judged = []
    for wanted in read_lines(speakers):
        words = [match.span() for match in scorer.WORD.finditer(texts[wanted["article"]])]
        content = scorer.words_in(wanted["content"], words)
        answer = _nearest(scorer, content, words, found[wanted["article"]])
        if answer is not None and answer["speaker"]:
            right = by_name.norm(answer["speaker"]) in by_name.accepted(wanted)
            judged.append((answer["speaker_confidence"], right))
    return judged


def _paired(read: Sequence[frozenset[int]], marked: Sequence[frozenset[int]]) -> set[int]:
    """Pair one to one, best overlap first, as score.py does; return which were paired."""
    pairs = sorted(
        (
            (len(a & b) / len(a | b), m, r)
            for m, b in enumerate(marked)
            for r, a in enumerate(read)
            if a & b
        ),
        reverse=True,
    )
    used: set[int] = set()
    right: set[int] = set()
    for shared, m, r in pairs:
        if shared >= 0.5 and m not in used and r not in right:
            used.add(m)
            right.add(r)
    return right


def _nearest(
    scorer: Any, content: frozenset[int], words: Sequence[tuple[int, int]], quotes: Sequence[Json]
) -> Json | None:
    best, answer = 0.5, None
    for one in quotes:
        covered = scorer.words_in(one["content"], words)
        shared = len(covered & content) / len(covered | content) if covered & content else 0.0
        if shared >= best:
            best, answer = shared, one
    return answer


def load_scorer(name: str) -> ModuleType:
    """Import one of the scorers beside the data, so that both count alike."""
    if str(EVAL) not in sys.path:
        sys.path.insert(0, str(EVAL))
    return importlib.import_module(name)
