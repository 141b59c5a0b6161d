"""What a check of a draft works on and gives: claims, sources, matches and findings.

Offsets count characters, half open: a claim's in the draft's text, a source's in its article's.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from quotes.text.words import read_words
from quotes.types import ArticleKind, CharSpan, Difference, Flag, SpeakerKind


class Verdict(StrEnum):
    """Whether a draft's quotation stands up; the worst first."""

    NOT_FOUND = "not-found"
    WRONG_SPEAKER = "wrong-speaker"
    SPLICED = "spliced"
    REWORDED = "reworded"
    CUT_BEFORE_CONDITION = "cut-before-condition"
    CUT_OPENING = "cut-opening"
    ELLIPSIS_HIDES = "ellipsis-hides"
    REPORTED_ONLY = "reported-only"
    REVISED = "revised"
    TRIMMED = "trimmed"
    TYPOGRAPHY = "typography"
    VERIFIED = "verified"

    @property
    def rank(self) -> int:
        """Its place, 0 for the worst."""
        return list(Verdict).index(self)

    @property
    def stands(self) -> bool:
        """Whether a quotation may be printed so."""
        return self.rank >= Verdict.TRIMMED.rank


class Severity(StrEnum):
    """How much a finding needs a look; the worst first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"

    @property
    def rank(self) -> int:
        """Its place, 0 for the worst."""
        return list(Severity).index(self)


@dataclass(frozen=True)
class Wording:
    """Quoted words, whose parts make one text here, with the way back to where they stand.

    Attributes:
        texts: The parts, each the exact slice.
        starts: Where each begins in its article or draft.
    """

    texts: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of_spans(cls, text: str, spans: Sequence[CharSpan]) -> "Wording":
        """Take spans out of a text."""
        return cls(tuple(span.of(text) for span in spans), tuple(span.start for span in spans))

    @cached_property
    def text(self) -> str:
        """The parts with a space between."""
        return " ".join(self.texts)

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.starts[-1] + len(self.texts[-1])

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        """Where each part begins in ``text``."""
        offsets, reached = [], 0
        for part in self.texts:
            offsets.append(reached)
            reached += len(part) + 1
        return tuple(offsets)

    @property
    def breaks(self) -> tuple[int, ...]:
        """Where one part ends in ``text`` and the next begins."""
        return tuple(offset - 1 for offset in self._offsets[1:])

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Turn offsets of ``text`` into those of the article."""
        return self._place(start, at_end=False), self._place(end, at_end=start < end)

    def _place(self, at: int, *, at_end: bool) -> int:
        """Return where a position stands; the end of a run belongs to the part before it."""
        part = bisect_right(self._offsets, at - 1 if at_end and at else at) - 1
        return self.starts[part] + min(at - self._offsets[part], len(self.texts[part]))


@dataclass(frozen=True, slots=True)
class Claim:
    """A quotation of a draft.

    Attributes:
        wording: What it quotes.
        line: The line of the draft, from 1.
        speakers: Who it says has spoken, as far as it could be read safely.
        kinds: What these are: person, organisation or other.
        unsure: Whom the draft may name, where that could not be read safely.
        reported: Whether it is reported speech, which is held to no wording.
    """

    wording: Wording
    line: int
    speakers: tuple[str, ...] = ()
    kinds: tuple[SpeakerKind, ...] = ()
    unsure: tuple[str, ...] = ()
    reported: bool = False

    @property
    def text(self) -> str:
        """The words on one line, as they are compared."""
        return self.wording.text

    @property
    def speaker(self) -> str | None:
        """Who it says has spoken, on one line."""
        return " and ".join(self.speakers) or None

    @property
    def key(self) -> str:
        """What it is settled under: the same for the same words of the same speaker."""
        words = " ".join(read_words(self.text).surface_norms)
        spelt = f"{words}\0{(self.speaker or '').casefold()}"
        return sha256(spelt.encode("utf-8", "surrogatepass")).hexdigest()[:10]


