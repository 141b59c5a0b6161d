"""How speakers and outlets are looked up: in any case, a speaker also by the surname alone."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, select

from quotes.errors import NotFoundError
from quotes.store.models import AttributionSpeakerRow, FindingRow, RevisionRow, SpeakerRow

# Of 100; below this, rapidfuzz's names have little more than a letter or two in common.
_CLOSE = 70
_AT_MOST = 5


def name_key(name: str) -> str:
    """Return what names that differ only in case or spaces have in common.

    >>> name_key("Vadym  BOICHENKO")
    'vadym boichenko'
    """
    return " ".join(name.split()).casefold()


def surname_key(name: str) -> str:
    """Return the last word of a name as it is looked up.

    >>> surname_key("Vadym Boichenko")
    'boichenko'
    """
    return name_key(name).rpartition(" ")[2]


def speaker_ids(connection: Connection, name: str) -> list[int]:
    """Return the speakers of this name, else those of the one name with this surname.

    Raises:
        NotFoundError: There is none, or several have the surname; the message names them, or
            those spelt most like it.
    """
    key = name_key(name)
    whole = select(SpeakerRow.id).where(SpeakerRow.name_key == key, _is_shown())
    if found := list(connection.scalars(whole)):
        return found
    query = select(SpeakerRow.id, SpeakerRow.name, SpeakerRow.name_key)
    rows = connection.execute(query.where(SpeakerRow.surname_key == key, _is_shown())).all()
    if len({row.name_key for row in rows}) > 1:
        names = ", ".join(sorted(row.name for row in rows))
        message = f"several speakers are called {name!r}: {names}; give the whole name"
        raise NotFoundError(message)
    if not rows:
        whom = f"speaker is called {name!r}: `quotes speakers` lists all"
        raise _unknown(whom, close_names(connection, name))
    return [row.id for row in rows]


def outlet_spellings(connection: Connection, name: str) -> list[str]:
    """Return how an outlet is spelt in the store.

    Raises:
        NotFoundError: There is none of this name; the message names those spelt most like it.
    """
    query = select(RevisionRow.outlet).where(RevisionRow.outlet.is_not(None)).distinct()
    outlets = [outlet for outlet in connection.scalars(query) if outlet]
    key = name_key(name)
    if found := [outlet for outlet in outlets if name_key(outlet) == key]:
        return found
    whom = f"outlet is called {name!r}: `quotes outlets` lists all"
    raise _unknown(whom, _closest(name, outlets))


def close_names(connection: Connection, name: str) -> list[str]:
    """Return the shown speakers' names that are spelt most like this one, the closest first."""
    names = connection.scalars(select(SpeakerRow.name).where(_is_shown())).all()
    return _closest(name, names)


def _is_shown() -> ColumnElement[bool]:
    """Say whether look-ups show anything of a speaker's."""
    return (
        select(AttributionSpeakerRow.speaker_id)
        .join(
            FindingRow,
            (FindingRow.reading_id == AttributionSpeakerRow.reading_id)
            & (FindingRow.quotation_id == AttributionSpeakerRow.quotation_id),
        )
        .where(AttributionSpeakerRow.speaker_id == SpeakerRow.id, FindingRow.shown)
        .exists()
    )


def _closest(name: str, names: Sequence[str]) -> list[str]:
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - only for what is not found

    found = process.extract(
        name,
        names,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=_AT_MOST,
        score_cutoff=_CLOSE,
    )
    return [close for close, _, _ in found]


def _unknown(whom: str, close: Sequence[str]) -> NotFoundError:
    hint = f"close to it: {', '.join(close)}" if close else "nothing here is spelt like it"
    return NotFoundError(f"no {whom}; {hint}")
