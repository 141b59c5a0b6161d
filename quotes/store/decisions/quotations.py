"""What people decide about a quotation: that it is none."""

from sqlalchemy import Connection, func, select

from quotes.store.decisions.log import Written, write_decision
from quotes.store.records.decisions import Decider, DecisionAction, DecisionRecord
from quotes.store.refresh.article import derive_article
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.sql.decision_log import holds
from quotes.store.sql.joins import article_of
from quotes.store.sql.same_words import decided_alike, rejected_in


def reject_quotation(connection: Connection, quotation: int, decider: Decider) -> Written:
    """Write down that something is not a quotation.

    Raises:
        NotFoundError: There is no quotation with this number.
    """
    article_id = article_of(connection, quotation)
    if (known := rejected_by(connection, quotation)) is not None:
        return Written(known, repeated=True)
    written = write_decision(connection, DecisionAction.REJECT, decider, quotation_id=quotation)
    derive_article(connection, article_id)
    return written


def rejected_by(connection: Connection, quotation: int) -> int | None:
    """Return the last decision that a quotation, or what is the same, is none; None if it is one.

    Raises:
        NotFoundError: There is no quotation with this number.
    """
    if quotation not in rejected_in(connection, article_of(connection, quotation)):
        return None
    return connection.scalar(
        select(func.max(DecisionRow.id)).where(
            holds(DecisionAction.REJECT),
            DecisionRow.quotation_id.in_(decided_alike(connection, quotation)),
        )
    )


def unapply(connection: Connection, decision: DecisionRecord) -> None:
    """Show a quotation again, in its families, unless another decision rejects it."""
    (quotation,) = decision.quotations
    derive_article(connection, article_of(connection, quotation))
