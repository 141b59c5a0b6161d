"""Whom the names of an article stand for: speakers known already, or new ones."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from quotes.names.nicknames import nicknames_of
from quotes.names.parse import Name, blocks, read_name
from quotes.resolve.link import Choice, choose_speaker, predominant
from quotes.resolve.profile import (
    Traits,
    join,
    needs_more_than_its_name,
    office_of,
    traits_of,
)
from quotes.store.engine.bulk import batched, insert_rows
from quotes.store.schema.decision_tables import SpeakerDecisionRow
from quotes.store.schema.tables import AliasRow, EntityRow, SpeakerBlockRow, SpeakerRow
from quotes.store.speakers.canonical import place_new, renew_identity
from quotes.types import Profile, SpeakerKind


def find_or_add_speakers(
    connection: Connection, article_id: int, profiles: Iterable[Profile]
) -> dict[str, int]:
    """Return the speaker of each name that an article gives, adding those who are new.

    A full name, or that of an organisation, is looked for in the whole store; a surname or first
    name alone belongs to its article.
    """
    told = {profile.name: traits_of(profile) for profile in profiles}
    known = _known(connection, article_id, [traits.name.key for traits in told.values()])
    numbers: dict[str, int] = {}
    new: dict[int, Traits] = {}
    for name, traits in told.items():
        rows = known[traits.name.key]
        choice = _choose(connection, traits, rows, article_id)
        speaker_id = choice.speaker
        if speaker_id is None:
            row = _new_row(name, traits, article_id if choice.alone else None)
            speaker_id = connection.execute(_add(), row).scalar_one()
            rows[speaker_id] = (row["article_id"], traits)
            new[speaker_id] = traits
        else:
            _widen(connection, speaker_id, rows, traits)
        numbers[name] = speaker_id
    _add_blocks(connection, new)
    _add_aliases(connection, numbers)
    place_new(connection, new)
    return numbers


def release_speakers(connection: Connection, article_id: int) -> set[int]:
    """Drop what was decided about the speakers of one article alone, who go with it.

    Returns:
        Speakers who were taken for one of these, and are somebody else now.
    """
    own = select(SpeakerRow.id).where(SpeakerRow.article_id == article_id)
    alone = connection.scalars(own).all()
    meant = select(SpeakerRow.id).where(SpeakerRow.canonical_id.in_(alone))
    others = connection.scalars(meant).all()
    about = SpeakerDecisionRow.speaker_id.in_(alone) | SpeakerDecisionRow.other_id.in_(alone)
    connection.execute(delete(SpeakerDecisionRow).where(about))
    return renew_identity(connection, {*alone, *others}) - set(alone)


def forget_speakers(connection: Connection, ids: Iterable[int]) -> None:
    """Drop, of some speakers, those whom nothing names now and nobody decided about."""
    one = aliased(SpeakerRow)
    decided = select(SpeakerDecisionRow.id).where(
        (SpeakerDecisionRow.speaker_id == SpeakerRow.id)
        | (SpeakerDecisionRow.other_id == SpeakerRow.id)
    )
    named = select(EntityRow.id).where(EntityRow.speaker_id == SpeakerRow.id)
    meant = select(one.id).where(one.canonical_id == SpeakerRow.id, one.id != SpeakerRow.id)
    unknown = ~named.exists() & ~decided.exists() & ~meant.exists()
    for some in batched(ids):
        connection.execute(delete(SpeakerRow).where(SpeakerRow.id.in_(some), unknown))
        found = select(EntityRow.id).where(
            EntityRow.speaker_id == AliasRow.speaker_id, EntityRow.name == AliasRow.name
        )
        given = select(SpeakerDecisionRow.id).where(
            SpeakerDecisionRow.speaker_id == AliasRow.speaker_id,
            SpeakerDecisionRow.name == AliasRow.name,
        )
        gone = AliasRow.speaker_id.in_(some) & ~found.exists() & ~given.exists()
        connection.execute(delete(AliasRow).where(gone))


def read_traits(row: Row[Any]) -> Traits:
    """Return what a speaker's row knows."""
    return Traits(
        name=replace(read_name(row.name), initials=row.initials),
        kind=row.kind,
        gender=row.gender,
        roles=frozenset(row.roles),
        seats=frozenset(row.seats),
    )


def add_speaker(connection: Connection, name: str, kind: SpeakerKind) -> int:
    """Add a speaker whom a person names, and return the number."""
    traits = Traits(read_name(name), kind)
    speaker_id: int = connection.execute(_add(), _new_row(name, traits, None)).scalar_one()
    _add_blocks(connection, {speaker_id: traits})
    _add_aliases(connection, {name: speaker_id})
    place_new(connection, [speaker_id])
    return speaker_id


