"""How far the library has come in what it works out for a whole store, article by article."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from quotes.store.schema.tables import ArticleRow, DerivedRow

# Articles in one transaction: a killed upgrade goes on from the last of them.
_AT_ONCE = 100


def next_articles(connection: Connection, what: str, version: str) -> Sequence[int] | None:
    """Return the articles for which something is to be worked out next.

    Returns:
        None of them after the last; None instead of a list where another process noted it done.
    """
    row = connection.execute(select(DerivedRow).filter_by(name=what)).one()
    if (row.version, row.reached) == (version, None):
        return None
    reached = row.reached if row.version == version else None
    query = select(ArticleRow.id).where(ArticleRow.id > (reached or 0))
    return connection.scalars(query.order_by(ArticleRow.id).limit(_AT_ONCE)).all()


def note_reached(connection: Connection, what: str, version: str, articles: Sequence[int]) -> None:
    """Note that something was worked out for articles; with none, for all."""
    of_method = update(DerivedRow).where(DerivedRow.name == what)
    reached = articles[-1] if articles else None
    connection.execute(of_method.values(version=version, reached=reached))
