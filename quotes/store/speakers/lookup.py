"""Whom a name that somebody types stands for: by alias, by surname, or spelt most like it."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, union
from sqlalchemy.orm import aliased

from quotes.errors import NotFoundError
from quotes.names.answers import RANK, Answer
from quotes.names.nicknames import nicknames_of
from quotes.names.parse import Name, blocks, read_name
from quotes.store.engine.fetch import fetch
from quotes.store.records.decisions import DecisionAction
from quotes.store.records.speakers import SpeakerMatch
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import AliasRow, ShownSpeakerRow, SpeakerBlockRow, SpeakerRow
from quotes.store.sql.close_names import closest_names, unknown_name
from quotes.store.sql.decision_log import holds
from quotes.text.inflection import count_of

_NUMBER = re.compile(r"#?(\d{1,18})")
# A name that is so much less like is not meant.
_MARGIN = 0.05
_LISTED = 8


class Candidate(NamedTuple):
    """A speaker whom a name may stand for.

    ``alone`` says whether only one article names this one, with a name that does not tell who
    it is.
    """

    id: int
    name: str
    quotations: int
    alone: bool


def match_speaker(connection: Connection, name: str, *, everyone: bool = False) -> SpeakerMatch:
    """Return whom a name stands for, among the speakers whom look-ups show.

    Args:
        connection: An open transaction.
        name: A number ("#12"), an alias in any case, a surname, or a spelling like one of these;
            titles before it don't matter.
        everyone: Whether all are wanted where several have the name.

    Raises:
        NotFoundError: Nobody is called so; or several are, and not everyone is wanted. The
            message names them.
    """
    if number := _NUMBER.fullmatch(name.strip()):
        return SpeakerMatch((_canonical(connection, int(number[1])),))
    for spelling in _spellings(name):
        wanted = read_name(spelling)
        if found := _given_to(connection, wanted) or _called(connection, wanted):
            return SpeakerMatch(_one_of(found, name, everyone=everyone))
    return _match_closest(connection, name, everyone=everyone)


def row_meant(connection: Connection, name: str, speaker: int) -> int:
    """Return which row of a canonical speaker a name or number means.

    Args:
        connection: An open transaction.
        name: What somebody gave, and ``match_speaker`` took for the speaker.
        speaker: The canonical speaker.

    Returns:
        The speaker, or who is taken for this one, and alone has the name.
    """
    if number := _NUMBER.fullmatch(name.strip()):
        return int(number[1])
    same = set(connection.scalars(select(SpeakerRow.id).where(SpeakerRow.canonical_id == speaker)))
    for spelling in _spellings(name):
        if rows := _rows_called(connection, read_name(spelling)) & same:
            return speaker if speaker in rows else min(rows)
    return speaker


def describe_namesakes(connection: Connection, name: str, speaker: int) -> str:
    """Return for whom else than one canonical speaker a name stands; empty if for nobody."""
    wanted = read_name(name)
    found = _given_to(connection, wanted) or _called(connection, wanted)
    return _describe([one for one in found if one.id != speaker])


def speakers_called(connection: Connection, names: Iterable[str]) -> list[int]:
    """Return the speakers who have one of these names exactly; nobody who is only spelt like it."""
    found: list[Candidate] = []
    for name in names:
        known = (_called(connection, read_name(spelling)) for spelling in _spellings(name))
        found += next(filter(None, known), [])
    return [one.id for one in found]


def _spellings(name: str) -> Iterable[str]:
    """Give a name as it is, then without the titles before it."""
    yield name
    from quotes.names.titles import split_titles  # noqa: PLC0415 - only for what is not found

    titled = split_titles(name)
    if titled.name != name:
        yield titled.name


def _canonical(connection: Connection, number: int) -> int:
    query = select(SpeakerRow.canonical_id).where(SpeakerRow.id == number)
    found = connection.execute(query).scalar()
    if found is None:
        message = f"no speaker {number}: `quotes speakers` shows IDs"
        raise NotFoundError(message)
    return found


def _given_to(connection: Connection, name: Name) -> list[Candidate]:
    """Return the speaker to whom a person gave a name, if that is one."""
    given = select(DecisionRow.speaker_id).where(
        holds(DecisionAction.ALIAS),
        DecisionRow.name_key == name.key,
    )
    found = _candidates(connection, SpeakerRow.id.in_(given))
    return found if len(found) == 1 else []


def _called(connection: Connection, name: Name) -> list[Candidate]:
    """Return those of a name; of a single word, also those with that surname."""
    fitting = _rows_called(connection, name)
    return _candidates(connection, SpeakerRow.id.in_(fitting)) if fitting else []


def _rows_called(connection: Connection, name: Name) -> set[int]:
    """Return the rows of a name that articles or people gave, canonical or not."""
    named: ColumnElement[bool] = AliasRow.name_key == name.key
    if not name.is_full:
        named = or_(named, AliasRow.surname_key == name.key)
    query = select(AliasRow.speaker_id, AliasRow.name).where(named)
    found = [(speaker_id, known) for speaker_id, known in connection.execute(query)]
    found += [
        (speaker_id, shown)
        for speaker_id, shown in _shown_names(connection)
        if any(_is_called(read_name(spelling), name) for spelling in _spellings(shown))
    ]
    return {speaker_id for speaker_id, known in found if _same_initials(known, name)}


def _shown_names(connection: Connection) -> Sequence[Row[int, str]]:
    """Return the speakers whom people decided about, each with the name that is shown.

    No article need have it: a person gave it, or the articles that had it were removed.
    """
    decided = union(
        select(DecisionRow.speaker_id).where(DecisionRow.speaker_id.is_not(None)),
        select(DecisionRow.other_speaker_id).where(DecisionRow.other_speaker_id.is_not(None)),
    )
    canonical = select(SpeakerRow.canonical_id).where(SpeakerRow.id.in_(decided))
    query = select(SpeakerRow.id, func.coalesce(SpeakerRow.renamed, SpeakerRow.name)).where(
        or_(
            SpeakerRow.id.in_(canonical),
            and_(SpeakerRow.id.in_(decided), SpeakerRow.renamed.is_not(None)),
        ),
        _is_shown(),
    )
    return connection.execute(query).all()


def _is_called(known: Name, name: Name) -> bool:
    return known.key == name.key or (not name.is_full and known.surname == name.key)


def _same_initials(known: str, name: Name) -> bool:
    """Return True if initials don't tell apart two of one name: it has them with or without."""
    if not name.initials:
        return True
    from quotes.names.compare import compare_parsed  # noqa: PLC0415 - few names have any

    return compare_parsed(read_name(known), name).answer is not Answer.DIFFERENT


