"""Removing an article with all that hangs on it."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from quotes.store.engine.errors import no_article
from quotes.store.families.linking import renew_families
from quotes.store.refresh.article import drop_passages
from quotes.store.refresh.speakers import refresh_articles_of
from quotes.store.schema.tables import (
    ArticleRow,
    EntityRow,
    PassageRow,
    RevisionRow,
    SpeakerRow,
)
from quotes.store.speakers.linking import forget_speakers, release_speakers
from quotes.store.sql.joins import join_revision_of_entity


def delete_article(connection: Connection, article_id: int) -> None:
    """Delete an article with all that hangs on it, and the speakers whom only it names.

    Raises:
        NotFoundError: There is no article with this number.
    """
    known = select(ArticleRow.id).where(ArticleRow.id == article_id)
    if connection.execute(known).first() is None:
        raise no_article(article_id)
    of_article = select(PassageRow.id).where(PassageRow.article_id == article_id)
    neighbours = drop_passages(connection, connection.scalars(of_article).all())
    speakers = _speakers_of(connection, article_id)
    # Speakers go after all that names them: a server checks each step, not only the end.
    connection.execute(delete(RevisionRow).where(RevisionRow.article_id == article_id))
    refresh_articles_of(connection, release_speakers(connection, article_id))
    forget_speakers(connection, speakers)
    connection.execute(delete(ArticleRow).where(ArticleRow.id == article_id))
    renew_families(connection, neighbours)


def _speakers_of(connection: Connection, article_id: int) -> Sequence[int]:
    query = join_revision_of_entity(select(EntityRow.speaker_id)).where(
        RevisionRow.article_id == article_id
    )
    own = select(SpeakerRow.id).where(SpeakerRow.article_id == article_id)
    return [id_ for id_ in connection.scalars(query.union(own)) if id_ is not None]
