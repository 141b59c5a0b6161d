"""One log of what people decided; gender in words, a speaker's rule, a reading's runtime."""

from collections.abc import Sequence
from typing import Any

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

ON_SPEAKERS = ("merge", "apart", "split", "alias", "rename", "reassign")
ON_FAMILIES = ("join", "part")
ACTIONS = ("reject", *ON_SPEAKERS, *ON_FAMILIES, "accept")
SUBJECTS = {
    "quotation_id": "quotation",
    "other_quotation_id": "quotation",
    "speaker_id": "speaker",
    "other_speaker_id": "speaker",
    "article_id": "article",
}
WORDS = ("name", "name_key", "finding_key", "wording", "verdict")
KEPT = ("action", *SUBJECTS, *WORDS, "who", "why", "decided_at", "undone_by", "undone_at")
# What each of the old tables calls the columns of the log; what it lacks is empty.
FORMER = {
    "decision": {"action": "'reject'", "quotation_id": "quotation_id"},
    "speaker_decision": {
        "action": "action",
        "quotation_id": "quotation_id",
        "speaker_id": "speaker_id",
        "other_speaker_id": "other_id",
        "article_id": "article_id",
        "name": "name",
        "name_key": "name_key",
        "undone_by": "undone_by",
    },
    "family_decision": {
        "action": "action",
        "quotation_id": "quotation_id",
        "other_quotation_id": "other_id",
        "undone_by": "undone_by",
    },
    "acceptance": {
        "action": "'accept'",
        "finding_key": "key",
        "wording": "wording",
        "name": "speaker",
        "verdict": "verdict",
        "undone_by": "undone_by",
    },
}
EMPTY = dict.fromkeys(SUBJECTS, "CAST(NULL AS INTEGER)") | dict.fromkeys(
    (*WORDS, "undone_by"), "CAST(NULL AS TEXT)"
)


def upgrade() -> None:
    op.add_column("attribution", text("rule"))
    op.add_column("reading", text("runtime"))
    tell_runtimes_apart("_runtime", "")
    for table in NAMED:
        op.execute(ADD_GENDER.format(table=table))
        op.execute(f"UPDATE {table} SET gender = 'female' WHERE woman")
        op.execute(f"UPDATE {table} SET gender = 'male' WHERE NOT woman")
        op.drop_column(table, "woman")
    keep_decisions()
    for table in ("reassigned", "family_parted", *FORMER):
        op.drop_table(table)
    make_log()
    make_parted("decision")
    make_reassigned("decision")
    columns = ", ".join(KEPT)
    op.execute(
        f"""INSERT INTO decision (id, former_id, {columns})
        SELECT id, former_id, {columns} FROM kept_decision ORDER BY id"""
    )
    op.execute(
        """INSERT INTO family_parted (decision_id, quotation_id)
        SELECT kept_decision.id, kept_parted.quotation_id FROM kept_parted JOIN kept_decision
        ON kept_decision.former_id = kept_parted.decision_id AND former = 'family_decision'"""
    )
    op.execute(
        """INSERT INTO reassigned (quotation_id, decision_id)
        SELECT kept_reassigned.quotation_id, kept_decision.id
        FROM kept_reassigned JOIN kept_decision
        ON kept_decision.former_id = kept_reassigned.decision_id AND former = 'speaker_decision'"""
    )
    for table in ("kept_decision", "kept_parted", "kept_reassigned"):
        op.execute(f"DROP TABLE {table}")
    count_on("decision")


def downgrade() -> None:
    for table in ("decision", "family_parted", "reassigned"):
        op.execute(f"CREATE TEMPORARY TABLE kept_{table} AS SELECT * FROM {table}")
    for table in ("reassigned", "family_parted", "decision"):
        op.drop_table(table)
    make_former_tables()
    make_parted("family_decision")
    make_reassigned("speaker_decision")
    actions = {
        "decision": ("reject",),
        "speaker_decision": ON_SPEAKERS,
        "family_decision": ON_FAMILIES,
        "acceptance": ("accept",),
    }
    for table, names in FORMER.items():
        restore(table, names, actions[table])
    for table in ("family_parted", "reassigned"):
        op.execute(
            f"""INSERT INTO {table} (decision_id, quotation_id)
            SELECT decision_id, quotation_id FROM kept_{table}"""
        )
    for table in ("decision", "family_parted", "reassigned"):
        op.execute(f"DROP TABLE kept_{table}")
    for table in FORMER:
        count_on(table)
    # Of readings that only the runtime tells apart the newest stays: it is the one shown.
    op.execute(
        """DELETE FROM reading WHERE EXISTS (
            SELECT 1 FROM reading AS newer WHERE newer.id > reading.id
            AND newer.revision_id = reading.revision_id AND newer.reader = reading.reader
            AND newer.version = reading.version AND newer.weights = reading.weights)"""
    )
    for table in ("attribution_speaker", "attribution", "finding", "figure"):
        op.execute(f"DELETE FROM {table} WHERE reading_id NOT IN (SELECT id FROM reading)")
    tell_runtimes_apart("", "_runtime")
    op.drop_column("reading", "runtime")
    op.drop_column("attribution", "rule")
    for table in NAMED:
        op.add_column(table, sa.Column("woman", sa.Boolean(), nullable=True))
        for gender, woman in (("female", "true"), ("male", "false")):
            op.execute(f"UPDATE {table} SET woman = {woman} WHERE gender = '{gender}'")
        op.drop_column(table, "gender")


