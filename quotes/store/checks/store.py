"""What drafts are held against: one open store, as a check asks it."""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from quotes.check.candidates import Candidate, Hits
from quotes.check.findings import Acceptance
from quotes.store.checks.article_texts import find_in_texts, read_texts
from quotes.store.checks.evidence import (
    count_said,
    find_hits,
    find_saying,
    find_superseded,
    has_superseded,
    holds_nothing,
    own_articles,
    read_candidates,
)
from quotes.store.decisions.checks import find_acceptances
from quotes.store.engine.database import Database
from quotes.types import Article


class CheckStore:
    """The questions of a check to a store; each is a transaction of its own."""

    def __init__(self, database: Database) -> None:
        """Ask an open database."""
        self._database = database

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to hold a draft against."""
        with self._database.reading() as connection:
            return holds_nothing(connection)

    def own(self, article: Article) -> frozenset[int]:
        """Return the articles that are the draft itself, by its place or its very text."""
        with self._database.reading() as connection:
            return own_articles(connection, article)

    def hits(self, fingerprints: Collection[int]) -> Hits:
        """Return the quotations that share fingerprints with a draft."""
        with self._database.reading() as connection:
            return Hits(find_hits(connection, fingerprints))

    def texts(self, articles: Collection[int]) -> dict[int, str]:
        """Return the texts of articles, by their numbers."""
        with self._database.reading() as connection:
            return read_texts(connection, articles)

    def candidates(self, ids: Collection[int]) -> dict[int, list[Candidate]]:
        """Return quotations as candidates, by their numbers."""
        with self._database.reading() as connection:
            return read_candidates(connection, ids)

    def saying(self, words: str, own: Collection[int], *, limit: int = 50) -> list[Candidate]:
        """Return the candidates that have words in a row."""
        with self._database.reading() as connection:
            return find_saying(connection, words, own, limit=limit)

    @cached_property
    def _has_superseded(self) -> bool:
        with self._database.reading() as connection:
            return has_superseded(connection)

    def superseded(self, words: str, own: Collection[int], *, limit: int = 20) -> list[Candidate]:
        """Return what had words in a row in texts that were replaced."""
        if not self._has_superseded:
            return []
        with self._database.reading() as connection:
            return find_superseded(connection, words, own, limit=limit)

    def in_texts(self, names: Sequence[str], words: str, own: Collection[int]) -> list[Candidate]:
        """Return what has words in a row in the articles that quote a speaker."""
        with self._database.reading() as connection:
            return find_in_texts(connection, names, words, own)

    def said(self, names: Iterable[str], own: Collection[int]) -> int:
        """Return how many quotations are on record of speakers with these names."""
        with self._database.reading() as connection:
            return count_said(connection, names, own)

    def accepted(self, keys: Collection[str]) -> dict[str, Acceptance]:
        """Return what people settled, by key."""
        with self._database.reading() as connection:
            return find_acceptances(connection, keys)
