import json
import sqlite3
from contextlib import closing
from pathlib import Path

from factory import Run


def test_verify_finds_nothing_wrong(run: Run, store_path: Path) -> None:
    result = run("verify")

    head = json.loads(run("db", "current", "--json").stdout)["head"]
    assert (result.exit_code, result.stdout) == (0, f"Head: {head}\n")
    said, not_covered = result.stderr.splitlines()
    assert said == "No problems: everything is as it was written."
    assert not_covered.startswith("Not covered")
    as_json = run("verify", "--json")
    assert (as_json.stdout, as_json.stderr.splitlines()[-1]) == ("[]\n", f"Head: {head}")


def test_verify_with_a_head_tells_what_was_entered_since(run: Run, store_path: Path) -> None:
    head = json.loads(run("db", "current", "--json").stdout)["head"]
    assert "since the head given: nothing." in run("verify", "--head", head).stderr
    run("reject", 1, "--why", "a title")
    run("undo", 1)
    run("articles", "remove", 2, "--yes")

    result = run("verify", "--head", f" {head.upper()} ")
    assert result.exit_code == 0
    said = "Entered since the head given: 1 decision, 1 undone decision, 1 removed article."
    assert said in result.stderr


def test_verify_with_a_head_finds_a_ledger_that_was_rewritten(run: Run, store_path: Path) -> None:
    head = json.loads(run("db", "current", "--json").stdout)["head"]
    with closing(sqlite3.connect(store_path)) as connection, connection:
        connection.execute("UPDATE revision SET title = 'Other'")
        connection.execute("DELETE FROM ledger")
        connection.execute("UPDATE derived SET version = '0' WHERE name = 'ledger'")
    run("db", "upgrade")

    assert run("verify").exit_code == 0
    result = run("verify", "--head", head, "--json")
    assert result.exit_code == 1
    (problem,) = json.loads(result.stdout)
    assert head in problem["message"]


def test_verify_with_a_head_that_never_was_counts_nothing_since(run: Run, store_path: Path) -> None:
    result = run("verify", "--head", "a" * 64)
    assert result.exit_code == 1
    assert "a" * 64 in result.stdout
    assert "Entered since" not in result.stderr


def test_verify_names_a_decision_that_was_altered(run: Run, store_path: Path) -> None:
    run("reject", 1, "--why", "a title")
    with closing(sqlite3.connect(store_path)) as connection, connection:
        connection.execute("UPDATE decision SET why = ''")
    result = run("verify", "--json")

    assert result.exit_code == 1
    assert [problem["decision"] for problem in json.loads(result.stdout)] == [1]


def test_what_is_no_head_is_refused(run: Run, store_path: Path) -> None:
    result = run("verify", "--head", "cafe")
    assert result.exit_code == 2
    assert "is no head" in result.stderr


def test_current_finds_a_damaged_file(run: Run, store_path: Path) -> None:
    assert "Quick check: no damage found" in run("db", "current").stdout
    with closing(sqlite3.connect(store_path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("UPDATE finding SET confidence = 9")
    result = run("db", "current")

    assert result.exit_code == 1
    assert "Quick check: CHECK constraint failed in finding" in result.stdout
    assert json.loads(run("db", "current", "--json").stdout)["damage"]


def test_verify_names_what_was_altered(run: Run, store_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as connection, connection:
        connection.execute("UPDATE revision SET text = replace(text, 'pier', 'lock')")
    result = run("verify", "--json")

    assert result.exit_code == 1
    problems = json.loads(result.stdout)
    assert {problem["article"] for problem in problems} == {"harbour.txt"}
    assert run("verify").exit_code == 1


def test_current_says_the_revision(run: Run, store_path: Path) -> None:
    for args in (("db",), ("db", "current")):
        result = run(*args)
        assert result.exit_code == 0
        assert "current" in result.stdout

    status = json.loads(run("db", "current", "--json").stdout)
    assert status["revision"] == status["newest"]


def test_upgrade_of_the_newest_does_nothing(run: Run, store_path: Path) -> None:
    result = run("db", "upgrade")

    assert result.exit_code == 0
    assert "nothing to do" in result.stdout
    outcome = json.loads(run("db", "upgrade", "--json").stdout)
    assert outcome["before"] == outcome["after"]
    assert outcome["backup"] is None


def test_a_foreign_database_is_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipe (id INTEGER)")
    for args in (("verify",), ("db", "current"), ("db", "upgrade"), ("by", "X")):
        result = run(*args, "--db", path)
        assert result.exit_code == 2, args
        assert result.stderr.count("\n") == 1
        assert "other.db" in result.stderr
