import csv
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from factory import Run, build_article, build_attribution, build_quotation, build_reading

from quotes.store import open_store
from quotes.types import Gender, Profile, SpeakerKind, SpeakerStatus


@pytest.fixture
def target(store_path: Path, tmp_path: Path) -> Path:
    """Return where to export to, beside a filled store."""
    return tmp_path / "out"


def test_export_to_sqlite(run: Run, target: Path) -> None:
    path = target.with_suffix(".db")
    result = run("export", path)

    assert (result.exit_code, result.stdout) == (0, f"5 quotations written to {path}\n")
    with closing(sqlite3.connect(path)) as connection:
        head = connection.execute("SELECT value FROM meta WHERE name = 'head'").fetchone()[0]
        rows = connection.execute(
            "SELECT speaker, quotation, outlet FROM quotations WHERE family IS NOT NULL ORDER BY id"
        ).fetchall()
    assert rows == [
        (
            "Olena Hart",
            "We will not open the flood gates before the storm has passed,",
            "Harbour Daily",
        ),
        ("Olena Hart", "We will open the flood gates before the storm has passed,", "Coast Post"),
    ]
    assert result.stderr == f"Head of the store: {head}\n"
    assert run("verify", "--head", head).exit_code == 0


def test_sqlite_has_the_genders_that_lists_of_speakers_have(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTES_DB", str(tmp_path / "quotes.db"))
    told = {"Ann Hart": Gender.FEMALE, "Sam Ito": Gender.MALE, "Kim Lee": Gender.UNKNOWN}
    text = " ".join(f"“The boats of {name} are back.”" for name in told)
    with open_store(tmp_path / "quotes.db", writable=True) as store:
        found = (
            replace(
                build_attribution(build_quotation(text, f"The boats of {name} are back.")),
                named=(Profile(name, SpeakerKind.PERSON, gender=gender),),
                status=SpeakerStatus.NAMED,
            )
            for name, gender in told.items()
        )
        store.add(build_reading(build_article(text), *found))
    run("export", tmp_path / "out.db")

    with closing(sqlite3.connect(tmp_path / "out.db")) as connection:
        exported = dict(connection.execute("SELECT name, gender FROM speaker"))
    listed = json.loads(run("speakers", "--json").stdout)
    assert exported == {one["speaker"]: one["gender"] for one in listed} == told


def test_export_to_csv_escapes_and_json_does_not(run: Run, target: Path) -> None:
    run("export", target.with_suffix(".csv"), "--speaker", "a voice")
    run("export", target.with_suffix(".json"), "--speaker", "a voice")
    with target.with_suffix(".csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    (record,) = json.loads(target.with_suffix(".json").read_text(encoding="utf-8"))

    assert row["text"] == "'=2+2 is the sum of it,"
    assert record["text"] == "=2+2 is the sum of it,"


def test_export_to_lines_with_a_filter(run: Run, target: Path) -> None:
    path = target.with_suffix(".jsonl")
    result = run("export", path, "--outlet", "Coast Post", "--since", "2022-01-01", "--json")

    head = json.loads(run("db", "current", "--json").stdout)["head"]
    assert json.loads(result.stdout) == {"path": str(path), "quotations": 2, "head": head}
    lines = path.read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["outlet"] for line in lines} == {"Coast Post"}


NAMES = ["out.db", "out.csv", "out.json", "out.jsonl"]


@pytest.mark.parametrize("options", [[], ["--since", "2999-01-01"]], ids=["some", "none"])
@pytest.mark.parametrize("name", NAMES)
def test_an_older_export_needs_force(run: Run, target: Path, name: str, options: list[str]) -> None:
    path = target.with_name(name)
    assert run("export", path, *options).exit_code == 0
    older = path.read_bytes()
    refused = run("export", path)

    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert path.read_bytes() == older
    assert run("export", path, "--speaker", "a voice", "--force").exit_code == 0
    assert path.read_bytes() != older


ARTICLES = 'id,outlet,date,text\n1,Coast Post,2024-03-04,"The port is shut."\n'


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "other",
    [
        pytest.param(b"mine", id="notes"),
        pytest.param(ARTICLES.encode(), id="articles-csv"),
        pytest.param(b'{"id": 1, "text": "The port is shut."}\n', id="articles-jsonl"),
        pytest.param(b'[{"id": 1, "text": "The port is shut."}]', id="articles-json"),
        pytest.param(None, id="another-store"),
    ],
)
def test_force_replaces_no_other_kind_of_file(
    run: Run, store_path: Path, target: Path, name: str, other: bytes | None
) -> None:
    path = target.with_name(name)
    path.write_bytes(store_path.read_bytes() if other is None else other)
    before = path.read_bytes()

    result = run("export", path, "--force")

    assert result.exit_code == 2
    assert "was not written by this command" in result.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["out.xlsx", "out", "no/such/folder/out.csv"])
def test_a_target_that_cannot_be_written_is_one_line(run: Run, target: Path, name: str) -> None:
    result = run("export", target.parent / name)

    assert result.exit_code == 2
    assert not result.stdout
    assert result.stderr.count("\n") == 1


def test_an_unknown_speaker_leaves_no_file(run: Run, target: Path) -> None:
    path = target.with_suffix(".csv")
    result = run("export", path, "--speaker", "Nobody Inparticular")

    assert result.exit_code == 2
    assert [entry.name for entry in target.parent.iterdir()] == ["store"]


WRITERS = [["export"], ["speakers", "export"], ["check", "draft.txt", "--html"]]


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}"], ids=["path", "url"])
@pytest.mark.parametrize("words", WRITERS, ids=" ".join)
def test_nothing_is_written_over_the_store(
    run: Run, store_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], form: str
) -> None:
    monkeypatch.chdir(store_path.parent)
    Path("draft.txt").write_text("No quotations.", encoding="utf-8")
    Path("linked.db").hardlink_to(store_path)
    Path("named.db").symlink_to(store_path)
    before = store_path.read_bytes()
    force = [] if words[0] == "check" else ["--force"]
    for name in (store_path, "linked.db", "named.db"):
        result = run(*words, name, *force, "--db", form.format(store_path))
        assert (name, result.exit_code) == (name, 2)
        assert "the store itself" in result.stderr
    assert store_path.read_bytes() == before
    assert Path("named.db").is_symlink()


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
@pytest.mark.parametrize("words", WRITERS[1:], ids=" ".join)
def test_nothing_is_written_where_the_database_keeps_its_journals(
    run: Run, store_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], ending: str
) -> None:
    monkeypatch.chdir(store_path.parent)
    Path("draft.txt").write_text("No quotations.", encoding="utf-8")
    beside = store_path.with_name(store_path.name + ending)
    result = run(*words, beside)
    assert result.exit_code == 2
    assert "belongs to it" in result.stderr
    assert not beside.exists()


@pytest.mark.parametrize("words", WRITERS[1:], ids=" ".join)
def test_another_store_is_no_target(
    run: Run, store_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(store_path.parent)
    Path("draft.txt").write_text("No quotations.", encoding="utf-8")
    Path("other.db").write_bytes(store_path.read_bytes())
    force = [] if words[0] == "check" else ["--force"]
    result = run(*words, "other.db", *force)
    assert result.exit_code == 2
    assert "was not written by this command" in result.stderr
    assert Path("other.db").read_bytes() == store_path.read_bytes()
