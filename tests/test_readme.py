"""What README.md shows is what the commands print."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "docs"))

from refresh_readme import README, refresh  # noqa: E402

pytestmark = [pytest.mark.model, pytest.mark.slow]


def test_readme_shows_real_output(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    assert refresh(text, tmp_path) == text, "run `make docs`"


def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = README.read_text(encoding="utf-8")
    code = text.split("```python\n")[1].split("```")[0]
    monkeypatch.chdir(ROOT)
    found: dict[str, object] = {}
    exec(code, found)
    assert found["found"]
