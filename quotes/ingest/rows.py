"""Rows of a table or objects of JSON lines: one article each, by the same names."""

from collections.abc import Mapping
from typing import Any, Final

from quotes.errors import IngestError
from quotes.ingest.article import MAX_CHARACTERS, Details, Source, build_article
from quotes.ingest.clean import clean_text
from quotes.types import Article, Failure

_AUTHORS: Final = ("authors", "author")
_KNOWN: Final = frozenset({"id", "text", "outlet", "url", "title", "date", *_AUTHORS})

# A value in memory takes as much as so many characters, whatever it is: "{}" is two of them.
_VALUE_AS_CHARACTERS = 10


def read_row(row: Mapping[str, Any], source: Source, *, text_given: bool) -> Article:
    """Make an article of named values; names that are not known are kept as its extra.

    Raises:
        IngestError: The text is missing, or a value is of a wrong type, not usable or too large.
    """
    if row.get("text") is None:
        message = "has no 'text', which is required (id, outlet, url, title, date, authors are not)"
        raise IngestError(message)
    _check_room(row)
    details = Details(
        id=_read_id(row),
        outlet=_read_words(row, "outlet"),
        url=_read_words(row, "url"),
        title=_read_words(row, "title"),
        date=_read_words(row, "date"),
        authors=tuple(name for key in _AUTHORS for name in _read_names(row, key)),
        extra={key: value for key, value in row.items() if key not in _KNOWN},
    )
    if not isinstance(row["text"], str):
        raise _wrong_type(row, "text")
    return build_article(row["text"], details, source, text_given=text_given)


def name_failure(row: Mapping[str, Any], source: Source, error: IngestError) -> Failure:
    """Return a failure with the row's id, where it has one."""
    try:
        label = _read_id(row) or source.id
    except IngestError:
        label = source.id
    return Failure(source.origin, str(error), clean_text(label) if label else None)


class SeenIds:
    """The identities in one input, so that two texts under one id don't pass as one article.

    The same id with the same text again is passed on: the store adds nothing for it. Only
    hashes are kept, since the texts of a whole archive would not fit into memory.
    """

    def __init__(self) -> None:
        self._seen: dict[int, tuple[int, int]] = {}

    def check(self, article: Article, line: int) -> None:
        """Remember an article.

        Raises:
            IngestError: Its id stands in an earlier line, with another text.
        """
        text = hash(article.text)
        first, known = self._seen.setdefault(hash(article.identity), (line, text))
        if known != text:
            message = (
                f"id {article.id!r} in line {line} is also in line {first}, with another text: "
                "give each article an id of its own"
            )
            raise IngestError(message)


def _check_room(row: Mapping[str, Any]) -> None:
    """Refuse a row that says more beside its text than a text may have, as many rows are held.

    Raises:
        IngestError: It does.
    """
    room = MAX_CHARACTERS
    waiting = [value for key, value in row.items() if key != "text"]
    while waiting:
        value = waiting.pop()
        room -= _VALUE_AS_CHARACTERS + (len(value) if isinstance(value, str) else 0)
        if room < 0:
            message = (
                f"takes more than {MAX_CHARACTERS:,} characters beside its text (a value counts "
                f"for {_VALUE_AS_CHARACTERS} at least): leave some of it out"
            )
            raise IngestError(message)
        if isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value


def _read_id(row: Mapping[str, Any]) -> str | None:
    given = row.get("id")
    is_number = isinstance(given, int) and not isinstance(given, bool)
    return str(given) if is_number else _read_words(row, "id")


def _read_words(row: Mapping[str, Any], key: str) -> str | None:
    given = row.get(key)
    if given is None:
        return None
    if not isinstance(given, str):
        raise _wrong_type(row, key)
    return given.strip() or None


def _read_names(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    given = row.get(key)
    if not isinstance(given, list):
        name = _read_words(row, key)
        return (name,) if name else ()
    if not all(isinstance(name, str) for name in given):
        message = f"{key!r} is not a list of names: write each author as a string"
        raise IngestError(message)
    return tuple(given)


def _wrong_type(row: Mapping[str, Any], key: str) -> IngestError:
    kinds = {bool: "a truth value", int: "a number", float: "a number", list: "a list"}
    kind = kinds.get(type(row[key]), "an object")
    return IngestError(f"{key!r} is {kind}: write it as a string in quotation marks")
