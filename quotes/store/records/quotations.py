"""What the store gives out: frozen values, never ORM rows.

Offsets count Python characters of the text of the revision that they belong to, half open.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from quotes.types import (
    ArticleKind,
    CharSpan,
    Difference,
    Mode,
    Passage,
    QuotationKind,
    ReaderInfo,
    Relation,
    SpeakerStatus,
)

PART_JOIN = " … "
"""Stands between the parts of an interrupted quotation where its wording is shown on one line."""


# Below it, the name is more likely wrong than right: whoever sees it should be told.
_DOUBTFUL = 0.5


def is_doubtful(status: SpeakerStatus, speaker_confidence: float) -> bool:
    """Say whether a speaker is named, but not safely so."""
    return status is SpeakerStatus.NAMED and speaker_confidence < _DOUBTFUL


class AddOutcome(StrEnum):
    """What adding one article changed.

    ``REVISED``: known under this identity, with another text. ``REREAD``: known with this text,
    but not yet read by this reader. ``UNCHANGED``: nothing was written.
    """

    ADDED = "added"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    REREAD = "reread"


class Judgement(StrEnum):
    """What a person decided about a found quotation."""

    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of a stored text together with its words: ``text`` is the exact slice."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class QuotationRecord:
    """A quotation as its newest reading found it, with what a list needs to show.

    Attributes:
        id: Number of the quotation in this store; never given to another one.
        kind: Direct, mixed or indirect.
        mode: Speech, writing or thought.
        parts: The quoted words, in several parts where something interrupts them.
        cue: Where the reporting words stand.
        source: Where the words that name the speaker stand.
        speakers: Full names; several where they speak jointly; empty unless named.
        speaker_ids: Their numbers in this store, in the same order.
        status: Whether the speaker is named, anonymous or unknown.
        confidence: From 0 to 1, that this is a quotation with these edges.
        speaker_confidence: From 0 to 1, that the speaker is right.
        rule: Which rule of the reader found it.
        evidence: Why it is a quotation, then how the speaker was found, in plain words.
        parent: The quotation that this one stands in.
        article_id: Number of the article in this store.
        article: The id that the article was added with.
        outlet: Who published it.
        title: Headline.
        url: Address.
        published_at: ISO 8601 date, or time in UTC.
        article_kind: News, or a transcript.
    """

    id: int
    kind: QuotationKind
    mode: Mode
    parts: tuple[TextSpan, ...]
    cue: tuple[CharSpan, ...]
    source: tuple[CharSpan, ...]
    speakers: tuple[str, ...]
    speaker_ids: tuple[int, ...]
    status: SpeakerStatus
    confidence: float
    speaker_confidence: float
    rule: str
    evidence: tuple[str, ...]
    parent: int | None
    article_id: int
    article: str
    outlet: str | None
    title: str | None
    url: str | None
    published_at: str | None
    article_kind: ArticleKind = ArticleKind.NEWS

    @property
    def wording(self) -> str:
        """The parts on one line, with an ellipsis where something stood between them."""
        return PART_JOIN.join(part.text for part in self.parts)

    @property
    def speaker(self) -> str | None:
        """The first of the speakers, if any is named."""
        return self.speakers[0] if self.speakers else None

    @property
    def doubtful(self) -> bool:
        """Whether a speaker is named, but not safely so."""
        return is_doubtful(self.status, self.speaker_confidence)


@dataclass(frozen=True, slots=True)
class ReadingRecord:
    """One reader's pass over one revision.

    Attributes:
        reader: Name, version and weights.
        read_at: When, in UTC.
        revision: Number of the revision that was read.
        quotations: How many it found, rejected ones included.
        skipped: Why the text was kept unread, if it was.
    """

    reader: ReaderInfo
    read_at: datetime
    revision: int
    quotations: int
    skipped: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """What a person decided about a quotation, when and why."""

    judgement: Judgement
    who: str
    why: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class QuotationDetail:
    """All that the store knows of one quotation.

    Attributes:
        quotation: The record that lists show.
        before: The text before the first part, from a paragraph or word break on.
        passage: The text from the first part's start to the last part's end.
        after: The text after the last part, up to a paragraph or word break.
        cue: The reporting words.
        source: The words that name the speaker.
        mention: The words that the speaker's full name was taken from.
        origin: Where the article was read: a path, ``path:line`` or a URL.
        added_at: When this text was stored, in UTC.
        sha256: Hash of the text.
        revision: Number of the revision of the article.
        newest: Whether look-ups use that revision.
        readings: Every reading that found it, the newest last.
        decisions: What people decided about it, the newest last.
        families: The families that its passages belong to.
    """

    quotation: QuotationRecord
    before: str
    passage: str
    after: str
    cue: tuple[TextSpan, ...]
    source: tuple[TextSpan, ...]
    mention: TextSpan | None
    origin: str
    added_at: datetime
    sha256: str
    revision: int
    newest: bool
    readings: tuple[ReadingRecord, ...]
    decisions: tuple[DecisionRecord, ...]
    families: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article, by its newest revision.

    Attributes:
        id: Number of the article in this store; never given to another one.
        article: The id that it was added with.
        outlet: Who published it.
        title: Headline.
        url: Address.
        published_at: ISO 8601 date, or time in UTC.
        language: ISO 639-1 code.
        added_at: When the newest revision was stored, in UTC.
        revisions: How many texts of it are stored.
        quotations: How many quotations look-ups show.
        skipped: Why it was kept unread, if it was.
    """

    id: int
    article: str
    outlet: str | None
    title: str | None
    url: str | None
    published_at: str | None
    language: str
    added_at: datetime
    revisions: int
    quotations: int
    skipped: str | None


