import gc
import json
from pathlib import Path

import pytest
from factory import BAY, COAST, FOREIGN, HARBOUR, Run

from quotes.errors import StoreError
from quotes.store import Store, open_store

pytestmark = pytest.mark.usefixtures("marks_reader")

# The fixture's reader knows “…” only, so that what stands in straight marks is left unread.
PIER = (
    "“The pier is shut,” said Sam Ito.\n\n"
    'Nobody likes the so-called "reform &amp; rest" of the pier.'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder with an article of each sort; the store is ``quotes.db`` in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTES_DB", raising=False)
    (tmp_path / "harbour.txt").write_text(f"Outlet: Harbour Daily\n\n{HARBOUR}")
    (tmp_path / "bay.txt").write_text(BAY)
    (tmp_path / "abend.txt").write_text(
        f"{FOREIGN} Die Fischer warten seit drei Tagen auf besseres Wetter, und niemand weiß, wann "
        "die Boote wieder auslaufen können. Der Bürgermeister will sich morgen dazu äußern."
    )
    return tmp_path


def stored(path: Path) -> dict[str, str | None]:
    with open_store(path) as store:
        return {article.article: article.outlet for article in store.articles()}


def test_add_tells_what_became_of_the_inputs(run: Run, folder: Path) -> None:
    result = run("add", "harbour.txt", "bay.txt", "--outlet", "Bay Wire")

    assert result.exit_code == 0
    assert result.stdout.startswith("2 added, 0 revised, 0 unchanged, 0 failed; ")
    assert not result.stderr
    assert stored(folder / "quotes.db") == {"harbour.txt": "Harbour Daily", "bay.txt": "Bay Wire"}


def test_add_gives_json(run: Run, folder: Path) -> None:
    result = run("add", "harbour.txt", "nowhere.txt", "--json")

    summary = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (summary["added"], summary["failed"], summary["unchanged"]) == (1, 1, 0)
    assert summary["failures"][0]["id"] == "nowhere.txt"
    assert "nowhere.txt: " in result.stderr
    assert result.stderr.count("\n") == 1


def test_add_reads_nothing_twice(run: Run, folder: Path, marks_reader: list[str]) -> None:
    run("add", "harbour.txt", "bay.txt")
    before = list(marks_reader)
    result = run("add", "harbour.txt", "bay.txt")

    assert result.exit_code == 0
    assert "0 added, 0 revised, 2 unchanged" in result.stdout
    assert marks_reader == before


def test_add_revises_what_has_changed(run: Run, folder: Path) -> None:
    run("add", "bay.txt")
    (folder / "bay.txt").write_text(BAY.replace("tonight", "today"))
    result = run("add", "bay.txt")

    assert "0 added, 1 revised" in result.stdout


def test_add_keeps_files_that_both_number_from_one_apart(run: Run, folder: Path) -> None:
    for name, outlet, text in (("mon", "Harbour Wire", HARBOUR), ("tue", "Northern Ledger", COAST)):
        row = f'id,outlet,text\n1,{outlet},"{text}"\n'
        (folder / f"{name}.csv").write_text(row, encoding="utf-8")
    assert "1 added, 0 revised" in run("add", "mon.csv").stdout
    assert "1 added, 0 revised" in run("add", "tue.csv").stdout

    (folder / "wed.csv").write_text(f'id,outlet,text\n1,Harbour Wire,"{BAY}"\n', encoding="utf-8")
    result = run("add", "wed.csv")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "id '1' is taken by article 1 (from mon.csv:2)" in result.stderr


def test_add_keeps_another_language_unread(run: Run, folder: Path) -> None:
    result = run("add", "abend.txt")

    assert result.exit_code == 0
    assert "1 of them not in English and not read" in result.stdout
    assert "abend.txt: stored without reading: " in result.stderr
    assert "abend.txt" in stored(folder / "quotes.db")


def test_add_makes_no_store_where_no_input_is_readable(run: Run, folder: Path) -> None:
    result = run("add", "nowhere.txt", "neither.txt")

    assert result.exit_code == 2
    assert not result.stdout
    assert result.stderr.count("\n") == 3
    assert not (folder / "quotes.db").exists()


def test_add_reports_a_store_that_refuses(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        message = "the disk is full"
        raise StoreError(message)

    monkeypatch.setattr(Store, "add_all", refuse)
    result = run("add", "harbour.txt", "bay.txt", "abend.txt")

    assert result.exit_code == 2
    assert result.stderr.splitlines()[:2] == [
        "harbour.txt: the disk is full",
        "bay.txt: the disk is full",
    ]
    assert "bay.txt: stopped here" in result.stderr


def test_add_to_a_file_that_is_no_store_changes_nothing(run: Run, folder: Path) -> None:
    (folder / "notes.db").write_text("not a SQLite database")
    result = run("add", "bay.txt", "--db", "notes.db")

    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert (folder / "notes.db").read_text() == "not a SQLite database"


def test_extract_gives_the_fixed_lines(run: Run, folder: Path) -> None:
    result = run("extract", "bay.txt", "nowhere.txt", "abend.txt", "--nl")

    read, missing, foreign = map(json.loads, result.stdout.splitlines())
    (quote,) = read["quotes"]
    [[start, end]] = quote["content"]
    assert result.exit_code == 1
    assert read["text"][start:end] == "Every boat is back in the harbour tonight,"
    assert quote["speaker"] == "Olena Hart"
    assert set(missing) == set(foreign) == {"schema", "id", "error"}


def test_extract_gives_an_array(run: Run, folder: Path) -> None:
    result = run("extract", "bay.txt", "harbour.txt", "--json")

    assert result.exit_code == 0
    assert [line["id"] for line in json.loads(result.stdout)] == ["bay.txt", "harbour.txt"]


def test_extract_for_people(run: Run, folder: Path) -> None:
    result = run("extract", "harbour.txt")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "harbour.txt (Harbour Daily)"
    assert "direct (confidence: high): Olena Hart (confidence: high)" in result.stdout
    assert "    The pier is shut,\n" in result.stdout


def test_extract_lists_what_is_unread_if_asked(run: Run, folder: Path) -> None:
    (folder / "pier.txt").write_text(PIER)

    asked = run("extract", "pier.txt", "nowhere.txt", "--unread", "--nl")
    unasked = run("extract", "pier.txt", "--nl")

    read, missing = map(json.loads, asked.stdout.splitlines())
    [passage] = read["unread"]
    start, end = passage["span"]
    assert PIER[start:end] == passage["text"] == "reform &amp; rest"
    assert passage["reason"] == "scare quote"
    assert passage["evidence"] == "'so-called' stands right before it"
    assert len(read["quotes"]) == 1
    assert "unread" not in missing
    assert json.loads(unasked.stdout) == {
        key: value for key, value in read.items() if key != "unread"
    }


def test_extract_shows_people_what_is_unread_if_asked(run: Run, folder: Path) -> None:
    (folder / "pier.txt").write_text(PIER)

    asked = run("extract", "pier.txt", "bay.txt", "--unread")
    unasked = run("extract", "pier.txt", "bay.txt")

    section = (
        "  in quotation marks, but not a quotation: 1\n"
        "  line 3, scare quote: 'so-called' stands right before it\n"
        "    reform &amp; rest\n"
    )
    nothing = "  in quotation marks, but not a quotation: nothing\n"
    assert section in asked.stdout
    assert nothing in asked.stdout
    assert asked.stdout.replace(section, "").replace(nothing, "") == unasked.stdout


def test_extract_lists_nothing_of_what_was_not_read(run: Run, folder: Path) -> None:
    result = run("extract", "abend.txt", "bay.txt", "--unread", "--nl")

    foreign, read = map(json.loads, result.stdout.splitlines())
    assert set(foreign) == {"schema", "id", "error"}
    assert read["unread"] == []


def test_extract_fails_where_nothing_is_readable(run: Run, folder: Path) -> None:
    result = run("extract", "nowhere.txt")

    assert result.exit_code == 2
    assert not result.stdout
    assert result.stderr.startswith("nowhere.txt: ")


def test_extract_makes_no_store(run: Run, folder: Path) -> None:
    run("extract", "bay.txt")

    assert not (folder / "quotes.db").exists()


def test_adding_leaves_the_collector_of_garbage_as_it_was(run: Run, folder: Path) -> None:
    before = gc.get_threshold()
    assert run("add", "harbour.txt").exit_code == 0
    assert (gc.isenabled(), gc.get_threshold()) == (True, before)
