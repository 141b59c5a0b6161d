"""Whatever is changed by hand in any table is found, but for what is named here."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from ledger_factory import acceptance, engine_of
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Executable,
    Table,
    and_,
    delete,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import SQLAlchemyError
from store_factory import (
    BRIDGE,
    SHIPS,
    SHIPS_REWORDED,
    SHIPS_TRIMMED,
    FillTarget,
    attribute,
    make_article,
    make_reading,
    says,
)

from quotes.errors import SchemaOutdatedError
from quotes.store import Store, open_store, upgrade_store
from quotes.store.articles.verify import find_problems
from quotes.store.schema.base import Base
from quotes.types import Gender, Profile, QuotationKind, ReaderInfo, Reading, SpeakerKind

pytest_plugins = ["store_fixtures"]

NEWER = ReaderInfo("rules", "2")
PERSON, BODY = SpeakerKind.PERSON, SpeakerKind.ORGANISATION
ANN = Profile("Ann Hart", PERSON, Gender.FEMALE, ("president",), ("R-IA",))
HART = Profile("Hart", PERSON, roles=("president",))
# What verify does not find, and why it does no harm. The pages say so too.
NOT_COVERED = {
    ("ledger", "id"),  # the order of entries counts, not their numbers
    ("speaker", "kind"),  # of somebody about whom people decided and of whom no article tells it
}


def fill(store: Store) -> None:
    """Put rows into every table, and decide everything that can be decided."""
    for at, name in enumerate([ANN, ANN, Profile("ANN B. HART", PERSON, roles=("president",))]):
        said = says(SHIPS, BRIDGE) if at else says(SHIPS, SHIPS_TRIMMED)
        store.add(make_reading(said, f"a{at}", speakers=[name], outlet="Post", **day(at)))
    store.add(make_reading(says(SHIPS_REWORDED), "a3", speakers=[HART], outlet="Daily", **day(1)))
    store.add(make_reading(says(BRIDGE), "a4", speakers=["Bo Lee", Profile("Port", BODY)]))
    store.add(make_reading(says(BRIDGE) + "\nMore.", "a4", speakers=["Bo Lee"]))
    store.add(make_reading(says(SHIPS), "a5", speakers=["Bob Lee"]))
    store.reread(make_reading(says(SHIPS), "a5", speakers=["Bob Lee"], reader=NEWER))
    clause = f"She said {SHIPS.lower()}. “{BRIDGE},” she said, “and that is the whole of it.”"
    split = attribute(
        clause, BRIDGE, "and that is the whole of it.", speakers=["Cy Ash"], cue="she said"
    )
    told = attribute(
        clause, SHIPS.lower(), speakers=[ANN], kind=QuotationKind.INDIRECT, cue="She said"
    )
    store.add(Reading(make_article(clause, "a6", outlet="Sun", **day(0)), NEWER, (told, split)))
    decide = store.decisions
    decide.speakers.merge("Bob Lee", "Bo Lee", who="desk", why="a short form")
    decide.speakers.apart("Cy Ash", "Bo Lee", who="desk")
    decide.speakers.alias("Cy Ash", "Captain Ash", who="desk")
    decide.speakers.rename("Ann Hart", "Anna Hart", who="desk")
    decide.speakers.split("Ann Hart", [2], name="Ann P. Hart", who="desk")
    numbers = {one.wording.rstrip(","): one.id for one in reversed(store.quotations())}
    last = next(one.id for one in store.quotations() if one.article == "a4")
    decide.speakers.reassign(
        numbers[SHIPS_TRIMMED], "Di Moss", new=True, who="desk", why="heard it"
    )
    decide.quotations.reject(numbers[SHIPS_REWORDED], who="desk")
    decide.families.part(numbers[BRIDGE], who="desk", why="a year before")
    decide.families.join(last, numbers[SHIPS], who="desk")
    decide.checks.accept(acceptance())
    decide.undo(2, who="chief", why="the same")


def day(at: int) -> dict[str, str]:
    return {"published_at": f"2022-04-0{at + 1}"}


@pytest.fixture
def engine(target: str, fill_target: FillTarget) -> Iterator[Engine]:
    """Give access by SQL to a filled store, which does not check references."""
    fill_target(target, fill)
    engine = engine_of(target)
    yield engine
    engine.dispose()


def is_found(connection: Connection, statement: Executable) -> bool | None:
    """Return whether a change by hand is found; None where the database refuses it."""
    with connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        changing = connection.begin_nested()
        try:
            changed = connection.execute(statement).rowcount
        except SQLAlchemyError:
            changing.rollback()
            connection.rollback()
            return None
        try:
            return changed != 0 and len(list(find_problems(connection))) > 0
        finally:
            connection.rollback()


def other_values(column: Column[Any], value: Any) -> list[Any]:
    """Return values of a column's type that a value could be replaced by."""
    nothing = [None] if column.nullable and value is not None else []
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, StrEnum):
        return [*nothing, *(member for member in type(value) if member is not value)]
    if isinstance(value, list):
        return [[*value, [0, 1] if column.name in {"cue", "source"} else "x"]]
    others: dict[type, Callable[[Any], list[Any]]] = {
        int: lambda number: [number + 1, number - 1, number + 1000],
        float: lambda share: [share / 2],
        str: lambda words: [f"{words}x"],
        datetime: lambda when: [when + timedelta(days=1)],
        dict: lambda extra: [{**extra, "x": 1}],
        type(None): lambda _: [1, "x", datetime(2024, 5, 1, tzinfo=UTC)],
    }
    return [*nothing, *others[type(value)](value)]


