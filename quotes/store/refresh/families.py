"""Rebuilding families, article by article, after the method that finds them has changed."""

from collections.abc import Iterator

from quotes.store.engine.database import Database
from quotes.store.refresh.article import derive_article
from quotes.store.refresh.progress import next_articles, note_reached

FAMILIES = "families"


def rebuild_families(database: Database, version: str) -> Iterator[int]:
    """Rebuild the fingerprints and links of each article's passages; yield its number after.

    A family keeps its number as long as it keeps its oldest passage, and what people decided
    holds as before. Several who do so at once share the articles.
    """
    while True:
        with database.writing() as connection:
            articles = next_articles(connection, FAMILIES, version)
            if articles is None:
                return
            for article_id in articles:
                derive_article(connection, article_id, rescore=True)
            note_reached(connection, FAMILIES, version, articles)
        if not articles:
            return
        yield from articles
