"""Which tables a store has: create, recognise and upgrade them."""

from pathlib import Path

from quotes.store.records import SchemaStatus, UpgradeOutcome


def schema_status(target: str | Path) -> SchemaStatus:
    """Say which revision of the tables a store has; an older or newer one is no error.

    Raises:
        StoreError: It is missing, no store of this tool, or can't be opened.
    """
    raise NotImplementedError


def upgrade_store(target: str | Path) -> UpgradeOutcome:
    """Create a store's tables or bring them to the newest revision, after a backup.

    Raises:
        SchemaNewerError: It was made by a newer version.
        StoreError: It is no store of this tool, or can't be written.
    """
    raise NotImplementedError
