"""What people decide about a quotation: that it is none."""

from sqlalchemy import Connection

from quotes.store.decisions.log import write_decision
from quotes.store.records.decisions import Decider, DecisionAction, DecisionRecord
from quotes.store.refresh.article import derive_article
from quotes.store.sql.joins import article_of


def reject_quotation(connection: Connection, quotation: int, decider: Decider) -> int:
    """Write down that something is not a quotation; return the decision's number.

    Raises:
        NotFoundError: There is no quotation with this number.
    """
    article_id = article_of(connection, quotation)
    number = write_decision(connection, DecisionAction.REJECT, decider, quotation_id=quotation)
    derive_article(connection, article_id)
    return number


def unapply(connection: Connection, decision: DecisionRecord) -> None:
    """Show a quotation again, in its families, unless another decision rejects it."""
    (quotation,) = decision.quotations
    derive_article(connection, article_of(connection, quotation))
