"""What is derived can be derived again: the quick ways and the long way give equal rows."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, select, text, update
from store_factory import (
    BRIDGE,
    READER,
    SHIPS,
    SHIPS_REWORDED,
    SHIPS_TRIMMED,
    attribute,
    make_article,
    make_reading,
    says,
)

from quotes.errors import StoreError
from quotes.store import Store, open_store
from quotes.store.engine.database import Database, read_target
from quotes.store.refresh.article import derive_article
from quotes.store.schema.tables import (
    ArticleRow,
    DetectionRow,
    PassageRow,
    ReassignedRow,
    ShownSpeakerRow,
    SpeakerRow,
)
from quotes.store.speakers.canonical import renew_identity
from quotes.types import Mode, Profile, QuotationKind, ReaderInfo, Reading

pytest_plugins = ["store_fixtures"]

# Every table that follows from what readers found and people decided.
DERIVED = {
    "finding": "reading_id, quotation_id, shown",
    "speaker": "*",
    "alias": "*",
    "speaker_block": "*",
    "figure": "*",
    "shown_speaker": "*",
    "reassigned": "*",
    "passage": "*",
    "fingerprint": "*",
    "link": "*",
    "kept_apart": "*",
    "family": "*",
    "family_member": "*",
}

PEOPLE = [
    Profile("Ann Hart", roles=("president",)),
    Profile("Hart", roles=("president",)),
    Profile("Hart"),
    Profile("Bo Reed"),
]
WORDINGS = st.sampled_from(
    [SHIPS, SHIPS_TRIMMED, SHIPS_REWORDED, BRIDGE, "We will see what happens"]
)
QUOTED = st.tuples(
    st.lists(WORDINGS, min_size=1, max_size=2, unique=True),
    st.sampled_from(PEOPLE),
    st.sampled_from(list(QuotationKind)),
    st.sampled_from(list(Mode)),
)
ARTICLES = st.lists(st.lists(QUOTED, min_size=1, max_size=3), min_size=2, max_size=5)
FIXTURE = [HealthCheck.function_scoped_fixture]


def read(number: int, quoted: list[Any], reader: ReaderInfo = READER) -> Reading:
    """Return a reading of an article that has the wordings, each in a paragraph of its own."""
    wordings = [wording for wordings, *_ in quoted for wording in wordings]
    text = "\n".join(f"“{at} {wording},” they said." for at, wording in enumerate(wordings))
    found = []
    at = 0
    for wordings, person, kind, mode in quoted:
        parts = []
        for wording in wordings:
            parts.append(f"{at} {wording}")
            at += 1
        found.append(attribute(text, *parts, speakers=[person], kind=kind, mode=mode))
    day = f"2022-04-{number + 1:02}"
    return Reading(
        make_article(text, f"a{number}", outlet=f"Daily {number}", published_at=day),
        reader,
        tuple(found),
    )


def rows(path: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}"), key=repr)
            for table, columns in DERIVED.items()
        }


def change(path: Path, work: Callable[[Connection], None]) -> None:
    database = Database(read_target(path), writable=True)
    with closing(database), database.writing() as connection:
        work(connection)


def derive_again(connection: Connection) -> None:
    """Forget what look-ups show, all passages and what hangs on them; derive each article."""
    for row in (ShownSpeakerRow, ReassignedRow, PassageRow):
        connection.execute(delete(row))
    connection.execute(text("DELETE FROM sqlite_sequence WHERE name = 'passage'"))
    connection.execute(update(DetectionRow).values(shown=False))
    for article_id in connection.scalars(select(ArticleRow.id).order_by(ArticleRow.id)).all():
        derive_article(connection, article_id)


def identify_again(connection: Connection) -> None:
    """Forget whom the rows of speakers stand for; work it out for all together."""
    ids = connection.scalars(select(SpeakerRow.id)).all()
    connection.execute(update(SpeakerRow).values(canonical_id=SpeakerRow.id))
    renew_identity(connection, ids)


@settings(max_examples=10, suppress_health_check=FIXTURE)
@given(ARTICLES)
def test_deriving_new_articles_together_gives_what_deriving_each_gives(
    blank_file: Path, tmp_path: Path, articles: list[Any]
) -> None:
    path = Path(shutil.copy(blank_file, tmp_path / "quotes.db"))
    with open_store(path, writable=True) as store:
        store.add_all([read(number, quoted) for number, quoted in enumerate(articles)])
    together = rows(path)
    change(path, derive_again)
    assert rows(path) == together
    change(path, identify_again)
    assert rows(path) == together


OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 3), st.lists(QUOTED, min_size=1, max_size=2)),
        st.tuples(st.just("remove"), st.integers(1, 4)),
        st.tuples(st.just("reject"), st.integers(1, 6)),
        st.tuples(st.just("reassign"), st.integers(1, 6), st.sampled_from(["Ann Hart", None])),
        st.tuples(st.just("merge"), st.just("Bo Reed"), st.just("Ann Hart")),
        st.tuples(st.just("alias"), st.just("Bo Reed"), st.just("Hart")),
        st.tuples(st.just("split"), st.just("Ann Hart"), st.integers(1, 3)),
        st.tuples(st.just("join"), st.integers(1, 6), st.integers(1, 6)),
        st.tuples(st.just("part"), st.integers(1, 6)),
        st.tuples(st.just("undo")),
    ),
    min_size=1,
    max_size=8,
)


WHO = {"who": "desk"}
DO: dict[str, Callable[..., object]] = {
    "add": lambda store, number, quoted: store.add(read(number, quoted)),
    "remove": lambda store, article: store.remove_article(article),
    "reject": lambda store, quotation: store.decisions.quotations.reject(
        quotation, why="a title", **WHO
    ),
    "reassign": lambda store, quotation, speaker: store.decisions.speakers.reassign(
        quotation, speaker, **WHO
    ),
    "merge": lambda store, speaker, into: store.decisions.speakers.merge(speaker, into, **WHO),
    "alias": lambda store, speaker, name: store.decisions.speakers.alias(speaker, name, **WHO),
    "split": lambda store, speaker, article: store.decisions.speakers.split(
        speaker, [article], name="Dora Kern", **WHO
    ),
    "join": lambda store, one, other: store.decisions.families.join(one, other, **WHO),
    "part": lambda store, quotation: store.decisions.families.part(quotation, **WHO),
    "undo": lambda store: store.decisions.undo(**WHO),
}


def shown(store: Store) -> tuple[object, object, object]:
    """Return what look-ups show, without the numbers of passages and families."""
    return (
        store.quotations(),
        store.speakers(),
        {
            (
                frozenset((member.quotation, member.start) for member in family.members),
                frozenset((member.quotation, member.start) for member in family.paraphrases),
                frozenset((member.quotation, member.start) for member in family.repeated),
            )
            for family in store.families()
        },
    )


@settings(max_examples=15, suppress_health_check=FIXTURE)
@given(ARTICLES, OPERATIONS)
def test_whatever_people_did_what_is_shown_can_be_rebuilt(
    blank_file: Path, tmp_path: Path, articles: list[Any], operations: list[Any]
) -> None:
    path = Path(shutil.copy(blank_file, tmp_path / "quotes.db"))
    with open_store(path, writable=True) as store:
        for number, quoted in enumerate(articles):
            store.add(read(number, quoted))
        for what, *values in operations:
            with contextlib.suppress(StoreError):  # what is refused changes nothing
                DO[what](store, *values)
        before = shown(store)
        assert list(store.verify()) == []
    change(path, derive_again)
    with open_store(path) as store:
        assert shown(store) == before


MIXED = "She said the ships “will not leave” before the “mines are cleared” on Monday."
NESTED = "He said that she said that the ships will not leave before noon."
INNER = "that the ships will not leave before noon"
OUTER = f"that she said {INNER}"
UTTERED = "“The ships will not leave before the mines are cleared,” she said."
WORDS = "The ships will not leave before the mines are cleared,"


@pytest.mark.parametrize(
    ("source", "found", "passages"),
    [
        pytest.param(UTTERED, [(WORDS, {})], [(WORDS, 0)], id="direct"),
        pytest.param(UTTERED, [(WORDS, {"speakers": ()})], [(WORDS, 0)], id="direct-by-nobody"),
        pytest.param(
            MIXED,
            [
                (
                    "the ships “will not leave” before the “mines are cleared”",
                    {"kind": QuotationKind.MIXED},
                )
            ],
            [("will not leave", 0), ("mines are cleared", 0)],
            id="mixed-in-marks-only",
        ),
        pytest.param(
            NESTED, [(INNER, {"kind": QuotationKind.INDIRECT})], [(INNER, 1)], id="reported"
        ),
        pytest.param(
            NESTED,
            [(INNER, {"kind": QuotationKind.INDIRECT, "speakers": ()})],
            [],
            id="reported-by-nobody",
        ),
        pytest.param(
            NESTED,
            [(INNER, {"kind": QuotationKind.INDIRECT, "mode": Mode.THOUGHT})],
            [],
            id="reported-thought",
        ),
        pytest.param(
            NESTED,
            [
                (INNER, {"kind": QuotationKind.INDIRECT}),
                (OUTER, {"kind": QuotationKind.INDIRECT}),
            ],
            [(OUTER, 1)],
            id="one-report-in-another",
        ),
        pytest.param(
            UTTERED,
            [(WORDS, {}), ("The ships will not leave", {})],
            [(WORDS, 0)],
            id="same-beginning",
        ),
        pytest.param(
            UTTERED,
            [("the mines are cleared,", {}), (WORDS, {})],
            [(WORDS, 0)],
            id="same-end",
        ),
        pytest.param(
            UTTERED,
            [("The ships will not leave before", {}), (" the mines are cleared", {})],
            [("The ships will not leave before", 0), (" the mines are cleared", 0)],
            id="side-by-side",
        ),
        pytest.param(
            UTTERED,
            [("The ships", {}), (f"{WORDS}” she said", {"kind": QuotationKind.INDIRECT})],
            [("The ships", 0)],
            id="a-report-around-quoted-words",
        ),
        pytest.param(
            UTTERED,
            [(WORDS, {}), ("she said", {"kind": QuotationKind.INDIRECT})],
            [(WORDS, 0), ("she said", 1)],
            id="a-report-beside-quoted-words",
        ),
    ],
)
def test_what_becomes_a_passage(
    blank_file: Path, tmp_path: Path, source: str, found: list[Any], passages: list[Any]
) -> None:
    path = shutil.copy(blank_file, tmp_path / "quotes.db")
    attributions = [
        attribute(source, part, **{"speakers": ["Ann Hart"], **options}) for part, options in found
    ]
    with open_store(path, writable=True) as store:
        store.add(Reading(make_article(source), READER, tuple(attributions)))
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute('SELECT text, reported FROM passage ORDER BY "start"').fetchall()
    assert rows == passages


def test_of_words_uttered_and_thought_the_utterance_has_the_passage(store: Store) -> None:
    thought = attribute(UTTERED, WORDS, speakers=["Bo Reed"], mode=Mode.THOUGHT)
    uttered = attribute(UTTERED, WORDS, "she", speakers=["Ann Hart"])
    store.add(Reading(make_article(UTTERED, "a"), READER, (thought, uttered)))
    store.add(Reading(make_article(UTTERED, "b"), READER, (uttered,)))
    (family,) = store.families()
    assert {member.speaker for member in family.members} == {"Ann Hart"}


class TestChangesOfSpeakers:
    """Whatever names a speaker shows at once who that is by now."""

    @pytest.fixture
    def people(self, store: Store) -> Store:
        for number, name in enumerate(["Ann Hart", "Bo Reed", "Cy Ash"]):
            store.add(make_reading(says(f"{SHIPS} said the {number}th"), name, speakers=[name]))
        return store

    def speaker_of(self, store: Store, quotation: int) -> tuple[str, ...]:
        return store.quotation(quotation).quotation.speakers

    def test_an_article_that_names_the_speaker(self, people: Store) -> None:
        people.decisions.speakers.merge("Ann Hart", "Bo Reed", who="desk")
        assert self.speaker_of(people, 1) == ("Bo Reed",)

    def test_an_article_whose_quotation_was_reassigned_to_the_speaker(self, people: Store) -> None:
        people.decisions.speakers.reassign(3, "Ann Hart", who="desk")
        people.decisions.speakers.merge("Ann Hart", "Bo Reed", who="desk")
        assert self.speaker_of(people, 3) == ("Bo Reed",)

    def test_an_article_in_which_another_was_split_into_the_speaker(self, people: Store) -> None:
        people.decisions.speakers.split("Cy Ash", [3], name="Dora Kern", who="desk")
        people.decisions.speakers.merge("Dora Kern", "Bo Reed", who="desk")
        assert self.speaker_of(people, 3) == ("Bo Reed",)

    def test_passages_are_scored_again_under_the_new_speaker(self, store: Store) -> None:
        words = "We will not leave this town"
        day = {"published_at": "2022-04-01"}
        for name, speaker in {"a": "Ann Hart", "b": "Anna Hart"}.items():
            store.add(make_reading(says(words), name, speakers=[speaker], **day))
        before = store.families()
        decision = store.decisions.speakers.merge("Anna Hart", "Ann Hart", who="desk")
        (family,) = store.families()
        assert [member.speaker for member in family.members] == ["Ann Hart", "Ann Hart"]
        store.decisions.undo(decision.id, who="desk")
        assert store.families() == before
