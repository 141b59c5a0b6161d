"""What keeping a store finds out: problems, schema, upgrades."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something stored that is not as it was written.

    Attributes:
        article: The id that the article was added with; None where the whole file is concerned.
        quotation: The quotation concerned, if it is one.
        message: What is wrong, in a line.
        decision: The number of the decision concerned, if it is one.
    """

    article: str | None
    quotation: int | None
    message: str
    decision: int | None = None


@dataclass(frozen=True, slots=True)
class SchemaStatus:
    """Which revision of the tables a store has, and which one this version uses.

    Attributes:
        target: The store, without any password.
        revision: That of its tables; None where there are none.
        newest: The one that this version uses.
        head: The head of its ledger; None where it has none yet.
        damage: What a quick check of the file, or of what the server noted, finds wrong.
    """

    target: str
    revision: str | None
    newest: str
    head: str | None = None
    damage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UpgradeOutcome:
    """What an upgrade did; ``backup`` is the copy made before, if one was needed.

    ``target`` names the store without any password.
    """

    target: str
    before: str | None
    after: str
    backup: str | None
