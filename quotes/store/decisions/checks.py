"""What people decide about the findings on drafts: that they may stand."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from quotes.check.findings import Acceptance, Verdict
from quotes.errors import NotFoundError
from quotes.store.decisions.log import Written, date_undone, read_written, write_decision
from quotes.store.engine.bulk import batched
from quotes.store.engine.database import Database
from quotes.store.records.decisions import Decider, DecisionAction, DecisionRecord
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.sql.decision_log import holds, read_decision


class CheckDecisions:
    """Decisions about the findings on drafts."""

    def __init__(self, database: Database) -> None:
        """Use an open database."""
        self._database = database

    def accept(self, accepted: Acceptance) -> DecisionRecord:
        """Say that a finding may stand; one that may already, at this verdict, is left as it is."""
        with self._database.writing() as connection:
            return read_written(connection, _accept(connection, accepted))

    def reopen(self, key: str, *, who: str, why: str = "") -> list[DecisionRecord]:
        """Take back that a finding may stand."""
        with self._database.writing() as connection:
            numbers = _reopen(connection, key, Decider(who, why))
            return [read_decision(connection, number) for number in numbers]


def _accept(connection: Connection, accepted: Acceptance) -> Written:
    """Write down that a finding may stand, unless it may already with a verdict as bad."""
    last = connection.execute(
        select(DecisionRow.id, DecisionRow.verdict)
        .where(holds(DecisionAction.ACCEPT), DecisionRow.finding_key == accepted.key)
        .order_by(DecisionRow.id.desc())
        .limit(1)
    ).first()
    if last is not None and accepted.verdict.rank >= Verdict(last.verdict).rank:
        return Written(last.id, repeated=True)
    return write_decision(
        connection,
        DecisionAction.ACCEPT,
        Decider(accepted.who, accepted.why, accepted.decided_at),
        finding_key=accepted.key,
        wording=accepted.wording,
        name=accepted.speaker,
        verdict=accepted.verdict.value,
    )


def find_acceptances(connection: Connection, keys: Collection[str]) -> dict[str, Acceptance]:
    """Return what holds, by key: of several the last."""
    found = {}
    for some in batched(sorted(keys)):
        query = select(DecisionRow).where(
            holds(DecisionAction.ACCEPT), DecisionRow.finding_key.in_(some)
        )
        for row in connection.execute(query.order_by(DecisionRow.id)):
            found[row.finding_key] = Acceptance(
                row.finding_key,
                row.wording,
                row.name,
                Verdict(row.verdict),
                row.who,
                row.why,
                row.decided_at,
            )
    return found


def _reopen(connection: Connection, key: str, decider: Decider) -> list[int]:
    """Take back that a finding may stand, however often that was decided; return the numbers.

    Raises:
        NotFoundError: Nothing is settled under this key.
    """
    query = select(DecisionRow.id).where(
        holds(DecisionAction.ACCEPT), DecisionRow.finding_key == key
    )
    numbers = list(connection.scalars(query.order_by(DecisionRow.id)))
    if not numbers:
        message = f"nothing is settled under {key!r}: `quotes check` shows what is"
        raise NotFoundError(message)
    for number in numbers:
        date_undone(connection, number, decider)
    return numbers
