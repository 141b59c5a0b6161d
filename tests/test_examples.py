"""The sample articles show what examples/README.md says they do."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from quotes.commands import app

pytestmark = pytest.mark.model

ARTICLES = Path(__file__).parent.parent / "examples" / "articles"


def run(*args: str | Path) -> Any:
    result = CliRunner().invoke(app, [str(arg) for arg in args])
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("examples") / "quotes.db"
    assert run("add", ARTICLES, "--json", "--db", path)["added"] == 8
    return path


def difference(database: Path, words: str) -> list[tuple[str, list[str]]]:
    """Return relation and flags of each pair of the family with these words."""
    families = run("families", "--json", "--db", database)
    (family,) = [f for f in families if any(words in m["text"] for m in f["members"])]
    return [(d["relation"], [f["kind"] for f in d["flags"]]) for d in family["differences"]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("anything like the tragedy", [("reworded", [])]),
        ("cautious estimates", [("reworded", ["number"])]),
        ("such crimes", [("reworded", ["negation"])]),
        ("variety of sources", [("trimmed", [])]),
        ("is not in a hurry", [("identical", [])]),
    ],
)
def test_families(database: Path, words: str, expected: list[tuple[str, list[str]]]) -> None:
    assert difference(database, words) == expected


def test_a_word_left_out(database: Path) -> None:
    assert ("ellipsis", []) in difference(database, "death camp")


@pytest.mark.parametrize(
    ("words", "speaker", "status"),
    [
        ("scale of the tragedy", "Vadym Boychenko", "named"),
        ("anything like the tragedy", "Vadim Boichenko", "named"),
        ("Mobile crematorium", "Wladimir Klitschko", "named"),
        ("afford to be weak", "Wladimir Klitschko", "named"),
        ("this is why Russia", "Mariupol City Council", "named"),
        ("witnesses had seen", "Mariupol City Council", "named"),
        ("at least 20 people", None, "anonymous"),
    ],
)
def test_speakers(database: Path, words: str, speaker: str | None, status: str) -> None:
    for found in run("find", f'"{words}"', "--json", "--db", database):
        assert (found["speaker"], found["speaker_status"]) == (speaker, status)


def test_the_page_names_its_outlet(database: Path) -> None:
    articles = {row["url"]: row for row in run("articles", "list", "--json", "--db", database)}
    page = articles["https://harbourwire.example.org/world/mariupol-bodies"]
    assert (page["outlet"], page["date"]) == ("Harbour Wire", "2022-04-06")
