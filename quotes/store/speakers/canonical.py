"""Canonical speakers: which rows are one, by people's decisions and by names with an office.

Each row points at its canonical one. A merge points from one to another; so does, where nobody
decided otherwise, an alias that a person gave, and a surname with an office that one person holds.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import (
    BindParameter,
    Connection,
    NotNullable,
    Select,
    Update,
    bindparam,
    or_,
    select,
    update,
)

from quotes.names.parse import read_name
from quotes.resolve.profile import Traits, contradiction
from quotes.store.engine.bulk import batched
from quotes.store.engine.fetch import fetch
from quotes.store.records.decisions import DecisionAction
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import SpeakerRow
from quotes.store.speakers.offices import Bucket, find_holder
from quotes.store.sql.decision_log import holds
from quotes.types import Gender, SpeakerKind


class Identity(NamedTuple):
    """What decides whom a speaker's row stands for."""

    id: int
    name_key: str
    surname_key: str
    office: str | None
    kind: SpeakerKind
    gender: Gender
    roles: list[str]
    seats: list[str]
    canonical_id: int


IdentitySelect = Select[int, str, str, str | None, SpeakerKind, Gender, list[str], list[str], int]


def place_new(connection: Connection, ids: Collection[int]) -> None:
    """Set the canonical speaker of new rows: themselves, or whom an alias or office means."""
    if not ids:
        return
    rows = list(fetch(connection, _just(), Identity, {"ids": ids}))
    links: dict[int, set[int]] = defaultdict(set)
    for id_, link in _meant(connection, rows):
        links[id_].add(link.target)
    meant = {id_ for targets in links.values() for id_ in targets}
    found = {row.id: row for row in fetch(connection, _just(), Identity, {"ids": meant})}
    values = []
    for row in rows:
        targets = [found[id_] for id_ in links[row.id]]
        roots = {target.canonical_id for target in targets}
        fits = len(roots) == 1 and _fits(row, targets[0])
        values.append({"of_speaker": row.id, "root": roots.pop() if fits else row.id})
    connection.execute(_point(), values)


def renew_identity(connection: Connection, ids: Iterable[int]) -> set[int]:
    """Recompute the canonical speaker of some rows, and of all that are linked with them.

    Returns:
        The rows whose canonical speaker changed: look-ups show something else of their articles.
    """
    rows, links = _load(connection, set(ids))
    roots = _find_roots(rows, links, _apart(connection, rows))
    moved = {row.id for row in rows.values() if row.canonical_id != roots[row.id]}
    if moved:
        values = [{"of_speaker": id_, "root": roots[id_]} for id_ in moved]
        connection.execute(_point(), values)
    return moved


def misplaced(connection: Connection) -> list[int]:
    """Return the rows whose canonical speaker is not the one that follows."""
    rows, links = _load(connection, set(connection.scalars(_linked())))
    roots = _find_roots(rows, links, _apart(connection, rows))
    return sorted(row.id for row in rows.values() if row.canonical_id != roots[row.id])


def renew_offices(connection: Connection, buckets: Collection[Bucket]) -> set[int]:
    """Recompute whom surnames with an office stand for, after articles named office holders.

    Returns:
        As ``renew_identity``.
    """
    moved: set[int] = set()
    for bucket in buckets:
        alone = list(fetch(connection, _alone_of(), Identity, bucket._asdict()))
        if not alone:
            continue
        holder = find_holder(connection, bucket)
        found = list(fetch(connection, _just(), Identity, {"ids": [holder] if holder else []}))
        meant = found[0] if found else None
        stale = [row.id for row in alone if row.canonical_id != _place_of(row, meant)]
        if stale:
            moved |= renew_identity(connection, stale)
    return moved


class _Link(NamedTuple):
    """Why one row may be another: a merge (certain), an alias or an office."""

    target: int
    certain: bool


Links = Mapping[int, Sequence[_Link]]


