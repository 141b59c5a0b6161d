"""A fresh store for each test, in SQLite and, where its programs are, in PostgreSQL."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from store_factory import Fill, FillTarget

from quotes.store import Store, open_store, upgrade_store

_numbers = count()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Start a cluster of our own, reached by a socket in its folder; give that folder."""
    initdb = _program("initdb")
    if initdb is None:
        missing = "needs PostgreSQL's programs: initdb is neither on PATH nor where Debian has it"
        if "CI" in os.environ:  # there a skipped test would go unnoticed
            pytest.fail(missing)
        pytest.skip(missing)
    folder = Path(tempfile.mkdtemp(prefix="quotes-pg-"))
    user = _server_user(folder)
    data = folder / "data"
    pg_ctl = initdb.with_name("pg_ctl")
    settings = f"-k {folder} -c listen_addresses='' -c fsync=off"
    _run([initdb, "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], user)
    _run([pg_ctl, "-D", data, "-w", "-l", folder / "log", "-o", settings, "start"], user)
    yield str(folder)
    _run([pg_ctl, "-D", data, "-w", "-m", "immediate", "stop"], user)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def blank_database(postgresql_server: str) -> str:
    """Make the tables once: a copy of them takes a fifth of the time."""
    _create_database(postgresql_server, "blank", "template1")
    upgrade_store(_url(postgresql_server, "blank"))
    return "blank"


@pytest.fixture
def empty_database(postgresql_server: str) -> str:
    """Return the URL of a database without tables."""
    return _new_database(postgresql_server, "template1")


@pytest.fixture(
    scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
)
def new_target(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], str]:
    """Return what makes an empty store and says where it is."""
    if request.param == "sqlite":
        blank = request.getfixturevalue("blank_file")
        return lambda: str(shutil.copy(blank, tmp_path_factory.mktemp("store") / "quotes.db"))
    server = request.getfixturevalue("postgresql_server")
    blank = request.getfixturevalue("blank_database")
    return lambda: _new_database(server, blank)


@pytest.fixture
def target(new_target: Callable[[], str]) -> str:
    """Return where an empty store is."""
    return new_target()


@pytest.fixture
def store(target: str) -> Iterator[Store]:
    """Give an empty store that is open for writing."""
    with open_store(target, writable=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def fill_target(tmp_path_factory: pytest.TempPathFactory) -> FillTarget:
    """Return what fills the empty store at a target: a file once, and from then on by a copy."""
    filled: dict[Fill, Path] = {}

    def run(target: str, fill: Fill) -> None:
        if "://" not in target and fill in filled:
            shutil.copy(filled[fill], target)
            return
        with open_store(target, writable=True) as store:
            fill(store)
        if "://" not in target:
            filled[fill] = Path(shutil.copy(target, tmp_path_factory.mktemp("filled")))

    return run


def _new_database(server: str, template: str) -> str:
    name = f"quotes{next(_numbers)}"
    _create_database(server, name, template)
    return _url(server, name)


def _create_database(server: str, name: str, template: str) -> None:
    import psycopg

    with psycopg.connect(host=server, user="desk", dbname="postgres", autocommit=True) as opened:
        opened.execute(f"CREATE DATABASE {name} TEMPLATE {template}")  # type: ignore[arg-type]


def _url(server: str, name: str) -> str:
    return f"postgresql://desk@/{name}?host={server}"


def _program(name: str) -> Path | None:
    if found := shutil.which(name):
        return Path(found)
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return places[-1] if places else None


def _server_user(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root: as root, leave the folder to somebody else."""
    if os.getuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return nobody.pw_name


def _run(command: list[object], user: str | None) -> None:
    words = [str(word) for word in command]
    done = subprocess.run(
        words, user=user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
