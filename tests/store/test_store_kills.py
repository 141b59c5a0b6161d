"""A process killed at any statement: done again, the work ends as if nothing had happened.

Each statement and each commit of a piece of work is a moment to be killed at. `make test` tries a
sample of the moments, drawn by a seed; `make check-all` tries every one.
"""

import contextlib
import os
import shutil
import signal
import sqlite3
import traceback
import warnings
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, NullPool, create_engine, event
from store_factory import BRIDGE, READER, SHIPS, SHIPS_REWORDED, content, make_reading, says
from typer.testing import CliRunner

from quotes.commands import app
from quotes.errors import NotFoundError
from quotes.settings import database_url
from quotes.store import open_store, upgrade_store
from quotes.store.upgrade import migrations_path

pytest_plugins = ["store_fixtures"]
pytestmark = pytest.mark.slow

Work = Callable[[Path], object]
NOW = datetime(2022, 4, 6, 12, tzinfo=UTC)
NEWER = replace(READER, weights="new weights")
PERSON = {"who": "desk"}
SAMPLE = 6
SAMPLED = pytest.mark.parametrize(
    "every",
    [
        pytest.param(False, id="sample"),
        pytest.param(True, id="every", marks=pytest.mark.exhaustive),
    ],
)
# What an index of full-text search is made of.
_OF_SEARCH = ("_data", "_idx", "_docsize", "_config")


class Clock(datetime):
    @classmethod
    def now(cls, tz: object = None) -> datetime:
        return NOW


def readings() -> list[Any]:
    return [
        make_reading(says(SHIPS, BRIDGE), "a", outlet="Daily", speakers=["Ada Brown"]),
        make_reading(says(SHIPS_REWORDED), "b", outlet="Post", speakers=["Ada Browne"]),
        make_reading(says(BRIDGE), "c", outlet="Echo", speakers=["Bo Reed"]),
    ]


def add(path: Path) -> None:
    with open_store(path, writable=True) as store:
        store.add_all(readings())
        store.add(make_reading(says(SHIPS), "d", outlet="Courier", speakers=["Cy Moss"]))


def reread(path: Path) -> None:
    with open_store(path, writable=True) as store:
        for article in list(store.iter_pending(NEWER)):
            found = make_reading(article.text, speakers=["Ada Brown"], reader=NEWER)
            store.reread(replace(found, article=article))


def merge(path: Path) -> None:
    with open_store(path, writable=True) as store:
        store.decisions.speakers.merge("Ada Browne", "Ada Brown", **PERSON)


def reject(path: Path) -> None:
    with open_store(path, writable=True) as store:
        store.decisions.quotations.reject(1, why="a title", **PERSON)


def remove(path: Path) -> None:
    with open_store(path, writable=True) as store, contextlib.suppress(NotFoundError):
        store.remove_article(1)


def export(path: Path) -> None:
    target = path.with_name("out.db")
    args = ["export", str(target), "--force", "--db", str(path)]
    assert CliRunner().invoke(app, args).exit_code == 0


def older(path: Path, revision: str) -> None:
    """Take a store's tables back to what an older version made."""
    engine = create_engine(database_url(str(path)), poolclass=NullPool)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrations_path()))
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the same happen at the same time, so that rows can be compared."""
    for module in ("records.decisions", "articles.detections", "articles.add"):
        monkeypatch.setattr(f"quotes.store.{module}.datetime", Clock)


def prepared(work: str, blank: Path, folder: Path) -> Path:
    """Return a store as it is before the work."""
    path = Path(shutil.copy(blank, folder / "quotes.db"))
    if work != "add":
        add(path)
    if work == "upgrade":
        older(path, "0004")
    return path


WORK: dict[str, Work] = {
    "add": add,
    "reread": reread,
    "merge": merge,
    "reject": reject,
    "remove": remove,
    "upgrade": upgrade_store,
    "export": export,
}


def add_beside(path: Path, *, until_closed: int) -> None:
    """Add articles one by one, some of them only when the other end of a pipe is closed."""
    with open_store(path, writable=True) as store:
        for name in ("e", "f", "g", "h"):
            if name == "g":
                os.read(until_closed, 1)
            found = make_reading(says(SHIPS, BRIDGE), name, outlet="Post", speakers=["Ada Browne"])
            store.add(found)


def rows(path: Path) -> dict[str, list[Any]]:
    """Return all rows; of full-text search, what its index is made of may differ."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)
            for (name,) in names
            if "_search_" not in name
            and not name.endswith(("_data", "_idx", "_docsize", "_config"))
        }


def files(folder: Path) -> set[str]:
    return {found.name for found in folder.iterdir() if not found.name.endswith(".backup")}


