"""Which quotations a person's decision holds for: the one decided about, and what is the same.

Readers differ in whether a comma or a mark belongs to a quotation, and a later text has it at
another place: neither must bring back what somebody rejected.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Select, bindparam, select

from quotes.store.records.decisions import DecisionAction
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import QuotationRow, RevisionRow
from quotes.store.sql.decision_log import holds
from quotes.store.sql.joins import article_of, join_revision_of_quotation

_WORD = re.compile(r"\w+")


class Spot(NamedTuple):
    """Some words at a place of a text: what quotations share that differ only in marks."""

    revision_id: int
    start: int
    words: str


def rejected_in(connection: Connection, article_id: int) -> list[int]:
    """Return the quotations of an article that people rejected, in this text or another.

    Words that were rejected wherever a text had them stay rejected in the article's other
    texts, unless they stand there more often.
    """
    decided = set(connection.scalars(_rejected(), {"article_id": article_id}))
    if not decided:
        return []
    spots = _spots(connection, article_id)
    rejected = {spots[id_] for id_ in decided}
    by_text: dict[tuple[str, int], set[Spot]] = defaultdict(set)
    for spot in spots.values():
        by_text[spot.words, spot.revision_id].add(spot)
    most: dict[str, int] = defaultdict(int)
    for (words, _), here in by_text.items():
        if here <= rejected:
            most[words] = max(most[words], len(here))
    carried = (here for (words, _), here in by_text.items() if len(here) <= most[words])
    rejected.update(*carried)
    return sorted(id_ for id_, spot in spots.items() if spot in rejected)


def decided_alike(connection: Connection, quotation_id: int) -> list[int]:
    """Return the quotations whose decisions are of interest for one: itself and its likes."""
    article_id = article_of(connection, quotation_id)
    return same_quotations(connection, article_id, [quotation_id])[quotation_id]


def same_quotations(
    connection: Connection, article_id: int, ids: Iterable[int]
) -> dict[int, list[int]]:
    """Return, for each of some quotations of an article, itself and its likes.

    These have its words at its place, or in another text of the article.
    """
    spots = _spots(connection, article_id)
    return {
        wanted: [
            id_
            for id_, spot in spots.items()
            if spot == spots[wanted]
            or (spot.words == spots[wanted].words and spot.revision_id != spots[wanted].revision_id)
        ]
        for wanted in ids
    }


def _spots(connection: Connection, article_id: int) -> dict[int, Spot]:
    rows = connection.execute(_quotations(), {"article_id": article_id})
    return {id_: _spot(revision_id, start, wording) for id_, revision_id, start, wording in rows}


def _spot(revision_id: int, start: int, wording: str) -> Spot:
    words = list(_WORD.finditer(wording))
    if not words:
        return Spot(revision_id, start, wording)
    return Spot(revision_id, start + words[0].start(), " ".join(word[0] for word in words))


# Statements are built once, since every article that is added needs them.


@cache
def _rejected() -> Select[int]:
    decided = select(QuotationRow.id).join(DecisionRow, DecisionRow.quotation_id == QuotationRow.id)
    return join_revision_of_quotation(decided).where(
        RevisionRow.article_id == bindparam("article_id"),
        holds(DecisionAction.REJECT),
    )


@cache
def _quotations() -> Select[int, int, int, str]:
    quotations = select(
        QuotationRow.id,
        QuotationRow.revision_id,
        QuotationRow.content_start,
        QuotationRow.wording,
    )
    return join_revision_of_quotation(quotations).where(
        RevisionRow.article_id == bindparam("article_id")
    )
