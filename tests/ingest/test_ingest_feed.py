import gzip
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

import pytest

from quotes.errors import IngestError
from quotes.ingest import read_articles
from quotes.ingest.feed import FetchLimits, read_address
from quotes.types import Article, Failure

Answer = Callable[[BaseHTTPRequestHandler], None]

PAGE = (
    "<html><head>{head}</head><body><article><p>“We have nothing left,” the mayor said on Tuesday."
    "</p></article></body></html>"
)
WORDS = "“We have nothing left,” the mayor said on Tuesday."
WHOLE = PAGE.format(head="").encode()
PACKED = gzip.compress(WHOLE)
IN_TWO = gzip.compress(WHOLE[:90]) + gzip.compress(WHOLE[90:])
TIGHT = FetchLimits(connect=1, read=0.2, total=0.4, size=50_000, redirects=3)


def send(status: int, kind: str, data: bytes, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        if kind:
            request.send_header("Content-Type", kind)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(data)

    return answer


def redirect(target: str) -> Answer:
    return send(302, "text/html", b"", Location=target)


def sleep(request: BaseHTTPRequestHandler) -> None:
    time.sleep(0.5)


def drip(request: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, each in time, and never end."""
    send(200, "text/html", b"<html>")(request)
    for _ in range(40):
        request.wfile.write(b" ")
        time.sleep(0.05)


def send_for_ever(request: BaseHTTPRequestHandler) -> None:
    send(200, "text/plain", b"")(request)
    for _ in count():
        request.wfile.write(b"word " * 2_000)


def chunked(request: BaseHTTPRequestHandler) -> None:
    request.protocol_version = "HTTP/1.1"
    send(200, "text/plain", b"", Transfer_Encoding="chunked")(request)
    for piece in (WORDS.encode()[:9], WORDS.encode()[9:], b""):
        request.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
    request.close_connection = True


def bomb(request: BaseHTTPRequestHandler) -> None:
    send(200, "text/plain", gzip.compress(bytes(5_000_000)), Content_Encoding="gzip")(request)


CANONICAL = '<link rel="canonical" href="/story"><meta property="og:site_name" content="Daily">'
SYNDICATED = '<link rel="canonical" href="https://agency.example/story">'
ANSWERS: dict[str, Answer] = {
    "/page": send(200, "text/html; charset=utf-8", PAGE.format(head="").encode()),
    "/canonical": send(200, "text/html", PAGE.format(head=CANONICAL).encode()),
    "/syndicated": send(200, "text/html", PAGE.format(head=SYNDICATED).encode()),
    "/charset": send(200, "text/html; charset=windows-1252", PAGE.format(head="").encode("cp1252")),
    "/packed": send(200, "text/html", PACKED, Content_Encoding="gzip"),
    "/packed-in-two": send(200, "text/html", IN_TWO, Content_Encoding="x-gzip"),
    "/packed-and-more": send(200, "text/html", PACKED + b"more", Content_Encoding="gzip"),
    "/packed-by-zlib": send(200, "text/html", zlib.compress(WHOLE), Content_Encoding="deflate"),
    "/packed-and-cut": send(
        200,
        "text/html",
        PACKED[:-30],
        Content_Encoding="gzip",
        Content_Length=str(len(PACKED) - 30),
    ),
    "/packed-without-its-end": send(200, "text/html", PACKED[:-1], Content_Encoding="gzip"),
    "/packed-and-damaged": send(200, "text/html", PACKED[:-8] + bytes(8), Content_Encoding="gzip"),
    "/plain": send(200, "text/plain", f"Title: Port\n\n{WORDS}".encode()),
    "/chunked": chunked,
    "/lines.jsonl": send(200, "text/plain", b'{"text": "One."}\n{"id": "b", "text": "Two."}\n'),
    "/table": send(200, "text/csv", b"id,text\n7,One.\n"),
    "/lines.jsonl.gz": send(200, "application/gzip", gzip.compress(b'{"text": "One."}')),
    "/moved": redirect("/moved-again"),
    "/moved-again": redirect("page?utm_source=moved#top"),
    "/to-file": redirect("file:///etc/hosts"),
    "/to-nowhere": redirect("http://["),
    "/missing": send(404, "text/html", PAGE.format(head="").encode()),
    "/empty": send(200, "text/html", b""),
    "/list": send(200, "text/html", b"<html><body><a href=/>Home</a></body></html>"),
    "/image": send(200, "image/png", b"\x89PNG"),
    "/typeless": send(200, "", PAGE.format(head="").encode()),
    "/not-packed": send(200, "text/html", b"plain", Content_Encoding="gzip"),
    "/sleep": sleep,
    "/drip": drip,
    "/endless": send_for_ever,
    "/bomb": bomb,
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/round/"):
            redirect(f"/round/{int(path.rpartition('/')[2]) + 1}")(self)
        else:
            ANSWERS[path](self)

    def log_message(self, *args: object) -> None:
        """Keep the tests' output clean."""


class Server(ThreadingHTTPServer):
    def handle_error(self, *args: object) -> None:
        """Pass over clients that went away: that is what limits are for."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with Server(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def read(address: str) -> Article:
    [article] = read_articles([address])
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize(
    "path",
    [
        "/page",
        "/charset",
        "/packed",
        "/packed-in-two",
        "/packed-and-more",
        "/packed-by-zlib",
        "/plain",
        "/chunked",
    ],
    ids=lambda path: path[1:],
)
def test_kinds_of_answers(server: str, path: str) -> None:
    article = read(server + path)
    assert article.text == WORDS
    assert (article.id, article.url, article.origin) == (server + path,) * 3
    assert not article.text_given


def test_the_canonical_address_is_the_articles(server: str) -> None:
    article = read(f"{server}/canonical")
    assert (article.url, article.outlet) == (f"{server}/story", "Daily")
    assert article.origin == f"{server}/canonical"


def test_a_copy_on_another_site_keeps_its_own_address(server: str) -> None:
    assert read(f"{server}/syndicated").url == f"{server}/syndicated"


def test_redirects_are_followed_to_the_final_address(server: str) -> None:
    article = read(f"{server}/moved")
    assert (article.url, article.origin) == (f"{server}/page", f"{server}/moved")


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("/lines.jsonl", ["/lines.jsonl:1", "b"]),
        ("/lines.jsonl.gz", ["/lines.jsonl.gz:1"]),
        ("/table", ["7"]),
    ],
)
def test_many_articles_at_one_address(server: str, path: str, ids: list[str]) -> None:
    found = list(read_articles([server + path]))
    assert all(isinstance(item, Article) and item.url is None for item in found)
    assert [item.id and item.id.removeprefix(server) for item in found] == ids


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/missing", "status 404"),
        ("/round/1", "redirects more than 5 times"),
        ("/to-file", "not an http(s) address"),
        ("/to-nowhere", "can't be fetched"),
        ("/empty", "is empty"),
        ("/list", "no article found"),
        ("/image", "type image/png"),
        ("/typeless", "type unknown"),
        ("/not-packed", "can't be fetched (its packed body is damaged)"),
        ("/packed-and-damaged", "can't be fetched (its packed body is damaged)"),
        ("/packed-and-cut", "can't be fetched (its packed body breaks off)"),
        ("/packed-without-its-end", "can't be fetched (its packed body breaks off)"),
    ],
)
def test_a_bad_answer_fails_and_the_next_input_is_read(server: str, path: str, words: str) -> None:
    failure, article = read_articles([server + path, f"{server}/page"])
    assert isinstance(failure, Failure)
    assert failure.origin == server + path
    assert words in failure.message
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/sleep", "did not answer in time"),
        ("/drip", "over 0.4 seconds"),
        ("/endless", "over 50,000 bytes"),
        ("/bomb", "over 50,000 bytes"),
        ("/round/1", "more than 3 times"),
    ],
)
def test_limits_are_kept(server: str, path: str, words: str) -> None:
    with pytest.raises(IngestError, match=words):
        list(read_address(server + path, TIGHT))


def test_a_closed_port_fails() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as unused:
        address = f"http://127.0.0.1:{unused.server_port}/"
    [failure] = read_articles([address])
    assert isinstance(failure, Failure)
    assert "can't be fetched" in failure.message


@pytest.mark.parametrize("address", ["http://", "http://[", "https://:x/", f"http://{'a' * 70}.x/"])
def test_a_broken_address_fails(address: str) -> None:
    [failure] = read_articles([address])
    assert isinstance(failure, Failure)
    assert (failure.origin, "can't be fetched" in failure.message) == (address, True)
