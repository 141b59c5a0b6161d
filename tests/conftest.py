"""Fixtures for all tests: a filled store, the command line, a reader without a model."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from factory import READER, Run, read_by_marks, read_marks, sample_articles
from hypothesis import settings
from sqlalchemy import Engine, create_engine
from typer.testing import CliRunner, Result

from quotes.commands import app
from quotes.store import open_store, upgrade_store
from quotes.types import Article, Failure, Reading

# Loading a model in the first example is no fault, and timing is measured elsewhere.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
_MEMORY = Path("/dev/shm")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the tests' files in memory where there is room: waiting for the disk is half of them."""
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > 2**31 and "TMPDIR" not in os.environ:
        tempfile.tempdir = os.environ["TMPDIR"] = str(_MEMORY)


@pytest.fixture(scope="session", autouse=True)
def _compiled_statements() -> Iterator[None]:
    """Compile a statement once for all SQLite stores: once for each is a third of their tests."""
    shared = create_engine("sqlite://")
    shared.connect().close()  # sets up its dialect, part of the key of what was compiled
    compiled: dict[object, object] = {}

    def create(url: object, **options: Any) -> Engine:
        engine = create_engine(url, **options)
        if engine.dialect.name == shared.dialect.name:
            engine.dialect = shared.dialect
            engine.update_execution_options(compiled_cache=compiled)
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quotes.store.engine.database.create_engine", create)
        yield


@pytest.fixture(scope="session")
def filled_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the sample articles that nobody may write to."""
    path = tmp_path_factory.mktemp("filled") / "quotes.db"
    with open_store(path, writable=True) as store:
        for article in sample_articles():
            store.add(read_marks(article))
    return path


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty store: a copy of it takes less time than making the tables."""
    path = tmp_path_factory.mktemp("blank") / "quotes.db"
    upgrade_store(path)
    return path


@pytest.fixture
def store_path(filled_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the filled store, which the commands use as well."""
    path = tmp_path / "store" / "quotes.db"
    path.parent.mkdir()
    shutil.copy(filled_store, path)
    monkeypatch.setenv("QUOTES_DB", str(path))
    return path


@pytest.fixture
def run() -> Run:
    """Return a function that runs one command line."""
    runner = CliRunner()

    def invoke(*args: object, stdin: str | None = None) -> Result:
        return runner.invoke(app, [str(arg) for arg in args], input=stdin, prog_name="quotes")

    return invoke


@pytest.fixture
def marks_reader(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put a reader without a model in place; return the ids that it was given to read."""
    ids: list[str] = []

    def read(items: Iterable[Article | Failure], reader: object) -> Iterator[Reading | Failure]:
        for item in items:
            ids.append(item.id or "")
            yield from read_by_marks([item])

    fake = SimpleNamespace(info=READER, needs=frozenset())
    monkeypatch.setattr("quotes.workflows.read.load_reader", lambda name="rules": fake)
    monkeypatch.setattr("quotes.workflows.read.read_quotations", read)
    return ids
