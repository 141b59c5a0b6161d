import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.commands import _console
from quotes.commands._console import (
    Form,
    show_cell,
    write_fields,
    write_records,
)

LONG = "word " * 60 + "end"


def write(records: list[dict[str, object]], form: Form = Form.TABLE) -> None:
    columns = {"ID": "id", "Quotation": "text"}
    write_records(records, form, fields=("id", "text"), columns=columns, nothing="None.")


def test_a_table_in_a_pipe_is_complete_lines(capsys: pytest.CaptureFixture[str]) -> None:
    write([{"id": 1, "text": LONG}, {"id": 12, "text": "two\nlines"}])

    lines = capsys.readouterr().out.splitlines()
    assert lines == ["ID  Quotation", f"1   {LONG}", "12  two lines"]


def test_an_empty_list_says_so_beside_the_results(capsys: pytest.CaptureFixture[str]) -> None:
    write([])

    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "None.\n")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        pytest.param(Form.JSON, '[\n{"id": 1, "text": "a\\nb"}\n]\n', id="json"),
        pytest.param(Form.LINES, '{"id": 1, "text": "a\\nb"}\n', id="lines"),
        pytest.param(Form.CSV, 'id,text\n1,"a\nb"\n', id="csv"),
    ],
)
def test_other_forms_keep_the_wording(
    form: Form, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write([{"id": 1, "text": "a\nb"}], form)

    assert capsys.readouterr().out == expected


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        pytest.param(None, "", id="nothing"),
        pytest.param(["A B", "C D"], "A B, C D", id="list"),
        pytest.param("a\n\n b\tc", "a b c", id="spaces"),
        pytest.param(0.5, "0.5", id="number"),
    ],
)
def test_cells(value: object, cell: str) -> None:
    assert show_cell(value) == cell


def test_fields_leave_out_what_is_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    write_fields({"Outlet": None, "Title": "At the port", "Read": ["once", "twice"], "No": []})

    assert capsys.readouterr().out == "Title   At the port\nRead    once\n        twice\n"


def test_progress_is_silent_unless_watched(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(_console.show_progress([1, 2], "Articles")) == [1, 2]
    assert capsys.readouterr().err == ""


def on_terminal(code: str, width: int) -> str:
    """Run Python code with a terminal of this width as its output."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(width), "TERM": "xterm-256color"}
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdout=slave, stderr=slave, env=environment
    )
    os.close(slave)
    shown = b""
    while child.poll() is None or shown[-1:] == b"":
        try:
            shown += os.read(master, 65536)
        except OSError:
            break
    os.close(master)
    child.wait()
    return shown.decode()


TABLE = f"""
from quotes.commands._console import Form, write_records
rows = [{{"id": 1, "text": {LONG!r} + " [bold]not markup[/bold]"}}]
write_records(rows, Form.TABLE, fields=(), columns={{"ID": "id", "Quotation": "text"}}, nothing="")
"""


def test_a_table_on_a_terminal_wraps_and_loses_nothing() -> None:
    lines = on_terminal(TABLE, width=40).splitlines()

    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in lines) <= 40
    shown = "\n".join(lines)
    assert shown.count("word") == 60
    assert "…" not in shown
    assert "[bold]" in shown


def test_progress_on_a_terminal_goes_to_standard_error(tmp_path: Path) -> None:
    code = (
        "from quotes.commands._console import show_progress\n"
        "import sys\n"
        f"sys.stdout = open({str(tmp_path / 'out')!r}, 'w')\n"
        "print(*show_progress(range(3), 'Articles'))"
    )

    assert "Articles" in on_terminal(code, width=80)
    assert (tmp_path / "out").read_text() == "0 1 2\n"
