"""What follows from an article's readings and decisions: what look-ups show, and its passages.

All of it can be rebuilt from the rows that readers found and people decided. Whatever changed in
an article, ``derive_article`` brings it up to date, together with the families that it touches.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, Integer, Select, Update, bindparam, delete, select, update

from quotes.store.engine.bulk import batched, insert_rows
from quotes.store.engine.fetch import fetch
from quotes.store.families.constraints import apply_family_decisions
from quotes.store.families.grouping import renew_families
from quotes.store.families.linking import COPIES, drop_links, link_passages
from quotes.store.families.passages import drop_fingerprints
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
from quotes.types import CharSpan, Mode, QuotationKind

if TYPE_CHECKING:
    from quotes.text.annotated import AnnotatedText


class Place(NamedTuple):
    """Where a passage stands: what makes it the same one when it is derived again."""

    quotation_id: int
    start: int
    end: int


Speakers = tuple[str, ...]


class Part(NamedTuple):
    """One span of a shown quotation's content."""

    reading_id: int
    quotation_id: int
    start: int
    end: int
    kind: QuotationKind
    mode: Mode


class FirstReading(NamedTuple):
    """The only reading of an article that was just added, and the text."""

    article_id: int
    reading_id: int
    text: str


class SpokenAs(NamedTuple):
    """What decides on a passage's links besides its words."""

    speakers: Speakers
    reported: bool


def derive_article(connection: Connection, article_id: int, *, rescore: bool = False) -> None:
    """Bring what is shown of an article, its passages and their families up to date.

    A passage that stays keeps its number, since a family's number is one of them. One whose
    speakers changed is scored again: who spoke decides on what is one utterance.

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
    again = set(changed) if rescore else repeated
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
    """Return the passages of readings, each stretch of a text once.

    Where one reported clause stands in another, both hold the same quoted words: they are a
    passage of the outer one. So are the words of a quotation within a quotation. Of the same words
    uttered and thought, the utterance has the passage. Reported speech has one where it holds no
    quoted words and its speaker is known.

    Args:
        connection: An open transaction.
        texts: The text of each reading.
    """
    speakers = _speakers(connection, texts)
    parts: dict[int, list[Part]] = {reading_id: [] for reading_id in texts}
    for part in fetch(connection, _parts(), Part, {"readings": list(texts)}):
        parts[part.reading_id].append(part)
    return {id_: _find_passages(rows, texts[id_], speakers) for id_, rows in parts.items()}


def _find_passages(
    rows: Sequence[Part], text: str, speakers: Mapping[int, Speakers]
) -> dict[Place, SpokenAs]:
    from quotes.text.annotated import annotate  # noqa: PLC0415 - look-ups do without

    annotated = annotate(text)
    thoughts = {row.quotation_id for row in rows if row.mode is Mode.THOUGHT}
    quoted, reported = [], []
    for row in rows:
        span = CharSpan(row.start, row.end)
        if row.kind is not QuotationKind.INDIRECT:
            quoted += [(one, row.quotation_id) for one in _quoted(annotated, span, row.kind)]
        elif row.quotation_id in speakers and row.quotation_id not in thoughts:
            reported.append((span, row.quotation_id))
    wanted: dict[Place, SpokenAs] = {}
    for stretches, is_reported in ((quoted, False), (reported, True)):
        taken = [CharSpan(place.start, place.end) for place in wanted]
        for span, id_ in _outermost(stretches, taken, thoughts):
            wanted[Place(id_, span.start, span.end)] = SpokenAs(speakers.get(id_, ()), is_reported)
    return wanted


def _outermost(
    stretches: Iterable[tuple[CharSpan, int]], taken: Iterable[CharSpan], thoughts: Collection[int]
) -> Iterator[tuple[CharSpan, int]]:
    """Give stretches in order, without those that lie in others or touch what is taken."""
    ends = sorted((span.start, span.end) for span in taken)
    reached = 0
    for span, quotation_id in sorted(
        stretches, key=lambda one: (one[0].start, -one[0].end, one[1] in thoughts, one[1])
    ):
        before = bisect_left(ends, (span.end,))
        if span.end > reached and (not before or ends[before - 1][1] <= span.start):
            yield span, quotation_id
            reached = span.end


def _quoted(annotated: "AnnotatedText", span: CharSpan, kind: QuotationKind) -> Sequence[CharSpan]:
    """Return what is quoted word for word: of mixed speech only what stands in marks."""
    return (span,) if kind is QuotationKind.DIRECT else annotated.quoted_parts(span)


def _speakers(connection: Connection, readings: Iterable[int]) -> dict[int, Speakers]:
    names: dict[int, Speakers] = {}
    for quotation_id, name in connection.execute(_named(), {"readings": list(readings)}):
        names[quotation_id] = (*names.get(quotation_id, ()), name)
    return names


def present_passages(connection: Connection, *articles: int) -> dict[Place, tuple[int, SpokenAs]]:
    """Return the passages that are stored of articles, with their numbers."""
    return {
        Place(quotation_id, start, end): (passage_id, SpokenAs(tuple(speakers), reported))
        for quotation_id, start, end, passage_id, speakers, reported in connection.execute(
            _present(), {"articles": articles}
        )
    }


def _update_passages(connection: Connection, changed: Mapping[int, SpokenAs]) -> None:
    for passage_id, spoken_as in changed.items():
        of_passage = update(PassageRow).where(PassageRow.id == passage_id)
        values = {"speakers": list(spoken_as.speakers), "reported": spoken_as.reported}
        connection.execute(of_passage.values(values))


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
            "speakers": list(spoken_as.speakers),
            "reported": spoken_as.reported,
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
def _parts() -> Select[int, int, int, int, QuotationKind, Mode]:
    return (
        select(
            DetectionRow.reading_id,
            QuotationPartRow.quotation_id,
            QuotationPartRow.start,
            QuotationPartRow.end,
            DetectionRow.kind,
            DetectionRow.mode,
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
def _present() -> Select[int, int, int, int, list[str], bool]:
    return select(
        PassageRow.quotation_id,
        PassageRow.start,
        PassageRow.end,
        PassageRow.id,
        PassageRow.speakers,
        PassageRow.reported,
    ).where(PassageRow.article_id.in_(bindparam("articles", expanding=True)))
