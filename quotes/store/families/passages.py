"""Passages as they are compared, and their fingerprints: which passages share some."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, Select, bindparam, delete, func, select
from sqlalchemy.orm import aliased

from quotes.store.engine.bulk import batched, insert_rows
from quotes.store.engine.fetch import fetch
from quotes.store.quotations.search import read_nested
from quotes.store.schema.tables import FingerprintRow, PassageRow, RevisionRow
from quotes.store.sql.joins import join_newest_revision
from quotes.text.spans import own_words
from quotes.types import Passage, Stance

# Days on which articles were printed.
_REMEMBERED = 4096

Pair = tuple[int, int]
# A fingerprint, and the passage that has it.
Mark = tuple[int, int]


class Held(NamedTuple):
    """A passage, the article that it is of, and its words but those of a quotation within it."""

    article_id: int
    passage: Passage
    own: tuple[str, ...]


def follow_fingerprints(held: Mapping[int, Held], passage_ids: Collection[int]) -> list[Mark]:
    """Return the fingerprints that passages are to have, sorted.

    What an article says a second time in the same words has none: the first stands for all.

    Args:
        held: The passages, by number.
        passage_ids: Which; of each article all that have the same words, or none.
    """
    from quotes.families import fingerprints  # noqa: PLC0415 - not needed by queries

    first: dict[Held, int] = {}
    for passage_id in sorted(passage_ids):
        first.setdefault(held[passage_id], passage_id)
    return sorted(
        (hashed, passage_id)
        for one, passage_id in first.items()
        for hashed in frozenset[int]().union(*map(fingerprints, one.own))
    )


def read_fingerprints(connection: Connection, passage_ids: Collection[int]) -> list[Mark]:
    """Return the fingerprints that are stored of passages, sorted."""
    query = select(FingerprintRow.hash, FingerprintRow.passage_id)
    return sorted(
        (hashed, passage_id)
        for some in batched(passage_ids)
        for hashed, passage_id in connection.execute(
            query.where(FingerprintRow.passage_id.in_(some))
        )
    )


def add_fingerprints(
    connection: Connection, held: Mapping[int, Held], passage_ids: Collection[int]
) -> None:
    """Store the fingerprints of passages that have none yet."""
    # In the order of the index, whose pages are then changed one after the other.
    marks = follow_fingerprints(held, passage_ids)
    rows = [{"hash": hashed, "passage_id": passage_id} for hashed, passage_id in marks]
    insert_rows(connection, FingerprintRow, rows)


def drop_fingerprints(connection: Connection, passage_ids: Collection[int]) -> None:
    """Delete the fingerprints of passages, which are to get new ones."""
    for some in batched(passage_ids):
        connection.execute(delete(FingerprintRow).where(FingerprintRow.passage_id.in_(some)))


def count_shared(connection: Connection, passage_ids: Collection[int]) -> dict[Pair, int]:
    """Return how many fingerprints these passages share with which."""
    return {
        (ours, theirs): count
        for some in batched(passage_ids)
        for ours, theirs, count in connection.execute(_sharing(), {"ids": some})
    }


class _Stored(NamedTuple):
    """A passage as it is stored, with what its article tells of it."""

    id: int
    article_id: int
    start: int
    text: str
    nested: list[list[int]]
    speakers: list[str]
    reported: bool
    stance: Stance
    outlet: str | None
    published_at: str | None


def read_passages(connection: Connection, passage_ids: Collection[int]) -> dict[int, Held]:
    """Return passages without their places."""
    return {
        row.id: _hold(row)
        for some in batched(passage_ids)
        for row in fetch(connection, _passages(), _Stored, {"ids": some})
    }


def _hold(row: _Stored) -> Held:
    day, speakers = _read_day(row.published_at), tuple(row.speakers)
    passage = Passage(row.text, 0, speakers, row.reported, row.outlet, day, row.stance)
    nested = read_nested(row.nested)
    own = own_words(row.text, row.start, nested) if nested else (row.text,)
    return Held(row.article_id, passage, own)


@lru_cache(maxsize=_REMEMBERED)
def _read_day(published_at: str | None) -> date | None:
    """Return the day of a time of publication, which may be less than a whole date."""
    try:
        return date.fromisoformat((published_at or "")[:10])
    except ValueError:
        return None


# Statements are built once, since every article needs them.


@cache
def _sharing() -> Select[int, int, int]:
    ours, theirs = aliased(FingerprintRow), aliased(FingerprintRow)
    return (
        select(ours.passage_id, theirs.passage_id, func.count())
        .join(theirs, theirs.hash == ours.hash)
        .where(
            ours.passage_id.in_(bindparam("ids", expanding=True)),
            ours.passage_id != theirs.passage_id,
        )
        .group_by(ours.passage_id, theirs.passage_id)
    )


@cache
def _passages() -> Select[
    int, int, int, str, list[list[int]], list[str], bool, Stance, str | None, str | None
]:
    passages = select(
        PassageRow.id,
        PassageRow.article_id,
        PassageRow.start,
        PassageRow.text,
        PassageRow.nested,
        PassageRow.speakers,
        PassageRow.reported,
        PassageRow.stance,
        RevisionRow.outlet,
        RevisionRow.published_at,
    ).select_from(PassageRow)
    return join_newest_revision(passages).where(PassageRow.id.in_(bindparam("ids", expanding=True)))
