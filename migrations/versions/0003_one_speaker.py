"""One person is one speaker: what each article names, and whom that makes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KINDS = ("person", "organisation", "other")
ACTIONS = ("merge", "apart", "split", "alias", "rename", "reassign")
NEW_TABLES = (
    "speaker",
    "speaker_decision",
    "alias",
    "speaker_block",
    "figure",
    "attribution_speaker",
    "shown_speaker",
    "reassigned",
)
# Named speakers go through a table of their own: names of constraints can't be there twice.
KEEP = """CREATE TEMPORARY TABLE kept_speaker AS
    SELECT attribution_speaker.reading_id, attribution_speaker.quotation_id,
        attribution_speaker.position, speaker.name
    FROM attribution_speaker JOIN speaker ON speaker.id = attribution_speaker.speaker_id"""


def upgrade() -> None:
    op.execute(KEEP)
    op.drop_table("attribution_speaker")
    op.drop_table("speaker")
    make_speakers()
    make_figures()
    # Whom the names stand for is worked out when the store is next opened for writing.
    op.execute(
        """INSERT INTO figure (reading_id, name, kind, roles, seats)
        SELECT reading_id, name, 'other', '[]', '[]' FROM kept_speaker GROUP BY reading_id, name"""
    )
    op.execute(
        """INSERT INTO attribution_speaker (reading_id, quotation_id, position, figure_id)
        SELECT kept_speaker.reading_id, quotation_id, position, figure.id
        FROM kept_speaker JOIN figure
        ON figure.reading_id = kept_speaker.reading_id AND figure.name = kept_speaker.name"""
    )
    op.execute("DROP TABLE kept_speaker")


def downgrade() -> None:
    op.execute(
        """CREATE TEMPORARY TABLE kept_speaker AS
        SELECT attribution_speaker.reading_id, quotation_id, position, figure.name
        FROM attribution_speaker JOIN figure ON figure.id = attribution_speaker.figure_id"""
    )
    for name in reversed(NEW_TABLES):
        op.drop_table(name)
    make_first_speakers()
    connection = op.get_bind()
    names = connection.scalars(sa.text("SELECT DISTINCT name FROM kept_speaker")).all()
    speaker = sa.table(
        "speaker", sa.column("name"), sa.column("name_key"), sa.column("surname_key")
    )
    keys = {name: " ".join(name.split()).casefold() for name in names}
    rows = [
        {"name": name, "name_key": key, "surname_key": key.rpartition(" ")[2]}
        for name, key in keys.items()
    ]
    if rows:
        connection.execute(sa.insert(speaker), rows)
    op.execute(
        """INSERT INTO attribution_speaker (reading_id, quotation_id, position, speaker_id)
        SELECT reading_id, quotation_id, position, speaker.id
        FROM kept_speaker JOIN speaker ON speaker.name = kept_speaker.name"""
    )
    op.execute("DROP TABLE kept_speaker")


def make_speakers() -> None:
    """Make the tables of speakers, what people decide about them, and how they are found."""
    op.create_table(
        "speaker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("renamed", sa.Text(), nullable=True),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("surname_key", sa.Text(), nullable=False),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.Column("kind", enum("kind", KINDS), nullable=False),
        sa.Column("woman", sa.Boolean(), nullable=True),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("seats", sa.JSON(), nullable=False),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("canonical_id", sa.Integer(), nullable=True),
        refers("speaker", "article_id", "article"),
        refers("speaker", "canonical_id", "speaker"),
        sa.PrimaryKeyConstraint("id", name="pk_speaker"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_speaker_article_id", "speaker", ["article_id"])
    op.create_index("ix_speaker_canonical_id", "speaker", ["canonical_id"])
    op.create_index("ix_speaker_name_key_article_id", "speaker", ["name_key", "article_id"])
    op.create_index("ix_speaker_surname_key_office", "speaker", ["surname_key", "office"])
    columns = ("speaker_id", "other_id", "article_id", "quotation_id")
    targets = ("speaker", "speaker", "article", "quotation")
    op.create_table(
        "speaker_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action", enum("action", ACTIONS), nullable=False),
        *(sa.Column(column, sa.Integer(), nullable=True) for column in columns),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("name_key", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        *(
            belongs("speaker_decision", column, target)
            for column, target in zip(columns, targets, strict=True)
        ),
        sa.PrimaryKeyConstraint("id", name="pk_speaker_decision"),
        sqlite_autoincrement=True,
    )
    for column in (*columns, "name_key"):
        op.create_index(f"ix_speaker_decision_{column}", "speaker_decision", [column])
    op.create_table(
        "alias",
        sa.Column("speaker_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("surname_key", sa.Text(), nullable=False),
        belongs("alias", "speaker_id", "speaker"),
        sa.PrimaryKeyConstraint("speaker_id", "name", name="pk_alias"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_alias_name_key", "alias", ["name_key"])
    op.create_index("ix_alias_surname_key", "alias", ["surname_key"])
    op.create_table(
        "speaker_block",
        sa.Column("block", sa.Text(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        belongs("speaker_block", "speaker_id", "speaker"),
        sa.PrimaryKeyConstraint("block", "speaker_id", name="pk_speaker_block"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_speaker_block_speaker_id", "speaker_block", ["speaker_id"])


def make_figures() -> None:
    """Make the tables of what readings find, and of what look-ups give."""
    op.create_table(
        "figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", enum("kind", KINDS), nullable=False),
        sa.Column("woman", sa.Boolean(), nullable=True),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("seats", sa.JSON(), nullable=False),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        belongs("figure", "reading_id", "reading"),
        refers("figure", "speaker_id", "speaker"),
        sa.PrimaryKeyConstraint("id", name="pk_figure"),
        sa.UniqueConstraint("reading_id", "name", name="uq_figure_reading_id_name"),
    )
    op.create_index("ix_figure_speaker_id", "figure", ["speaker_id"])
    make_attributed("figure_id", belongs("attribution_speaker", "figure_id", "figure"))
    op.create_table(
        "shown_speaker",
        sa.Column("quotation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        belongs("shown_speaker", "quotation_id", "quotation"),
        refers("shown_speaker", "speaker_id", "speaker"),
        sa.PrimaryKeyConstraint("quotation_id", "position", name="pk_shown_speaker"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_shown_speaker_speaker_id", "shown_speaker", ["speaker_id"])
    op.create_table(
        "reassigned",
        sa.Column("quotation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        belongs("reassigned", "quotation_id", "quotation"),
        belongs("reassigned", "decision_id", "speaker_decision"),
        sa.PrimaryKeyConstraint("quotation_id", name="pk_reassigned"),
    )
    op.create_index("ix_reassigned_decision_id", "reassigned", ["decision_id"])


def make_first_speakers() -> None:
    """Make the tables of the versions before."""
    op.create_table(
        "speaker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("surname_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_speaker"),
        sa.UniqueConstraint("name", name="uq_speaker_name"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_speaker_name_key", "speaker", ["name_key"])
    op.create_index("ix_speaker_surname_key", "speaker", ["surname_key"])
    make_attributed("speaker_id", refers("attribution_speaker", "speaker_id", "speaker"))


def make_attributed(column: str, target: sa.ForeignKeyConstraint) -> None:
    """Make the table of whom an attribution names; its target changed with this revision."""
    op.create_table(
        "attribution_speaker",
        sa.Column("reading_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("quotation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(column, sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_id", "quotation_id"],
            ["attribution.reading_id", "attribution.quotation_id"],
            name="fk_attribution_speaker_reading_id_quotation_id_attribution",
            ondelete="CASCADE",
        ),
        target,
        sa.PrimaryKeyConstraint(
            "reading_id", "quotation_id", "position", name="pk_attribution_speaker"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_attribution_speaker_{column}", "attribution_speaker", [column])


def belongs(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """Refer to a row that this one does not outlive."""
    name = f"fk_{table}_{column}_{target}"
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="CASCADE")


def refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """Refer to a row that must be there."""
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}")


def enum(name: str, values: Sequence[str]) -> sa.Enum:
    """Store one of some words, with a check."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)
