from collections.abc import Iterable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from factory import READER, build_article, read_by_marks

from quotes.errors import IdTakenError, StoreError
from quotes.store import AddOutcome
from quotes.types import Article, Failure, Reading
from quotes.workflows import add
from quotes.workflows.add import add_articles

FAKE_READER: Any = SimpleNamespace(info=READER, needs=frozenset())
TEXT = "“We will open,” said Olena Hart. Four more words follow."


class FakeStore:
    """Keeps the ids that it was given; refuses those that it is told to."""

    def __init__(self, held: Iterable[str] = (), refused: Iterable[str] = ()) -> None:
        self.held, self.refused = set(held), set(refused)

    def holds(self, article: Article, reader: object) -> bool:
        return article.id in self.held

    def add(self, reading: Reading) -> AddOutcome:
        return self.add_all([reading])[0]

    def add_all(self, readings: Sequence[Reading]) -> list[AddOutcome]:
        ids = [reading.article.id for reading in readings]
        if self.refused.intersection(ids):
            message = "the store is full"
            raise StoreError(message)
        self.held.update(ids)
        return [AddOutcome.ADDED] * len(ids)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the ids of the articles that the reader was given, in order."""
    ids: list[str] = []

    def noting(items: Iterable[Article | Failure], reader: object) -> Iterator[Reading | Failure]:
        for item in items:
            ids.append(item.id or "")
            yield from read_by_marks([item])

    monkeypatch.setattr("quotes.workflows.read.read_quotations", noting)
    return ids


def articles(*ids: str) -> list[Article | Failure]:
    return [build_article(TEXT, id=id_, origin=id_) for id_ in ids]


def run(store: FakeStore, items: Iterable[Article | Failure]) -> list[tuple[str, str]]:
    typed: Any = store
    return [
        (report.origin, report.failure.message if report.failure else str(report.outcome))
        for report in add_articles(typed, items, FAKE_READER)
    ]


def test_what_the_store_holds_is_not_read_again(read: list[str]) -> None:
    store = FakeStore(held=["b"])

    assert run(store, articles("a", "b", "c")) == [
        ("a", "added"),
        ("b", "unchanged"),
        ("c", "added"),
    ]
    assert read == ["a", "c"]


def test_failures_keep_their_place(read: list[str]) -> None:
    items = [*articles("a"), Failure("b.docx", "is no document"), *articles("c")]

    assert run(FakeStore(), items) == [
        ("a", "added"),
        ("b.docx", "is no document"),
        ("c", "added"),
    ]


def test_order_is_kept_over_chunks(read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(add, "CHUNK", 3)
    ids = [str(number) for number in range(10)]

    found = run(FakeStore(held=["0", "3", "4", "5", "9"]), articles(*ids))

    assert [origin for origin, _ in found] == ids
    assert read == ["1", "2", "6", "7", "8"]


def test_articles_are_taken_as_they_are_needed(
    read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(add, "CHUNK", 2)
    monkeypatch.setattr(add, "TOGETHER", 2)
    taken = []

    def stream() -> Iterator[Article | Failure]:
        for article in articles("a", "b", "c", "d", "e"):
            taken.append(article)
            yield article

    store: Any = FakeStore()
    next(add_articles(store, stream(), FAKE_READER))

    assert len(taken) == 2


def test_a_refused_article_does_not_stop_the_next(read: list[str]) -> None:
    store = FakeStore(refused=["b"])

    assert run(store, articles("a", "b", "c")) == [
        ("a", "added"),
        ("b", "the store is full"),
        ("c", "added"),
    ]


def test_two_refusals_in_a_row_end_the_run(read: list[str]) -> None:
    found = run(FakeStore(refused=["b", "c"]), articles("a", "b", "c", "d"))

    assert [origin for origin, _ in found] == ["a", "b", "c", "c"]
    assert found[-1][1].startswith("stopped here")


def test_words_are_counted_where_they_were_read(read: list[str]) -> None:
    store: Any = FakeStore(held=["a"])
    foreign = build_article("Guten Tag", id="c", language="de")

    found = list(add_articles(store, [*articles("a", "b"), foreign], FAKE_READER))

    assert [(report.words, report.skipped) for report in found] == [
        (0, None),
        (10, None),
        (0, "not in English (de)"),
    ]


def test_ids_that_others_have_fail_one_by_one_and_end_nothing(read: list[str]) -> None:
    class Taken(FakeStore):
        def add_all(self, readings: Sequence[Reading]) -> list[AddOutcome]:
            if any(reading.article.id.startswith("old") for reading in readings):
                message = "id is taken"
                raise IdTakenError(message)
            return super().add_all(readings)

    found = run(Taken(), articles("old1", "old2", "old3", "new"))
    assert found == [*((id_, "id is taken") for id_ in ("old1", "old2", "old3")), ("new", "added")]
