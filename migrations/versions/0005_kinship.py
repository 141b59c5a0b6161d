"""Reported speech as paraphrase, remarks that are repeated, and which method linked passages."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# SQLite adds a column with its check only in these words.
ADD = """ALTER TABLE link ADD COLUMN kinship VARCHAR(16) DEFAULT 'same' NOT NULL
    CONSTRAINT ck_link_kinship CHECK (kinship IN ('same', 'repeated', 'paraphrase'))"""

derived = sa.table(
    "derived",
    sa.column("name", sa.Text()),
    sa.column("version", sa.Text()),
    sa.column("reached", sa.Integer()),
)


def upgrade() -> None:
    reported: sa.Column[bool] = sa.Column(
        "reported", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("passage", reported)
    op.execute(ADD)
    op.create_table(
        "derived",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_derived"),
        sqlite_with_rowid=False,
    )
    # Families were found by words and speakers alone; the library finds them anew.
    op.bulk_insert(derived, [{"name": "families", "version": "1", "reached": None}])


def downgrade() -> None:
    op.drop_table("derived")
    op.execute("DELETE FROM link WHERE kinship <> 'same'")
    op.execute("DELETE FROM passage WHERE reported")
    op.drop_column("link", "kinship")
    op.drop_column("passage", "reported")
