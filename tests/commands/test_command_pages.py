"""A person gets a page of a long list, and is told of the rest; programs get all."""

import json
from pathlib import Path

import pytest
from factory import Run, build_article, read_marks

from quotes.commands.quotations import PAGE
from quotes.store import open_store


@pytest.fixture
def long_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "long.db"
    with open_store(path, writable=True) as store:
        text = " ".join(
            f"“It is remark number {n} today,” said Olena Hart." for n in range(PAGE + 5)
        )
        store.add(read_marks(build_article(text)))
    monkeypatch.setenv("QUOTES_DB", str(path))
    return path


@pytest.mark.usefixtures("long_store")
def test_a_long_list_is_shown_by_the_page(run: Run) -> None:
    result = run("by", "Olena Hart")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == PAGE + 1
    assert f"the first {PAGE}" in result.stderr
    assert len(run("by", "Olena Hart", "--limit", PAGE + 2).stdout.splitlines()) == PAGE + 3


@pytest.mark.usefixtures("long_store")
def test_programs_get_all(run: Run) -> None:
    result = run("by", "Olena Hart", "--json")
    assert len(json.loads(result.stdout)) == PAGE + 5
    assert not result.stderr