def keep_decisions() -> None:
    """Gather the rows of all tables, numbered in the order in which people decided.

    Those of one table keep their order, by which the later one counts: what was taken over from
    another store has that store's times, so each row is as late as the latest before it.
    """
    tables = []
    for place, (table, names) in enumerate(FORMER.items()):
        columns = (f"{(EMPTY | names).get(column, column)} AS {column}" for column in KEPT)
        tables.append(
            f"SELECT {place} AS place, '{table}' AS former, id AS former_id, {', '.join(columns)}"
            f" FROM {table}"
        )
    op.execute(
        f"""CREATE TEMPORARY TABLE kept_decision AS
        SELECT row_number() OVER (ORDER BY reached, place, former_id) AS id, timed.* FROM (
            SELECT max(decided_at) OVER (PARTITION BY place ORDER BY former_id) AS reached, given.*
            FROM ({" UNION ALL ".join(tables)}) AS given
        ) AS timed"""
    )
    op.execute("CREATE TEMPORARY TABLE kept_parted AS SELECT * FROM family_parted")
    op.execute("CREATE TEMPORARY TABLE kept_reassigned AS SELECT * FROM reassigned")


def restore(table: str, names: dict[str, str], actions: Sequence[str]) -> None:
    """Give an old table its rows back, with their numbers of the log."""
    given = {old: new for new, old in names.items() if not old.startswith("'")}
    if table == "decision":
        given["judgement"] = "'rejected'"
    given |= {column: column for column in ("who", "why", "decided_at", "undone_at")}
    op.execute(
        f"""INSERT INTO {table} (id, {", ".join(given)})
        SELECT id, {", ".join(given.values())} FROM kept_decision
        WHERE action IN ({", ".join(f"'{action}'" for action in actions)})"""
    )


def make_log() -> None:
    """Make the one table of what people decided."""
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action", enum("action", ACTIONS), nullable=False),
        *(sa.Column(column, sa.Integer(), nullable=True) for column in SUBJECTS),
        *(sa.Column(column, sa.Text(), nullable=True) for column in WORDS),
        *decided(),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        text("undone_why"),
        sa.Column("former_id", sa.Integer(), nullable=True),
        *(belongs("decision", column, target) for column, target in SUBJECTS.items()),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sqlite_autoincrement=True,
    )
    for column in (*SUBJECTS, "name_key", "finding_key"):
        op.create_index(f"ix_decision_{column}", "decision", [column])


def make_former_tables() -> None:
    """Make the tables of the versions before."""
    make_former("decision", {"quotation_id": "quotation"}, enum("judgement", ["rejected"]))
    make_former(
        "speaker_decision",
        {
            "speaker_id": "speaker",
            "other_id": "speaker",
            "article_id": "article",
            "quotation_id": "quotation",
        },
        enum("action", ON_SPEAKERS),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("name_key", sa.Text(), nullable=True),
    )
    op.create_index("ix_speaker_decision_name_key", "speaker_decision", ["name_key"])
    make_former(
        "family_decision",
        {"quotation_id": "quotation", "other_id": "quotation"},
        enum("action", ON_FAMILIES),
    )
    make_former(
        "acceptance",
        {},
        None,
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=False),
    )
    op.create_index("ix_acceptance_key", "acceptance", ["key"])


def make_former(
    table: str, subjects: dict[str, str], action: sa.Enum | None, *columns: sa.Column[str]
) -> None:
    """Make one of the tables of the versions before."""
    required = {"quotation_id"} if table in {"decision", "family_decision"} else set()
    undone_by = [] if table == "decision" else [sa.Column("undone_by", sa.Text(), nullable=True)]
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *([] if action is None else [sa.Column(str(action.name), action, nullable=False)]),
        *(sa.Column(one, sa.Integer(), nullable=one not in required) for one in subjects),
        *columns,
        *decided(),
        *undone_by,
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        *(belongs(table, column, target) for column, target in subjects.items()),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sqlite_autoincrement=table != "decision",
    )
    for column in subjects:
        op.create_index(f"ix_{table}_{column}", table, [column])


def make_parted(log: str) -> None:
    """Make the table of what quotations were parted from."""
    op.create_table(
        "family_parted",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("quotation_id", sa.Integer(), nullable=False),
        belongs("family_parted", "decision_id", log),
        belongs("family_parted", "quotation_id", "quotation"),
        sa.PrimaryKeyConstraint("decision_id", "quotation_id", name="pk_family_parted"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_family_parted_quotation_id", "family_parted", ["quotation_id"])


def make_reassigned(log: str) -> None:
    """Make the table of the quotations whose speaker a person decided."""
    op.create_table(
        "reassigned",
        sa.Column("quotation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        belongs("reassigned", "quotation_id", "quotation"),
        belongs("reassigned", "decision_id", log),
        sa.PrimaryKeyConstraint("quotation_id", name="pk_reassigned"),
    )
    op.create_index("ix_reassigned_decision_id", "reassigned", ["decision_id"])


def decided() -> list[sa.Column[Any]]:
    """Return the columns of who decided, why and when."""
    return [
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
    ]


def text(name: str) -> sa.Column[str]:
    """Return a column that is empty for what older versions stored."""
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def tell_runtimes_apart(wanted: str, present: str) -> None:
    """Let a text have a reading of each runtime, or of one only."""
    columns = ["revision_id", "reader", "version", "weights", *filter(None, [wanted.strip("_")])]
    with op.batch_alter_table("reading") as batch:
        batch.drop_constraint(READERS + present, type_="unique")
        batch.create_unique_constraint(READERS + wanted, columns)


def count_on(table: str) -> None:
    """Let a server number new rows after those that came with their numbers."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"""SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id))
            FROM {table} HAVING max(id) IS NOT NULL"""
        )


def belongs(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """Refer to a row that this one does not outlive."""
    name = f"fk_{table}_{column}_{target}"
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="CASCADE")


def enum(name: str, values: Sequence[str]) -> sa.Enum:
    """Store one of some words, with a check."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)
