"""Checking that speakers are who, and are called what, articles tell and people decided."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, func, select

from quotes.names.parse import read_name
from quotes.store.engine.bulk import batched
from quotes.store.records.decisions import DecisionAction
from quotes.store.records.maintenance import Problem
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import (
    EntityRow,
    RevisionRow,
    SpeakerBlockRow,
    SpeakerRow,
)
from quotes.store.speakers.aliases import follow_aliases, read_aliases
from quotes.store.speakers.canonical import misplaced
from quotes.store.speakers.linking import blocks_of, is_unknown
from quotes.store.speakers.told import Known, read_told
from quotes.store.sql.decision_log import holds
from quotes.store.sql.joins import join_revision_of_entity
from quotes.types import SpeakerKind

# What a column of a speaker's row tells, as a problem names it.
_COLUMNS = {
    "name": "name",
    "surname_key": "key of the surname",
    "initials": "initials",
    "kind": "kind",
    "gender": "gender",
    "roles": "roles",
    "seats": "seats",
    "office": "office",
}


def find_misnamed(connection: Connection) -> Iterator[Problem]:
    """Give speakers who are not who follows from readings and decisions, or not called so."""
    unknown = select(SpeakerRow.id).where(is_unknown()).order_by(SpeakerRow.id)
    for number in connection.scalars(unknown):
        yield _of(number, "was put in: no article names it, and nobody decided about it")
    for some in batched(connection.scalars(select(SpeakerRow.id).order_by(SpeakerRow.id)).all()):
        told = list(read_told(connection, some))
        for known in told:
            yield from _check_told(known)
        right = [known.id for known in told if known.stands.name == known.follows.name]
        yield from _check_aliases(connection, right)
        yield from _check_blocks(connection, told)
    yield from _homeless(connection)
    yield from _renamed(connection)
    for number in misplaced(connection):
        yield Problem(
            None, None, f"whom speaker {number} is taken for does not follow from what was decided"
        )


def _of(number: int, what: str) -> Problem:
    return Problem(None, None, f"speaker {number} {what}")


def _check_told(known: Known) -> Iterator[Problem]:
    stands, follows = known.stands, known.follows
    if known.kept and stands.name_key != follows.name_key:
        yield _of(known.id, f"has a name that nobody gives it: {stands.name!r}")
        return
    if stands.name_key != follows.name_key:
        yield _of(known.id, "is looked up by another key than that of its name")
    for column, called in _COLUMNS.items():
        value, told = getattr(stands, column), getattr(follows, column)
        if value != told:
            what = f"has the {called} {_show(value)}, but {_show(told)} follows"
            yield _of(known.id, f"{what} from what articles tell")


def _show(value: object) -> str:
    return repr(value if value is None or isinstance(value, list) else str(value))


def _check_aliases(connection: Connection, speakers: Collection[int]) -> Iterator[Problem]:
    follow, stand = follow_aliases(connection, speakers), read_aliases(connection, speakers)
    for alias in sorted(stand - follow):
        what = f"has the alias {alias.name!r}, which neither articles nor decisions give it so"
        yield _of(alias.speaker_id, what)
    for alias in sorted(follow - stand):
        yield _of(alias.speaker_id, f"lacks the alias {alias.name!r}, which is given to it")


def _check_blocks(connection: Connection, told: Collection[Known]) -> Iterator[Problem]:
    """Check the keys that like names share; a body may have none."""
    ids = [known.id for known in told]
    query = select(SpeakerBlockRow.speaker_id, SpeakerBlockRow.block)
    stand: dict[int, set[str]] = {id_: set() for id_ in ids}
    for id_, block in connection.execute(query.where(SpeakerBlockRow.speaker_id.in_(ids))):
        stand[id_].add(block)
    for known in told:
        blocks, follows = stand[known.id], known.follows
        may_lack = follows.kind is SpeakerKind.ORGANISATION
        if blocks != blocks_of(read_name(follows.name)) and (blocks or not may_lack):
            yield _of(known.id, "is compared under other keys than those of its name")


def _homeless(connection: Connection) -> Iterator[Problem]:
    """Check that a row of one article alone is named by that alone, and an office's row is one."""
    named = join_revision_of_entity(
        select(SpeakerRow.id).outerjoin(EntityRow, EntityRow.speaker_id == SpeakerRow.id),
        outer=True,
    )
    elsewhere = named.where(
        SpeakerRow.article_id.is_not(None),
        SpeakerRow.article_id.is_distinct_from(RevisionRow.article_id),
    )
    for number in connection.scalars(elsewhere.distinct().order_by(SpeakerRow.id)):
        yield _of(number, "is said to be of an article alone that is not all that names it")
    of_all = select(SpeakerRow.id).where(
        SpeakerRow.article_id.is_(None), SpeakerRow.office.is_not(None)
    )
    for number in connection.scalars(of_all.order_by(SpeakerRow.id)):
        yield _of(number, "is said to be of all articles, though its name does not tell who it is")


def _renamed(connection: Connection) -> Iterator[Problem]:
    """Check that speakers are shown as people last said."""
    last = (
        select(func.max(DecisionRow.id))
        .where(holds(DecisionAction.RENAME), DecisionRow.speaker_id == SpeakerRow.id)
        .correlate(SpeakerRow)
        .scalar_subquery()
    )
    decided = select(DecisionRow.name).where(DecisionRow.id == last).scalar_subquery()
    renamed = select(SpeakerRow.id).where(SpeakerRow.renamed.is_distinct_from(decided))
    for number in connection.scalars(renamed.order_by(SpeakerRow.id)):
        yield _of(number, "is shown under a name that nobody decided on")
