"""Aliases: the names that a speaker goes by, in articles, by decision, or as a person's row."""

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, NotNullable, Select, bindparam, delete, select

from quotes.names.parse import read_name
from quotes.store.engine.bulk import batched, insert_rows
from quotes.store.engine.fetch import fetch
from quotes.store.records.decisions import DecisionAction
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import AliasRow, EntityRow, SpeakerRow
from quotes.store.sql.decision_log import holds


class Alias(NamedTuple):
    """A name that a speaker goes by, with the keys that it is looked up by."""

    speaker_id: int
    name: str
    name_key: str
    surname_key: str


def make_alias(speaker_id: int, name: str) -> Alias:
    """Return the row of a name that a speaker goes by."""
    parsed = read_name(name)
    return Alias(speaker_id, name, parsed.key, parsed.surname)


def follow_aliases(connection: Connection, speakers: Collection[int]) -> set[Alias]:
    """Work out the names of some speakers: their rows', those of articles, those of people."""
    return {
        make_alias(speaker_id, name)
        for some in batched(speakers)
        for statement in (_own(), _found(), _given())
        for speaker_id, name in connection.execute(statement, {"ids": some})
    }


def read_aliases(connection: Connection, speakers: Collection[int]) -> set[Alias]:
    """Return the names that are stored of some speakers."""
    return {
        alias
        for some in batched(speakers)
        for alias in fetch(connection, _written(), Alias, {"ids": some})
    }


def renew_aliases(connection: Connection, speakers: Collection[int]) -> None:
    """Store the names that some speakers go by now, and no others."""
    follow, written = follow_aliases(connection, speakers), read_aliases(connection, speakers)
    for speaker_id, name, *_ in written - follow:
        gone = delete(AliasRow).where(AliasRow.speaker_id == speaker_id, AliasRow.name == name)
        connection.execute(gone)
    insert_rows(connection, AliasRow, [alias._asdict() for alias in sorted(follow - written)])


# Statements are built once, since every article that is added needs them.


@cache
def _written() -> Select[int, str, str, str]:
    return select(
        AliasRow.speaker_id, AliasRow.name, AliasRow.name_key, AliasRow.surname_key
    ).where(AliasRow.speaker_id.in_(bindparam("ids", expanding=True)))


@cache
def _own() -> Select[int, str]:
    return select(SpeakerRow.id, SpeakerRow.name).where(
        SpeakerRow.id.in_(bindparam("ids", expanding=True))
    )


@cache
def _found() -> Select[int, str]:
    return (
        select(NotNullable(EntityRow.speaker_id), EntityRow.name)
        .where(EntityRow.speaker_id.in_(bindparam("ids", expanding=True)))
        .distinct()
    )


@cache
def _given() -> Select[int, str]:
    return select(NotNullable(DecisionRow.speaker_id), NotNullable(DecisionRow.name)).where(
        holds(DecisionAction.ALIAS),
        DecisionRow.speaker_id.in_(bindparam("ids", expanding=True)),
        DecisionRow.name.is_not(None),
    )
