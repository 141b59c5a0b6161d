"""The ledger's heads: nothing that Quotes does is a difference, and each head stays one."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_factory import acceptance, engine_of, fill
from sqlalchemy import insert, select
from store_factory import BRIDGE, SHIPS, SHIPS_REWORDED, make_article, make_reading, says

from quotes.errors import StoreError
from quotes.store import EntryKind, Store, open_store, upgrade_store
from quotes.store.schema.base import Base
from quotes.types import ArticleKind, Profile, ReaderInfo, Reading

pytest_plugins = ["store_fixtures"]

NEWER = ReaderInfo("rules", "2")
FIXTURE = [HealthCheck.function_scoped_fixture]


def give_again(store: Store) -> None:
    store.add(make_reading(says(BRIDGE), "a2", url="https://n.example/2"))


def give_as_transcript(store: Store) -> None:
    spoken = make_article(says(SHIPS), "a0", url="https://n.example/0", kind=ArticleKind.TRANSCRIPT)
    store.add(Reading(spoken, NEWER, ()))


def read_again(store: Store) -> None:
    store.reread(
        make_reading(
            says(SHIPS), "a1", url="https://n.example/1", speakers=["Di Moss"], reader=NEWER
        )
    )


def name_with_office(store: Store) -> None:
    for at in range(4):
        named = Profile("Ann Hart", roles=("president",))
        store.add(make_reading(says(SHIPS_REWORDED), f"o{at}", speakers=[named]))
    store.add(make_reading(says(BRIDGE), "o9", speakers=[Profile("Hart", roles=("president",))]))


def take_over(store: Store) -> None:
    decisions = store.decisions.speakers.carried()
    for number in (5, 2):
        store.decisions.undo(number, who="chief")
    assert store.decisions.speakers.carry_over(decisions).added == 2


def join(store: Store) -> None:
    store.decisions.undo(1, who="chief")
    store.decisions.families.join(1, 4, who="desk")


LEGITIMATE: dict[str, Callable[[Store], object]] = {
    "add": lambda store: store.add(make_reading(says(SHIPS, BRIDGE), "new", speakers=["Hart"])),
    "empty": lambda store: store.add(make_reading("", "empty")),
    "revise": lambda store: store.add(
        make_reading(says(SHIPS, BRIDGE), "a0", url="https://n.example/0", outlet="Other")
    ),
    "give-again": give_again,
    "transcript": give_as_transcript,
    "reread": read_again,
    "office": name_with_office,
    "reject": lambda store: store.decisions.quotations.reject(2, who="desk"),
    "undo-reject": lambda store: store.decisions.undo(1, who="desk"),
    "undo-merge": lambda store: store.decisions.undo(2, who="desk"),
    "undo-part": lambda store: store.decisions.undo(3, who="desk"),
    "undo-rename": lambda store: store.decisions.undo(kind=None, who="desk"),
    "apart": lambda store: store.decisions.speakers.apart("Cy Ash", "Ann Hart", who="desk"),
    "alias": lambda store: store.decisions.speakers.alias("Ann Hart", "Ada Brown", who="desk"),
    "split": lambda store: store.decisions.speakers.split(
        "Ann Hart", [1], name="Ann P. Hart", who="desk"
    ),
    "reassign": lambda store: store.decisions.speakers.reassign(5, "Di Moss", new=True, who="desk"),
    "nobody": lambda store: store.decisions.speakers.reassign(2, None, who="desk"),
    "accept": lambda store: store.decisions.checks.accept(acceptance()),
    "join": join,
    "remove": lambda store: store.remove_article(1),
    "remove-another": lambda store: store.remove_article(2),
    "carry-over": take_over,
}


@pytest.mark.parametrize("change_it", LEGITIMATE.values(), ids=LEGITIMATE)
def test_what_quotes_changes_is_no_difference(
    store: Store, change_it: Callable[[Store], object]
) -> None:
    fill(store)
    head = store.head()
    change_it(store)
    assert [one.message for one in store.verify(head=head)] == []
    assert store.head() != head
    assert sum(store.entered_since(head).values()) > 0


def test_since_a_head_that_never_was_nothing_can_be_counted(store: Store) -> None:
    fill(store)
    assert store.entered_since("a" * 64) is None
    assert store.entered_since(store.head()) == {}


def test_removing_leaves_no_words_and_all_heads(store: Store) -> None:
    fill(store)
    head = store.head()
    store.remove_article(1)
    store.add(make_reading(says(SHIPS), "a0", url="https://n.example/0"))
    assert list(store.verify(head=head)) == []
    assert store.entered_since(head) == {
        EntryKind.DROPPED: 1,
        EntryKind.REMOVED: 1,
        EntryKind.TEXT: 1,
        EntryKind.NEWEST: 1,
        EntryKind.READING: 1,
    }


@pytest.mark.slow
@given(st.lists(st.sampled_from(sorted(LEGITIMATE)), max_size=6))
@settings(max_examples=20, suppress_health_check=FIXTURE)
def test_every_head_holds_after_any_changes(
    new_target: Callable[[], str], names: list[str]
) -> None:
    heads = []
    with open_store(new_target(), writable=True) as store:
        fill(store)
        for name in names:
            heads.append(store.head())
            try:
                LEGITIMATE[name](store)
            except (StoreError, AssertionError):
                continue  # what was removed or decided before leaves nothing to do
        for head in [*heads, store.head(), None]:
            assert [one.message for one in store.verify(head=head)] == []


@pytest.mark.postgresql
def test_a_store_has_one_head_in_either_database(
    blank_file: Path, tmp_path: Path, empty_database: str
) -> None:
    path = Path(shutil.copy(blank_file, tmp_path))
    with open_store(path, writable=True) as store:
        fill(store)
        head = store.head()
    upgrade_store(empty_database)
    source, sink = engine_of(str(path)), engine_of(empty_database)
    with source.connect() as reading, sink.begin() as writing:
        writing.exec_driver_sql("SET session_replication_role = replica")
        writing.exec_driver_sql("DELETE FROM derived")
        for table in Base.metadata.sorted_tables:
            rows = [dict(row) for row in reading.execute(select(table)).mappings()]
            if rows:
                writing.execute(insert(table), rows)
    with open_store(empty_database) as store:
        assert store.head() == head
        assert list(store.verify(head=head)) == []


def test_a_snapshot_sees_nothing_that_others_write_meanwhile(store: Store, target: str) -> None:
    fill(store)
    with open_store(target) as other:
        with other.snapshot():
            head, speakers = other.head(), other.speakers()
            store.add(make_reading(says(SHIPS), "new", speakers=["Di Moss"]))
            assert list(other.verify(head=head)) == []
            assert (other.head(), other.speakers()) == (head, speakers)
            assert other.entered_since(head) == {}
        assert other.head() == store.head() != head
        assert other.entered_since(head)[EntryKind.TEXT] == 1
