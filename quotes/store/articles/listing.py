"""Lists of articles and outlets, with what queries show of each."""

from sqlalchemy import Connection, ScalarSelect, SQLColumnExpression, distinct, func, select
from sqlalchemy.orm import aliased

from quotes.store.engine.fetch import WideSelect, fetch, fetch_wide
from quotes.store.records.articles import ArticleRecord, OutletRecord
from quotes.store.records.query import ArticleSort, OutletSort, QuotationFilters, read_limit
from quotes.store.schema.tables import (
    ArticleRow,
    DetectionRow,
    ReadingRow,
    RevisionRow,
)
from quotes.store.sql.close_names import outlet_spellings
from quotes.store.sql.filters import counts


def list_articles(
    connection: Connection,
    *,
    outlet: str | None,
    sort: ArticleSort,
    limit: int | None,
    filters: QuotationFilters,
) -> list[ArticleRecord]:
    """Return the articles, or those of one outlet.

    Raises:
        NotFoundError: There is no such outlet.
    """
    query = select_articles(filters)
    if outlet is not None:
        query = query.where(RevisionRow.outlet.in_(outlet_spellings(connection, outlet)))
    first: dict[ArticleSort, tuple[SQLColumnExpression[object], ...]] = {
        ArticleSort.ADDED: (),
        ArticleSort.DATE: (RevisionRow.published_at.desc().nulls_last(),),
        ArticleSort.OUTLET: (func.lower(RevisionRow.outlet).nulls_last(),),
        ArticleSort.TITLE: (func.lower(RevisionRow.title).nulls_last(),),
        ArticleSort.QUOTATIONS: (_shown_of_revision(filters).desc(),),
    }
    query = query.order_by(*first[sort], ArticleRow.id).limit(read_limit(limit))
    return list(fetch_wide(connection, query, ArticleRecord))


def select_articles(filters: QuotationFilters) -> WideSelect:
    """Return the statement for the records of all articles, which callers narrow down.

    Args:
        filters: Which quotations are counted.
    """
    return (
        select(
            ArticleRow.id,
            ArticleRow.label.label("article"),
            RevisionRow.outlet,
            RevisionRow.title,
            RevisionRow.url,
            RevisionRow.published_at,
            RevisionRow.language,
            RevisionRow.added_at,
            _revisions_of_article().label("revisions"),
            _shown_of_revision(filters).label("quotations"),
            _skipped().label("skipped"),
        )
        .join(RevisionRow, RevisionRow.article_id == ArticleRow.id)
        .where(RevisionRow.newest)
    )


def list_outlets(
    connection: Connection, *, sort: OutletSort, limit: int | None, filters: QuotationFilters
) -> list[OutletRecord]:
    """Return the outlets of the newest texts; articles without one count under None."""
    articles = func.count(distinct(RevisionRow.article_id))
    quotations = func.count(DetectionRow.quotation_id)
    first: dict[OutletSort, tuple[SQLColumnExpression[object], ...]] = {
        OutletSort.NAME: (),
        OutletSort.ARTICLES: (articles.desc(),),
        OutletSort.QUOTATIONS: (quotations.desc(),),
    }
    query = (
        select(RevisionRow.outlet, articles, quotations)
        .outerjoin(ReadingRow, ReadingRow.revision_id == RevisionRow.id)
        .outerjoin(DetectionRow, (DetectionRow.reading_id == ReadingRow.id) & counts(filters))
        .where(RevisionRow.newest)
        .group_by(RevisionRow.outlet)
        .order_by(*first[sort], func.lower(RevisionRow.outlet).nulls_last(), RevisionRow.outlet)
        .limit(read_limit(limit))
    )
    return list(fetch(connection, query, OutletRecord))


def _revisions_of_article() -> ScalarSelect[int]:
    counted = aliased(RevisionRow)
    return (
        select(func.count())
        .select_from(counted)
        .where(counted.article_id == ArticleRow.id)
        .scalar_subquery()
    )


def _shown_of_revision(filters: QuotationFilters) -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(DetectionRow)
        .join(ReadingRow, ReadingRow.id == DetectionRow.reading_id)
        .where(ReadingRow.revision_id == RevisionRow.id, counts(filters))
        .correlate(RevisionRow)
        .scalar_subquery()
    )


def _skipped() -> ScalarSelect[str | None]:
    """Return why the newest reading skipped the text, if it did."""
    return (
        select(ReadingRow.skipped)
        .where(ReadingRow.revision_id == RevisionRow.id)
        .order_by(ReadingRow.id.desc())
        .limit(1)
        .correlate(RevisionRow)
        .scalar_subquery()
    )
