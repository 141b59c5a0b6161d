"""What every command holds back unless asked: thoughts; if asked: what is not sure enough."""

import csv
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from factory import Run, build_article, build_attribution, build_quotation, build_reading

from quotes.confidence import HIGH, LOW
from quotes.store import open_store
from quotes.types import Mode

GATES = "The flood gates will stay closed until the storm has passed the harbour"
PIER = "Nobody may set foot on the wooden pier before the carpenters are done"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store where GATES was thought twice, and PIER said once surely and once not."""
    path = tmp_path_factory.mktemp("filters") / "store.db"
    with open_store(path, writable=True) as store:
        for name, wording, mode, confidence in (
            ("one", GATES, Mode.THOUGHT, 0.9),
            ("two", GATES, Mode.THOUGHT, 0.9),
            ("three", PIER, Mode.SPEECH, 0.9),
            ("four", PIER, Mode.WRITING, 0.4),
        ):
            text = f"“{wording}” was it."
            quotation = build_quotation(text, wording, mode=mode, confidence=confidence)
            speaker = "Olena Hart" if mode is Mode.THOUGHT else "Sam Ito"
            article = build_article(text, id=name, origin=name, outlet=name)
            store.add(build_reading(article, build_attribution(quotation, speaker)))
    return path


@pytest.fixture(autouse=True)
def database(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the store, which the commands use."""
    path = Path(shutil.copy(filled, tmp_path))
    monkeypatch.setenv("QUOTES_DB", str(path))
    return path


def ids(output: str) -> list[int]:
    return sorted(record["id"] for record in json.loads(output))


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param([], [3, 4], id="uttered"),
        pytest.param(["--all"], [1, 2, 3, 4], id="thoughts"),
        pytest.param(["--min-confidence", "0.9"], [3], id="sure"),
        pytest.param(["--min-confidence", "high"], [3], id="high"),
        pytest.param(["--min-confidence", "medium"], [3], id="medium"),
        pytest.param(["--min-confidence", "low"], [3, 4], id="low"),
        pytest.param(["--min-confidence", "0.9", "--all"], [1, 2, 3], id="both"),
    ],
)
def test_every_command_holds_back_the_same(
    run: Run, tmp_path: Path, options: list[str], expected: list[int]
) -> None:
    found = run("find", "the", "--json", *options)
    assert ids(found.stdout) == expected
    by = {
        number
        for name in ("Olena Hart", "Sam Ito")
        for number in ids(run("by", name, "--json", *options).stdout)
    }
    assert by == set(expected)
    for command in (["speakers"], ["outlets"], ["articles", "list"]):
        records = json.loads(run(*command, "--json", *options).stdout)
        assert sum(record["quotations"] for record in records) == len(expected), command
    families = json.loads(run("families", "--json", *options).stdout)
    members = {member["quotation"] for family in families for member in family["members"]}
    assert members == {a for a, b in ((1, 2), (2, 1), (3, 4), (4, 3)) if {a, b} <= set(expected)}
    for name in ("x.json", "x.jsonl", "x.csv", "x.db"):
        done = json.loads(run("export", tmp_path / name, "--json", *options).stdout)
        assert done["quotations"] == len(expected), name
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        held = connection.execute("SELECT quotation_id FROM family_member").fetchall()
    assert {number for (number,) in held} == members


def test_the_mode_is_written_everywhere(run: Run, tmp_path: Path) -> None:
    run("export", tmp_path / "x.db", "--all")
    run("export", tmp_path / "x.csv", "--all")
    expected = ["thought", "thought", "speech", "writing"]
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        modes = connection.execute("SELECT mode FROM quotations ORDER BY id").fetchall()
    assert [mode for (mode,) in modes] == expected
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["mode"] for row in csv.DictReader(stream)] == expected
    assert json.loads(run("show", "1", "--json").stdout)["mode"] == "thought"


def test_show_says_what_was_no_speech(run: Run) -> None:
    assert run("show", "1").stdout.startswith("Quotation 1, direct, thought (confidence: high)")
    assert run("show", "3").stdout.startswith("Quotation 3, direct (confidence: high)")


def test_show_gives_other_thoughts_only_beside_a_thought(run: Run) -> None:
    assert "two (quotation 2)" in run("show", "1").stdout
    (family,) = json.loads(run("show", "3", "--json").stdout)["families"]
    assert {member["quotation"] for member in family["members"]} == {3, 4}


@pytest.mark.parametrize("value", ["1.1", "-0.1", "nan", "much", "High", ""])
@pytest.mark.parametrize("command", [["find", "the"], ["families"], ["export", "x.csv"]])
def test_a_confidence_lies_between_0_and_1(run: Run, command: list[str], value: str) -> None:
    result = run(*command, "--min-confidence", value)

    assert result.exit_code == 2
    assert "give a number from 0 to 1 or one of high, medium, low" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not result.stdout


def test_days_in_the_wrong_order_are_refused_in_one_line(run: Run) -> None:
    result = run("find", "the", "--since", "2022-04-07", "--until", "2022-04-06")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "no day is from 2022-04-07 on and up to 2022-04-06" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(("word", "least"), [("high", HIGH), ("medium", LOW), ("low", 0.0)])
def test_help_names_where_a_word_begins(run: Run, word: str, least: float) -> None:
    shown = " ".join(run("find", "--help").stdout.replace("│", " ").split())

    assert f"{word} (from {least:g})" in shown


@pytest.mark.parametrize(
    "command",
    [
        ["find", "the"],
        ["by", "Sam Ito"],
        ["articles"],
        ["outlets"],
        ["speakers"],
        ["families"],
        ["families", "--sort", "size"],
        ["decisions"],
        ["speakers", "suggest"],
    ],
    ids=" ".join,
)
def test_a_limit_beyond_all_numbers_limits_nothing(run: Run, command: list[str]) -> None:
    result = run(*command, "--json", "--limit", "99999999999999999999")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == run(*command, "--json").stdout
