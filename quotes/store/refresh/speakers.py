"""Propagating a change of who a speaker is to all articles that name the speaker."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from quotes.resolve.profile import needs_more_than_its_name, office_of, traits_of
from quotes.store.engine.bulk import batched
from quotes.store.refresh.article import derive_article
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import EntityRow, QuotationRow, RevisionRow, SpeakerRow
from quotes.store.speakers.article_entities import resolve_entities
from quotes.store.speakers.canonical import misplaced, renew_identity, renew_offices
from quotes.store.speakers.linking import forget_speakers, renew_blocks
from quotes.store.speakers.offices import Bucket, offices_of
from quotes.store.speakers.told import renew_told, told_otherwise
from quotes.store.sql.joins import join_revision_of_entity, join_revision_of_quotation
from quotes.types import Profile


def refresh_offices(connection: Connection, profiles: Iterable[Profile]) -> None:
    """Recompute who holds the offices that an article names, and refresh articles if it changed."""
    buckets = {
        Bucket(traits.name.surname, office)
        for traits in map(traits_of, profiles)
        if not needs_more_than_its_name(traits) and (office := office_of(traits))
    }
    refresh_articles_of(connection, renew_offices(connection, buckets))


def refresh_told(
    connection: Connection, articles: Collection[int], widened: Collection[int] = ()
) -> None:
    """Recompute what is told of speakers, and what follows, after some articles named them.

    Args:
        connection: A writing transaction.
        articles: The articles.
        widened: Speakers of whom something was told that is written down already.
    """
    told = renew_told(connection, told_otherwise(connection, articles))
    renew_blocks(connection, told.changed)
    moved = renew_moved(connection, told.changed.union(widened))
    refresh_articles_of(connection, moved | called_so(connection, told.renamed))


def refresh_identity(connection: Connection, speakers: Collection[int]) -> None:
    """Recompute who some speakers are, and refresh articles if it changed."""
    refresh_articles_of(connection, renew_moved(connection, speakers))


def renew_moved(connection: Connection, speakers: Collection[int]) -> set[int]:
    """Recompute who some speakers are, with the offices that they hold; return who changed."""
    moved = renew_identity(connection, speakers)
    return moved | renew_offices(connection, offices_of(connection, {*speakers, *moved}))


def called_so(connection: Connection, speakers: Collection[int]) -> set[int]:
    """Return all that are shown under the names of some speakers."""
    same = select(SpeakerRow.id)
    return {
        id_
        for some in batched(speakers)
        for id_ in connection.scalars(same.where(SpeakerRow.canonical_id.in_(some)))
    }


def refresh_articles_of(connection: Connection, speaker_ids: Collection[int]) -> None:
    """Derive all articles again that name some speakers, or where people named them."""
    articles: set[int] = set()
    for some in batched(speaker_ids):
        named = join_revision_of_entity(
            select(RevisionRow.article_id).select_from(EntityRow)
        ).where(EntityRow.speaker_id.in_(some))
        split = select(DecisionRow.article_id).where(
            DecisionRow.other_speaker_id.in_(some), DecisionRow.article_id.is_not(None)
        )
        reassigned = (
            join_revision_of_quotation(select(RevisionRow.article_id).select_from(QuotationRow))
            .join(DecisionRow, DecisionRow.quotation_id == QuotationRow.id)
            .where(DecisionRow.speaker_id.in_(some))
        )
        for query in (named, split, reassigned):
            articles.update(id_ for id_ in connection.scalars(query.distinct()) if id_)
    for article_id in sorted(articles):
        derive_article(connection, article_id)


def renew_all(connection: Connection) -> None:
    """Work out again, for all speakers, what an older version may have worked out otherwise."""
    ids = connection.scalars(select(SpeakerRow.id).order_by(SpeakerRow.id)).all()
    told = renew_told(connection, ids)
    moved = called_so(connection, told.renamed)
    # Whom an office stands for follows from who is who among those who have a full name.
    for _ in ("full names", "offices"):
        moved |= renew_identity(connection, misplaced(connection))
    refresh_articles_of(connection, moved)
    forget_speakers(connection, ids)


def complete_upgrade(connection: Connection) -> None:
    """Link the entities that an older version stored without speakers; derive their articles."""
    articles = resolve_entities(connection)
    for article_id in articles:
        derive_article(connection, article_id)
    refresh_told(connection, articles)
