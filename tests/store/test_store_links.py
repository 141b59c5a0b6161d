"""What days, outlets and speakers make of passages: one utterance, a repeated one, a report."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, select
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

from quotes.families import components, score_pair
from quotes.store import Store, open_store
from quotes.store.schema.tables import LinkRow, PassageRow
from quotes.types import LinkType, Mode, Passage, QuotationKind, Reading

pytest_plugins = ["store_fixtures"]

# Words whose rarity is between the limits for a known and for an unknown speaker.
SHORT = "We will not leave this town"
# A common phrase: what a speaker says every month.
HABIT = "We will see what happens"


def add(store: Store, name: str, wording: str, **fields: Any) -> None:
    store.add(make_reading(says(wording), name, **fields))


def report(name: str, content: str, speaker: str = "Ada Brown", **fields: Any) -> Reading:
    mode = fields.pop("mode", Mode.SPEECH)
    text = f"She told the council that {content} on Monday."
    kind = QuotationKind.INDIRECT
    reported = attribute(text, content, speakers=[speaker], kind=kind, mode=mode)
    return Reading(make_article(text, name, **fields), READER, (reported,))


def members(store: Store) -> list[list[str]]:
    return [[member.article for member in family.members] for family in store.families()]


@pytest.mark.parametrize(
    ("ours", "theirs", "joined"),
    [
        pytest.param(("Daily", "2022-04-01"), ("Post", "2022-04-03"), True, id="within-a-week"),
        pytest.param(("Daily", "2022-04-01"), ("Post", "2022-04-01T09:30:00Z"), True, id="a-time"),
        pytest.param(("Daily", "2022-04-01"), ("Post", "2022-05-01"), False, id="a-month-later"),
        pytest.param(("Daily", "2022-04-01"), ("Daily", "2022-04-03"), False, id="same-outlet"),
        pytest.param(("Daily", "2022-04"), ("Post", "2022-04-03"), False, id="no-day"),
        pytest.param((None, None), (None, None), False, id="nothing-known"),
    ],
)
def test_days_speak_for_short_words_without_a_name(
    store: Store, ours: tuple[str, str], theirs: tuple[str, str], joined: bool
) -> None:
    add(store, "a", SHORT, outlet=ours[0], published_at=ours[1])
    add(store, "b", SHORT, speakers=(), outlet=theirs[0], published_at=theirs[1])
    assert members(store) == ([["a", "b"]] if joined else [])


def test_two_names_for_the_same_words_in_a_week_are_a_conflict(store: Store) -> None:
    add(store, "a", SHIPS_TRIMMED, outlet="Daily", published_at="2022-04-01")
    other = {"outlet": "Post", "speakers": ["Bo Reed"]}
    add(store, "b", SHIPS_TRIMMED, published_at="2022-04-02", **other)
    add(store, "c", SHIPS_TRIMMED, published_at="2022-09-02", **other)
    found = {flag for family in store.families() for flag in flags_of(family)}
    assert ("speaker", "Ada Brown", "Bo Reed") in found


def flags_of(family: Any) -> Iterator[tuple[str, str, str]]:
    for pair in family.differences:
        yield from ((flag.kind, flag.a, flag.b) for flag in pair.difference.flags)


def test_a_habit_is_repeated_and_no_utterance(store: Store) -> None:
    add(store, "a", HABIT, outlet="Daily", published_at="2022-04-01")
    add(store, "b", HABIT, outlet="Post", published_at="2022-04-02")
    add(store, "c", HABIT, outlet="Post", published_at="2022-07-02")
    (family,) = store.families()
    assert [member.article for member in family.members] == ["a", "b"]
    assert [member.article for member in family.repeated] == ["c"]
    assert family.paraphrases == ()


def test_people_can_join_what_is_repeated(store: Store) -> None:
    add(store, "a", HABIT, published_at="2022-04-01")
    add(store, "b", HABIT, published_at="2022-07-02")
    assert members(store) == []
    store.decisions.families.join(1, 2, who="desk", why="one interview, printed twice")
    (family,) = store.families()
    assert len(family.members) == 2
    assert family.repeated == ()
    store.decisions.undo(who="desk")
    assert members(store) == []


class TestReportedSpeech:
    DAY = "2022-04-01"

    def family_of(self, store: Store, *readings: Reading) -> Any:
        for reading in readings:
            store.add(reading)
        (family,) = store.families()
        return family

    def quoted(self) -> list[Reading]:
        return [
            make_reading(says(wording), name, outlet=f"{name} Times", published_at=self.DAY)
            for name, wording in {"a": SHIPS, "b": SHIPS_REWORDED}.items()
        ]

    @pytest.mark.parametrize("first", [True, False], ids=["report-first", "report-last"])
    def test_is_a_paraphrase_and_compared_with_nothing(self, store: Store, first: bool) -> None:
        told = report("c", SHIPS_TRIMMED, outlet="Post", published_at="2022-04-03")
        order = [told, *self.quoted()] if first else [*self.quoted(), told]
        family = self.family_of(store, *order)
        assert [member.article for member in family.members] == ["a", "b"]
        assert [member.text for member in family.paraphrases] == [SHIPS_TRIMMED]
        assert {(pair.a, pair.b) for pair in family.differences} == {(0, 1)}
        assert list(store.verify()) == []

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param({"speaker": "Bo Reed"}, id="another-speaker"),
            pytest.param({"published_at": "2022-06-03"}, id="another-month"),
            pytest.param({"published_at": None}, id="no-day"),
            pytest.param({"mode": Mode.THOUGHT}, id="a-thought"),
            pytest.param({"content": BRIDGE}, id="other-words"),
        ],
    )
    def test_is_none_where_it_is_not_clear(self, store: Store, change: dict[str, Any]) -> None:
        fields = {"content": SHIPS_TRIMMED, "outlet": "Post", "published_at": "2022-04-03"}
        assert (
            self.family_of(store, *self.quoted(), report("c", **fields | change)).paraphrases == ()
        )

    def test_two_reports_are_no_family(self, store: Store) -> None:
        for name in ("c", "d"):
            store.add(report(name, SHIPS, outlet=name, published_at=self.DAY))
        assert store.families() == []

    def test_it_leaves_when_it_is_rejected(self, store: Store) -> None:
        told = report("c", SHIPS_TRIMMED, outlet="Post", published_at="2022-04-03")
        assert self.family_of(store, told, *self.quoted()).paraphrases
        store.decisions.quotations.reject(1, who="desk", why="the minutes of a year ago")
        (family,) = store.families()
        assert family.paraphrases == ()


def test_families_of_a_speaker(store: Store) -> None:
    for name in ("a", "b"):
        add(store, f"{name}1", SHIPS, speakers=["Ada Brown"])
        add(store, f"{name}2", BRIDGE, speakers=["Bo Reed"])
    (ada,) = store.match_speaker("Ada Brown").ids
    (family,) = store.families(speakers=[ada])
    assert family.speaker == "Ada Brown"
    assert store.families(speakers=[ada], ids=[family.id + 1]) == []
    assert store.families(speakers=[]) == []


def test_an_article_has_each_wording_once(store: Store) -> None:
    """Of the same paragraph a thousand times, the first stands for all."""
    paragraph = f"“{SHIPS},” she said.\n"
    text = paragraph * 1000
    spans = [at for at in range(len(text)) if text.startswith(SHIPS, at)]
    once = attribute(text, f"{SHIPS},", speakers=["Ada Brown"])
    moved = [moved_to(once, start) for start in spans]
    store.add(Reading(make_article(text, "a"), READER, tuple(moved)))
    add(store, "b", SHIPS)
    assert members(store) == [["a", "b"]]
    assert len(store.quotations()) == 1001
    assert list(store.verify()) == []


def moved_to(attribution: Any, start: int) -> Any:
    from dataclasses import replace

    from quotes.types import CharSpan

    (span,) = attribution.quotation.content
    content = (CharSpan(start, start + span.end - span.start),)
    return replace(attribution, quotation=replace(attribution.quotation, content=content))


def test_a_wording_of_many_articles_has_few_links(store: Store) -> None:
    names = [f"a{number:02}" for number in range(60)]
    store.add_all([make_reading(says(SHIPS), name) for name in names[:30]])
    for name in names[30:]:
        add(store, name, SHIPS)
    (family,) = store.families()
    assert [member.article for member in family.members] == names
    assert len(family.differences) < 10 * len(names)
    for number in range(1, 21):
        store.remove_article(number)
    assert members(store) == [names[20:]]


WORDS = st.sampled_from(
    ["the", "of", "we", "not", "city", "ferry", "burned", "crematorium", "harbour", "quay"]
)
WORDINGS = st.lists(WORDS, min_size=3, max_size=12).map(" ".join)
ARTICLES = st.lists(
    st.tuples(
        st.lists(WORDINGS, min_size=1, max_size=3),
        st.sampled_from([(), ("Ada Brown",), ("Bo Reed",)]),
        st.sampled_from(["Daily", "Post", None]),
        st.integers(0, 50),
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_index_finds_what_comparing_all_pairs_finds(
    blank_file: Path, articles: Any, random: Any
) -> None:
    readings = [
        make_reading(
            says(*wordings),
            f"{number}",
            speakers=speakers,
            outlet=outlet,
            published_at=(date(2022, 4, 1) + timedelta(day)).isoformat(),
        )
        for number, (wordings, speakers, outlet, day) in enumerate(articles)
    ]
    with TemporaryDirectory() as folder:
        stores = [shutil.copy(blank_file, Path(folder) / f"{number}.db") for number in range(2)]
        with open_store(stores[0], writable=True) as store:
            store.add_all(readings)
            families = shape(store)
        expected = compare_all(stores[0])
        random.shuffle(readings)
        with open_store(stores[1], writable=True) as store:
            for reading in readings:
                store.add(reading)
            assert shape(store) == families
    assert families == expected


def shape(store: Store) -> set[frozenset[tuple[str, int]]]:
    return {
        frozenset((member.article, member.start) for member in family.members)
        for family in store.families()
    }


def compare_all(path: Path) -> set[frozenset[tuple[str, int]]]:
    """Group the passages of a store by comparing each with each; check the links on the way."""
    engine = create_engine(f"sqlite:///{path}")
    with open_store(path) as store:
        fields = {record.id: record for record in store.quotations()}
    with engine.connect() as connection:
        rows = connection.execute(select(PassageRow.__table__)).all()
        links = {
            (row.a_id, row.b_id): row.kinship
            for row in connection.execute(select(LinkRow.__table__))
        }
    engine.dispose()
    passages = {row.id: to_passage(row, fields[row.quotation_id]) for row in first_copies(rows)}
    places = {row.id: (fields[row.quotation_id].article, row.start) for row in rows}
    articles = {row.id: row.article_id for row in rows}
    kin = {
        (a, b): score.kinship
        for a, b in combinations(sorted(passages), 2)
        if articles[a] != articles[b]
        and (score := score_pair(passages[a], passages[b])).kinship is not None
    }
    assert kin == links
    same = [(a, b, 1.0) for (a, b), kinship in kin.items() if kinship is LinkType.SAME]
    return {frozenset(places[id_] for id_ in group) for group in components(passages, same)}


def first_copies(rows: Sequence[Any]) -> list[Any]:
    seen = set()
    found = []
    for row in sorted(rows, key=lambda row: row.id):
        if (row.article_id, row.text) not in seen:
            seen.add((row.article_id, row.text))
            found.append(row)
    return found


def to_passage(row: Any, record: Any) -> Passage:
    day = date.fromisoformat(record.published_at)
    return Passage(row.text, 0, tuple(row.speakers), outlet=record.outlet, day=day)
