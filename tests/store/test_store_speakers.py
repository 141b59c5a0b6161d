from itertools import permutations

import pytest
from store_factory import BRIDGE, SHIPS, make_reading, says

from quotes.errors import NotFoundError
from quotes.store import QuotationQuery, Store, open_store
from quotes.types import Gender, Profile, SpeakerKind

pytest_plugins = ["store_fixtures"]


def person(
    name: str, *roles: str, seat: str | None = None, gender: Gender = Gender.UNKNOWN
) -> Profile:
    seats = (seat,) if seat else ()
    return Profile(name, SpeakerKind.PERSON, gender, roles, seats)


def add(store: Store, article: str, *named: Profile | str, words: str = SHIPS) -> None:
    profiles = [Profile(one) if isinstance(one, str) else one for one in named]
    store.add(
        make_reading(says(words), article, speakers=profiles, url=f"https://n.example/{article}")
    )


def counts(store: Store) -> dict[str, int]:
    """Return how many articles each speaker is quoted in; several of a name add up in a list."""
    return {f"{one.name}#{one.id}": one.articles for one in store.speakers()}


def names(store: Store) -> list[str]:
    return sorted(one.name for one in store.speakers())


def test_a_full_name_is_one_speaker_in_all_articles(store: Store) -> None:
    for at, name in enumerate(["Ann B. Hart", "ANN HART", "Ánn Hart", "ann hart"]):
        add(store, f"a{at}", name)
    (speaker,) = store.speakers()
    assert (speaker.name, speaker.articles) == ("Ann B. Hart", 4)
    assert len(store.quotations(QuotationQuery(speaker="Ann Hart"))) == 4


def test_people_of_one_name_stay_apart_where_articles_contradict(store: Store) -> None:
    add(store, "a", person("Bo Lee", "coach"))
    add(store, "b", person("Bo Lee", "justice"))
    add(store, "c", person("Bo Lee", "judge"))
    add(store, "d", person("Bo Lee Jr."))
    assert sorted(one.articles for one in store.speakers()) == [1, 1, 2]
    with pytest.raises(NotFoundError, match=r"several speakers match 'Bo Lee': #\d Bo Lee"):
        store.quotations(QuotationQuery(speaker="Bo Lee"))
    assert len(store.quotations(QuotationQuery(speaker="Bo Lee", everyone=True))) == 3


def test_people_of_one_name_stay_apart_by_their_initials(store: Store) -> None:
    for at, name in enumerate(["Bo Lee", "Bo N. Lee", "Bo F. Lee", "Bo F. Lee"]):
        add(store, f"a{at}", person(name))
    assert sorted(one.articles for one in store.speakers()) == [2, 2]


def test_of_several_nobody_knows_whom_a_name_without_more_means(store: Store) -> None:
    add(store, "a", person("Bo Lee", seat="R-IA"))
    add(store, "b", person("Bo Lee", seat="D-NY"))
    add(store, "c", person("Bo Lee"))
    add(store, "d", person("Bo Lee", seat="D-NY"))
    assert sorted(one.articles for one in store.speakers()) == [1, 1, 2]


def test_a_surname_alone_stays_with_its_article(store: Store) -> None:
    add(store, "a", person("Ann Hart"))
    add(store, "b", person("Hart"))
    add(store, "c", person("Hart"))
    assert names(store) == ["Ann Hart", "Hart", "Hart"]
    with pytest.raises(
        NotFoundError, match=r"Ann Hart \(1 quotation\); in 2 articles the name alone"
    ):
        store.match_speaker("Hart")
    assert len(store.quotations(QuotationQuery(speaker="hart", everyone=True))) == 3


def test_bodies_and_places_are_known_by_one_word(store: Store) -> None:
    for article in ("a", "b"):
        add(store, article, "Ukraine", Profile("Congress", SpeakerKind.ORGANISATION))
    assert [(one.name, one.articles) for one in store.speakers()] == [
        ("Congress", 2),
        ("Ukraine", 2),
    ]


OFFICE = [
    ("a", person("Ann Hart", "president")),
    ("b", person("Ann Hart", "president")),
    ("c", person("Ann Hart", "president")),
    ("d", person("Hart", "president")),
]


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_an_office_leads_a_surname_to_its_holder_in_any_order(
    store: Store, order: tuple[int, ...]
) -> None:
    for at in order:
        add(store, *OFFICE[at])
    (speaker,) = store.speakers()
    assert (speaker.name, speaker.articles) == ("Ann Hart", 4)
    assert "office of president" in store.speaker("Ann Hart").joined[0]
    assert len(store.quotations(QuotationQuery(speaker="hart"))) == 4


