"""Connections of one fetch: only to addresses that were checked, and only while its time lasts."""

import io
import socket
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPResponse
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    LocationValueError,
    NewConnectionError,
)
from urllib3.util import parse_url

from quotes.errors import IngestError
from quotes.ingest.networks import kind_of_network
from quotes.text.inflection import count_of, in_number

if TYPE_CHECKING:
    from quotes.ingest.feed import FetchLimits

ADVICE = "save the page and give the file"
_HEADERS = {"User-Agent": "quote-provenance", "Accept-Encoding": "gzip"}
_PACKED = frozenset(["gzip", "x-gzip", "deflate"])
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_GZIP_BEGINS = b"\x1f\x8b"
_UNPACKED_AT_ONCE = 1 << 16
_LEAST = 0.001  # seconds; 0 would mean not to wait at all

_FAMILIES = (socket.AF_INET, socket.AF_INET6)
# What the system's resolver gives: family, type, protocol, canonical name, address.
_Place = tuple[int, int, int, str, tuple[Any, ...]]


@dataclass(slots=True)
class Fetch:
    """The fetch of one address: where it has come to, where it may go, and its time.

    Attributes:
        url: Where it is now.
        limits: How long and how much it may take.
        allow_private: Whether a page may lead to an address that not everybody can reach. It
            may if the address that a person gave is such a one itself.
        is_led: Whether a page led here, rather than a person.
    """

    url: str
    limits: "FetchLimits"
    allow_private: bool = False
    is_led: bool = False
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        self._end = monotonic() + self.limits.total

    def follow(self, url: str) -> None:
        """Go on to where a page leads."""
        self.url, self.is_led = url, True

    def check_time(self) -> None:
        """Check that there is time left.

        Raises:
            IngestError: The time for the whole is over.
        """
        if monotonic() >= self._end:
            total = self.limits.total
            long = f"{total:g} {in_number('second', total)}"
            message = f"took over {long}: try again later, or {ADVICE}"
            raise IngestError(message)

    def cap(self, seconds: float) -> float:
        """Return how long the next step may take: so many seconds, but no longer than the whole.

        Raises:
            IngestError: The time for the whole is over.
        """
        self.check_time()
        return max(min(seconds, self._end - monotonic()), _LEAST)

    def connect(self, host: str, port: int) -> socket.socket:
        """Connect to one of a host's addresses that may be reached from here.

        The name is looked up once, and what was checked is connected to: a second answer could be
        another one.

        Raises:
            IngestError: No page may lead to any of the addresses.
            OSError: None of them answers, or there is none.
        """
        places = [
            (place, kind_of_network(place[4][0]))
            for place in _look_up(host, port, self.cap(self.limits.total))
        ]
        anywhere = self.allow_private or not self.is_led
        open_ = [(place, kind) for place, kind in places if anywhere or kind is None]
        if places and not open_:
            place, kind = places[0]
            message = (
                f"leads to {self.url} at {place[4][0]} ({kind}), where no page on the internet may "
                f"lead: add --allow-private if that is meant, or {ADVICE}"
            )
            raise IngestError(message)
        failure = OSError("the host has no address")
        for place, kind in open_:
            try:
                connected = _connect(place, self.cap(self.limits.connect))
            except OSError as exc:
                failure = exc
            else:
                self.allow_private |= kind is not None
                return connected
        raise failure


@contextmanager
def request(fetch: Fetch) -> Iterator[BaseHTTPResponse]:
    """Ask for the address where a fetch is; give the answer, whose body is not read yet.

    Proxies that the environment names are not used: a proxy would look names up itself, and what
    it connects to could not be checked.

    Raises:
        IngestError: It may not be reached, takes too long, or sends too much before the body.
        HTTPError: It can't be reached.
    """
    limits, parts = fetch.limits, parse_url(fetch.url)
    if not parts.host:
        message = "no host is named"
        raise LocationValueError(message)
    pool_class = _SecurePool if parts.scheme == "https" else _Pool
    timeout = Timeout(connect=limits.connect, read=limits.read)
    with pool_class(
        parts.host, parts.port, headers=_HEADERS, retries=False, timeout=timeout, fetch=fetch
    ) as pool:
        response = pool.request("GET", parts.request_uri, redirect=False, preload_content=False)
        try:
            yield response
        finally:
            response.close()


