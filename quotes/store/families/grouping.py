"""Families: what links and decisions make of passages."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, select

from quotes.store.engine.bulk import batched, insert_rows
from quotes.store.families.constraints import kept_apart
from quotes.store.families.linking import on_either_side
from quotes.store.schema.tables import ArticleRow, FamilyMemberRow, FamilyRow, LinkRow, PassageRow
from quotes.types import LinkType

Link = tuple[int, int, float]


def renew_families(connection: Connection, passage_ids: Collection[int]) -> None:
    """Recompute the families that these passages, and all linked with them, belong to."""
    if not passage_ids:
        return
    nodes, links = _reach(connection, passage_ids)
    wanted = follow_families(connection, nodes, links)
    present = _families_of(connection, nodes)
    stay = {
        id_
        for id_, (members, size) in present.items()
        if members in wanted and size == len(members)
    }
    _drop_families(connection, present.keys() - stay)
    _add_families(connection, wanted - {present[id_][0] for id_ in stay})


def follow_families(
    connection: Connection, nodes: Collection[int], links: Iterable[Link]
) -> set[frozenset[int]]:
    """Work out the families of passages, given all that are linked with them as one utterance.

    They are formed in an order that only the articles decide, so that the same articles give
    the same families however they came.
    """
    from quotes.families import components  # noqa: PLC0415 - not needed by queries
    from quotes.text.words import read_words  # noqa: PLC0415 - not needed by queries

    placed = _in_order(connection, nodes)
    order = [passage_id for passage_id, _ in placed]
    rank = {passage_id: position for position, passage_id in enumerate(order)}
    wordings = {
        position: read_words(text).surface_norms for position, (_, text) in enumerate(placed)
    }
    apart = [(rank[a], rank[b]) for a, b in kept_apart(connection, nodes)]
    linked = [(rank[a], rank[b], score) for a, b, score in links]
    groups = components(rank.values(), linked, apart, wordings)
    return {frozenset(order[position] for position in group) for group in groups}


def _reach(connection: Connection, passage_ids: Collection[int]) -> tuple[set[int], set[Link]]:
    """Return all passages that are linked as one utterance with these, with the links."""
    reached, links = set(passage_ids), set[Link]()
    frontier: Collection[int] = reached
    query = select(LinkRow.a_id, LinkRow.b_id, LinkRow.score)
    while frontier:
        ends: set[int] = set()
        for some in batched(frontier):
            same = LinkRow.kinship == LinkType.SAME
            for a, b, score in connection.execute(query.where(on_either_side(some), same)):
                links.add((a, b, score))
                ends |= {a, b}
        frontier = ends - reached
        reached |= frontier
    return reached, links


def _in_order(connection: Connection, passage_ids: Iterable[int]) -> list[tuple[int, str]]:
    """Return passages with their wordings in an order that only their articles decide."""
    query = select(
        ArticleRow.identity, PassageRow.start, PassageRow.end, PassageRow.text, PassageRow.id
    ).join(ArticleRow, ArticleRow.id == PassageRow.article_id)
    rows = [
        row
        for some in batched(passage_ids)
        for row in connection.execute(query.where(PassageRow.id.in_(some)))
    ]
    return [(passage_id, text) for _, _, _, text, passage_id in sorted(rows, key=tuple)]


def _families_of(
    connection: Connection, passage_ids: Collection[int]
) -> dict[int, tuple[frozenset[int], int]]:
    """Return the stored families of passages: their members, and the size that is noted."""
    of_these = select(FamilyMemberRow.family_id)
    numbers = {
        family_id
        for some in batched(passage_ids)
        for family_id in connection.scalars(of_these.where(FamilyMemberRow.passage_id.in_(some)))
    }
    members: dict[int, set[int]] = defaultdict(set)
    sizes: dict[int, int] = {}
    query = select(FamilyRow.id, FamilyRow.size, FamilyMemberRow.passage_id).join(
        FamilyMemberRow, FamilyMemberRow.family_id == FamilyRow.id
    )
    for some in batched(numbers):
        for family_id, size, passage_id in connection.execute(query.where(FamilyRow.id.in_(some))):
            members[family_id].add(passage_id)
            sizes[family_id] = size
    return {family_id: (frozenset(ids), sizes[family_id]) for family_id, ids in members.items()}


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
