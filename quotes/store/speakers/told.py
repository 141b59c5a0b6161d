"""What all articles together tell of a speaker's row: the commonest spelling and kind, and traits.

Counts decide, then a fixed order, so that the same articles show the same however they came.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Connection,
    NotNullable,
    Select,
    Text,
    Update,
    bindparam,
    cast,
    distinct,
    func,
    or_,
    select,
    update,
)

from quotes.names.parse import read_name
from quotes.resolve.profile import needs_more_than_its_name, office_of, only_gender, traits_of
from quotes.store.engine.bulk import batched
from quotes.store.engine.fetch import WideSelect, fetch_wide
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import EntityRow, RevisionRow, SpeakerRow
from quotes.store.sql.joins import join_revision_of_entity
from quotes.types import Gender, Profile, SpeakerKind

_KINDS = tuple(SpeakerKind)


class Told(NamedTuple):
    """What a speaker's row says of the speaker, in its columns."""

    name: str
    name_key: str
    surname_key: str
    initials: str
    kind: SpeakerKind
    gender: Gender
    roles: list[str]
    seats: list[str]
    office: str | None


class Known(NamedTuple):
    """A speaker's row: what it says, and what follows from all that articles tell.

    Attributes:
        id: The row's number.
        stands: What it says.
        follows: What it is to say.
        kept: Whether its name is in no article: a person gave it to somebody new.
    """

    id: int
    stands: Told
    follows: Told
    kept: bool


class Renewed(NamedTuple):
    """The rows that say something else than before: those with another name, and all."""

    renamed: set[int]
    changed: set[int]


def told_otherwise(connection: Connection, articles: Collection[int]) -> set[int]:
    """Return the speakers' rows that have another name, kind or gender than some articles give."""
    return {
        speaker_id
        for some in batched(articles)
        for speaker_id in connection.scalars(_differing(), {"articles": some})
    }


def renew_told(connection: Connection, speakers: Collection[int]) -> Renewed:
    """Let speakers' rows say what follows from all that articles tell."""
    renewed = Renewed(set(), set())
    for known in read_told(connection, speakers):
        if known.stands != known.follows:
            values = {f"{column}_now": value for column, value in known.follows._asdict().items()}
            connection.execute(_change(), {"of_speaker": known.id, **values})
            renewed.changed.add(known.id)
        if known.stands.name != known.follows.name:
            renewed.renamed.add(known.id)
    return renewed


def read_told(connection: Connection, speakers: Collection[int]) -> Iterator[Known]:
    """Give speakers' rows, each with what follows from all that articles tell of it.

    A name that a person gave to a new speaker stays, and so does the kind of one about whom
    people decided and of whom no article tells it.
    """
    for some in batched(speakers):
        values = {"ids": some}
        found = _read_found(connection, some)
        decided = set(connection.scalars(_decided(), values))
        for row in list(fetch_wide(connection, _rows(), _Row, values)):
            stands = Told(*row[1:])
            told = found.get(row.id) or _Found()
            kept = not told.names or (row.id in decided and row.name not in told.names)
            may_keep_kind = row.id in decided or not told.names
            follows = _follow(told, stands, kept=kept, may_keep_kind=may_keep_kind)
            yield Known(row.id, stands, follows, kept)


def commonest_name(articles: Mapping[str, int]) -> str:
    """Return the spelling that most articles have; of equals the fullest in ordinary letters.

    >>> commonest_name({"ANN B. HART": 2, "Ann Hart": 2, "Ann B. Hart": 1})
    'Ann Hart'

    Args:
        articles: How many articles have each spelling.
    """
    return min(articles, key=lambda name: (-articles[name], *_rank(name)))


class _Row(NamedTuple):
    """A speaker's row: the number, and the columns of ``Told``."""

    id: int
    name: str
    name_key: str
    surname_key: str
    initials: str
    kind: SpeakerKind
    gender: Gender
    roles: list[str]
    seats: list[str]
    office: str | None


@dataclass(slots=True)
class _Found:
    """What articles tell of a speaker: how many give each name and kind, and all traits."""

    names: dict[str, int] = field(default_factory=dict)
    kinds: dict[SpeakerKind, int] = field(default_factory=dict)
    genders: set[Gender] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    seats: set[str] = field(default_factory=set)
    office: str | None = None


