"""A store with something of each kind that the ledger enters, and ways to get at it by SQL."""

from datetime import UTC, datetime

from sqlalchemy import Engine, NullPool, create_engine, text
from store_factory import BRIDGE, SHIPS, SHIPS_TRIMMED, make_reading, says

from quotes.check import Acceptance, Verdict
from quotes.settings import database_url
from quotes.store import Store, open_store

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
PLACE = {"outlet": "Harbour News", "published_at": "2022-04-06", "authors": ("Kim Vale",)}


def fill(store: Store) -> None:
    """Add four articles, one with two texts; decide six things, and take one of them back."""
    for at, (name, words) in enumerate(
        [("Ann Hart", SHIPS), ("Bo Lee", SHIPS), ("Cy Ash", BRIDGE)]
    ):
        extra = {"url": f"https://n.example/{at}", "extra": {"section": "port", "score": 0.1}}
        store.add(make_reading(says(words), f"a{at}", speakers=[name], **PLACE, **extra))
    revised = {"speakers": ["Cy Ash"], "url": "https://n.example/2"}
    store.add(make_reading(says(BRIDGE) + "\nMore.", "a2", **revised, **PLACE))
    store.add(make_reading(says(SHIPS_TRIMMED), "a3", speakers=["Cy Ash"]))
    decide = store.decisions
    decide.quotations.reject(4, who="desk", why="a title")
    decide.speakers.merge("Bo Lee", "Ann Hart", who="desk", why="a pen name")
    decide.families.part(2, who="desk", why="a year before")
    decide.speakers.reassign(1, "Cy Ash", who="desk", why="heard it")
    decide.undo(4, who="chief", why="misheard")
    decide.speakers.rename("Ann Hart", "Anna Hart", who="desk")


def acceptance() -> Acceptance:
    return Acceptance("ab12", SHIPS, None, Verdict.REWORDED, "desk", "on tape", NOON)


def engine_of(target: str) -> Engine:
    """Return access to a store by SQL."""
    url = database_url(target) if "://" in target else f"sqlite:///{target}"
    return create_engine(url, poolclass=NullPool)


def change(engine: Engine, *statements: str) -> None:
    """Run statements on a store, behind its back."""
    with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        for statement in statements:
            connection.execute(text(statement))


def problems_of(target: str, head: str | None = None) -> list[tuple[str | None, int | None, str]]:
    """Return what `verify` finds: article, decision and message of each."""
    with open_store(target) as store:
        found = store.verify(head=head)
        return [(one.article, one.decision, one.message) for one in found]
