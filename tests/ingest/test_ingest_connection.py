"""Where a fetch may go, and that its time is over when it is over, whatever a server sends."""

import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from shutil import which

import pytest

from quotes.errors import IngestError
from quotes.ingest import connection, read_articles
from quotes.ingest.feed import FetchLimits, read_address
from quotes.ingest.networks import kind_of_network
from quotes.types import Article, Failure

WORDS = "“We have nothing left,” the mayor said on Tuesday."
TIGHT = FetchLimits(total=0.5, headers=2_000)
IMPATIENT = FetchLimits(connect=0.2)

Serve = Callable[[socket.socket], None]


def answer(*lines: str, body: str = "") -> bytes:
    return "\r\n".join([*lines, "", body]).encode()


PAGE = answer("HTTP/1.1 200 OK", "Content-Type: text/plain", "Connection: close", body=WORDS)


def redirect(url: str) -> bytes:
    return answer("HTTP/1.1 302 Found", f"Location: {url}", "Content-Length: 0")


class Server:
    """A server on one address of this machine; what it sends is up to the test."""

    def __init__(self, host: str, serve: Serve | None = None) -> None:
        self.listening = socket.create_server((host, 0))
        self.port: int = self.listening.getsockname()[1]
        self.url = f"http://{host}:{self.port}"
        self.pages: dict[str, bytes] = {}
        self.asked: list[tuple[str, str]] = []
        self.serve = serve or self._send_page
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listening.accept()
                threading.Thread(target=self._talk, args=(client,), daemon=True).start()

    def _talk(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            self.serve(client)

    def _send_page(self, client: socket.socket) -> None:
        lines = client.recv(65536).decode().split("\r\n")
        path = lines[0].split()[1]
        self.asked += [(path, line) for line in lines if line.lower().startswith("host:")]
        client.sendall(self.pages.get(path, PAGE))


@pytest.fixture
def start() -> Iterator[Callable[..., Server]]:
    with ExitStack() as running:

        def run(host: str, serve: Serve | None = None) -> Server:
            server = Server(host, serve)
            running.callback(server.listening.close)
            return server

        yield run


@pytest.fixture
def outside(start: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> Server:
    """Return a server that counts as one on the internet; others on this machine do not."""

    def kind(address: str) -> str | None:
        return None if address == "127.0.0.1" else kind_of_network(address)

    monkeypatch.setattr(connection, "kind_of_network", kind)
    return start("127.0.0.1")


@pytest.fixture
def inside(start: Callable[..., Server]) -> Server:
    return start("127.0.0.2")


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """Return what the resolver says of each name: an answer a question, the last one for ever."""
    told: dict[str, list[list[str]]] = {}
    ask = socket.getaddrinfo

    def look_up(host: str, *args: object, **options: object) -> list[object]:
        answers = told.get(host)
        if answers is None:
            return ask(host, *args, **options)  # type: ignore[arg-type, return-value]
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            found
            for address in addresses
            for found in ask(address, *args, **options)  # type: ignore[arg-type]
        ]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return told


def read(address: str, **options: bool) -> Article | Failure:
    [item] = read_articles([address], **options)
    return item


def refusal(address: str) -> str:
    item = read(address)
    assert isinstance(item, Failure), item
    return item.message


def test_a_page_may_not_lead_to_this_machine(outside: Server, inside: Server) -> None:
    outside.pages["/"] = redirect(f"{inside.url}/admin")

    message = refusal(outside.url)

    assert message.startswith(f"leads to {inside.url}/admin at 127.0.0.2 (loopback)")
    assert "--allow-private" in message
    assert not inside.asked


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("http://127.9.9.9/", "loopback"),
        ("http://127.2/", "loopback"),
        ("http://0x7f000002/", "loopback"),
        ("http://[::1]/", "loopback"),
        ("http://[::ffff:7f00:2]/", "loopback"),
        ("http://10.1.2.3/", "private"),
        ("http://192.168.0.1:8080/", "private"),
        ("http://100.64.0.9/", "shared"),
        ("http://169.254.169.254/latest/meta-data", "link-local"),
        ("https://[fd00::1]/", "private"),
        ("http://0.0.0.0/", "unspecified"),
        ("//[64:ff9b::7f00:1]/", "loopback"),
        ("http://[2002:0a00:0001::]/", "private"),
    ],
)
def test_in_whatever_form_the_address_is_written(outside: Server, target: str, kind: str) -> None:
    outside.pages["/"] = redirect(target)

    assert f"({kind})" in refusal(outside.url)


