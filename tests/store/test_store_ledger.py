"""The ledger: each change by hand is found and named, and nothing that Quotes does is."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, NullPool, create_engine, insert, select, text
from store_factory import (
    BRIDGE,
    SHIPS,
    SHIPS_REWORDED,
    SHIPS_TRIMMED,
    FillTarget,
    make_article,
    make_reading,
    says,
)

from quotes.check import Acceptance, Verdict
from quotes.errors import SchemaOutdatedError, StoreError
from quotes.settings import database_url
from quotes.store import EntryKind, Store, open_store, upgrade_store
from quotes.store.ledger.canonical import first_head
from quotes.store.schema.base import Base
from quotes.types import ArticleKind, Profile, ReaderInfo, Reading

pytest_plugins = ["store_fixtures"]

NEWER = ReaderInfo("rules", "2")
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
PLACE = {"outlet": "Harbour News", "published_at": "2022-04-06", "authors": ("Kim Vale",)}
FIXTURE = [HealthCheck.function_scoped_fixture]


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


@pytest.fixture
def engine(target: str, fill_target: FillTarget) -> Iterator[Engine]:
    """Give access to a filled store by SQL."""
    fill_target(target, fill)
    engine = create_engine(
        database_url(target) if "://" in target else f"sqlite:///{target}", poolclass=NullPool
    )
    yield engine
    engine.dispose()


def change(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        for statement in statements:
            connection.execute(text(statement))


def problems_of(target: str, head: str | None = None) -> list[tuple[str | None, int | None, str]]:
    with open_store(target) as store:
        found = store.verify(head=head)
        return [(one.article, one.decision, one.message) for one in found]


BY_HAND = {
    "outlet": ("UPDATE revision SET outlet = 'Other' WHERE id = 1", "a0", "outlet, date, title"),
    "date": ("UPDATE revision SET published_at = NULL WHERE id = 2", "a1", "outlet, date, title"),
    "title": ("UPDATE revision SET title = 'Mines' WHERE id = 2", "a1", "outlet, date, title"),
    "address": ("UPDATE revision SET url = 'x' WHERE id = 3", "a2", "or origin of text 1"),
    "authors": ("""UPDATE revision SET authors = '["Bo"]' WHERE id = 1""", "a0", "outlet, date"),
    "extra": ("""UPDATE revision SET extra = '{}' WHERE id = 1""", "a0", "outlet, date, title"),
    "added": (
        "UPDATE revision SET added_at = '2020-01-01 00:00:00' WHERE id = 1",
        "a0",
        "outlet, date, title",
    ),
    "identity": ("UPDATE article SET identity = 'x' WHERE id = 2", "a1", "outlet, date, title"),
    "kind-of-article": ("UPDATE revision SET kind = 'transcript' WHERE id = 1", "a0", "its kind,"),
    "newest": (
        "UPDATE revision SET newest = false WHERE id = 4; UPDATE revision SET newest = true"
        " WHERE id = 3",
        "a2",
        "whether text 1 is the newest",
    ),
    "kind": ("UPDATE finding SET kind = 'mixed' WHERE quotation_id = 1", "a0", "rules 1 found in"),
    "mode": ("UPDATE finding SET mode = 'thought' WHERE quotation_id = 2", "a1", "rules 1 found"),
    "confidence": ("UPDATE finding SET confidence = 0.999 WHERE quotation_id = 2", "a1", "found"),
    "rule": ("UPDATE finding SET rule = 'x' WHERE quotation_id = 2", "a1", "found in text 1"),
    "evidence": ("UPDATE finding SET evidence = '[]' WHERE quotation_id = 3", "a2", "in text 1"),
    "source": ("UPDATE finding SET source = '[[1,2]]' WHERE quotation_id = 3", "a2", "in text 1"),
    "speaker-evidence": (
        "UPDATE attribution SET evidence = '[\"x\"]' WHERE quotation_id = 1",
        "a0",
        "found",
    ),
    "speaker-confidence": (
        "UPDATE attribution SET confidence = 1 WHERE quotation_id = 1",
        "a0",
        "rules 1 found",
    ),
    "speaker-rule": ("UPDATE attribution SET rule = 'x' WHERE quotation_id = 2", "a1", "found"),
    "status": (
        "UPDATE attribution SET status = 'anonymous' WHERE quotation_id = 1",
        "a0",
        "rules 1 found",
    ),
    "nobody": ("DELETE FROM attribution_speaker WHERE quotation_id = 2", "a1", "rules 1 found"),
    "unattributed": ("DELETE FROM attribution WHERE quotation_id = 2", "a1", "rules 1 found"),
    "figure": ("UPDATE figure SET name = 'Di Moss' WHERE name = 'Bo Lee'", "a1", "rules 1 found"),
    "speaker": (
        "UPDATE speaker SET name_key = 'di moss' WHERE name = 'Bo Lee'",
        "a1",
        "rules 1 found",
    ),
    "taken-for": (
        "UPDATE figure SET speaker_id = 1 WHERE reading_id = 4",
        "a2",
        "rules 1 found",
    ),
    "runtime": ("UPDATE reading SET runtime = 'x' WHERE id = 2", "a1", "what rules 1 found"),
    "reader": ("UPDATE reading SET version = '9' WHERE id = 2", "a1", "what rules 9 found"),
    "reading": ("DELETE FROM reading WHERE id = 2", "a1", "what a reader found in a text is gone"),
    "text-gone": ("DELETE FROM revision WHERE id = 4", "a2", "origin of a text is gone"),
    "who": ("UPDATE decision SET who = 'chief' WHERE id = 2", 2, "decision 2 is not what was"),
    "why": ("UPDATE decision SET why = '' WHERE id = 1", 1, "decision 1 is not what was written"),
    "when": (
        "UPDATE decision SET decided_at = '2020-01-01 00:00:00' WHERE id = 2",
        2,
        "decision 2",
    ),
    "about": ("UPDATE decision SET quotation_id = 2 WHERE id = 1", 1, "decision 1 is not what was"),
    "who-is-merged": (
        "UPDATE decision SET speaker_id = 3 WHERE id = 2",
        2,
        "decision 2 is not what was written down",
    ),
    "decision-gone": ("DELETE FROM decision WHERE id = 1", 1, "decision 1 is gone"),
    "parting": ("DELETE FROM family_parted", 3, "what decision 3 parted is gone"),
    "redone": ("UPDATE decision SET undone_at = NULL WHERE id = 4", 4, "took decision 4 back"),
    "undone-why": ("UPDATE decision SET undone_why = '' WHERE id = 4", 4, "took decision 4 back"),
    "undone": (
        "UPDATE decision SET undone_at = decided_at WHERE id = 1",
        1,
        "that decision 1 was taken back was put in",
    ),
    "forged-reading": (
        "INSERT INTO reading (id, revision_id, reader, version, weights, runtime, read_at)"
        " SELECT 99, revision_id, 'trained', '1', '', '', read_at FROM reading WHERE id = 1",
        "a0",
        "what trained 1 found in text 1 was put in",
    ),
    "forged-finding": (
        "INSERT INTO finding (reading_id, quotation_id, kind, mode, shown, confidence, rule, cue,"
        " source, evidence) SELECT 4, 3, kind, mode, false, confidence, rule, cue, source,"
        " evidence FROM finding WHERE reading_id = 4",
        "a2",
        "what rules 1 found in text 2",
    ),
    "forged-decision": (
        "INSERT INTO decision (id, action, quotation_id, who, why, decided_at, undone_why)"
        " SELECT 99, action, 2, who, why, decided_at, '' FROM decision WHERE id = 1",
        99,
        "decision 99 was put in",
    ),
    "forged-parting": (
        "INSERT INTO family_parted (decision_id, quotation_id) VALUES (3, 3)",
        3,
        "a quotation that decision 3 parts was put in",
    ),
    "shown": (
        "UPDATE finding SET shown = false WHERE quotation_id = 1",
        "a0",
        "whether it is shown, or its speaker, does not follow",
    ),
    "shown-speaker": (
        "UPDATE shown_speaker SET speaker_id = 3 WHERE quotation_id = 2",
        "a1",
        "whether it is shown, or its speaker, does not follow",
    ),
    "misnamed": ("UPDATE speaker SET name = 'X' WHERE id = 3", None, "speaker 3 has a name"),
    "renamed": ("UPDATE speaker SET renamed = 'X' WHERE id = 3", None, "speaker 3 is shown under"),
    "merged": ("UPDATE speaker SET canonical_id = 1 WHERE id = 3", None, "speaker 3 is taken for"),
    "unmerged": ("UPDATE speaker SET canonical_id = id", None, "speaker 2 is taken for"),
    "digest": (
        "UPDATE ledger SET digest = 'x' WHERE id = 2",
        "a0",
        "entry 2 of the ledger does not follow",
    ),
    "entry-gone": (
        "DELETE FROM ledger WHERE id = 4",
        "a1",
        "entry 5 of the ledger does not follow",
    ),
}


@pytest.mark.parametrize(("statements", "about", "message"), BY_HAND.values(), ids=BY_HAND)
def test_what_is_changed_by_hand_is_found(
    target: str, engine: Engine, statements: str, about: str | int | None, message: str
) -> None:
    change(engine, *statements.split("; "))
    found = problems_of(target)
    subjects = {
        one if isinstance(about, str) else other for one, other, text in found if message in text
    }
    assert subjects == {about}


def test_the_first_that_differs_comes_first(target: str, engine: Engine) -> None:
    change(
        engine,
        "UPDATE decision SET who = 'chief'",
        "UPDATE finding SET confidence = 0.5 WHERE quotation_id = 2",
        "UPDATE revision SET title = 'Mines' WHERE id = 4",
    )
    named = [(article, decision) for article, decision, _ in problems_of(target)]
    assert named[:4] == [("a1", None), ("a2", None), (None, 1), (None, 2)]


def test_a_tail_cut_off_is_found_with_a_head(target: str, engine: Engine) -> None:
    with open_store(target, writable=True) as store:
        early = store.head()
        store.decisions.checks.accept(acceptance())
        late = store.head()
    change(
        engine,
        "DELETE FROM decision WHERE id = 6",
        "DELETE FROM ledger WHERE id = (SELECT max(id) FROM ledger)",
    )
    assert problems_of(target) == problems_of(target, early) == []
    ((_, _, message),) = problems_of(target, late)
    assert f"never had the head {late}" in message


def test_a_ledger_written_anew_is_found_with_a_head(target: str, engine: Engine) -> None:
    with open_store(target) as store:
        head = store.head()
    change(
        engine,
        "UPDATE revision SET outlet = 'Other' WHERE id = 1",
        "DELETE FROM ledger",
        "UPDATE derived SET version = '0' WHERE name = 'ledger'",
    )
    upgrade_store(target)
    assert problems_of(target) == []
    ((_, _, message),) = problems_of(target, head)
    assert "taken away or rewritten since" in message


def acceptance() -> Acceptance:
    return Acceptance("ab12", SHIPS, None, Verdict.REWORDED, "desk", "on tape", NOON)


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
    source = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    sink = create_engine(database_url(empty_database), poolclass=NullPool)
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


def test_beginning_a_ledger_goes_on_where_it_stopped(
    target: str, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(target) as store:
        before = store.entered_since(first_head())
    change(
        engine,
        "DELETE FROM ledger",
        "UPDATE derived SET version = '0' WHERE name = 'ledger'",
        "UPDATE finding SET shown = true WHERE quotation_id = 4",  # as an older version may have
    )
    monkeypatch.setattr("quotes.store.refresh.progress._AT_ONCE", 3)

    def stop(items: Iterable[int], _: str) -> Iterator[int]:
        yield next(iter(items))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        upgrade_store(target, watch=stop)
    with pytest.raises(SchemaOutdatedError, match="is incomplete"):
        open_store(target)
    upgrade_store(target)
    with open_store(target) as store:
        assert store.entered_since(first_head()) == before
        assert list(store.verify(head=first_head())) == []
