"""The store: one object to read and write articles, quotations and families."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from quotes.errors import StoreError
from quotes.store.articles.add import add_readings, holds_reading
from quotes.store.articles.detail import read_article
from quotes.store.articles.listing import list_articles, list_outlets
from quotes.store.articles.remove import delete_article
from quotes.store.articles.reread import (
    TEXTS_AT_ONCE,
    RereadOutcome,
    add_rereading,
    count_read,
    list_pending,
)
from quotes.store.articles.verify import find_problems
from quotes.store.decisions.facade import Decisions
from quotes.store.engine.database import Database, read_target
from quotes.store.families.listing import families_of, list_families, most_alike
from quotes.store.ledger.chain import read_head
from quotes.store.ledger.replay import count_since
from quotes.store.quotations.detail import read_quotation
from quotes.store.quotations.search import iter_quotations
from quotes.store.records.articles import AddOutcome, ArticleDetail, ArticleRecord, OutletRecord
from quotes.store.records.families import FamilyRecord, MemberRecord
from quotes.store.records.ledger import EntryKind
from quotes.store.records.maintenance import Problem
from quotes.store.records.query import (
    ALL,
    EVERYTHING,
    ArticleSort,
    FamilySort,
    OutletSort,
    QuotationFilters,
    QuotationQuery,
    SpeakerSort,
)
from quotes.store.records.quotations import QuotationDetail, QuotationRecord
from quotes.store.records.speakers import SpeakerDetail, SpeakerMatch, SpeakerRecord, Suggestion
from quotes.store.speakers.listing import list_speakers, read_speaker
from quotes.store.speakers.lookup import match_speaker
from quotes.store.upgrade import Watch, prepare_store, require_current, unwatched
from quotes.types import Article, ReaderInfo, Reading, SpeakerKind

if TYPE_CHECKING:
    from quotes.store.checks.store import CheckStore


def open_store(target: str | Path, *, writable: bool = False, watch: Watch = unwatched) -> "Store":
    """Open a store; only a writable one is created or upgraded.

    Args:
        target: A path or a database's URL.
        writable: Whether it is to be written to.
        watch: Is given the articles that an upgrade works on, with a label, and passes them on.

    Raises:
        SchemaOutdatedError: It is older and not opened for writing.
        SchemaNewerError: It was made by a newer version.
        StoreError: It is missing, no store, locked, read-only or can't be opened.
    """
    place = read_target(target)
    if writable:
        prepare_store(place, watch)
    database = Database(place, writable=writable)
    try:
        if writable:
            database.allow_readers_beside()
        else:
            require_current(database)
    except StoreError:
        database.close()
        raise
    return Store(database)


class Store:
    """An open store; each writing method is one transaction.

    All methods raise StoreError where the database can't be read or written.
    """

    def __init__(self, database: Database) -> None:
        """Use an open database that has the current tables."""
        self._database = database

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
        self._database.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all look-ups within see one state of the store, whatever others write meanwhile.

            with store.snapshot():
                head, problems = store.head(), list(store.verify())

        For one thread, and for reading alone: what this store writes meanwhile is not seen.
        """
        with self._database.holding():
            yield

    def holds(self, article: Article, reader: ReaderInfo) -> bool:
        """Return True if this text is the article's newest and was read by this reader."""
        with self._database.reading() as connection:
            return holds_reading(connection, article, reader)

    def add(self, reading: Reading) -> AddOutcome:
        """Store what a reader found in an article, and bring families up to date."""
        return self.add_all([reading])[0]

    def add_all(self, readings: Sequence[Reading]) -> list[AddOutcome]:
        """Store what a reader found in several articles: all of it, or nothing if one is refused.

        Twice as fast as one by one. They are in memory all at once, so give some dozens.
        """
        with self._database.writing() as connection:
            return add_readings(connection, readings)

    def iter_pending(self, reader: ReaderInfo) -> Iterator[Article]:
        """Give the articles whose newest text this reader has not read, a few in memory at a time.

        The store may be written to meanwhile: no transaction stays open between the articles.
        """
        last = 0
        while True:
            with self._database.reading() as connection:
                page = list_pending(connection, reader, after=last, limit=TEXTS_AT_ONCE)
            if not page:
                return
            last = page[-1][0]
            for _, article in page:
                yield article

    def count_read(self, reader: ReaderInfo) -> int:
        """Return how many articles' newest text this reader has read."""
        with self._database.reading() as connection:
            return count_read(connection, reader)

    def reread(self, reading: Reading) -> RereadOutcome:
        """Store what another reader found in a text that is stored, if that is still the newest."""
        with self._database.writing() as connection:
            return add_rereading(connection, reading)

    def quotations(self, query: QuotationQuery = EVERYTHING) -> list[QuotationRecord]:
        """Return the quotations that fit.

        Raises:
            NotFoundError: No such speaker or outlet, or several speakers with that surname; the
                message names close or fitting ones.
        """
        return list(self.iter_quotations(query))

    def iter_quotations(self, query: QuotationQuery = EVERYTHING) -> Iterator[QuotationRecord]:
        """Give the quotations that fit one by one, without holding them all."""
        with self._database.reading() as connection:
            yield from iter_quotations(connection, query)

    def quotation(self, quotation_id: int) -> QuotationDetail:
        """Return all that is known of one quotation, also of a rejected or replaced one.

        Raises:
            NotFoundError: The store holds none with this number.
        """
        with self._database.reading() as connection:
            return read_quotation(connection, quotation_id)

    def articles(
        self,
        *,
        outlet: str | None = None,
        sort: ArticleSort = ArticleSort.ADDED,
        limit: int | None = None,
        filters: QuotationFilters = ALL,
    ) -> list[ArticleRecord]:
        """Return the articles, or those of one outlet; the filters is for what they count."""
        with self._database.reading() as connection:
            return list_articles(connection, outlet=outlet, sort=sort, limit=limit, filters=filters)

    def article(self, article_id: int, *, filters: QuotationFilters = ALL) -> ArticleDetail:
        """Return all that is known of one article; the filters is for what it counts.

        Raises:
            NotFoundError: The store holds none with this number.
        """
        with self._database.reading() as connection:
            return read_article(connection, article_id, filters)

    def remove_article(self, article_id: int) -> int:
        """Delete an article with all of its texts, quotations and decisions; return how many these.

        Raises:
            NotFoundError: The store holds none with this number.
        """
        with self._database.writing() as connection:
            return delete_article(connection, article_id)

    @property
    def check(self) -> "CheckStore":
        """What a draft is held against."""
        from quotes.store.checks.store import CheckStore  # noqa: PLC0415 - not needed by queries

        return CheckStore(self._database)

    @property
    def decisions(self) -> Decisions:
        """What people decide: about quotations, speakers, families and drafts' findings."""
        return Decisions(self._database)

    def speakers(
        self,
        *,
        sort: SpeakerSort = SpeakerSort.QUOTATIONS,
        kind: SpeakerKind | None = None,
        limit: int | None = None,
        filters: QuotationFilters = ALL,
    ) -> list[SpeakerRecord]:
        """Return the named speakers of what passes the filters, or those of one kind."""
        with self._database.reading() as connection:
            return list_speakers(connection, sort=sort, kind=kind, limit=limit, filters=filters)

    def match_speaker(self, name: str, *, everyone: bool = False) -> SpeakerMatch:
        """Return whom a name, a surname, a misspelling or a number stands for.

        Raises:
            NotFoundError: Nobody is called so, or several are and not everyone is wanted; the
                message names close or fitting ones.
        """
        with self._database.reading() as connection:
            return match_speaker(connection, name, everyone=everyone)

    def speaker(self, name: str) -> SpeakerDetail:
        """Return all that is known of one speaker.

        Raises:
            NotFoundError: Nobody is called so, or several are.
        """
        with self._database.reading() as connection:
            return read_speaker(connection, match_speaker(connection, name).ids[0])

    def suggestions(self, *, name: str | None = None, limit: int | None = None) -> list[Suggestion]:
        """Return which speakers may be one, the surest first: all, or those of one name.

        Raises:
            NotFoundError: Nobody is called so.
        """
        from quotes.store.speakers.suggestions import list_suggestions  # noqa: PLC0415 - not needed by queries

        with self._database.reading() as connection:
            ids = match_speaker(connection, name, everyone=True).ids if name else None
            return list_suggestions(connection, speakers=ids, limit=limit)

    def outlets(
        self,
        *,
        sort: OutletSort = OutletSort.NAME,
        limit: int | None = None,
        filters: QuotationFilters = ALL,
    ) -> list[OutletRecord]:
        """Return the outlets; the filters is for what they count."""
        with self._database.reading() as connection:
            return list_outlets(connection, sort=sort, limit=limit, filters=filters)

    def families(
        self,
        *,
        ids: Collection[int] | None = None,
        speakers: Collection[int] | None = None,
        differing: bool = False,
        sort: FamilySort = FamilySort.SIZE,
        limit: int | None = None,
        filters: QuotationFilters = ALL,
    ) -> list[FamilyRecord]:
        """Return the families: all, those with these numbers, of these speakers, or that differ.

        What the filters holds back joins nothing: a family that hangs together only by such a
        wording comes as several, each numbered after its oldest passage, or not at all.

        Differing are those with wordings that differ by more than typography, and those with a
        flag: whatever can change the meaning, such as another speaker.
        """
        with self._database.reading() as connection:
            if speakers is not None:
                of_speakers = families_of(connection, speakers)
                ids = of_speakers if ids is None else of_speakers & set(ids)
            return list_families(
                connection, ids=ids, differing=differing, sort=sort, limit=limit, filters=filters
            )

    def passage_pair(self, a: int, b: int) -> tuple[MemberRecord, MemberRecord]:
        """Return the passages of two quotations that are most alike.

        Raises:
            NotFoundError: The store holds no quotation with one of these numbers.
        """
        with self._database.reading() as connection:
            return most_alike(connection, a, b)

    def head(self) -> str:
        """Return the head of the ledger: a hash that stands for all that was entered up to now."""
        with self._database.reading() as connection:
            return read_head(connection)

    def entered_since(self, head: str) -> dict[EntryKind, int] | None:
        """Return how much was entered after an earlier head, by kind; None if it never was one."""
        with self._database.reading() as connection:
            return count_since(connection, head)

    def verify(self, *, head: str | None = None) -> Iterator[Problem]:
        """Check that everything is as it was written down, and that what is shown follows from it.

        Without a head, whoever rewrites the whole ledger goes unnoticed.

        Args:
            head: A head that the store had before, kept elsewhere.
        """
        with self._database.reading() as connection:
            yield from find_problems(connection, head)
