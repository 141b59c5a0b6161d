"""What keeping a store finds out: problems, schema, upgrades."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something stored that is not as it was written.

    Attributes:
        article: The id that the article was added with; None where the whole file is concerned.
        quotation: The quotation concerned, if it is one.
        message: What is wrong, in a line.
    """

    article: str | None
    quotation: int | None
    message: str


@dataclass(frozen=True, slots=True)
class SchemaStatus:
    """Which revision of the tables a store has, and which one this version uses."""

    target: str
    revision: str | None
    newest: str


@dataclass(frozen=True, slots=True)
class UpgradeOutcome:
    """What an upgrade did; ``backup`` is the copy made before, if one was needed.

    ``target`` names the store without any password.
    """

    target: str
    before: str | None
    after: str
    backup: str | None
