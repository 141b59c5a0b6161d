"""What the tool gets right on data that nobody here wrote, through its command line."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench.calibration import expected_error, judge_quotations, judge_speakers
from bench.changes import measure_changes
from bench.checked import measure_check, measure_mixed
from bench.newsrooms import ANNOTATED, DENIALS, measure_open
from bench.newsrooms import ARTICLES as OPEN_ARTICLES
from bench.readings import CACHE, digest_of, run_quotes
from bench.shared import (
    ARTICLES,
    CORPUS,
    EVAL,
    POLNEAR,
    ROOT,
    SEED_ARTICLES,
    Json,
    read_lines,
    run_scorer,
    strip_gold,
    unpack,
    write_lines,
)
from bench.styles import STYLED, measure_styles
from bench.written import FIFTY, MIXED

Measure = Callable[[Path], Mapping[str, float]]

PAIRS = POLNEAR / "dev_pairs.jsonl"
SPEAKERS = POLNEAR / "dev_speakers.jsonl"


def read_dev(folder: Path, reader: str) -> tuple[Path, Path]:
    """Read PolNeAR dev with a reader.

    Returns:
        The gold file and the predictions, both in the folder.
    """
    gold = unpack(POLNEAR / "dev.jsonl.gz", folder)
    articles = strip_gold(gold, folder / "dev_articles.jsonl")
    predictions = folder / f"dev_{reader}.jsonl"
    predictions.write_text(
        run_quotes("extract", articles, "--nl", "--reader", reader), encoding="utf-8"
    )
    return gold, predictions


def read_seed(folder: Path) -> tuple[Path, Path]:
    """Read the two real articles.

    Returns:
        The predictions and the families, both in the folder.
    """
    articles = strip_gold(SEED_ARTICLES, folder / "seed_articles.jsonl")
    predictions = folder / "seed.jsonl"
    predictions.write_text(run_quotes("extract", articles, "--nl"), encoding="utf-8")
    return predictions, find_families(articles, folder / "seed.db")


def read_pairs(folder: Path, reader: str = "trained") -> Path:
    """Read the articles of the judged pairs and return the file of their families.

    The trained reader has seen them in its training, the rules have not.
    """
    sides = [pair[side]["article"] for pair in read_lines(PAIRS) for side in ("a", "b")]
    wanted = frozenset(sides)
    rows = [row for row in read_lines(POLNEAR / "train.jsonl.gz") if row["id"] in wanted]
    train = write_lines(folder / "pairs_gold.jsonl", rows)
    articles = strip_gold(train, folder / "pairs.jsonl")
    return find_families(articles, folder / f"pairs_{reader}.db", reader)


def find_families(articles: Path, database: Path, reader: str = "trained") -> Path:
    """Add articles to a fresh store and write its families beside it."""
    run_quotes("add", articles, "--db", database, "--reader", reader)
    families = database.with_suffix(".families.json")
    found = run_quotes("families", "--json", "--db", database)
    families.write_text(found, encoding="utf-8")
    return families


def _measure_dev(reader: str) -> Measure:
    return lambda folder: _detection(reader, *read_dev(folder, reader))


def _detection(reader: str, gold: Path, predictions: Path) -> dict[str, float]:
    found: Json = json.loads(run_scorer("score.py", gold, predictions, "--json"))
    return {
        f"dev {reader} {kind} {what}": found[kind][what]["f1"]
        for kind in ("direct", "mixed", "indirect", "all")
        for what in ("detected", "exact", "attributed")
    }


def _measure_trained(folder: Path) -> dict[str, float]:
    gold, predictions = read_dev(folder, "trained")
    figures = _detection("trained", gold, predictions)
    figures["dev calibration of quotations"] = 1 - expected_error(
        judge_quotations(gold, predictions)
    )
    figures["dev calibration of speakers"] = 1 - expected_error(
        judge_speakers(gold, SPEAKERS, predictions)
    )
    speakers: Json = json.loads(
        run_scorer("score_speakers.py", gold, SPEAKERS, predictions, "--json")
    )
    figures["dev speakers precision"] = speakers["all"]["precision"]
    figures["dev speakers recall"] = speakers["all"]["recall"]
    figures["dev speakers abstained"] = speakers["all"]["abstained"]
    for mention in ("name", "pronoun", "nominal"):
        figures[f"dev speakers {mention} of found"] = speakers[mention]["accuracy_of_found"]
    return figures


def _measure_styles(names: Sequence[str]) -> Measure:
    return lambda folder: {f"style {name}": f1 for name, f1 in measure_styles(folder, names)}


def _measure_differences(folder: Path) -> dict[str, float]:
    changes = measure_changes()
    seed = _seed_counts(run_scorer("score_seed.py", *read_seed(folder)))
    pairs: Json = json.loads(run_scorer("score_variants.py", PAIRS, read_pairs(folder), "--json"))
    return {
        "changes with their flag": changes["harmful"],
        "harmless changes without any": 1 - changes["harmless"],
        **{f"pairs {name}": pairs[name] for name in ("precision", "recall", "f1")},
        "pairs relation_accuracy": pairs["relation_accuracy"],
        "pairs without a false alarm": 1 - pairs["false_alarms"],
        **seed,
    }


# What the quality gate pins, in parts that may run side by side. MAIN is measured at every commit,
# the rest by `make gate`.
MAIN: Mapping[str, Measure] = {
    "dev": _measure_trained,
    "differences": _measure_differences,
    "mixed draft": measure_mixed,
    "open": measure_open,
}
REST: Mapping[str, Measure] = {
    "drafts": measure_check,
    "rules": _measure_dev("rules"),
    **{f"styles {at + 1}": _measure_styles(STYLED[at::4]) for at in range(4)},
}
GATE = {**MAIN, **REST}

# What a part's figures can depend on, in quotes/; of the others, on all of it.
_READING = (
    *("attribute", "commands/intake.py", "data", "detect", "errors.py", "ingest", "interchange"),
    *("names", "shown.py", "text", "types.py", "workflows/read.py"),
)
_ONLY_READ = ("dev", "open", "rules", *(name for name in REST if name.startswith("styles")))


def measure_part(name: str, folder: Path) -> dict[str, float]:
    """Measure one part of what the quality gate pins, in some minutes, or give what was measured.

    Figures are kept beside the checkout, under a hash of the data, of bench/ and of the code that
    they can depend on: what a change can't touch isn't measured again.

    Returns:
        Figures by name, F1 or shares from 0 to 1, and counts for the two real articles. More is
        better in each, so errors of calibration are given as what is left to 1.
    """
    code = [ROOT / "quotes" / one for one in _READING] if name in _ONLY_READ else [ROOT / "quotes"]
    digest = digest_of([*code, ROOT / "bench", ROOT / "training" / "reader", *DATA.values()])
    kept = CACHE / "figures" / f"{name} {digest}.json"
    if kept.exists():
        figures: dict[str, float] = json.loads(kept.read_text(encoding="utf-8"))
        return figures
    figures = {figure: round(value, 4) for figure, value in GATE[name](folder).items()}
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(figures), encoding="utf-8")
    return figures


def _seed_counts(line: str) -> dict[str, float]:
    """Read "speakers 19/19; families 2/2, with their changes 2/2; look-alikes apart 2/2"."""
    names = ("seed speakers", "seed families", "seed changes", "seed apart")
    return dict(zip(names, map(int, re.findall(r"(\d+)/", line)), strict=True))


DATA = {
    "PolNeAR dev": POLNEAR / "dev.jsonl.gz",
    "PolNeAR dev speakers": SPEAKERS,
    "two real articles": SEED_ARTICLES,
    "families of the two": ARTICLES / "seed_families.json",
    "PolNeAR train": POLNEAR / "train.jsonl.gz",
    "judged pairs": PAIRS,
    "news of 2018": CORPUS,
    "fifty drafts": FIFTY,
    "mixed draft": MIXED,
    "open articles": OPEN_ARTICLES,
    "open articles annotated": ANNOTATED,
    "stances of real sentences": DENIALS,
    "score.py": EVAL / "score.py",
    "score_speakers.py": EVAL / "score_speakers.py",
    "score_seed.py": EVAL / "score_seed.py",
    "score_variants.py": EVAL / "score_variants.py",
    "score_styles.py": EVAL / "score_styles.py",
}
