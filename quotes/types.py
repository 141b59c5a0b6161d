"""The values that pass between the steps: frozen, without I/O, spaCy or SQLAlchemy.

Offsets are positions of Python characters in the article's text, half open.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any


class QuotationKind(StrEnum):
    """How much of a quotation's wording stands in quotation marks: all, some or none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Mode(StrEnum):
    """How a quotation was uttered, as its cue tells.

    ``SPEECH``: said aloud, or in a way that is not told; ``WRITING``: tweeted, wrote, in a
    statement; ``THOUGHT``: not uttered at all (believes, wants, voted to).
    """

    SPEECH = "speech"
    WRITING = "writing"
    THOUGHT = "thought"


class Stance(StrEnum):
    """How the words of a quotation are put forward.

    ``SAID``: as said; a question that somebody asks is his own, said. ``DENIED``: who is named
    denies saying them, or that it is so. ``NOT_SAID``: the article or somebody else tells that
    they were not said. ``HYPOTHETICAL``: they would, could or should be said. ``ASKED``: somebody
    was asked about them, or urged to say them. ``FICTION``: a line of a play, a film or a satire.
    """

    SAID = "said"
    DENIED = "denied"
    NOT_SAID = "not-said"
    HYPOTHETICAL = "hypothetical"
    ASKED = "asked"
    FICTION = "fiction"


class SpeakerStatus(StrEnum):
    """What is known of the speaker.

    ``ANONYMOUS``: the article names nobody ("Ukrainian officials"); ``UNKNOWN``: it may name
    somebody, but the tool can't safely say whom.
    """

    NAMED = "named"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


class SpeakerKind(StrEnum):
    """What a speaker is, as far as articles tell; ``OTHER`` may be either, or a place."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OTHER = "other"


class ArticleKind(StrEnum):
    """What an article is.

    ``TRANSCRIPT``: what was said, word for word: only that can make a wording right.
    """

    NEWS = "news"
    TRANSCRIPT = "transcript"


class Gender(StrEnum):
    """Which pronouns articles use of somebody; ``UNKNOWN`` where nothing tells or they differ."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"

    def contradicts(self, other: "Gender") -> bool:
        """Return True if nobody can be both: one is female, the other male."""
        return {self, other} == {Gender.FEMALE, Gender.MALE}


class Relation(StrEnum):
    """How two wordings of one utterance differ; the last that fits is the one given."""

    IDENTICAL = "identical"
    TYPOGRAPHY = "typography"
    TRIMMED = "trimmed"
    ELLIPSIS = "ellipsis"
    REWORDED = "reworded"


class OpKind(StrEnum):
    """What happens to a run of words between wording a and wording b."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True, order=True)
class CharSpan:
    """A stretch of an article's text: ``text[start:end]``, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"a span needs 0 <= start < end, not {self.start} and {self.end}"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """Return the words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "CharSpan") -> bool:
        """Return True if the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "CharSpan") -> bool:
        """Return True if the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


