"""Web addresses in the one form that makes two deliveries the same article."""

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from quotes.errors import IngestError

_SCHEMES = ("http", "https")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid", re.IGNORECASE)
_SAME_SITE_PREFIX = re.compile(r"^(?:www|m|mobile|amp)\.")


def is_web_address(given: str) -> bool:
    """Return True if an input is an address to fetch rather than a path."""
    return given.lower().startswith(("http://", "https://"))


def canonical_url(given: str) -> str:
    """Return an address without what does not belong to the article.

    Scheme and host are in lower case; the fragment, the usual port, credentials and tracking
    parameters (utm_*, fbclid, gclid) are gone. All else stays as given and readable.

    Raises:
        IngestError: It is no http(s) address: two articles with "n/a" would count as one.

    >>> canonical_url("HTTPS://Harbour.example:443/Port?id=7&utm_source=feed#top")
    'https://harbour.example/Port?id=7'
    """
    try:
        parts = urlsplit(given.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = parts = None
    if parts is None or not host or parts.scheme not in _SCHEMES or _has_blank(given.strip()):
        message = f"url {given!r} is not a web address: start it with https:// or leave it out"
        raise IngestError(message)
    if ":" in host:
        host = f"[{host}]"
    if port not in (None, _DEFAULT_PORTS[parts.scheme]):
        host = f"{host}:{port}"
    query = "&".join(part for part in parts.query.split("&") if not _is_tracking(part))
    return urlunsplit((parts.scheme, host, parts.path or "/", query, ""))


def choose_url(claimed: str | None, fetched: str | None) -> str | None:
    """Return the address of an article that was found to claim one itself.

    A copy on another site often names the original as canonical; it is another article, so a
    fetched one may only name an address of its own site. The front page is nobody's address.

    Args:
        claimed: What the page or file says, maybe relative to where it was fetched.
        fetched: Where it was fetched, after redirects; None for a file.
    """
    own = canonical_url(fetched) if fetched else None
    if not claimed:
        return own
    try:
        url = canonical_url(urljoin(own or "", claimed.strip()))
    except (IngestError, ValueError):
        return own
    if urlsplit(url)[2:4] == ("/", ""):
        return own
    return url if own is None or _site(url) == _site(own) else own


def _is_tracking(parameter: str) -> bool:
    return _TRACKING.fullmatch(parameter.partition("=")[0]) is not None


def _has_blank(text: str) -> bool:
    return any(character.isspace() for character in text)


def _site(url: str) -> str:
    return _SAME_SITE_PREFIX.sub("", urlsplit(url).hostname or "")
