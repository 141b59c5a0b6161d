"""The ledger: a chain of hashes over what was given, found and decided."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KINDS = (
    "text",
    "newest",
    "reading",
    "decision",
    "parted",
    "undone",
    "removed",
    "dropped",
)

derived = sa.table(
    "derived",
    sa.column("name", sa.Text()),
    sa.column("version", sa.Text()),
    sa.column("reached", sa.Integer()),
)


def upgrade() -> None:
    kind = sa.Enum(*KINDS, name="kind", native_enum=False, create_constraint=True, length=16)
    op.create_table(
        "ledger",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", kind, nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ledger"),
        sqlite_autoincrement=True,
    )
    for column in ("article_id", "subject_id"):
        op.create_index(f"ix_ledger_{column}", "ledger", [column])
    # What is stored already has no entries; the library makes them.
    op.bulk_insert(derived, [{"name": "ledger", "version": "0", "reached": None}])


def downgrade() -> None:
    op.execute("DELETE FROM derived WHERE name = 'ledger'")
    op.drop_table("ledger")
