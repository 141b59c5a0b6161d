"""What README.md and docs/newsroom.md show is what the commands print."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "docs"))

from refresh_pages import PAGES, README, refresh  # noqa: E402

pytestmark = [pytest.mark.model, pytest.mark.slow]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_show_real_output(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert refresh(text, tmp_path) == text, "run `make docs`"


def test_the_python_example_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = README.read_text(encoding="utf-8")
    code = text.split("```python\n")[1].split("```")[0]
    monkeypatch.chdir(ROOT)
    exec(code, {})
    assert "Vadym Boychenko: The world has not seen the scale" in capsys.readouterr().out


def test_readme_shows_every_command() -> None:
    described = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    # A group alone is none: its commands stand one level deeper.
    commands = set(re.findall(r"^##+ `(quotes [a-z ]+)`$", described, re.MULTILINE))
    groups = {command.rsplit(" ", 1)[0] for command in commands if command.count(" ") > 1}
    shown = README.read_text(encoding="utf-8")
    missing = [command for command in commands - groups if f"\n$ {command}" not in shown]
    assert missing == []
