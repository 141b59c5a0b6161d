import json
from pathlib import Path

import pytest
from factory import Run

pytestmark = pytest.mark.model

STORY = (
    "The storm reached the coast after midnight and broke two windows of the old lighthouse.\n\n"
    "“Every boat is back in the harbour tonight,” said Olena Hart, who runs the port. “Nobody "
    "is missing.”\n"
)


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUOTES_DB", str(tmp_path / "quotes.db"))
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_extract_reads_with_the_default_reader(run: Run, story: Path) -> None:
    result = run("extract", story, "--nl")

    (line,) = map(json.loads, result.stdout.splitlines())
    (quote,) = line["quotes"]
    assert result.exit_code == 0
    assert (quote["kind"], quote["speaker"]) == ("direct", "Olena Hart")
    assert [line["text"][start:end] for start, end in quote["content"]] == [
        "Every boat is back in the harbour tonight,",
        "Nobody is missing.",
    ]


def test_what_was_added_is_found_and_verified(run: Run, story: Path) -> None:
    assert run("add", story).exit_code == 0

    (record,) = json.loads(run("by", "Olena Hart", "--json").stdout)
    assert record["text"] == "Every boat is back in the harbour tonight, … Nobody is missing."
    assert run("verify").exit_code == 0
    assert "1 unchanged" in run("add", story).stdout