def _follow(found: _Found, stands: Told, *, kept: bool, may_keep_kind: bool) -> Told:
    name = stands.name if kept else commonest_name(found.names)
    parsed = read_name(name)
    names = {*found.names, name}
    told_kind = _commonest_kind(found.kinds) if found.kinds else SpeakerKind.OTHER
    return Told(
        name=name,
        name_key=parsed.key,
        surname_key=parsed.surname,
        initials=max((read_name(one).initials for one in names), key=lambda one: (len(one), one)),
        kind=stands.kind if may_keep_kind and not found.kinds else told_kind,
        gender=only_gender(found.genders),
        roles=sorted(found.roles),
        seats=sorted(found.seats),
        office=found.office,
    )


def _read_found(connection: Connection, ids: Collection[int]) -> Mapping[int, _Found]:
    values = {"ids": ids}
    found: dict[int, _Found] = defaultdict(_Found)
    for id_, name, articles in connection.execute(_names(), values):
        found[id_].names[name] = articles
    for id_, kind, articles in connection.execute(_kinds(), values):
        found[id_].kinds[kind] = articles
    for id_, gender, roles, seats in connection.execute(_traits(), values):
        found[id_].genders.add(gender)
        found[id_].roles.update(json.loads(roles))
        found[id_].seats.update(json.loads(seats))
    for first in fetch_wide(connection, _firsts(), _First, values):
        # An office belongs to a name that does not tell who it is, as its article first gives it.
        traits = traits_of(Profile(first.name, first.kind, roles=tuple(first.roles)))
        if needs_more_than_its_name(traits):
            found[first.speaker_id].office = office_of(traits)
    return found


class _First(NamedTuple):
    """What the first reading that named a speaker told."""

    speaker_id: int
    name: str
    kind: SpeakerKind
    roles: list[str]


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
    other_kind = (EntityRow.kind != SpeakerRow.kind) & (EntityRow.kind != SpeakerKind.OTHER)
    other_gender = (EntityRow.gender != SpeakerRow.gender) & (EntityRow.gender != Gender.UNKNOWN)
    named = select(SpeakerRow.id).join(EntityRow, EntityRow.speaker_id == SpeakerRow.id)
    return (
        join_revision_of_entity(named)
        .where(
            RevisionRow.article_id.in_(bindparam("articles", expanding=True)),
            or_(EntityRow.name != SpeakerRow.name, other_kind, other_gender),
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
def _traits() -> Select[int, Gender, str, str]:
    """Return each of what articles tell once; as text, since JSON can't be compared."""
    return (
        select(
            NotNullable(EntityRow.speaker_id),
            EntityRow.gender,
            cast(EntityRow.roles, Text),
            cast(EntityRow.seats, Text),
        )
        .where(EntityRow.speaker_id.in_(bindparam("ids", expanding=True)))
        .distinct()
    )


@cache
def _firsts() -> WideSelect:
    first = (
        select(func.min(EntityRow.id))
        .where(EntityRow.speaker_id.in_(bindparam("ids", expanding=True)))
        .group_by(EntityRow.speaker_id)
    )
    columns = select(EntityRow.speaker_id, EntityRow.name, EntityRow.kind, EntityRow.roles)
    return columns.where(EntityRow.id.in_(first))


@cache
def _decided() -> Select[int]:
    """Return those of some rows about whom people decided something, as that they are new."""
    about = or_(
        DecisionRow.speaker_id == SpeakerRow.id, DecisionRow.other_speaker_id == SpeakerRow.id
    )
    decided = select(DecisionRow.id).where(about).exists()
    return select(SpeakerRow.id).where(SpeakerRow.id.in_(bindparam("ids", expanding=True)), decided)


@cache
def _rows() -> WideSelect:
    columns = (getattr(SpeakerRow, column) for column in Told._fields)
    return (
        select(SpeakerRow.id, *columns)
        .where(SpeakerRow.id.in_(bindparam("ids", expanding=True)))
        .order_by(SpeakerRow.id)
    )


@cache
def _change() -> Update:
    of_speaker = SpeakerRow.id == bindparam("of_speaker")
    values: dict[str, BindParameter[Any]] = {
        column: bindparam(f"{column}_now") for column in Told._fields
    }
    return update(SpeakerRow).where(of_speaker).values(values)
