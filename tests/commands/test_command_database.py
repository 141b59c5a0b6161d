import json
import sqlite3
from contextlib import closing
from pathlib import Path

from factory import Run


def test_verify_finds_nothing_wrong(run: Run, store_path: Path) -> None:
    result = run("verify")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No problems: everything is as it was written.\n"
    assert run("verify", "--json").stdout == "[]\n"


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
