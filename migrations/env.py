"""How alembic meets a store: through the connection it is given, else the one settings name."""

from contextlib import closing
from typing import Any, Literal

from alembic import context
from sqlalchemy import JSON, Column, Connection, text

import quotes.store.schema.decision_tables
import quotes.store.schema.tables  # noqa: F401 - knows the others
from quotes.settings import read_settings
from quotes.store.engine.database import Database, read_target
from quotes.store.schema.base import PARTIAL, VERSION_TABLE, Base, UtcDateTime

# Full-text search has tables and an index of its own that no model describes.
UNMODELLED = ("quotation_search", "ix_quotation_search")


def is_modelled(name: str | None, *_: object) -> bool:
    """Leave full-text search out when models and tables are compared."""
    return name is None or not name.startswith(UNMODELLED)


def render_type(_kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write a type of our own as what it is in the database: a revision imports nothing of ours."""
    return "sa.DateTime(timezone=True)" if isinstance(item, UtcDateTime) else False


def is_other_default(
    _context: object,
    _inspected: object,
    column: Column[Any],
    found: str | None,
    _wanted: object,
    spelt: str | None,
) -> bool | None:
    """Compare defaults of JSON as they are spelt: PostgreSQL finds no JSON equal to another."""
    if not isinstance(column.type, JSON):
        return None
    return (found or "").partition("::")[0] != (spelt or "")


def complete_indexes() -> None:
    """Say in each database's own words which rows a partial index holds."""
    for table in Base.metadata.tables.values():
        for index in table.indexes:
            if condition := index.info.get(PARTIAL):
                index.dialect_kwargs["sqlite_where"] = text(condition)
                index.dialect_kwargs["postgresql_where"] = text(condition)


def run(connection: Connection) -> None:
    """Run the migrations within the transaction that is open on the connection."""
    complete_indexes()
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        version_table=VERSION_TABLE,
        include_name=is_modelled,
        render_item=render_type,
        render_as_batch=True,
        transactional_ddl=True,
        compare_type=True,
        compare_server_default=is_other_default,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with (
        closing(Database(read_target(read_settings().database), writable=True)) as database,
        database.migrating() as opened,
    ):
        run(opened)
