"""What all articles together tell of a speaker's row: the commonest spelling and kind.

Counts decide, then a fixed order, so that the same articles show the same however they came.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache

from sqlalchemy import (
    Connection,
    NotNullable,
    Select,
    Update,
    and_,
    bindparam,
    distinct,
    func,
    or_,
    select,
    update,
)

from quotes.store.engine.bulk import batched
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import EntityRow, RevisionRow, SpeakerRow
from quotes.store.sql.joins import join_revision_of_entity
from quotes.types import SpeakerKind

_KINDS = tuple(SpeakerKind)


def told_otherwise(connection: Connection, articles: Collection[int]) -> set[int]:
    """Return the speakers' rows to which some articles give another name or kind than they have."""
    return {
        speaker_id
        for some in batched(articles)
        for speaker_id in connection.scalars(_differing(), {"articles": some})
    }


def renew_told(connection: Connection, speakers: Collection[int]) -> set[int]:
    """Recompute the name and the kind of speakers' rows from what articles tell of them.

    A name that a person gave to a new speaker stays.

    Returns:
        The rows whose name changed: look-ups show something else of their articles.
    """
    renamed: set[int] = set()
    for some in batched(speakers):
        values = {"ids": some}
        names: dict[int, dict[str, int]] = defaultdict(dict)
        for id_, name, articles in connection.execute(_names(), values):
            names[id_][name] = articles
        kinds: dict[int, dict[SpeakerKind, int]] = defaultdict(dict)
        for id_, kind, articles in connection.execute(_kinds(), values):
            kinds[id_][kind] = articles
        given = set(connection.scalars(_decided(), values))
        for id_, name, kind in connection.execute(_rows(), values).all():
            kept = id_ in given and name not in names[id_]
            now = name if kept or not names[id_] else commonest_name(names[id_])
            kind_now = _commonest_kind(kinds[id_]) if kinds[id_] else kind
            if (now, kind_now) != (name, kind):
                change = {"of_speaker": id_, "name_now": now, "kind_now": kind_now}
                connection.execute(_change(), change)
            if now != name:
                renamed.add(id_)
    return renamed


def commonest_name(articles: Mapping[str, int]) -> str:
    """Return the spelling that most articles have; of equals the fullest in ordinary letters.

    >>> commonest_name({"ANN B. HART": 2, "Ann Hart": 2, "Ann B. Hart": 1})
    'Ann Hart'

    Args:
        articles: How many articles have each spelling.
    """
    return min(articles, key=lambda name: (-articles[name], *_rank(name)))


def _rank(name: str) -> tuple[int, int, int, str]:
    """Return what puts spellings in order that are equally common: the best comes first."""
    words = name.split()
    odd = len(words) if name.islower() else sum(map(_is_shouted, words))
    return odd, -sum(map(len, words)), len(name), name


def _is_shouted(word: str) -> bool:
    """Return True for "HART", but not for initials, which are capitals anyway."""
    return word.isupper() and "." not in word and len(word) > 1


def _commonest_kind(articles: Mapping[SpeakerKind, int]) -> SpeakerKind:
    return min(articles, key=lambda kind: (-articles[kind], _KINDS.index(kind)))


# Statements are built once, since every article that is added needs them.


@cache
def _differing() -> Select[int]:
    other_kind = and_(EntityRow.kind != SpeakerRow.kind, EntityRow.kind != SpeakerKind.OTHER)
    named = select(SpeakerRow.id).join(EntityRow, EntityRow.speaker_id == SpeakerRow.id)
    return (
        join_revision_of_entity(named)
        .where(
            RevisionRow.article_id.in_(bindparam("articles", expanding=True)),
            or_(EntityRow.name != SpeakerRow.name, other_kind),
        )
        .distinct()
    )


@cache
def _names() -> Select[int, str, int]:
    articles = func.count(distinct(RevisionRow.article_id))
    names = select(NotNullable(EntityRow.speaker_id), EntityRow.name, articles).select_from(
        EntityRow
    )
    return (
        join_revision_of_entity(names)
        .where(EntityRow.speaker_id.in_(bindparam("ids", expanding=True)))
        .group_by(EntityRow.speaker_id, EntityRow.name)
    )


@cache
def _kinds() -> Select[int, SpeakerKind, int]:
    articles = func.count(distinct(RevisionRow.article_id))
    kinds = select(NotNullable(EntityRow.speaker_id), EntityRow.kind, articles).select_from(
        EntityRow
    )
    return (
        join_revision_of_entity(kinds)
        .where(
            EntityRow.speaker_id.in_(bindparam("ids", expanding=True)),
            EntityRow.kind != SpeakerKind.OTHER,
        )
        .group_by(EntityRow.speaker_id, EntityRow.kind)
    )


@cache
def _decided() -> Select[int]:
    """Return those of some rows about whom people decided something, as that they are new."""
    about = or_(
        DecisionRow.speaker_id == SpeakerRow.id, DecisionRow.other_speaker_id == SpeakerRow.id
    )
    decided = select(DecisionRow.id).where(about).exists()
    return select(SpeakerRow.id).where(SpeakerRow.id.in_(bindparam("ids", expanding=True)), decided)


@cache
def _rows() -> Select[int, str, SpeakerKind]:
    return select(SpeakerRow.id, SpeakerRow.name, SpeakerRow.kind).where(
        SpeakerRow.id.in_(bindparam("ids", expanding=True))
    )


@cache
def _change() -> Update:
    of_speaker = SpeakerRow.id == bindparam("of_speaker")
    return (
        update(SpeakerRow)
        .where(of_speaker)
        .values(name=bindparam("name_now"), kind=bindparam("kind_now"))
    )
