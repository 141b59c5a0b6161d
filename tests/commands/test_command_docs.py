import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("columns", [40, 200])
def test_cli_reference_is_fresh(columns: int) -> None:
    command = ["-m", "typer", "quotes.commands", "utils", "docs", "--name", "quotes"]
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": str(columns), "QUOTES_DB": "elsewhere.db"},
        capture_output=True,
        text=True,
        check=True,
    )

    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written.strip() == done.stdout.strip(), (
        "docs/cli.md is stale: run "
        "typer quotes.commands utils docs --name quotes --output docs/cli.md"
    )
