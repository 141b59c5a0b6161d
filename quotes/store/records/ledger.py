"""What the ledger of a store enters."""

from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry of the ledger is about.

    ``TEXT``: a text of an article, with its outlet, date and the like. ``NEWEST``: a text became
    the one that look-ups use, as news or as a transcript. ``READING``: what a reader found in a
    text. ``DECISION``: what a person decided. ``PARTED``: from which quotations of one article a
    decision parted another. ``UNDONE``: a decision was taken back. ``REMOVED``: an article was
    removed, with its texts and readings. ``DROPPED``: a decision went with a removed article.
    """

    TEXT = "text"
    NEWEST = "newest"
    READING = "reading"
    DECISION = "decision"
    PARTED = "parted"
    UNDONE = "undone"
    REMOVED = "removed"
    DROPPED = "dropped"
