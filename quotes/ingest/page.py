"""What a web page says about its article, in JSON-LD and meta tags.

trafilatura gives such details too, but takes a date from anywhere in the text where there is
no better one, drops bylines of one word and names the host where no outlet is known.
"""

import json
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from quotes.ingest.article import Details

Tree = Any
"""A parsed page: an ``HtmlElement`` of lxml, which has no types to check by."""

# Each in the order of trust; property, name and itemprop are used for one another in practice.
_OUTLET = ("og:site_name", "publisher", "dc.publisher", "application-name")
_TITLE = ("og:title", "headline", "dc.title", "twitter:title")
_DATE = (
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dc.date",
    "date",
)
_AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_POSTING_TYPES = ("Article", "Posting")


def read_details(tree: Tree) -> Details:
    """Collect outlet, address, title, date and authors of a page; the date as it stands there."""
    data = _find_article(_linked_data(tree))
    meta = _meta_tags(tree)
    return Details(
        outlet=_name(data.get("publisher")) or _first(meta, _OUTLET),
        url=_canonical(tree) or _first(meta, ("og:url",)) or _address(data),
        title=_text(data.get("headline")) or _first(meta, _TITLE) or _title(tree),
        date=_text(data.get("datePublished")) or _first(meta, _DATE),
        authors=_names(data.get("author")) or _authors(meta),
    )


def _linked_data(tree: Tree) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            items.extend(_objects(json.loads(script.text or "", strict=False)))
        except (ValueError, RecursionError):
            continue  # scripts of pages are often broken; the meta tags say the same
    return items


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a script: itself, those of its list, those of its graph."""
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"))


def _find_article(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the first article, with its publisher looked up where only its id is named."""
    article = next((item for item in items if _is_article(item)), {})
    by_id = {item["@id"]: item for item in items if isinstance(item.get("@id"), str)}
    looked_up = {}
    for key in ("publisher", "author"):
        value = article.get(key)
        if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
            looked_up[key] = by_id.get(value["@id"])
    return article | looked_up


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(_POSTING_TYPES) for kind in kinds)


def _address(data: dict[str, Any]) -> str | None:
    page = data.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    return _text(data.get("url")) or _text(page)


def _names(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(name for name in map(_name, values) if name))


def _name(value: Any) -> str | None:
    """Return the name of a person or organisation, written as a text or as an object."""
    if isinstance(value, list):
        return _name(value[0]) if value else None
    return _text(value.get("name") if isinstance(value, dict) else value)


def _text(value: Any) -> str | None:
    return unescape(value).strip() or None if isinstance(value, str) else None


def _meta_tags(tree: Tree) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta", "time"):
        content = tag.get("content") or tag.get("datetime")
        for attribute in ("property", "name", "itemprop"):
            if content and content.strip() and tag.get(attribute):
                found.setdefault(tag.get(attribute).strip().lower(), []).append(content.strip())
    return found


def _first(meta: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _authors(meta: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the names of the first tag that holds any; some hold the address of a profile."""
    for tag in _AUTHOR:
        names = [name for name in meta.get(tag, []) if "://" not in name]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _canonical(tree: Tree) -> str | None:
    link = tree.find(".//link[@rel='canonical']")
    return None if link is None else link.get("href")


def _title(tree: Tree) -> str | None:
    return _text(tree.findtext(".//title"))
