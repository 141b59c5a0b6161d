"""Gender in the words of the field."""

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


def upgrade() -> None:
    for table in NAMED:
        op.execute(ADD_GENDER.format(table=table))
        op.execute(f"UPDATE {table} SET gender = 'female' WHERE woman")
        op.execute(f"UPDATE {table} SET gender = 'male' WHERE NOT woman")
        op.drop_column(table, "woman")


def downgrade() -> None:
    for table in NAMED:
        op.add_column(table, sa.Column("woman", sa.Boolean(), nullable=True))
        for gender, woman in (("female", "true"), ("male", "false")):
            op.execute(f"UPDATE {table} SET woman = {woman} WHERE gender = '{gender}'")
        op.drop_column(table, "gender")
