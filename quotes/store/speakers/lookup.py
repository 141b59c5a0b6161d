"""Whom a name that somebody types stands for: by alias, by surname, or spelt most like it."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select
from sqlalchemy.orm import aliased

from quotes.errors import NotFoundError
from quotes.names.nicknames import nicknames_of
from quotes.names.parse import Name, blocks, fold, read_name, sound
from quotes.store.records.speakers import SpeakerAction, SpeakerMatch
from quotes.store.schema.decision_tables import SpeakerDecisionRow
from quotes.store.schema.tables import AliasRow, ShownSpeakerRow, SpeakerBlockRow, SpeakerRow
from quotes.store.sql.close_names import closest_names, unknown_name

_NUMBER = re.compile(r"#?(\d{1,18})")
# Of 100, as rapidfuzz counts: from here on a spelling is taken, if no other is nearly as close.
_TAKEN, _MARGIN, _NICKNAME = 80, 5, 90
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
    from quotes.names.lexicon import load_lexicon  # noqa: PLC0415 - only for what is not found

    lexicon = load_lexicon()
    words = name.split()
    while len(words) > 1 and lexicon.is_title(words[0]):
        words = words[1:]
        yield " ".join(words)


def _canonical(connection: Connection, number: int) -> int:
    query = select(SpeakerRow.canonical_id).where(SpeakerRow.id == number)
    found = connection.execute(query).scalar()
    if found is None:
        message = f"there is no speaker {number}: `quotes speakers` shows numbers"
        raise NotFoundError(message)
    return found


def _given_to(connection: Connection, name: Name) -> list[Candidate]:
    """Return the speaker to whom a person gave a name, if that is one."""
    given = select(SpeakerDecisionRow.speaker_id).where(
        SpeakerDecisionRow.action == SpeakerAction.ALIAS,
        SpeakerDecisionRow.undone_at.is_(None),
        SpeakerDecisionRow.name_key == name.key,
    )
    found = _candidates(connection, SpeakerRow.id.in_(given))
    return found if len(found) == 1 else []


def _called(connection: Connection, name: Name) -> list[Candidate]:
    """Return those of a name; of a single word, also those with that surname."""
    named: ColumnElement[bool] = AliasRow.name_key == name.key
    if not name.is_full:
        named = or_(named, AliasRow.surname_key == name.key)
    query = select(AliasRow.speaker_id, AliasRow.name).where(named)
    fitting = [row.speaker_id for row in connection.execute(query) if _same_initials(row, name)]
    return _candidates(connection, SpeakerRow.id.in_(fitting)) if fitting else []


def _same_initials(row: Row[*tuple[Any, ...]], name: Name) -> bool:
    initials = read_name(row.name).initials
    return not name.initials or not initials or initials == name.initials


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
    return [Candidate(*row) for row in connection.execute(query)]


def _one_of(found: Sequence[Candidate], name: str, *, everyone: bool) -> tuple[int, ...]:
    if len(found) == 1 or everyone:
        return tuple(one.id for one in found)
    known = [one for one in found if not one.alone]
    listed = [f"#{one.id} {one.name} ({_count(one.quotations)})" for one in known[:_LISTED]]
    if len(known) > _LISTED:
        listed.append(f"{len(known) - _LISTED} more")
    if alone := len(found) - len(known):
        articles = "1 article" if alone == 1 else f"{alone} articles"
        listed.append(f"in {articles} the name alone")
    message = (
        f"several speakers may be called {name!r}: {'; '.join(listed)}. "
        "Give a whole name or a number, or --everyone for all"
    )
    raise NotFoundError(message)


def _count(quotations: int) -> str:
    return "1 quotation" if quotations == 1 else f"{quotations} quotations"


def _match_closest(connection: Connection, name: str, *, everyone: bool) -> SpeakerMatch:
    """Take the name that is spelt most like one that nobody has, if one is clearly closest."""
    scores: dict[int, tuple[float, str]] = {}
    for row in _alike(connection, read_name(name)):
        score = _likeness(name, row.name)
        if score >= _TAKEN and score > scores.get(row.canonical_id, (0.0, ""))[0]:
            scores[row.canonical_id] = score, row.name
    best = max(scores.values(), default=(0.0, ""))[0]
    closest = [id_ for id_, (score, _) in scores.items() if score > best - _MARGIN]
    found = _candidates(connection, SpeakerRow.id.in_(closest)) if closest else []
    if found:
        ids = _one_of(found, name, everyone=everyone)
        return SpeakerMatch(ids, taken=found[0].name)
    shown = (
        select(AliasRow.name)
        .join(SpeakerRow, SpeakerRow.id == AliasRow.speaker_id)
        .where(_is_shown())
        .distinct()
    )
    names = connection.scalars(shown).all()
    whom = f"speaker is called {name!r}: `quotes speakers` lists all"
    raise unknown_name(whom, closest_names(name, names))


def _alike(connection: Connection, name: Name) -> Sequence[Row[*tuple[Any, ...]]]:
    keys = blocks(name, tuple(nicknames_of(name.given)))
    query = (
        select(AliasRow.name, SpeakerRow.canonical_id)
        .join(SpeakerRow, SpeakerRow.id == AliasRow.speaker_id)
        .join(SpeakerBlockRow, SpeakerBlockRow.speaker_id == SpeakerRow.id)
        .where(and_(SpeakerBlockRow.block.in_(sorted(keys)), _is_shown()))
        .distinct()
    )
    return connection.execute(query).all()


def _likeness(given: str, name: str) -> float:
    """Compare spellings and sounds, from 0 to 100; a single word with a surname."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only for what is not found

    wanted, known = fold(given), fold(name)
    ours, theirs = read_name(given), read_name(name)
    if not ours.is_full:
        known = theirs.surname
    elif ours.surname == theirs.surname and theirs.given in nicknames_of(ours.given):
        return _NICKNAME
    return max(fuzz.ratio(wanted, known), fuzz.ratio(sound(wanted), sound(known)))


def _is_shown() -> ColumnElement[bool]:
    spoken = select(ShownSpeakerRow.speaker_id)
    return spoken.where(ShownSpeakerRow.speaker_id == SpeakerRow.canonical_id).exists()
