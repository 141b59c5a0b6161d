"""The tables of the first version, with full-text search in each database's own way."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "article",
    "speaker",
    "revision",
    "quotation",
    "reading",
    "decision",
    "finding",
    "passage",
    "quotation_part",
    "attribution",
    "family",
    "fingerprint",
    "link",
    "attribution_speaker",
    "family_member",
)

# The words as they stand, without stems, so that both databases find the same.
SQLITE_SEARCH = (
    """CREATE VIRTUAL TABLE quotation_search USING fts5(
        wording, content='quotation', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2'
    )""",
    """CREATE TRIGGER quotation_search_insert AFTER INSERT ON quotation BEGIN
        INSERT INTO quotation_search (rowid, wording) VALUES (new.id, new.wording);
    END""",
    """CREATE TRIGGER quotation_search_delete AFTER DELETE ON quotation BEGIN
        INSERT INTO quotation_search (quotation_search, rowid, wording)
        VALUES ('delete', old.id, old.wording);
    END""",
    """CREATE TRIGGER quotation_search_update AFTER UPDATE OF wording ON quotation BEGIN
        INSERT INTO quotation_search (quotation_search, rowid, wording)
        VALUES ('delete', old.id, old.wording);
        INSERT INTO quotation_search (rowid, wording) VALUES (new.id, new.wording);
    END""",
)
POSTGRESQL_SEARCH = (
    "CREATE INDEX ix_quotation_search ON quotation USING gin (to_tsvector('simple', wording))",
)


def upgrade() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        sa.UniqueConstraint("identity", name="uq_article_identity"),
        sqlite_autoincrement=True,
    )
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

    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("newest", sa.Boolean(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("number > 0", name="ck_revision_number_positive"),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name="fk_revision_article_id_article",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
        sa.UniqueConstraint("article_id", "number", name="uq_revision_article_id_number"),
        sa.UniqueConstraint("article_id", "sha256", name="uq_revision_article_id_sha256"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_revision_newest",
        "revision",
        ["article_id"],
        unique=True,
        sqlite_where=sa.text("newest"),
        postgresql_where=sa.text("newest"),
    )
    op.create_index("ix_revision_outlet", "revision", ["outlet"])

    op.create_table(
        "quotation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("content_key", sa.Text(), nullable=False),
        sa.Column("content_start", sa.Integer(), nullable=False),
        sa.Column("content_end", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.CheckConstraint("content_start < content_end", name="ck_quotation_content_not_empty"),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name="fk_quotation_revision_id_revision",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_quotation"),
        sa.UniqueConstraint(
            "revision_id", "content_key", name="uq_quotation_revision_id_content_key"
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("weights", sa.Text(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("skipped", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name="fk_reading_revision_id_revision",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
        sa.UniqueConstraint(
            "revision_id",
            "reader",
            "version",
            "weights",
            name="uq_reading_revision_id_reader_version_weights",
        ),
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quotation_id", sa.Integer(), nullable=False),
        sa.Column(
            "judgement",
            sa.Enum(
                "rejected", name="judgement", native_enum=False, create_constraint=True, length=16
            ),
            nullable=False,
        ),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotation.id"],
            name="fk_decision_quotation_id_quotation",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
    )
    op.create_index("ix_decision_quotation_id", "decision", ["quotation_id"])

    op.create_table(
        "finding",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("quotation_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "direct",
                "mixed",
                "indirect",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("cue", sa.JSON(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name="ck_finding_confidence_range"),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["quotation.id"],
            name="fk_finding_parent_id_quotation",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotation.id"],
            name="fk_finding_quotation_id_quotation",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["reading.id"], name="fk_finding_reading_id_reading", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("reading_id", "quotation_id", name="pk_finding"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_finding_parent_id", "finding", ["parent_id"])
    op.create_index("ix_finding_quotation_id", "finding", ["quotation_id"])
    op.create_index(
        "ix_finding_shown",
        "finding",
        ["quotation_id"],
        unique=True,
        sqlite_where=sa.text("shown"),
        postgresql_where=sa.text("shown"),
    )

    op.create_table(
        "passage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("quotation_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("speakers", sa.JSON(), nullable=False),
        sa.CheckConstraint('0 <= "start" AND "start" < "end"', name="ck_passage_not_empty"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_passage_article_id_article", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotation.id"],
            name="fk_passage_quotation_id_quotation",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_passage"),
        sa.UniqueConstraint(
            "quotation_id", "start", "end", name="uq_passage_quotation_id_start_end"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_passage_article_id", "passage", ["article_id"])

    op.create_table(
        "quotation_part",
        sa.Column("quotation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint('0 <= "start" AND "start" < "end"', name="ck_quotation_part_not_empty"),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotation.id"],
            name="fk_quotation_part_quotation_id_quotation",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("quotation_id", "position", name="pk_quotation_part"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "attribution",
        sa.Column("reading_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("quotation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "named",
                "anonymous",
                "unknown",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("mention_start", sa.Integer(), nullable=True),
        sa.Column("mention_end", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name="ck_attribution_confidence_range"),
        sa.CheckConstraint("mention_start < mention_end", name="ck_attribution_mention_not_empty"),
        sa.ForeignKeyConstraint(
            ["reading_id", "quotation_id"],
            ["finding.reading_id", "finding.quotation_id"],
            name="fk_attribution_reading_id_quotation_id_finding",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("reading_id", "quotation_id", name="pk_attribution"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "family",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["passage.id"], name="fk_family_id_passage", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_family"),
    )
    op.create_index("ix_family_size", "family", ["size"])

    op.create_table(
        "fingerprint",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["passage_id"],
            ["passage.id"],
            name="fk_fingerprint_passage_id_passage",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("hash", "passage_id", name="pk_fingerprint"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_fingerprint_passage_id", "fingerprint", ["passage_id"])

    op.create_table(
        "link",
        sa.Column("a_id", sa.Integer(), nullable=False),
        sa.Column("b_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.CheckConstraint("a_id < b_id", name="ck_link_ordered"),
        sa.ForeignKeyConstraint(
            ["a_id"], ["passage.id"], name="fk_link_a_id_passage", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["b_id"], ["passage.id"], name="fk_link_b_id_passage", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("a_id", "b_id", name="pk_link"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_link_b_id", "link", ["b_id"])

    op.create_table(
        "attribution_speaker",
        sa.Column("reading_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("quotation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_id", "quotation_id"],
            ["attribution.reading_id", "attribution.quotation_id"],
            name="fk_attribution_speaker_reading_id_quotation_id_attribution",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speaker.id"], name="fk_attribution_speaker_speaker_id_speaker"
        ),
        sa.PrimaryKeyConstraint(
            "reading_id", "quotation_id", "position", name="pk_attribution_speaker"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_attribution_speaker_speaker_id", "attribution_speaker", ["speaker_id"])

    op.create_table(
        "family_member",
        sa.Column("passage_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("family_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["family_id"],
            ["family.id"],
            name="fk_family_member_family_id_family",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["passage_id"],
            ["passage.id"],
            name="fk_family_member_passage_id_passage",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("passage_id", name="pk_family_member"),
    )
    op.create_index("ix_family_member_family_id", "family_member", ["family_id"])
    for statement in SQLITE_SEARCH if _is_sqlite() else POSTGRESQL_SEARCH:
        op.execute(statement)


def downgrade() -> None:
    if _is_sqlite():
        op.execute("DROP TABLE quotation_search")
    for name in reversed(TABLES):
        op.drop_table(name)


def _is_sqlite() -> bool:
    return op.get_context().dialect.name == "sqlite"
