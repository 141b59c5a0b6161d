"""The tables, in three groups: what was given, what readers found or people said, what follows.

Given: article, revision. Found, and never overwritten: reading, quotation, quotation_part,
finding, entity, attribution, attribution_speaker; what people said stands in ``decision_tables``.
Following from these, and made again by ``refresh``: finding.shown, speaker, alias,
speaker_block, shown_speaker, reassigned; passage, fingerprint, link, kept_apart, family,
family_member.
"""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column

from quotes.store.schema.base import EMPTY, NEVER_AGAIN, NO_LIST, NO_ROWID, PARTIAL, Base, ref
from quotes.types import (
    ArticleKind,
    Gender,
    LinkType,
    Mode,
    QuotationKind,
    SpeakerKind,
    SpeakerStatus,
    Stance,
)


class ArticleRow(Base):
    """An article under its identity, as ``Article.identity`` says what that is."""

    __tablename__ = "article"
    __table_args__ = (NEVER_AGAIN,)
    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(unique=True)
    label: Mapped[str]


class RevisionRow(Base):
    """One text of an article with where it came from; queries use the one that is ``newest``."""

    __tablename__ = "revision"
    __table_args__ = (
        UniqueConstraint("article_id", "sha256"),
        UniqueConstraint("article_id", "number"),
        Index(
            "ix_revision_newest",
            "article_id",
            unique=True,
            info={PARTIAL: "newest"},
        ),
        CheckConstraint("number > 0", name="number_positive"),
        NEVER_AGAIN,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = ref("article.id")
    number: Mapped[int]
    newest: Mapped[bool]
    sha256: Mapped[str]
    outlet: Mapped[str | None] = mapped_column(index=True)
    url: Mapped[str | None]
    title: Mapped[str | None]
    authors: Mapped[list[str]]
    published_at: Mapped[str | None]
    language: Mapped[str]
    # What older versions stored was news.
    kind: Mapped[ArticleKind] = mapped_column(server_default=ArticleKind.NEWS.value)
    origin: Mapped[str]
    extra: Mapped[dict[str, object]]
    added_at: Mapped[datetime]
    text: Mapped[str]  # last, so that the columns before are read without it


class ReadingRow(Base):
    """One reader's pass over one revision."""

    __tablename__ = "reading"
    __table_args__ = (UniqueConstraint("revision_id", "reader", "version", "weights", "runtime"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = ref("revision.id")
    reader: Mapped[str]
    version: Mapped[str]
    weights: Mapped[str]  # empty for none: NULLs would not count as the same
    runtime: Mapped[str] = mapped_column(server_default=EMPTY)  # empty where nobody noted it
    read_at: Mapped[datetime]
    skipped: Mapped[str | None]


class QuotationRow(Base):
    """A quotation, unique by its revision and content, whoever found it."""

    __tablename__ = "quotation"
    __table_args__ = (
        UniqueConstraint("revision_id", "content_key"),
        CheckConstraint("content_start < content_end", name="content_not_empty"),
        NEVER_AGAIN,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = ref("revision.id")
    content_key: Mapped[str]  # "221-238,364-383"
    content_start: Mapped[int]
    content_end: Mapped[int]
    wording: Mapped[str]  # the parts on one line: what full-text search looks in


class QuotationPartRow(Base):
    """One uninterrupted span of a quotation's content: the exact slice of the revision's text."""

    __tablename__ = "quotation_part"
    __table_args__ = (
        CheckConstraint('0 <= "start" AND "start" < "end"', name="not_empty"),
        NO_ROWID,
    )
    quotation_id: Mapped[int] = ref("quotation.id", primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]


class DetectionRow(Base):
    """What one reading found out about a quotation; ``shown`` where look-ups use it."""

    __tablename__ = "finding"
    __table_args__ = (
        Index(
            "ix_finding_shown",
            "quotation_id",
            unique=True,
            info={PARTIAL: "shown"},
        ),
        CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence_range"),
        NO_ROWID,
    )
    reading_id: Mapped[int] = ref("reading.id", primary_key=True)
    quotation_id: Mapped[int] = ref("quotation.id", primary_key=True, index=True)
    kind: Mapped[QuotationKind]
    # The defaults are there for what older versions stored: SQLite adds no column without one.
    mode: Mapped[Mode] = mapped_column(server_default=Mode.SPEECH.value)
    stance: Mapped[Stance] = mapped_column(server_default=Stance.SAID.value)
    shown: Mapped[bool]
    confidence: Mapped[float]
    rule: Mapped[str]
    cue: Mapped[list[list[int]]]
    source: Mapped[list[list[int]]]
    carriers: Mapped[list[str]] = mapped_column(server_default=NO_LIST)
    evidence: Mapped[list[str]]
    parent_id: Mapped[int | None] = ref("quotation.id", index=True)


class SpeakerRow(Base):
    """Somebody whom articles name: a person, an organisation or a document.

    Several rows may be one speaker: those have the same ``canonical_id``. A row of one article
    alone (``article_id``) is known by a name that does not tell who it is elsewhere.
    """

    __tablename__ = "speaker"
    __table_args__ = (
        Index("ix_speaker_name_key_article_id", "name_key", "article_id"),
        Index("ix_speaker_surname_key_office", "surname_key", "office"),
        NEVER_AGAIN,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    renamed: Mapped[str | None]
    name_key: Mapped[str]
    surname_key: Mapped[str]
    initials: Mapped[str]
    kind: Mapped[SpeakerKind]
    gender: Mapped[Gender] = mapped_column(server_default=Gender.UNKNOWN.value)
    roles: Mapped[list[str]]
    seats: Mapped[list[str]]
    office: Mapped[str | None]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), index=True)
    # Empty only while a row is being added.
    canonical_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"), nullable=True, index=True)


class AliasRow(Base):
    """A name that a speaker goes by: found in articles, or given by a person."""

    __tablename__ = "alias"
    __table_args__ = (NO_ROWID,)
    speaker_id: Mapped[int] = ref("speaker.id", primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(primary_key=True)
    name_key: Mapped[str] = mapped_column(index=True)
    surname_key: Mapped[str] = mapped_column(index=True)


class SpeakerBlockRow(Base):
    """A key that speakers with like names share, to find them without comparing all."""

    __tablename__ = "speaker_block"
    __table_args__ = (NO_ROWID,)
    block: Mapped[str] = mapped_column(primary_key=True)
    speaker_id: Mapped[int] = ref("speaker.id", primary_key=True, index=True)


class EntityRow(Base):
    """Whom one reading found named in an article, with what that tells of them.

    The speaker follows from it; until that is worked out, there is none.
    """

    __tablename__ = "figure"
    __table_args__ = (UniqueConstraint("reading_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    reading_id: Mapped[int] = ref("reading.id")
    name: Mapped[str]
    kind: Mapped[SpeakerKind]
    gender: Mapped[Gender] = mapped_column(server_default=Gender.UNKNOWN.value)
    roles: Mapped[list[str]]
    seats: Mapped[list[str]]
    office: Mapped[str | None]
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"), index=True)


class AttributionRow(Base):
    """Who is taken to have spoken what a reading found."""

    __tablename__ = "attribution"
    __table_args__ = (
        ForeignKeyConstraint(
            ["reading_id", "quotation_id"],
            ["finding.reading_id", "finding.quotation_id"],
            ondelete="CASCADE",
        ),
        CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence_range"),
        CheckConstraint("mention_start < mention_end", name="mention_not_empty"),
        NO_ROWID,
    )
    reading_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    quotation_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    status: Mapped[SpeakerStatus]
    confidence: Mapped[float]
    mention_start: Mapped[int | None]
    mention_end: Mapped[int | None]
    evidence: Mapped[list[str]]
    rule: Mapped[str] = mapped_column(server_default=EMPTY)  # older versions noted none


class AttributionSpeakerRow(Base):
    """One of the speakers of an attribution; several speak jointly."""

    __tablename__ = "attribution_speaker"
    __table_args__ = (
        ForeignKeyConstraint(
            ["reading_id", "quotation_id"],
            ["attribution.reading_id", "attribution.quotation_id"],
            ondelete="CASCADE",
        ),
        NO_ROWID,
    )
    reading_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    quotation_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    figure_id: Mapped[int] = ref("figure.id", index=True)


class ShownSpeakerRow(Base):
    """Whom look-ups give as a speaker of a shown quotation: always a canonical one."""

    __tablename__ = "shown_speaker"
    __table_args__ = (NO_ROWID,)
    quotation_id: Mapped[int] = ref("quotation.id", primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"), index=True)


class ReassignedRow(Base):
    """A shown quotation whose speaker a person decided."""

    __tablename__ = "reassigned"
    quotation_id: Mapped[int] = ref("quotation.id", primary_key=True, autoincrement=False)
    decision_id: Mapped[int] = ref("decision.id", index=True)


class PassageRow(Base):
    """An uninterrupted stretch of a shown quotation.

    A quoted one may be one of a family, a reported one may be the paraphrase of a quoted one.
    """

    __tablename__ = "passage"
    __table_args__ = (
        UniqueConstraint("quotation_id", "start", "end"),
        CheckConstraint('0 <= "start" AND "start" < "end"', name="not_empty"),
        NEVER_AGAIN,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = ref("article.id", index=True)
    quotation_id: Mapped[int] = ref("quotation.id")
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    speakers: Mapped[list[str]]
    # What older versions stored was quoted.
    reported: Mapped[bool] = mapped_column(server_default=false())
    stance: Mapped[Stance] = mapped_column(server_default=Stance.SAID.value)
    nested: Mapped[list[list[int]]] = mapped_column(server_default=NO_LIST)


class FingerprintRow(Base):
    """A mark that passages of one utterance share, to find them without comparing all."""

    __tablename__ = "fingerprint"
    __table_args__ = (NO_ROWID,)
    hash: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    passage_id: Mapped[int] = ref("passage.id", primary_key=True, index=True)


class LinkRow(Base):
    """Two passages of different articles that were scored as kin: one utterance, or near it."""

    __tablename__ = "link"
    __table_args__ = (CheckConstraint("a_id < b_id", name="ordered"), NO_ROWID)
    a_id: Mapped[int] = ref("passage.id", primary_key=True)
    b_id: Mapped[int] = ref("passage.id", primary_key=True, index=True)
    kinship: Mapped[LinkType] = mapped_column(server_default=LinkType.SAME.value)
    score: Mapped[float]
    reasons: Mapped[list[str]]


class DerivedRow(Base):
    """Which version of a method made what follows from the found rows.

    ``reached`` is the last article for which it did; null when it did for all.
    """

    __tablename__ = "derived"
    __table_args__ = (NO_ROWID,)
    name: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str]
    reached: Mapped[int | None]


class KeptApartRow(Base):
    """Two passages that people said are not one utterance."""

    __tablename__ = "kept_apart"
    __table_args__ = (CheckConstraint("a_id < b_id", name="ordered"), NO_ROWID)
    a_id: Mapped[int] = ref("passage.id", primary_key=True)
    b_id: Mapped[int] = ref("passage.id", primary_key=True, index=True)


class FamilyRow(Base):
    """The wordings of one utterance; its number is that of its oldest passage."""

    __tablename__ = "family"
    id: Mapped[int] = ref("passage.id", primary_key=True, autoincrement=False)
    size: Mapped[int] = mapped_column(index=True)


class FamilyMemberRow(Base):
    """A passage of a family; no passage is in two."""

    __tablename__ = "family_member"
    passage_id: Mapped[int] = ref("passage.id", primary_key=True, autoincrement=False)
    family_id: Mapped[int] = ref("family.id", index=True)
