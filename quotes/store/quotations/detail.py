"""All that is known of one quotation."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select, union_all

from quotes.store.engine.fetch import fetch
from quotes.store.quotations.search import read_one
from quotes.store.records.quotations import QuotationDetail, TextSpan
from quotes.store.schema.tables import (
    AttributionRow,
    DetectionRow,
    FamilyMemberRow,
    LinkRow,
    PassageRow,
    QuotationRow,
    RevisionRow,
)
from quotes.store.sql.decision_log import decisions_on_quotations
from quotes.store.sql.readings import list_readings
from quotes.store.sql.same_words import decided_alike
from quotes.types import CharSpan, LinkType

# Characters of context on either side: some three lines.
CONTEXT = 240


def read_quotation(connection: Connection, quotation_id: int) -> QuotationDetail:
    """Return all that is known of one quotation, also of one that queries leave out.

    Raises:
        NotFoundError: There is none with this number.
    """
    record, reading_id = read_one(connection, quotation_id)
    revision = _revision_of(connection, quotation_id)
    text = revision.text
    start, end = record.parts[0].start, record.parts[-1].end
    return QuotationDetail(
        quotation=record,
        before=_before(text, start),
        passage=text[start:end],
        after=_after(text, end),
        cue=_with_words(text, record.cue),
        source=_with_words(text, record.source),
        mention=_mention(connection, reading_id, quotation_id, text),
        origin=revision.origin,
        added_at=revision.added_at,
        sha256=revision.sha256,
        revision=revision.number,
        newest=revision.newest,
        readings=list_readings(connection, DetectionRow.quotation_id == quotation_id),
        decisions=decisions_on_quotations(connection, decided_alike(connection, quotation_id)),
        families=_families(connection, quotation_id),
    )


class _Revision(NamedTuple):
    number: int
    newest: bool
    sha256: str
    added_at: datetime
    origin: str
    text: str


def _revision_of(connection: Connection, quotation_id: int) -> _Revision:
    revisions = select(
        RevisionRow.number,
        RevisionRow.newest,
        RevisionRow.sha256,
        RevisionRow.added_at,
        RevisionRow.origin,
        RevisionRow.text,
    )
    query = revisions.join(QuotationRow, QuotationRow.revision_id == RevisionRow.id)
    (revision,) = fetch(connection, query.where(QuotationRow.id == quotation_id), _Revision)
    return revision


def _before(text: str, start: int) -> str:
    """Cut where a paragraph begins, if one does so near enough, else where a word does."""
    context = text[max(0, start - CONTEXT) : start]
    paragraph = context.rfind("\n", 0, len(context.rstrip()))
    if paragraph >= 0:
        return context[paragraph + 1 :]
    return context if start <= CONTEXT else context.partition(" ")[2]


def _after(text: str, end: int) -> str:
    context = text[end : end + CONTEXT]
    paragraph = context.find("\n", len(context) - len(context.lstrip()))
    if paragraph >= 0:
        return context[:paragraph]
    return context if end + CONTEXT >= len(text) else context.rpartition(" ")[0]


def _with_words(text: str, spans: Sequence[CharSpan]) -> tuple[TextSpan, ...]:
    return tuple(TextSpan(span.start, span.end, span.of(text)) for span in spans)


def _mention(
    connection: Connection, reading_id: int, quotation_id: int, text: str
) -> TextSpan | None:
    query = select(AttributionRow.mention_start, AttributionRow.mention_end).where(
        AttributionRow.reading_id == reading_id, AttributionRow.quotation_id == quotation_id
    )
    start, end = connection.execute(query).one()
    return None if start is None or end is None else TextSpan(start, end, text[start:end])


def _families(connection: Connection, quotation_id: int) -> tuple[int, ...]:
    """Return the families that a quotation is a wording of, or a paraphrase."""
    own = select(PassageRow.id).where(PassageRow.quotation_id == quotation_id)
    paraphrased = LinkRow.kinship == LinkType.PARAPHRASE
    of_report = own.where(PassageRow.reported)
    wordings = union_all(
        own,
        select(LinkRow.b_id).where(paraphrased, LinkRow.a_id.in_(of_report)),
        select(LinkRow.a_id).where(paraphrased, LinkRow.b_id.in_(of_report)),
    )
    query = select(FamilyMemberRow.family_id).where(FamilyMemberRow.passage_id.in_(wordings))
    return tuple(sorted(connection.scalars(query.distinct())))
