"""Which stored article an identity means, in stores of older versions too."""

from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Select, bindparam, select

from quotes.store.engine.fetch import fetch
from quotes.store.schema.tables import ArticleRow, RevisionRow
from quotes.text.runs import share_kept
from quotes.types import OF_OUTLET, Article

# The share of a text's runs of words that another text under its id must have to be a revision
# of it. Of 60,000 pairs of articles of one outlet (us_news_2018) 1 in 1,000 shares more, mostly
# what stands below all of its articles.
_LEAST_KEPT = 1 / 8


def find_article(connection: Connection, identity: str) -> int | None:
    """Return the number of the article that has an identity, if the store holds it.

    Up to 0.2.0 an id was stored without its outlet: such an article is found by its id and the
    outlet that published its newest text. Its identity stays as it is, for the ledger has it.
    """
    found = connection.execute(_exact(), {"identity": identity}).scalar()
    outlet, between, bare = identity.partition(OF_OUTLET)
    if found is not None or not between:
        return found
    return connection.execute(_by_outlet(), {"identity": bare, "outlet": outlet}).scalar()


class Other(NamedTuple):
    """The newest text of an article that is not the one that was asked for."""

    text: str
    origin: str


def other_under_id(connection: Connection, article_id: int, article: Article) -> Other | None:
    """Return what an article holds if it is another one that was given the same id.

    Many files number their rows from 1. An address is its article's own, though, and a file is
    what its path names.

    Args:
        connection: An open transaction.
        article_id: The article that was found by the identity.
        article: The one that is given now.
    """
    if article.url or article.place:
        return None
    known = next(fetch(connection, _newest_text(), Other, {"of_article": article_id}), None)
    share = share_kept(known.text, article.text) if known else None
    return known if share is not None and share < _LEAST_KEPT else None


@cache
def _exact() -> Select[int]:
    return select(ArticleRow.id).where(ArticleRow.identity == bindparam("identity"))


@cache
def _by_outlet() -> Select[int]:
    return (
        select(ArticleRow.id)
        .join(RevisionRow, RevisionRow.article_id == ArticleRow.id)
        .where(
            ArticleRow.identity == bindparam("identity"),
            RevisionRow.newest,
            RevisionRow.outlet == bindparam("outlet"),
        )
    )


@cache
def _newest_text() -> Select[str, str]:
    of_article = RevisionRow.article_id == bindparam("of_article")
    return select(RevisionRow.text, RevisionRow.origin).where(of_article, RevisionRow.newest)
