"""Removing an article with all that hangs on it."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select

from quotes.store.engine.errors import no_article
from quotes.store.families.grouping import renew_families
from quotes.store.ledger.canonical import Entry
from quotes.store.ledger.chain import append_entries
from quotes.store.records.ledger import EntryKind
from quotes.store.refresh.article import derive_article, drop_passages
from quotes.store.refresh.speakers import called_so, refresh_articles_of, renew_moved
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import (
    ArticleRow,
    EntityRow,
    PassageRow,
    QuotationRow,
    RevisionRow,
    SpeakerRow,
)
from quotes.store.speakers.canonical import renew_offices
from quotes.store.speakers.linking import forget_speakers, release_speakers
from quotes.store.speakers.offices import offices_of
from quotes.store.speakers.told import renew_told
from quotes.store.sql.joins import join_revision_of_entity, join_revision_of_quotation


def count_decisions(connection: Connection, article_id: int) -> int:
    """Return how many decisions, undone ones too, are deleted together with an article.

    They are about its quotations, about whom it means, or about speakers whom only it names.
    """
    query = select(func.count()).select_from(DecisionRow).where(_goes_with(article_id))
    return connection.execute(query).scalar_one()


def delete_article(connection: Connection, article_id: int) -> int:
    """Delete an article with all that hangs on it, and the speakers whom only it names.

    Returns:
        How many decisions went with it.

    Raises:
        NotFoundError: There is no article with this number.
    """
    known = select(ArticleRow.id).where(ArticleRow.id == article_id)
    if connection.execute(known).first() is None:
        raise no_article(article_id)
    going = select(DecisionRow.id).where(_goes_with(article_id)).order_by(DecisionRow.id)
    decisions = connection.scalars(going).all()
    of_article = select(PassageRow.id).where(PassageRow.article_id == article_id)
    neighbours = drop_passages(connection, connection.scalars(of_article).all())
    speakers = _speakers_of(connection, article_id)
    reassigned = _reassigned_with(connection, article_id)
    offices = offices_of(connection, speakers)
    # Speakers go after all that names them: a server checks each step, not only the end.
    connection.execute(delete(RevisionRow).where(RevisionRow.article_id == article_id))
    connection.execute(delete(DecisionRow).where(DecisionRow.article_id == article_id))
    moved = release_speakers(connection, article_id)
    told = renew_told(connection, speakers)
    moved |= renew_moved(connection, told.changed) | renew_offices(connection, offices)
    moved |= called_so(connection, told.renamed)
    refresh_articles_of(connection, moved)
    for other in reassigned:
        derive_article(connection, other)
    forget_speakers(connection, speakers)
    connection.execute(delete(ArticleRow).where(ArticleRow.id == article_id))
    renew_families(connection, neighbours)
    dropped = [Entry(EntryKind.DROPPED, "", subject=number) for number in decisions]
    append_entries(connection, [*dropped, Entry(EntryKind.REMOVED, "", article_id)])
    return len(decisions)


def _goes_with(article_id: int) -> ColumnElement[bool]:
    quotations = join_revision_of_quotation(select(QuotationRow.id)).where(
        RevisionRow.article_id == article_id
    )
    own = select(SpeakerRow.id).where(SpeakerRow.article_id == article_id)
    return or_(
        DecisionRow.article_id == article_id,
        DecisionRow.quotation_id.in_(quotations),
        DecisionRow.other_quotation_id.in_(quotations),
        DecisionRow.speaker_id.in_(own),
        DecisionRow.other_speaker_id.in_(own),
    )


def _reassigned_with(connection: Connection, article_id: int) -> Sequence[int]:
    """Return the other articles of which people said that a speaker of this one alone spoke."""
    own = select(SpeakerRow.id).where(SpeakerRow.article_id == article_id)
    query = join_revision_of_quotation(
        select(RevisionRow.article_id).select_from(QuotationRow)
    ).join(DecisionRow, DecisionRow.quotation_id == QuotationRow.id)
    others = query.where(DecisionRow.speaker_id.in_(own), RevisionRow.article_id != article_id)
    return connection.scalars(others.distinct().order_by(RevisionRow.article_id)).all()


def _speakers_of(connection: Connection, article_id: int) -> Sequence[int]:
    """Return whom an article names, and about whom the decisions are that go with it."""
    query = join_revision_of_entity(select(EntityRow.speaker_id)).where(
        RevisionRow.article_id == article_id
    )
    own = select(SpeakerRow.id).where(SpeakerRow.article_id == article_id)
    going = _goes_with(article_id)
    about = select(DecisionRow.speaker_id).where(going)
    other = select(DecisionRow.other_speaker_id).where(going)
    named = connection.scalars(query.union(own, about, other))
    return [id_ for id_ in named if id_ is not None]
