"""Propagating a change of who a speaker is to all articles that name the speaker."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from quotes.resolve.profile import needs_more_than_its_name, office_of, traits_of
from quotes.store.engine.bulk import batched
from quotes.store.refresh.article import derive_article
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import EntityRow, QuotationRow, RevisionRow, SpeakerRow
from quotes.store.speakers.article_entities import resolve_entities
from quotes.store.speakers.canonical import Bucket, offices_of, renew_offices
from quotes.store.speakers.told import renew_told, told_otherwise
from quotes.store.sql.joins import join_revision_of_entity, join_revision_of_quotation
from quotes.types import Profile


def refresh_offices(
    connection: Connection, profiles: Iterable[Profile], widened: Collection[int]
) -> None:
    """Recompute who holds the offices that articles name, and refresh articles if it changed.

    Args:
        connection: A writing transaction.
        profiles: Whom the articles name.
        widened: Of whom they tell something new: it may contradict who is taken for them.
    """
    buckets = {
        Bucket(traits.name.surname, office)
        for traits in map(traits_of, profiles)
        if not needs_more_than_its_name(traits) and (office := office_of(traits))
    }
    buckets |= offices_of(connection, widened)
    refresh_articles_of(connection, renew_offices(connection, buckets))


def refresh_told(connection: Connection, articles: Collection[int]) -> None:
    """Recompute what speakers are shown as, after some articles named them."""
    refresh_renamed(connection, told_otherwise(connection, articles))


def refresh_renamed(connection: Connection, speakers: Collection[int]) -> None:
    """Recompute what some speakers are shown as, and refresh articles if it changed."""
    renamed = renew_told(connection, speakers)
    same = select(SpeakerRow.id).where(SpeakerRow.canonical_id.in_(renamed))
    refresh_articles_of(connection, connection.scalars(same).all() if renamed else ())


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


def complete_upgrade(connection: Connection) -> None:
    """Link the entities that an older version stored without speakers; derive their articles."""
    articles = resolve_entities(connection)
    for article_id in articles:
        derive_article(connection, article_id)
    refresh_told(connection, articles)
