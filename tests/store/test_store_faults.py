import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine, event
from store_factory import BRIDGE, SHIPS, make_reading, says

from quotes.errors import StoreError
from quotes.store import AddOutcome, open_store, schema_status
from quotes.store import upgrade as upgrade_module
from quotes.store.engine import database as database_module

pytest_plugins = ["store_fixtures"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a store of one article."""
    made = tmp_path / "quotes.db"
    with open_store(made, writable=True) as store:
        store.add(make_reading(says(SHIPS)))
    return made


def rows(path: Path) -> list[str]:
    """Return everything that the store holds, as it can be compared."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_at_rest_a_store_is_one_plain_file(path: Path) -> None:
    assert [found.name for found in path.parent.iterdir()] == ["quotes.db"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_look_ups_go_on_while_somebody_writes(path: Path) -> None:
    with open_store(path, writable=True) as writer, open_store(path) as reader:
        records = reader.iter_quotations()
        assert next(records).wording == f"{SHIPS},"
        writer.add(make_reading(says(BRIDGE), "b"))
        assert len(reader.articles()) == 2
        records.close()
    assert [found.name for found in path.parent.iterdir()] == ["quotes.db"]


@pytest.mark.parametrize(
    "target_is", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
)
def test_another_writer_locks_it(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, target_is: str, path: Path
) -> None:
    monkeypatch.setattr(database_module, "PATIENCE", 0.1)
    target = str(path)
    if target_is == "postgresql":
        target = request.getfixturevalue("empty_database")
        open_store(target, writable=True).close()
    with open_store(target, writable=True) as first, open_store(target, writable=True) as second:
        before = first.articles()
        with (
            first._database.writing(),
            pytest.raises(
                StoreError, match="is locked: another program is writing to it; try again"
            ),
        ):
            second.add(make_reading(says(BRIDGE), "b"))
        assert first.articles() == before
        assert second.add(make_reading(says(BRIDGE), "b")) is AddOutcome.ADDED


def test_a_file_that_another_program_locks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "PATIENCE", 0.1)
    monkeypatch.setattr(upgrade_module, "UPGRADE_PATIENCE", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for writable in (False, True):
            with pytest.raises(StoreError, match=r"quotes\.db is locked"):
                open_store(path, writable=writable)
        other.execute("ROLLBACK")
    with open_store(path) as store:
        assert len(store.articles()) == 1


@pytest.fixture
def full_disk() -> Iterator[None]:
    """Let every database file be as large as it may get."""

    def limit(connection: object, _: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count={max(pages, 1)}")

    event.listen(Engine, "connect", limit)
    yield
    event.remove(Engine, "connect", limit)


def test_a_full_disk_leaves_the_store_as_it_was(path: Path, full_disk: None) -> None:
    before = rows(path)
    long = make_reading(says(*(f"{BRIDGE} {number}" for number in range(200))), "long")
    with open_store(path, writable=True) as store:
        with pytest.raises(StoreError, match="the disk is full; free some space"):
            store.add(long)
        assert len(store.quotations()) == 1
    assert rows(path) == before


@pytest.mark.usefixtures("full_disk")
def test_a_disk_too_full_for_a_new_store_keeps_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="the disk is full"):
        open_store(tmp_path / "new.db", writable=True)
    assert list(tmp_path.iterdir()) == []


READ_ONLY = """
import os, sys
from quotes.errors import StoreError
from quotes.store import open_store
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
with open_store(sys.argv[1]) as store:
    print(len(store.quotations()))
try:
    open_store(sys.argv[1], writable=True)
except StoreError as error:
    print(error)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file_mode", "folder_mode"),
    [
        pytest.param(0o444, 0o777, id="file"),
        pytest.param(0o444, 0o555, id="file-and-folder"),
        pytest.param(0o666, 0o555, id="folder"),
    ],
)
def test_what_is_read_only_can_be_looked_up(file_mode: int, folder_mode: int) -> None:
    """In a folder of its own, since pytest's are closed to the user that stands in for root."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quotes.db"
        with open_store(path, writable=True) as store:
            store.add(make_reading(says(SHIPS)))
        before = path.read_bytes()
        path.chmod(file_mode)
        Path(folder).chmod(folder_mode)
        try:
            done = subprocess.run(
                [sys.executable, "-c", READ_ONLY, path], capture_output=True, text=True, check=False
            )
        finally:
            Path(folder).chmod(0o755)
        assert done.stderr == ""
        found, message = done.stdout.splitlines()
        assert found == "1"
        assert "can't be written" in message
        assert path.read_bytes() == before
        assert [entry.name for entry in Path(folder).iterdir()] == ["quotes.db"]


def test_a_damaged_file_is_one_line(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 :] = b"\xff" * (len(content) - 4096 * 3)
    path.write_bytes(bytes(content))
    with pytest.raises(StoreError, match="is damaged: restore a backup") as caught:
        open_store(path)
    assert "\n" not in str(caught.value)


ADDING = """
import sys
sys.path.insert(0, {folder!r})
from store_factory import SHIPS, make_reading, says
from quotes.store import open_store
print("ready", flush=True)
with open_store(sys.argv[1], writable=True) as store:
    for number in range(int(sys.argv[2])):
        text = says(SHIPS, *(f"quay{{number}} mole{{part}} {{number}}" for part in range(8)))
        store.add(make_reading(text, str(number)))
"""
TOTAL = 30
QUOTATIONS = 9


def start_adding(path: Path) -> subprocess.Popen[bytes]:
    script = ADDING.format(folder=str(Path(__file__).parent))
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(path), str(TOTAL)], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    return process


@pytest.mark.slow
def test_a_killed_writer_leaves_whole_articles_only(tmp_path: Path) -> None:
    """Killed while making the tables, while adding and while closing, as it comes."""
    random, path, held = Random(4), tmp_path / "quotes.db", []
    for _ in range(8):
        process = start_adding(path)
        time.sleep(random.uniform(0, 0.7))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        held.append(count_whole_articles(path))
    assert held == sorted(held)
    process = start_adding(path)
    assert process.wait() == 0
    assert count_whole_articles(path) == TOTAL
    with open_store(path) as store:
        assert max(len(family.members) for family in store.families()) == TOTAL
    assert [found.name for found in tmp_path.iterdir()] == ["quotes.db"]


def count_whole_articles(path: Path) -> int:
    if not path.exists() or schema_status(path).revision is None:
        return 0
    with open_store(path) as store:
        assert list(store.verify()) == []
        articles = store.articles()
        assert {article.quotations for article in articles} <= {QUOTATIONS}
        return len(articles)
