"""Which speakers may be one: pairs that share a key, scored, the likeliest first."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from quotes.names.parse import SURNAME
from quotes.resolve.profile import Traits
from quotes.resolve.score import score_speakers
from quotes.store.engine.bulk import batched
from quotes.store.engine.fetch import fetch_wide
from quotes.store.records.decisions import DecisionAction
from quotes.store.records.query import read_limit
from quotes.store.records.speakers import Suggestion
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import (
    EntityRow,
    FamilyMemberRow,
    PassageRow,
    RevisionRow,
    ShownSpeakerRow,
    SpeakerBlockRow,
    SpeakerRow,
)
from quotes.store.speakers.linking import read_traits
from quotes.store.speakers.listing import read_speakers
from quotes.store.sql.decision_log import holds
from quotes.store.sql.joins import join_revision_of_entity
from quotes.text.inflection import count_of
from quotes.types import Gender, SpeakerKind

Pair = tuple[int, int]


class _Speaker(NamedTuple):
    """A canonical speaker, and how many quotations queries show."""

    id: int
    name: str
    name_key: str
    surname_key: str
    initials: str
    kind: SpeakerKind
    gender: Gender
    roles: list[str]
    seats: list[str]
    article_id: int | None
    quotations: int

    @property
    def weight(self) -> tuple[int, int, str, int]:
        """What says into which of two the other goes: the one that is quoted more, or fuller."""
        return self.quotations, len(self.name), self.name, -self.id

    @property
    def traits(self) -> Traits:
        """What articles tell of the speaker."""
        return read_traits(
            self.name,
            initials=self.initials,
            kind=self.kind,
            gender=self.gender,
            roles=self.roles,
            seats=self.seats,
        )


class _Scored(NamedTuple):
    action: DecisionAction
    speaker: int
    other: int
    score: float
    reasons: tuple[str, ...]


# Below it, two of three suggestions would be wrong.
_LEAST = 0.5
# A key that more speakers share tells nothing of them.
_MOST_OF_A_BLOCK = 60
# An article may call one by two names: in this share of all that name the rarer, it is nobody else.
_SLIPS = 0.05
# Whoever is quoted less is not so well known that a surname alone might do.
_LEAST_KNOWN = 5
# Whom a surname alone stands for: who has this many times the quotations of the next.
_DOMINANCE = 10
_BARE, _BARE_AMONG_OTHERS = 0.8, 0.6


def list_suggestions(
    connection: Connection, *, speakers: Sequence[int] | None, limit: int | None
) -> list[Suggestion]:
    """Return pairs of speakers that may be one, the surest first.

    Args:
        connection: An open transaction.
        speakers: Only pairs with one of these canonical speakers; None for all.
        limit: Maximum number of results.
    """
    rows = _shown(connection)
    wanted = None if speakers is None else set(speakers)
    pairs = [
        pair
        for pair in _pairs(connection)
        if pair[0] in rows and pair[1] in rows and (wanted is None or wanted & set(pair))
    ]
    scored = [*_score(connection, rows, pairs), *_surnames(rows, wanted)]
    scored.sort(
        key=lambda one: (
            -one.score,
            -rows[one.other].quotations,
            rows[one.other].name,
            rows[one.speaker].name,
            one.other,
            one.speaker,
        )
    )
    kept = scored[: read_limit(limit)]
    known = read_speakers(connection, {id_ for one in kept for id_ in (one.speaker, one.other)})
    return [
        Suggestion(one.action, known[one.speaker], known[one.other], one.score, one.reasons)
        for one in kept
    ]


def _shown(connection: Connection) -> dict[int, _Speaker]:
    """Return the canonical speakers of what queries show, organisations left out."""
    query = (
        select(
            SpeakerRow.id,
            SpeakerRow.name,
            SpeakerRow.name_key,
            SpeakerRow.surname_key,
            SpeakerRow.initials,
            SpeakerRow.kind,
            SpeakerRow.gender,
            SpeakerRow.roles,
            SpeakerRow.seats,
            SpeakerRow.article_id,
            func.count().label("quotations"),
        )
        .join(ShownSpeakerRow, ShownSpeakerRow.speaker_id == SpeakerRow.id)
        .where(SpeakerRow.kind != SpeakerKind.ORGANISATION)
        .group_by(SpeakerRow.id)
    )
    return {row.id: row for row in fetch_wide(connection, query, _Speaker)}


def _pairs(connection: Connection) -> list[Pair]:
    """Return pairs of canonical speakers that share a key, but not those kept apart."""
    query = (
        select(SpeakerBlockRow.block, SpeakerRow.canonical_id)
        .join(SpeakerRow, SpeakerRow.id == SpeakerBlockRow.speaker_id)
        .where(~SpeakerBlockRow.block.startswith(SURNAME))
        .distinct()
    )
    blocks: dict[str, list[int]] = defaultdict(list)
    for block, canonical_id in connection.execute(query):
        blocks[block].append(canonical_id)
    pairs = {
        (min(a, b), max(a, b))
        for ids in blocks.values()
        if len(ids) <= _MOST_OF_A_BLOCK
        for at, a in enumerate(ids)
        for b in ids[at + 1 :]
    }
    return sorted(pairs - _kept_apart(connection))


def _kept_apart(connection: Connection) -> set[Pair]:
    one, other = aliased(SpeakerRow), aliased(SpeakerRow)
    query = (
        select(one.canonical_id, other.canonical_id)
        .select_from(DecisionRow)
        .join(one, one.id == DecisionRow.speaker_id)
        .join(other, other.id == DecisionRow.other_speaker_id)
        .where(
            holds(DecisionAction.APART, DecisionAction.SPLIT),
        )
    )
    return {(min(a, b), max(a, b)) for a, b in connection.execute(query)}


def _score(
    connection: Connection, rows: dict[int, _Speaker], pairs: Sequence[Pair]
) -> Iterator[_Scored]:
    traits: dict[int, Traits] = {}
    surnames = Counter(row.surname_key for row in rows.values() if row.article_id is None)
    likely = []
    for a, b in pairs:
        for id_ in (a, b):
            if id_ not in traits:
                traits[id_] = rows[id_].traits
        if score_speakers(traits[a], traits[b], same_words=1) is not None:
            likely.append((a, b))
    together = _named_together(connection, likely)
    words = _same_words(connection, likely)
    for pair in likely:
        if pair in together:
            continue  # articles that name both tell them apart
        a, b = sorted(pair, key=lambda id_: rows[id_].weight, reverse=True)
        namesakes = min(surnames[rows[a].surname_key], surnames[rows[b].surname_key])
        found = score_speakers(
            traits[a], traits[b], same_words=words[pair], namesakes=max(namesakes, 1)
        )
        if found is not None and found.score >= _LEAST:
            less, more = sorted(pair, key=lambda id_: rows[id_].weight)
            yield _Scored(DecisionAction.MERGE, less, more, found.score, found.reasons)


def _named_together(connection: Connection, pairs: Sequence[Pair]) -> set[Pair]:
    """Return the pairs that articles name as two, in more than a slip here and there."""
    ids = {id_ for pair in pairs for id_ in pair}
    articles: dict[int, set[int]] = defaultdict(set)
    for some in batched(sorted(ids)):
        named = (
            select(SpeakerRow.canonical_id, RevisionRow.article_id)
            .select_from(SpeakerRow)
            .join(EntityRow, EntityRow.speaker_id == SpeakerRow.id)
            .where(SpeakerRow.canonical_id.in_(some))
            .distinct()
        )
        for speaker_id, article_id in connection.execute(join_revision_of_entity(named)):
            articles[speaker_id].add(article_id)
    return {
        (a, b)
        for a, b in pairs
        if len(articles[a] & articles[b]) > _SLIPS * min(len(articles[a]), len(articles[b]))
    }


def _same_words(connection: Connection, pairs: Sequence[Pair]) -> Counter[Pair]:
    """Count the utterances that articles give to one and to the other of a pair."""
    ids = {id_ for pair in pairs for id_ in pair}
    families: dict[int, set[int]] = defaultdict(set)
    for some in batched(sorted(ids)):
        query = (
            select(ShownSpeakerRow.speaker_id, FamilyMemberRow.family_id)
            .join(PassageRow, PassageRow.quotation_id == ShownSpeakerRow.quotation_id)
            .join(FamilyMemberRow, FamilyMemberRow.passage_id == PassageRow.id)
            .where(ShownSpeakerRow.speaker_id.in_(some))
            .distinct()
        )
        for speaker_id, family_id in connection.execute(query):
            families[speaker_id].add(family_id)
    return Counter({(a, b): len(families[a] & families[b]) for a, b in pairs})


def _surnames(rows: dict[int, _Speaker], wanted: set[int] | None) -> Iterator[_Scored]:
    """Suggest for a surname that stands alone the one speaker with it, or by far the commonest."""
    bearers: dict[str, list[_Speaker]] = defaultdict(list)
    alone: dict[str, list[_Speaker]] = defaultdict(list)
    for row in rows.values():
        person = row.kind is SpeakerKind.PERSON
        if row.article_id is None and person and row.name_key != row.surname_key:
            bearers[row.surname_key].append(row)
        elif row.name_key == row.surname_key and not row.name.isupper():
            alone[row.surname_key].append(row)
    for surname, short in alone.items():
        known = sorted(bearers[surname], key=lambda row: (-row.quotations, row.id))
        if not known or known[0].quotations < _LEAST_KNOWN:
            continue
        if len(known) > 1 and known[0].quotations < _DOMINANCE * known[1].quotations:
            continue
        first, example = known[0], min(short, key=lambda row: (row.name, row.id))
        if wanted is not None and not wanted & {first.id, *(row.id for row in short)}:
            continue
        others = len(known) - 1
        reasons = [f"'{example.name}' stands alone in {count_of(len(short), 'article')}"]
        said = count_of(first.quotations, "quotation")
        reasons.append(f"{first.name} has {said} under the whole name")
        if others:
            are = "is" if others == 1 else "are"
            reasons.append(f"but {count_of(others, 'other')} of that surname {are} quoted")
        score = _BARE_AMONG_OTHERS if others else _BARE
        yield _Scored(DecisionAction.ALIAS, example.id, first.id, score, tuple(reasons))
