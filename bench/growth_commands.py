"""How time grows with what a command is given: ``python -m bench.growth_commands [COMMAND ...]``.

Whole commands run in this process, with the reader of rules, on files of every kind and of n, 2n,
4n and 8n units in honest and odd shapes. No exponent may be over 1.2; see ``bench/growth.py``.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import perf_counter

from typer.testing import CliRunner

from bench.growth import MOST, Work, print_table, quote_all, time_growth
from bench.odd_files import FILES, SAID, TRANSCRIPTS, OddFile
from quotes.commands import app

_READER = ("--reader", "rules")
# What one wording is compared with another in.
_WORDINGS = ("prose", "blanks", "capitals", "marked words")


def _run(*args: object, fine: tuple[int, ...] = (0,)) -> None:
    result = CliRunner().invoke(app, [str(one) for one in args], prog_name="quotes")
    if result.exit_code not in fine:
        raise RuntimeError(result.output) from result.exception


def _extract(path: Path, folder: Path) -> Work:
    del folder
    return lambda: _run("extract", path, *_READER, "--unread")


def _add(path: Path, folder: Path) -> Work:
    def add() -> None:
        for old in folder.glob("quotes.db*"):
            old.unlink()
        _run("add", path, *_READER)

    return add


def _check_against(path: Path, folder: Path) -> Work:
    draft = folder / "draft.txt"
    draft.write_text(SAID, encoding="utf-8")
    return lambda: _run("check", draft, "--against", path, *_READER, fine=(0, 1))


def _check_many(path: Path, folder: Path) -> Work:
    draft = folder / "draft.txt"
    draft.write_text(quote_all(path.read_text(encoding="utf-8")), encoding="utf-8")
    return lambda: _run("check", draft, "--against", path, *_READER, fine=(0, 1))


def _diff(path: Path, folder: Path) -> Work:
    for number, more in enumerate(("", " and again")):
        copy = folder / f"copy{number}.txt"
        words = " ".join(path.read_text(encoding="utf-8").split())
        copy.write_text(f"{words}{more}", encoding="utf-8")
        _run("add", copy, "--transcript", *_READER)
    return lambda: _run("diff", 1, 2, fine=(0, 1))


COMMANDS: Mapping[str, tuple[Mapping[str, OddFile], Callable[[Path, Path], Work]]] = {
    "extract": (FILES, _extract),
    "add": (FILES, _add),
    "check": (TRANSCRIPTS, _check_against),
    "check many claims": ({"few words": TRANSCRIPTS["few words"]}, _check_many),
    "diff": ({name: FILES[name]._replace(units=2_000) for name in _WORDINGS}, _diff),
}


def measure(command: str, shape: str) -> tuple[float, float]:
    """Return the exponent of a command on files of a shape, and the seconds for the longest.

    Pages and documents are parsed by a process of its own, so that a clock on the wall counts.
    """
    files, prepare = COMMANDS[command]
    file = files[shape]

    def work(size: int) -> Work:
        folder = Path(tempfile.mkdtemp(dir=root))
        path = folder / f"odd{file.suffix}"
        path.write_bytes(file.write(file.units * size))
        os.environ["QUOTES_DB"] = str(folder / "quotes.db")
        ready = prepare(path, folder)
        ready()  # loads what is loaded once
        return ready

    before = os.environ.get("QUOTES_DB")
    try:
        with tempfile.TemporaryDirectory() as root:
            return time_growth(work, perf_counter)
    finally:
        os.environ.pop("QUOTES_DB")
        if before is not None:
            os.environ["QUOTES_DB"] = before


def measure_all(commands: list[str]) -> Iterator[tuple[str, str, float, float]]:
    """Yield command, shape, exponent and the seconds for the longest file."""
    for command in commands:
        for shape in COMMANDS[command][0]:
            yield command, shape, *measure(command, shape)


def main() -> None:
    """Print a row for each command and shape; end with 1 if an exponent is too high."""
    sys.exit(print_table("command", measure_all(sys.argv[1:] or list(COMMANDS))) > MOST)


if __name__ == "__main__":
    main()