def _candidates(connection: Connection, named: ColumnElement[bool]) -> list[Candidate]:
    """Return the canonical speakers of some rows, those with most shown quotations first."""
    root = aliased(SpeakerRow)
    roots = select(SpeakerRow.canonical_id).where(named)
    quotations = func.count()
    query = (
        select(
            root.id,
            func.coalesce(root.renamed, root.name).label("name"),
            quotations.label("quotations"),
            root.article_id.is_not(None).label("alone"),
        )
        .join(ShownSpeakerRow, ShownSpeakerRow.speaker_id == root.id)
        .where(root.id.in_(roots))
        .group_by(root.id, root.renamed, root.name, root.article_id)
        .order_by(quotations.desc(), root.id)
    )
    return list(fetch(connection, query, Candidate))


def _one_of(found: Sequence[Candidate], name: str, *, everyone: bool) -> tuple[int, ...]:
    if len(found) == 1 or everyone:
        return tuple(one.id for one in found)
    message = (
        f"several speakers match {name!r}: {_describe(found)}. "
        "Give a full name or an ID, or --everyone for all"
    )
    raise NotFoundError(message)


def _describe(found: Sequence[Candidate]) -> str:
    """Return some speakers with their numbers; those of a name alone only counted."""
    known = [one for one in found if not one.alone]
    listed = [
        f"#{one.id} {one.name} ({count_of(one.quotations, 'quotation')})" for one in known[:_LISTED]
    ]
    if len(known) > _LISTED:
        listed.append(f"{len(known) - _LISTED} more")
    if alone := len(found) - len(known):
        listed.append(f"in {count_of(alone, 'article')} the name alone")
    return "; ".join(listed)


def _match_closest(connection: Connection, name: str, *, everyone: bool) -> SpeakerMatch:
    """Take the name that is most like one that nobody has, if one is clearly closest."""
    from quotes.names.compare import compare_names  # noqa: PLC0415 - only for what is not found

    scores: dict[int, tuple[int, float]] = {}
    for known, speaker_id in _alike(connection, read_name(name)):
        found = compare_names(name, known)
        score = -RANK.index(found.answer), found.score
        if found.score and score > scores.get(speaker_id, (-len(RANK), 0.0)):
            scores[speaker_id] = score
    likest, most = max(scores.values(), default=(0, 0.0))
    closest = [
        id_ for id_, (rank, score) in scores.items() if rank == likest and score > most - _MARGIN
    ]
    called = _candidates(connection, SpeakerRow.id.in_(closest)) if closest else []
    if called:
        ids = _one_of(called, name, everyone=everyone)
        return SpeakerMatch(ids, taken=called[0].name)
    shown = (
        select(AliasRow.name)
        .join(SpeakerRow, SpeakerRow.id == AliasRow.speaker_id)
        .where(_is_shown())
        .distinct()
    )
    names = [*connection.scalars(shown), *(given for _, given in _shown_names(connection))]
    whom = f"speaker is called {name!r}: `quotes speakers` lists all"
    raise unknown_name(whom, closest_names(name, names))


def _alike(connection: Connection, name: Name) -> list[tuple[str, int]]:
    """Return the names that share a key with one, each with its speaker."""
    keys = _keys(name)
    query = (
        select(AliasRow.name, SpeakerRow.canonical_id)
        .join(SpeakerRow, SpeakerRow.id == AliasRow.speaker_id)
        .join(SpeakerBlockRow, SpeakerBlockRow.speaker_id == SpeakerRow.id)
        .where(and_(SpeakerBlockRow.block.in_(sorted(keys)), _is_shown()))
        .distinct()
    )
    given = [
        (shown, speaker_id)
        for speaker_id, shown in _shown_names(connection)
        if _keys(read_name(shown)) & keys
    ]
    return [*((known, speaker_id) for known, speaker_id in connection.execute(query)), *given]


def _keys(name: Name) -> frozenset[str]:
    return blocks(name, tuple(nicknames_of(name.given)))


def _is_shown() -> ColumnElement[bool]:
    spoken = select(ShownSpeakerRow.speaker_id)
    return spoken.where(ShownSpeakerRow.speaker_id == SpeakerRow.canonical_id).exists()
