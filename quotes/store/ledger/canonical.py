"""Digests of what was written down: equal on every database, whatever made them.

Each value is JSON in one form: keys sorted, characters beyond ASCII escaped, times in UTC to the
microsecond, floats with as many digits as tell them from all others. The number of the form is
part of every digest. Whatever changes the form, or which columns it covers, needs a new number, and
what was entered in an old form must go on being read in it. So each value has one form, which
follows from what it holds: a reading has the first one unless it has what that doesn't cover.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from quotes.store.records.ledger import EntryKind
from quotes.types import Stance

# The first form covers no stances and no carriers: all is said, and nobody passes it on.
FIRST, WITH_STANCES = 1, 2


class Entry(NamedTuple):
    """An entry that is to be appended to the ledger.

    Attributes:
        kind: What it is about, as ``EntryKind`` names it.
        digest: The digest of what was written down; empty for a removal.
        article: The number of the article, of whatever belongs to one.
        subject: The number of the revision, reading or decision.
    """

    kind: str
    digest: str
    article: int | None = None
    subject: int | None = None


class WrittenText(NamedTuple):
    """A text of an article, but for the words themselves, which ``sha256`` stands for."""

    identity: str
    label: str
    number: int
    sha256: str
    outlet: str | None
    url: str | None
    title: str | None
    authors: Sequence[str]
    published_at: str | None
    language: str
    origin: str
    extra: Any
    added_at: datetime


class WrittenFigure(NamedTuple):
    """Whom a reading found named, and which speaker that was taken for, by number and key."""

    name: str
    kind: str
    gender: str
    roles: Sequence[str]
    seats: Sequence[str]
    office: str | None
    speaker_id: int | None
    speaker: str | None


class WrittenFinding(NamedTuple):
    """A quotation that a reading found; an attribution that is gone is null.

    What only the second form covers comes last.
    """

    quotation_id: int
    content_key: str
    kind: str
    mode: str
    confidence: float
    rule: str
    cue: Sequence[Sequence[int]]
    source: Sequence[Sequence[int]]
    evidence: Sequence[str]
    parent_id: int | None
    status: str | None
    speaker_confidence: float | None
    mention_start: int | None
    mention_end: int | None
    speaker_evidence: Sequence[str] | None
    speaker_rule: str | None
    stance: str
    carriers: Sequence[str]

    @property
    def is_plain(self) -> bool:
        """Whether the first form covers all of it."""
        return self.stance == Stance.SAID and self.carriers == []


_FIRST_FINDING = WrittenFinding._fields.index("stance")


class WrittenReading(NamedTuple):
    """A reader's pass over a text: figures in the order of names, findings in that of numbers.

    Each finding comes with the names of its speakers.
    """

    sha256: str
    reader: str
    version: str
    weights: str
    runtime: str
    read_at: datetime
    skipped: str | None
    figures: Sequence[WrittenFigure]
    findings: Sequence[tuple[WrittenFinding, Sequence[str]]]


class WrittenDecision(NamedTuple):
    """What a person decided; speakers with the keys that they were found by."""

    action: str
    quotation_id: int | None
    other_quotation_id: int | None
    speaker_id: int | None
    speaker: str | None
    other_speaker_id: int | None
    other_speaker: str | None
    article_id: int | None
    name: str | None
    name_key: str | None
    finding_key: str | None
    wording: str | None
    verdict: str | None
    who: str
    why: str
    decided_at: datetime
    former_id: int | None


class WrittenUndoing(NamedTuple):
    """Who took a decision back, when and why."""

    undone_by: str | None
    undone_at: datetime
    undone_why: str


def digest_text(text: WrittenText) -> str:
    """Return the digest of a text with where it came from."""
    # Given as a table may be, with keys and lists that JSON gives back as other ones.
    extra = json.loads(json.dumps(text.extra))
    return _digest(EntryKind.TEXT, *text._replace(extra=extra))


def digest_newest(text_sha256: str, kind: str) -> str:
    """Return the digest of which text is an article's newest, and as which kind of article."""
    return _digest(EntryKind.NEWEST, text_sha256, kind)


def digest_reading(reading: WrittenReading) -> str:
    """Return the digest of all that a reading found."""
    if all(finding.is_plain for finding, _ in reading.findings):
        findings = [(*finding[:_FIRST_FINDING], speakers) for finding, speakers in reading.findings]
        return _digest(EntryKind.READING, *reading[:-1], findings)
    findings = [(*finding, speakers) for finding, speakers in reading.findings]
    return _digest(EntryKind.READING, *reading[:-1], findings, form=WITH_STANCES)


def digest_decision(decision: WrittenDecision) -> str:
    """Return the digest of a decision, without whether it was taken back."""
    return _digest(EntryKind.DECISION, *decision)


def digest_parted(quotations: Sequence[int]) -> str:
    """Return the digest of the quotations of an article that another was parted from."""
    return _digest(EntryKind.PARTED, *sorted(quotations))


def digest_undoing(undoing: WrittenUndoing) -> str:
    """Return the digest of how a decision was taken back."""
    return _digest(EntryKind.UNDONE, *undoing)


def first_head() -> str:
    """Return the head of a ledger without entries."""
    return _digest("ledger")


def next_head(head: str, entry: Entry) -> str:
    """Return the head of a ledger after one more entry.

    Numbers of decisions and articles are part of it: people note them down. Those of readings
    are not promised, and texts and readings are known by their digests.
    """
    is_promised = entry.kind not in {EntryKind.TEXT, EntryKind.NEWEST, EntryKind.READING}
    subject = entry.subject if is_promised else None
    return _digest("head", head, entry.kind, entry.article, subject, entry.digest)


def _digest(what: str, *values: object, form: int = FIRST) -> str:
    said = json.dumps([form, what, *values], sort_keys=True, separators=(",", ":"), default=_in_utc)
    return sha256(said.encode("ascii")).hexdigest()


def _in_utc(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    raise TypeError(type(value))
