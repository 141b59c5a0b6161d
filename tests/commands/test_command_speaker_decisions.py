import csv
import io
import json
from pathlib import Path

import pytest
from factory import Run

pytestmark = pytest.mark.usefixtures("store_path")


def speakers(run: Run) -> dict[str, int]:
    found = json.loads(run("speakers", "--json").stdout)
    return {one["speaker"]: one["id"] for one in found}


def decide(run: Run, *args: object) -> str:
    result = run("speakers", *args, "--who", "desk")
    assert (result.exit_code, result.stderr) == (0, "")
    return str(result.stdout)


def test_merge_and_undo(run: Run) -> None:
    before = run("speakers", "--json").stdout
    assert decide(run, "merge", "Sam Ito", "Olena Hart", "--why", "one man").startswith(
        "Decision 1:"
    )
    assert len(json.loads(run("by", "sam ito", "--json").stdout)) == 4
    shown = run("speakers", "show", "hart").stdout
    assert "Sam Ito (1 article)" in shown
    assert "one man" in shown
    assert decide(run, "undo").startswith("Decision 1 undone: Sam Ito")
    assert run("speakers", "--json").stdout == before
    rows = json.loads(run("speakers", "decisions", "--undone", "--json").stdout)
    assert [(row["action"], row["undone_by"]) for row in rows] == [("merge", "desk")]


@pytest.mark.parametrize(
    ("args", "action"),
    [
        (("merge", "Sam Ito", "Olena Hart"), "merge"),
        (("apart", "Sam Ito", "Olena Hart"), "apart"),
        (("split", "Olena Hart", "--article", 1, "--name", "Another Hart"), "split"),
        (("alias", "Olena Hart", "Olenka"), "alias"),
        (("rename", "Olena Hart", "Mayor Hart"), "rename"),
        (("reassign", 2, "Olena Hart"), "reassign"),
        (("reassign", 2, "--nobody"), "reassign"),
        (("reassign", 2, "Dee Oak", "--new"), "reassign"),
    ],
)
def test_each_decision_gives_json(run: Run, args: tuple[object, ...], action: str) -> None:
    record = json.loads(decide(run, *args, "--json", "--why", "asked"))
    assert (record["id"], record["action"], record["who"], record["why"]) == (
        1,
        action,
        "desk",
        "asked",
    )
    assert record["undone_at"] is None
    assert json.loads(decide(run, "undo", "--json"))["id"] == 1


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("merge", "Olena Hart", "olena hart"), "one speaker already"),
        (("merge", "Olenna Hart", "Sam Ito"), "close to it: Olena Hart"),
        (("apart", "Sam Ito", "sam ito"), "is one speaker"),
        (("split", "Sam Ito", "--article", 999), "no article 999"),
        (("split", "Sam Ito"), "--article"),
        (("alias", "Sam Ito", "."), "is no name"),
        (("rename", "999", "X Y"), "no speaker 999"),
        (("reassign", 2, "Dee Oak"), "say --new"),
        (("reassign", 2), "give a speaker, or --nobody"),
        (("reassign", 2, "Sam Ito", "--nobody"), "give a speaker, or --nobody"),
        (("undo",), "no decision to undo"),
        (("undo", 7), "no decision 7"),
        (("show", "Zeppelin"), "no speaker is called 'Zeppelin'"),
        (("import", "nowhere.csv"), "can't be read"),
    ],
)
def test_each_failure_is_one_line_and_changes_nothing(
    run: Run, args: tuple[object, ...], message: str
) -> None:
    result = run("speakers", *args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert json.loads(run("speakers", "decisions", "--undone", "--json").stdout) == []


def test_decisions_are_exported_and_imported(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    decide(run, "rename", "Sam Ito", "Samuel Ito")
    assert run("speakers", "export", path).stdout == f"1 decision written to {path}.\n"
    (row,) = csv.DictReader(io.StringIO(run("speakers", "export", "-").stdout))
    assert (row["action"], row["speaker"], row["name"]) == ("rename", "Sam Ito", "Samuel Ito")
    assert "already exists" in run("speakers", "export", path).stderr
    assert run("speakers", "export", path, "--force").exit_code == 0
    decide(run, "undo")
    result = run("speakers", "import", path)
    assert (result.exit_code, result.stdout) == (
        0,
        "1 decision imported, 0 already known, 0 left out.\n",
    )
    assert "Samuel Ito" in speakers(run)
    path.write_text(path.read_text().replace("Sam Ito", "Dee Oak"))
    result = run("speakers", "import", path)
    assert result.exit_code == 1
    assert "no speakers called 'Dee Oak'" in result.stderr


def test_suggest_has_a_command_for_each(run: Run) -> None:
    assert run("speakers", "suggest").stdout.startswith("No suggestions")
    decide(run, "reassign", 2, "Olenna Hart", "--new")
    line = run("speakers", "suggest").stdout.splitlines()[-1].split()
    assert line[:3] == ["quotes", "speakers", "merge"]
    (found,) = json.loads(run("speakers", "suggest", "hart", "--json").stdout)
    assert found["command"].split() == line
    assert run(*line[1:], "--who", "desk").exit_code == 0
    assert run("speakers", "suggest", "--csv").stdout.count("\n") == 1


def test_what_to_know_besides_a_decision_is_no_result(run: Run) -> None:
    numbers = speakers(run)
    decide(run, "rename", "Sam Ito", "The Pilot")
    assert len(json.loads(run("by", "the pilot", "--json").stdout)) == 1
    result = run("speakers", "rename", "Olena Hart", "The Pilot", "--json", "--who", "desk")
    assert json.loads(result.stdout)["name"] == "The Pilot"
    pilot = f"#{numbers['Sam Ito']} The Pilot (1 quotation)"
    assert result.stderr == f"Others are called 'The Pilot' too: {pilot}.\n"
    assert pilot in run("by", "The Pilot").stderr


def test_by_several_of_a_name_asks_which(run: Run) -> None:
    decide(run, "reassign", 2, "Bo Hart", "--new")
    result = run("by", "Hart")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    for name, number in speakers(run).items():
        assert (f"#{number} {name}" in result.stderr) is name.endswith("Hart")
    everyone = json.loads(run("by", "Hart", "--everyone", "--json").stdout)
    assert len(everyone) == 4
    number = speakers(run)["Bo Hart"]
    assert len(json.loads(run("by", number, "--json").stdout)) == 1