@dataclass(frozen=True, slots=True)
class RevisionRecord:
    """One stored text of an article; ``newest`` says whether look-ups use it."""

    number: int
    sha256: str
    added_at: datetime
    origin: str
    characters: int
    newest: bool


@dataclass(frozen=True, slots=True)
class ArticleDetail:
    """All that the store knows of one article; the text is that of the newest revision."""

    article: ArticleRecord
    identity: str
    text: str
    sha256: str
    authors: tuple[str, ...]
    revisions: tuple[RevisionRecord, ...]
    readings: tuple[ReadingRecord, ...]
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutletRecord:
    """An outlet (None: articles without one) and how much of it look-ups show."""

    name: str | None
    articles: int
    quotations: int


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """One wording of an utterance: a passage, where it stands and who is taken to have spoken.

    Attributes:
        passage_id: Number of the passage; None for a part that takes no part in families.
        quotation: Number of the quotation that it belongs to.
        article_id: Number of the article in this store.
        article: The id that the article was added with.
        outlet: Who published it.
        published_at: ISO 8601 date, or time in UTC.
        url: Address.
        start: Where it begins in the article's text.
        end: Where it ends.
        text: The exact slice.
        mode: Speech, writing or thought.
        confidence: From 0 to 1, that the quotation is one with these edges.
        speakers: Full names, as far as named.
        doubtful: Whether they are named, but not safely so.
    """

    passage_id: int | None
    quotation: int
    article_id: int
    article: str
    outlet: str | None
    published_at: str | None
    url: str | None
    start: int
    end: int
    text: str
    mode: Mode
    confidence: float
    speakers: tuple[str, ...]
    doubtful: bool

    @property
    def speaker(self) -> str | None:
        """The first of the speakers, if any is named."""
        return self.speakers[0] if self.speakers else None

    @property
    def passage(self) -> Passage:
        """The value that scoring and comparing take."""
        return Passage(self.text, self.start, self.speakers)


@dataclass(frozen=True, slots=True)
class PairDifference:
    """How member ``a`` differs from member ``b``: positions among the family's members."""

    a: int
    b: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class FamilyRecord:
    """The wordings of one utterance in different articles.

    Attributes:
        id: The same as long as the family only grows by newer articles.
        speaker: Whom most members name; None where none does.
        members: By date, the earliest first; undated ones last.
        differences: Every pair of members that share words, a before b.
        paraphrases: Reported speech of the same speaker about the same, in the same order; its
            words are the reporters', so they are compared with none.
        repeated: What the speaker said much the same on another occasion, in the same order.
    """

    id: int
    speaker: str | None
    members: tuple[MemberRecord, ...]
    differences: tuple[PairDifference, ...]
    paraphrases: tuple[MemberRecord, ...] = ()
    repeated: tuple[MemberRecord, ...] = ()

    @property
    def wordings(self) -> tuple[tuple[int, ...], ...]:
        """The members with the same words, by position: each wording where it first appeared."""
        wording_of: dict[int, tuple[int, ...]] = {at: (at,) for at in range(len(self.members))}
        for pair in self.differences:
            if pair.difference.relation in {Relation.IDENTICAL, Relation.TYPOGRAPHY}:
                both = tuple(sorted({*wording_of[pair.a], *wording_of[pair.b]}))
                wording_of.update(dict.fromkeys(both, both))
        return tuple(dict.fromkeys(wording_of.values()))

    @property
    def outlets(self) -> frozenset[str]:
        """Who printed it; an article without an outlet counts as one of its own."""
        return frozenset(member.outlet or member.article for member in self.members)

    @property
    def doubtful(self) -> bool:
        """Whether no member names the family's speaker safely."""
        naming = [member for member in self.members if member.speaker == self.speaker]
        return self.speaker is not None and all(member.doubtful for member in naming)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something stored that is not as it was written.

    Attributes:
        article: The id that the article was added with; None where the whole file is concerned.
        quotation: The quotation concerned, if it is one.
        message: What is wrong, in a line.
    """

    article: str | None
    quotation: int | None
    message: str


@dataclass(frozen=True, slots=True)
class SchemaStatus:
    """Which revision of the tables a store has, and which one this version uses."""

    target: str
    revision: str | None
    newest: str


@dataclass(frozen=True, slots=True)
class UpgradeOutcome:
    """What an upgrade did; ``backup`` is the copy made before, if one was needed.

    ``target`` names the store without any password.
    """

    target: str
    before: str | None
    after: str
    backup: str | None
