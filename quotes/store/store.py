"""The store: one object to read and write articles, quotations and families."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from quotes.store.records import (
    EVERYTHING,
    AddOutcome,
    ArticleDetail,
    ArticleRecord,
    ArticleSort,
    FamilyRecord,
    FamilySort,
    MemberRecord,
    OutletRecord,
    OutletSort,
    Problem,
    QuotationDetail,
    QuotationQuery,
    QuotationRecord,
    SpeakerRecord,
    SpeakerSort,
)
from quotes.types import Article, ReaderInfo, Reading


def open_store(target: str | Path, *, writable: bool = False) -> "Store":
    """Open a store; only a writable one is created or upgraded.

    Raises:
        SchemaOutdatedError: It is older and not opened for writing.
        SchemaNewerError: It was made by a newer version.
        StoreError: It is missing, no store, locked, read-only or can't be opened.
    """
    raise NotImplementedError


class Store:
    """An open store; each writing method is one transaction.

    All methods raise StoreError where the database can't be read or written.
    """

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        raise NotImplementedError

    def holds(self, article: Article, reader: ReaderInfo) -> bool:
        """Say whether this text is the article's newest and was read by this reader."""
        raise NotImplementedError

    def add(self, reading: Reading) -> AddOutcome:
        """Store what a reader found in an article, and bring families up to date."""
        raise NotImplementedError

    def quotations(self, query: QuotationQuery = EVERYTHING) -> list[QuotationRecord]:
        """Return the quotations that fit.

        Raises:
            NotFoundError: No such speaker or outlet, or several speakers with that surname; the
                message names close or fitting ones.
        """
        raise NotImplementedError

    def iter_quotations(self, query: QuotationQuery = EVERYTHING) -> Iterator[QuotationRecord]:
        """Give the quotations that fit one by one, without holding them all."""
        raise NotImplementedError

    def quotation(self, quotation_id: int) -> QuotationDetail:
        """Return all that is known of one quotation, also of a rejected or replaced one.

        Raises:
            NotFoundError: The store holds none with this number.
        """
        raise NotImplementedError

    def reject(self, quotation_id: int, *, who: str, why: str) -> None:
        """Note that a person says it is no quotation; look-ups and families leave it out.

        Raises:
            NotFoundError: The store holds none with this number.
        """
        raise NotImplementedError

    def articles(
        self,
        *,
        outlet: str | None = None,
        sort: ArticleSort = ArticleSort.ADDED,
        limit: int | None = None,
    ) -> list[ArticleRecord]:
        """Return the articles, or those of one outlet."""
        raise NotImplementedError

    def article(self, article_id: int) -> ArticleDetail:
        """Return all that is known of one article.

        Raises:
            NotFoundError: The store holds none with this number.
        """
        raise NotImplementedError

    def remove_article(self, article_id: int) -> None:
        """Delete an article with all of its texts, quotations and decisions.

        Raises:
            NotFoundError: The store holds none with this number.
        """
        raise NotImplementedError

    def speakers(
        self, *, sort: SpeakerSort = SpeakerSort.QUOTATIONS, limit: int | None = None
    ) -> list[SpeakerRecord]:
        """Return the named speakers."""
        raise NotImplementedError

    def close_names(self, name: str) -> list[str]:
        """Return the speakers' names that are spelt most like this one, the closest first."""
        raise NotImplementedError

    def outlets(
        self, *, sort: OutletSort = OutletSort.NAME, limit: int | None = None
    ) -> list[OutletRecord]:
        """Return the outlets."""
        raise NotImplementedError

    def families(
        self,
        *,
        differing: bool = False,
        sort: FamilySort = FamilySort.SIZE,
        limit: int | None = None,
    ) -> list[FamilyRecord]:
        """Return the families, or those whose wordings or speakers differ beyond typography."""
        raise NotImplementedError

    def passage_pair(self, a: int, b: int) -> tuple[MemberRecord, MemberRecord]:
        """Return the passages of two quotations that are most alike.

        Raises:
            NotFoundError: The store holds no quotation with one of these numbers.
        """
        raise NotImplementedError

    def verify(self) -> Iterator[Problem]:
        """Check that each text has its hash and each stored wording is its exact slice."""
        raise NotImplementedError
