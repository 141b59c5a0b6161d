"""What people decide about one utterance, as an open store offers it."""

from quotes.store.decisions.families import (
    join_quotations,
    list_family_decisions,
    part_quotation,
    read_family_decision,
    undo_family_decision,
)
from quotes.store.decisions.speakers import Judge
from quotes.store.engine.database import Database
from quotes.store.records.decisions import FamilyDecisionRecord


class FamilyDecisions:
    """Decisions about families: each is a dated row with who and why, and can be taken back.

    Each method is one transaction; all raise NotFoundError for what is not in the store, and
    StoreError for what can't be decided so; the message says why.
    """

    def __init__(self, database: Database) -> None:
        """Use an open database."""
        self._database = database

    def list(self, *, undone: bool = False) -> list[FamilyDecisionRecord]:
        """Return the decisions, the newest last; those that were taken back only if asked."""
        with self._database.reading() as connection:
            return list_family_decisions(connection, undone=undone)

    def join(self, one: int, other: int, *, who: str, why: str = "") -> FamilyDecisionRecord:
        """Say that two quotations are one utterance, and with them their families."""
        with self._database.writing() as connection:
            number = join_quotations(connection, one, other, Judge(who, why))
            return read_family_decision(connection, number)

    def part(self, quotation: int, *, who: str, why: str = "") -> FamilyDecisionRecord:
        """Say that a quotation is not the utterance that the others of its family are."""
        with self._database.writing() as connection:
            number = part_quotation(connection, quotation, Judge(who, why))
            return read_family_decision(connection, number)

    def undo(self, decision: int | None = None, *, who: str) -> FamilyDecisionRecord:
        """Take a decision back, or the last one; return what it was."""
        with self._database.writing() as connection:
            return undo_family_decision(connection, decision, who=who)
