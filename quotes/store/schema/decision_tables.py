"""The tables of what people decided, which nothing overwrites."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from quotes.store.records.decisions import FamilyAction, Judgement
from quotes.store.records.speakers import SpeakerAction
from quotes.store.schema.base import NEVER_AGAIN, NO_ROWID, Base, ref


class DecisionRow(Base):
    """What a person decided about a quotation; undoing dates it and overwrites nothing."""

    __tablename__ = "decision"
    id: Mapped[int] = mapped_column(primary_key=True)
    quotation_id: Mapped[int] = ref("quotation.id", index=True)
    judgement: Mapped[Judgement]
    who: Mapped[str]
    why: Mapped[str]
    decided_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class SpeakerDecisionRow(Base):
    """What a person decided about speakers; undoing dates it and overwrites nothing.

    Which columns are set depends on the action: ``quotes.store.records.quotations.SpeakerAction``.
    """

    __tablename__ = "speaker_decision"
    __table_args__ = (NEVER_AGAIN,)
    id: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[SpeakerAction]
    speaker_id: Mapped[int | None] = ref("speaker.id", index=True)
    other_id: Mapped[int | None] = ref("speaker.id", index=True)
    article_id: Mapped[int | None] = ref("article.id", index=True)
    quotation_id: Mapped[int | None] = ref("quotation.id", index=True)
    name: Mapped[str | None]
    name_key: Mapped[str | None] = mapped_column(index=True)
    who: Mapped[str]
    why: Mapped[str]
    decided_at: Mapped[datetime]
    undone_by: Mapped[str | None]
    undone_at: Mapped[datetime | None]


class FamilyDecisionRow(Base):
    """What a person decided about one utterance; undoing dates it and overwrites nothing.

    ``other_id`` is what a quotation was joined with; ``family_parted`` what it was parted from.
    """

    __tablename__ = "family_decision"
    __table_args__ = (NEVER_AGAIN,)
    id: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[FamilyAction]
    quotation_id: Mapped[int] = ref("quotation.id", index=True)
    other_id: Mapped[int | None] = ref("quotation.id", index=True)
    who: Mapped[str]
    why: Mapped[str]
    decided_at: Mapped[datetime]
    undone_by: Mapped[str | None]
    undone_at: Mapped[datetime | None]


class FamilyPartedRow(Base):
    """A quotation that another one was parted from."""

    __tablename__ = "family_parted"
    __table_args__ = (NO_ROWID,)
    decision_id: Mapped[int] = ref("family_decision.id", primary_key=True)
    quotation_id: Mapped[int] = ref("quotation.id", primary_key=True, index=True)


class AcceptanceRow(Base):
    """A person's word that a draft's finding may stand, for this wording and speaker.

    Undoing dates it and overwrites nothing.
    """

    __tablename__ = "acceptance"
    __table_args__ = (NEVER_AGAIN,)
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(index=True)
    wording: Mapped[str]
    speaker: Mapped[str | None]
    verdict: Mapped[str]
    who: Mapped[str]
    why: Mapped[str]
    decided_at: Mapped[datetime]
    undone_by: Mapped[str | None]
    undone_at: Mapped[datetime | None]
