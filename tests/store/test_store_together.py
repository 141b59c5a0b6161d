"""Several who create, upgrade, open or close one store at once: nobody is refused for that."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event, Timer

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, NullPool, create_engine
from store_factory import BRIDGE, SHIPS, make_reading, says

from quotes.errors import StoreError
from quotes.settings import database_url
from quotes.store import open_store, upgrade_store
from quotes.store import upgrade as upgrade_module
from quotes.store.engine import database as database_module
from quotes.store.engine.database import Database, read_target
from quotes.store.records.maintenance import UpgradeOutcome
from quotes.store.refresh.families import rebuild_families
from quotes.store.upgrade import migrations_path

pytest_plugins = ["store_fixtures"]

WRITERS = 4
EACH = 3
# Imports everything, waits for the others, then does what it is told.
START = """
import sys
sys.path.insert(0, {folder!r})
import alembic.command
from store_factory import SHIPS, make_reading, says
from quotes.errors import StoreError
from quotes.store import open_store, upgrade_store
target, name = sys.argv[1:]
print("ready", flush=True)
sys.stdin.readline()
{work}
"""
ADD = f"""
with open_store(target, writable=True) as store:
    for number in range({EACH}):
        text = says(SHIPS, f"quay {{number}} mole {{name}}")
        store.add(make_reading(text, f"{{name}}-{{number}}"))
"""
UPGRADE = "upgrade_store(target)"
# Nobody who looks before there is anything is told more than that.
LOOK = """
import time
found, until = 0, time.monotonic() + 60
while not found and time.monotonic() < until:
    try:
        with open_store(target) as store:
            found = len(store.articles())
    except StoreError as error:
        told = ("no store at", "is empty: fill it", "is being made: try again")
        assert any(words in str(error) for words in told), error
"""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty_target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where nothing is yet."""
    if request.param == "sqlite":
        return str(tmp_path / "new.db")
    return str(request.getfixturevalue("empty_database"))


def work_together(target: str, *works: str) -> None:
    """Let processes begin to work at one moment; each must end well."""
    folder = str(Path(__file__).parent)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", START.format(folder=folder, work=work), target, str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number, work in enumerate(works)
    ]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    ends = []
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        _, errors = process.communicate()
        ends.append((process.returncode, errors))
    assert ends == [(0, "")] * len(works)


@pytest.mark.slow
def test_several_create_one_store_and_add_to_it(empty_target: str) -> None:
    work_together(empty_target, *[ADD] * WRITERS, LOOK)
    with open_store(empty_target) as store:
        assert len(store.articles()) == WRITERS * EACH
        assert [len(family.members) for family in store.families()] == [WRITERS * EACH]
        assert list(store.verify()) == []


@pytest.mark.slow
@pytest.mark.parametrize("work", [ADD, UPGRADE], ids=["to-add", "to-upgrade"])
def test_several_upgrade_one_store(empty_target: str, work: str) -> None:
    with open_store(empty_target, writable=True) as store:
        store.add(make_reading(says(SHIPS), "before"))
    downgrade(empty_target, "0002")
    if "://" in empty_target and work is ADD:
        work = UPGRADE + ADD  # a server's store is upgraded only by those who say so
    work_together(empty_target, *[work] * WRITERS)
    with open_store(empty_target) as store:
        added = WRITERS * EACH if "open_store" in work else 0
        assert len(store.articles()) == 1 + added
        assert [one.name for one in store.speakers()] == ["Ada Brown"]
    if "://" not in empty_target:
        assert len(list(Path(empty_target).parent.glob("*.0002.*.backup"))) == 1


