"""The log of decisions on the command line: one list, one undo."""

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from factory import Run

from quotes.commands import decisions
from quotes.store import DecisionKind

pytestmark = pytest.mark.usefixtures("store_path")


@pytest.fixture
def decided(run: Run, store_path: Path) -> None:
    """Decide something about a quotation, about speakers and about families."""
    for words in (
        ("reject", 2, "--why", "a sign"),
        ("speakers", "rename", "Olena Hart", "Mayor Hart"),
        ("families", "join", 1, 5, "--why", "a translation"),
    ):
        result = run(*words, "--who", "desk")
        assert (result.exit_code, result.stderr) == (0, "")


def listed(run: Run, *args: object) -> list[tuple[int, str, str]]:
    records = json.loads(run("decisions", *args, "--json").stdout)
    return [(record["id"], record["kind"], record["action"]) for record in records]


@pytest.mark.usefixtures("decided")
def test_all_decisions_are_in_one_list(run: Run) -> None:
    assert listed(run) == [
        (3, "family", "join"),
        (2, "speaker", "rename"),
        (1, "quotation", "reject"),
    ]
    assert listed(run, "--limit", 1) == [(3, "family", "join")]
    assert listed(run, "--kind", "quotation") == [(1, "quotation", "reject")]
    assert [row["id"] for row in csv.DictReader(io.StringIO(run("decisions", "--csv").stdout))] == [
        "3",
        "2",
        "1",
    ]
    assert len(run("decisions", "--nl").stdout.splitlines()) == 3
    lines = run("decisions").stdout.splitlines()
    assert lines[0].split() == ["ID", "Date", "Who", "Decision", "Why"]
    assert lines[3].split()[2:] == [
        "desk",
        "quotation",
        "2",
        "is",
        "not",
        "a",
        "quotation",
        "a",
        "sign",
    ]
    for group, number in (("speakers", 2), ("families", 3)):
        (record,) = json.loads(run(group, "decisions", "--json", "--limit", 5).stdout)
        assert record["id"] == number


@pytest.mark.usefixtures("decided")
def test_what_was_rejected_is_shown_again_after_undo(run: Run) -> None:
    assert json.loads(run("find", "pier", "--json").stdout) == []
    result = run("undo", 1, "--who", "ann", "--why", "somebody is quoted")
    assert result.stdout == "Decision 1 undone: quotation 2 is not a quotation.\n"
    assert [record["id"] for record in json.loads(run("find", "pier", "--json").stdout)] == [2]
    assert "(undone by ann: somebody is quoted)" in run("decisions", "--undone").stdout
    assert [number for number, _, _ in listed(run)] == [3, 2]
    again = run("undo", 1)
    assert again.exit_code == 2
    assert "decision 1 was already undone by ann" in again.stderr
    assert again.stderr.count("\n") == 1


