"""What people decide about one utterance: the rows, and what follows from them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, or_, select, update

from quotes.errors import NotFoundError, StoreError
from quotes.store.decisions.speakers import Judge
from quotes.store.engine.bulk import insert_rows
from quotes.store.engine.errors import no_quotation
from quotes.store.records.decisions import FamilyAction, FamilyDecisionRecord
from quotes.store.refresh.article import derive_article
from quotes.store.schema.decision_tables import FamilyDecisionRow, FamilyPartedRow
from quotes.store.schema.tables import FamilyMemberRow, PassageRow, QuotationRow, RevisionRow
from quotes.store.sql.same_words import same_quotations


def join_quotations(connection: Connection, one: int, other: int, judge: Judge) -> int:
    """Write down that two quotations are one utterance; return the decision's number.

    Raises:
        NotFoundError: One of them is not in the store.
        StoreError: They are one quotation, of one article, in one family already or kept apart.
    """
    articles = _article_of(connection, one), _article_of(connection, other)
    if articles[0] == articles[1]:
        message = "these are of one article: a family is of several"
        raise StoreError(message)
    for quotation in (one, other):
        _require_passage(connection, quotation)
    families = _families_of(connection, one), _families_of(connection, other)
    if families[0] & families[1]:
        message = f"quotations {one} and {other} are one utterance already"
        raise StoreError(message)
    if (parted := _parted_by(connection, one, other)) is not None:
        message = (
            f"decision {parted} keeps {one} and {other} apart: `quotes families undo {parted}`"
        )
        raise StoreError(message)
    number = _write(connection, FamilyAction.JOIN, judge, quotation_id=one, other_id=other)
    _derive_again(connection, [one, other])
    return number


def part_quotation(connection: Connection, quotation: int, judge: Judge) -> int:
    """Write down that a quotation is not what the others of its families say.

    Raises:
        NotFoundError: It is not in the store.
        StoreError: It is in no family.
    """
    _article_of(connection, quotation)
    others = _others(connection, quotation)
    if not others:
        message = f"quotation {quotation} is in no family"
        raise StoreError(message)
    number = _write(connection, FamilyAction.PART, judge, quotation_id=quotation)
    rows = [{"decision_id": number, "quotation_id": other} for other in others]
    insert_rows(connection, FamilyPartedRow, rows)
    _derive_again(connection, [quotation, *others])
    return number


def undo_family_decision(
    connection: Connection, number: int | None, *, who: str
) -> FamilyDecisionRecord:
    """Take a decision back, or the last one that holds.

    Raises:
        NotFoundError: There is no such decision.
        StoreError: It was taken back already.
    """
    if number is None:
        newest = (
            select(FamilyDecisionRow.id)
            .where(FamilyDecisionRow.undone_at.is_(None))
            .order_by(FamilyDecisionRow.id.desc())
            .limit(1)
        )
        number = connection.scalar(newest)
        if number is None:
            message = "there is no decision to take back"
            raise NotFoundError(message)
    record = read_family_decision(connection, number)
    if record.undone_at is not None:
        when = f"{record.undone_at:%Y-%m-%d %H:%M} UTC"
        message = f"decision {number} was taken back already, by {record.undone_by}, {when}"
        raise StoreError(message)
    concerned = _concerned(connection, number)
    undone = update(FamilyDecisionRow).where(FamilyDecisionRow.id == number)
    connection.execute(undone.values(undone_by=who, undone_at=datetime.now(UTC)))
    _derive_again(connection, concerned)
    return record


def list_family_decisions(connection: Connection, *, undone: bool) -> list[FamilyDecisionRecord]:
    """Return what people decided, the newest last; what was taken back only if asked."""
    query = _columns().order_by(FamilyDecisionRow.id)
    if not undone:
        query = query.where(FamilyDecisionRow.undone_at.is_(None))
    return [_to_record(connection, row) for row in connection.execute(query).all()]


def read_family_decision(connection: Connection, number: int) -> FamilyDecisionRecord:
    """Return one decision.

    Raises:
        NotFoundError: There is none with this number.
    """
    row = connection.execute(_columns().where(FamilyDecisionRow.id == number)).first()
    if row is None:
        message = f"there is no decision {number}: `quotes families decisions` shows numbers"
        raise NotFoundError(message)
    return _to_record(connection, row)


def _columns() -> Select[*tuple[Any, ...]]:
    return select(*FamilyDecisionRow.__table__.columns)


def _to_record(connection: Connection, row: Row[Any]) -> FamilyDecisionRecord:
    if row.action is FamilyAction.JOIN:
        what = f"quotations {row.quotation_id} and {row.other_id} are one utterance"
    else:
        others = ", ".join(map(str, _parted(connection, row.id)))
        what = f"quotation {row.quotation_id} is another utterance than {others}"
    return FamilyDecisionRecord(
        id=row.id,
        action=row.action,
        what=what,
        who=row.who,
        why=row.why,
        decided_at=row.decided_at,
        undone_by=row.undone_by,
        undone_at=row.undone_at,
    )


def _write(
    connection: Connection,
    action: FamilyAction,
    judge: Judge,
    *,
    quotation_id: int,
    other_id: int | None = None,
) -> int:
    added = insert(FamilyDecisionRow).returning(FamilyDecisionRow.id)
    return connection.execute(
        added.values(
            action=action,
            quotation_id=quotation_id,
            other_id=other_id,
            who=judge.who,
            why=judge.why,
            decided_at=judge.when,
        )
    ).scalar_one()


def _derive_again(connection: Connection, quotations: Iterable[int]) -> None:
    """Work out anew what the articles of some quotations have in families."""
    for article_id in sorted({_article_of(connection, one) for one in quotations}):
        derive_article(connection, article_id, anew=True)


def _article_of(connection: Connection, quotation: int) -> int:
    query = (
        select(RevisionRow.article_id)
        .join(QuotationRow, QuotationRow.revision_id == RevisionRow.id)
        .where(QuotationRow.id == quotation)
    )
    found = connection.scalar(query)
    if found is None:
        raise no_quotation(quotation)
    return found


def _alike(connection: Connection, quotation: int) -> list[int]:
    article_id = _article_of(connection, quotation)
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


def _parted(connection: Connection, number: int) -> Sequence[int]:
    query = select(FamilyPartedRow.quotation_id).where(FamilyPartedRow.decision_id == number)
    return connection.scalars(query.order_by(FamilyPartedRow.quotation_id)).all()


def _parted_by(connection: Connection, one: int, other: int) -> int | None:
    """Return the decision that keeps two quotations apart, if one does."""
    ours, theirs = _alike(connection, one), _alike(connection, other)
    query = (
        select(FamilyDecisionRow.id)
        .join(FamilyPartedRow, FamilyPartedRow.decision_id == FamilyDecisionRow.id)
        .where(
            FamilyDecisionRow.undone_at.is_(None),
            or_(
                FamilyDecisionRow.quotation_id.in_(ours) & FamilyPartedRow.quotation_id.in_(theirs),
                FamilyDecisionRow.quotation_id.in_(theirs) & FamilyPartedRow.quotation_id.in_(ours),
            ),
        )
        .limit(1)
    )
    return connection.scalar(query)


def _concerned(connection: Connection, number: int) -> list[int]:
    query = select(FamilyDecisionRow.quotation_id, FamilyDecisionRow.other_id)
    row = connection.execute(query.where(FamilyDecisionRow.id == number)).one()
    ends = [one for one in row if one is not None]
    return [*ends, *_parted(connection, number)]
