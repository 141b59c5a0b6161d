"""Deciding what is one utterance, as a person does it on the command line."""

import json

import pytest
from factory import Run

pytestmark = pytest.mark.usefixtures("store_path")


def members(run: Run) -> list[list[int]]:
    found = json.loads(run("families", "--json").stdout)
    return sorted(sorted(one["quotation"] for one in family["members"]) for family in found)


def decide(run: Run, *args: object) -> str:
    result = run("families", *args, "--who", "desk")
    assert (result.exit_code, result.stderr) == (0, "")
    return str(result.stdout)


def test_part_and_join_and_undo(run: Run) -> None:
    before = members(run)
    first, second = before[0]
    said = decide(run, "part", first, "--why", "a year before")
    assert said == f"Decision 1: quotation {first} is another utterance than {second}.\n"
    assert members(run) == before[1:]
    said = decide(run, "undo")
    assert said.startswith("Decision 1 undone: quotation")
    assert members(run) == before
    said = decide(run, "join", first, 5, "--why", "a translation", "--json")
    assert json.loads(said)["action"] == "join"
    assert [first, second, 5] in members(run)
    listed = run("families", "decisions").stdout
    assert "a translation" in listed
    assert "a year before" not in listed
    assert "(undone by desk)" in run("families", "decisions", "--undone").stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("join", 1, 1), "these are of one article"),
        (("join", 1, 999), "no quotation 999"),
        (("join", 1, "x"), "'x' is not a valid int"),
        (("part", 2), "is in no family"),
        (("undo",), "there is no decision to undo"),
        (("undo", 5), "there is no decision 5"),
    ],
)
def test_what_can_not_be_is_one_clear_line(
    run: Run, args: tuple[object, ...], message: str
) -> None:
    before = members(run)
    result = run("families", *args)
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert members(run) == before


def test_nothing_decided_says_so(run: Run) -> None:
    result = run("families", "decisions")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No decisions about families" in result.stderr