def unpack(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Yield a body as it was before its server packed it; what is not packed stays as it is.

    The client's own unpacking takes a body that breaks off for a whole one.

    Args:
        chunks: The body as it comes.
        encoding: What its server says it is packed with.

    Raises:
        DecodeError: It is damaged or breaks off.
    """
    if encoding.strip().lower() not in _PACKED:
        yield from chunks
        return
    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
    empty = True
    for chunk in chunks:
        empty, waiting = False, chunk
        while waiting or not unpacker.eof:
            if unpacker.eof:
                if not waiting.startswith(_GZIP_BEGINS):
                    return  # other clients pass over what stands behind the end, too
                unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
            piece = _decompress(unpacker, waiting)
            waiting = unpacker.unconsumed_tail or unpacker.unused_data
            if piece:
                yield piece
            if not waiting and len(piece) < _UNPACKED_AT_ONCE:
                break
    if not unpacker.eof and not empty:
        message = "its packed body breaks off"
        raise DecodeError(message)


def _decompress(unpacker: Any, packed: bytes) -> bytes:
    try:
        unpacked: bytes = unpacker.decompress(packed, _UNPACKED_AT_ONCE)
    except zlib.error as exc:
        message = "its packed body is damaged"
        raise DecodeError(message) from exc
    return unpacked


def _look_up(host: str, port: int, seconds: float) -> list[_Place]:
    """Return where a host is.

    A thread of its own asks, since nothing ends a question to the system's resolver.

    Raises:
        OSError: There is no such host, or no answer in time.
    """
    answer: Future[list[_Place]] = Future()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.set_result([place for place in found if place[0] in _FAMILIES])
        except (OSError, ValueError) as exc:  # no name that could be looked up is a ValueError
            answer.set_exception(exc)

    Thread(target=ask, daemon=True).start()
    return answer.result(seconds)


def _connect(place: _Place, seconds: float) -> socket.socket:
    family, kind, protocol, _, address = place
    connected = socket.socket(family, kind, protocol)
    try:
        connected.settimeout(seconds)
        connected.connect(address)
    except BaseException:
        connected.close()
        raise
    return connected


class _Answer(HTTPResponse):
    """An answer that is read only while the time of the whole lasts."""

    def __init__(
        self, fetch: Fetch, sock: socket.socket, debuglevel: int = 0, method: str | None = None
    ) -> None:
        super().__init__(sock, debuglevel, method)
        self._stream = _Stream(fetch, sock, self.fp.detach())
        self.fp = io.BufferedReader(self._stream)

    def begin(self) -> None:
        """Read what stands before the body, which has a limit of its own."""
        super().begin()
        self._stream.room = None


class _Stream(io.RawIOBase):
    """What a server sends: each piece is waited for no longer than the whole may take."""

    def __init__(self, fetch: Fetch, sock: socket.socket, raw: io.RawIOBase) -> None:
        self._fetch, self._sock, self._raw = fetch, sock, raw
        self.room: int | None = fetch.limits.headers

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        limits = self._fetch.limits
        if self.room is not None and self.room <= 0:
            before = count_of(limits.headers, "byte")
            message = f"sends over {before} before any page: check the address, or {ADVICE}"
            raise IngestError(message)
        self._sock.settimeout(self._fetch.cap(limits.read))
        count = self._raw.readinto(memoryview(buffer)[: self.room])
        if self.room is not None:
            self.room -= count or 0
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


class Connection(HTTPConnection):
    """A connection to an address that a fetch may reach."""

    def __init__(
        self, host: str, port: int | None = None, *, fetch: Fetch, **settings: Any
    ) -> None:
        super().__init__(host, port, **settings)
        self._name, self._fetch = host, fetch  # ``host`` lacks a dot at the end, which matters
        self.response_class = partial(_Answer, fetch)  # type: ignore[assignment]

    def _new_conn(self) -> socket.socket:
        try:
            connected = self._fetch.connect(self._name, self.port)
            connected.settimeout(self._fetch.cap(self._fetch.limits.connect))  # for TLS
        except TimeoutError as exc:
            message = "no answer in time"
            raise ConnectTimeoutError(self, message) from exc
        except OSError as exc:
            raise NewConnectionError(self, exc.strerror or str(exc)) from exc
        return connected


class SecureConnection(Connection, HTTPSConnection):
    """The same with TLS, for the name that the address has, whatever was connected to."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = SecureConnection
