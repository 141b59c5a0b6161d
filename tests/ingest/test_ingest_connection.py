"""Where a fetch may go: what a person gives, and where a page may lead."""

import socket
import ssl
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest
from raw_server import PAGE, Server, redirect

from quotes.ingest import connection, read_articles
from quotes.ingest.networks import kind_of_network
from quotes.types import Article, Failure


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
