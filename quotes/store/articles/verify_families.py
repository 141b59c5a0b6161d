"""Checking that links and families follow from passages and from what people decided."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select

from quotes.store.engine.bulk import SIZE, batched
from quotes.store.engine.fetch import fetch
from quotes.store.families.constraints import Decided, follow_family_decisions, read_kept_apart
from quotes.store.families.grouping import Link, follow_families
from quotes.store.families.linking import is_copy, judge
from quotes.store.families.passages import Held, Pair, count_shared, read_passages
from quotes.store.records.maintenance import Problem
from quotes.store.schema.tables import (
    ArticleRow,
    FamilyMemberRow,
    FamilyRow,
    LinkRow,
    PassageRow,
)
from quotes.types import LinkType


class _Stored(NamedTuple):
    """A link as it is stored."""

    a: int
    b: int
    kinship: LinkType
    score: float
    reasons: list[str]


def find_unrelated(connection: Connection) -> Iterator[Problem]:
    """Give the pairs of passages that are linked or kept apart wrongly, and wrong families."""
    decided = follow_family_decisions(connection)
    for pair in sorted(read_kept_apart(connection) ^ decided.apart):
        yield _of_pair(connection, pair, "are kept apart otherwise than people decided")
    same = _same(connection)
    roots = _roots(same)
    known = _Known(decided.apart, _reasons(decided), roots)
    passages = connection.scalars(select(PassageRow.id).order_by(PassageRow.id)).all()
    for some in batched(passages):
        yield from _check_links(connection, some, known)
    linked = {(a, b) for a, b, _ in same}
    for number, (_, pairs) in decided.joined.items():
        if not pairs & linked and not pairs <= decided.apart:
            message = f"what decision {number} joined is not linked"
            yield Problem(None, None, message, number)
    yield from _check_families(connection, same, roots)


class _Known(NamedTuple):
    """What says, beside words, whether two passages may be linked, or not be.

    Attributes:
        apart: Pairs that people keep apart.
        joined: The reasons that a link may have because people joined its passages.
        roots: One passage for all that links connect, the same for each of them.
    """

    apart: Collection[Pair]
    joined: Mapping[Pair, Collection[str]]
    roots: Mapping[int, int]


def _reasons(decided: Decided) -> Mapping[Pair, Collection[str]]:
    reasons: dict[Pair, set[str]] = defaultdict(set)
    for who, pairs in decided.joined.values():
        for pair in pairs:
            reasons[pair].add(f"joined by {who}")
    return reasons


def _check_links(
    connection: Connection, passages: Collection[int], known: _Known
) -> Iterator[Problem]:
    """Check the links of passages with those of higher numbers."""
    shared = {
        (a, b): count for (a, b), count in count_shared(connection, passages).items() if a < b
    }
    query = select(LinkRow.a_id, LinkRow.b_id, LinkRow.kinship, LinkRow.score, LinkRow.reasons)
    of_these = query.where(LinkRow.a_id.in_(passages))
    stored = {(link.a, link.b): link for link in fetch(connection, of_these, _Stored)}
    ends = {id_ for pair in (*shared, *stored) for id_ in pair}
    held = read_passages(connection, ends)
    for pair in sorted(shared.keys() | stored.keys()):
        a, b = pair
        if a not in held or b not in held:
            continue  # of an article whose newest text is not known
        link = stored.get(pair)
        if link is None and (pair in known.apart or _hold_together(held, pair, known.roots)):
            continue
        said = known.joined.get(pair, ())
        if not _follows(link, held[a], held[b], shared.get(pair, 0), said):
            yield _of_pair(connection, pair, "are linked otherwise than their words tell")


def _hold_together(held: Mapping[int, Held], pair: Pair, roots: Mapping[int, int]) -> bool:
    """Return True for copies of a wording that other links connect: not all are linked."""
    a, b = pair
    return roots.get(a, a) == roots.get(b, b) and is_copy(held[a].passage, held[b].passage)


def _follows(
    link: _Stored | None, one: Held, other: Held, shared: int, joined: Collection[str]
) -> bool:
    """Return True if a link is what words tell, or people decided."""
    found = judge(one, other, shared) if shared else None
    if link is None:
        return found is None
    if found is not None and (found.kinship, found.score, list(found.reasons)) == link[2:]:
        return True
    said = link.reasons[0] if len(link.reasons) == 1 else None
    return (link.kinship, link.score) == (LinkType.SAME, 1.0) and said in joined


def _same(connection: Connection) -> list[Link]:
    """Return the links between passages that are one utterance, and that are there."""
    placed = select(PassageRow.id).join(ArticleRow, ArticleRow.id == PassageRow.article_id)
    there = set(connection.scalars(placed))
    query = select(LinkRow.a_id, LinkRow.b_id, LinkRow.score)
    rows = connection.execute(query.where(LinkRow.kinship == LinkType.SAME))
    return [(a, b, score) for a, b, score in rows if a in there and b in there]


def _roots(links: Collection[Link]) -> Mapping[int, int]:
    """Return one passage for all that links connect, the same for each of them."""
    roots: dict[int, int] = {}

    def find(node: int) -> int:
        while (above := roots.setdefault(node, node)) != node:
            roots[node] = roots[above]
            node = above
        return node

    for a, b, _ in links:
        one, other = sorted((find(a), find(b)))
        roots[other] = one
    return {node: find(node) for node in list(roots)}


def _check_families(
    connection: Connection, links: Collection[Link], roots: Mapping[int, int]
) -> Iterator[Problem]:
    follow = {
        min(family): family
        for nodes, some in _components(links, roots)
        for family in follow_families(connection, nodes, some)
    }
    sizes = dict(connection.execute(select(FamilyRow.id, FamilyRow.size)).all())
    stand: dict[int, set[int]] = {number: set() for number in sizes}
    for passage_id, number in connection.execute(
        select(FamilyMemberRow.passage_id, FamilyMemberRow.family_id)
    ):
        stand.setdefault(number, set()).add(passage_id)
    for number in sorted(follow.keys() | stand.keys()):
        wanted, found = follow.get(number, frozenset()), stand.get(number, set())
        if wanted != found or sizes.get(number) != len(wanted):
            message = f"family {number} does not follow from the links between its passages"
            yield Problem(None, None, message)


def _components(
    links: Collection[Link], roots: Mapping[int, int]
) -> Iterator[tuple[list[int], list[Link]]]:
    """Give whole components of what links connect, several at a time, with their links."""
    nodes: dict[int, list[int]] = defaultdict(list)
    for node, root in roots.items():
        nodes[root].append(node)
    of_root: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        of_root[roots[link[0]]].append(link)
    waiting: tuple[list[int], list[Link]] = ([], [])
    for root, some in nodes.items():
        waiting[0].extend(some)
        waiting[1].extend(of_root[root])
        if len(waiting[0]) >= SIZE:
            yield waiting
            waiting = ([], [])
    yield waiting


def _of_pair(connection: Connection, pair: Pair, what: str) -> Problem:
    a, b = pair
    query = (
        select(ArticleRow.label, PassageRow.quotation_id)
        .join(ArticleRow, ArticleRow.id == PassageRow.article_id)
        .where(PassageRow.id == a)
    )
    found = connection.execute(query).first()
    label, quotation_id = (None, None) if found is None else found
    return Problem(label, quotation_id, f"passages {a} and {b} {what}")
