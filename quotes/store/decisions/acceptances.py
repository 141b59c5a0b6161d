"""What people settled of the findings on drafts."""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from quotes.check.findings import Acceptance, Verdict
from quotes.errors import NotFoundError
from quotes.store.engine.bulk import batched
from quotes.store.schema.decision_tables import AcceptanceRow


def add_acceptance(connection: Connection, accepted: Acceptance) -> None:
    """Write down that a finding may stand, in place of what was settled of it before."""
    _date(connection, accepted.key, accepted.who)
    row = {
        "key": accepted.key,
        "wording": accepted.wording,
        "speaker": accepted.speaker,
        "verdict": accepted.verdict.value,
        "who": accepted.who,
        "why": accepted.why,
        "decided_at": accepted.decided_at,
    }
    connection.execute(insert(AcceptanceRow).values(row))


def find_acceptances(connection: Connection, keys: Collection[str]) -> dict[str, Acceptance]:
    """Return what holds, by key."""
    found = {}
    for some in batched(sorted(keys)):
        query = select(AcceptanceRow).where(
            AcceptanceRow.key.in_(some), AcceptanceRow.undone_at.is_(None)
        )
        for row in connection.execute(query):
            found[row.key] = Acceptance(
                row.key,
                row.wording,
                row.speaker,
                Verdict(row.verdict),
                row.who,
                row.why,
                row.decided_at,
            )
    return found


def undo_acceptance(connection: Connection, key: str, *, who: str) -> None:
    """Take back what was settled.

    Raises:
        NotFoundError: Nothing is settled under this key.
    """
    if not _date(connection, key, who):
        message = f"nothing is settled under {key!r}: `quotes check` shows what is"
        raise NotFoundError(message)


def _date(connection: Connection, key: str, who: str) -> int:
    """Date what holds under a key as undone; return how many rows that are."""
    holding = update(AcceptanceRow).where(
        AcceptanceRow.key == key, AcceptanceRow.undone_at.is_(None)
    )
    return connection.execute(holding.values(undone_by=who, undone_at=datetime.now(UTC))).rowcount
