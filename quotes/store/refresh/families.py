"""Rebuilding families, article by article, after the method that finds them has changed."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select, update

from quotes.store.engine.database import Database
from quotes.store.refresh.article import derive_article
from quotes.store.schema.tables import ArticleRow, DerivedRow

FAMILIES = "families"
# Articles in one transaction: a killed upgrade goes on from the last of them.
_AT_ONCE = 100


def rebuild_families(database: Database, version: str) -> Iterator[int]:
    """Rebuild the fingerprints and links of each article's passages; yield its number after.

    A family keeps its number as long as it keeps its oldest passage, and what people decided
    holds as before. Several who do so at once share the articles.
    """
    while True:
        with database.writing() as connection:
            articles = _next_articles(connection, version)
            for article_id in articles:
                derive_article(connection, article_id, rescore=True)
            _note_reached(connection, version, articles)
        if not articles:
            return
        yield from articles


def _next_articles(connection: Connection, version: str) -> Sequence[int]:
    row = connection.execute(select(DerivedRow).filter_by(name=FAMILIES)).one()
    if (row.version, row.reached) == (version, None):
        return []  # another one has done the last of them
    reached = row.reached if row.version == version else None
    query = select(ArticleRow.id).where(ArticleRow.id > (reached or 0))
    return connection.scalars(query.order_by(ArticleRow.id).limit(_AT_ONCE)).all()


def _note_reached(connection: Connection, version: str, articles: Sequence[int]) -> None:
    of_families = update(DerivedRow).where(DerivedRow.name == FAMILIES)
    reached = articles[-1] if articles else None
    connection.execute(of_families.values(version=version, reached=reached))
