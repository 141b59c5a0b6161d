"""The same articles and decisions give the same store, in whatever order they come."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from store_factory import (
    BRIDGE,
    SHIPS,
    SHIPS_REWORDED,
    SHIPS_TRIMMED,
    content,
    make_reading,
    says,
)

from quotes.errors import NotFoundError
from quotes.store import Store, open_store
from quotes.store.articles.add import add_readings
from quotes.store.decisions.speakers import merge_speakers
from quotes.store.records.decisions import Decider
from quotes.store.speakers.lookup import match_speaker
from quotes.types import Gender, Profile, Reading, SpeakerKind

pytest_plugins = ["store_fixtures"]

# Spellings of three who bear the surname, and of an office; nobody's contradict each other's.
NAMES = [
    *(("Ann Hart", "ANN HART", "Ann B. Hart", "Ann Hart") * 2),
    *("Anna Hart", "ANNA HART", "Bo Lee", "Bo  LEE", "Bo K. Lee", "Hart", "Lee", "Harbour Board"),
]
ROLES = ["president", "president", "mayor", ""]
WORDS = [SHIPS, SHIPS, SHIPS_TRIMMED, SHIPS_REWORDED, BRIDGE]
KINDS = [*[SpeakerKind.PERSON] * 3, SpeakerKind.OTHER, SpeakerKind.ORGANISATION]
GENDERS = [Gender.UNKNOWN, Gender.FEMALE, Gender.FEMALE, Gender.MALE]

# Each draws other articles; the first is enough for a quick look.
SEEDS = [pytest.param(seed, marks=pytest.mark.slow if seed else ()) for seed in range(3)]


def make_articles(random: Random, count: int) -> list[Reading]:
    """Return readings whose speakers are spelt and described in all kinds of ways."""

    def person() -> Profile:
        name, role = random.choice(NAMES), random.choice(ROLES)
        is_body = name == "Harbour Board"
        kind = SpeakerKind.ORGANISATION if is_body else random.choice(KINDS[:4])
        gender = Gender.UNKNOWN if is_body else random.choice(GENDERS)
        return Profile(name, kind, gender, (role,) if role and not is_body else ())

    return [
        make_reading(
            says(*random.sample(WORDS, random.choice([1, 1, 2]))),
            f"a{number:02}",
            speakers=[person()],
            outlet=random.choice(["Daily", "Post", None]),
            published_at=random.choice(["2022-04-01", "2022-04-02", None]),
            url=f"https://n.example/{number}",
        )
        for number in range(count)
    ]


def add_in_batches(store: Store, readings: list[Reading], random: Random) -> None:
    left = list(readings)
    while left:
        size = random.randint(1, 6)
        store.add_all(left[:size])
        left = left[size:]


@pytest.mark.parametrize("seed", SEEDS)
def test_articles_give_one_store_in_any_order(blank_file: Path, tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    readings = make_articles(random, 20)
    found = []
    for number in range(3):
        path = shutil.copy(blank_file, tmp_path / f"{number}.db")
        with open_store(path, writable=True) as store:
            add_in_batches(store, readings, random)
            add_in_batches(store, random.sample(readings, 5), random)
            found.append(content(store))
        random.shuffle(readings)
    assert len(found[0]["speakers"]) > 3
    for other in found[1:]:
        assert other == found[0]


def make_harts(random: Random) -> list[Reading]:
    """Return readings that name office holders of one surname, with genders that may differ."""
    names = ["Ann Hart", "Ann Hart", "Ann Hart", "ANN HART", "Ann B. Hart", "Bo Hart", "Hart"]
    genders = [Gender.UNKNOWN, Gender.UNKNOWN, Gender.FEMALE, Gender.MALE]
    return [
        make_reading(
            says(random.choice(WORDS)),
            f"a{number}",
            speakers=[
                Profile(
                    random.choice(names),
                    SpeakerKind.PERSON,
                    random.choice(genders),
                    random.choice([("president",), ("president",), ("senator",), ()]),
                )
            ],
        )
        for number in range(random.randint(5, 9))
    ]


def content_of(blank: Path, place: Path, readings: list[Reading], *gone: str) -> dict[str, Any]:
    """Return what a store shows after some articles were added and some of them removed."""
    with open_store(shutil.copy(blank, place), writable=True) as store:
        for reading in readings:
            store.add(reading)
        for name in gone:
            (number,) = (one.id for one in store.articles() if one.article == name)
            store.remove_article(number)
        assert list(store.verify()) == []
        return content(store)


MORE = [*range(6), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(6, 60))]


@pytest.mark.parametrize("seed", MORE)
def test_an_office_whose_holders_differ_gives_one_store_in_any_order(
    blank_file: Path, tmp_path: Path, seed: int
) -> None:
    random = Random(seed)
    readings = make_harts(random)
    found = content_of(blank_file, tmp_path / "a.db", readings)
    random.shuffle(readings)
    assert content_of(blank_file, tmp_path / "b.db", readings) == found


def test_what_is_told_later_of_a_holder_counts_for_the_surname_with_the_office(
    blank_file: Path, tmp_path: Path
) -> None:
    def named(at: int, name: str, gender: Gender, *roles: str) -> Reading:
        profile = Profile(name, SpeakerKind.PERSON, gender, roles)
        return make_reading(says(SHIPS), f"a{at}", speakers=[profile])

    alone = named(0, "Hart", Gender.MALE, "president")
    holders = [named(at, "Ann Hart", Gender.UNKNOWN, "president") for at in (1, 2, 3)]
    told = named(4, "Ann Hart", Gender.FEMALE)
    found = [
        content_of(blank_file, tmp_path / f"{at}.db", readings)
        for at, readings in enumerate(([alone, *holders, told], [told, *holders, alone]))
    ]
    assert found[0] == found[1]
    assert len(found[0]["speakers"]) == 2
    before = content_of(blank_file, tmp_path / "c.db", [alone, *holders])
    assert len(before["speakers"]) == 1
    assert content_of(blank_file, tmp_path / "d.db", [alone, *holders, told], "a4") == before


@pytest.mark.parametrize("seed", MORE)
def test_a_removed_article_leaves_nothing_behind(
    blank_file: Path, tmp_path: Path, seed: int
) -> None:
    random = Random(seed)
    readings = make_harts(random)
    gone = random.sample(readings, random.randint(1, 3))
    left = [one for one in readings if one not in gone]
    names = [one.article.id for one in gone]
    found = content_of(blank_file, tmp_path / "a.db", readings, *names)
    assert found == content_of(blank_file, tmp_path / "b.db", left)


def test_only_of_whom_nothing_is_told_depends_on_who_of_her_name_was_known(
    blank_file: Path, tmp_path: Path
) -> None:
    told = {"plain": (), "iowa": ("R-IA",), "york": ("D-NY",)}
    readings = {
        name: make_reading(
            says(SHIPS), name, speakers=[Profile("Ann Hart", SpeakerKind.PERSON, seats=seats)]
        )
        for name, seats in told.items()
    }
    for order in permutations(readings):
        with open_store(shutil.copy(blank_file, tmp_path), writable=True) as store:
            for name in order:
                store.add(readings[name])
            number = {one.article: one.speaker_ids for one in store.quotations()}
            assert list(store.verify()) == []
        assert number["iowa"] != number["york"]
        first = next(name for name in order if name != "plain")
        known = {"plain"} if order[-1] == "plain" else {"plain", first}
        assert {name for name in told if number[name] == number["plain"]} == known, order


MERGED = ("Anna Hart", "Ann Hart")


def merge(store: Store) -> bool:
    """Merge one into the other once both are there; say whether that was so."""
    try:
        store.decisions.speakers.merge(*MERGED, who="desk")
    except NotFoundError:
        return False
    return True


@pytest.mark.parametrize("seed", SEEDS)
def test_a_merge_counts_the_same_before_and_after_articles(
    blank_file: Path, tmp_path: Path, seed: int
) -> None:
    random = Random(seed)
    readings = make_articles(random, 24)
    found = []
    for number, wait in enumerate((0, 8, 16, 24)):
        path = shutil.copy(blank_file, tmp_path / f"{number}.db")
        with open_store(path, writable=True) as store:
            merged = False
            for at, reading in enumerate(readings, 1):
                store.add(reading)
                merged = merged or (at >= wait and merge(store))
            assert merged
            found.append(content(store))
    for other in found[1:]:
        assert other == found[0]


@pytest.mark.slow
@pytest.mark.parametrize("first", ["add", "merge"])
def test_who_comes_second_waits_and_sees_what_the_first_did(
    new_target: Callable[[], str], first: str
) -> None:
    """The second one begins while the first has written and not yet committed."""
    readings = make_articles(Random(1), 24)
    one_by_one, at_once = new_target(), new_target()
    steps: dict[str, Callable[[Store], object]] = {
        "add": lambda store: store.add_all(readings[12:]),
        "merge": merge,
    }
    second = "merge" if first == "add" else "add"
    with open_store(one_by_one, writable=True) as store:
        store.add_all(readings[:12])
        steps[first](store)
        steps[second](store)
        expected = content(store)
    with (
        open_store(at_once, writable=True) as store,
        open_store(at_once, writable=True) as other,
        ThreadPoolExecutor(1) as pool,
    ):
        store.add_all(readings[:12])
        with store._database.writing() as connection:
            if first == "add":
                add_readings(connection, readings[12:])
            else:
                ours, theirs = (match_speaker(connection, name).ids[0] for name in MERGED)
                merge_speakers(connection, ours, theirs, Decider("desk"))
            waiting = pool.submit(steps[second], other)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.2)
        assert waiting.result()
        assert content(store) == expected
