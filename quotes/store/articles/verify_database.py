"""Checking the database itself: its pages, its references, its search index, what else is in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, literal, select, text

from quotes.store.engine.database import open_file
from quotes.store.records.maintenance import Problem
from quotes.store.schema.base import VERSION_TABLE, Base
from quotes.store.schema.search import INDEX, MADE, SHADOWS, TOKENIZER

# What can change or hide rows of our tables on a server, beside what the server itself makes.
_ON_SERVER = """
SELECT 'trigger', tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE NOT tgisinternal AND relname = ANY(:tables)
UNION SELECT 'rule', rulename, relname FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class
WHERE relkind = 'r' AND relname = ANY(:tables)
UNION SELECT 'policy', polname, relname FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid
WHERE relname = ANY(:tables)
ORDER BY 1, 2, 3
"""
_WORDS_APART = """
SELECT DISTINCT doc FROM (
    SELECT * FROM (SELECT term, doc, "offset" FROM temp.stands
                   EXCEPT SELECT term, doc, "offset" FROM temp.follows)
    UNION ALL
    SELECT * FROM (SELECT term, doc, "offset" FROM temp.follows
                   EXCEPT SELECT term, doc, "offset" FROM temp.stands)
) ORDER BY doc
"""


def find_foreign(connection: Connection) -> Iterator[Problem]:
    """Give what is damaged, refers to nothing, is found otherwise, or is not of this program."""
    if connection.dialect.name == "sqlite":
        yield from _check_file(connection)
        yield from _check_schema(connection)
        yield from _check_search(connection)
    else:
        yield from _check_server(connection)


def _check_server(connection: Connection) -> Iterator[Problem]:
    for table in Base.metadata.sorted_tables:
        for reference in table.foreign_key_constraints:
            target = reference.referred_table.alias("target")
            pairs = [(one.parent, target.c[one.column.name]) for one in reference.elements]
            found = select(target).where(*(ours == theirs for ours, theirs in pairs))
            lost = (
                select(literal(1))
                .select_from(table)
                .where(*(ours.is_not(None) for ours, _ in pairs), ~found.correlate(table).exists())
            )
            for _ in connection.execute(lost):
                yield _lost(table.name, reference.referred_table.name)
    tables = list(Base.metadata.tables)
    for kind, name, of in connection.execute(text(_ON_SERVER), {"tables": tables}):
        yield Problem(None, None, f"the {kind} {name!r} on {of} is not of this program")


def _check_file(connection: Connection) -> Iterator[Problem]:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield Problem(None, None, f"the database file is damaged: {said}")
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield _lost(row[0], row[2])


def _lost(table: str, target: str) -> Problem:
    return Problem(None, None, f"a row of {table} refers to a row of {target} that is gone")


def _check_schema(connection: Connection) -> Iterator[Problem]:
    """Check that the file has our tables, indexes and triggers, and no others."""
    tables = Base.metadata.tables
    indexes = {index.name for table in tables.values() for index in table.indexes}
    ours = {VERSION_TABLE, *tables, *indexes, *SHADOWS, *MADE}
    found = {}
    query = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    for kind, name, sql in connection.exec_driver_sql(f"{query} ORDER BY name"):
        found[name] = sql
        if name not in ours:
            yield Problem(None, None, f"the {kind} {name!r} is not of this program")
        elif name in MADE and _plain(sql) != _plain(MADE[name]):
            yield Problem(None, None, f"the {kind} {name!r} is not the one that was made")
    for name in sorted(str(name) for name in ours - found.keys()):
        yield Problem(None, None, f"{name!r}, which the database was made with, is gone")


def _plain(sql: str) -> str:
    return "".join(sql.split())


def _check_search(connection: Connection) -> Iterator[Problem]:
    """Check that the search index holds the words of all quotations, by making it again."""
    _, _, path = connection.exec_driver_sql("PRAGMA database_list").first() or ("", "", "")
    try:
        with closing(open_file(Path(path))) as opened:
            numbers = _found_otherwise(opened)
    except sqlite3.DatabaseError as exc:
        yield Problem(None, None, f"the search index is damaged: {exc}")
        return
    for number in numbers:
        yield Problem(None, number, "a search finds it by other words than its own")


def _found_otherwise(opened: sqlite3.Connection) -> list[int]:
    """Return the quotations that the search index has other words of than it should.

    Args:
        opened: A connection of its own: the store's may not even make temporary tables.
    """
    opened.execute("BEGIN")
    opened.execute(
        f"CREATE VIRTUAL TABLE temp.again USING fts5(wording, content='', tokenize='{TOKENIZER}')"
    )
    opened.execute("INSERT INTO temp.again (rowid, wording) SELECT id, wording FROM main.quotation")
    opened.execute(f"CREATE VIRTUAL TABLE temp.stands USING fts5vocab(main, {INDEX}, instance)")
    opened.execute("CREATE VIRTUAL TABLE temp.follows USING fts5vocab(temp, again, instance)")
    numbers = [number for (number,) in opened.execute(_WORDS_APART)]
    opened.execute("ROLLBACK")
    return numbers
