"""Shown speakers: those that a reader found, overridden by what people decided."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Delete, Nullable, Select, bindparam, delete, select
from sqlalchemy.orm import aliased

from quotes.store.engine.bulk import insert_rows
from quotes.store.engine.fetch import fetch
from quotes.store.records.decisions import DecisionAction
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import (
    AttributionSpeakerRow,
    DetectionRow,
    EntityRow,
    QuotationRow,
    ReassignedRow,
    RevisionRow,
    ShownSpeakerRow,
    SpeakerRow,
)
from quotes.store.sql.decision_log import holds
from quotes.store.sql.joins import join_revision_of_quotation, quotations_of_article
from quotes.store.sql.same_words import same_quotations


def rebuild_shown_speakers(connection: Connection, article_id: int, reading_id: int) -> None:
    """Replace the shown speakers of an article's quotations by what holds now.

    Args:
        connection: A writing transaction.
        article_id: The article.
        reading_id: Its reading that is shown.
    """
    values = {"article_id": article_id}
    connection.execute(_forget(ShownSpeakerRow), values)
    connection.execute(_forget(ReassignedRow), values)
    wanted = follow_speakers(connection, article_id, reading_id)
    _write(connection, wanted.speakers)
    rows = [{"quotation_id": id_, "decision_id": number} for id_, number in wanted.decided.items()]
    insert_rows(connection, ReassignedRow, rows)


def add_shown_speakers(connection: Connection, readings: Sequence[int]) -> None:
    """Show the speakers of new articles, about which nobody has decided anything, as found."""
    _write(connection, _found(connection, readings, {}))


class ShownSpeakers(NamedTuple):
    """Whom look-ups give as speakers of an article's quotations.

    Attributes:
        speakers: By quotation; one without speakers is left out.
        decided: Which decision says so, of the quotations whose speaker a person decided.
    """

    speakers: Mapping[int, Sequence[int]]
    decided: Mapping[int, int]


def follow_speakers(connection: Connection, article_id: int, reading_id: int) -> ShownSpeakers:
    """Work out whom look-ups are to give, from an article's reading and from decisions."""
    spoken = _found(connection, [reading_id], _splits(connection, article_id))
    decided = _decided(connection, article_id, reading_id)
    for quotation_id, decision in decided.items():
        spoken[quotation_id] = [] if decision.speaker_id is None else [decision.speaker_id]
    speakers = {id_: list(dict.fromkeys(some)) for id_, some in spoken.items() if some}
    return ShownSpeakers(speakers, {id_: one.id for id_, one in decided.items()})


def read_shown_speakers(connection: Connection, article_id: int) -> ShownSpeakers:
    """Return whom look-ups give of an article."""
    values = {"article_id": article_id}
    speakers: dict[int, list[int]] = defaultdict(list)
    for quotation_id, speaker_id in connection.execute(_written(), values):
        speakers[quotation_id].append(speaker_id)
    return ShownSpeakers(speakers, dict(connection.execute(_written_decisions(), values).all()))


def _write(connection: Connection, spoken: Mapping[int, Sequence[int]]) -> None:
    rows = [
        {"quotation_id": quotation_id, "position": position, "speaker_id": speaker_id}
        for quotation_id, speakers in spoken.items()
        for position, speaker_id in enumerate(dict.fromkeys(speakers))
    ]
    insert_rows(connection, ShownSpeakerRow, rows)


class _Reassigned(NamedTuple):
    """A decision on who spoke a quotation; nobody knows where there is no speaker."""

    id: int
    quotation_id: int
    speaker_id: int | None


def _found(
    connection: Connection, readings: Sequence[int], splits: Mapping[int, int]
) -> dict[int, list[int]]:
    spoken: dict[int, list[int]] = defaultdict(list)
    for quotation_id, speaker_id in connection.execute(_spoken(), {"readings": readings}):
        spoken[quotation_id].append(splits.get(speaker_id, speaker_id))
    return spoken


def _splits(connection: Connection, article_id: int) -> dict[int, int]:
    """Return who an article's speakers are said to be instead, by number of the canonical one."""
    rows = connection.execute(_split(), {"article_id": article_id})
    return dict(rows.all())


def _decided(connection: Connection, article_id: int, reading_id: int) -> dict[int, _Reassigned]:
    """Return the last decision on the speaker of each shown quotation, or of the same one."""
    values = {"article_id": article_id}
    decisions = list(fetch(connection, _reassigned(), _Reassigned, values))
    if not decisions:
        return {}
    shown = set(connection.scalars(_shown(), {"reading_id": reading_id}))
    same = same_quotations(connection, article_id, [row.quotation_id for row in decisions])
    return {id_: row for row in decisions for id_ in same[row.quotation_id] if id_ in shown}


# Statements are built once, since every article that is added needs them.


@cache
def _forget(row: type[ShownSpeakerRow | ReassignedRow]) -> Delete:
    return delete(row).where(row.quotation_id.in_(quotations_of_article()))


@cache
def _written() -> Select[int, int]:
    return (
        select(ShownSpeakerRow.quotation_id, ShownSpeakerRow.speaker_id)
        .where(ShownSpeakerRow.quotation_id.in_(quotations_of_article()))
        .order_by(ShownSpeakerRow.quotation_id, ShownSpeakerRow.position)
    )


@cache
def _written_decisions() -> Select[int, int]:
    return select(ReassignedRow.quotation_id, ReassignedRow.decision_id).where(
        ReassignedRow.quotation_id.in_(quotations_of_article())
    )


@cache
def _spoken() -> Select[int, int]:
    return (
        select(AttributionSpeakerRow.quotation_id, SpeakerRow.canonical_id)
        .join(EntityRow, EntityRow.id == AttributionSpeakerRow.figure_id)
        .join(SpeakerRow, SpeakerRow.id == EntityRow.speaker_id)
        .join(
            DetectionRow,
            (DetectionRow.reading_id == AttributionSpeakerRow.reading_id)
            & (DetectionRow.quotation_id == AttributionSpeakerRow.quotation_id),
        )
        .where(
            AttributionSpeakerRow.reading_id.in_(bindparam("readings", expanding=True)),
            DetectionRow.shown,
        )
        .order_by(AttributionSpeakerRow.quotation_id, AttributionSpeakerRow.position)
    )


@cache
def _split() -> Select[int, int]:
    before, after = aliased(SpeakerRow), aliased(SpeakerRow)
    return (
        select(before.canonical_id, after.canonical_id)
        .select_from(DecisionRow)
        .join(before, before.id == DecisionRow.speaker_id)
        .join(after, after.id == DecisionRow.other_speaker_id)
        .where(
            holds(DecisionAction.SPLIT),
            DecisionRow.article_id == bindparam("article_id"),
        )
        .order_by(DecisionRow.id)
    )


@cache
def _reassigned() -> Select[int, int, int | None]:
    decisions = select(DecisionRow.id, QuotationRow.id, Nullable(SpeakerRow.canonical_id)).join(
        QuotationRow, QuotationRow.id == DecisionRow.quotation_id
    )
    return (
        join_revision_of_quotation(decisions)
        .outerjoin(SpeakerRow, SpeakerRow.id == DecisionRow.speaker_id)
        .where(
            holds(DecisionAction.REASSIGN),
            RevisionRow.article_id == bindparam("article_id"),
        )
        .order_by(DecisionRow.id)
    )


@cache
def _shown() -> Select[int]:
    return select(DetectionRow.quotation_id).where(
        DetectionRow.reading_id == bindparam("reading_id"), DetectionRow.shown
    )
