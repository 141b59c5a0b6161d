"""What people's decisions about utterances make of an article's passages: links, and none."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from sqlalchemy import Connection, NotNullable, Select, delete, func, or_, select

from quotes.store.engine.bulk import batched, insert_rows
from quotes.store.engine.fetch import fetch
from quotes.store.records.decisions import DecisionAction
from quotes.store.schema.decision_tables import DecisionRow, FamilyPartedRow
from quotes.store.schema.tables import KeptApartRow, LinkRow, PassageRow, QuotationRow, RevisionRow
from quotes.store.sql.decision_log import holds
from quotes.store.sql.joins import join_revision_of_quotation, quotations_of_article
from quotes.store.sql.same_words import same_quotations
from quotes.types import LinkType, Passage

Pair = tuple[int, int]


def apply_family_decisions(connection: Connection, article_id: int) -> set[int]:
    """Link what people joined and part what they parted, as far as it is of an article.

    A decision holds for the same words at the same place in whatever reading, and for all of a
    quotation's passages.

    Returns:
        The passages concerned, on both sides.
    """
    rows = list(fetch(connection, _decisions_on(), _Decision, {"article_id": article_id}))
    _forget(connection, article_id)
    if not rows:
        return set()
    ends = {id_ for row in rows for id_ in (row.quotation_id, row.other)}
    passages = _passages_of(connection, ends)
    touched: set[int] = set()
    for row in rows:
        ours, theirs = passages[row.quotation_id], passages[row.other]
        if not ours or not theirs:
            continue  # not shown now
        if row.action is DecisionAction.JOIN:
            touched |= _join(connection, ours, theirs, row.who)
        else:
            touched |= _part(connection, ours, theirs)
    return touched


def kept_apart(connection: Connection, passage_ids: Collection[int]) -> set[Pair]:
    """Return the pairs among some passages that people keep apart."""
    ids = set(passage_ids)
    query = select(KeptApartRow.a_id, KeptApartRow.b_id)
    return {
        (a, b)
        for some in batched(ids)
        for a, b in connection.execute(query.where(KeptApartRow.a_id.in_(some)))
        if b in ids
    }


class Decided(NamedTuple):
    """What all decisions about utterances make of passages.

    Attributes:
        apart: Pairs that are kept apart.
        joined: By decision who joined, and the pairs of which one is to be linked.
    """

    apart: set[Pair]
    joined: dict[int, tuple[str, set[Pair]]]


def follow_family_decisions(connection: Connection) -> Decided:
    """Work out which passages are to be linked, and which kept apart, by decisions that hold."""
    rows = list(fetch(connection, _decisions(), _Decision))
    ends = {id_ for row in rows for id_ in (row.quotation_id, row.other)}
    passages = _passages_of(connection, ends)
    decided = Decided(set(), {})
    for row in rows:
        pairs = _pairs(passages[row.quotation_id], passages[row.other])
        if row.action is DecisionAction.PART:
            decided.apart.update(pairs)
        elif pairs:
            decided.joined[row.id] = (row.who, pairs)
    return decided


def read_kept_apart(connection: Connection) -> set[Pair]:
    """Return all pairs that are kept apart."""
    rows = connection.execute(select(KeptApartRow.a_id, KeptApartRow.b_id))
    return {(a, b) for a, b in rows}


class _Decision(NamedTuple):
    """That a quotation is one utterance with another one, or not."""

    id: int
    action: DecisionAction
    quotation_id: int
    other: int
    who: str


def _forget(connection: Connection, article_id: int) -> None:
    own = select(PassageRow.id).where(PassageRow.article_id == article_id)
    either = or_(KeptApartRow.a_id.in_(own), KeptApartRow.b_id.in_(own))
    connection.execute(delete(KeptApartRow).where(either))


def _join(
    connection: Connection,
    ours: Sequence[tuple[int, Passage]],
    theirs: Sequence[tuple[int, Passage]],
    who: str,
) -> set[int]:
    """Link the two passages that are most alike, unless they are linked."""
    from quotes.families import score_pair  # noqa: PLC0415 - not needed by queries

    pairs = [(one, other) for one in ours for other in theirs]
    best = max(pairs, key=lambda pair: score_pair(pair[0][1], pair[1][1]).score)
    a, b = sorted((best[0][0], best[1][0]))
    of_pair = (LinkRow.a_id == a) & (LinkRow.b_id == b)
    if connection.scalar(select(LinkRow.kinship).where(of_pair)) is not LinkType.SAME:
        connection.execute(delete(LinkRow).where(of_pair))
        reasons = [f"joined by {who}"]
        link = {"a_id": a, "b_id": b, "kinship": LinkType.SAME, "score": 1.0, "reasons": reasons}
        insert_rows(connection, LinkRow, [link])
    return {a, b}


def _part(
    connection: Connection,
    ours: Sequence[tuple[int, Passage]],
    theirs: Sequence[tuple[int, Passage]],
) -> set[int]:
    """Take away the links between passages, and note that they are to stay apart."""
    pairs = _pairs(ours, theirs)
    for a, b in pairs:
        connection.execute(delete(LinkRow).where(LinkRow.a_id == a, LinkRow.b_id == b))
    known = kept_apart(connection, {id_ for pair in pairs for id_ in pair})
    rows = [{"a_id": a, "b_id": b} for a, b in sorted(pairs - known)]
    insert_rows(connection, KeptApartRow, rows)
    return {id_ for pair in pairs for id_ in pair}


def _pairs(ours: Iterable[tuple[int, Passage]], theirs: Iterable[tuple[int, Passage]]) -> set[Pair]:
    return {(min(a, b), max(a, b)) for (a, _), (b, _) in product(ours, theirs) if a != b}


def _passages_of(
    connection: Connection, quotations: Iterable[int]
) -> dict[int, list[tuple[int, Passage]]]:
    """Return the shown passages of quotations, or of what is the same in another reading."""
    found: dict[int, list[tuple[int, Passage]]] = defaultdict(list)
    by_article: dict[int, list[int]] = defaultdict(list)
    query = join_revision_of_quotation(
        select(RevisionRow.article_id, QuotationRow.id).select_from(QuotationRow)
    )
    for some in batched(set(quotations)):
        for article_id, id_ in connection.execute(query.where(QuotationRow.id.in_(some))):
            by_article[article_id].append(id_)
    columns = select(
        PassageRow.id, PassageRow.text, PassageRow.speakers, PassageRow.quotation_id
    ).where(~PassageRow.reported)
    for article_id, ids in by_article.items():
        passages = connection.execute(columns.where(PassageRow.article_id == article_id)).all()
        for wanted, alike in same_quotations(connection, article_id, ids).items():
            found[wanted] = [
                (id_, Passage(text, speakers=tuple(speakers)))
                for id_, text, speakers, quotation_id in passages
                if quotation_id in alike
            ]
    return found


@cache
def _decisions() -> Select[int, DecisionAction, int, int, str]:
    return (
        select(
            DecisionRow.id,
            DecisionRow.action,
            NotNullable(DecisionRow.quotation_id),
            # A join has no part, of which there would be one row each.
            func.coalesce(FamilyPartedRow.quotation_id, DecisionRow.other_quotation_id),
            DecisionRow.who,
        )
        .outerjoin(FamilyPartedRow, FamilyPartedRow.decision_id == DecisionRow.id)
        .where(
            holds(DecisionAction.JOIN, DecisionAction.PART),
            # What all others are parted from may be removed.
            or_(
                DecisionRow.other_quotation_id.is_not(None),
                FamilyPartedRow.quotation_id.is_not(None),
            ),
        )
        .order_by(DecisionRow.id)
    )


@cache
def _decisions_on() -> Select[int, DecisionAction, int, int, str]:
    """Build the statement once, since every article that is added asks it."""
    own = quotations_of_article()
    return _decisions().where(
        or_(
            DecisionRow.quotation_id.in_(own),
            DecisionRow.other_quotation_id.in_(own),
            FamilyPartedRow.quotation_id.in_(own),
        )
    )
