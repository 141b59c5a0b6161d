"""Entities: whom a reading found named, written once, with the speakers linked to them."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, select, update

from quotes.resolve.profile import office_of, traits_of
from quotes.store.engine.bulk import insert_rows
from quotes.store.engine.fetch import fetch
from quotes.store.ledger.canonical import WrittenFigure
from quotes.store.schema.tables import EntityRow, RevisionRow, SpeakerRow
from quotes.store.speakers.linking import find_or_add_speakers
from quotes.store.sql.joins import join_revision_of_entity
from quotes.types import Gender, Profile, SpeakerKind

# Articles whose entities are resolved together when a store of an older version is opened.
_ARTICLES_AT_ONCE = 100


class AddedEntities(NamedTuple):
    """What was written down: the number of each name's entity, and what the ledger enters.

    ``widened`` are the speakers of whom it tells something new.
    """

    numbers: dict[str, int]
    figures: list[WrittenFigure]
    widened: set[int]


def add_entities(
    connection: Connection, article_id: int, reading_id: int, profiles: Sequence[Profile]
) -> AddedEntities:
    """Write down whom a reading found named, each with the speaker."""
    speakers, widened = find_or_add_speakers(connection, article_id, profiles)
    rows = {one.name: _row(reading_id, one, speakers[one.name]) for one in profiles}
    insert_rows(connection, EntityRow, list(rows.values()))
    numbers = {}
    figures = []
    for entity_id, name, key in connection.execute(_entities(), {"reading_id": reading_id}):
        numbers[name] = entity_id
        known = {column: value for column, value in rows[name].items() if column != "reading_id"}
        figures.append(WrittenFigure(**known, speaker=key))
    return AddedEntities(numbers, sorted(figures, key=lambda figure: figure.name), widened)


def resolve_entities(connection: Connection) -> list[int]:
    """Find the speakers of entities that have none, as after an upgrade.

    Returns:
        Their articles, in the order in which they were added.
    """
    articles: list[int] = []
    while rows := list(fetch(connection, _unresolved(), _Unresolved)):
        by_article: dict[int, list[_Unresolved]] = {}
        for row in rows:
            by_article.setdefault(row.article_id, []).append(row)
        for article_id, entities in by_article.items():
            profiles = [_profile(row) for row in entities]
            speakers = find_or_add_speakers(connection, article_id, profiles).numbers
            for row in entities:
                of_entity = update(EntityRow).where(EntityRow.id == row.id)
                connection.execute(of_entity.values(speaker_id=speakers[row.name]))
        articles += by_article
    return articles


def _row(reading_id: int, profile: Profile, speaker_id: int) -> dict[str, Any]:
    return {
        "reading_id": reading_id,
        "name": profile.name,
        "kind": profile.kind,
        "gender": profile.gender,
        "roles": list(profile.roles),
        "seats": list(profile.seats),
        "office": office_of(traits_of(profile)),
        "speaker_id": speaker_id,
    }


class _Unresolved(NamedTuple):
    id: int
    article_id: int
    name: str
    kind: SpeakerKind
    gender: Gender
    roles: list[str]
    seats: list[str]


def _profile(row: _Unresolved) -> Profile:
    return Profile(row.name, row.kind, row.gender, tuple(row.roles), tuple(row.seats))


@cache
def _entities() -> Select[int, str, str]:
    return (
        select(EntityRow.id, EntityRow.name, SpeakerRow.name_key)
        .join(SpeakerRow, SpeakerRow.id == EntityRow.speaker_id)
        .where(EntityRow.reading_id == bindparam("reading_id"))
    )


@cache
def _unresolved() -> Select[int, int, str, SpeakerKind, Gender, list[str], list[str]]:
    entities = select(
        EntityRow.id,
        RevisionRow.article_id,
        EntityRow.name,
        EntityRow.kind,
        EntityRow.gender,
        EntityRow.roles,
        EntityRow.seats,
    ).select_from(EntityRow)
    return (
        join_revision_of_entity(entities)
        .where(EntityRow.speaker_id.is_(None))
        .order_by(RevisionRow.article_id)
        .limit(_ARTICLES_AT_ONCE)
    )
