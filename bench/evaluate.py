"""Run the tool over the evaluation data and print the scorers' tables: ``make eval``."""

import sys
import tempfile
from pathlib import Path
from time import monotonic

from bench.measure import PAIRS, SPEAKERS, read_dev, read_pairs, read_seed
from bench.shared import MISSING, is_there, run_scorer


def main() -> None:
    """Print every table; one line instead where the data is missing."""
    if not is_there():
        sys.stdout.write(f"{MISSING}\n")
        return
    start = monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for reader in ("rules", "textacy"):
            gold, predictions = read_dev(folder, reader)
            _show(
                f"PolNeAR dev, reader {reader}: score.py", run_scorer("score.py", gold, predictions)
            )
            if reader == "rules":
                table = run_scorer("score_speakers.py", gold, SPEAKERS, predictions)
                _show("PolNeAR dev, speakers: score_speakers.py", table)
        _show("Two real articles: score_seed.py", run_scorer("score_seed.py", *read_seed(folder)))
        pairs = run_scorer("score_variants.py", PAIRS, read_pairs(folder))
        _show("Judged pairs of PolNeAR train: score_variants.py", pairs)
    sys.stdout.write(f"\nmeasured in {monotonic() - start:.0f} s\n")


def _show(title: str, table: str) -> None:
    sys.stdout.write(f"\n{title}\n{table.rstrip()}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
