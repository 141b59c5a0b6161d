"""The tables, in three groups: what was given, what readers found or people said, what follows.

Given: article, revision. Found, and never overwritten: reading, quotation, quotation_part,
finding, speaker, attribution, attribution_speaker; decision. Following from these, and made again
by ``derive``: finding.shown, passage, fingerprint, link, family, family_member.
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from quotes.store.records import Judgement
from quotes.types import Mode, QuotationKind, SpeakerStatus

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# Key of an index's ``info``: the condition on the rows that it holds. Saying it in the words of
# each database would load both dialects at every look-up; the migrations' env.py does that.
PARTIAL = "partial"
# Numbers that people write down must never come to mean another row.
_NEVER_AGAIN = {"sqlite_autoincrement": True}
_NO_ROWID = {"sqlite_with_rowid": False}


class UtcDateTime(TypeDecorator[datetime]):
    """A time in UTC: SQLite keeps no zone and would give a naive time back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> datetime | None:
        """Turn a time of any zone into UTC."""
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        """Give the time back with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _enum(kind: type[StrEnum], name: str) -> Enum:
    """Store an enum's values, as text with a check, so that other tools can read them."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=16,
        values_callable=lambda members: [member.value for member in members],
    )


def _ref(column: str, **options: Any) -> Any:
    """Refer to a row that this one does not outlive."""
    return mapped_column(ForeignKey(column, ondelete="CASCADE"), **options)