def rows_of(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def is_row(table: Table, row: dict[str, Any]) -> ColumnElement[bool]:
    return and_(*(column == row[column.name] for column in table.primary_key))


TABLES = [table for table in Base.metadata.sorted_tables if table.name != "derived"]


def some_of(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the first, middle and last of a table's rows."""
    return [rows[at] for at in sorted({0, len(rows) // 2, len(rows) - 1})]


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES, ids=str)
def test_whatever_column_is_changed_is_found(engine: Engine, table: Table) -> None:
    tried, missed = set(), set()
    with engine.connect() as connection:
        rows = some_of(rows_of(connection, table))
        connection.rollback()
        for column, row in product(table.columns, rows):
            for value in other_values(column, row[column.name]):
                changed = update(table).where(is_row(table, row)).values({column.name: value})
                found = is_found(connection, changed)
                if found is not None:
                    tried.add(column.name)
                if found is False:
                    missed.add(column.name)
                if found is not None and value is not None:
                    break
    assert tried == set(table.columns.keys())
    assert missed == {name for of, name in NOT_COVERED if of == table.name}


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES, ids=str)
def test_whatever_row_is_deleted_or_put_in_is_found(engine: Engine, table: Table) -> None:
    """What is put in is a copy of a row under another key, as far as the table takes one."""
    with engine.connect() as connection:
        rows = some_of(rows_of(connection, table))
        connection.rollback()
        for row in rows:
            assert is_found(connection, delete(table).where(is_row(table, row)))
        others = {"number": 9, "newest": False} if table.name == "revision" else {}
        for row, column in product(rows[:1], table.primary_key):
            for value in other_values(column, row[column.name]):
                put_in = insert(table).values({**row, **others, column.name: value})
                assert is_found(connection, put_in) is not False


def test_what_says_how_far_a_method_came_is_looked_at_when_opening(
    target: str, engine: Engine
) -> None:
    (table,) = (table for table in Base.metadata.sorted_tables if table.name == "derived")
    with engine.connect() as connection:
        rows = rows_of(connection, table)
    for row in rows:
        for column in table.columns:
            for value in other_values(column, row[column.name]):
                if column.name == "reached" and isinstance(value, str | datetime):
                    continue
                changed = update(table).where(is_row(table, row))
                with engine.begin() as connection:
                    connection.execute(changed.values({column.name: value}))
                with pytest.raises(SchemaOutdatedError), open_store(target):
                    pass
                with engine.begin() as connection:
                    connection.execute(delete(table))
                    connection.execute(insert(table), rows)


BY_HAND = {
    "another-name": [
        "INSERT INTO alias VALUES (1, 'Di Moss', 'di moss', 'moss')",
        "UPDATE speaker SET name = 'Di Moss', renamed = NULL WHERE id = 1",
    ],
    "alias-added": ["INSERT INTO alias VALUES (1, 'Cy Ash', 'cy ash', 'ash')"],
    "aliases-removed": ["DELETE FROM alias WHERE speaker_id = 1"],
    "another-speaker": [
        "UPDATE speaker SET canonical_id = 3, office = 'president' WHERE id = 1",
        "UPDATE shown_speaker SET speaker_id = 3 WHERE speaker_id = 1",
    ],
    "fewer-passages": ["DELETE FROM passage WHERE quotation_id = 3"],
    "no-fingerprints": ["DELETE FROM fingerprint"],
    "passage-moved": [
        'UPDATE passage SET "end" = "end" - 9, text = substr(text, 1, length(text) - 9)'
        " WHERE id = 1"
    ],
    "reported": ["UPDATE passage SET reported = NOT reported WHERE id = 1"],
    "all-families": [
        "DELETE FROM link",
        "DELETE FROM family_member",
        "DELETE FROM family",
    ],
    "another-holder": ["UPDATE speaker SET canonical_id = id WHERE office IS NOT NULL"],
}


@pytest.mark.parametrize("statements", BY_HAND.values(), ids=BY_HAND)
def test_changes_that_agree_with_each_other_are_found(
    target: str, engine: Engine, statements: list[str]
) -> None:
    with engine.begin() as connection:
        for statement in statements:
            assert connection.execute(text(statement)).rowcount > 0
    with open_store(target) as store:
        assert [one.message for one in store.verify()] != []


NAMED_IN_THE_PAGES = {
    "number-of-an-entry": ["UPDATE ledger SET id = 999 WHERE id = (SELECT max(id) FROM ledger)"],
    "kind": ["UPDATE speaker SET kind = 'organisation' WHERE name = 'Di Moss'"],
    "spelling": [
        "UPDATE speaker SET name = 'DI MOSS' WHERE name = 'Di Moss'",
        "UPDATE alias SET name = 'DI MOSS' WHERE name = 'Di Moss'",
    ],
    "of-one-article-alone": [
        "UPDATE speaker SET article_id = (SELECT id FROM article WHERE label = 'a6')"
        " WHERE name = 'Cy Ash'"
    ],
}


@pytest.mark.parametrize("statements", NAMED_IN_THE_PAGES.values(), ids=NAMED_IN_THE_PAGES)
def test_what_is_said_not_to_be_covered_is_not(
    target: str, engine: Engine, statements: list[str]
) -> None:
    with engine.begin() as connection:
        for statement in statements:
            assert connection.execute(text(statement)).rowcount > 0
    with open_store(target) as store:
        assert [one.message for one in store.verify()] == []


IN_FILE = {
    "search-index": (
        "INSERT INTO quotation_search (quotation_search, rowid, wording)"
        " SELECT 'delete', id, wording FROM quotation WHERE id = 3",
        "a search finds it by other words than its own",
    ),
    "search-index-more": (
        "INSERT INTO quotation_search (rowid, wording) VALUES (99, 'never said')",
        "a search finds it by other words than its own",
    ),
    "search-index-damaged": (
        "UPDATE quotation_search_data SET block = x'00' WHERE id > 10",
        "the search index is damaged",
    ),
    "trigger": (
        "CREATE TRIGGER tidy AFTER INSERT ON article BEGIN DELETE FROM quotation; END",
        "the trigger 'tidy' is not of this program",
    ),
    "trigger-of-ours": (
        "DROP TRIGGER quotation_search_insert; CREATE TRIGGER quotation_search_insert"
        " AFTER INSERT ON quotation BEGIN SELECT 1; END",
        "the trigger 'quotation_search_insert' is not the one that was made",
    ),
    "view": ("CREATE VIEW seen AS SELECT 1", "the view 'seen' is not of this program"),
    "table": ("CREATE TABLE more (id)", "the table 'more' is not of this program"),
    "index-gone": ("DROP INDEX ix_finding_shown", "'ix_finding_shown', which the database was"),
}


@pytest.mark.parametrize(("script", "message"), IN_FILE.values(), ids=IN_FILE)
def test_what_is_done_to_a_file_is_named(
    blank_file: Path, tmp_path: Path, fill_target: FillTarget, script: str, message: str
) -> None:
    path = shutil.copy(blank_file, tmp_path)
    fill_target(str(path), fill)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    with open_store(path) as store:
        assert {message} == {message for one in store.verify() if message in one.message}


ON_SERVER = {
    "trigger": (
        "CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; "
        "CREATE TRIGGER tidy BEFORE INSERT ON quotation FOR EACH ROW EXECUTE FUNCTION tidy()",
        "the trigger 'tidy' on quotation is not of this program",
    ),
    "rule": (
        "CREATE RULE keep AS ON DELETE TO alias DO INSTEAD NOTHING",
        "the rule 'keep' on alias is not of this program",
    ),
    "policy": (
        "CREATE POLICY few ON quotation USING (id < 5)",
        "the policy 'few' on quotation is not of this program",
    ),
}


@pytest.mark.postgresql
@pytest.mark.parametrize(("script", "message"), ON_SERVER.values(), ids=ON_SERVER)
def test_what_is_made_on_a_server_is_named(empty_database: str, script: str, message: str) -> None:
    upgrade_store(empty_database)
    with engine_of(empty_database).begin() as connection:
        connection.exec_driver_sql(script)
    with open_store(empty_database) as store:
        assert [one.message for one in store.verify()] == [message]


def test_what_an_older_version_worked_out_otherwise_is_worked_out_again(
    target: str, engine: Engine
) -> None:
    with engine.begin() as connection:
        for statement in (
            "DELETE FROM ledger",
            "UPDATE derived SET version = '0' WHERE name IN ('ledger', 'families')",
            "UPDATE speaker SET gender = 'male', initials = 'x', roles = '[]', name = 'Hart'"
            " WHERE id = 1",
            "UPDATE speaker SET canonical_id = id, surname_key = 'x' WHERE office IS NOT NULL",
            "DELETE FROM alias WHERE speaker_id = 1",
            "DELETE FROM speaker_block WHERE speaker_id = 1",
            "UPDATE passage SET speakers = '[]'",
            "DELETE FROM fingerprint",
            "DELETE FROM kept_apart",
        ):
            assert connection.execute(text(statement)).rowcount > 0
    upgrade_store(target)
    with open_store(target) as store:
        assert [one.message for one in store.verify()] == []
