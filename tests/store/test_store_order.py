"""The same articles and decisions give the same store, in whatever order they come."""

import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest
from store_factory import BRIDGE, SHIPS, SHIPS_REWORDED, SHIPS_TRIMMED, make_reading, says

from quotes.store import Store, open_store
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


def content(store: Store) -> dict[str, Any]:
    """Return all that a store shows, without the numbers of rows."""
    details = [store.speaker(f"#{record.id}") for record in store.speakers()]
    return {
        "articles": sorted((one.article, one.quotations) for one in store.articles()),
        "quotations": sorted(
            (one.article, one.wording, one.speakers, one.status, one.confidence)
            for one in store.quotations()
        ),
        "speakers": sorted(
            (
                one.speaker.name,
                one.speaker.kind,
                one.speaker.gender,
                one.speaker.quotations,
                one.speaker.articles,
                one.roles,
                one.seats,
                tuple((alias.name, alias.articles) for alias in one.aliases),
                one.joined,
            )
            for one in details
        ),
        "families": sorted(
            (family.speaker or "", [(member.article, member.text) for member in family.members])
            for family in store.families()
        ),
        "suggestions": sorted(
            (one.action, one.speaker.name, one.other.name, one.score, one.reasons)
            for one in store.suggestions()
        ),
    }


def add_in_batches(store: Store, readings: list[Reading], random: Random) -> None:
    left = list(readings)
    while left:
        size = random.randint(1, 6)
        store.add_all(left[:size])
        left = left[size:]


@pytest.mark.parametrize("seed", range(3))
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
