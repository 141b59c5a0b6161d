"""What people decide about one utterance: the rows, and what follows from them."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, or_, select

from quotes.errors import StoreError
from quotes.store.decisions.log import Written, write_decision
from quotes.store.engine.bulk import insert_rows
from quotes.store.ledger.chain import append_entries
from quotes.store.ledger.rows import enter_parted
from quotes.store.records.decisions import Decider, DecisionAction, DecisionRecord
from quotes.store.refresh.article import derive_article
from quotes.store.schema.decision_tables import DecisionRow, FamilyPartedRow
from quotes.store.schema.tables import FamilyMemberRow, PassageRow
from quotes.store.sql.decision_log import holds
from quotes.store.sql.joins import article_of
from quotes.store.sql.same_words import same_quotations


def join_quotations(connection: Connection, one: int, other: int, decider: Decider) -> Written:
    """Write down that two quotations are one utterance.

    Raises:
        NotFoundError: One of them is not in the store.
        StoreError: They are one quotation, of one article, kept apart, or in one family already
            without a decision.
    """
    articles = article_of(connection, one), article_of(connection, other)
    if articles[0] == articles[1]:
        message = "these are of one article: a family is of several"
        raise StoreError(message)
    for quotation in (one, other):
        _require_passage(connection, quotation)
    families = _families_of(connection, one), _families_of(connection, other)
    if families[0] & families[1]:
        if (joined := _joined_by(connection, one, other)) is not None:
            return Written(joined, repeated=True)
        message = f"quotations {one} and {other} are one utterance already"
        raise StoreError(message)
    if (parted := _parted_by(connection, one, other)) is not None:
        message = f"decision {parted} keeps {one} and {other} apart: `quotes undo {parted}`"
        raise StoreError(message)
    written = write_decision(
        connection, DecisionAction.JOIN, decider, quotation_id=one, other_quotation_id=other
    )
    _derive_again(connection, [one, other])
    return written


def part_quotation(connection: Connection, quotation: int, decider: Decider) -> Written:
    """Write down that a quotation is not what the others of its families say.

    Raises:
        NotFoundError: It is not in the store.
        StoreError: It is in no family, and was parted from none.
    """
    article_of(connection, quotation)
    others = _others(connection, quotation)
    if not others:
        if (parted := _parted_from(connection, quotation)) is not None:
            return Written(parted, repeated=True)
        message = f"quotation {quotation} is in no family"
        raise StoreError(message)
    written = write_decision(connection, DecisionAction.PART, decider, quotation_id=quotation)
    rows = [{"decision_id": written.number, "quotation_id": other} for other in others]
    insert_rows(connection, FamilyPartedRow, rows)
    append_entries(connection, enter_parted(connection, written.number))
    _derive_again(connection, [quotation, *others])
    return written


def unapply(connection: Connection, decision: DecisionRecord) -> None:
    """Work out again what followed from a decision that was taken back."""
    _derive_again(connection, decision.quotations)


def _derive_again(connection: Connection, quotations: Iterable[int]) -> None:
    """Recompute what the articles of some quotations have in families."""
    for article_id in sorted({article_of(connection, one) for one in quotations}):
        derive_article(connection, article_id, rescore=True)


def _alike(connection: Connection, quotation: int) -> list[int]:
    article_id = article_of(connection, quotation)
    return same_quotations(connection, article_id, [quotation])[quotation]


def _require_passage(connection: Connection, quotation: int) -> None:
    held = PassageRow.quotation_id.in_(_alike(connection, quotation))
    query = select(PassageRow.id).where(held, ~PassageRow.reported)
    if connection.execute(query.limit(1)).first() is None:
        message = f"quotation {quotation} has no words in quotation marks that are shown"
        raise StoreError(message)


def _families_of(connection: Connection, quotation: int) -> set[int]:
    query = (
        select(FamilyMemberRow.family_id)
        .join(PassageRow, PassageRow.id == FamilyMemberRow.passage_id)
        .where(PassageRow.quotation_id.in_(_alike(connection, quotation)))
    )
    return set(connection.scalars(query))


def _others(connection: Connection, quotation: int) -> list[int]:
    """Return the other quotations of a quotation's families."""
    query = (
        select(PassageRow.quotation_id)
        .join(FamilyMemberRow, FamilyMemberRow.passage_id == PassageRow.id)
        .where(FamilyMemberRow.family_id.in_(_families_of(connection, quotation)))
        .distinct()
    )
    return sorted(set(connection.scalars(query)) - set(_alike(connection, quotation)))


def _joined_by(connection: Connection, one: int, other: int) -> int | None:
    """Return the last decision that two quotations are one utterance, if one holds."""
    ours, theirs = _alike(connection, one), _alike(connection, other)
    query = select(func.max(DecisionRow.id)).where(
        holds(DecisionAction.JOIN),
        or_(
            DecisionRow.quotation_id.in_(ours) & DecisionRow.other_quotation_id.in_(theirs),
            DecisionRow.quotation_id.in_(theirs) & DecisionRow.other_quotation_id.in_(ours),
        ),
    )
    return connection.scalar(query)


def _parted_from(connection: Connection, quotation: int) -> int | None:
    """Return the last decision that took a quotation out of its families, if one holds."""
    query = (
        select(func.max(DecisionRow.id))
        .join(FamilyPartedRow, FamilyPartedRow.decision_id == DecisionRow.id)
        .where(
            holds(DecisionAction.PART), DecisionRow.quotation_id.in_(_alike(connection, quotation))
        )
    )
    return connection.scalar(query)


def _parted_by(connection: Connection, one: int, other: int) -> int | None:
    """Return the decision that keeps two quotations apart, if one does."""
    ours, theirs = _alike(connection, one), _alike(connection, other)
    query = (
        select(DecisionRow.id)
        .join(FamilyPartedRow, FamilyPartedRow.decision_id == DecisionRow.id)
        .where(
            holds(DecisionAction.PART),
            or_(
                DecisionRow.quotation_id.in_(ours) & FamilyPartedRow.quotation_id.in_(theirs),
                DecisionRow.quotation_id.in_(theirs) & FamilyPartedRow.quotation_id.in_(ours),
            ),
        )
        .limit(1)
    )
    return connection.scalar(query)
