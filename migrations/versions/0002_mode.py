"""How each quotation was uttered: said, written or only thought."""

import re
from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# One statement for both databases; SQLite adds a column with its check only in these words.
ADD = """ALTER TABLE finding ADD COLUMN mode VARCHAR(16) DEFAULT 'speech' NOT NULL
    CONSTRAINT ck_finding_mode CHECK (mode IN ('speech', 'writing', 'thought'))"""

# Of what was stored before, the first of these words in the cue tells the mode. They are a copy:
# what a migration does must not change with the readers' own table. A new reading knows more.
SPEECH = (
    "said says saying say told tells telling asked asks added adds announced announces called calls"
    " claimed claims made makes explained insisted insists according expressed expresses promised"
    " warned warns suggested suggests argued argues stated states refused declined"
)
WRITING = (
    "wrote writes written writing tweeted tweets tweeting retweeted posted posts posting emailed"
    " e-mailed blogged published"
)
THOUGHT = (
    "believe believes believed believing think thinks thought thinking want wants wanted wanting"
    " hope hopes hoped hoping plan plans planned planning expect expects expected expecting know"
    " knows knew known feel feels felt feeling support supports supported supporting oppose opposes"
    " opposed opposing prefer prefers preferred decide decides decided deciding voted votes vote"
    " fear fears feared intend intends intended see sees saw seen seek seeks sought seeking"
    " consider considers considered doubt doubts doubted suspect suspects suspected wish wishes"
    " wished convinced confident worried worries"
)
MODES = {
    word: mode
    for mode, words in (("speech", SPEECH), ("writing", WRITING), ("thought", THOUGHT))
    for word in words.split()
}
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
TEXTS_AT_ONCE = 20

finding = sa.table(
    "finding",
    sa.column("reading_id", sa.Integer()),
    sa.column("quotation_id", sa.Integer()),
    sa.column("mode", sa.Text()),
    sa.column("cue", sa.JSON()),
)
reading = sa.table("reading", sa.column("id", sa.Integer()), sa.column("revision_id", sa.Integer()))
text = sa.table("revision", sa.column("id", sa.Integer()), sa.column("text", sa.Text()))


def upgrade() -> None:
    op.execute(ADD)
    connection = op.get_bind()
    ids = connection.scalars(sa.select(text.c.id).order_by(text.c.id)).all()
    for start in range(0, len(ids), TEXTS_AT_ONCE):
        fill(connection, ids[start : start + TEXTS_AT_ONCE])


def downgrade() -> None:
    op.drop_column("finding", "mode")


def fill(connection: sa.Connection, texts: Sequence[int]) -> None:
    """Write the modes of what was found in some texts, those that are not speech."""
    query = (
        sa.select(finding.c.reading_id, finding.c.quotation_id, finding.c.cue, text.c.text)
        .join(reading, reading.c.id == finding.c.reading_id)
        .join(text, text.c.id == reading.c.revision_id)
        .where(text.c.id.in_(texts))
    )
    found: dict[str, list[dict[str, int]]] = defaultdict(list)
    for row in connection.execute(query):
        mode = tell(" ".join(row.text[start:end] for start, end in row.cue))
        found[mode].append({"of_reading": row.reading_id, "of_quotation": row.quotation_id})
    for mode in ("writing", "thought"):
        if found[mode]:
            connection.execute(
                sa.update(finding)
                .where(
                    finding.c.reading_id == sa.bindparam("of_reading"),
                    finding.c.quotation_id == sa.bindparam("of_quotation"),
                )
                .values(mode=mode),
                found[mode],
            )


def tell(cue: str) -> str:
    """Return the mode that a cue's words tell."""
    return next((MODES[word] for word in WORD.findall(cue.lower()) if word in MODES), "speech")
