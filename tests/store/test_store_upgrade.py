import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import NullPool, create_engine, inspect
from store_factory import (
    READER,
    SHIPS,
    SHIPS_TRIMMED,
    attribute,
    downgrade,
    make_article,
    make_reading,
    says,
)

from quotes.check import Acceptance, Verdict
from quotes.errors import SchemaNewerError, SchemaOutdatedError, StoreError
from quotes.settings import database_url
from quotes.store import Store, open_store, schema_status, upgrade_store
from quotes.store import upgrade as upgrade_module
from quotes.store.schema.base import VERSION_TABLE, Base
from quotes.store.upgrade import REVISIONS, migrations_path
from quotes.types import Gender, Mode, Profile, ReaderInfo, Reading

pytest_plugins = ["store_fixtures"]

NEVER_SAID = "Every pump stood still on the quay that night"
LATER = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{before}"


def upgrade() -> None:
    with op.batch_alter_table("article") as batch:
        batch.add_column(sa.Column("note", sa.Text()))
    {more}


def downgrade() -> None:
    op.drop_column("article", "note")
"""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty_target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where nothing is yet."""
    if request.param == "sqlite":
        return str(tmp_path / "new.db")
    return str(request.getfixturevalue("empty_database"))


@pytest.fixture
def later_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let there be a migration after ours; return its file."""
    folder = tmp_path / "migrations 100%"
    shutil.copytree(migrations_path(), folder)
    added = folder / "versions" / "9999_later.py"
    added.write_text(LATER.format(before=REVISIONS[-1], more=""))
    monkeypatch.setattr(upgrade_module, "REVISIONS", (*REVISIONS, "9999"))
    monkeypatch.setattr(upgrade_module, "migrations_path", lambda: folder)
    return added


def fill(path: Path) -> Path:
    with open_store(path, writable=True) as store:
        store.add(make_reading(says(SHIPS)))
    return path


def test_the_known_revisions_are_the_migrations() -> None:
    scripts = ScriptDirectory(str(migrations_path())).walk_revisions()
    assert tuple(script.revision for script in scripts)[::-1] == REVISIONS


def test_a_revision_imports_nothing_of_ours() -> None:
    for script in (migrations_path() / "versions").glob("*.py"):
        assert "quotes" not in {
            words[1].partition(".")[0]
            for line in script.read_text().splitlines()
            if (words := line.split()) and words[0] in {"from", "import"}
        }


def test_tables_up_to_date_and_back(empty_target: str) -> None:
    assert upgrade_store(empty_target).before is None
    engine = create_engine(database_url(empty_target), poolclass=NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": VERSION_TABLE,
                "compare_type": True,
                "include_name": lambda name, *_: "quotation_search" not in (name or ""),
            },
        )
        assert compare_metadata(context, Base.metadata) == []
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrations_path()))
        config.attributes["connection"] = connection
        command.check(config)
    downgrade(empty_target, "base")
    assert inspect(engine).get_table_names() == [VERSION_TABLE]
    assert upgrade_store(empty_target).before is None
    with open_store(empty_target, writable=True) as store:
        store.add(make_reading(says(SHIPS)))


def test_upgrading_what_is_new_enough_does_nothing(target: str, tmp_path: Path) -> None:
    outcome = upgrade_store(target)
    assert (outcome.before, outcome.after, outcome.backup) == (REVISIONS[-1], REVISIONS[-1], None)
    assert list(tmp_path.glob("*.backup")) == []
    status = schema_status(target)
    assert status.revision == status.newest == REVISIONS[-1]


def test_only_writing_makes_a_store(empty_target: str) -> None:
    with pytest.raises(StoreError, match=r"no store at|is empty: fill it with `quotes add`"):
        open_store(empty_target)
    if "://" not in empty_target:
        assert not Path(empty_target).exists()
    open_store(empty_target, writable=True).close()
    with open_store(empty_target) as store:
        assert store.articles() == []


def test_an_older_file_is_copied_before_it_is_upgraded(tmp_path: Path, later_version: Path) -> None:
    path = tmp_path / "quotes.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upgrade_module, "REVISIONS", REVISIONS)
        later_version.rename(later_version.with_suffix(".off"))
        fill(path)
        later_version.with_suffix(".off").rename(later_version)
    with pytest.raises(SchemaOutdatedError, match=r"older version.*run `quotes db upgrade`"):
        open_store(path)
    assert schema_status(path).revision == REVISIONS[-1]
    with open_store(path, writable=True) as store:
        assert [record.wording for record in store.quotations()] == [f"{SHIPS},"]
    (backup,) = tmp_path.glob(f"quotes.db.{REVISIONS[-1]}.*.backup")
    with closing(sqlite3.connect(backup)) as copy:
        version = copy.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchall()
        assert version == [(REVISIONS[-1],)]
        assert copy.execute("SELECT count(*) FROM quotation").fetchall() == [(1,)]
    assert open_store(path).articles()


def test_a_failed_upgrade_leaves_the_file_as_it_was(tmp_path: Path, later_version: Path) -> None:
    path = tmp_path / "quotes.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upgrade_module, "REVISIONS", REVISIONS)
        later_version.rename(later_version.with_suffix(".off"))
        fill(path)
    before = path.read_bytes()
    later_version.write_text(
        LATER.format(before=REVISIONS[-1], more='op.execute("SELECT * FROM nowhere")')
    )
    with pytest.raises(StoreError, match="no such table: nowhere"):
        open_store(path, writable=True)
    assert path.read_bytes() == before


@pytest.mark.postgresql
def test_an_older_server_store_waits_for_its_upgrade(
    empty_database: str, later_version: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upgrade_module, "REVISIONS", REVISIONS)
        later_version.rename(later_version.with_suffix(".off"))
        upgrade_store(empty_database)
        later_version.with_suffix(".off").rename(later_version)
    with pytest.raises(SchemaOutdatedError, match="run `quotes db upgrade`"):
        open_store(empty_database, writable=True)
    assert upgrade_store(empty_database).after == "9999"
    open_store(empty_database, writable=True).close()


CUES = {
    "said she believes": Mode.SPEECH,
    "wrote": Mode.WRITING,
    "has Never wanted": Mode.THOUGHT,
    "blorked": Mode.SPEECH,
    "": Mode.SPEECH,
}


def test_what_was_stored_before_there_were_modes_gets_its_own(empty_target: str) -> None:
    wordings = [f"Wording number {number} of five" for number in range(len(CUES))]
    text = "\n".join(f"“{wording}” {cue}" for wording, cue in zip(wordings, CUES, strict=True))
    found = [
        attribute(text, wording, speakers=["Ada Brown"], cue=cue)
        for wording, cue in zip(wordings, CUES, strict=True)
    ]
    with open_store(empty_target, writable=True) as store:
        store.add(Reading(make_article(text), READER, tuple(found)))
        store.decisions.quotations.reject(1, who="desk", why="a title")
        before = store.quotations()
    downgrade(empty_target, "0001")
    with pytest.raises(SchemaOutdatedError):
        open_store(empty_target)
    outcome = upgrade_store(empty_target)
    assert (outcome.before, outcome.after) == ("0001", REVISIONS[-1])
    with open_store(empty_target) as store:
        after = store.quotations()
        modes = [store.quotation(number).quotation.mode for number in range(1, len(CUES) + 1)]
        assert store.quotation(1).decisions
        assert list(store.verify()) == []
    assert modes == list(CUES.values())
    assert [replace(record, mode=Mode.SPEECH) for record in after] == before


def test_names_stored_before_there_were_speakers_get_theirs(empty_target: str) -> None:
    with open_store(empty_target, writable=True) as store:
        for at, name in enumerate(["Ann B. Hart", "ANN HART", "Bo Lee Jr.", "Hart"]):
            store.add(
                make_reading(says(SHIPS), f"a{at}", speakers=[name], url=f"https://n.example/{at}")
            )
        store.decisions.quotations.reject(1, who="desk", why="a title")
        before = [(one.name, one.articles) for one in store.speakers()]
        wordings = [record.wording for record in store.quotations()]
    downgrade(empty_target, "0002")
    assert upgrade_store(empty_target).before == "0002"
    with open_store(empty_target, writable=True) as store:
        assert [(one.name, one.articles) for one in store.speakers()] == before
        assert [record.wording for record in store.quotations()] == wordings
        assert store.quotation(1).decisions
        assert list(store.verify()) == []
        store.decisions.speakers.merge("Bo Lee Jr.", "Ann B. Hart", who="desk", why="a pen name")
    with open_store(empty_target) as store:
        assert len(store.speakers()) == len(before) - 1


def test_an_interrupted_upgrade_says_so_and_is_completed(
    empty_target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(empty_target, writable=True) as store:
        store.add(make_reading(says(SHIPS)))
    downgrade(empty_target, "0002")
    with monkeypatch.context() as patch:
        patch.setattr(upgrade_module, "_complete", lambda *_: None)
        upgrade_store(empty_target)
    with pytest.raises(SchemaOutdatedError, match="is incomplete"):
        open_store(empty_target)
    upgrade_store(empty_target)
    with open_store(empty_target) as store:
        assert [one.name for one in store.speakers()] == ["Ada Brown"]


def fill_with_families(target: str) -> None:
    days = {"outlet": "Daily", "published_at": "2022-04-01"}, {"published_at": "2022-04-03"}
    with open_store(target, writable=True) as store:
        store.add(make_reading(says(SHIPS), "a", **days[0]))
        store.add(make_reading(says(SHIPS_TRIMMED), "b", speakers=(), **days[1]))
        store.add(make_reading(says(SHIPS), "c", speakers=["Bo Reed"]))
        store.decisions.families.part(3, who="desk", why="the minister of another year")


def test_families_of_an_older_version_are_found_anew(empty_target: str) -> None:
    fill_with_families(empty_target)
    with open_store(empty_target) as store:
        before = store.families()
    downgrade(empty_target, "0004")
    watched: dict[str, list[int]] = {}

    def watch(items: Iterable[int], label: str) -> Iterator[int]:
        watched[label] = []
        for item in items:
            watched[label].append(item)
            yield item

    upgrade_store(empty_target, watch=watch)
    assert watched == {
        "Rebuilding families: articles": [1, 2, 3],
        "Beginning the ledger: articles": [1, 2, 3],
    }
    with open_store(empty_target) as store:
        assert store.families() == before
        assert [[member.article for member in family.members] for family in before] == [["a", "b"]]


def test_finding_families_anew_goes_on_where_it_stopped(
    empty_target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_with_families(empty_target)
    with open_store(empty_target) as store:
        before = store.families()
    monkeypatch.setattr("quotes.store.refresh.progress._AT_ONCE", 1)
    monkeypatch.setattr(upgrade_module, "FAMILIES", "later")
    with pytest.raises(SchemaOutdatedError, match="is incomplete"):
        open_store(empty_target)

    def stop(items: Iterable[int], _: str) -> Iterator[int]:
        yield next(iter(items))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        upgrade_store(empty_target, watch=stop)
    reached: list[int] = []

    def note(items: Iterable[int], _: str) -> Iterator[int]:
        for item in items:
            reached.append(item)
            yield item

    upgrade_store(empty_target, watch=note)
    assert reached == [2, 3]
    with open_store(empty_target) as store:
        assert store.families() == before


@pytest.mark.parametrize("writable", [False, True], ids=["look-up", "writing"])
def test_a_newer_store_is_left_alone(target: str, writable: bool) -> None:
    engine = create_engine(database_url(target), poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '7777'")
    with pytest.raises(SchemaNewerError, match=r"newer version .tables 7777.*: upgrade quote-prov"):
        open_store(target, writable=writable)
    with pytest.raises(SchemaNewerError):
        upgrade_store(target)
    assert schema_status(target).revision == "7777"


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "CREATE TABLE alembic_version (version_num); PRAGMA user_version=7"
        )


def wal_of_somebody_else(path: Path) -> None:
    foreign(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


@pytest.mark.parametrize("writable", [False, True], ids=["look-up", "writing"])
@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(foreign, "has another program's tables: name another", id="foreign"),
        pytest.param(wal_of_somebody_else, "another program's tables", id="foreign-wal"),
        pytest.param(
            lambda path: path.write_text("Dear reader, " * 99), "not a SQLite database", id="text"
        ),
        pytest.param(Path.mkdir, "is a folder: name a file in it", id="folder"),
    ],
)
def test_what_is_no_store_is_left_alone(
    tmp_path: Path, make: object, message: str, writable: bool
) -> None:
    path = tmp_path / "other.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreError, match=message):
        open_store(path, writable=writable)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert [found.name for found in tmp_path.iterdir()] == ["other.db"]


def test_an_empty_file_becomes_a_store_only_by_writing(tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    path.touch()
    with pytest.raises(StoreError, match="is empty: fill it with `quotes add`"):
        open_store(path)
    assert path.stat().st_size == 0
    fill(path)
    with open_store(path) as store:
        assert len(store.quotations()) == 1


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    for writable, message in ((False, "no store at"), (True, "its folder must exist")):
        with pytest.raises(StoreError, match=message):
            open_store(tmp_path / "missing" / "quotes.db", writable=writable)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("target", "message"),
    [
        pytest.param("mysql://desk:secret@host/quotes", "not mysql", id="other-database"),
        pytest.param("http://host:no/", "is not a database URL", id="no-url"),
        pytest.param("nonsense://x", "not nonsense", id="unknown-scheme"),
        pytest.param("sqlite://", "SQLite file or a PostgreSQL database", id="no-file"),
    ],
)
def test_targets_that_are_none(target: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as caught:
        open_store(target)
    assert "secret" not in str(caught.value)


def test_a_url_of_a_file(tmp_path: Path) -> None:
    fill(tmp_path / "quotes.db")
    with open_store(f"sqlite:///{tmp_path}/quotes.db") as store:
        assert len(store.articles()) == 1


@pytest.mark.parametrize("name", ["a b?c#d%20.db", ":memory:", "file:x.db", "ü “q”.db"])
def test_a_path_may_hold_any_character(tmp_path: Path, name: str) -> None:
    fill(tmp_path / name)
    assert [found.name for found in tmp_path.iterdir()] == [name]
    with open_store(tmp_path / name) as store:
        assert len(store.articles()) == 1


@pytest.mark.postgresql
def test_a_server_that_is_not_there_keeps_the_password_secret() -> None:
    pytest.importorskip("psycopg")
    target = "postgresql://desk:secret@127.0.0.1:9/quotes?connect_timeout=2"
    with pytest.raises(StoreError, match=r"desk:\*\*\*@127") as caught:
        open_store(target)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.slow
def test_a_look_up_loads_nothing_heavy(tmp_path: Path) -> None:
    path = fill(tmp_path / "quotes.db")
    script = (
        "import sys; from quotes.store import QuotationQuery, open_store\n"
        f"with open_store({str(path)!r}) as store:\n"
        "    assert store.quotations(QuotationQuery(speaker='brown', words='ships'))\n"
        "    assert store.quotation(1) and store.articles()\n"
        "heavy = {'alembic', 'spacy', 'textacy', 'trafilatura', 'rapidfuzz', 'psycopg', 'numpy',\n"
        "         'quotes.families', 'quotes.diff', 'sqlalchemy.dialects.postgresql'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_what_was_told_of_women_and_men_becomes_a_gender(empty_target: str) -> None:
    told = [Profile("Ann Hart", gender=Gender.FEMALE), Profile("Bo Lee", gender=Gender.MALE)]
    with open_store(empty_target, writable=True) as store:
        store.add(make_reading(says(SHIPS), speakers=[*told, Profile("Cy Ash")]))
        before = [(one.name, one.gender) for one in store.speakers()]
    assert {gender for _, gender in before} == {Gender.FEMALE, Gender.MALE, Gender.UNKNOWN}
    downgrade(empty_target, "0006")
    engine = create_engine(database_url(empty_target), poolclass=NullPool)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, woman FROM figure")
        assert {row.name: row.woman for row in rows} == {
            "Ann Hart": True,
            "Bo Lee": False,
            "Cy Ash": None,
        }
    upgrade_store(empty_target)
    with open_store(empty_target) as store:
        assert [(one.name, one.gender) for one in store.speakers()] == before


# How the released tables counted what ``decide_all`` decides: each kind by itself.
FORMER_NUMBERS = {
    "decision": {1: 1},
    "speaker_decision": {2: 1, 6: 2, 7: 3},
    "family_decision": {3: 1, 5: 2},
    "acceptance": {4: 1},
}


def decide_all(store: Store) -> None:
    """Decide all kinds of things; undo some."""
    decide = store.decisions
    decide.quotations.reject(4, who="desk", why="a title")
    decide.speakers.merge("Bo Lee", "Ann Hart", who="desk", why="a pen name")
    decide.families.join(1, 3, who="chief")
    decide.checks.accept(Acceptance("ab12", SHIPS, None, Verdict.REWORDED, "desk", "on tape", NOON))
    decide.families.part(2, who="desk", why="a year before")
    decide.speakers.rename("Ann Hart", "Anna Hart", who="desk")
    decide.speakers.reassign(3, "Ann Hart", who="ann", why="heard it")
    for number in (5, 6):
        decide.undo(number, who="ann")


NOON = datetime(2100, 1, 1, 12, tzinfo=UTC)


def count_by_kind(target: str) -> None:
    """Number the decisions of a store of revision 0006 as that version did.

    What was taken over from another store has that store's time, which may be long before.
    """
    engine = create_engine(database_url(target), poolclass=NullPool)
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET session_replication_role = replica")
        run = connection.exec_driver_sql
        for table, numbers in FORMER_NUMBERS.items():
            for before, after in numbers.items():
                run(f"UPDATE {table} SET id = {after} WHERE id = {before}")
        run("UPDATE reassigned SET decision_id = 3")
        run("UPDATE family_parted SET decision_id = 2")
        run("UPDATE acceptance SET decided_at = '2022-05-01 00:00:00.000000'")
        run("UPDATE speaker_decision SET decided_at = '2001-01-01 00:00:00.000000' WHERE id = 3")


def test_decisions_of_older_versions_come_into_one_log(empty_target: str) -> None:
    with open_store(empty_target, writable=True) as store:
        for at, name in enumerate(["Ann Hart", "Bo Lee", "Cy Ash", "Dee Oak"]):
            words = says(NEVER_SAID if at == 2 else SHIPS)
            place = {"outlet": f"Paper {at}", "published_at": f"2022-04-0{at + 1}"}
            store.add(make_reading(words, f"a{at}", speakers=[name], **place))
        decide_all(store)
        before = {one.what: one for one in store.decisions.list(undone=True)}
        shown = store.quotations(), store.families(), store.speakers()
    downgrade(empty_target, "0006")
    count_by_kind(empty_target)
    assert upgrade_store(empty_target).before == "0006"
    with open_store(empty_target, writable=True) as store:
        after = store.decisions.list(undone=True)
        assert {one.what for one in after} == before.keys()
        for one in after:
            was = before[one.what]
            same = replace(one, id=was.id, former_id=None, decided_at=was.decided_at)
            assert same == was
        by_number = [(one.action.value, one.former_id) for one in reversed(after)]
        # The acceptance is the oldest; the last of the speakers' stays behind the two before it.
        assert by_number == [
            ("accept", 1),
            ("reject", 1),
            ("merge", 1),
            ("join", 1),
            ("part", 2),
            ("rename", 2),
            ("reassign", 3),
        ]
        assert [one.id for one in reversed(after)] == list(range(1, 8))
        assert (store.quotations(), store.families(), store.speakers()) == shown
        assert store.check.accepted(["ab12"]).keys() == {"ab12"}
        assert store.quotation(3).quotation.speaker_rule == "decision"
        assert list(store.verify()) == []
        assert store.decisions.quotations.reject(1, who="desk").id == 8
        for number in (1, 2, 3, 4, 7, 8):
            store.decisions.undo(number, who="chief")
        assert store.decisions.list() == []
        assert store.check.accepted(["ab12"]) == {}
        assert sorted(one.speakers for one in store.quotations()) == [
            ("Ann Hart",),
            ("Bo Lee",),
            ("Cy Ash",),
            ("Dee Oak",),
        ]


def test_readings_and_rules_outlast_a_downgrade(empty_target: str) -> None:
    reader = ReaderInfo("trained", "1", "abc", "onnxruntime 1.22.0")
    newer = replace(reader, runtime="onnxruntime 1.30.0")
    with open_store(empty_target, writable=True) as store:
        store.add(make_reading(says(SHIPS), reader=reader))
        store.reread(make_reading(says(SHIPS), reader=newer))
        assert [one.reader for one in store.article(1).readings] == [reader, newer]
        wordings = [record.wording for record in store.quotations()]
    downgrade(empty_target, "0006")
    upgrade_store(empty_target)
    with open_store(empty_target, writable=True) as store:
        (kept,) = store.article(1).readings
        assert kept.reader == replace(reader, runtime=None)
        assert [record.wording for record in store.quotations()] == wordings
        assert {record.speaker_rule for record in store.quotations()} == {""}
