"""An SQLite file for everybody: plain tables, full-text search and a view that reads well."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.types import Gender

if TYPE_CHECKING:
    from quotes.store import FamilyRecord, PairDifference, QuotationRecord, SpeakerRecord

TABLES = """
PRAGMA user_version = 1;
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    added_as TEXT NOT NULL,
    outlet TEXT,
    date TEXT,
    title TEXT,
    url TEXT
);
CREATE TABLE speaker (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    gender TEXT NOT NULL
);
CREATE TABLE quotation (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id),
    parent_id INTEGER REFERENCES quotation (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    mode TEXT NOT NULL,
    stance TEXT NOT NULL,
    shown INTEGER NOT NULL,
    carrier TEXT NOT NULL,
    text TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    speaker_status TEXT NOT NULL,
    confidence REAL NOT NULL,
    speaker_confidence REAL NOT NULL,
    rule TEXT NOT NULL,
    speaker_rule TEXT NOT NULL,
    evidence TEXT NOT NULL
);
CREATE TABLE quotation_part (
    quotation_id INTEGER NOT NULL REFERENCES quotation (id),
    position INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (quotation_id, position)
);
CREATE TABLE quotation_speaker (
    quotation_id INTEGER NOT NULL REFERENCES quotation (id),
    position INTEGER NOT NULL,
    speaker_id INTEGER NOT NULL REFERENCES speaker (id),
    PRIMARY KEY (quotation_id, position)
);
CREATE TABLE family (
    id INTEGER PRIMARY KEY,
    speaker TEXT
);
CREATE TABLE family_member (
    family_id INTEGER NOT NULL REFERENCES family (id),
    position INTEGER NOT NULL,
    quotation_id INTEGER NOT NULL REFERENCES quotation (id),
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (family_id, position)
);
CREATE TABLE family_difference (
    family_id INTEGER NOT NULL,
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    relation TEXT NOT NULL,
    flags TEXT NOT NULL,
    notes TEXT NOT NULL,
    PRIMARY KEY (family_id, a, b),
    FOREIGN KEY (family_id, a) REFERENCES family_member (family_id, position),
    FOREIGN KEY (family_id, b) REFERENCES family_member (family_id, position)
);
"""

# A quotation whose parent is not among those exported stands by itself.
ORPHANS = "UPDATE quotation SET parent_id = NULL WHERE parent_id NOT IN (SELECT id FROM quotation)"

# Made after the rows: an index built at once is smaller and quicker than one that grows.
INDEXES = """
CREATE INDEX article_outlet_date ON article (outlet, date);
CREATE INDEX quotation_article ON quotation (article_id);
CREATE INDEX quotation_parent ON quotation (parent_id);
CREATE INDEX quotation_speaker_speaker ON quotation_speaker (speaker_id);
CREATE INDEX family_member_quotation ON family_member (quotation_id);
CREATE INDEX family_difference_b ON family_difference (family_id, b);
CREATE VIRTUAL TABLE quotation_search USING fts5 (
    text, content = 'quotation', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO quotation_search (quotation_search) VALUES ('rebuild');
CREATE VIEW quotations AS
SELECT
    quotation.id AS id,
    (
        SELECT group_concat(name, ' and ') FROM (
            SELECT speaker.name AS name
            FROM quotation_speaker JOIN speaker ON speaker.id = quotation_speaker.speaker_id
            WHERE quotation_speaker.quotation_id = quotation.id
            ORDER BY quotation_speaker.position
        )
    ) AS speaker,
    quotation.text AS quotation,
    quotation.kind AS kind,
    quotation.mode AS mode,
    quotation.stance AS stance,
    quotation.shown AS shown,
    quotation.carrier AS carrier,
    article.outlet AS outlet,
    article.date AS date,
    article.title AS title,
    article.url AS url,
    (
        SELECT min(family_member.family_id) FROM family_member
        WHERE family_member.quotation_id = quotation.id
    ) AS family,
    quotation.speaker_status AS speaker_status,
    quotation.confidence AS confidence,
    quotation.speaker_confidence AS speaker_confidence,
    article.added_as AS article
FROM quotation JOIN article ON article.id = quotation.article_id;
"""

META = "INSERT INTO meta VALUES (?, ?)"
ARTICLE = "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
QUOTATION = f"INSERT INTO quotation VALUES ({', '.join(17 * '?')})"
PART = "INSERT INTO quotation_part VALUES (?, ?, ?, ?, ?)"
SPEAKER = "INSERT INTO speaker VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
SPOKEN = "INSERT INTO quotation_speaker VALUES (?, ?, ?)"
MEMBER = "INSERT INTO family_member VALUES (?, ?, ?, ?, ?, ?)"
DIFFERENCE = "INSERT INTO family_difference VALUES (?, ?, ?, ?, ?, ?)"


def write_sqlite(
    records: Iterable["QuotationRecord"],
    speakers: Iterable["SpeakerRecord"],
    families: Iterable["FamilyRecord"],
    path: Path,
    *,
    head: str,
) -> None:
    """Write quotations, their speakers and their families to a new SQLite file.

    Of a family, what is exported are those wordings whose quotation is, if they are two or
    more; a ``position`` is the one that the wording has in the whole family.

    Args:
        records: Quotations, taken one at a time.
        speakers: What is known of their speakers; others are left out, and a speaker who is
            missing, as one who was added meanwhile may be, is of unknown gender.
        families: Families; wordings of other quotations are left out.
        path: A file that does not exist yet.
        head: The head of the store's ledger, by which `quotes verify --head` can tell later
            whether the store still holds what was exported.

    Raises:
        sqlite3.Error: If the file can't be written.
    """
    genders = {speaker.id: speaker.gender for speaker in speakers}
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # A failed export is thrown away whole, so there is nothing that a journal could save.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.executescript(TABLES)
        connection.execute("BEGIN")
        connection.execute(META, ("head", head))
        for record in records:
            _write_quotation(connection, record, genders)
        for family in families:
            _write_family(connection, family)
        connection.execute(ORPHANS)
        connection.execute("COMMIT")
        connection.executescript(INDEXES)


def is_export(path: Path) -> bool:
    """Tell whether a file is one that ``write_sqlite`` wrote: it has no table of a store's."""
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    except sqlite3.Error:
        return False
    return {"quotation_speaker", "quotations"} <= names and "alembic_version" not in names


def _write_quotation(
    connection: sqlite3.Connection, record: "QuotationRecord", genders: Mapping[int, Gender]
) -> None:
    place = (record.outlet, record.published_at, record.title, record.url)
    connection.execute(ARTICLE, (record.article_id, record.article, *place))
    spans = (record.parts[0].start, record.parts[-1].end)
    found = (record.confidence, record.speaker_confidence, record.rule, record.speaker_rule)
    uttered = (record.kind.value, record.mode.value, record.stance.value, record.shown)
    wording = (*uttered, "\n".join(record.carriers), record.wording)
    connection.execute(
        QUOTATION,
        (
            record.id,
            record.article_id,
            record.parent,
            *wording,
            *spans,
            record.status.value,
            *found,
            "\n".join(record.evidence),
        ),
    )
    for position, part in enumerate(record.parts):
        connection.execute(PART, (record.id, position, part.start, part.end, part.text))
    speakers = zip(record.speaker_ids, record.speakers, strict=True)
    for position, (number, name) in enumerate(speakers):
        gender = genders.get(number, Gender.UNKNOWN)
        connection.execute(SPEAKER, (number, name, gender.value))
        connection.execute(SPOKEN, (record.id, position, number))


def _write_family(connection: sqlite3.Connection, family: "FamilyRecord") -> None:
    here = [
        (position, member)
        for position, member in enumerate(family.members)
        if _is_exported(connection, member.quotation)
    ]
    if len(here) < 2:
        return
    connection.execute("INSERT INTO family VALUES (?, ?)", (family.id, family.speaker))
    for position, member in here:
        place = (member.quotation, member.start, member.end, member.text)
        connection.execute(MEMBER, (family.id, position, *place))
    positions = {position for position, _ in here}
    for pair in family.differences:
        if {pair.a, pair.b} <= positions:
            connection.execute(DIFFERENCE, (family.id, pair.a, pair.b, *_difference(pair)))


def _is_exported(connection: sqlite3.Connection, quotation: int) -> bool:
    found = connection.execute("SELECT 1 FROM quotation WHERE id = ?", (quotation,)).fetchone()
    return found is not None


def _difference(pair: "PairDifference") -> tuple[str, str, str]:
    """Return the relation, the flags and the notes; one flag or note a line."""
    flags = (f"{flag.kind}: {flag.a} / {flag.b}" for flag in pair.difference.flags)
    return pair.difference.relation.value, "\n".join(flags), "\n".join(pair.difference.notes)