def test_several_who_find_families_anew_share_the_articles(
    empty_target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(empty_target, writable=True) as store:
        for name in "abcd":
            store.add(make_reading(says(SHIPS), name))
        before = store.families()
    monkeypatch.setattr("quotes.store.refresh.progress._AT_ONCE", 1)
    monkeypatch.setattr(upgrade_module, "FAMILIES", "later")
    database = Database(read_target(empty_target), writable=True)
    with closing(database):
        one, other = (rebuild_families(database, "later") for _ in range(2))
        assert (next(one), next(other)) == (1, 2)
        assert list(one) == [3, 4]
        assert list(other) == []
    with open_store(empty_target) as store:
        assert store.families() == before


def downgrade(target: str, revision: str) -> None:
    engine = create_engine(database_url(target), poolclass=NullPool)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrations_path()))
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a store of one article."""
    made = tmp_path / "quotes.db"
    with open_store(made, writable=True) as store:
        store.add(make_reading(says(SHIPS)))
    return made


@pytest.mark.parametrize("patience", [5.0, 0.0], ids=["waits", "gives-up"])
def test_who_opens_a_store_that_is_being_made_waits_a_little(
    empty_target: str, monkeypatch: pytest.MonkeyPatch, patience: float
) -> None:
    monkeypatch.setattr(upgrade_module, "PATIENCE", patience)
    made, go_on = Event(), Event()
    real = upgrade_module.migrate

    def migrate(connection: Connection) -> None:
        real(connection)
        made.set()
        assert go_on.wait(60)

    monkeypatch.setattr(upgrade_module, "migrate", migrate)
    with ThreadPoolExecutor(2) as pool:
        making = pool.submit(upgrade_store, empty_target)
        assert made.wait(60)
        opening = pool.submit(open_store, empty_target)
        try:
            if not patience:
                with pytest.raises(StoreError, match="is being made: try again when that is done"):
                    opening.result(60)
            else:
                with pytest.raises(TimeoutError):
                    opening.result(0.2)
        finally:
            go_on.set()
        making.result(60)
        if patience:
            with opening.result(60) as store:
                assert store.articles() == []


def test_a_store_that_nobody_makes_is_said_to_be_empty_at_once(
    empty_target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrade_module.time, "sleep", lambda _: pytest.fail("it waits"))
    if "://" not in empty_target:
        Path(empty_target).touch()
    with pytest.raises(StoreError, match="is empty: fill it with `quotes add`"):
        open_store(empty_target)


def test_a_writer_waits_for_a_look_up_to_end(path: Path) -> None:
    with open_store(path) as reader:
        records = reader.iter_quotations()
        next(records)
        ending = Timer(0.3, records.close)
        ending.start()
        with open_store(path, writable=True) as writer:
            writer.add(make_reading(says(BRIDGE), "b"))
        ending.join()
        assert len(reader.articles()) == 2


def test_a_writer_that_closes_leaves_the_other_one_its_mode(path: Path) -> None:
    def mode() -> object:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("PRAGMA journal_mode").fetchone()[0]

    with open_store(path, writable=True) as writer:
        open_store(path, writable=True).close()
        assert mode() == "wal"
        with writer._database.writing(), open_store(path) as reader:
            assert len(reader.articles()) == 1
    assert mode() == "delete"
    assert [found.name for found in path.parent.iterdir()] == ["quotes.db"]


def test_a_file_without_that_mode_is_written_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a network's disk, where SQLite stays in its plain mode."""

    class Plain(sqlite3.Connection):
        def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
            return super().execute(sql.replace("journal_mode=WAL", "journal_mode"), *values)

    real = sqlite3.connect
    monkeypatch.setattr(
        database_module.sqlite3, "connect", lambda *a, **k: real(*a, **k, factory=Plain)
    )
    with open_store(path, writable=True) as writer:
        writer.add(make_reading(says(BRIDGE), "b"))
        assert len(writer.articles()) == 2


def test_a_refused_creator_leaves_the_file_to_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.db"
    upgrade = upgrade_module._upgrade
    monkeypatch.setattr(upgrade_module, "UPGRADE_PATIENCE", 0.1)
    monkeypatch.setattr(database_module, "PATIENCE", 0.1)
    with closing(sqlite3.connect(path.with_name("other"), isolation_level=None)) as other:

        def come_second(database: Database) -> UpgradeOutcome:
            other.execute("ATTACH ? AS store", (str(path),))
            other.execute("BEGIN IMMEDIATE")
            other.execute("CREATE TABLE store.half (made INTEGER)")
            return upgrade(database)

        monkeypatch.setattr(upgrade_module, "_upgrade", come_second)
        with pytest.raises(StoreError, match="is locked: another program is writing to it"):
            open_store(path, writable=True)
        other.execute("COMMIT")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("half",)]
