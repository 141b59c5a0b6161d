"""Entity linking: the names of an article are linked with known speakers, or add new ones."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    NotNullable,
    Select,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningInsert

from quotes.names.nicknames import nicknames_of
from quotes.names.parse import Name, blocks, read_name
from quotes.resolve.link import Choice, choose_speaker, predominant
from quotes.resolve.profile import (
    Traits,
    join,
    needs_more_than_its_name,
    office_of,
    only_gender,
    traits_of,
)
from quotes.store.engine.bulk import Values, batched, insert_rows
from quotes.store.engine.fetch import fetch
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import AliasRow, EntityRow, SpeakerBlockRow, SpeakerRow
from quotes.store.speakers.aliases import make_alias, read_aliases, renew_aliases
from quotes.store.speakers.canonical import place_new, renew_identity
from quotes.types import Gender, Profile, SpeakerKind


class Linked(NamedTuple):
    """The speakers of an article: by name, and those of whom it tells what nothing told before."""

    numbers: dict[str, int]
    widened: set[int]


def find_or_add_speakers(
    connection: Connection, article_id: int, profiles: Iterable[Profile]
) -> Linked:
    """Return the speaker of each name that an article gives, adding those who are new.

    A full name, or that of an organisation, is looked for in the whole store; a surname or first
    name alone belongs to its article.
    """
    named = {profile.name: traits_of(profile) for profile in profiles}
    known = _known(connection, article_id, [traits.name.key for traits in named.values()])
    numbers: dict[str, int] = {}
    new: dict[int, Traits] = {}
    widened: set[int] = set()
    for name, traits in named.items():
        rows = known[traits.name.key]
        choice = _choose(connection, traits, rows, article_id)
        speaker_id = choice.speaker
        if speaker_id is None:
            of_article = article_id if choice.alone else None
            row = _new_row(name, traits, of_article)
            speaker_id = connection.execute(_add(), row).scalar_one()
            rows[speaker_id] = (of_article, traits)
            new[speaker_id] = traits
        elif _widen(connection, speaker_id, rows, traits):
            widened.add(speaker_id)
        numbers[name] = speaker_id
    _add_blocks(connection, new)
    _add_aliases(connection, numbers)
    place_new(connection, new)
    return Linked(numbers, widened)


def release_speakers(connection: Connection, article_id: int) -> set[int]:
    """Drop what was decided about the speakers of one article alone, who go with it.

    Returns:
        Speakers who were taken for one of these, and are somebody else now.
    """
    own = select(SpeakerRow.id).where(SpeakerRow.article_id == article_id)
    alone = connection.scalars(own).all()
    meant = select(SpeakerRow.id).where(SpeakerRow.canonical_id.in_(alone))
    others = connection.scalars(meant).all()
    about = DecisionRow.speaker_id.in_(alone) | DecisionRow.other_speaker_id.in_(alone)
    connection.execute(delete(DecisionRow).where(about))
    return renew_identity(connection, {*alone, *others}) - set(alone)


def is_unknown() -> ColumnElement[bool]:
    """Return the condition that nothing names a speaker, and nobody decided about it."""
    decided = select(DecisionRow.id).where(
        (DecisionRow.speaker_id == SpeakerRow.id) | (DecisionRow.other_speaker_id == SpeakerRow.id)
    )
    named = select(EntityRow.id).where(EntityRow.speaker_id == SpeakerRow.id)
    return ~named.exists() & ~decided.exists()


def forget_speakers(connection: Connection, ids: Collection[int]) -> None:
    """Drop, of some speakers, those whom nothing names now and nobody decided about."""
    for some in batched(ids):
        connection.execute(delete(SpeakerRow).where(SpeakerRow.id.in_(some), is_unknown()))
    renew_aliases(connection, ids)
    renew_blocks(connection, ids)


def read_traits(
    name: str,
    *,
    initials: str,
    kind: SpeakerKind,
    gender: Gender,
    roles: Iterable[str],
    seats: Iterable[str],
) -> Traits:
    """Return what a speaker's row knows, from its columns."""
    parsed = replace(read_name(name), initials=initials)
    return Traits(parsed, kind, gender, frozenset(roles), frozenset(seats))


def add_speaker(connection: Connection, name: str, kind: SpeakerKind) -> int:
    """Add a speaker whom a person names, and return the number."""
    traits = Traits(read_name(name), kind)
    speaker_id = connection.execute(_add(), _new_row(name, traits, None)).scalar_one()
    _add_blocks(connection, {speaker_id: traits})
    _add_aliases(connection, {name: speaker_id})
    place_new(connection, [speaker_id])
    return speaker_id


