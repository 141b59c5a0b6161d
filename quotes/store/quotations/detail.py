"""All that is known of one quotation or one article."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select, union_all
from sqlalchemy.orm import aliased

from quotes.store.articles.listing import select_articles, to_article
from quotes.store.engine.errors import no_article, no_quotation
from quotes.store.quotations.search import read_records, select_quotations
from quotes.store.records.articles import ArticleDetail, ReadingRecord, RevisionRecord
from quotes.store.records.decisions import DecisionRecord
from quotes.store.records.query import QuotationFilters
from quotes.store.records.quotations import QuotationDetail, TextSpan
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import (
    ArticleRow,
    AttributionRow,
    DetectionRow,
    FamilyMemberRow,
    LinkRow,
    PassageRow,
    QuotationRow,
    ReadingRow,
    RevisionRow,
)
from quotes.store.sql.same_words import decided_alike
from quotes.types import CharSpan, LinkType, ReaderInfo

# Characters of context on either side: some three lines.
CONTEXT = 240


def read_quotation(connection: Connection, quotation_id: int) -> QuotationDetail:
    """Return all that is known of one quotation, also of one that look-ups leave out.

    Raises:
        NotFoundError: There is none with this number.
    """
    query = (
        select_quotations()
        .where(QuotationRow.id == quotation_id)
        .order_by(DetectionRow.shown.desc(), DetectionRow.reading_id.desc())
    )
    row = connection.execute(query).first()
    if row is None:
        raise no_quotation(quotation_id)
    record = read_records(connection, [row])[0]
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
        mention=_mention(connection, row, text),
        origin=revision.origin,
        added_at=revision.added_at,
        sha256=revision.sha256,
        revision=revision.number,
        newest=revision.newest,
        readings=_readings(connection, DetectionRow.quotation_id == quotation_id),
        decisions=_decisions(connection, quotation_id),
        families=_families(connection, quotation_id),
    )


def read_article(
    connection: Connection, article_id: int, filters: QuotationFilters
) -> ArticleDetail:
    """Return all that is known of one article.

    Raises:
        NotFoundError: There is none with this number.
    """
    row = connection.execute(select_articles(filters).where(ArticleRow.id == article_id)).first()
    if row is None:
        raise no_article(article_id)
    of_article = select(RevisionRow).where(RevisionRow.article_id == article_id)
    revisions = connection.execute(of_article.order_by(RevisionRow.number)).all()
    newest = next(revision for revision in revisions if revision.newest)
    return ArticleDetail(
        article=to_article(row),
        identity=row.identity,
        text=newest.text,
        sha256=newest.sha256,
        authors=tuple(newest.authors),
        revisions=tuple(_to_revision(revision) for revision in revisions),
        readings=_readings(connection, RevisionRow.article_id == article_id),
        extra=newest.extra,
    )


def _revision_of(connection: Connection, quotation_id: int) -> Row[Any]:
    return connection.execute(
        select(RevisionRow)
        .join(QuotationRow, QuotationRow.revision_id == RevisionRow.id)
        .where(QuotationRow.id == quotation_id)
    ).one()


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


def _mention(connection: Connection, row: Row[Any], text: str) -> TextSpan | None:
    query = select(AttributionRow.mention_start, AttributionRow.mention_end).where(
        AttributionRow.reading_id == row.reading_id, AttributionRow.quotation_id == row.id
    )
    start, end = connection.execute(query).one()
    return None if start is None or end is None else TextSpan(start, end, text[start:end])


def _readings(connection: Connection, condition: Any) -> tuple[ReadingRecord, ...]:
    counted = aliased(DetectionRow)
    found = (
        select(func.count())
        .select_from(counted)
        .where(counted.reading_id == ReadingRow.id)
        .scalar_subquery()
    )
    query = (
        select(
            ReadingRow.id,
            ReadingRow.reader,
            ReadingRow.version,
            ReadingRow.weights,
            ReadingRow.read_at,
            ReadingRow.skipped,
            RevisionRow.number,
            found.label("found"),
        )
        .join(RevisionRow, RevisionRow.id == ReadingRow.revision_id)
        .outerjoin(DetectionRow, DetectionRow.reading_id == ReadingRow.id)
        .where(condition)
        .distinct()
        .order_by(ReadingRow.id)
    )
    return tuple(
        ReadingRecord(
            reader=ReaderInfo(row.reader, row.version, row.weights or None),
            read_at=row.read_at,
            revision=row.number,
            quotations=row.found,
            skipped=row.skipped,
        )
        for row in connection.execute(query)
    )


def _decisions(connection: Connection, quotation_id: int) -> tuple[DecisionRecord, ...]:
    """Return the decisions on a quotation, and those on its likes, which may hold for it too."""
    query = (
        select(DecisionRow.judgement, DecisionRow.who, DecisionRow.why, DecisionRow.decided_at)
        .where(
            DecisionRow.quotation_id.in_(decided_alike(connection, quotation_id)),
            DecisionRow.undone_at.is_(None),
        )
        .order_by(DecisionRow.id)
    )
    return tuple(DecisionRecord(*row) for row in connection.execute(query))


def _families(connection: Connection, quotation_id: int) -> tuple[int, ...]:
    """Return the families that a quotation is a wording of, or a paraphrase."""
    own = select(PassageRow.id).where(PassageRow.quotation_id == quotation_id)
    told = LinkRow.kinship == LinkType.PARAPHRASE
    of_report = own.where(PassageRow.reported)
    wordings = union_all(
        own,
        select(LinkRow.b_id).where(told, LinkRow.a_id.in_(of_report)),
        select(LinkRow.a_id).where(told, LinkRow.b_id.in_(of_report)),
    )
    query = select(FamilyMemberRow.family_id).where(FamilyMemberRow.passage_id.in_(wordings))
    return tuple(sorted(connection.scalars(query.distinct())))


def _to_revision(row: Row[Any]) -> RevisionRecord:
    return RevisionRecord(
        number=row.number,
        sha256=row.sha256,
        added_at=row.added_at,
        origin=row.origin,
        characters=len(row.text),
        newest=row.newest,
    )
