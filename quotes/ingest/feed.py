"""Articles from the web, within limits of time and size and for a few redirects only."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

from quotes.errors import IngestError
from quotes.ingest.address import canonical_url, is_web_address
from quotes.ingest.article import Source
from quotes.ingest.kinds import MAX_DOCUMENT_BYTES, kind_of_answer, read_kind
from quotes.text.inflection import count_of
from quotes.types import Article, Failure

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

    from quotes.ingest.connection import Fetch

_CHUNK = 1 << 16
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How long and how much to wait for, in seconds and bytes.

    Attributes:
        connect: For a connection to one address, and for the start of its encryption.
        read: For the next piece of an answer.
        total: For the whole, from looking up the name to the last byte, redirects included.
        headers: Of what comes before a page, for each answer.
        size: Of the page, after unpacking.
        redirects: How many are followed.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    headers: int = 1 << 16
    size: int = MAX_DOCUMENT_BYTES
    redirects: int = 5


DEFAULT_LIMITS = FetchLimits()


def read_address(
    given: str, limits: FetchLimits = DEFAULT_LIMITS, *, allow_private: bool = False
) -> Iterator[Article | Failure]:
    """Fetch an http(s) address and read what is there, by the type that the server names.

    The article's address is the page's canonical one, else that after all redirects. Whoever
    gives an address means it, wherever it is; what it redirects to is somebody else's choice.

    Args:
        given: The address.
        limits: How long and how much to wait for.
        allow_private: Whether a public address may redirect to this machine or to a private
            network.

    Raises:
        IngestError: It can't be fetched within the limits, leads where no page may lead, or is of
            no kind that is read.
    """
    found = _fetch(given, limits, allow_private=allow_private)
    kind = kind_of_answer(found.media_type, urlsplit(found.url).path)
    if kind is None:
        message = (
            f"is of type {found.media_type or 'unknown'}, which is not supported: give a web page"
        )
        raise IngestError(message)
    url = canonical_url(found.url)
    source = Source(origin=_without_password(given), id=url, url=url, charset=found.charset)
    yield from read_kind(kind, io.BufferedReader(io.BytesIO(found.data)), source)


def _without_password(url: str) -> str:
    """Return an address as given, but for a name and password in it: origins are shown."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


@dataclass(frozen=True, slots=True)
class _Answer:
    url: str
    data: bytes
    media_type: str
    charset: str | None


def _fetch(url: str, limits: FetchLimits, *, allow_private: bool) -> _Answer:
    from urllib3.exceptions import (  # noqa: PLC0415 - a web client, for addresses only
        ConnectTimeoutError,
        HTTPError,
        NewConnectionError,
        ReadTimeoutError,
    )

    from quotes.ingest.connection import ADVICE, Fetch  # noqa: PLC0415

    fetch = Fetch(url, limits, allow_private)
    try:
        return _follow(fetch)
    except (HTTPError, ValueError) as exc:
        fetch.check_time()
        timed_out = isinstance(exc, (ConnectTimeoutError, ReadTimeoutError))
        if timed_out and not isinstance(exc, NewConnectionError):  # a kind of the former, there
            message = f"did not answer in time: try again later, or {ADVICE}"
        else:
            message = f"can't be fetched ({exc}): check the address, or {ADVICE}"
        raise IngestError(message) from exc


def _follow(fetch: "Fetch") -> _Answer:
    from quotes.ingest.connection import ADVICE, request  # noqa: PLC0415

    for _ in range(fetch.limits.redirects + 1):
        with request(fetch) as response:
            target = response.get_redirect_location()
            if not target:
                return _read_answer(response, fetch)
        url = urljoin(fetch.url, target)
        if not is_web_address(url):
            message = f"redirects to {url}, which is not an http(s) address: {ADVICE}"
            raise IngestError(message)
        fetch.follow(url)
    often = count_of(fetch.limits.redirects, "time")
    message = f"redirects more than {often}: open it in a browser and {ADVICE}"
    raise IngestError(message)


def _read_answer(response: "BaseHTTPResponse", fetch: "Fetch") -> _Answer:
    from quotes.ingest.connection import unpack  # noqa: PLC0415

    limits = fetch.limits
    if response.status != 200:
        message = f"answered with status {response.status} ({response.reason}): check the address"
        raise IngestError(message)
    data = bytearray()
    for piece in unpack(_read_chunks(response), response.headers.get("Content-Encoding", "")):
        data += piece
        fetch.check_time()
        if len(data) > limits.size:
            message = (
                f"sends over {count_of(limits.size, 'byte')}: give the page of a single article"
            )
            raise IngestError(message)
    content_type = response.headers.get("Content-Type", "")
    charset = _CHARSET.search(content_type)
    return _Answer(
        url=fetch.url,
        data=bytes(data),
        media_type=content_type.partition(";")[0].strip().lower(),
        charset=charset[1] if charset else None,
    )


def _read_chunks(response: "BaseHTTPResponse") -> Iterator[bytes]:
    # read1 returns with what has come, so that a server that drips bytes meets the time limit.
    while chunk := response.read1(_CHUNK, decode_content=False):
        yield chunk