def _load(connection: Connection, ids: set[int]) -> tuple[dict[int, Identity], Links]:
    """Return all speakers that may be one with some, with what links them."""
    rows: dict[int, Identity] = {}
    links: dict[int, list[_Link]] = defaultdict(list)
    pending = ids
    while pending:
        new = {
            row.id: row
            for some in batched(pending)
            for row in fetch(connection, _together(), Identity, {"ids": some})
            if row.id not in rows
        }
        rows |= new
        reached = set()
        found = list(new.values())
        for source, link in (*_merged(connection, found), *_meant(connection, found)):
            links[source].append(link)
            reached |= {source, link.target}
        for some in batched(new):
            reached.update(connection.scalars(_called(), {"ids": some}))
        pending = reached - rows.keys()
    there = {
        id_: [link for link in links[id_] if link.target in rows] for id_ in links if id_ in rows
    }
    return rows, there


def _merged(connection: Connection, rows: Sequence[Identity]) -> Iterator[tuple[int, _Link]]:
    for some in batched(row.id for row in rows):
        for speaker_id, other_id in connection.execute(_merges(), {"ids": some}):
            yield speaker_id, _Link(other_id, certain=True)


def _meant(connection: Connection, rows: Sequence[Identity]) -> Iterator[tuple[int, _Link]]:
    """Give the speakers whom names stand for, by an alias or by an office."""
    aliases = _aliases(connection, {row.name_key for row in rows})
    holders: dict[Bucket, int | None] = {}
    for row in rows:
        for target in aliases.get(row.name_key, ()):
            if target != row.id:
                yield row.id, _Link(target, certain=False)
        if row.office is not None and row.name_key not in aliases:
            bucket = Bucket(row.surname_key, row.office)
            if bucket not in holders:
                holders[bucket] = find_holder(connection, bucket)
            holder = holders[bucket]
            if holder is not None:
                yield row.id, _Link(holder, certain=False)


def _aliases(connection: Connection, keys: Collection[str]) -> dict[str, set[int]]:
    targets: dict[str, set[int]] = defaultdict(set)
    for some in batched(keys):
        for name_key, speaker_id in connection.execute(_given_names(), {"keys": some}):
            targets[name_key].add(speaker_id)
    return targets


def _apart(connection: Connection, ids: Collection[int]) -> set[frozenset[int]]:
    """Return the pairs that people said are not one."""
    pairs: set[frozenset[int]] = set()
    for some in batched(ids):
        rows = connection.execute(_kept_apart(), {"ids": some})
        pairs |= {frozenset(pair) for pair in rows}
    return pairs


def _find_roots(
    rows: Mapping[int, Identity], links: Links, apart: Collection[frozenset[int]]
) -> dict[int, int]:
    parents: dict[int, int] = {}
    for id_, found in links.items():
        for link in found:
            if link.certain:
                parents[id_] = link.target
    for id_ in sorted(links):
        targets = {link.target for link in links[id_] if not link.certain}
        if id_ in parents or not targets:
            continue
        roots = {_follow(parents, target) for target in targets}
        # Several may be meant, or the speaker is the one meant already.
        if len(roots) != 1 or id_ in roots or not _fits(rows[id_], rows[min(targets)]):
            continue
        kept_apart = {frozenset(_follow(parents, one) for one in pair) for pair in apart}
        if frozenset((id_, *roots)) not in kept_apart:
            parents[id_] = min(targets)
    return {id_: _follow(parents, id_) for id_ in rows}


def _follow(parents: Mapping[int, int], id_: int) -> int:
    seen: set[int] = set()
    while id_ in parents and id_ not in seen:  # decisions changed by hand may lead in a circle
        seen.add(id_)
        id_ = parents[id_]
    return id_


def _fits(row: Identity, target: Identity) -> bool:
    """Return True if nothing that articles tell speaks against it."""
    if row.gender.contradicts(target.gender):
        return False
    return contradiction(_traits(row), _traits(target)) is None


