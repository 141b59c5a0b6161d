"""Offices: which one person a surname with an office, as in "President Hart", stands for."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, NotNullable, Select, bindparam, distinct, func, select
from sqlalchemy.orm import aliased

from quotes.names.parse import read_name
from quotes.store.engine.bulk import batched
from quotes.store.engine.fetch import fetch
from quotes.store.schema.tables import EntityRow, ReadingRow, SpeakerRow

# A surname with an office is its holder's where at least this many articles give somebody of that
# surname the office in full, and nobody else has more than this share of that.
_LEAST_ARTICLES = 3
_OTHERS = 0.1


class Bucket(NamedTuple):
    """A surname with an office: "President Hart"."""

    surname: str
    office: str


def offices_of(connection: Connection, ids: Iterable[int]) -> set[Bucket]:
    """Return the surnames with an office that articles give some rows, or what is one with them."""
    return {
        Bucket(surname, office)
        for some in batched(ids)
        for surname, office in connection.execute(_held(), {"ids": some})
    }


class _Holder(NamedTuple):
    """A speaker whom articles give an office, and how many."""

    speaker: int
    name: str
    articles: int


def find_holder(connection: Connection, bucket: Bucket) -> int | None:
    """Return the speaker with this surname who holds the office, if articles agree."""
    counts = list(fetch(connection, _holders(), _Holder, bucket._asdict()))
    counts.sort(key=lambda row: (-row.articles, row.name, row.speaker))
    if not counts or counts[0].articles < _LEAST_ARTICLES:
        return None
    first = counts[0]
    # "Ann Marie Hart" may well be Ann Hart; Bo Hart is somebody else.
    given = read_name(first.name).given
    others = sum(row.articles for row in counts if read_name(row.name).given != given)
    return first.speaker if others <= _OTHERS * first.articles else None


@cache
def _holders() -> Select[int, str, int]:
    return (
        select(
            SpeakerRow.canonical_id.label("speaker"),
            func.min(SpeakerRow.name_key).label("name"),
            func.count(distinct(ReadingRow.revision_id)).label("articles"),
        )
        .join(EntityRow, EntityRow.speaker_id == SpeakerRow.id)
        .join(ReadingRow, ReadingRow.id == EntityRow.reading_id)
        .where(
            SpeakerRow.surname_key == bindparam("surname"),
            SpeakerRow.article_id.is_(None),
            EntityRow.office == bindparam("office"),
        )
        .group_by(SpeakerRow.canonical_id)
    )


@cache
def _held() -> Select[str, str]:
    one = aliased(SpeakerRow)
    given = select(one.canonical_id).where(one.id.in_(bindparam("ids", expanding=True)))
    return (
        select(SpeakerRow.surname_key, NotNullable(EntityRow.office))
        .join(EntityRow, EntityRow.speaker_id == SpeakerRow.id)
        .where(
            SpeakerRow.canonical_id.in_(given),
            SpeakerRow.article_id.is_(None),
            EntityRow.office.is_not(None),
        )
        .distinct()
    )
