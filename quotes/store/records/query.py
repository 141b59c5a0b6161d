"""What the store is asked: filters and orders."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quotes.errors import StoreError
from quotes.shown import is_shown
from quotes.types import Mode, QuotationKind, Stance

_LARGEST_LIMIT = 2**63 - 1  # that SQLite, PostgreSQL and Python's own slices can count to


def read_limit(limit: int | None) -> int | None:
    """Return how many results are wanted at most, as a number that a database can count to.

    A larger one would limit nothing either.

    Raises:
        StoreError: It is negative.
    """
    if limit is not None and limit < 0:
        message = f"{limit} is no limit: give a number from 0, or None for all"
        raise StoreError(message)
    return None if limit is None else min(limit, _LARGEST_LIMIT)


class QuotationSort(StrEnum):
    """Order of quotations; each goes on by article and position, so that it is always the same."""

    DATE = "date"  # newest first, undated last
    OUTLET = "outlet"
    SPEAKER = "speaker"
    ARTICLE = "article"  # as they were added


class ArticleSort(StrEnum):
    """Order of articles."""

    ADDED = "added"
    DATE = "date"  # newest first, undated last
    OUTLET = "outlet"
    TITLE = "title"
    QUOTATIONS = "quotations"  # most first


class SpeakerSort(StrEnum):
    """Order of speakers: by name, or by a count, most first."""

    NAME = "name"
    QUOTATIONS = "quotations"
    ARTICLES = "articles"
    OUTLETS = "outlets"


class OutletSort(StrEnum):
    """Order of outlets: by name, or by a count, most first."""

    NAME = "name"
    ARTICLES = "articles"
    QUOTATIONS = "quotations"


class FamilySort(StrEnum):
    """Order of families: most members first, by speaker, or by the date of the first member."""

    SIZE = "size"
    SPEAKER = "speaker"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class QuotationFilters:
    """Which of the quotations that are shown count, whatever else is asked.

    Attributes:
        everything: Whether what is not shown by default counts too: what was thought, not said,
            asked, hypothetical or a line of fiction, and what is not sure enough.
        min_confidence: The least confidence of a quotation that counts, from 0 to 1.

    Raises:
        StoreError: The confidence is out of that range.
    """

    everything: bool = True
    min_confidence: float = 0.0

    def __post_init__(self) -> None:
        """Refuse a confidence that nothing, or everything, would have."""
        if not 0 <= self.min_confidence <= 1:  # nor is "nan"
            message = f"{self.min_confidence} is not a confidence: give a number from 0 to 1"
            raise StoreError(message)

    def passes(self, mode: Mode, stance: Stance, confidence: float) -> bool:
        """Return True if a quotation of this mode, stance and confidence counts."""
        counts = self.everything or is_shown(mode, stance, confidence)
        return counts and confidence >= self.min_confidence


ALL = QuotationFilters()
"""The filters that holds nothing back."""
SHOWN = QuotationFilters(everything=False)
"""The filters of what is shown by default."""


@dataclass(frozen=True, slots=True)
class QuotationQuery:
    """Which quotations are wanted; what is left out does not filter.

    Attributes:
        speaker: A name of a speaker, in any case or spelling, or the number.
        everyone: Whether all speakers of that name are wanted, where several have it.
        words: Words that the wording has all of, in any order; words between quotation marks
            stand together.
        outlet: Name of the outlet, in any case.
        kind: Direct, mixed or indirect.
        since: First day of publication, inclusive; undated articles are left out.
        until: Last day of publication, inclusive; undated articles are left out.
        ids: Only these quotations.
        filters: What counts, and how sure.
        sort: Order of the answer.
        limit: Maximum number of results.

    Raises:
        StoreError: The first day is after the last, or the limit is negative.
    """

    speaker: str | None = None
    everyone: bool = False
    words: str | None = None
    outlet: str | None = None
    kind: QuotationKind | None = None
    since: date | None = None
    until: date | None = None
    ids: tuple[int, ...] = ()
    filters: QuotationFilters = ALL
    sort: QuotationSort = QuotationSort.DATE
    limit: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no quotation could answer by mistake."""
        read_limit(self.limit)
        if self.since is not None and self.until is not None and self.since > self.until:
            message = f"no day is from {self.since} on and up to {self.until}: swap the two"
            raise StoreError(message)


EVERYTHING = QuotationQuery()
"""The question that every quotation answers."""
