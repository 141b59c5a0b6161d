"""What people are shown is what is written: on a terminal, in a pipe, as CSV and as JSON."""

import csv
import io
import json
import re
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from quotes.commands._console import (
    Form,
    ask,
    note,
    write_fields,
    write_line,
    write_object,
    write_pieces,
    write_records,
    write_text,
)
from quotes.text.shown import one_line, show

HIDDEN = {
    "override": "\u202e",
    "mark": "\u200f",
    "isolate": "\u2066",
    "own-isolate": "\u2068",
    "line-separator": "\u2028",
    "escape": "\x1b",
    "c1": "\x9b",
    "return": "\r",
    "zero-width": "\u200b",
    "tag": "\U000e0041",
    "soft-hyphen": "\xad",
}
Write = Callable[[str], None]


def write_table(text: str, form: Form = Form.TABLE) -> None:
    record = {"id": 1, "text": text}
    columns = {"ID": "id", "Quotation": "text"}
    write_records([record], form, fields=("id", "text"), columns=columns, nothing="None.")


WRITERS: dict[str, Write] = {
    "line": write_line,
    "words": lambda text: write_line("  ", words=text),
    "note": note,
    "text": write_text,
    "pieces": lambda text: write_pieces([(text, "bold")]),
    "words-in-pieces": lambda text: write_pieces([("- ", "")], words=[(text, "red")]),
    "fields": lambda text: write_fields({"Title": text}),
    "table": write_table,
    "csv": lambda text: write_table(text, Form.CSV),
}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown_by(write: Write, text: str, stream: io.StringIO) -> str:
    """Return what is written, without colours, which only Rich adds."""
    with redirect_stdout(stream), redirect_stderr(stream):
        write(text)
    return re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_signs_on_a_terminal(write: Write, hidden: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    shown = shown_by(write, f"ab{hidden}cd", Terminal())

    assert f"ab‹U+{ord(hidden):04X}›cd" in shown
    assert hidden not in shown


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize(
    "write", [pytest.param(one, id=name) for name, one in WRITERS.items() if name != "csv"]
)
def test_signs_in_a_pipe(write: Write, hidden: str) -> None:
    shown = shown_by(write, f"ab{hidden}cd", io.StringIO())

    assert f"ab‹U+{ord(hidden):04X}›cd" in shown
    assert hidden not in shown


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_programs_get_the_exact_text(hidden: str) -> None:
    text = f"ab{hidden}cd שלום"
    table = shown_by(lambda one: write_table(one, Form.CSV), text, io.StringIO(newline=""))
    lines = shown_by(lambda one: write_table(one, Form.LINES), text, io.StringIO())

    assert list(csv.reader(io.StringIO(table, newline="")))[1] == ["1", text]
    assert lines == json.dumps({"id": 1, "text": text}, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize("form", [Form.JSON, Form.LINES], ids=str)
def test_json_on_a_terminal_has_escapes(form: Form, hidden: str) -> None:
    text = f"ab{hidden}cd"
    shown = shown_by(lambda one: write_table(one, form), text, Terminal())
    found = json.loads(shown)

    assert hidden not in shown
    assert found == ([{"id": 1, "text": text}] if form is Form.JSON else {"id": 1, "text": text})
    assert hidden not in shown_by(lambda one: write_object({"text": one}), text, Terminal())


def read_back(shown: str) -> str:
    """Take away what was put around words from the right, then replace signs."""
    plain = shown.replace("\u2068", "").replace("\u2069", "")
    return re.sub(r"‹U\+([0-9A-F]{4,6})›", lambda sign: chr(int(sign[1], 16)), plain)


texts = st.one_of(
    st.text(st.characters(exclude_characters="\t")),
    st.text(st.sampled_from("‹›U+20E\u202e\u2066\u2068\u2069\u200d\x1b\x9b\n \u2028מיکA")),
)


@given(texts)
def test_a_terminal_is_given_the_text_and_nothing_that_acts(text: str) -> None:
    for name, prefix, expected in (
        ("line", "", text),
        ("words", "  ", one_line(text)),
        ("note", "", text),
        ("text", "", text),
        ("pieces", "", text),
        ("words-in-pieces", "- ", text),
    ):
        shown = shown_by(WRITERS[name], text, Terminal())
        assert shown.startswith(prefix)
        assert shown.endswith("\n")
        shown = shown.removeprefix(prefix).removesuffix("\n")
        assert read_back(shown) == expected, name
        lines = shown.split("\n") if name in ("text", "words-in-pieces") else [shown]
        for line in lines:
            bare = re.sub("\u2068([^\u2068\u2069]*)\u2069", r"\1", line)
            assert show(bare.replace("‹", "")) == bare.replace("‹", ""), name


@pytest.mark.parametrize(
    ("write", "expected"),
    [
        pytest.param(
            lambda text: write_line(f"מעריב, 2022: {text} (doubtful)"),
            "\u2068מעריב\u2069, 2022: \u2068דנה כהן\u2069 (doubtful)\n",
            id="line",
        ),
        pytest.param(
            lambda text: write_line("  ", words=f"{text}, IDF:\n25"),
            "  \u2068דנה כהן, IDF: 25\u2069\n",
            id="words",
        ),
        pytest.param(
            lambda text: write_pieces([("- ", "")], words=[(text, "red"), (" IDF", "")]),
            "- \u2068דנה כהן IDF\u2069\n",
            id="pieces",
        ),
        pytest.param(
            lambda text: write_fields({"Outlet": text}),
            "Outlet  \u2068דנה כהן\u2069\n",
            id="fields",
        ),
        pytest.param(
            lambda text: write_table(text, Form.CSV), "id,text\n1,\u2068דנה כהן\u2069\n", id="csv"
        ),
    ],
)
def test_words_from_the_right_move_nothing_beside_them(write: Write, expected: str) -> None:
    assert shown_by(write, "דנה כהן", Terminal()) == expected
    piped = expected.replace("\u2068", "").replace("\u2069", "")
    assert shown_by(write, "דנה כהן", io.StringIO()) == piped


def test_each_line_of_a_folded_cell_is_isolated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    shown = shown_by(write_table, "שלום " * 12, Terminal())

    lines = [line for line in shown.splitlines() if "שלום" in line]
    assert len(lines) > 1
    assert all(re.search("\u2068שלום(?: שלום)*\u2069", line) for line in lines)
    assert max(len(line.translate({0x2068: None, 0x2069: None}).rstrip()) for line in lines) <= 24


def test_a_question_has_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(typer, "confirm", lambda text, **_: asked.append(text))
    ask("Delete a\x1b[2J\u202eb?")

    assert asked == ["Delete a‹U+001B›[2J‹U+202E›b?"]
