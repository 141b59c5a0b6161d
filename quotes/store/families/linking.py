"""Linking near-duplicate passages and clustering them: fingerprints, links and families.

A pair is scored if it shares fingerprints, however many passages have these: leaving out the most
common ones would cut exactly the families that most outlets print, and would make families depend
on the order of adding. ``fingerprints`` gives none for common phrases, and ``may_be_linked`` passes
over pairs that share too little, before their words are compared.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, bindparam, delete, func, or_, select
from sqlalchemy.orm import aliased

from quotes.store.engine.bulk import batched, insert_rows
from quotes.store.families.constraints import kept_apart
from quotes.store.schema.tables import (
    ArticleRow,
    FamilyMemberRow,
    FamilyRow,
    FingerprintRow,
    LinkRow,
    PassageRow,
    RevisionRow,
)
from quotes.store.sql.joins import join_newest_revision
from quotes.types import LinkType, Passage

if TYPE_CHECKING:
    from quotes.families.score import PairScore

# Days on which articles were printed.
_REMEMBERED = 4096
# Of an utterance that hundreds of articles have in the same words, a copy is linked with this many
# others: enough to hold together, and the work grows no faster than the number of copies.
COPIES = 8

Link = tuple[int, int, float]
Pair = tuple[int, int]


def link_passages(
    connection: Connection, added: Collection[int], changed: Collection[int]
) -> set[int]:
    """Link new and changed passages with those of other articles.

    Args:
        connection: An open transaction.
        added: The new passages, which get fingerprints.
        changed: Passages that have fingerprints, but lost links.

    Returns:
        The passages that are one utterance with others now, on both sides.
    """
    ours = _read_passages(connection, [*added, *changed])
    _add_fingerprints(connection, {id_: ours[id_].passage.text for id_ in _firsts(ours, added)})
    links = _score(connection, ours)
    known = _linked(connection, changed)
    rows = [
        {
            "a_id": a,
            "b_id": b,
            "kinship": found.kinship,
            "score": found.score,
            "reasons": list(found.reasons),
        }
        for (a, b), found in links.items()
        if (a, b) not in known
    ]
    insert_rows(connection, LinkRow, rows)
    return {id_ for pair, found in links.items() if found.same for id_ in pair}


def _linked(connection: Connection, passage_ids: Collection[int]) -> set[Pair]:
    return {
        (a, b)
        for some in batched(passage_ids)
        for a, b in connection.execute(
            select(LinkRow.a_id, LinkRow.b_id).where(_on_either_side(some))
        )
    }


def drop_links(connection: Connection, passage_ids: Collection[int]) -> set[int]:
    """Delete the links of passages; return both sides of these links."""
    touched: set[int] = set()
    for some in batched(passage_ids):
        either = _on_either_side(some)
        for pair in connection.execute(select(LinkRow.a_id, LinkRow.b_id).where(either)):
            touched.update(pair)
        connection.execute(delete(LinkRow).where(either))
    return touched


def _on_either_side(passage_ids: Collection[int]) -> ColumnElement[bool]:
    return or_(LinkRow.a_id.in_(passage_ids), LinkRow.b_id.in_(passage_ids))


def drop_fingerprints(connection: Connection, passage_ids: Collection[int]) -> None:
    """Delete the fingerprints of passages, which are to get new ones."""
    for some in batched(passage_ids):
        connection.execute(delete(FingerprintRow).where(FingerprintRow.passage_id.in_(some)))


def renew_families(connection: Connection, passage_ids: Collection[int]) -> None:
    """Recompute the families that these passages, and all linked with them, belong to.

    They are formed in an order that only the articles decide, so that the same articles give
    the same families however they came.
    """
    if not passage_ids:
        return
    from quotes.families import components  # noqa: PLC0415 - not needed by queries
    from quotes.text.words import read_words  # noqa: PLC0415 - not needed by queries

    nodes, links = _reach(connection, passage_ids)
    placed = _in_order(connection, nodes)
    order = [passage_id for passage_id, _ in placed]
    rank = {passage_id: position for position, passage_id in enumerate(order)}
    wordings = {
        position: read_words(text).surface_norms for position, (_, text) in enumerate(placed)
    }
    apart = [(rank[a], rank[b]) for a, b in kept_apart(connection, nodes)]
    linked = [(rank[a], rank[b], score) for a, b, score in links]
    groups = components(rank.values(), linked, apart, wordings)
    wanted = {frozenset(order[position] for position in group) for group in groups}
    present = _families_of(connection, nodes)
    _drop_families(connection, [id_ for id_, members in present.items() if members not in wanted])
    _add_families(connection, wanted - set(present.values()))


def _add_fingerprints(connection: Connection, texts: Mapping[int, str]) -> None:
    from quotes.families import fingerprints  # noqa: PLC0415 - not needed by queries

    marks = [
        (hashed, passage_id) for passage_id, text in texts.items() for hashed in fingerprints(text)
    ]
    # In the order of the index, whose pages are then changed one after the other.
    rows = [{"hash": hashed, "passage_id": passage_id} for hashed, passage_id in sorted(marks)]
    insert_rows(connection, FingerprintRow, rows)


class _Held(NamedTuple):
    """A passage and the article that it is of."""

    article_id: int
    passage: Passage


def _firsts(held: Mapping[int, _Held], passage_ids: Collection[int]) -> Collection[int]:
    """Leave out what an article says a second time in the same words: the first stands for all."""
    first: dict[_Held, int] = {}
    for passage_id in sorted(passage_ids):
        first.setdefault(held[passage_id], passage_id)
    return first.values()


def _score(connection: Connection, ours: Mapping[int, _Held]) -> "dict[Pair, PairScore]":
    """Score passages with those of other articles that share a fingerprint.

    Returns:
        Those that are linked; the passage with the lower number comes first.
    """
    from quotes.families import may_be_linked, score_pair  # noqa: PLC0415 - not needed by queries

    shared = _count_shared(connection, ours)
    theirs = _read_passages(connection, {b for _, b in shared} - ours.keys())
    found = {}
    copies: Counter[int] = Counter()
    for (a, b), count in sorted(shared.items()):
        if b in ours and b < a:
            continue  # comes the other way round as well
        one, other = ours[a], ours.get(b) or theirs[b]
        if one.article_id == other.article_id or not may_be_linked(
            one.passage, other.passage, count
        ):
            continue
        is_copy = _is_copy(one.passage, other.passage)
        if is_copy and copies[a] >= COPIES:
            continue
        score = score_pair(one.passage, other.passage)
        if score.kinship is not None:
            found[min(a, b), max(a, b)] = score
            copies[a] += is_copy and score.firm
    return found


def _is_copy(a: Passage, b: Passage) -> bool:
    from quotes.text.words import read_words  # noqa: PLC0415 - not needed by queries

    if a.speakers != b.speakers or a.reported != b.reported:
        return False
    return read_words(a.text).surface_norms == read_words(b.text).surface_norms


def _count_shared(connection: Connection, passage_ids: Collection[int]) -> dict[Pair, int]:
    """Return how many fingerprints these passages share with which."""
    return {
        (ours, theirs): count
        for some in batched(passage_ids)
        for ours, theirs, count in connection.execute(_sharing(), {"ids": some})
    }


def _read_passages(connection: Connection, passage_ids: Collection[int]) -> dict[int, _Held]:
    """Return passages without their places."""
    return {
        id_: _Held(
            article_id,
            Passage(text, 0, tuple(speakers), reported, outlet, _read_day(published_at)),
        )
        for some in batched(passage_ids)
        for id_, article_id, text, speakers, reported, outlet, published_at in connection.execute(
            _passages(), {"ids": some}
        )
    }


@lru_cache(maxsize=_REMEMBERED)
def _read_day(published_at: str | None) -> date | None:
    """Return the day of a time of publication, which may be less than a whole date."""
    try:
        return date.fromisoformat((published_at or "")[:10])
    except ValueError:
        return None


# Statements are built once, since every article needs them.


@cache
def _sharing() -> Select[int, int, int]:
    ours, theirs = aliased(FingerprintRow), aliased(FingerprintRow)
    return (
        select(ours.passage_id, theirs.passage_id, func.count())
        .join(theirs, theirs.hash == ours.hash)
        .where(
            ours.passage_id.in_(bindparam("ids", expanding=True)),
            ours.passage_id != theirs.passage_id,
        )
        .group_by(ours.passage_id, theirs.passage_id)
    )


@cache
def _passages() -> Select[int, int, str, list[str], bool, str | None, str | None]:
    passages = select(
        PassageRow.id,
        PassageRow.article_id,
        PassageRow.text,
        PassageRow.speakers,
        PassageRow.reported,
        RevisionRow.outlet,
        RevisionRow.published_at,
    ).select_from(PassageRow)
    return join_newest_revision(passages).where(PassageRow.id.in_(bindparam("ids", expanding=True)))


def _reach(connection: Connection, passage_ids: Collection[int]) -> tuple[set[int], set[Link]]:
    """Return all passages that are linked as one utterance with these, with the links."""
    reached, links = set(passage_ids), set[Link]()
    frontier: Collection[int] = reached
    query = select(LinkRow.a_id, LinkRow.b_id, LinkRow.score)
    while frontier:
        ends: set[int] = set()
        for some in batched(frontier):
            same = LinkRow.kinship == LinkType.SAME
            for a, b, score in connection.execute(query.where(_on_either_side(some), same)):
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


def _families_of(connection: Connection, passage_ids: Collection[int]) -> dict[int, frozenset[int]]:
    of_these = select(FamilyMemberRow.family_id)
    numbers = {
        family_id
        for some in batched(passage_ids)
        for family_id in connection.scalars(of_these.where(FamilyMemberRow.passage_id.in_(some)))
    }
    members: dict[int, set[int]] = defaultdict(set)
    query = select(FamilyMemberRow.family_id, FamilyMemberRow.passage_id)
    for some in batched(numbers):
        for family_id, passage_id in connection.execute(
            query.where(FamilyMemberRow.family_id.in_(some))
        ):
            members[family_id].add(passage_id)
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
