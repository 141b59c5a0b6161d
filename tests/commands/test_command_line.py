import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from factory import Run

from quotes.commands import quotations
from quotes.commands._group import QuotesGroup

LOOK_UPS = [
    pytest.param(("by", "Olena Hart"), id="by"),
    pytest.param(("by", "Olena Hart", "--csv"), id="by-csv"),
    pytest.param(("find", "flood"), id="find"),
    pytest.param(("articles", "--json"), id="articles"),
    pytest.param(("speakers",), id="speakers"),
    pytest.param(("outlets",), id="outlets"),
    pytest.param(("verify",), id="verify"),
    pytest.param(("db", "current"), id="db-current"),
    pytest.param(("export", "OUT.json"), id="export-json"),
    pytest.param(("export", "OUT.db"), id="export-sqlite"),
    pytest.param(("families", "--json"), id="families"),
    pytest.param(("show", "1"), id="show"),
]
ROOT = Path(__file__).parents[2]
HEAVY = ["spacy", "textacy", "alembic", "trafilatura"]
# Runs one command line after the other; says what each was first to import.
PROBE = """
import json, sys
from quotes.commands import app
heavy, lines = map(json.loads, sys.argv[1:])
known = set()
for line in lines:
    try:
        app(line, prog_name="quotes")
    except SystemExit as exc:
        new = sorted({name for name in heavy if name in sys.modules} - known)
        known.update(new)
        sys.stderr.write(json.dumps([line, exc.code, new]) + chr(10))
"""


def program(*args: str) -> list[str]:
    return [sys.executable, "-c", "from quotes.commands import app; app(prog_name='quotes')", *args]


def first_imports(heavy: list[str], lines: list[tuple[str, ...]], folder: Path) -> list[object]:
    """Run the command lines in one process; give each with its exit code and what it loaded."""
    command = [sys.executable, "-c", PROBE, json.dumps(heavy), json.dumps(lines)]
    checkout = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=folder, env=checkout, capture_output=True, text=True, check=True
    )
    assert done.stdout
    return [json.loads(line) for line in done.stderr.splitlines() if line.startswith("[[")]


def test_look_ups_import_nothing_heavy(store_path: Path, tmp_path: Path) -> None:
    lines = [args for (args,) in (param.values for param in LOOK_UPS)]

    loaded = first_imports(HEAVY, lines, tmp_path)

    assert loaded == [[list(line), 0, []] for line in lines]


def test_help_needs_no_database_layer(tmp_path: Path) -> None:
    loaded = first_imports([*HEAVY, "sqlalchemy"], [("--help",), ("--version",)], tmp_path)

    assert loaded == [[["--help"], 0, []], [["--version"], 0, []]]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(("--nonsense",), "No such option: --nonsense", id="option"),
        pytest.param(("bye",), "Did you mean 'by'", id="command"),
        pytest.param(("by",), "Missing argument", id="argument"),
        pytest.param(("show", "twelve"), "valid int", id="number"),
        pytest.param(("by", "X", "--since", "soon"), "'soon' is not a date", id="date"),
        pytest.param(("by", "X", "--limit", "-1"), "'--limit'", id="negative-limit"),
        pytest.param(("by", "X", "--limit", "0"), "'--limit'", id="limit-of-none"),
        pytest.param(("by", "X", "--kind", "loud"), "'loud'", id="kind"),
        pytest.param(("by", "X", "--sort", "size"), "'size'", id="sort"),
        pytest.param(("by", "X", "--json", "--csv"), "one of --json, --nl", id="two-forms"),
    ],
)
def test_a_mistyped_command_line_is_one_line(run: Run, args: tuple[str, ...], message: str) -> None:
    result = run(*args)

    assert result.exit_code == 2
    assert not result.stdout
    assert message in result.stderr
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("args", [*LOOK_UPS, pytest.param(("reject", "1", "--why", "x"), id="r")])
def test_a_missing_store_is_one_line_and_stays_missing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*args, "--db", "nowhere.db")

    assert result.exit_code == 2
    assert not result.stdout
    assert "nowhere.db" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_bare_program_shows_help(run: Run) -> None:
    result = run()

    assert result.exit_code == 0
    assert "Look up" in result.stdout


def test_version_is_named(run: Run) -> None:
    result = run("--version")

    assert result.exit_code == 0
    assert result.stdout.startswith("quotes")


@pytest.mark.parametrize("command", ["add", "extract", "by", "find", "show", "reject", "families"])
def test_every_help_has_an_example(run: Run, command: str) -> None:
    assert f"Example: quotes {command}" in " ".join(run(command, "--help").stdout.split())


def test_ctrl_c_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(quotations, "open_to_read", interrupt)
    result = run("by", "Olena Hart")

    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "Interrupted.\n")


def test_a_closed_pipe_ends_quietly(store_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            program("by", "Olena Hart", "--json"),
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (done.returncode, done.stderr) == (141, b"")


def run_with(streams: str, *args: str) -> tuple[int, list[str]]:
    """Run a command line with its streams redirected by a shell; give status and complaints."""
    line = ["sh", "-c", f'exec "$@" {streams}', "sh", *program(*args)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.splitlines()


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
HART = ("by", "Olena Hart")
NO_ROOM = "Error: the output can't be written: No space left on device"


@pytest.mark.parametrize(
    ("streams", "args", "status", "complaints"),
    [
        pytest.param(
            ">&-",
            HART,
            2,
            ["Error: the output can't be written: Bad file descriptor"],
            id="closed-output",
        ),
        pytest.param(">/dev/full", HART, 2, [NO_ROOM], id="full-output", marks=FULL),
        pytest.param(">/dev/full", ("--version",), 2, [NO_ROOM], id="full-version", marks=FULL),
        pytest.param(">/dev/full", ("--help",), 2, [NO_ROOM], id="full-help", marks=FULL),
        pytest.param(">/dev/full", ("by", "--help"), 2, [NO_ROOM], id="full-help-of", marks=FULL),
        pytest.param("2>&-", ("show", "999"), 2, [], id="closed-errors"),
        pytest.param("2>&-", ("show", "word"), 2, [], id="closed-errors-usage"),
        pytest.param("2>&-", HART, 0, [], id="closed-errors-without-any"),
        pytest.param("2>/dev/full", ("show", "999"), 2, [], id="full-errors", marks=FULL),
        pytest.param("2>/dev/full", ("verify",), 0, [], id="full-notes", marks=FULL),
        pytest.param(">/dev/full 2>/dev/full", HART, 2, [], id="full-both", marks=FULL),
        pytest.param("<&- >&- 2>&-", HART, 2, [], id="all-closed"),
    ],
)
def test_streams_that_take_nothing_leave_the_status_right(
    store_path: Path, streams: str, args: tuple[str, ...], status: int, complaints: list[str]
) -> None:
    assert run_with(streams, *args) == (status, complaints)


def test_a_terminal_without_the_character_gets_its_code(store_path: Path) -> None:
    done = subprocess.run(
        program("show", "1"),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=True,
    )

    assert rb"\u201c" in done.stdout


def test_library_errors_are_caught_in_one_class_only() -> None:
    sources = Path(quotations.__file__).parent.glob("*.py")
    catching = [path.name for path in sources if "except QuotesError" in path.read_text()]

    assert catching == [f"{QuotesGroup.__module__.rsplit('.', maxsplit=1)[1]}.py"]
