"""Disambiguation: which of several people of one surname a bare surname stands for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from quotes.attribute.entities.entity import Entity
from quotes.attribute.mentions.detect import Mention

# Of several people of one surname, the bare surname stands for the one whom the article names
# this many times as often as the next; else nobody can tell.
_DOMINANCE = 2
# Among equals, it stands for the one whom the article named at most this many characters before: a
# paragraph or two.
_JUST_BEFORE = 600
_RELATION = re.compile(
    r"\b(?:brother|sister|wife|husband|son|daughter|father|mother|widow|cousin) of [^.;“”\n]{0,50}$"
    r"|\bwhose (?:\w+ ){1,3}$"
)


def disambiguate(
    sentences: Sequence[int], mention: Mention, candidates: list[Entity]
) -> list[Entity]:
    """Leave those of one surname for whom the bare surname can stand at a place.

    Nobody is named by surname and then, in the same sentence, in full; a bare surname stands
    for somebody named in full before; and for the one whom the article is about, unless it
    calls that one by first name: then the surname is more likely the other's.

    Args:
        sentences: Where each sentence of the text starts.
        mention: The bare surname. Those before it have been given to their entities.
        candidates: The people of that surname.
    """
    start = mention.span.start
    possible = [one for one in candidates if not _follows_in_full(sentences, one, mention)]
    known = [one for one in possible if bisect_left(one.introduced, start)]
    if not known:
        return possible
    known.sort(key=lambda one: -_times_before(one, start))
    if len(known) == 1:
        return known
    if _times_before(known[0], start) >= _DOMINANCE * _times_before(known[1], start):
        return known if _goes_by_first_name(known[0]) else known[:1]
    return _named_just_before(sentences, known, start) or known


def _follows_in_full(sentences: Sequence[int], entity: Entity, mention: Mention) -> bool:
    """Return True if somebody is named in full behind a mention in its sentence."""
    at = bisect_left(entity.full, mention.span.end)
    if at == len(entity.full):
        return False
    place = bisect_right(sentences, mention.span.end)
    return bisect_right(sentences, entity.full[at]) == place


def _named_just_before(
    sentences: Sequence[int], candidates: Sequence[Entity], start: int
) -> list[Entity]:
    """Return the one whom the article named last before a place, if that is near.

    Two who are named in one sentence are equally near.
    """
    lasts = [_last_before(entity, start) for entity in candidates]
    nearest = max(lasts)
    place = bisect_right(sentences, nearest)
    alone = sum(bisect_right(sentences, last) == place for last in lasts) == 1
    near = start - nearest < _JUST_BEFORE
    return [candidates[lasts.index(nearest)]] if near and alone else []


def _last_before(entity: Entity, start: int) -> int:
    """Return where somebody who was introduced was last named before a place.

    Short mentions count, since they are placed in text order; to be somebody's relation does not.
    """
    full = entity.introduced[bisect_left(entity.introduced, start) - 1]
    return max((full, *entity.short[-1:]))


def _times_before(entity: Entity, start: int) -> int:
    """Count how often an entity was named before a place; short names are added in text order."""
    return bisect_left(entity.introduced, start) + len(entity.short)


def is_relation(text: str, start: int) -> bool:
    """Return True if a full name only says whose relation somebody is ("the brother of Bo Lee")."""
    return _RELATION.search(text, max(0, start - 70), start) is not None


def _goes_by_first_name(entity: Entity) -> bool:
    """Return True if most short mentions are of the first name."""
    return entity.first_names > len(entity.short) - entity.first_names
