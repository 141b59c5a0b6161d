"""All that is known of one article."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from quotes.store.articles.listing import select_articles
from quotes.store.articles.remove import count_decisions
from quotes.store.engine.errors import no_article
from quotes.store.engine.fetch import fetch, fetch_wide
from quotes.store.records.articles import ArticleDetail, ArticleRecord, RevisionRecord
from quotes.store.records.query import QuotationFilters
from quotes.store.schema.tables import ArticleRow, RevisionRow
from quotes.store.sql.readings import list_readings


def read_article(
    connection: Connection, article_id: int, filters: QuotationFilters
) -> ArticleDetail:
    """Return all that is known of one article.

    Raises:
        NotFoundError: There is none with this number.
    """
    identity = connection.scalar(select(ArticleRow.identity).where(ArticleRow.id == article_id))
    if identity is None:
        raise no_article(article_id)
    of_number = select_articles(filters).where(ArticleRow.id == article_id)
    (article,) = fetch_wide(connection, of_number, ArticleRecord)
    revisions = _revisions_of(connection, article_id)
    newest = next(revision for revision in revisions if revision.newest)
    return ArticleDetail(
        article=article,
        identity=identity,
        text=newest.text,
        sha256=newest.sha256,
        authors=tuple(newest.authors),
        revisions=tuple(_to_revision(revision) for revision in revisions),
        readings=list_readings(connection, RevisionRow.article_id == article_id),
        extra=newest.extra,
        decisions=count_decisions(connection, article_id),
    )


class _Revision(NamedTuple):
    number: int
    newest: bool
    sha256: str
    added_at: datetime
    origin: str
    authors: list[str]
    extra: dict[str, object]
    text: str


def _revisions_of(connection: Connection, article_id: int) -> list[_Revision]:
    query = (
        select(
            RevisionRow.number,
            RevisionRow.newest,
            RevisionRow.sha256,
            RevisionRow.added_at,
            RevisionRow.origin,
            RevisionRow.authors,
            RevisionRow.extra,
            RevisionRow.text,
        )
        .where(RevisionRow.article_id == article_id)
        .order_by(RevisionRow.number)
    )
    return list(fetch(connection, query, _Revision))


def _to_revision(row: _Revision) -> RevisionRecord:
    return RevisionRecord(
        number=row.number,
        sha256=row.sha256,
        added_at=row.added_at,
        origin=row.origin,
        characters=len(row.text),
        newest=row.newest,
    )