@pytest.mark.parametrize(
    "others",
    [
        pytest.param([("e", person("Bo Hart", "president"))], id="two-holders"),
        pytest.param([("d", person("Hart", "former", "president"))], id="former"),
        pytest.param([("d", person("Hart", "mr"))], id="no-office"),
    ],
)
def test_without_one_holder_the_surname_stays_alone(
    store: Store, others: list[tuple[str, Profile]]
) -> None:
    for article, profile in dict([*OFFICE, *others]).items():
        add(store, article, profile)
    assert "Hart" in names(store)


def test_a_second_holder_takes_the_surname_away_again(store: Store) -> None:
    for article, profile in OFFICE:
        add(store, article, profile)
    assert names(store) == ["Ann Hart"]
    add(store, "e", person("Bo Hart", "president"))
    assert names(store) == ["Ann Hart", "Bo Hart", "Hart"]


def test_joint_speakers_who_are_one_are_named_once(store: Store) -> None:
    add(store, "a", "Ann Hart", "Ann B. Hart")
    (record,) = store.quotations()
    assert record.speakers == ("Ann B. Hart",)
    assert len(record.speaker_ids) == 1


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("volodymyr zelenskiy", "Volodymyr Zelensky"),
        ("Volodimir Zelenski", "Volodymyr Zelensky"),
        ("Zelenskyy", "Volodymyr Zelensky"),
        ("Bill Hart", "William Hart"),
    ],
)
def test_a_misspelling_is_taken_for_the_closest(store: Store, given: str, taken: str) -> None:
    add(store, "a", "Volodymyr Zelensky")
    add(store, "b", "William Hart")
    assert store.match_speaker(given).taken == taken


def test_titles_and_numbers_name_speakers(store: Store) -> None:
    add(store, "a", "Ann Hart")
    (speaker,) = store.speakers()
    for given in ("Senator Ann Hart", str(speaker.id), f"#{speaker.id}", "Dr. Hart"):
        assert store.match_speaker(given).ids == (speaker.id,)
    with pytest.raises(NotFoundError, match="no speaker 999"):
        store.match_speaker("999")


@pytest.mark.parametrize(
    "name",
    [
        "A",
        "x" * 300,
        "محمد بن سلمان",
        "Олена Гарт",
        "習近平",
        "😀",
        "<b>Hart</b>",
        "May",
        "Will",
        ".",
    ],
)
def test_odd_names_are_kept_and_found(store: Store, name: str) -> None:
    add(store, "a", name)
    (speaker,) = store.speakers()
    assert speaker.name == name
    assert len(store.quotations(QuotationQuery(speaker=name))) == 1
    assert store.suggestions() == []


def test_a_slip_that_calls_one_by_two_names_does_not_hide_them(store: Store) -> None:
    for at in range(21):
        add(store, f"a{at}", person("Charles Hart", seat="D-NY"))
        add(store, f"b{at}", person("Chuck Hart", seat="D-NY"))
    add(store, "c", person("Charles Hart"), person("Chuck Hart"))
    (found,) = store.suggestions()
    assert {found.speaker.name, found.other.name} == {"Charles Hart", "Chuck Hart"}


def test_suggestions_name_the_likeliest_first(store: Store) -> None:
    add(store, "a", person("Vadim Boichenko", "mayor"), words=SHIPS)
    add(store, "b", person("Vadym Boychenko", "mayor"), words=SHIPS)
    add(store, "c", person("Bill Hart"), words=BRIDGE)
    add(store, "d", person("William Hart"), words="We never met before")
    add(store, "e", person("Bill Ash"), person("William Ash"), words="Both of us were there")
    first, second = store.suggestions()
    assert {first.speaker.name, first.other.name} == {"Vadim Boichenko", "Vadym Boychenko"}
    assert any("same words" in reason for reason in first.reasons)
    assert first.score > second.score
    (only,) = store.suggestions(name="hart", limit=5)
    assert {only.speaker.name, only.other.name} == {"Bill Hart", "William Hart"}


@pytest.mark.parametrize(
    ("surname", "typed"),
    [("Hart", "Hart"), ("Ha\u200brt", r"$'Ha\342\200\213rt'")],
    ids=["plain", "with-what-is-not-seen"],
)
def test_a_surname_that_stands_alone_is_suggested_as_an_alias(
    store: Store, surname: str, typed: str
) -> None:
    for at in range(5):
        add(store, f"a{at}", person("Ann Hart"))
    add(store, "b", person(surname))
    (found,) = store.suggestions()
    number = store.match_speaker("Ann Hart").ids[0]
    assert found.command == f"quotes speakers alias {number} {typed}"


def test_removing_the_article_of_a_holder_takes_the_office_back(target: str) -> None:
    with open_store(target, writable=True) as store:
        for article, profile in OFFICE:
            add(store, article, profile)
        store.remove_article(4)
        assert names(store) == ["Ann Hart"]
        assert list(store.verify()) == []