def _place_of(row: Identity, meant: Identity | None) -> int:
    """Return the canonical speaker of a surname with an office, by who holds that."""
    return meant.canonical_id if meant and _fits(row, meant) else row.id


def _traits(row: Identity) -> Traits:
    """Return what articles tell but for the name: an alias may be any."""
    roles, seats = frozenset(row.roles), frozenset(row.seats)
    return Traits(read_name(row.surname_key), row.kind, row.gender, roles, seats)


def _identities() -> IdentitySelect:
    return select(
        SpeakerRow.id,
        SpeakerRow.name_key,
        SpeakerRow.surname_key,
        SpeakerRow.office,
        SpeakerRow.kind,
        SpeakerRow.gender,
        SpeakerRow.roles,
        SpeakerRow.seats,
        SpeakerRow.canonical_id,
    )


@cache
def _just() -> IdentitySelect:
    return _identities().where(SpeakerRow.id.in_(bindparam("ids", expanding=True)))


@cache
def _linked() -> Select[int]:
    """Return the rows that may be others, by a decision or an office, and those that are."""
    about = or_(
        holds(DecisionAction.MERGE) & (DecisionRow.speaker_id == SpeakerRow.id),
        holds(DecisionAction.ALIAS) & (DecisionRow.name_key == SpeakerRow.name_key),
    )
    return select(SpeakerRow.id).where(
        or_(
            SpeakerRow.canonical_id.is_distinct_from(SpeakerRow.id),
            SpeakerRow.office.is_not(None),
            select(DecisionRow.id).where(about).exists(),
        )
    )


@cache
def _together() -> IdentitySelect:
    given = SpeakerRow.id.in_(bindparam("ids", expanding=True))
    roots = select(SpeakerRow.canonical_id).where(given)
    return _identities().where(or_(given, SpeakerRow.canonical_id.in_(roots)))


def _decided_pairs() -> Select[int, int]:
    """Return both speakers of decisions, which those on two speakers have."""
    return select(NotNullable(DecisionRow.speaker_id), NotNullable(DecisionRow.other_speaker_id))


@cache
def _merges() -> Select[int, int]:
    ids: BindParameter[int] = bindparam("ids", expanding=True)
    return _decided_pairs().where(
        holds(DecisionAction.MERGE),
        or_(DecisionRow.speaker_id.in_(ids), DecisionRow.other_speaker_id.in_(ids)),
    )


@cache
def _kept_apart() -> Select[int, int]:
    return _decided_pairs().where(
        holds(DecisionAction.APART),
        DecisionRow.speaker_id.in_(bindparam("ids", expanding=True)),
    )


@cache
def _given_names() -> Select[str, int]:
    return select(NotNullable(DecisionRow.name_key), NotNullable(DecisionRow.speaker_id)).where(
        holds(DecisionAction.ALIAS),
        DecisionRow.name_key.in_(bindparam("keys", expanding=True)),
    )


@cache
def _called() -> Select[int]:
    """Return the rows whose name a person gave to one of some speakers."""
    given = DecisionRow.name_key == SpeakerRow.name_key
    return (
        select(SpeakerRow.id)
        .join(DecisionRow, given)
        .where(
            holds(DecisionAction.ALIAS),
            DecisionRow.speaker_id.in_(bindparam("ids", expanding=True)),
        )
    )


@cache
def _alone_of() -> IdentitySelect:
    return _identities().where(
        SpeakerRow.surname_key == bindparam("surname"),
        SpeakerRow.office == bindparam("office"),
        SpeakerRow.article_id.is_not(None),
    )


@cache
def _point() -> Update:
    of_speaker = SpeakerRow.id == bindparam("of_speaker")
    return update(SpeakerRow).where(of_speaker).values(canonical_id=bindparam("root"))
