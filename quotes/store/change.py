"""What people change: their decisions on quotations, and removing an article."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from quotes.store.derive import derive_article, drop_passages
from quotes.store.faults import no_article, no_quotation
from quotes.store.kin import renew_families
from quotes.store.models import (
    ArticleRow,
    AttributionSpeakerRow,
    DecisionRow,
    PassageRow,
    QuotationRow,
    ReadingRow,
    RevisionRow,
    SpeakerRow,
)
from quotes.store.records import Judgement


def add_decision(
    connection: Connection, quotation_id: int, judgement: Judgement, *, who: str, why: str
) -> None:
    """Write down what a person decided about a quotation.

    Raises:
        NotFoundError: There is no quotation with this number.
    """
    article_id = connection.execute(
        select(RevisionRow.article_id)
        .join(QuotationRow, QuotationRow.revision_id == RevisionRow.id)
        .where(QuotationRow.id == quotation_id)
    ).scalar()
    if article_id is None:
        raise no_quotation(quotation_id)
    row = {
        "quotation_id": quotation_id,
        "judgement": judgement,
        "who": who,
        "why": why,
        "decided_at": datetime.now(UTC),
    }
    connection.execute(insert(DecisionRow), row)
    derive_article(connection, article_id)


def delete_article(connection: Connection, article_id: int) -> None:
    """Delete an article with all that hangs on it, and the speakers whom only it names.

    Raises:
        NotFoundError: There is no article with this number.
    """
    of_article = select(PassageRow.id).where(PassageRow.article_id == article_id)
    neighbours = drop_passages(connection, connection.scalars(of_article).all())
    speakers = _speakers_of(connection, article_id)
    gone = connection.execute(delete(ArticleRow).where(ArticleRow.id == article_id)).rowcount
    if not gone:
        raise no_article(article_id)
    still_named = select(AttributionSpeakerRow.speaker_id).where(
        AttributionSpeakerRow.speaker_id == SpeakerRow.id
    )
    connection.execute(delete(SpeakerRow).where(SpeakerRow.id.in_(speakers), ~still_named.exists()))
    renew_families(connection, neighbours)


def _speakers_of(connection: Connection, article_id: int) -> Sequence[int]:
    query = (
        select(AttributionSpeakerRow.speaker_id)
        .join(ReadingRow, ReadingRow.id == AttributionSpeakerRow.reading_id)
        .join(RevisionRow, RevisionRow.id == ReadingRow.revision_id)
        .where(RevisionRow.article_id == article_id)
        .distinct()
    )
    return connection.scalars(query).all()
