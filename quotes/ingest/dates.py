"""Dates of publication: read only where they can mean one day, never filled up."""

import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import product

from quotes.errors import IngestError

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].+)?|\d{8}(?:T.+)?")
_FULL_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
# No date is longer; a page's whole byline given as a date would only cost time.
_LONGEST = 64
# What is missing in a date is taken from both, so that the results differ. The days lie over a
# week apart, since a weekday moves to the next one that fits.
_DEFAULTS = (datetime(2000, 1, 1), datetime(2001, 12, 28))  # noqa: DTZ001 - have no zone
_ADVICE = "give it as 2022-04-07 or leave it out"


def read_date(given: str) -> str:
    """Return a date as ISO 8601: the day, or the time in UTC where a zone is given.

    A time without a zone gives the day alone: its time in UTC is unknown, and guessing could
    move the article to another day.

    Raises:
        IngestError: It is no date, lacks its day, month or year, or can mean two days.

    >>> read_date("April 7, 2022")
    '2022-04-07'
    >>> read_date("2022-04-07T22:30:00-05:00")
    '2022-04-08T03:30:00Z'
    """
    text = given.strip()
    moment = _read_iso(text) if _ISO.fullmatch(text) else _read_worded(text)
    if moment.tzinfo is None:
        return moment.date().isoformat()
    try:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except OverflowError as exc:
        raise _no_date(text) from exc


def _read_iso(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as exc:
        raise _no_date(text) from exc


def _read_worded(text: str) -> datetime:
    from dateutil.parser import parse  # noqa: PLC0415 - most dates are ISO and need no parser

    if len(text) > _LONGEST:
        raise _no_date(text[:_LONGEST] + "…")
    found = set()
    for default, day_first, year_first in product(_DEFAULTS, (False, True), (False, True)):
        try:
            found.add(
                parse(
                    text,
                    default=default,
                    dayfirst=day_first,
                    yearfirst=year_first,
                    tzinfos=_zone,
                )
            )
        except (ValueError, OverflowError) as exc:
            raise _no_date(text) from exc
    if len({moment.date() for moment in found}) > 1 or not _FULL_YEAR.search(text):
        message = f"date {text!r} does not name a single day: {_ADVICE}"
        raise IngestError(message)
    return found.pop()


def _zone(_: str | None, offset: int | None) -> timezone | None:
    """Trust offsets alone: a name like CST or IST is that of several zones."""
    return None if offset is None else timezone(timedelta(seconds=offset))


def _no_date(text: str) -> IngestError:
    return IngestError(f"date {text!r} is not a date: {_ADVICE}")
