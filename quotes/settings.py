"""Settings from the environment, read when asked for and never at import."""

import os
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import PipelineError

DEFAULT_DATABASE = "quotes.db"
# The slowest of ordinary PDF files, of a thousand pages, take a tenth of both.
_READ_SECONDS = 60
_READ_MEBIBYTES = 1024


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What reading one page or document may take.

    Attributes:
        seconds: ``QUOTES_READ_SECONDS``: how long it may take.
        mebibytes: ``QUOTES_READ_MEMORY``: how much memory the process that reads it may hold.
    """

    seconds: int
    mebibytes: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment may set.

    Attributes:
        database: ``QUOTES_DB``: path of an SQLite file, or a database URL.
        pipeline: ``QUOTES_PIPELINE``: name or path of a spaCy pipeline to use instead.
    """

    database: str
    pipeline: str | None


def read_settings() -> Settings:
    """Read the settings from the environment as it is now."""
    return Settings(
        database=os.environ.get("QUOTES_DB") or DEFAULT_DATABASE,
        pipeline=os.environ.get("QUOTES_PIPELINE") or None,
    )


def reading_threads() -> int:
    """Return how many threads the trained reader may use: ``QUOTES_THREADS``, else up to four.

    Raises:
        PipelineError: If the variable holds anything but a whole number above 0.
    """
    return _whole_number("QUOTES_THREADS") or min(4, _processors())


def reading_limits(seconds: int = _READ_SECONDS) -> ReadingLimits:
    """Return what reading one page or document may take, as the environment is now.

    Args:
        seconds: How long it may take where the environment doesn't say.

    Raises:
        PipelineError: If a variable holds anything but a whole number above 0.
    """
    return ReadingLimits(
        seconds=_whole_number("QUOTES_READ_SECONDS") or seconds,
        mebibytes=_whole_number("QUOTES_READ_MEMORY") or _READ_MEBIBYTES,
    )


def _whole_number(variable: str) -> int | None:
    given = os.environ.get(variable)
    if not given:
        return None
    if not given.isdecimal() or int(given) < 1:
        message = f"{variable} is {given!r}: give a whole number above 0, or leave it out"
        raise PipelineError(message)
    return int(given)


def _processors() -> int:
    # macOS and Windows don't say which processors a process may use.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def database_url(target: str | Path) -> str:
    """Turn a path or a database URL into a URL for SQLAlchemy, naming the driver.

    >>> database_url("quotes.db")
    'sqlite+pysqlite:///quotes.db'
    >>> database_url("postgresql://desk@archive/quotes")
    'postgresql+psycopg://desk@archive/quotes'
    """
    text = str(target)
    if "://" not in text:
        return f"sqlite+pysqlite:///{text}"
    scheme, rest = text.split("://", 1)
    drivers = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg"}
    drivers["postgres"] = drivers["postgresql"]
    return f"{drivers.get(scheme, scheme)}://{rest}"
