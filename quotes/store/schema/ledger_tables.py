"""The ledger: a chain of hashes over all that was given, found and decided."""

from sqlalchemy.orm import Mapped, mapped_column

from quotes.store.records.ledger import EntryKind
from quotes.store.schema.base import NEVER_AGAIN, Base


class LedgerRow(Base):
    """An entry of the ledger, which outlives what it is about.

    ``digest`` is over what was written down, ``head`` over the head before and this entry. The
    subject is the number of a revision, reading or decision, as ``EntryKind`` says.
    """

    __tablename__ = "ledger"
    __table_args__ = (NEVER_AGAIN,)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[EntryKind]
    article_id: Mapped[int | None] = mapped_column(index=True)
    subject_id: Mapped[int | None] = mapped_column(index=True)
    digest: Mapped[str]
    head: Mapped[str]