class _KnownSpeaker(NamedTuple):
    id: int
    name: str
    name_key: str
    initials: str
    kind: SpeakerKind
    gender: Gender
    roles: list[str]
    seats: list[str]
    article_id: int | None

    @property
    def traits(self) -> Traits:
        """What articles tell of the speaker."""
        return read_traits(
            self.name,
            initials=self.initials,
            kind=self.kind,
            gender=self.gender,
            roles=self.roles,
            seats=self.seats,
        )


Known = dict[int, tuple[int | None, Traits]]


def _known(connection: Connection, article_id: int, keys: Sequence[str]) -> dict[str, Known]:
    known: dict[str, Known] = defaultdict(dict)
    values = {"keys": keys, "article_id": article_id}
    for row in fetch(connection, _by_key(), _KnownSpeaker, values):
        known[row.name_key][row.id] = (row.article_id, row.traits)
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
        found = predominant(dict(named.all()))
        return choice if found is None else Choice(found)
    return choice


def _of_all(rows: Known) -> dict[int, Traits]:
    return {id_: traits for id_, (of_article, traits) in rows.items() if of_article is None}


def _new_row(name: str, traits: Traits, article_id: int | None) -> Values:
    return {
        "name": name,
        "name_key": traits.name.key,
        "surname_key": traits.name.surname,
        **_trait_columns(traits),
        "office": office_of(traits) if needs_more_than_its_name(traits) else None,
        "article_id": article_id,
    }


def _trait_columns(traits: Traits) -> Values:
    return {
        "initials": traits.name.initials,
        "kind": traits.kind,
        "gender": traits.gender,
        "roles": sorted(traits.roles),
        "seats": sorted(traits.seats),
    }


def _widen(connection: Connection, speaker_id: int, rows: Known, traits: Traits) -> bool:
    """Add to what is known of a speaker what one more article tells; return whether it is more."""
    of_article, known = rows[speaker_id]
    both = join((known, traits))
    if both.gender is not known.gender:
        # One whom articles call a man and a woman has none, however many more come.
        told = set(connection.scalars(_genders(), {"of_speaker": speaker_id}))
        told |= {known.gender, traits.gender}
        both = replace(both, gender=only_gender(told))
    if both == known:
        return False
    statement = update(SpeakerRow).where(SpeakerRow.id == speaker_id)
    connection.execute(statement.values(**_trait_columns(both)))
    rows[speaker_id] = (of_article, both)
    return True


def renew_blocks(connection: Connection, ids: Collection[int]) -> None:
    """Store again the keys that some speakers share with those of like names."""
    for some in batched(ids):
        connection.execute(delete(SpeakerBlockRow).where(SpeakerBlockRow.speaker_id.in_(some)))
        rows = connection.execute(
            select(SpeakerRow.id, SpeakerRow.name, SpeakerRow.kind).where(SpeakerRow.id.in_(some))
        )
        told = {id_: Traits(read_name(name), kind) for id_, name, kind in rows}
        _add_blocks(connection, told)


def _add_blocks(connection: Connection, speakers: Mapping[int, Traits]) -> None:
    rows = [
        {"block": block, "speaker_id": speaker_id}
        for speaker_id, traits in speakers.items()
        if traits.kind is not SpeakerKind.ORGANISATION
        for block in sorted(blocks_of(traits.name))
    ]
    insert_rows(connection, SpeakerBlockRow, rows)


def blocks_of(name: Name) -> frozenset[str]:
    """Return the keys that a speaker of a name shares with those of like names."""
    return blocks(name, tuple(nicknames_of(name.given)))


def _add_aliases(connection: Connection, numbers: Mapping[str, int]) -> None:
    if not numbers:
        return
    known = read_aliases(connection, sorted(set(numbers.values())))
    named = [make_alias(id_, name) for name, id_ in numbers.items()]
    insert_rows(connection, AliasRow, [one._asdict() for one in named if one not in known])


# Statements are built once, since every article that is added needs them.


@cache
def _add() -> ReturningInsert[int]:
    return insert(SpeakerRow).returning(SpeakerRow.id)


@cache
def _genders() -> Select[Gender]:
    return (
        select(EntityRow.gender).where(EntityRow.speaker_id == bindparam("of_speaker")).distinct()
    )


@cache
def _articles_of() -> Select[int, int]:
    return (
        select(NotNullable(EntityRow.speaker_id), func.count())
        .where(EntityRow.speaker_id.in_(bindparam("ids", expanding=True)))
        .group_by(EntityRow.speaker_id)
    )


@cache
def _by_key() -> Select[int, str, str, str, SpeakerKind, Gender, list[str], list[str], int | None]:
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