# Between an outlet and its id in an identity: no outlet has one in its name.
OF_OUTLET = "\t"


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was given.

    Attributes:
        id: The id it was added with: given, else its URL, else its path.
        text: The text that all offsets count in; stored as it is.
        origin: Where it was read: a path, ``path:line``, a URL or ``standard input``.
        outlet: Who published it.
        url: Canonical address.
        title: Headline.
        published_at: ISO 8601: a date, or a time in UTC.
        authors: Bylines as given.
        language: ISO 639-1 code; only "en" is read.
        extra: Further keys of the input, kept as they came.
        place: Where neither an address nor an id was given: absolute path, with a row's line.
        text_given: Whether the input held the text itself as a field (JSON lines).
        kind: News, or a transcript.
        first_line: The line of the input on which the text begins, from 1.
    """

    id: str
    text: str
    origin: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published_at: str | None = None
    authors: tuple[str, ...] = ()
    language: str = "en"
    extra: Mapping[str, Any] = field(default_factory=dict)
    place: str | None = None
    text_given: bool = False
    kind: ArticleKind = ArticleKind.NEWS
    first_line: int = 1

    @property
    def identity(self) -> str:
        """What makes two deliveries one article: the URL, else the place, or the outlet's id."""
        named = f"{self.outlet}{OF_OUTLET}{self.id}" if self.outlet else self.id
        return self.url or self.place or named

    @property
    def sha256(self) -> str:
        """Hash of the text in UTF-8, in hexadecimal."""
        return sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, and why; the others go on."""

    origin: str
    message: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation as a reader found it.

    Attributes:
        kind: Direct, mixed or indirect.
        content: The quoted words, without their marks; several spans where a cue interrupts.
        cue: The words that report ("said", "according to"); empty where there are none.
        source: The words that name who spoke ("the mayor"); empty where there are none.
        mode: Speech, writing or thought.
        stance: Whether the words are put forward as said.
        carriers: The words that name who passes the quotation on ("told Harbour Radio", "according
            to a post by Vey"); never the speaker.
        rule: Which rule of the reader found it.
        confidence: From 0 to 1, that this is a quotation with about these edges.
        source_confidence: From 0 to 1, that the source is the right one (or rightly empty).
        evidence: Why it was taken for one, in plain words.
        parent: Position, in the same list, of the quotation that this one stands in.
    """

    kind: QuotationKind
    content: tuple[CharSpan, ...]
    cue: tuple[CharSpan, ...] = ()
    source: tuple[CharSpan, ...] = ()
    mode: Mode = Mode.SPEECH
    stance: Stance = Stance.SAID
    carriers: tuple[CharSpan, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    source_confidence: float = 1.0
    evidence: tuple[str, ...] = ()
    parent: int | None = None

    def __post_init__(self) -> None:
        if not self.content:
            message = "a quotation needs at least one content span"
            raise ValueError(message)

    @property
    def span(self) -> CharSpan:
        """From the first content character to the last."""
        return CharSpan(self.content[0].start, self.content[-1].end)


@dataclass(frozen=True, slots=True)
class Profile:
    """What one article tells of a speaker whom it names.

    Attributes:
        name: The fullest name that it gives.
        kind: Person, organisation or other.
        gender: Told by titles, first name and pronouns; unknown where nothing tells.
        roles: Titles and roles beside the name, in lower case: "mayor", "former".
        seats: Party and state as "R-IA", of those who sit in a parliament.
    """

    name: str
    kind: SpeakerKind = SpeakerKind.OTHER
    gender: Gender = Gender.UNKNOWN
    roles: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is taken to have spoken a quotation, and why.

    Attributes:
        quotation: What was said.
        named: Whom the article names; several where they speak jointly; empty unless the status
            is named.
        status: Named, anonymous or unknown.
        confidence: From 0 to 1, that the answer (or abstaining) is right.
        mention: The words of the article that the name was taken from.
        evidence: The steps from the source span to the name, in plain words.
        rule: Which rule gave the answer, such as "pronoun/antecedent".
    """

    quotation: Quotation
    named: tuple[Profile, ...] = ()
    status: SpeakerStatus = SpeakerStatus.UNKNOWN
    confidence: float = 0.0
    mention: CharSpan | None = None
    evidence: tuple[str, ...] = ()
    rule: str = ""

    @property
    def speakers(self) -> tuple[str, ...]:
        """The fullest names that the article gives."""
        return tuple(profile.name for profile in self.named)

    @property
    def speaker(self) -> str | None:
        """The first of the speakers, if any is named."""
        return self.speakers[0] if self.speakers else None


@dataclass(frozen=True, slots=True)
class ReaderInfo:
    """Which reader, in which version and with which weights, read an article.

    Attributes:
        name: What ``--reader`` calls it.
        version: Of the reader.
        weights: A hash or, for spaCy's pipelines, name and version.
        runtime: What ran the weights, as "onnxruntime 1.26.0". Another one can move a score by
            hundredths and with it an answer in a few hundred, so that it stands in the provenance
            without making another reader.
    """

    name: str
    version: str
    weights: str | None = None
    runtime: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One reader's result on one article.

    ``skipped`` says why the article was kept but not read (a foreign language).
    """

    article: Article
    reader: ReaderInfo
    attributions: tuple[Attribution, ...] = ()
    skipped: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One uninterrupted content span, with all that comparing it needs.

    Attributes:
        text: The wording: exactly ``article_text[start:start + len(text)]``.
        start: Where it begins in its article.
        speakers: Who spoke, as far as named.
        reported: Whether it is reported speech, in the reporter's words.
        outlet: Who printed it, if known.
        day: The day on which it was printed, if known.
        stance: Whether the words are put forward as said.
    """

    text: str
    start: int = 0
    speakers: tuple[str, ...] = ()
    reported: bool = False
    outlet: str | None = None
    day: date | None = None
    stance: Stance = Stance.SAID

    @property
    def end(self) -> int:
        """Where it ends in its article."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class DiffOp:
    """One step from wording a to wording b; spans are offsets in the two articles.

    An insert has an empty ``a`` (start equals end), a delete an empty ``b``.
    """

    op: OpKind
    a: tuple[int, int]
    b: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Flag:
    """A difference that can change the meaning, with the words that it is about."""

    kind: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Difference:
    """How two wordings of one utterance differ."""

    relation: Relation
    ops: tuple[DiffOp, ...]
    flags: tuple[Flag, ...] = ()
    notes: tuple[str, ...] = ()


class LinkType(StrEnum):
    """What two passages are to each other.

    ``SAME``: wordings of one utterance; ``REPEATED``: the same words on another occasion;
    ``PARAPHRASE``: an utterance and its report in other words. ``OTHER_STANCE``: they would be one
    of these, but one has as said what the other has as denied, never said and so on.
    """

    SAME = "same"
    REPEATED = "repeated"
    PARAPHRASE = "paraphrase"
    OTHER_STANCE = "other-stance"
