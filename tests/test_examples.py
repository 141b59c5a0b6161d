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


def find(database: Path, words: str, outlet: str) -> dict[str, Any]:
    """Return the one quotation of an outlet with these words."""
    (found,) = run("find", f'"{words}"', "--outlet", outlet, "--json", "--db", database)
    assert isinstance(found, dict)
    return found


def family(database: Path, words: str) -> dict[str, Any]:
    """Return the one family that has a member with these words."""
    families = run("families", "--json", "--db", database)
    (found,) = [f for f in families if any(words in m["text"] for m in f["members"])]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("anything like the tragedy", [("reworded", [])]),
        ("cautious estimates", [("reworded", ["number"])]),
        ("such crimes", [("reworded", ["negation"])]),
        ("variety of sources", [("trimmed", [])]),
        ("#RussianWarCrimes", [("trimmed", [])]),
        ("who needs more proof", [("typography", [])]),
        ("is not in a hurry", [("identical", [])]),
    ],
)
def test_two_wordings(database: Path, words: str, expected: list[tuple[str, list[str]]]) -> None:
    differences = family(database, words)["differences"]
    assert [(d["relation"], [f["kind"] for f in d["flags"]]) for d in differences] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("death camp", ["ellipsis", "ellipsis", "trimmed"]),
        ("mobile crematoriums", ["trimmed", "trimmed", "typography"]),
    ],
)
def test_three_outlets(database: Path, words: str, expected: list[str]) -> None:
    found = family(database, words)
    assert len({member["outlet"] for member in found["members"]}) == 3
    assert sorted(d["relation"] for d in found["differences"]) == expected


def test_words_of_one_story_are_no_family(database: Path) -> None:
    families = run("families", "--json", "--db", database)
    assert len(families) == 9
    assert not any("their tracks" in m["text"] for f in families for m in f["members"])


@pytest.mark.parametrize(
    ("outlet", "words", "expected"),
    [
        ("The Meridian Post", "scale of the tragedy", ("direct", "Vadym Boychenko", "named")),
        ("Harbour Wire", "anything like the tragedy", ("direct", "Vadim Boichenko", "named")),
        ("The Meridian Post", "special brigades", ("indirect", "Vadym Boychenko", "named")),
        ("The Meridian Post", "residents had seen", ("indirect", "Vadym Boychenko", "named")),
        ("The Meridian Post", "Mobile crematorium", ("direct", "Wladimir Klitschko", "named")),
        ("The Meridian Post", "cautious estimates", ("direct", "Mariupol City Council", "named")),
        ("Harbour Wire", "witnesses had seen", ("indirect", "Mariupol City Council", "named")),
        ("Harbour Wire", "this is why Russia", ("mixed", "Mariupol City Council", "named")),
        ("Northern Ledger", "this is why Russia", ("mixed", "Mariupol City Council", "named")),
        ("Northern Ledger", "the battlefield", ("direct", "Ben Wallace", "named")),
        ("Northern Ledger", "At least 20 people", ("indirect", None, "anonymous")),
    ],
)
def test_speakers(
    database: Path, outlet: str, words: str, expected: tuple[str, str | None, str]
) -> None:
    found = find(database, words, outlet)
    assert (found["kind"], found["speaker"], found["speaker_status"]) == expected


def test_an_unclosed_mark_costs_no_other_quotation(database: Path) -> None:
    unclosed = find(database, "such crimes", "The Meridian Post")
    assert unclosed["text"] == "In the face of such crimes, we can’t afford to be weak,"
    assert any("never closed" in line for line in unclosed["evidence"])
    assert find(database, "hide their crimes", "The Meridian Post")["text"].endswith("crimes,")
    assert find(database, "the battlefield", "The Meridian Post")["text"].endswith("is chilling,")


def test_the_page_names_its_outlet(database: Path) -> None:
    articles = {row["url"]: row for row in run("articles", "list", "--json", "--db", database)}
    page = articles["https://harbourwire.example.org/world/mariupol-bodies"]
    assert (page["outlet"], page["date"]) == ("Harbour Wire", "2022-04-06")
    shown = run("articles", "show", str(page["number"]), "--json", "--db", database)
    assert shown["authors"] == ["Jonas Adeyemi"]
    assert "newsletter" not in shown["text"]
