"""The time of a fetch is over when it is over, whatever a server sends."""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack

import pytest
from raw_server import WORDS, Serve, Server, answer, redirect

from quotes.errors import IngestError
from quotes.ingest.feed import FetchLimits, read_address
from quotes.types import Article

pytestmark = pytest.mark.slow  # starts processes, and waits for limits

TIGHT = FetchLimits(total=0.5, headers=2_000)
IMPATIENT = FetchLimits(connect=0.2)


def drip(data: bytes) -> Serve:
    """Return what sends a byte now and then, each in time, and never ends."""

    def serve(client: socket.socket) -> None:
        for byte in data:
            client.sendall(bytes([byte]))
            time.sleep(0.05)

    return serve


def send(data: bytes) -> Serve:
    def serve(client: socket.socket) -> None:
        client.recv(65536)
        client.sendall(data)

    return serve


def continue_for_ever(client: socket.socket) -> None:
    client.recv(65536)
    while True:
        client.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")


def redirect_slowly(client: socket.socket) -> None:
    client.recv(65536)
    time.sleep(0.15)
    client.sendall(redirect("/again"))


SLOW_CHUNKS = answer("HTTP/1.1 200 OK", "Content-Type: text/plain", "Transfer-Encoding: chunked")


@pytest.mark.parametrize(
    "serve",
    [
        pytest.param(drip(b"H" * 100), id="status"),
        pytest.param(drip(answer("HTTP/1.1 200 OK", "X: " + "x" * 100)), id="headers"),
        pytest.param(redirect_slowly, id="redirects"),
    ],
)
def test_the_whole_time_holds_before_any_page(serve: Serve, start: Callable[..., Server]) -> None:
    with pytest.raises(IngestError, match=r"took over 0\.5 seconds"):
        list(read_address(start("127.0.0.1", serve).url, TIGHT))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"x" * 100, id="body"),
        pytest.param(b"0" * 100, id="length-of-a-chunk"),
        pytest.param(b"0\r\n" + b"x" * 100, id="trailer"),
    ],
)
def test_the_whole_time_holds_in_a_page(data: bytes, start: Callable[..., Server]) -> None:
    def serve(client: socket.socket) -> None:
        client.recv(65536)
        client.sendall(SLOW_CHUNKS + (b"64\r\n" if data[0] == ord("x") else b""))
        drip(data)(client)

    with pytest.raises(IngestError, match=r"took over 0\.5 seconds"):
        list(read_address(start("127.0.0.1", serve).url, TIGHT))


def test_the_start_of_tls_has_its_time(start: Callable[..., Server]) -> None:
    # A record of 100 bytes that comes a byte at a time.
    serve = drip(b"\x16\x03\x03\x00\x64\x02\x00\x00\x60" + b"\x03" * 100)
    url = start("127.0.0.1", serve).url.replace("http", "https")

    with pytest.raises(IngestError, match="did not answer in time"):
        list(read_address(url, IMPATIENT))


@pytest.mark.parametrize(
    ("answered", "words"), [(0.3, "can't be fetched"), (5, r"took over 0\.5 seconds")]
)
def test_looking_a_name_up_counts(
    answered: float, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    enough = threading.Event()

    def look_up(*_: object, **__: object) -> list[object]:
        enough.wait(answered)
        message = "no such name"
        raise socket.gaierror(socket.EAI_NONAME, message)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(IngestError, match=words):
        list(read_address("http://slow.example/", TIGHT))
    enough.set()


def test_a_port_that_never_answers_has_its_time(start: Callable[..., Server]) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as deaf, ExitStack() as waiting:
        for _ in range(3):  # more than it keeps: further ones are not even refused
            client = waiting.enter_context(socket.socket())
            client.setblocking(False)
            client.connect_ex(deaf.getsockname())
        with pytest.raises(IngestError, match="did not answer in time"):
            list(read_address(f"http://127.0.0.1:{deaf.getsockname()[1]}/", IMPATIENT))


@pytest.mark.parametrize(
    "serve",
    [
        pytest.param(send(answer("HTTP/1.1 200 OK", *["X: " + "x" * 90] * 30)), id="many"),
        pytest.param(send(answer("HTTP/1.1 200 OK", "X: " + "x" * 3_000)), id="long"),
        pytest.param(send(b"H" * 3_000), id="status"),
        pytest.param(continue_for_ever, id="interim-answers"),
    ],
)
def test_what_comes_before_a_page_has_a_size(serve: Serve, start: Callable[..., Server]) -> None:
    with pytest.raises(IngestError, match="over 2,000 bytes before any page"):
        list(read_address(start("127.0.0.1", serve).url, TIGHT))


def test_a_page_may_be_larger_than_what_comes_before_it(start: Callable[..., Server]) -> None:
    page = answer("HTTP/1.1 200 OK", "Content-Type: text/plain", body=f"{WORDS} " * 100)
    [article] = read_address(start("127.0.0.1", send(page)).url, TIGHT)

    assert isinstance(article, Article)
    assert article.text.count(WORDS) == 100
