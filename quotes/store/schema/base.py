"""What all tables are made with: names of constraints, column types, the declarative base."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    MetaData,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.orm import DeclarativeBase, mapped_column

from quotes.store.records.decisions import DecisionAction
from quotes.store.records.ledger import EntryKind
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

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# Which migrations a database has had; a name of our own, since another program's alembic tables
# don't make a database a store.
VERSION_TABLE = "quotes_schema"
# Key of an index's ``info``: the condition on the rows that it holds. Saying it in the words of
# each database would load both dialects at every query; the migrations' env.py does that.
PARTIAL = "partial"
# Numbers that people write down must never come to mean another row.
NEVER_AGAIN = {"sqlite_autoincrement": True}
# As text: alembic finds no empty string equal to itself.
EMPTY = text("''")
NO_LIST = text("'[]'")
NO_ROWID = {"sqlite_with_rowid": False}


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


def ref(column: str, **options: Any) -> Any:
    """Refer to a row that this one does not outlive."""
    return mapped_column(ForeignKey(column, ondelete="CASCADE"), **options)


class Base(DeclarativeBase):
    """Names every constraint, since SQLite can't alter one without a name."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        datetime: UtcDateTime(),
        list[str]: JSON(),
        list[list[int]]: JSON(),
        dict[str, object]: JSON(),
        ArticleKind: _enum(ArticleKind, "kind"),
        Gender: _enum(Gender, "gender"),
        LinkType: _enum(LinkType, "kinship"),
        Mode: _enum(Mode, "mode"),
        QuotationKind: _enum(QuotationKind, "kind"),
        SpeakerStatus: _enum(SpeakerStatus, "status"),
        Stance: _enum(Stance, "stance"),
        DecisionAction: _enum(DecisionAction, "action"),
        SpeakerKind: _enum(SpeakerKind, "kind"),
        EntryKind: _enum(EntryKind, "kind"),
    }
