"""What look-ups show of an article although it does not follow from readings and decisions."""

from collections.abc import Collection
from functools import cache

from sqlalchemy import Connection, Select, bindparam, func, select

from quotes.store.refresh.article import present_passages, wanted_passages
from quotes.store.schema.tables import DetectionRow, ReadingRow, RevisionRow
from quotes.store.speakers.shown import follow_speakers, read_shown_speakers
from quotes.store.sql.joins import join_revision_of_reading
from quotes.store.sql.same_words import rejected_in


def stale_quotations(connection: Connection, article_id: int) -> list[int]:
    """Return the quotations of an article that are shown wrongly, or with other speakers.

    Families and links are not looked at.
    """
    values = {"article_id": article_id}
    reading_id = connection.scalar(_newest(), values)
    if reading_id is None:
        return []
    found = connection.scalars(_found(), {"reading_id": reading_id})
    wanted = {
        (reading_id, id_) for id_ in set(found).difference(rejected_in(connection, article_id))
    }
    shown = {(reading, id_) for reading, id_ in connection.execute(_shown(), values)}
    stale = {id_ for _, id_ in wanted ^ shown}
    pairs = zip(
        follow_speakers(connection, article_id, reading_id),
        read_shown_speakers(connection, article_id),
        strict=True,
    )
    for follows, stands in pairs:
        stale |= {id_ for id_ in {*follows, *stands} if follows.get(id_) != stands.get(id_)}
    return sorted(stale)


def stale_passages(connection: Connection, articles: Collection[int]) -> list[int]:
    """Return the quotations of articles that have other passages than follow from what is shown."""
    newest = connection.execute(_newest_texts(), {"articles": articles}).all()
    by_reading = wanted_passages(connection, dict(newest))
    follow = {place: one for found in by_reading.values() for place, one in found.items()}
    stand = {place: one for place, (_, one) in present_passages(connection, *articles).items()}
    places = follow.keys() | stand.keys()
    return sorted({one.quotation_id for one in places if follow.get(one) != stand.get(one)})


@cache
def _newest_texts() -> Select[int, str]:
    """Return the newest reading of the newest text of each article, with the text."""
    last = (
        join_revision_of_reading(select(func.max(ReadingRow.id)))
        .where(
            RevisionRow.article_id.in_(bindparam("articles", expanding=True)), RevisionRow.newest
        )
        .group_by(RevisionRow.id)
    )
    texts = select(ReadingRow.id, RevisionRow.text).select_from(ReadingRow)
    return join_revision_of_reading(texts).where(ReadingRow.id.in_(last))


@cache
def _newest() -> Select[int]:
    return (
        join_revision_of_reading(select(ReadingRow.id))
        .where(RevisionRow.article_id == bindparam("article_id"), RevisionRow.newest)
        .order_by(ReadingRow.id.desc())
        .limit(1)
    )


@cache
def _found() -> Select[int]:
    return select(DetectionRow.quotation_id).where(
        DetectionRow.reading_id == bindparam("reading_id")
    )


@cache
def _shown() -> Select[int, int]:
    findings = select(DetectionRow.reading_id, DetectionRow.quotation_id).join(
        ReadingRow, ReadingRow.id == DetectionRow.reading_id
    )
    return join_revision_of_reading(findings).where(
        RevisionRow.article_id == bindparam("article_id"), DetectionRow.shown
    )
