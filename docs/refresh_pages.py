"""Run the commands that pages show and write their output into them: ``make docs``.

A block that begins with ``$ quotes …`` holds commands and what they print. They run one after
the other, in a temporary folder that holds a copy of examples/, with one store for all of a page.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
DOCS = ROOT / "docs"
PAGES = (README, DOCS / "newsroom.md", *sorted((DOCS / "guides").glob("*.md")))
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
# What differs from run to run or between machines: seconds, paces, times, the days on which the
# desk decided, heads of ledgers, which cover times, and the versions of Quotes and of the reader's
# runtime.
VOLATILE = re.compile(
    r"\d+\.\d+ s, [\d,]+ a second"
    r"|\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.+Z]*"
    r"|\d{4}-\d\d-\d\d(?=  desk  )"
    r"|(?<=^Head: )[0-9a-f]{64}$|(?<=^Head of the store: )[0-9a-f]{64}$"
    r"|(?<=^quotes )\d+\.\d+\S*$"
    r"|(?<=onnxruntime )\d+\.\d+\.\d+",
    re.MULTILINE,
)
# All else of the environment could change what is printed: colours, widths, stores, models.
KEPT = ("HOME", "PATH", "PYTHONPATH", "TMPDIR")


def run(command: str, folder: Path) -> str:
    """Run one command line of a page as a person would, and return what it prints."""
    env = {name: os.environ[name] for name in KEPT if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=folder,
        env=env | {"COLUMNS": "100", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def refresh(text: str, folder: Path) -> str:
    """Return a page with the output of its commands as it is now."""
    shutil.copytree(ROOT / "examples", folder / "examples")

    def rewrite(block: re.Match[str]) -> str:
        commands = [line[2:] for line in block[0].splitlines() if line.startswith("$ ")]
        shown = "".join(f"$ {command}\n{run(command, folder)}" for command in commands)
        return block[0] if settle(block[0]) == settle(shown) else shown

    return BLOCK.sub(rewrite, text)


def settle(text: str) -> str:
    """Return text without what differs from run to run."""
    return VOLATILE.sub("…", text)


if __name__ == "__main__":
    for page in PAGES:
        with tempfile.TemporaryDirectory() as temporary:
            fresh = refresh(page.read_text(encoding="utf-8"), Path(temporary))
        page.write_text(fresh, encoding="utf-8")
