"""A fresh store for each test, in SQLite and, where its programs are, in PostgreSQL."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.store import Store, open_store


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Start a cluster of our own, reached by a socket in its folder; give that folder."""
    pytest.importorskip("psycopg", reason="needs psycopg: install the extra postgresql")
    initdb = _program("initdb")
    if initdb is None:
        pytest.skip(
            "needs PostgreSQL's programs: initdb is neither on PATH nor where Debian has it"
        )
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


@pytest.fixture
def postgresql_target(postgresql_server: str) -> str:
    """Return the URL of a new, empty database."""
    import psycopg

    with psycopg.connect(host=postgresql_server, user="desk", dbname="postgres") as connection:
        connection.autocommit = True
        number = len(connection.execute("SELECT 1 FROM pg_database").fetchall())
        connection.execute(f"CREATE DATABASE quotes{number}")  # type: ignore[arg-type]
    return f"postgresql://desk@/quotes{number}?host={postgresql_server}"


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)],
)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where a store may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "quotes.db")
    return str(request.getfixturevalue("postgresql_target"))


@pytest.fixture
def store(target: str) -> Iterator[Store]:
    """Give an empty store that is open for writing."""
    with open_store(target, writable=True) as opened:
        yield opened


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
