"""Run the tool over the evaluation data and print the scorers' tables: ``make eval``."""

import sys
import tempfile
from pathlib import Path
from time import monotonic

from bench.calibration import expected_error, judge_quotations, judge_speakers
from bench.changes import measure_changes
from bench.checked import judge_drafts, tabulate
from bench.measure import PAIRS, SPEAKERS, read_dev, read_pairs, read_seed
from bench.newsrooms import ANNOTATED, judge_open, judge_stances, read_open
from bench.shared import MISSING, is_there, run_scorer
from bench.styles import measure_styles


def main() -> None:
    """Print every table; one line instead where the data is missing."""
    if not is_there():
        sys.stdout.write(f"{MISSING}\n")
        return
    start = monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for reader in ("textacy", "rules", "trained"):
            gold, predictions = read_dev(folder, reader)
            table = run_scorer("score.py", gold, predictions)
            _show(f"PolNeAR dev, reader {reader}: score.py", table)
        table = run_scorer("score_speakers.py", gold, SPEAKERS, predictions)
        _show("PolNeAR dev, speakers: score_speakers.py", table)
        errors = {
            "quotations": expected_error(judge_quotations(gold, predictions)),
            "speakers": expected_error(judge_speakers(gold, SPEAKERS, predictions)),
        }
        lines = (f"{name:12}{error:.3f}" for name, error in errors.items())
        _show("PolNeAR dev: expected calibration error", "\n".join(lines))
        articles, predictions = read_open(folder)
        table = run_scorer("score_styles.py", articles, ANNOTATED, predictions)
        _show("Open articles of sixteen kinds: score_styles.py", table)
        error, stances = expected_error(judge_open(articles, predictions)), judge_stances()
        told = f"{error:.3f}; stances right: {sum(stances.values())} of {len(stances)}"
        _show("Open articles: expected calibration error of quotations", told)
        styles = dict(measure_styles(folder))
        lines = (f"{name:16}{f1:.3f} {f1 - styles['plain']:+.3f}" for name, f1 in styles.items())
        _show("PolNeAR dev in other styles: attributed F1, all kinds", "\n".join(lines))
        checked = tabulate(judge_drafts(folder))
        _show("Checks of drafts: verdicts right", checked)
        shares = measure_changes().items()
        lines = (f"{kind:20}{share:.3f}" for kind, share in shares)
        _show("Single edits: flagged rightly, of harmless ones at all", "\n".join(lines))
        _show("Two real articles: score_seed.py", run_scorer("score_seed.py", *read_seed(folder)))
        for reader in ("rules", "trained"):
            pairs = run_scorer("score_variants.py", PAIRS, read_pairs(folder, reader))
            _show(f"Judged pairs of PolNeAR train, reader {reader}: score_variants.py", pairs)
    sys.stdout.write(f"\nmeasured in {monotonic() - start:.0f} s\n")


def _show(title: str, table: str) -> None:
    sys.stdout.write(f"\n{title}\n{table.rstrip()}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
