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


@pytest.mark.parametrize("name", ["out.db", "out.csv", "out.json", "out.jsonl"])
def test_an_existing_file_needs_force(run: Run, target: Path, name: str) -> None:
    path = target.with_name(name)
    path.write_text("mine")
    refused = run("export", path)

    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert path.read_text() == "mine"
    assert run("export", path, "--force").exit_code == 0
    assert path.read_bytes() != b"mine"


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


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}"], ids=["path", "url"])
def test_force_never_replaces_the_store(run: Run, store_path: Path, form: str) -> None:
    before = store_path.read_bytes()
    result = run("export", store_path, "--force", "--db", form.format(store_path))
    assert result.exit_code == 2
    assert "the store itself" in result.stderr
    assert store_path.read_bytes() == before
