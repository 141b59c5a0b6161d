"""The ledger: each change by hand is found and named."""

from collections.abc import Iterable, Iterator

import pytest
from ledger_factory import acceptance, change, engine_of, fill, problems_of
from sqlalchemy import Engine
from store_factory import FillTarget

from quotes.errors import SchemaOutdatedError
from quotes.store import open_store, upgrade_store
from quotes.store.ledger.canonical import first_head

pytest_plugins = ["store_fixtures"]


@pytest.fixture
def engine(target: str, fill_target: FillTarget) -> Iterator[Engine]:
    """Give access to a filled store by SQL."""
    fill_target(target, fill)
    opened = engine_of(target)
    yield opened
    opened.dispose()


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
