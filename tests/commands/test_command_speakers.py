import json

import pytest
from factory import Run

from quotes.commands import outlets, speakers
from quotes.store import OutletSort, SpeakerSort

pytestmark = pytest.mark.usefixtures("store_path")


def test_speakers_by_count(run: Run) -> None:
    lines = run("speakers").stdout.splitlines()

    assert lines[0].split() == ["ID", "Quotations", "Articles", "Outlets", "Speaker"]
    assert lines[1].endswith("Olena Hart")


def test_speakers_by_name(run: Run) -> None:
    records = json.loads(run("speakers", "--json", "--sort", "name").stdout)

    assert [record["speaker"] for record in records] == ["a voice", "Olena Hart", "Sam Ito"]
    assert records[1]["quotations"] == 3


def test_outlets(run: Run) -> None:
    records = json.loads(run("outlets", "--json").stdout)

    assert {record["outlet"]: record["articles"] for record in records} == {
        None: 1,
        "Coast Post": 1,
        "Harbour Daily": 2,
    }
    assert run("outlets", "--csv").stdout.startswith("outlet,articles,quotations\n")


@pytest.mark.parametrize("command", ["speakers", "outlets"])
def test_limit(run: Run, command: str) -> None:
    assert len(run(command, "--nl", "--limit", "1").stdout.splitlines()) == 1


@pytest.mark.parametrize("command", ["speakers", "outlets"])
def test_an_unknown_order_is_one_line(run: Run, command: str) -> None:
    result = run(command, "--sort", "beauty")

    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("option", "known"),
    [(speakers.SortOption, SpeakerSort), (outlets.SortOption, OutletSort)],
    ids=["speakers", "outlets"],
)
def test_sort_offers_what_the_store_knows(
    option: object, known: type[SpeakerSort] | type[OutletSort]
) -> None:
    assert list(option.__origin__.__args__) == [sort.value for sort in known]
