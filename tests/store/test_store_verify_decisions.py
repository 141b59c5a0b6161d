"""Whatever is added, decided, taken back and removed, in any order: nothing is out of place."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_factory import (
    BRIDGE,
    SHIPS,
    SHIPS_REWORDED,
    SHIPS_TRIMMED,
    attribute,
    make_article,
    says,
)
from store_factory import make_reading as read_marked

from quotes.errors import StoreError
from quotes.store import Store, open_store
from quotes.types import Gender, Profile, QuotationKind, ReaderInfo, Reading, SpeakerKind

pytest_plugins = ["store_fixtures"]

FIXTURE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
NAMES = ["Ann Hart", "ANN HART", "Ann B. Hart", "Bo Hart", "Bo Lee", "Hart", "Lee", "Harbour Board"]
NEW_NAMES = ["Ann P. Hart", "Di Moss", "hart", "Captain", "Bo  LEE"]
ROLES = ["president", "president", "mayor", "singer"]
KINDS = [SpeakerKind.PERSON, SpeakerKind.PERSON, SpeakerKind.OTHER, SpeakerKind.ORGANISATION]
GENDERS = [Gender.UNKNOWN, Gender.FEMALE, Gender.MALE]
WORDS = [SHIPS, SHIPS, SHIPS_TRIMMED, SHIPS_REWORDED, BRIDGE]
MOST = 24


def some_reading(random: Random, number: int, version: str = "1") -> Reading:
    """Return an article in one of two texts; one in four reports words without marks as well."""
    texts = Random(number // 2)
    words = texts.choices(WORDS, k=texts.choice([1, 2, 3]))
    text = says(*words) + ("\nMore." if number % 2 else "")
    named = [
        Profile(
            random.choice(NAMES),
            random.choice(KINDS),
            random.choice(GENDERS),
            (random.choice(ROLES),) if random.random() < 0.7 else (),
            (random.choice(["R-IA", "D-NY"]),) if random.random() < 0.2 else (),
        )
        for _ in range(random.choice([1, 1, 2]))
    ]
    about = {
        "url": f"https://n.example/{number // 2}",
        "outlet": texts.choice(["Daily", "Post", None]),
        "published_at": texts.choice(["2022-04-01", "2022-04-02", "2021-01-01", None]),
    }
    reader = ReaderInfo("rules", version)
    reading = read_marked(text, f"a{number // 2}", speakers=named, reader=reader, **about)
    if number % 4:
        return reading
    told = f"\nShe said that {SHIPS.lower()}."
    article = make_article(text + told, f"a{number // 2}", **about)
    clause = attribute(
        article.text, SHIPS.lower(), speakers=named[:1], kind=QuotationKind.INDIRECT, cue="She said"
    )
    return Reading(article, reader, (*reading.attributions, clause))


def add(store: Store, random: Random) -> None:
    numbers = random.sample(range(MOST), random.choice([1, 1, 4]))
    store.add_all([some_reading(random, number) for number in numbers])


def reread(store: Store, random: Random) -> None:
    version = str(random.randrange(2, 5))
    store.reread(some_reading(random, random.randrange(MOST), version))


def remove(store: Store, random: Random) -> None:
    store.remove_article(random.choice([one.id for one in store.articles()]))


def speaker(store: Store, random: Random) -> str:
    return f"#{random.choice([one.id for one in store.speakers()])}"


def quotation(store: Store, random: Random) -> int:
    return random.choice([one.id for one in store.quotations()])


def undo(store: Store, random: Random) -> None:
    store.decisions.undo(random.choice([one.id for one in store.decisions.list()]), who="desk")


def split(store: Store, random: Random) -> None:
    one = speaker(store, random)
    articles = [article.id for article in store.articles()]
    name = random.choice([*NEW_NAMES, None])
    store.decisions.speakers.split(one, random.sample(articles, 1), name=name, who="desk")


def reassign(store: Store, random: Random) -> None:
    to = random.choice([speaker(store, random), random.choice(NEW_NAMES), None])
    store.decisions.speakers.reassign(quotation(store, random), to, new=True, who="desk")


ACTS: dict[str, Callable[[Store, Random], object]] = {
    "add": add,
    "reread": reread,
    "remove": remove,
    "undo": undo,
    "split": split,
    "reassign": reassign,
    "merge": lambda store, random: store.decisions.speakers.merge(
        speaker(store, random), speaker(store, random), who="desk"
    ),
    "apart": lambda store, random: store.decisions.speakers.apart(
        speaker(store, random), speaker(store, random), who="desk"
    ),
    "alias": lambda store, random: store.decisions.speakers.alias(
        speaker(store, random), random.choice([*NAMES, *NEW_NAMES]), who="desk"
    ),
    "rename": lambda store, random: store.decisions.speakers.rename(
        speaker(store, random), random.choice([*NAMES, *NEW_NAMES]), who="desk"
    ),
    "reject": lambda store, random: store.decisions.quotations.reject(
        quotation(store, random), who="desk"
    ),
    "join": lambda store, random: store.decisions.families.join(
        quotation(store, random), quotation(store, random), who="desk"
    ),
    "part": lambda store, random: store.decisions.families.part(
        quotation(store, random), who="desk"
    ),
    "carry": lambda store, random: store.decisions.speakers.carry_over(
        store.decisions.speakers.carried()
    ),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 9999)), max_size=30))
@settings(max_examples=10, suppress_health_check=FIXTURE)
@pytest.mark.slow
def test_nothing_is_out_of_place(
    new_target: Callable[[], str], acts: list[tuple[str, int]]
) -> None:
    with open_store(new_target(), writable=True) as store:
        random = Random(1)
        for number in range(6):
            store.add(some_reading(random, number * 3))
        for act, seed in acts:
            try:
                ACTS[act](store, Random(seed))
            except (StoreError, IndexError):
                continue  # nothing to do it with
        assert [one.message for one in store.verify()] == []
