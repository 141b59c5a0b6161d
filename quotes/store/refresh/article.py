"""What follows from an article's readings and decisions: what look-ups show, and its passages.

All of it can be rebuilt from the rows that readers found and people decided. Whatever changed in
an article, ``derive_article`` brings it up to date, together with the families that it touches.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Integer, Select, Update, bindparam, delete, select, update

from quotes.store.engine.bulk import batched, insert_rows
from quotes.store.engine.fetch import fetch
from quotes.store.families.constraints import apply_family_decisions
from quotes.store.families.grouping import renew_families
from quotes.store.families.linking import COPIES, drop_links, link_passages
from quotes.store.families.passages import drop_fingerprints
from quotes.store.quotations.search import read_nested
from quotes.store.refresh.passages import Part, Place, Speakers, SpokenAs, find_passages
from quotes.store.schema.tables import (
    DetectionRow,
    PassageRow,
    QuotationPartRow,
    ReadingRow,
    RevisionRow,
    ShownSpeakerRow,
    SpeakerRow,
)
from quotes.store.speakers.shown import add_shown_speakers, rebuild_shown_speakers
from quotes.store.sql.attribution import shown_name
from quotes.store.sql.joins import join_revision_of_reading
from quotes.store.sql.same_words import rejected_in
from quotes.text.spans import spans_of
from quotes.types import Mode, QuotationKind, Stance


class FirstReading(NamedTuple):
    """The only reading of an article that was just added, and the text."""

    article_id: int
    reading_id: int
    text: str


def derive_article(connection: Connection, article_id: int, *, rescore: bool = False) -> None:
    """Bring what is shown of an article, its passages and their families up to date.

    A passage that stays keeps its number, since a family's number is one of them. One whose
    speakers or stance changed is scored again: they decide on what is one utterance.

    Args:
        connection: A writing transaction.
        article_id: The article.
        rescore: Whether all passages get new fingerprints and scores, as after a decision about
            them, or when another method gives these.
    """
    reading_id, text = _newest_reading(connection, article_id)
    _show(connection, article_id, reading_id)
    rebuild_shown_speakers(connection, article_id, reading_id)
    wanted = wanted_passages(connection, {reading_id: text})[reading_id]
    present = present_passages(connection, article_id)
    gone = [present[place][0] for place in present.keys() - wanted.keys()]
    changed = {
        present[place][0]: spoken_as
        for place, spoken_as in wanted.items()
        if place in present and (rescore or present[place][1] != spoken_as)
    }
    repeated = {present[place][0] for place in _repeated(text, present, wanted)}
    # The words of a quotation within a passage have no fingerprints there.
    renested = {
        passage_id
        for place, (passage_id, before) in present.items()
        if passage_id in changed and before.nested != wanted[place].nested
    }
    again = set(changed) if rescore else repeated | renested
    touched = drop_passages(connection, gone)
    unlinked = drop_links(connection, {*changed, *again})
    _update_passages(connection, changed)
    new = {place: wanted[place] for place in wanted if place not in present}
    added = _add_passages(connection, [_NewPassages(article_id, text, new)])
    drop_fingerprints(connection, again)
    stay = {*changed, *_lonely(unlinked - changed.keys())} - again
    touched |= unlinked | link_passages(connection, [*added, *again], stay)
    touched |= apply_family_decisions(connection, article_id)
    renew_families(connection, touched - set(gone))


def derive_new(connection: Connection, readings: Sequence[FirstReading]) -> None:
    """Do the same for articles that were just added, and whose findings are shown already.

    Nobody has decided anything about them, so a few statements serve all of them: adding 160
    articles takes 3.5 s instead of the 4.4 s of deriving them one by one.
    """
    if not readings:
        return
    add_shown_speakers(connection, [one.reading_id for one in readings])
    wanted = wanted_passages(connection, {one.reading_id: one.text for one in readings})
    new = [_NewPassages(one.article_id, one.text, wanted[one.reading_id]) for one in readings]
    added = _add_passages(connection, new)
    renew_families(connection, link_passages(connection, added, ()))


def drop_passages(connection: Connection, passage_ids: Collection[int]) -> set[int]:
    """Delete passages; return those that were linked with them, or are now, and stay."""
    neighbours = drop_links(connection, passage_ids) - set(passage_ids)
    for some in batched(passage_ids):
        connection.execute(delete(PassageRow).where(PassageRow.id.in_(some)))
    return neighbours | link_passages(connection, (), _lonely(neighbours))


def _lonely(neighbours: Collection[int]) -> Collection[int]:
    """Return those to be linked again of the passages that lost links.

    Copies of a wording are linked with few others, and these may have been all of them.
    """
    return neighbours if len(neighbours) >= COPIES else ()


def _newest_reading(connection: Connection, article_id: int) -> tuple[int, str]:
    """Return the newest reading of the newest text, which is what queries show, and the text."""
    reading_id, text = connection.execute(_newest(), {"article_id": article_id}).one()
    return reading_id, text


def _show(connection: Connection, article_id: int, reading_id: int) -> None:
    connection.execute(_hide(), {"of_article": article_id})
    rejected = rejected_in(connection, article_id)
    connection.execute(_show_all_but(), {"of_reading": reading_id, "rejected": rejected})


def wanted_passages(
    connection: Connection, texts: Mapping[int, str]
) -> dict[int, dict[Place, SpokenAs]]:
    """Return the passages of readings, given with the text of each."""
    speakers = _speakers(connection, texts)
    parts: dict[int, list[Part]] = {reading_id: [] for reading_id in texts}
    for part in fetch(connection, _parts(), Part, {"readings": list(texts)}):
        parts[part.reading_id].append(part)
    return {id_: find_passages(rows, texts[id_], speakers) for id_, rows in parts.items()}


def _speakers(connection: Connection, readings: Iterable[int]) -> dict[int, Speakers]:
    names: dict[int, Speakers] = {}
    for quotation_id, name in connection.execute(_named(), {"readings": list(readings)}):
        names[quotation_id] = (*names.get(quotation_id, ()), name)
    return names


def present_passages(connection: Connection, *articles: int) -> dict[Place, tuple[int, SpokenAs]]:
    """Return the passages that are stored of articles, with their numbers."""
    return {
        Place(quotation_id, start, end): (
            passage_id,
            SpokenAs(tuple(speakers), reported, stance, read_nested(nested)),
        )
        for quotation_id, start, end, passage_id, speakers, reported, stance, nested in (
            connection.execute(_present(), {"articles": articles})
        )
    }


def _update_passages(connection: Connection, changed: Mapping[int, SpokenAs]) -> None:
    for passage_id, spoken_as in changed.items():
        of_passage = update(PassageRow).where(PassageRow.id == passage_id)
        connection.execute(of_passage.values(_values(spoken_as)))


def _values(spoken_as: SpokenAs) -> dict[str, object]:
    speakers, nested = list(spoken_as.speakers), spans_of(spoken_as.nested or ())
    return {**spoken_as._asdict(), "speakers": speakers, "nested": nested}


def _repeated(
    text: str, present: Mapping[Place, tuple[int, SpokenAs]], wanted: Mapping[Place, SpokenAs]
) -> list[Place]:
    """Return the passages that stay while the same words come, go or change their speaker.

    Of what an article says twice in the same words the first alone has fingerprints.
    """
    places = present.keys() | wanted.keys()
    times = Counter(text[place.start : place.end] for place in places)
    stay = present.keys() & wanted.keys()
    changed = {
        text[place.start : place.end]
        for place in places
        if place not in stay or present[place][1] != wanted[place]
    }
    words = {one for one in changed if times[one] > 1}
    return [place for place in stay if text[place.start : place.end] in words]


class _NewPassages(NamedTuple):
    article_id: int
    text: str
    places: Mapping[Place, SpokenAs]


def _add_passages(connection: Connection, new: Sequence[_NewPassages]) -> list[int]:
    """Add passages; return their numbers."""
    rows = [
        {
            "article_id": article_id,
            **place._asdict(),
            "text": text[place.start : place.end],
            **_values(spoken_as),
        }
        for article_id, text, places in new
        for place, spoken_as in places.items()
    ]
    if not rows:
        return []
    insert_rows(connection, PassageRow, rows)
    present = present_passages(connection, *(article_id for article_id, _, _ in new))
    return [present[place][0] for _, _, places in new for place in places]


# Statements are built once: with seven of them an article, adding would wait for that.


@cache
def _newest() -> Select[int, str]:
    return (
        join_revision_of_reading(select(ReadingRow.id, RevisionRow.text).select_from(ReadingRow))
        .where(RevisionRow.article_id == bindparam("article_id"), RevisionRow.newest)
        .order_by(ReadingRow.id.desc())
        .limit(1)
    )


@cache
def _hide() -> Update:
    readings = join_revision_of_reading(select(ReadingRow.id)).where(
        RevisionRow.article_id == bindparam("of_article")
    )
    shown = update(DetectionRow).where(DetectionRow.shown, DetectionRow.reading_id.in_(readings))
    return shown.values(shown=False)


@cache
def _show_all_but() -> Update:
    rejected = bindparam("rejected", type_=Integer, expanding=True)
    found = update(DetectionRow).where(
        DetectionRow.reading_id == bindparam("of_reading"),
        DetectionRow.quotation_id.not_in(rejected),
    )
    return found.values(shown=True)


@cache
def _parts() -> Select[int, int, int | None, int, int, QuotationKind, Mode, Stance]:
    return (
        select(
            DetectionRow.reading_id,
            QuotationPartRow.quotation_id,
            DetectionRow.parent_id,
            QuotationPartRow.start,
            QuotationPartRow.end,
            DetectionRow.kind,
            DetectionRow.mode,
            DetectionRow.stance,
        )
        .join(DetectionRow, DetectionRow.quotation_id == QuotationPartRow.quotation_id)
        .where(
            DetectionRow.reading_id.in_(bindparam("readings", expanding=True)), DetectionRow.shown
        )
        .order_by(QuotationPartRow.quotation_id, QuotationPartRow.position)
    )


@cache
def _named() -> Select[int, str]:
    return (
        select(ShownSpeakerRow.quotation_id, shown_name().label("name"))
        .join(SpeakerRow, SpeakerRow.id == ShownSpeakerRow.speaker_id)
        .join(DetectionRow, DetectionRow.quotation_id == ShownSpeakerRow.quotation_id)
        .where(
            DetectionRow.reading_id.in_(bindparam("readings", expanding=True)), DetectionRow.shown
        )
        .order_by(ShownSpeakerRow.quotation_id, ShownSpeakerRow.position)
    )


@cache
def _present() -> Select[int, int, int, int, list[str], bool, Stance, list[list[int]]]:
    return select(
        PassageRow.quotation_id,
        PassageRow.start,
        PassageRow.end,
        PassageRow.id,
        PassageRow.speakers,
        PassageRow.reported,
        PassageRow.stance,
        PassageRow.nested,
    ).where(PassageRow.article_id.in_(bindparam("articles", expanding=True)))
