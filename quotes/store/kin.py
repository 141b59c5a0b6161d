"""Which passages are one utterance: fingerprints, links and families in the database.

A pair is scored if it shares a fingerprint, however many passages have that fingerprint: leaving
out the most common ones would cut exactly the families that most outlets print, and would make
families depend on the order of adding. ``fingerprints`` gives none for common phrases, which
keeps the number of pairs down.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache

from sqlalchemy import Connection, Select, bindparam, delete, or_, select
from sqlalchemy.orm import aliased

from quotes.store.batches import batched, insert_rows
from quotes.store.family_decided import kept_apart
from quotes.store.models import (
    ArticleRow,
    FamilyMemberRow,
    FamilyRow,
    FingerprintRow,
    LinkRow,
    PassageRow,
)
from quotes.types import PairScore, Passage

Link = tuple[int, int, float]


def link_passages(
    connection: Connection, article_id: int, added: Mapping[int, str], changed: Collection[int]
) -> set[int]:
    """Link an article's new and changed passages with those of other articles.

    Args:
        connection: An open transaction.
        article_id: The article that they are of.
        added: The new passages' wordings, which get fingerprints, by number.
        changed: Passages that have fingerprints, but lost their links.

    Returns:
        The passages that have new links, on both sides.
    """
    _add_fingerprints(connection, added)
    pairs = _candidates(connection, article_id, [*added, *changed])
    links = _score(connection, pairs)
    rows = [
        {"a_id": a, "b_id": b, "score": result.score, "reasons": list(result.reasons)}
        for (a, b), result in links.items()
    ]
    insert_rows(connection, LinkRow, rows)
    return {passage_id for pair in links for passage_id in pair}


def drop_links(connection: Connection, passage_ids: Collection[int]) -> set[int]:
    """Delete the links of passages; return both sides of these links."""
    touched: set[int] = set()
    for some in batched(passage_ids):
        either = or_(LinkRow.a_id.in_(some), LinkRow.b_id.in_(some))
        for row in connection.execute(select(LinkRow.a_id, LinkRow.b_id).where(either)):
            touched |= {row.a_id, row.b_id}
        connection.execute(delete(LinkRow).where(either))
    return touched


def renew_families(connection: Connection, passage_ids: Collection[int]) -> None:
    """Form the families anew that these passages, and all linked with them, belong to.

    They are formed in an order that only the articles decide, so that the same articles give
    the same families however they came.
    """
    if not passage_ids:
        return
    from quotes.families import components  # noqa: PLC0415 - look-ups do without

    nodes, links = _reach(connection, passage_ids)
    order = _in_order(connection, nodes)
    rank = {passage_id: position for position, passage_id in enumerate(order)}
    apart = [(rank[a], rank[b]) for a, b in kept_apart(connection, nodes)]
    linked = [(rank[a], rank[b], score) for a, b, score in links]
    groups = components(rank.values(), linked, apart)
    wanted = {frozenset(order[position] for position in group) for group in groups}
    present = _families_of(connection, nodes)
    _drop_families(connection, [id_ for id_, members in present.items() if members not in wanted])
    _add_families(connection, wanted - set(present.values()))


def _add_fingerprints(connection: Connection, added: Mapping[int, str]) -> None:
    from quotes.families import fingerprints  # noqa: PLC0415 - look-ups do without

    rows = [
        {"hash": hashed, "passage_id": passage_id}
        for passage_id, text in added.items()
        for hashed in fingerprints(text)
    ]
    insert_rows(connection, FingerprintRow, rows)


def _candidates(
    connection: Connection, article_id: int, passage_ids: Collection[int]
) -> list[tuple[int, int]]:
    """Return the pairs of these passages and others' that share a fingerprint."""
    return [
        (row[0], row[1])
        for some in batched(passage_ids)
        for row in connection.execute(_sharing(), {"article_id": article_id, "ids": some})
    ]


