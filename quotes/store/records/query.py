"""What the store is asked: filters and orders."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quotes.types import Mode, QuotationKind


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
        thoughts: Whether what was thought and not uttered counts too.
        min_confidence: The least confidence of a quotation that counts, from 0 to 1.
    """

    thoughts: bool = True
    min_confidence: float = 0.0

    def passes(self, mode: Mode, confidence: float) -> bool:
        """Return True if a quotation of this mode and confidence counts."""
        return (self.thoughts or mode is not Mode.THOUGHT) and confidence >= self.min_confidence


ALL = QuotationFilters()
"""The filters that holds nothing back."""


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
        filters: Which modes, and how sure.
        sort: Order of the answer.
        limit: Maximum number of results.
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


EVERYTHING = QuotationQuery()
"""The question that every quotation answers."""