def count_moments(work: Work, path: Path) -> int:
    """Do the work; return how many statements and commits it took."""
    moments = 0

    def step(*_: object) -> None:
        nonlocal moments
        moments += 1

    event.listen(Engine, "before_cursor_execute", step)
    event.listen(Engine, "commit", step)
    try:
        work(path)
    finally:
        event.remove(Engine, "before_cursor_execute", step)
        event.remove(Engine, "commit", step)
    return moments


def moments_of(total: int, *, every: bool) -> list[int]:
    moments = range(1, total + 1)
    return [*moments] if every else sorted(Random(11).sample(moments, min(SAMPLE, total)))


def in_fork(work: Callable[[], object]) -> int:
    """Do the work in a fork; return its process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # xdist's threads, which do nothing
        process = os.fork()
    if process:
        return process
    failed = True
    try:
        work()
        failed = False
    finally:
        if failed:
            traceback.print_exc()
        os._exit(failed)


def end_of(process: int) -> int:
    """Wait for a process; return its exit status, or minus the signal that killed it."""
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def killed_at(moment: int, work: Work, path: Path) -> bool:
    """Do the work in a fork that is killed before its nth statement or commit, if there is one."""
    left = moment

    def step(*_: object) -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    def work_until_killed() -> None:
        event.listen(Engine, "before_cursor_execute", step)
        event.listen(Engine, "commit", step)
        work(path)

    end = end_of(in_fork(work_until_killed))
    assert end in {0, -signal.SIGKILL}
    return end != 0


def killed_beside(moment: int, work: Work, path: Path) -> bool:
    """Do as ``killed_at`` while another fork adds articles, before and after the end of that."""
    reading, writing = os.pipe()

    def add() -> None:
        os.close(writing)
        add_beside(path, until_closed=reading)

    other = in_fork(add)
    try:
        killed = killed_at(moment, work, path)
    finally:
        os.close(writing)
        end = end_of(other)
        os.close(reading)
    assert end == 0, moment
    return killed


@SAMPLED
@pytest.mark.parametrize("name", WORK)
def test_killed_work_done_again_ends_the_same(
    name: str, every: bool, blank_file: Path, tmp_path: Path
) -> None:
    work = WORK[name]
    for folder in ("once", "killed", "before"):
        (tmp_path / folder).mkdir()
    before = prepared(name, blank_file, tmp_path / "before")
    once = Path(shutil.copy(before, tmp_path / "once"))
    total = count_moments(work, once)
    for moment in moments_of(total, every=every):
        path = Path(shutil.copy(before, tmp_path / "killed"))
        assert killed_at(moment, work, path), moment
        if name != "upgrade":
            with open_store(path) as store:
                assert list(store.verify()) == [], moment
        work(path)
        assert rows(path) == rows(once), moment
        left = {found.name for found in path.parent.iterdir() if ".backup" not in found.name}
        assert left == {
            found.name for found in once.parent.iterdir() if ".backup" not in found.name
        }
        if name == "export":
            assert rows(path.with_name("out.db")) == rows(once.with_name("out.db"))
        shutil.rmtree(path.parent)
        path.parent.mkdir()


@SAMPLED
@pytest.mark.parametrize("name", ["add", "reread", "merge", "reject", "remove", "upgrade"])
def test_a_writer_goes_on_beside_one_that_is_killed(
    name: str, every: bool, blank_file: Path, tmp_path: Path
) -> None:
    """The order of the two is left to chance: whatever it was, nothing is lost, doubled or half."""
    work = WORK[name]
    for folder in ("once", "killed", "before"):
        (tmp_path / folder).mkdir()
    before = prepared(name, blank_file, tmp_path / "before")
    once = Path(shutil.copy(before, tmp_path / "once"))
    total = count_moments(work, once)
    add_beside(once, until_closed=os.open(os.devnull, os.O_RDONLY))
    work(once)
    with open_store(once) as store:
        expected = content(store)
    killed = 0
    for moment in moments_of(total, every=every):
        path = Path(shutil.copy(before, tmp_path / "killed"))
        # What the other one has added or upgraded already changes how many statements it takes.
        killed += killed_beside(moment, work, path)
        with open_store(path) as store:
            assert list(store.verify()) == [], moment
            assert {one.article for one in store.articles()} >= set("efgh")
        work(path)
        with open_store(path) as store:
            assert list(store.verify()) == [], moment
            assert content(store) == expected, moment
        assert files(path.parent) == {path.name}
        shutil.rmtree(path.parent)
        path.parent.mkdir()
    # An upgrade is done once: where the other one always comes first, there is nothing to kill.
    assert killed or name == "upgrade"