@cache
def _sharing() -> Select[int, int]:
    """Build the statement once, since every article needs it."""
    ours, theirs = aliased(FingerprintRow), aliased(FingerprintRow)
    return (
        select(ours.passage_id, theirs.passage_id)
        .join(theirs, theirs.hash == ours.hash)
        .join(PassageRow, PassageRow.id == theirs.passage_id)
        .where(
            ours.passage_id.in_(bindparam("ids", expanding=True)),
            PassageRow.article_id != bindparam("article_id"),
        )
        .distinct()
    )


def _score(
    connection: Connection, pairs: Collection[tuple[int, int]]
) -> dict[tuple[int, int], PairScore]:
    """Score pairs; return those that are one utterance, the older passage first."""
    from quotes.families import score_pair  # noqa: PLC0415 - look-ups do without

    passages = _passages(connection, {passage_id for pair in pairs for passage_id in pair})
    score = lru_cache(maxsize=None)(score_pair)  # syndicated wordings come many times
    ordered = [(min(pair), max(pair)) for pair in pairs]
    scored = {(a, b): score(passages[a], passages[b]) for a, b in ordered}
    return {pair: result for pair, result in scored.items() if result.same}


def _passages(connection: Connection, passage_ids: Collection[int]) -> dict[int, Passage]:
    """Return passages without their places, so that equal wordings are equal values."""
    query = select(PassageRow.id, PassageRow.text, PassageRow.speakers)
    return {
        row.id: Passage(row.text, speakers=tuple(row.speakers))
        for some in batched(passage_ids)
        for row in connection.execute(query.where(PassageRow.id.in_(some)))
    }


def _reach(connection: Connection, passage_ids: Collection[int]) -> tuple[set[int], set[Link]]:
    """Return all passages that links lead to from these, with the links."""
    reached, links = set(passage_ids), set[Link]()
    frontier: Collection[int] = reached
    query = select(LinkRow.a_id, LinkRow.b_id, LinkRow.score)
    while frontier:
        ends: set[int] = set()
        for some in batched(frontier):
            either = or_(LinkRow.a_id.in_(some), LinkRow.b_id.in_(some))
            for a, b, score in connection.execute(query.where(either)):
                links.add((a, b, score))
                ends |= {a, b}
        frontier = ends - reached
        reached |= frontier
    return reached, links


def _in_order(connection: Connection, passage_ids: Iterable[int]) -> list[int]:
    query = select(
        ArticleRow.identity, PassageRow.start, PassageRow.end, PassageRow.text, PassageRow.id
    ).join(ArticleRow, ArticleRow.id == PassageRow.article_id)
    rows = [
        row
        for some in batched(passage_ids)
        for row in connection.execute(query.where(PassageRow.id.in_(some)))
    ]
    return [row.id for row in sorted(rows, key=tuple)]


def _families_of(connection: Connection, passage_ids: Collection[int]) -> dict[int, frozenset[int]]:
    of_these = select(FamilyMemberRow.family_id)
    numbers = {
        row.family_id
        for some in batched(passage_ids)
        for row in connection.execute(of_these.where(FamilyMemberRow.passage_id.in_(some)))
    }
    members: dict[int, set[int]] = defaultdict(set)
    query = select(FamilyMemberRow.family_id, FamilyMemberRow.passage_id)
    for some in batched(numbers):
        for row in connection.execute(query.where(FamilyMemberRow.family_id.in_(some))):
            members[row.family_id].add(row.passage_id)
    return {family_id: frozenset(ids) for family_id, ids in members.items()}


def _drop_families(connection: Connection, family_ids: Collection[int]) -> None:
    for some in batched(family_ids):
        connection.execute(delete(FamilyRow).where(FamilyRow.id.in_(some)))


def _add_families(connection: Connection, families: Collection[frozenset[int]]) -> None:
    rows = [{"id": min(members), "size": len(members)} for members in families]
    insert_rows(connection, FamilyRow, rows)
    member_rows = [
        {"passage_id": passage_id, "family_id": min(members)}
        for members in families
        for passage_id in members
    ]
    insert_rows(connection, FamilyMemberRow, member_rows)