@pytest.mark.usefixtures("decided")
@pytest.mark.parametrize(
    ("command", "says"),
    [
        pytest.param(
            ("reject", 2),
            r"Decision 1 already says so: quotation 2 is not a quotation \(desk, .*: a sign\)\.",
            id="reject",
        ),
        pytest.param(
            ("speakers", "rename", "Mayor Hart", "Mayor Hart"),
            r"Decision 2 already says so: #1 is shown as 'Mayor Hart' \(desk, .* UTC\)\.",
            id="rename",
        ),
        pytest.param(
            ("families", "join", 5, 1),
            r"Decision 3 already says so: quotations 1 and 5 are one utterance .*a translation\)\.",
            id="join",
        ),
    ],
)
def test_what_holds_already_says_so_and_is_not_stored(
    run: Run, command: tuple[object, ...], says: str
) -> None:
    before = listed(run, "--undone")
    result = run(*command, "--who", "ann", "--why", "again")
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.fullmatch(f"{says}\n", result.stdout)
    result = run(*command, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["who"] == "desk"
    assert "already says so" in result.stderr
    assert listed(run, "--undone") == before


@pytest.mark.usefixtures("decided")
def test_what_an_older_version_stored_twice_is_undone_twice(run: Run, store_path: Path) -> None:
    columns = "action, quotation_id, who, why, decided_at"
    with closing(sqlite3.connect(store_path)) as connection, connection:
        connection.execute(
            f"INSERT INTO decision ({columns}) SELECT {columns} FROM decision WHERE id = 1"
        )
    assert run("undo", 4).exit_code == 0
    assert json.loads(run("find", "pier", "--json").stdout) == []
    assert run("undo", 1).exit_code == 0
    assert [record["id"] for record in json.loads(run("find", "pier", "--json").stdout)] == [2]


@pytest.mark.usefixtures("decided")
def test_undo_takes_the_latest_of_its_group(run: Run) -> None:
    assert json.loads(run("speakers", "undo", "--json").stdout)["id"] == 2
    refused = run("speakers", "undo", 3)
    assert refused.exit_code == 2
    assert "decision 3 is about families: `quotes undo 3` undoes it" in refused.stderr
    assert json.loads(run("undo", "--json").stdout)["id"] == 3
    assert json.loads(run("undo", "--json").stdout)["id"] == 1
    assert "there is no decision to undo" in run("undo").stderr


@pytest.mark.usefixtures("decided")
def test_the_number_of_an_older_version_is_listed(run: Run, store_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as connection, connection:
        connection.execute("UPDATE decision SET former_id = 7 WHERE id = 2")
    assert "shown as 'Mayor Hart' (formerly speaker decision 7)" in run("decisions").stdout
    assert json.loads(run("speakers", "decisions", "--json").stdout)[0]["former_id"] == 7


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param((), "No decisions.\n", id="all"),
        pytest.param(("--kind", "quotation"), "No decisions about quotations.\n", id="quotation"),
        pytest.param(("--kind", "check"), "No decisions about findings of drafts.\n", id="check"),
    ],
)
def test_an_empty_list_says_so(run: Run, args: tuple[object, ...], message: str) -> None:
    result = run("decisions", *args)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", message)


def test_kind_offers_what_the_store_knows() -> None:
    literal, _ = decisions.KindOption.__origin__.__args__
    assert list(literal.__args__) == [kind.value for kind in DecisionKind]


@pytest.mark.usefixtures("decided")
@pytest.mark.parametrize("command", [["undo"], ["speakers", "undo"], ["families", "undo"]])
def test_numbers_of_an_older_version_undo_nothing(
    run: Run, store_path: Path, command: list[str]
) -> None:
    """Upgrading gives decisions new numbers, so that an old one would mean another decision."""
    with closing(sqlite3.connect(store_path)) as connection, connection:
        connection.execute("UPDATE quotes_schema SET version_num = '0006'")

    result = run(*command, 2)

    assert result.exit_code == 2
    assert "made by an older version" in result.stderr
    with closing(sqlite3.connect(store_path)) as connection:
        undone = connection.execute("SELECT count(*) FROM decision WHERE undone_at IS NOT NULL")
        assert undone.fetchone() == (0,)


@pytest.mark.usefixtures("decided")
def test_what_was_parted_from_removed_quotations_says_so(run: Run) -> None:
    run("families", "part", 1, "--who", "desk")
    (parted,) = [one for one in json.loads(run("decisions", "--json").stdout) if one["id"] == 4]
    assert parted["what"] == "quotation 1 is another utterance than 3, 5"
    run("articles", "remove", 2, "--yes")
    run("articles", "remove", 3, "--yes")
    (parted,) = [one for one in json.loads(run("decisions", "--json").stdout) if one["id"] == 4]
    assert parted["what"] == "quotation 1 is another utterance than others, removed since"


@pytest.mark.parametrize("who", ["", "   ", "\u00a0\t"], ids=["empty", "spaces", "others"])
@pytest.mark.parametrize(
    "command",
    [
        ("reject", 2),
        ("speakers", "merge", "Olena Hart", "Sam Ito"),
        ("speakers", "split", "Olena Hart", "--article", 1),
        ("families", "part", 1),
        ("undo",),
        ("check", "draft.txt", "--accept", "x", "--why", "heard on tape"),
    ],
    ids=lambda words: words[0],
)
def test_nobody_decides_under_a_blank_name(run: Run, command: tuple[object, ...], who: str) -> None:
    result = run(*command, "--who", who)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "'--who': the name is blank" in result.stderr
    assert result.stderr.count("\n") == 1
    assert listed(run) == []
