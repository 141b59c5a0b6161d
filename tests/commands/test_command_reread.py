import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from factory import Run, build_attribution, build_quotation, build_reading, sample_articles

from quotes.errors import StoreError
from quotes.store import Store, open_store
from quotes.types import Article, Failure, ReaderInfo, Reading

NEWER = ReaderInfo("rules", "9", "new weights", "onnxruntime 1.0")
STAYS = "The pier is shut,"
IS_NEW = "The storm came in the night"


@pytest.fixture
def read(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put a newer reader in place that finds two quotations in all; return what it was given."""
    ids: list[str] = []

    def find(items: Iterable[Article | Failure], reader: object) -> Iterator[Reading | Failure]:
        for article in items:
            assert isinstance(article, Article)
            ids.append(article.id)
            here = [words for words in (IS_NEW, STAYS) if words in article.text]
            found = [build_quotation(article.text, words) for words in here]
            skipped = None if article.language == "en" else "not in English (de)"
            attributions = [build_attribution(quotation, "Sam Ito") for quotation in found]
            yield build_reading(article, *attributions, reader=NEWER, skipped=skipped)

    fake = SimpleNamespace(info=NEWER, needs=frozenset())
    monkeypatch.setattr("quotes.workflows.read.load_reader", lambda name: fake)
    monkeypatch.setattr("quotes.workflows.read.read_quotations", find)
    return ids


def test_reread_tells_what_became_of_the_store(run: Run, read: list[str]) -> None:
    result = run("reread")

    assert result.exit_code == 0
    assert result.stdout.startswith(
        "4 read again, 0 skipped, 0 failed, 1 of them not in English and not read;"
        " quotations: 1 kept, 1 new, 4 gone; "
    )
    assert read == [article.id for article in sample_articles()]
    assert "abend.txt: stored without reading: " in result.stderr
    found = json.loads(run("find", "the", "--json").stdout)
    assert {(record["id"], record["text"]) for record in found} == {(2, STAYS), (6, IS_NEW)}


def test_reread_passes_over_what_this_reader_has_read(run: Run, read: list[str]) -> None:
    run("reread")
    read.clear()
    summary = json.loads(run("reread", "--json").stdout)

    assert read == []
    assert (summary["reread"], summary["unchanged"], summary["failed"]) == (0, 4, 0)


def test_reread_gives_json_and_names_decided_quotations(run: Run, read: list[str]) -> None:
    run("reject", "1", "--who", "desk", "--why", "a sign")
    run("reject", "2", "--who", "desk", "--why", "a sign")
    result = run("reread", "--json")

    summary = json.loads(result.stdout)
    assert summary["quotations"] == {"stayed": 1, "restated": 0, "new": 1, "gone": 4}
    assert summary["decided_not_found"] == [1]
    assert "quotation 1, which has a decision, is no longer found" in result.stderr
    assert "quotation 1 is not a quotation (desk" in run("show", "1").stdout
    assert json.loads(run("find", "pier", "--json").stdout) == []


def test_reread_counts_what_comes_from_the_runtime_alone(
    run: Run, read: list[str], store_path: Path
) -> None:
    with closing(sqlite3.connect(store_path)) as connection, connection:
        values = (NEWER.version, NEWER.weights, "onnxruntime 0.9")
        connection.execute("UPDATE reading SET version = ?, weights = ?, runtime = ?", values)
    result = run("reread", "--json")
    assert json.loads(result.stdout)["runtime_only"] == {
        "before": ["onnxruntime 0.9"],
        "now": "onnxruntime 1.0",
        "reread": 4,
        "new": 1,
        "gone": 4,
    }
    assert "onnxruntime 0.9" in run("show", "1").stdout


def test_reread_says_which_runtime_was_before(run: Run, read: list[str], store_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as connection, connection:
        values = (NEWER.version, NEWER.weights)
        connection.execute("UPDATE reading SET version = ?, weights = ?", values)
    assert (
        "from another runtime alone (one not noted before, onnxruntime 1.0 now): 1 new and 4 gone"
        " in 4 articles"
    ) in run("reread").stdout
    assert "runtime alone" not in run("reread").stdout


def test_reread_makes_no_store(run: Run, read: list[str], tmp_path: Path) -> None:
    result = run("reread", "--db", tmp_path / "typo.db")

    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "typo.db").exists()


def test_reread_stops_where_the_store_refuses(
    run: Run, read: list[str], monkeypatch: pytest.MonkeyPatch, store_path: Path
) -> None:
    def refuse(*_: object) -> None:
        message = "the disk is full"
        raise StoreError(message)

    monkeypatch.setattr(Store, "reread", refuse)
    result = run("reread")

    assert result.exit_code == 2
    assert result.stderr.splitlines()[:2] == [
        "harbour.txt: the disk is full",
        "coast.txt: the disk is full",
    ]
    assert "coast.txt: stopped here" in result.stderr
    assert "reread again" in result.stderr
    with open_store(store_path) as store:
        assert len(store.quotations()) == 5


def test_reread_goes_on_after_one_refusal(
    run: Run, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reread = Store.reread

    def refuse_one(store: Store, reading: Reading) -> object:
        if reading.article.id == "coast.txt":
            message = "a span lies beyond the text"
            raise StoreError(message)
        return reread(store, reading)

    monkeypatch.setattr(Store, "reread", refuse_one)
    summary = run("reread", "--json")

    assert summary.exit_code == 1
    assert json.loads(summary.stdout)["reread"] == 3
    assert [failure["id"] for failure in json.loads(summary.stdout)["failures"]] == ["coast.txt"]
