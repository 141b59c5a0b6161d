"""Families as people read them: members with where they stand, and how linked pairs differ."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, islice
from typing import NamedTuple, TypeVarTuple

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from quotes.store.engine.bulk import batched
from quotes.store.engine.fetch import WideSelect, fetch_wide
from quotes.store.quotations.search import read_one
from quotes.store.records.families import FamilyRecord, MemberRecord, PairDifference
from quotes.store.records.query import FamilySort, QuotationFilters, read_limit
from quotes.store.records.quotations import is_doubtful
from quotes.store.schema.tables import (
    ArticleRow,
    DetectionRow,
    FamilyMemberRow,
    LinkRow,
    PassageRow,
    RevisionRow,
    ShownSpeakerRow,
)
from quotes.store.sql.attribution import with_shown_attribution
from quotes.store.sql.joins import join_newest_revision
from quotes.types import (
    Difference,
    DiffOp,
    LinkType,
    Mode,
    Passage,
    Relation,
    SpeakerStatus,
    Stance,
)

Ts = TypeVarTuple("Ts")
Members = tuple[MemberRecord, ...]
Pairs = frozenset[tuple[int, int]]

# What is no difference to a reader who hears both wordings.
_SOUND_ALIKE = {Relation.IDENTICAL, Relation.TYPOGRAPHY}


def list_families(
    connection: Connection,
    *,
    ids: Collection[int] | None,
    differing: bool,
    sort: FamilySort,
    limit: int | None,
    filters: QuotationFilters,
) -> list[FamilyRecord]:
    """Return families, comparing the members only of those that are wanted."""
    links = _read_links(connection, ids)
    families = _sift(_read_families(connection, ids), links, filters)
    compared = _compare_all(sorted(families.items(), key=_ORDERS[sort]), links)
    wanted = (family for family in compared if not differing or _differs(family))
    return _with_relatives(connection, list(islice(wanted, read_limit(limit))), filters)


def families_of(connection: Connection, speaker_ids: Collection[int]) -> frozenset[int]:
    """Return the numbers of the families in which a member has one of these speakers."""
    query = (
        select(FamilyMemberRow.family_id)
        .join(PassageRow, PassageRow.id == FamilyMemberRow.passage_id)
        .join(ShownSpeakerRow, ShownSpeakerRow.quotation_id == PassageRow.quotation_id)
        .where(ShownSpeakerRow.speaker_id.in_(speaker_ids))
        .distinct()
    )
    return frozenset(connection.scalars(query))


def most_alike(connection: Connection, a: int, b: int) -> tuple[MemberRecord, MemberRecord]:
    """Return the parts of two quotations that are most alike; of equals the longest.

    Raises:
        NotFoundError: There is no quotation with one of the numbers.
    """
    from quotes.families import score_pair  # noqa: PLC0415 - not needed by queries

    def likeness(pair: tuple[MemberRecord, MemberRecord]) -> tuple[float, int]:
        ours, theirs = pair
        score = score_pair(ours.passage, theirs.passage).score
        return score, min(len(ours.text), len(theirs.text))

    ours, theirs = _passages_of(connection, a), _passages_of(connection, b)
    return max(((one, other) for one in ours for other in theirs), key=likeness)


def _read_families(connection: Connection, ids: Collection[int] | None) -> dict[int, Members]:
    numbers = select(FamilyMemberRow.passage_id, FamilyMemberRow.family_id)
    family_of = {
        passage_id: family_id
        for part in _parts_by_family(numbers, ids)
        for passage_id, family_id in connection.execute(part)
    }
    query = _select_members().join(FamilyMemberRow, FamilyMemberRow.passage_id == PassageRow.id)
    families: dict[int, list[MemberRecord]] = defaultdict(list)
    for part in _parts_by_family(query, ids):
        for row in fetch_wide(connection, part, _Member):
            families[family_of[row.id]].append(_to_member(row))
    return {id_: tuple(sorted(members, key=_by_date)) for id_, members in families.items()}


def _sift(
    families: Mapping[int, Members], links: Pairs, filters: QuotationFilters
) -> dict[int, Members]:
    """Leave out the members that the filters holds back, and what only they joined."""
    sifted = {}
    for family_id, members in families.items():
        kept = [member for member in members if _passes(filters, member)]
        if len(kept) == len(members):
            sifted[family_id] = members
            continue
        for group in _linked(kept, links):
            if len(group) > 1:
                sifted[min(member.passage_id or 0 for member in group)] = group
    return sifted


def _passes(filters: QuotationFilters, member: "MemberRecord | _Member") -> bool:
    return filters.passes(member.mode, member.stance, member.confidence)


def _linked(members: Sequence[MemberRecord], links: Pairs) -> Iterator[Members]:
    """Give the groups of members that links join, each in the order that they came in."""
    waiting = list(members)
    while waiting:
        group = [waiting.pop(0)]
        for member in group:
            near = [o for o in waiting if (member.passage_id, o.passage_id) in links]
            group += near
            waiting = [other for other in waiting if other not in near]
        yield tuple(sorted(group, key=_by_date))


def _read_links(connection: Connection, ids: Collection[int] | None) -> Pairs:
    """Return the pairs of passages that were found to be one utterance, in both orders."""
    query = (
        select(LinkRow.a_id, LinkRow.b_id)
        .join(FamilyMemberRow, FamilyMemberRow.passage_id == LinkRow.a_id)
        .where(LinkRow.kinship == LinkType.SAME)
    )
    links = [(a, b) for part in _parts_by_family(query, ids) for a, b in connection.execute(part)]
    return frozenset(links) | {(b, a) for a, b in links}


def _parts_by_family(query: Select[*Ts], ids: Collection[int] | None) -> Iterator[Select[*Ts]]:
    """Give a query for the families wanted, in parts that a database takes."""
    if ids is None:
        yield query
    else:
        for some in batched(sorted(ids)):
            yield query.where(FamilyMemberRow.family_id.in_(some))


def _with_relatives(
    connection: Connection, families: Sequence[FamilyRecord], filters: QuotationFilters
) -> list[FamilyRecord]:
    """Add what is linked with members, but is no wording of the same utterance."""
    family_of = {
        member.passage_id: number
        for number, family in enumerate(families)
        for member in family.members
        if member.passage_id is not None
    }
    related: dict[tuple[int, LinkType], set[int]] = defaultdict(set)
    for some in batched(family_of):
        either = or_(LinkRow.a_id.in_(some), LinkRow.b_id.in_(some))
        query = select(LinkRow.a_id, LinkRow.b_id, LinkRow.kinship)
        for a, b, kinship in connection.execute(
            query.where(either, LinkRow.kinship != LinkType.SAME)
        ):
            for ours, theirs in ((a, b), (b, a)):
                if ours in family_of and family_of.get(theirs) != family_of[ours]:
                    related[family_of[ours], kinship].add(theirs)
    members = _read_members(connection, set().union(*related.values()), filters)
    return [
        replace(
            family,
            paraphrases=_chosen(members, related[number, LinkType.PARAPHRASE]),
            repeated=_chosen(members, related[number, LinkType.REPEATED]),
            elsewhere=_chosen(members, related[number, LinkType.OTHER_STANCE]),
        )
        for number, family in enumerate(families)
    ]


def _read_members(
    connection: Connection, passage_ids: Collection[int], filters: QuotationFilters
) -> dict[int, MemberRecord]:
    rows = (
        row
        for some in batched(passage_ids)
        for row in _fetch_members(connection, PassageRow.id.in_(some))
    )
    return {row.id: _to_member(row) for row in rows if _passes(filters, row)}


def _chosen(members: Mapping[int, MemberRecord], ids: Collection[int]) -> Members:
    return tuple(sorted((members[id_] for id_ in ids if id_ in members), key=_by_date))


class _Member(NamedTuple):
    id: int
    quotation_id: int
    article_id: int
    label: str
    outlet: str | None
    published_at: str | None
    url: str | None
    start: int
    end: int
    text: str
    speakers: list[str]
    mode: Mode
    stance: Stance
    confidence: float
    status: SpeakerStatus
    speaker_confidence: float


def _fetch_members(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[_Member]:
    query = _select_members().where(wanted).order_by(PassageRow.start)
    return fetch_wide(connection, query, _Member)


def _select_members() -> WideSelect:
    members = (
        select(
            PassageRow.id,
            PassageRow.quotation_id,
            PassageRow.article_id,
            ArticleRow.label,
            RevisionRow.outlet,
            RevisionRow.published_at,
            RevisionRow.url,
            PassageRow.start,
            PassageRow.end,
            PassageRow.text,
            PassageRow.speakers,
            DetectionRow.mode,
            DetectionRow.stance,
            DetectionRow.confidence,
        )
        .select_from(PassageRow)
        .join(ArticleRow, ArticleRow.id == PassageRow.article_id)
        .join(DetectionRow, DetectionRow.quotation_id == PassageRow.quotation_id)
        .where(DetectionRow.shown)
    )
    return with_shown_attribution(join_newest_revision(members))


def _to_member(row: _Member) -> MemberRecord:
    return MemberRecord(
        passage_id=row.id,
        quotation=row.quotation_id,
        article_id=row.article_id,
        article=row.label,
        outlet=row.outlet,
        published_at=row.published_at,
        url=row.url,
        start=row.start,
        end=row.end,
        text=row.text,
        mode=row.mode,
        stance=row.stance,
        confidence=row.confidence,
        speakers=tuple(row.speakers),
        doubtful=is_doubtful(row.status, row.speaker_confidence),
    )


def _by_date(member: MemberRecord) -> tuple[bool, str, str, str, int, int, int]:
    """Order members by date; of one day, in an order in which it matters not what came first."""
    date = member.published_at
    article = member.article, member.url or "", member.article_id
    return date is None, date or "", *article, member.start, member.end


def _speaker(members: Members) -> str | None:
    """Return whom most members name; of equals the one named first."""
    named = Counter(member.speaker for member in members if member.speaker)
    return named.most_common(1)[0][0] if named else None


def _by_size(family: tuple[int, Members]) -> tuple[int, int]:
    return -len(family[1]), family[0]


def _by_speaker(family: tuple[int, Members]) -> tuple[bool, str, int]:
    speaker = _speaker(family[1])
    return speaker is None, (speaker or "").casefold(), family[0]


def _by_first_date(family: tuple[int, Members]) -> tuple[bool, str, int]:
    date = family[1][0].published_at
    return date is None, date or "", family[0]


_ORDERS: dict[FamilySort, Callable[[tuple[int, Members]], tuple[object, ...]]] = {
    FamilySort.SIZE: _by_size,
    FamilySort.SPEAKER: _by_speaker,
    FamilySort.DATE: _by_first_date,
}


def _compare_all(families: Sequence[tuple[int, Members]], links: Pairs) -> Iterator[FamilyRecord]:
    """Compare the members that are linked.

    Two that only a third one joins may share no word: what "differs" between them is no
    difference, and would raise false flags.
    """
    from quotes.diff import compare  # noqa: PLC0415 - not needed by queries

    for family_id, members in families:
        # Syndicated wordings are equal but for their places: comparing one pair does for all.
        compare_once = lru_cache(maxsize=None)(compare)
        differences = tuple(
            PairDifference(a, b, _compare(members[a], members[b], compare_once))
            for a, b in combinations(range(len(members)), 2)
            if (members[a].passage_id, members[b].passage_id) in links
        )
        yield FamilyRecord(family_id, _speaker(members), members, differences)


def _compare(
    a: MemberRecord, b: MemberRecord, compare: Callable[[Passage, Passage], Difference]
) -> Difference:
    difference = compare(replace(a.passage, start=0), replace(b.passage, start=0))
    ops = tuple(
        DiffOp(op.op, _shift(op.a, a.start), _shift(op.b, b.start)) for op in difference.ops
    )
    return replace(difference, ops=ops)


def _shift(span: tuple[int, int], offset: int) -> tuple[int, int]:
    return span[0] + offset, span[1] + offset


def _differs(family: FamilyRecord) -> bool:
    return any(
        pair.difference.relation not in _SOUND_ALIKE or pair.difference.flags
        for pair in family.differences
    )


def _passages_of(connection: Connection, quotation_id: int) -> Sequence[MemberRecord]:
    """Return a quotation's passages, or its parts where it has none that could be in a family."""
    rows = _fetch_members(connection, PassageRow.quotation_id == quotation_id)
    passages = [_to_member(row) for row in rows]
    return passages or _parts_of(connection, quotation_id)


def _parts_of(connection: Connection, quotation_id: int) -> Sequence[MemberRecord]:
    record, _ = read_one(connection, quotation_id)
    return [
        MemberRecord(
            passage_id=None,
            quotation=record.id,
            article_id=record.article_id,
            article=record.article,
            outlet=record.outlet,
            published_at=record.published_at,
            url=record.url,
            start=part.start,
            end=part.end,
            text=part.text,
            mode=record.mode,
            stance=record.stance,
            confidence=record.confidence,
            speakers=record.speakers,
            doubtful=record.doubtful,
        )
        for part in record.parts
    ]
