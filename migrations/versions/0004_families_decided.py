"""People decide which quotations are one utterance."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NEW_TABLES = ("family_decision", "family_parted", "kept_apart")


def upgrade() -> None:
    op.create_table(
        "family_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "action",
            sa.Enum(
                "join",
                "part",
                name="action",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("quotation_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        belongs("family_decision", "quotation_id", "quotation"),
        belongs("family_decision", "other_id", "quotation"),
        sa.PrimaryKeyConstraint("id", name="pk_family_decision"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_family_decision_quotation_id", "family_decision", ["quotation_id"])
    op.create_index("ix_family_decision_other_id", "family_decision", ["other_id"])
    op.create_table(
        "family_parted",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("quotation_id", sa.Integer(), nullable=False),
        belongs("family_parted", "decision_id", "family_decision"),
        belongs("family_parted", "quotation_id", "quotation"),
        sa.PrimaryKeyConstraint("decision_id", "quotation_id", name="pk_family_parted"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_family_parted_quotation_id", "family_parted", ["quotation_id"])
    op.create_table(
        "kept_apart",
        sa.Column("a_id", sa.Integer(), nullable=False),
        sa.Column("b_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("a_id < b_id", name="ordered"),
        belongs("kept_apart", "a_id", "passage"),
        belongs("kept_apart", "b_id", "passage"),
        sa.PrimaryKeyConstraint("a_id", "b_id", name="pk_kept_apart"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_kept_apart_b_id", "kept_apart", ["b_id"])


def downgrade() -> None:
    for name in reversed(NEW_TABLES):
        op.drop_table(name)


def belongs(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """Refer to a row that this one does not outlive."""
    name = f"fk_{table}_{column}_{target}"
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="CASCADE")
