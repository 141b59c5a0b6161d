"""Linking near-duplicate passages.

A pair is scored if it shares fingerprints, however many passages have these: leaving out the most
common ones would cut exactly the families that most outlets print, and would make families depend
on the order of adding. ``fingerprints`` gives none for common phrases, and ``may_be_linked`` passes
over pairs that share too little, before their words are compared.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, delete, or_, select

from quotes.store.engine.bulk import batched, insert_rows
from quotes.store.families.passages import (
    Held,
    Pair,
    add_fingerprints,
    count_shared,
    read_passages,
)
from quotes.store.schema.tables import LinkRow
from quotes.types import Passage

if TYPE_CHECKING:
    from quotes.families.score import PairScore

# Of an utterance that hundreds of articles have in the same words, a copy is linked with this many
# others: enough to hold together, and the work grows no faster than the number of copies.
COPIES = 8


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
    ours = read_passages(connection, [*added, *changed])
    add_fingerprints(connection, ours, added)
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
            select(LinkRow.a_id, LinkRow.b_id).where(on_either_side(some))
        )
    }


def drop_links(connection: Connection, passage_ids: Collection[int]) -> set[int]:
    """Delete the links of passages; return both sides of these links."""
    touched: set[int] = set()
    for some in batched(passage_ids):
        either = on_either_side(some)
        for pair in connection.execute(select(LinkRow.a_id, LinkRow.b_id).where(either)):
            touched.update(pair)
        connection.execute(delete(LinkRow).where(either))
    return touched


def _score(connection: Connection, ours: Mapping[int, Held]) -> "dict[Pair, PairScore]":
    """Score passages with those of other articles that share a fingerprint.

    Returns:
        Those that are linked; the passage with the lower number comes first.
    """
    shared = count_shared(connection, ours)
    theirs = read_passages(connection, {b for _, b in shared} - ours.keys())
    found = {}
    copies: Counter[int] = Counter()
    for (a, b), count in sorted(shared.items()):
        if b in ours and b < a:
            continue  # comes the other way round as well
        one, other = ours[a], ours.get(b) or theirs[b]
        copy = is_copy(one.passage, other.passage)
        if copy and copies[a] >= COPIES:
            continue
        score = judge(one, other, count)
        if score is not None:
            found[min(a, b), max(a, b)] = score
            copies[a] += copy and score.firm
    return found


def judge(one: Held, other: Held, shared: int) -> "PairScore | None":
    """Return what two passages are to each other, if anything.

    Args:
        one: One passage.
        other: The other one.
        shared: How many fingerprints both have.
    """
    from quotes.families import may_be_linked, score_pair  # noqa: PLC0415 - not needed by queries

    if one.article_id == other.article_id:
        return None
    if not may_be_linked(one.passage, other.passage, shared):
        return None
    score = score_pair(one.passage, other.passage)
    return None if score.kinship is None else score


def is_copy(a: Passage, b: Passage) -> bool:
    """Return True if two passages are the same words of the same speakers."""
    from quotes.text.words import read_words  # noqa: PLC0415 - not needed by queries

    if (a.speakers, a.reported, a.stance) != (b.speakers, b.reported, b.stance):
        return False
    return read_words(a.text).surface_norms == read_words(b.text).surface_norms


def on_either_side(passage_ids: Collection[int]) -> ColumnElement[bool]:
    """Return the condition that a link is one of some passages."""
    return or_(LinkRow.a_id.in_(passage_ids), LinkRow.b_id.in_(passage_ids))
