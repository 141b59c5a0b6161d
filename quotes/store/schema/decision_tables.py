"""The log of what people decided, which nothing overwrites."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from quotes.store.records.decisions import DecisionAction
from quotes.store.schema.base import EMPTY, NEVER_AGAIN, NO_ROWID, Base, ref


class DecisionRow(Base):
    """What a person decided; undoing dates it and overwrites nothing.

    Which columns are set depends on the action: ``quotes.store.records.decisions`` says what each
    is. A part has the others in ``family_parted``. A finding that was accepted is known by its key
    and has its wording, the speaker whom the draft names (``name``) and its verdict of then.
    """

    __tablename__ = "decision"
    __table_args__ = (NEVER_AGAIN,)
    id: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[DecisionAction]
    quotation_id: Mapped[int | None] = ref("quotation.id", index=True)
    other_quotation_id: Mapped[int | None] = ref("quotation.id", index=True)
    speaker_id: Mapped[int | None] = ref("speaker.id", index=True)
    other_speaker_id: Mapped[int | None] = ref("speaker.id", index=True)
    article_id: Mapped[int | None] = ref("article.id", index=True)
    name: Mapped[str | None]
    name_key: Mapped[str | None] = mapped_column(index=True)
    finding_key: Mapped[str | None] = mapped_column(index=True)
    wording: Mapped[str | None]
    verdict: Mapped[str | None]
    who: Mapped[str]
    why: Mapped[str]
    decided_at: Mapped[datetime]
    undone_by: Mapped[str | None]
    undone_at: Mapped[datetime | None]
    undone_why: Mapped[str] = mapped_column(server_default=EMPTY)
    former_id: Mapped[int | None]


class FamilyPartedRow(Base):
    """A quotation that another one was parted from."""

    __tablename__ = "family_parted"
    __table_args__ = (NO_ROWID,)
    decision_id: Mapped[int] = ref("decision.id", primary_key=True)
    quotation_id: Mapped[int] = ref("quotation.id", primary_key=True, index=True)
