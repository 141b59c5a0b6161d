"""What the store gives out: frozen values, never ORM rows.

Offsets count Python characters of the text of the revision that they belong to, half open.
"""

from dataclasses import dataclass
from datetime import datetime

from quotes.confidence import LOW
from quotes.shown import is_shown
from quotes.store.records.articles import ReadingRecord
from quotes.store.records.decisions import DecisionRecord
from quotes.types import (
    ArticleKind,
    CharSpan,
    Mode,
    QuotationKind,
    SpeakerStatus,
    Stance,
)

PART_JOIN = " … "
"""Stands between the parts of an interrupted quotation where its wording is shown on one line."""


def is_doubtful(status: SpeakerStatus, speaker_confidence: float) -> bool:
    """Return True if a speaker is named, but more likely wrong than right."""
    return status is SpeakerStatus.NAMED and speaker_confidence < LOW


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
        stance: Whether the words are put forward as said.
        parts: The quoted words, in several parts where something interrupts them.
        cue: Where the reporting words stand.
        source: Where the words that name the speaker stand.
        carriers: Who passes it on, in the article's words; never the speaker.
        speakers: Full names; several where they speak jointly; empty unless named.
        speaker_ids: Their numbers in this store, in the same order.
        status: Whether the speaker is named, anonymous or unknown.
        confidence: From 0 to 1, that this is a quotation with these edges.
        speaker_confidence: From 0 to 1, that the speaker is right.
        rule: Which rule of the reader found it.
        speaker_rule: Which rule told the speaker, as "pronoun/antecedent"; "decision" where a
            person did; empty where none did, or an older version noted none.
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
    stance: Stance
    parts: tuple[TextSpan, ...]
    cue: tuple[CharSpan, ...]
    source: tuple[CharSpan, ...]
    carriers: tuple[str, ...]
    speakers: tuple[str, ...]
    speaker_ids: tuple[int, ...]
    status: SpeakerStatus
    confidence: float
    speaker_confidence: float
    rule: str
    speaker_rule: str
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
    def shown(self) -> bool:
        """Whether it is shown by default, if it is not rejected or replaced."""
        return is_shown(self.mode, self.stance, self.confidence)

    @property
    def doubtful(self) -> bool:
        """Whether a speaker is named, but not safely so."""
        return is_doubtful(self.status, self.speaker_confidence)


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
        newest: Whether queries use that revision.
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