@dataclass(frozen=True)
class Source:
    """What a draft's quotation is held against: words that are on record.

    Attributes:
        wording: The words, with where they stand.
        article: The id of their article, or the file of a transcript.
        quotation: Their number in the store; None for a transcript that is only given, and for
            what stands in an article's text alone.
        outlet: Who published them.
        date: ISO 8601 date, or time in UTC.
        speakers: Full names, as far as named.
        aliases: Further names of these.
        kinds: What the speakers are.
        doubtful: Whether they are named, but not safely so.
        kind: News or a transcript.
        reported: Whether the words are the reporter's.
        superseded: Whether a later text of the article lacks them.
    """

    wording: Wording
    article: str
    quotation: int | None = None
    outlet: str | None = None
    date: str | None = None
    speakers: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    kinds: tuple[SpeakerKind, ...] = ()
    doubtful: bool = False
    kind: ArticleKind = ArticleKind.NEWS
    reported: bool = False
    superseded: bool = False

    @property
    def is_transcript(self) -> bool:
        """Whether it is what was said, word for word."""
        return self.kind is ArticleKind.TRANSCRIPT

    @property
    def is_overlooked(self) -> bool:
        """Whether an article's text has it, but no reader took it for a quotation."""
        return self.quotation is None and not self.is_transcript

    @property
    def order(self) -> tuple[object, ...]:
        """Sort by who came first: transcripts, then by date, undated ones last."""
        place = (self.article, self.wording.start, self.quotation or 0)
        return (not self.is_transcript, self.date is None, self.date or "", *place)


@dataclass(frozen=True, slots=True)
class Match:
    """A source with how the claim differs from it.

    Attributes:
        source: What is on record.
        difference: From the source (a) to the claim (b), in offsets of the two joined wordings.
        share: Of the claim's words, how many the source has in order.
    """

    source: Source
    difference: Difference
    share: float


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A person's word that a finding may stand.

    Attributes:
        key: Of the wording and its speaker.
        wording: The draft's words.
        speaker: Whom the draft names.
        verdict: What the finding was then.
        who: Who settled it.
        why: The reason.
        decided_at: When, in UTC.
    """

    key: str
    wording: str
    speaker: str | None
    verdict: Verdict
    who: str
    why: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one quotation of a draft.

    Attributes:
        claim: The quotation.
        verdict: Whether it stands up.
        flags: Differences that can change the meaning: a is the source's words, b the draft's.
        notes: All else that an editor should know, in plain words.
        matches: What it was held against, the one that decided first.
        advice: What an editor would do next; empty where there is nothing to do.
        confirmed: Whether the record gives the words to the speaker whom the draft names.
        accepted: Who settled it, if somebody did.
    """

    claim: Claim
    verdict: Verdict
    flags: tuple[Flag, ...] = ()
    notes: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    advice: str = ""
    confirmed: bool = False
    accepted: Acceptance | None = None

    @property
    def severity(self) -> Severity:
        """How much it needs a look; what a person settled needs none."""
        if self.accepted or (self.verdict is Verdict.VERIFIED and self.confirmed):
            return Severity.NONE
        if self.verdict.stands:
            return Severity.LOW
        always = self.verdict.rank <= Verdict.SPLICED.rank
        cut = self.verdict in {Verdict.CUT_BEFORE_CONDITION, Verdict.CUT_OPENING}
        return Severity.HIGH if always or cut or self.flags else Severity.MEDIUM


@dataclass(frozen=True, slots=True)
class Hint:
    """What a speaker is on record with, beside reported speech of a draft."""

    claim: Claim
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """All that was found out about a draft.

    Attributes:
        name: What the draft was given as: a path, an address or standard input.
        text: Its text, which offsets count in.
        findings: One for each quotation, in the draft's order.
        hints: For reported speech.
        notes: What concerns the whole draft, in plain words.
        failure: Why it could not be read, if it couldn't.
    """

    name: str
    text: str = ""
    findings: tuple[Finding, ...] = ()
    hints: tuple[Hint, ...] = ()
    notes: tuple[str, ...] = ()
    failure: str | None = None
