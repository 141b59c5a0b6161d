from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from raw_server import Serve, Server

from quotes.ingest import read_articles
from quotes.types import Article, Failure

ReadFile = Callable[[str, str | bytes], list[Article | Failure]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the working folder, so that paths are as people give them."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def read_file(folder: Path) -> ReadFile:
    """Write a file and read it."""

    def read(name: str, content: str | bytes) -> list[Article | Failure]:
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
        return list(read_articles([name]))

    return read


@pytest.fixture
def read_article(read_file: ReadFile) -> Callable[[str, str | bytes], Article]:
    """Write a file and read the one article that it must hold."""

    def read(name: str, content: str | bytes) -> Article:
        [found] = read_file(name, content)
        assert isinstance(found, Article), found
        return found

    return read


@pytest.fixture
def read_failure(read_file: ReadFile) -> Callable[[str, str | bytes], Failure]:
    """Write a file and read the one failure that it must give."""

    def read(name: str, content: str | bytes) -> Failure:
        [found] = read_file(name, content)
        assert isinstance(found, Failure), found
        return found

    return read


@pytest.fixture
def start() -> Iterator[Callable[..., Server]]:
    """Start a server on an address of this machine."""
    with ExitStack() as running:

        def run(host: str, serve: Serve | None = None) -> Server:
            server = Server(host, serve)
            running.callback(server.listening.close)
            return server

        yield run
