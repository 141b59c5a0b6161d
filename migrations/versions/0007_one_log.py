"""Gender in words, the rule behind a speaker, the runtime behind a reading."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NAMED = ("speaker", "figure")
# SQLite adds a column with its check only in these words.
ADD_GENDER = """ALTER TABLE {table} ADD COLUMN gender VARCHAR(16) DEFAULT 'unknown' NOT NULL
    CONSTRAINT ck_{table}_gender CHECK (gender IN ('female', 'male', 'other', 'unknown'))"""


READERS = "uq_reading_revision_id_reader_version_weights"


def upgrade() -> None:
    op.add_column("attribution", text("rule"))
    op.add_column("reading", text("runtime"))
    tell_runtimes_apart("_runtime", "")
    for table in NAMED:
        op.execute(ADD_GENDER.format(table=table))
        op.execute(f"UPDATE {table} SET gender = 'female' WHERE woman")
        op.execute(f"UPDATE {table} SET gender = 'male' WHERE NOT woman")
        op.drop_column(table, "woman")


def downgrade() -> None:
    # Of readings that only the runtime tells apart the newest stays: it is the one shown.
    op.execute(
        """DELETE FROM reading WHERE EXISTS (
            SELECT 1 FROM reading AS newer WHERE newer.id > reading.id
            AND newer.revision_id = reading.revision_id AND newer.reader = reading.reader
            AND newer.version = reading.version AND newer.weights = reading.weights)"""
    )
    tell_runtimes_apart("", "_runtime")
    op.drop_column("reading", "runtime")
    op.drop_column("attribution", "rule")
    for table in NAMED:
        op.add_column(table, sa.Column("woman", sa.Boolean(), nullable=True))
        for gender, woman in (("female", "true"), ("male", "false")):
            op.execute(f"UPDATE {table} SET woman = {woman} WHERE gender = '{gender}'")
        op.drop_column(table, "gender")


def text(name: str) -> sa.Column[str]:
    """Return a column that is empty for what older versions stored."""
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def tell_runtimes_apart(wanted: str, present: str) -> None:
    """Let a text have a reading of each runtime, or of one only."""
    columns = ["revision_id", "reader", "version", "weights", *filter(None, [wanted.strip("_")])]
    with op.batch_alter_table("reading") as batch:
        batch.drop_constraint(READERS + present, type_="unique")
        batch.create_unique_constraint(READERS + wanted, columns)
