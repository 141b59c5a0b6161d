"""How words are put forward, who passes them on, and which of them another quotation has."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STANCES = ("said", "denied", "not-said", "hypothetical", "asked", "fiction")
KINSHIPS = ("same", "repeated", "paraphrase")
# SQLite adds a column with its check only in these words. What was stored before counts as said.
ADD = """ALTER TABLE {table} ADD COLUMN {column} VARCHAR(16) DEFAULT '{default}' NOT NULL
    CONSTRAINT ck_{table}_{column} CHECK ({column} IN ({values}))"""
LISTS = {"finding": "carriers", "passage": "nested"}


def upgrade() -> None:
    for table in ("finding", "passage"):
        add("stance", table, STANCES)
    for table, column in LISTS.items():
        empty: sa.Column[list[object]] = sa.Column(
            column, sa.JSON(), server_default="[]", nullable=False
        )
        op.add_column(table, empty)
    let_links_be((*KINSHIPS, "other-stance"))


def downgrade() -> None:
    op.execute("DELETE FROM link WHERE kinship = 'other-stance'")
    let_links_be(KINSHIPS)
    for table, column in LISTS.items():
        op.drop_column(table, column)
    for table in ("passage", "finding"):
        op.drop_column(table, "stance")


def let_links_be(kinships: Iterable[str]) -> None:
    """Make the column of a link's kinship anew: SQLite changes no check."""
    op.execute(
        """CREATE TEMPORARY TABLE kept_kinship AS
        SELECT a_id, b_id, kinship FROM link WHERE kinship <> 'same'"""
    )
    op.drop_column("link", "kinship")
    add("kinship", "link", kinships)
    op.execute(
        """UPDATE link SET kinship = kept_kinship.kinship FROM kept_kinship
        WHERE kept_kinship.a_id = link.a_id AND kept_kinship.b_id = link.b_id"""
    )
    op.execute("DROP TABLE kept_kinship")


def add(column: str, table: str, values: Iterable[str]) -> None:
    """Add a column that holds one of some words, the first of them where nothing tells."""
    words = list(values)
    spelt = ", ".join(f"'{word}'" for word in words)
    op.execute(ADD.format(table=table, column=column, default=words[0], values=spelt))