class Base(DeclarativeBase):
    """Names every constraint, since SQLite can't alter one without a name."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        datetime: UtcDateTime(),
        list[Any]: JSON(),
        dict[str, Any]: JSON(),
        Mode: _enum(Mode, "mode"),
        QuotationKind: _enum(QuotationKind, "kind"),
        SpeakerStatus: _enum(SpeakerStatus, "status"),
        Judgement: _enum(Judgement, "judgement"),
    }


class ArticleRow(Base):
    """An article under its identity: canonical URL, else the id it was added with."""

    __tablename__ = "article"
    __table_args__ = (_NEVER_AGAIN,)
    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(unique=True)
    label: Mapped[str]


class RevisionRow(Base):
    """One text of an article with where it came from; look-ups use the one that is ``newest``."""

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
        _NEVER_AGAIN,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = _ref("article.id")
    number: Mapped[int]
    newest: Mapped[bool]
    sha256: Mapped[str]
    outlet: Mapped[str | None] = mapped_column(index=True)
    url: Mapped[str | None]
    title: Mapped[str | None]
    authors: Mapped[list[Any]]
    published_at: Mapped[str | None]
    language: Mapped[str]
    origin: Mapped[str]
    extra: Mapped[dict[str, Any]]
    added_at: Mapped[datetime]
    text: Mapped[str]  # last, so that the columns before are read without it


class ReadingRow(Base):
    """One reader's pass over one revision."""

    __tablename__ = "reading"
    __table_args__ = (UniqueConstraint("revision_id", "reader", "version", "weights"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = _ref("revision.id")
    reader: Mapped[str]
    version: Mapped[str]
    weights: Mapped[str]  # empty for none: NULLs would not count as the same
    read_at: Mapped[datetime]
    skipped: Mapped[str | None]


class QuotationRow(Base):
    """A quotation, unique by its revision and content, whoever found it."""

    __tablename__ = "quotation"
    __table_args__ = (
        UniqueConstraint("revision_id", "content_key"),
        CheckConstraint("content_start < content_end", name="content_not_empty"),
        _NEVER_AGAIN,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = _ref("revision.id")
    content_key: Mapped[str]  # "221-238,364-383"
    content_start: Mapped[int]
    content_end: Mapped[int]
    wording: Mapped[str]  # the parts on one line: what full-text search looks in


class QuotationPartRow(Base):
    """One uninterrupted span of a quotation's content: the exact slice of the revision's text."""

    __tablename__ = "quotation_part"
    __table_args__ = (
        CheckConstraint('0 <= "start" AND "start" < "end"', name="not_empty"),
        _NO_ROWID,
    )
    quotation_id: Mapped[int] = _ref("quotation.id", primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]


class FindingRow(Base):
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
        _NO_ROWID,
    )
    reading_id: Mapped[int] = _ref("reading.id", primary_key=True)
    quotation_id: Mapped[int] = _ref("quotation.id", primary_key=True, index=True)
    kind: Mapped[QuotationKind]
    # The default is there for what older versions stored: SQLite adds no column without one.
    mode: Mapped[Mode] = mapped_column(server_default=Mode.SPEECH.value)
    shown: Mapped[bool]
    confidence: Mapped[float]
    rule: Mapped[str]
    cue: Mapped[list[Any]]
    source: Mapped[list[Any]]
    evidence: Mapped[list[Any]]
    parent_id: Mapped[int | None] = _ref("quotation.id", index=True)


class SpeakerRow(Base):
    """Somebody named: a person, an organisation or a document."""

    __tablename__ = "speaker"
    __table_args__ = (_NEVER_AGAIN,)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    name_key: Mapped[str] = mapped_column(index=True)
    surname_key: Mapped[str] = mapped_column(index=True)


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
        _NO_ROWID,
    )
    reading_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    quotation_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    status: Mapped[SpeakerStatus]
    confidence: Mapped[float]
    mention_start: Mapped[int | None]
    mention_end: Mapped[int | None]
    evidence: Mapped[list[Any]]


class AttributionSpeakerRow(Base):
    """One of the speakers of an attribution; several speak jointly."""

    __tablename__ = "attribution_speaker"
    __table_args__ = (
        ForeignKeyConstraint(
            ["reading_id", "quotation_id"],
            ["attribution.reading_id", "attribution.quotation_id"],
            ondelete="CASCADE",
        ),
        _NO_ROWID,
    )
    reading_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    quotation_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"), index=True)


class DecisionRow(Base):
    """What a person decided about a quotation; undoing dates it and overwrites nothing."""

    __tablename__ = "decision"
    id: Mapped[int] = mapped_column(primary_key=True)
    quotation_id: Mapped[int] = _ref("quotation.id", index=True)
    judgement: Mapped[Judgement]
    who: Mapped[str]
    why: Mapped[str]
    decided_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class PassageRow(Base):
    """An uninterrupted quoted stretch of a shown quotation, which may be one of a family."""

    __tablename__ = "passage"
    __table_args__ = (
        UniqueConstraint("quotation_id", "start", "end"),
        CheckConstraint('0 <= "start" AND "start" < "end"', name="not_empty"),
        _NEVER_AGAIN,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = _ref("article.id", index=True)
    quotation_id: Mapped[int] = _ref("quotation.id")
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    speakers: Mapped[list[Any]]


class FingerprintRow(Base):
    """A mark that passages of one utterance share, to find them without comparing all."""

    __tablename__ = "fingerprint"
    __table_args__ = (_NO_ROWID,)
    hash: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    passage_id: Mapped[int] = _ref("passage.id", primary_key=True, index=True)


class LinkRow(Base):
    """Two passages of different articles that were scored as one utterance."""

    __tablename__ = "link"
    __table_args__ = (CheckConstraint("a_id < b_id", name="ordered"), _NO_ROWID)
    a_id: Mapped[int] = _ref("passage.id", primary_key=True)
    b_id: Mapped[int] = _ref("passage.id", primary_key=True, index=True)
    score: Mapped[float]
    reasons: Mapped[list[Any]]


class FamilyRow(Base):
    """The wordings of one utterance; its number is that of its oldest passage."""

    __tablename__ = "family"
    id: Mapped[int] = _ref("passage.id", primary_key=True, autoincrement=False)
    size: Mapped[int] = mapped_column(index=True)


class FamilyMemberRow(Base):
    """A passage of a family; no passage is in two."""

    __tablename__ = "family_member"
    passage_id: Mapped[int] = _ref("passage.id", primary_key=True, autoincrement=False)
    family_id: Mapped[int] = _ref("family.id", index=True)
