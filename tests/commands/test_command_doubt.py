"""How commands tell that a speaker is named, but not safely so."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from factory import Run, build_article, build_attribution, build_quotation, build_reading

from quotes.store import open_store
from quotes.types import SpeakerStatus

GATES = "The flood gates will stay closed until the storm has passed the harbour"
PIER = "Nobody may set foot on the wooden pier before the carpenters are done"


@pytest.fixture(autouse=True)
def database(blank_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a store where the first GATES is Olena Hart's for sure, and no PIER Sam Ito's."""
    path = Path(shutil.copy(blank_file, tmp_path))
    with open_store(path, writable=True) as store:
        for name, wording, speakers, confidence in (
            ("one", GATES, ["Olena Hart"], 0.5),
            ("two", GATES, ["Olena Hart"], 0.49),
            ("three", PIER, ["Sam Ito"], 0.2),
            ("four", PIER, ["Sam Ito"], 0.1),
            ("five", "Nothing is known of who said this, not even that", [], 0.1),
        ):
            text = f"“{wording}” was it."
            status = SpeakerStatus.NAMED if speakers else SpeakerStatus.ANONYMOUS
            attribution = build_attribution(
                build_quotation(text, wording), *speakers, status=status, confidence=confidence
            )
            article = build_article(text, id=name, origin=name, outlet=name)
            store.add(build_reading(article, attribution))
    monkeypatch.setenv("QUOTES_DB", str(path))


def test_json_says_so(run: Run) -> None:
    found = [json.loads(run("show", number, "--json").stdout) for number in range(1, 6)]

    assert [record["doubtful"] for record in found] == [False, True, True, True, False]
    families = json.loads(run("families", "--json", "--sort", "date").stdout)
    doubts = [[member["doubtful"] for member in family["members"]] for family in families]
    assert sorted(doubts) == [[False, True], [True, True]]


def test_csv_says_so(run: Run) -> None:
    rows = csv.DictReader(io.StringIO(run("by", "Olena Hart", "--csv", "--sort", "article").stdout))

    assert [row["doubtful"] for row in rows] == ["false", "true"]


def test_a_table_marks_the_name(run: Run) -> None:
    _, sure, doubtful = run("by", "Olena Hart", "--sort", "article").stdout.splitlines()

    assert " Olena Hart  " in sure
    assert " Olena Hart (doubtful)  " in doubtful


def test_show_marks_the_name(run: Run) -> None:
    assert "Olena Hart (confidence: medium)" in run("show", "1").stdout
    assert "Olena Hart (confidence: low, doubtful)" in run("show", "2").stdout
    assert "nobody named (confidence: low)" in run("show", "5").stdout


def test_a_family_is_doubtful_where_nobody_is_sure(run: Run) -> None:
    lines = run("families", "--sort", "speaker").stdout.splitlines()

    headings = [line.partition(": ")[2] for line in lines if line.startswith("Family")]
    assert headings == ["Olena Hart", "Sam Ito (doubtful)"]
