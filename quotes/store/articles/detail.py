"""All that is known of one article."""

from typing import Any

from sqlalchemy import Connection, Row, select

from quotes.store.articles.listing import select_articles, to_article
from quotes.store.engine.errors import no_article
from quotes.store.records.articles import ArticleDetail, RevisionRecord
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
    row = connection.execute(select_articles(filters).where(ArticleRow.id == article_id)).first()
    if row is None:
        raise no_article(article_id)
    of_article = select(RevisionRow).where(RevisionRow.article_id == article_id)
    revisions = connection.execute(of_article.order_by(RevisionRow.number)).all()
    newest = next(revision for revision in revisions if revision.newest)
    return ArticleDetail(
        article=to_article(row),
        identity=row.identity,
        text=newest.text,
        sha256=newest.sha256,
        authors=tuple(newest.authors),
        revisions=tuple(_to_revision(revision) for revision in revisions),
        readings=list_readings(connection, RevisionRow.article_id == article_id),
        extra=newest.extra,
    )


def _to_revision(row: Row[Any]) -> RevisionRecord:
    return RevisionRecord(
        number=row.number,
        sha256=row.sha256,
        added_at=row.added_at,
        origin=row.origin,
        characters=len(row.text),
        newest=row.newest,
    )
