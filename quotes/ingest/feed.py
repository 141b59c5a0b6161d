"""Articles from the web, within limits of time and size and for a few redirects only."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

from quotes.errors import IngestError
from quotes.ingest.address import canonical_url, is_web_address
from quotes.ingest.article import Source
from quotes.ingest.kinds import MAX_DOCUMENT_BYTES, kind_of_answer, read_kind
from quotes.text.inflection import count_of, in_number
from quotes.types import Article, Failure

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

_CHUNK = 1 << 16
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_HEADERS = {"User-Agent": "quote-provenance", "Accept-Encoding": "gzip, deflate"}
_ADVICE = "save the page and give the file"


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How long and how much to wait for; times in seconds, size in bytes after unpacking."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    size: int = MAX_DOCUMENT_BYTES
    redirects: int = 5


DEFAULT_LIMITS = FetchLimits()


def read_address(given: str, limits: FetchLimits = DEFAULT_LIMITS) -> Iterator[Article | Failure]:
    """Fetch an http(s) address and read what is there, by the type that the server names.

    The article's address is the page's canonical one, else that after all redirects.

    Raises:
        IngestError: It can't be fetched within the limits, or is of no kind that is read.
    """
    found = _fetch(given, limits)
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


def _fetch(url: str, limits: FetchLimits) -> _Answer:
    from urllib3 import PoolManager, Timeout  # noqa: PLC0415 - a web client, for addresses only
    from urllib3.exceptions import (  # noqa: PLC0415
        ConnectTimeoutError,
        HTTPError,
        NewConnectionError,
        ReadTimeoutError,
    )

    deadline = monotonic() + limits.total
    timeout = Timeout(connect=limits.connect, read=limits.read)
    try:
        with PoolManager(headers=_HEADERS, retries=False, timeout=timeout) as pool:
            return _follow(pool, url, limits, deadline)
    except (HTTPError, ValueError) as exc:
        timed_out = isinstance(exc, (ConnectTimeoutError, ReadTimeoutError))
        if timed_out and not isinstance(exc, NewConnectionError):  # a kind of the former, there
            message = f"did not answer in time: try again later, or {_ADVICE}"
        else:
            message = f"can't be fetched ({exc}): check the address, or {_ADVICE}"
        raise IngestError(message) from exc


def _follow(pool: "PoolManager", url: str, limits: FetchLimits, deadline: float) -> _Answer:
    for _ in range(limits.redirects + 1):
        response = pool.request("GET", url, redirect=False, preload_content=False)
        try:
            target = response.get_redirect_location()
            if not target:
                return _read_answer(response, url, limits, deadline)
        finally:
            response.close()
        url = urljoin(url, target)
        if not is_web_address(url):
            message = f"redirects to {url}, which is not an http(s) address: {_ADVICE}"
            raise IngestError(message)
        _check_time(deadline, limits)
    often = count_of(limits.redirects, "time")
    message = f"redirects more than {often}: open it in a browser and {_ADVICE}"
    raise IngestError(message)


def _read_answer(
    response: "BaseHTTPResponse", url: str, limits: FetchLimits, deadline: float
) -> _Answer:
    if response.status != 200:
        message = f"answered with status {response.status} ({response.reason}): check the address"
        raise IngestError(message)
    data = bytearray()
    # read1 returns with what has come, so that a server that drips bytes meets the time limit.
    while chunk := response.read1(_CHUNK):
        data += chunk
        _check_time(deadline, limits)
        if len(data) > limits.size:
            message = (
                f"sends over {count_of(limits.size, 'byte')}: give the page of a single article"
            )
            raise IngestError(message)
    content_type = response.headers.get("Content-Type", "")
    charset = _CHARSET.search(content_type)
    return _Answer(
        url=url,
        data=bytes(data),
        media_type=content_type.partition(";")[0].strip().lower(),
        charset=charset[1] if charset else None,
    )


def _check_time(deadline: float, limits: FetchLimits) -> None:
    if monotonic() > deadline:
        long = f"{limits.total:g} {in_number('second', limits.total)}"
        message = f"took over {long}: try again later, or {_ADVICE}"
        raise IngestError(message)
