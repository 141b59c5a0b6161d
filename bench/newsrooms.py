"""The open yardstick: articles of sixteen kinds in which every attribution is judged.

And the stances of 100 sentences of real news, judged by reading (training/annotations).
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.calibration import Judged, expected_error, load_scorer
from bench.readings import run_quotes
from bench.shared import CORPUS, EVAL, ROOT, SHARED, Json, read_lines, run_scorer, unpack
from quotes.detect.stances import stance_of
from quotes.types import CharSpan, Mode

ARTICLES = EVAL / "styles" / "dev_articles.jsonl.gz"
ANNOTATED = EVAL / "styles" / "dev_annotated.jsonl"
DENIALS = ROOT / "training" / "annotations" / "stances.jsonl"
_CORPORA = {"us_news_2018": CORPUS, "styles": SHARED / "corpus" / "styles.jsonl.gz"}


def read_open(folder: Path) -> tuple[Path, Path]:
    """Read the open articles.

    Returns:
        The articles and the predictions, both in the folder.
    """
    articles = unpack(ARTICLES, folder)
    predictions = folder / "open.jsonl"
    predictions.write_text(run_quotes("extract", articles, "--nl"), encoding="utf-8")
    return articles, predictions


def measure_open(folder: Path) -> dict[str, float]:
    """Measure what look-ups show by default, and the stances of real sentences."""
    articles, predictions = read_open(folder)
    printed = run_scorer("score_styles.py", articles, ANNOTATED, predictions, "--json")
    found: Json = json.loads(printed)["all"]
    stances = judge_stances()
    return {
        **{
            f"open {kind} {what}": found[kind][what]
            for kind in ("direct", "mixed", "indirect")
            for what in ("found", "right")
        },
        "open names right": found["speakers"]["precision"],
        "open marks left": 1 - found["nothing"]["taken"] / found["nothing"]["of"],
        "open calibration of quotations": 1 - expected_error(judge_open(articles, predictions)),
        "stances of real sentences": sum(stances.values()) / len(stances),
    }


def judge_open(articles: Path, predictions: Path) -> Judged:
    """Say of each quotation that is no thought whether some gold has about its words."""
    scorer = load_scorer("score")
    marked = {row["id"]: row["attributions"] for row in read_lines(ANNOTATED)}
    read = {row["id"]: row["quotes"] for row in read_lines(predictions)}
    judged: Judged = []
    for row in read_lines(articles):
        words = [match.span() for match in scorer.WORD.finditer(row["text"])]
        gold = [scorer.words_in(one["content"], words) for one in marked[row["id"]]]
        for one in read[row["id"]]:
            if one["mode"] != Mode.THOUGHT:
                content = scorer.words_in(one["content"], words)
                right = any(2 * len(content & other) >= len(content | other) for other in gold)
                judged.append((one["confidence"], right))
    return judged


def judge_stances() -> Mapping[int, bool]:
    """Say of each judged sentence whether its stance is told rightly."""
    rows = read_lines(DENIALS)
    texts = dict(_read_texts({(row["corpus"], row["id"]) for row in rows}))
    return {
        number: stance_of(
            texts[row["corpus"], row["id"]],
            *(_spans(row[part]) for part in ("cue", "source", "content")),
        )
        == row["stance"]
        for number, row in enumerate(rows, start=1)
    }


def _spans(pairs: list[list[int]]) -> tuple[CharSpan, ...]:
    return tuple(CharSpan(start, end) for start, end in pairs)


def _read_texts(wanted: set[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], str]]:
    for corpus, path in _CORPORA.items():
        for row in read_lines(path):
            if (corpus, row["id"]) in wanted:
                yield (corpus, row["id"]), row["text"]
