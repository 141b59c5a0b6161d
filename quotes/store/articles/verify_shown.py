"""Checking that what look-ups show of articles follows from what was found and decided."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, select

from quotes.store.families.passages import follow_fingerprints, read_fingerprints, read_passages
from quotes.store.records.maintenance import Problem
from quotes.store.refresh.stale import stale_passages, stale_quotations
from quotes.store.schema.tables import ArticleRow, PassageRow, QuotationRow, RevisionRow
from quotes.store.sql.joins import join_revision_of_quotation

# With their texts and words in memory.
_ARTICLES_AT_ONCE = 20


def find_stale(connection: Connection) -> Iterator[Problem]:
    """Give quotations that are shown otherwise, by others, in other passages or other words."""
    articles = select(ArticleRow.id, ArticleRow.label).order_by(ArticleRow.id)
    rows = connection.execute(articles.execution_options(yield_per=_ARTICLES_AT_ONCE))
    for some in rows.partitions():
        labels = dict(some)
        for article_id, label in labels.items():
            for quotation_id in stale_quotations(connection, article_id):
                message = "whether it is shown, or its speaker, does not follow from what was found"
                yield Problem(label, quotation_id, f"{message} and decided")
        ids = list(labels)
        stale = stale_passages(connection, ids)
        yield from _about(
            connection, stale, "its passages are not those that follow from what is shown of it"
        )
        other = _indexed_otherwise(connection, ids)
        yield from _about(connection, other, "its fingerprints are not those of its words")


def _indexed_otherwise(connection: Connection, articles: Collection[int]) -> Sequence[int]:
    """Return the quotations of articles with a passage that has not the fingerprints it should."""
    of_articles = select(PassageRow.id, PassageRow.quotation_id).where(
        PassageRow.article_id.in_(articles)
    )
    quotations = dict(connection.execute(of_articles).all())
    held = read_passages(connection, quotations)
    stand = set(read_fingerprints(connection, quotations))
    follow = set(follow_fingerprints(held, held))
    return sorted({quotations[passage_id] for _, passage_id in stand ^ follow})


def _about(connection: Connection, quotations: Collection[int], message: str) -> Iterator[Problem]:
    """Give the same problem of several quotations, each with its article."""
    query = join_revision_of_quotation(
        select(QuotationRow.id, ArticleRow.label).select_from(QuotationRow)
    ).join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
    labels = dict(connection.execute(query.where(QuotationRow.id.in_(quotations))).all())
    for quotation_id in quotations:
        yield Problem(labels.get(quotation_id), quotation_id, message)
