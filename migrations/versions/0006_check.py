"""Transcripts, and what people said of the findings on drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# SQLite adds a column with its check only in these words.
ADD = """ALTER TABLE revision ADD COLUMN kind VARCHAR(16) DEFAULT 'news' NOT NULL
    CONSTRAINT ck_revision_kind CHECK (kind IN ('news', 'transcript'))"""


def upgrade() -> None:
    op.execute(ADD)
    op.create_table(
        "acceptance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_acceptance"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_acceptance_key", "acceptance", ["key"])


def downgrade() -> None:
    op.drop_table("acceptance")
    op.drop_column("revision", "kind")
