"""What README.md and the pages of docs/ show is what the commands print."""

import re
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "docs"))

from refresh_pages import DOCS, PAGES, README, refresh, run  # noqa: E402

pytestmark = [pytest.mark.model, pytest.mark.slow]

DEVELOPERS = DOCS / "guides" / "developers.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_show_real_output(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert refresh(text, tmp_path) == text, "run `make docs`"


@pytest.mark.parametrize("page", [README, DEVELOPERS], ids=lambda page: page.stem)
def test_the_python_examples_run(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    run("quotes add examples/articles", tmp_path)
    for code in re.findall(r"(?<=```python\n).*?(?=```)", page.read_text("utf-8"), re.DOTALL):
        exec(code, {})
    assert "Vadym Boychenko" in capsys.readouterr().out


def test_pages_show_every_command() -> None:
    described = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    # A group alone is none: its commands stand one level deeper.
    commands = set(re.findall(r"^##+ `(quotes [a-z ]+)`$", described, re.MULTILINE))
    groups = {command.rsplit(" ", 1)[0] for command in commands if command.count(" ") > 1}
    shown = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    missing = [command for command in commands - groups if f"\n$ {command}" not in shown]
    assert missing == []
