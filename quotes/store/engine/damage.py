"""A quick look for damage: of the file's pages, or of what a server noted about its own."""

from sqlalchemy import Connection

_CHECKSUMS = "SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()"
_INVALID = """SELECT CAST(CAST(indexrelid AS regclass) AS text) FROM pg_index
    WHERE NOT indisvalid ORDER BY 1"""


def find_damage(connection: Connection) -> tuple[str, ...]:
    """Return what is damaged, a line each.

    An SQLite file is read once, without what `quotes verify` compares besides. A server checks its
    pages itself whenever it reads them: its count of failures is read, and which indexes it does
    not trust.
    """
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql("PRAGMA quick_check")
        return tuple(said for (said,) in rows if said != "ok")
    failures = connection.exec_driver_sql(_CHECKSUMS).scalar()
    noted = [f"pages whose checksum failed: {failures}"] if failures else []
    invalid = connection.exec_driver_sql(_INVALID).scalars()
    return (*noted, *(f"index {name} is invalid" for name in invalid))