def test_nor_may_a_later_page(outside: Server, inside: Server) -> None:
    outside.pages["/"] = redirect("/again")
    outside.pages["/again"] = redirect(inside.url)

    assert "(loopback)" in refusal(outside.url)
    assert not inside.asked


@pytest.mark.parametrize("target", ["file:///etc/hosts", "ftp://h.example/", "data:,x", "gopher:x"])
def test_nor_to_anything_but_a_web_address(outside: Server, target: str) -> None:
    outside.pages["/"] = redirect(target)

    assert "not an http(s) address" in refusal(outside.url)


def test_whoever_gives_a_private_address_means_it(outside: Server, inside: Server) -> None:
    inside.pages["/"] = redirect(f"{inside.url}/next")
    inside.pages["/next"] = redirect(outside.url)
    outside.pages["/"] = redirect(f"{inside.url}/page")

    article = read(inside.url)

    assert isinstance(article, Article)
    assert article.url == f"{inside.url}/page"


def test_whoever_allows_it_lets_pages_lead_there(outside: Server, inside: Server) -> None:
    outside.pages["/"] = redirect(f"{inside.url}/page")

    article = read(outside.url, allow_private=True)

    assert isinstance(article, Article)
    assert article.url == f"{inside.url}/page"


def test_a_name_is_looked_up_once_and_that_answer_is_used(
    outside: Server, inside: Server, names: dict[str, list[list[str]]]
) -> None:
    """A name whose second answer is another one gains nothing: there is no second question."""
    names["rebinds.example"] = [["127.0.0.1"], ["127.0.0.2"]]
    outside.pages["/"] = redirect(f"http://rebinds.example:{outside.port}/page")

    article = read(outside.url)

    assert isinstance(article, Article)
    assert outside.asked[-1] == ("/page", f"Host: rebinds.example:{outside.port}")
    assert names["rebinds.example"] == [["127.0.0.2"]]
    assert not inside.asked


def test_a_name_is_checked_again_at_each_step(
    outside: Server, inside: Server, names: dict[str, list[list[str]]]
) -> None:
    names["rebinds.example"] = [["127.0.0.1"], ["127.0.0.2"]]
    outside.pages["/"] = redirect(f"http://rebinds.example:{inside.port}/admin")

    message = refusal(f"http://rebinds.example:{outside.port}/")

    assert f"http://rebinds.example:{inside.port}/admin at 127.0.0.2 (loopback)" in message
    assert not inside.asked


def test_of_several_addresses_only_public_ones_are_tried(
    outside: Server, names: dict[str, list[list[str]]]
) -> None:
    names["both.example"] = [["127.0.0.2", "127.0.0.1"]]
    outside.pages["/"] = redirect(f"http://both.example:{outside.port}/page")

    assert isinstance(read(outside.url), Article)


def test_the_next_address_is_tried_where_one_refuses(
    inside: Server, names: dict[str, list[list[str]]]
) -> None:
    names["both.example"] = [["127.0.0.1", "127.0.0.2"]]

    assert isinstance(read(f"http://both.example:{inside.port}/page"), Article)


def test_proxies_of_the_environment_are_not_used(
    outside: Server, inside: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", inside.url)

    assert isinstance(read(outside.url), Article)
    assert not inside.asked


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a certificate with its key, for one name."""
    if not which("openssl"):
        pytest.skip("openssl makes the certificate")
    folder = tmp_path_factory.mktemp("certificate")
    request = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    subject = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run([*request.split(), *subject, *files], check=True, capture_output=True)
    return folder


@pytest.fixture
def secure(
    certificate: Path, start: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> tuple[int, list[str | None]]:
    """Return the port of a server with that certificate, and the names that it is asked for."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate / "certificate.pem", certificate / "key.pem")
    asked: list[str | None] = []
    context.sni_callback = lambda _, name, __: asked.append(name)

    def serve(client: socket.socket) -> None:
        with context.wrap_socket(client, server_side=True) as wrapped:
            wrapped.recv(65536)
            wrapped.sendall(PAGE)

    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "certificate.pem"))
    return start("127.0.0.1", serve).port, asked


@pytest.mark.parametrize(
    ("host", "is_read"), [("news.example", True), ("other.example", False)], ids=["own", "another"]
)
def test_tls_is_for_the_name_whatever_was_connected_to(
    host: str,
    is_read: bool,
    secure: tuple[int, list[str | None]],
    names: dict[str, list[list[str]]],
) -> None:
    port, asked = secure
    names[host] = [["127.0.0.1"]]

    item = read(f"https://{host}:{port}/")

    assert asked == [host]
    assert isinstance(item, Article) is is_read
    assert is_read or "certificate" in getattr(item, "message", "")


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
