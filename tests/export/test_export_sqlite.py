import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from factory import build_family, build_member, build_record

from quotes.export.sqlite import write_sqlite
from quotes.store import SpeakerRecord
from quotes.types import Gender, SpeakerKind, SpeakerStatus

OPEN = build_record(id=1, speakers=("Olena Hart",))
TWO = build_record(
    ["We kept", "every boat"],
    id=2,
    article_id=2,
    article="boats.txt",
    outlet="Coast Post",
    speakers=("Olena Hart", "Sam Ito"),
)
NOBODY = build_record(
    "the pier is shut", id=3, speakers=(), status=SpeakerStatus.ANONYMOUS, parent=1
)


@pytest.fixture
def exported(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    members = [
        build_member("We will open", quotation=1),
        build_member("We will not open", quotation=2, article_id=2, outlet="Coast Post"),
        build_member("We shall open", quotation=99, article_id=9),
    ]
    lone = build_family(build_member("x y z", quotation=3), build_member("x y", quotation=98), id=2)
    path = tmp_path / "out.db"
    speakers = [
        SpeakerRecord(1, "Olena Hart", SpeakerKind.PERSON, Gender.FEMALE, 2, 2, 2),
        SpeakerRecord(7, "Ann Lee", SpeakerKind.PERSON, Gender.FEMALE, 1, 1, 1),
    ]
    families = [build_family(*members), lone]
    write_sqlite(iter([OPEN, TWO, NOBODY]), speakers, families, path, head="ab12")
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def test_the_view_reads_well(exported: sqlite3.Connection) -> None:
    rows = exported.execute(
        "SELECT id, speaker, quotation, outlet, family FROM quotations ORDER BY id"
    ).fetchall()

    assert rows == [
        (1, "Olena Hart", "We will open", "Harbour Daily", 1),
        (2, "Olena Hart and Sam Ito", "We kept … every boat", "Coast Post", 1),
        (3, None, "the pier is shut", "Harbour Daily", None),
    ]


def test_foreign_keys_hold(exported: sqlite3.Connection) -> None:
    assert exported.execute("PRAGMA foreign_key_check").fetchall() == []
    assert exported.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_every_foreign_key_has_an_index(exported: sqlite3.Connection) -> None:
    tables = [
        name
        for (name,) in exported.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%REFERENCES%'"
        )
    ]
    for table in tables:
        indexed = set()
        for index in exported.execute("SELECT name FROM pragma_index_list(?)", (table,)):
            columns = [
                row[2] for row in exported.execute("SELECT * FROM pragma_index_info(?)", index)
            ]
            indexed.update(tuple(columns[:length]) for length in range(1, len(columns) + 1))
        keys: dict[int, list[str]] = {}
        for number, column in exported.execute(
            'SELECT id, "from" FROM pragma_foreign_key_list(?) ORDER BY id, seq', (table,)
        ):
            keys.setdefault(number, []).append(column)
        assert keys
        assert {tuple(columns) for columns in keys.values()} <= indexed, table


def test_full_text_search_finds_words(exported: sqlite3.Connection) -> None:
    found = exported.execute(
        "SELECT rowid FROM quotation_search WHERE quotation_search MATCH 'boat'"
    ).fetchall()

    assert found == [(2,)]


def test_speakers_of_what_is_exported_have_a_gender(exported: sqlite3.Connection) -> None:
    speakers = exported.execute("SELECT id, name, gender FROM speaker ORDER BY id")

    assert speakers.fetchall() == [(1, "Olena Hart", "female"), (2, "Sam Ito", "unknown")]


def test_parts_keep_exact_slices(exported: sqlite3.Connection) -> None:
    parts = exported.execute(
        'SELECT "start", "end", text FROM quotation_part WHERE quotation_id = 2 ORDER BY position'
    ).fetchall()

    assert parts == [(10, 17, "We kept"), (27, 37, "every boat")]


def test_only_wordings_of_exported_quotations_are_in_families(exported: sqlite3.Connection) -> None:
    members = exported.execute("SELECT family_id, position, quotation_id FROM family_member")
    differences = exported.execute("SELECT family_id, a, b, relation FROM family_difference")

    assert members.fetchall() == [(1, 0, 1), (1, 1, 2)]
    assert differences.fetchall() == [(1, 0, 1, "ellipsis")]


def test_a_parent_outside_the_export_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "out.db"
    write_sqlite([NOBODY], [], [], path, head="ab12")

    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT parent_id FROM quotation").fetchone() == (None,)