def alias_keys(name: Name) -> dict[str, str]:
    """Return the columns by which a name is looked up."""
    return {"name_key": name.key, "surname_key": name.surname}


Known = dict[int, tuple[int | None, Traits]]


def _known(connection: Connection, article_id: int, keys: Sequence[str]) -> dict[str, Known]:
    known: dict[str, Known] = defaultdict(dict)
    for row in connection.execute(_by_key(), {"keys": keys, "article_id": article_id}):
        known[row.name_key][row.id] = (row.article_id, read_traits(row))
    return known


def _choose(connection: Connection, traits: Traits, rows: Known, article_id: int) -> Choice:
    """Find the speaker: the article's own of this name, if it has one, else one of all."""
    for id_, (of_article, _) in rows.items():
        if of_article == article_id:
            return Choice(id_)
    if needs_more_than_its_name(traits):
        return Choice(None, alone=True)
    choice = choose_speaker(traits, _of_all(rows))
    if choice.alone and not traits.seats:
        named = connection.execute(_articles_of(), {"ids": list(choice.among)})
        found = predominant({row.speaker_id: row.articles for row in named})
        return choice if found is None else Choice(found)
    return choice


def _of_all(rows: Known) -> dict[int, Traits]:
    return {id_: traits for id_, (of_article, traits) in rows.items() if of_article is None}


def _new_row(name: str, traits: Traits, article_id: int | None) -> dict[str, Any]:
    return {
        "name": name,
        **alias_keys(traits.name),
        **_trait_columns(traits),
        "office": office_of(traits) if needs_more_than_its_name(traits) else None,
        "article_id": article_id,
    }


def _trait_columns(traits: Traits) -> dict[str, Any]:
    return {
        "initials": traits.name.initials,
        "kind": traits.kind,
        "gender": traits.gender,
        "roles": sorted(traits.roles),
        "seats": sorted(traits.seats),
    }


def _widen(connection: Connection, speaker_id: int, rows: Known, traits: Traits) -> None:
    """Add to what is known of a speaker what one more article tells."""
    of_article, known = rows[speaker_id]
    both = join((known, traits))
    if both != known:
        statement = update(SpeakerRow).where(SpeakerRow.id == speaker_id)
        connection.execute(statement.values(**_trait_columns(both)))
        rows[speaker_id] = (of_article, both)


def _add_blocks(connection: Connection, speakers: Mapping[int, Traits]) -> None:
    rows = [
        {"block": block, "speaker_id": speaker_id}
        for speaker_id, traits in speakers.items()
        if traits.kind is not SpeakerKind.ORGANISATION
        for block in sorted(blocks(traits.name, tuple(nicknames_of(traits.name.given))))
    ]
    insert_rows(connection, SpeakerBlockRow, rows)


def _add_aliases(connection: Connection, numbers: Mapping[str, int]) -> None:
    if not numbers:
        return
    ids = sorted(set(numbers.values()))
    known = {(row.speaker_id, row.name) for row in connection.execute(_aliases(), {"ids": ids})}
    rows = [
        {"speaker_id": id_, "name": name, **alias_keys(read_name(name))}
        for name, id_ in numbers.items()
        if (id_, name) not in known
    ]
    insert_rows(connection, AliasRow, rows)


# Statements are built once, since every article that is added needs them.


@cache
def _add() -> Any:
    return insert(SpeakerRow).returning(SpeakerRow.id)


@cache
def _articles_of() -> Select[*tuple[Any, ...]]:
    return (
        select(EntityRow.speaker_id, func.count().label("articles"))
        .where(EntityRow.speaker_id.in_(bindparam("ids", expanding=True)))
        .group_by(EntityRow.speaker_id)
    )


@cache
def _by_key() -> Select[*tuple[Any, ...]]:
    return select(
        SpeakerRow.id,
        SpeakerRow.name,
        SpeakerRow.name_key,
        SpeakerRow.initials,
        SpeakerRow.kind,
        SpeakerRow.gender,
        SpeakerRow.roles,
        SpeakerRow.seats,
        SpeakerRow.article_id,
    ).where(
        SpeakerRow.name_key.in_(bindparam("keys", expanding=True)),
        or_(SpeakerRow.article_id.is_(None), SpeakerRow.article_id == bindparam("article_id")),
    )


@cache
def _aliases() -> Select[int, str]:
    wanted = AliasRow.speaker_id.in_(bindparam("ids", expanding=True))
    return select(AliasRow.speaker_id, AliasRow.name).where(wanted)
