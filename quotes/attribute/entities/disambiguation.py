"""Disambiguation: which of several people of one surname a bare surname stands for."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.attribute.entities.entity import Entity
from quotes.attribute.mentions.detect import Mention
from quotes.text.sentences import ends_within, find_breaks

# Of several people of one surname, the bare surname stands for the one whom the article names
# this many times as often as the next; else nobody can tell.
_DOMINANCE = 2
# Among equals, it stands for the one whom the article named so many characters before at most:
# a paragraph or two.
_JUST_BEFORE = 600
_RELATION = re.compile(
    r"\b(?:brother|sister|wife|husband|son|daughter|father|mother|widow|cousin) of [^.;“”\n]{0,50}$"
    r"|\bwhose (?:\w+ ){1,3}$"
)


def disambiguate(text: str, mention: Mention, namesakes: list[Entity]) -> list[Entity]:
    """Leave those of one surname for whom the bare surname can stand at a place.

    Nobody is named by surname and then, in the same sentence, in full; a bare surname stands
    for somebody named in full before; and for the one whom the article is about, unless it
    calls that one by first name: then the surname is more likely the other's.
    """
    stop = next(find_breaks(text, mention.span.end), None)
    end = stop.start if stop else len(text)
    start = mention.span.start
    apart = [one for one in namesakes if not one.is_named_in_full(mention.span.end, end)]
    earlier = [one for one in apart if bisect_left(one.introduced, start)]
    if not earlier:
        return apart
    ranked = sorted(earlier, key=lambda one: -_times_before(one, start))
    first, second = (_times_before(one, start) for one in (ranked * 2)[:2])
    if len(ranked) > 1 and first >= _DOMINANCE * second:
        return ranked[:1] if not _goes_by_first_name(ranked[0]) else ranked
    return _named_just_before(text, ranked, start) or ranked


def _named_just_before(text: str, namesakes: Sequence[Entity], start: int) -> list[Entity]:
    """Return the one of some namesakes whom the article named last before a place, if that is near.

    Short mentions count, since they are placed in text order; to be somebody's relation does not.
    """
    lasts = [_last_before(entity, start) for entity in namesakes]
    nearest = max(lasts)
    others = [last for last in lasts if last != nearest]
    near = start - nearest < _JUST_BEFORE and len(others) == len(lasts) - 1
    # Two who are named in one sentence are equally near.
    apart = all(ends_within(text, max(0, last), nearest) for last in others)
    return [namesakes[lasts.index(nearest)]] if near and apart else []


def _last_before(entity: Entity, start: int) -> int:
    relations = set(entity.full) - set(entity.introduced)
    starts = (one.span.start for one in entity.mentions)
    return max((at for at in starts if at < start and at not in relations), default=-_JUST_BEFORE)


def _times_before(entity: Entity, start: int) -> int:
    """Count how often an entity was named before a place; short names are added in text order."""
    return bisect_left(entity.introduced, start) + len(entity.mentions) - len(entity.full)


def is_relation(text: str, start: int) -> bool:
    """Return True if a full name only says whose relation somebody is ("the brother of Bo Lee")."""
    return _RELATION.search(text, max(0, start - 70), start) is not None


def _goes_by_first_name(entity: Entity) -> bool:
    """Return True if most short mentions are of the first name."""
    short = [one.words[0].lower() for one in entity.mentions if len(one.words) == 1]
    firsts = short.count(entity.name.split()[0].lower())
    return firsts > len(short) - firsts
