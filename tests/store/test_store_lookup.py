from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from store_factory import BRIDGE, READER, SHIPS, attribute, make_article, make_reading, says

from quotes.errors import NotFoundError
from quotes.store import (
    ArticleSort,
    OutletSort,
    QuotationQuery,
    QuotationSort,
    SpeakerSort,
    Store,
    open_store,
)
from quotes.types import QuotationKind, Reading

pytest_plugins = ["store_fixtures"]

REPORTED = "the café on the quay doesn’t open before noon"


@pytest.fixture(scope="module")
def filled_target(new_target: Callable[[], str]) -> str:
    target = new_target()
    with open_store(target, writable=True) as store:
        fill(store)
    return target


@pytest.fixture
def filled(filled_target: str) -> Iterator[Store]:
    """Give a store of four articles by three outlets, to look things up in."""
    with open_store(filled_target) as store:
        yield store


def fill(store: Store) -> None:
    store.add(
        make_reading(
            says(SHIPS),
            "a",
            speakers=["Vera Moss"],
            outlet="Coast Post",
            published_at="2022-04-18T22:30:00Z",
            title="Ships",
        )
    )
    store.add(
        make_reading(
            says(BRIDGE),
            "b",
            speakers=["Ivan Moss"],
            outlet="coast post",
            published_at="2022-04-12",
            title="bridge",
        )
    )
    text = f"She said {REPORTED}. “{SHIPS}.”"
    indirect = attribute(text, REPORTED, kind=QuotationKind.INDIRECT)
    direct = attribute(text, f"{SHIPS}.", speakers=["Zoe Ash", "Vera  MOSS"])
    article = make_article(text, "c", outlet="Éclair", published_at="2022-04-20")
    store.add(Reading(article, READER, (indirect, direct)))
    store.add(make_reading("Nothing was said.", "d"))


def found(store: Store, **query: object) -> list[str]:
    records = store.quotations(QuotationQuery(**query))  # type: ignore[arg-type]
    return [f"{record.article}{record.parts[0].start}" for record in records]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({}, ["c9", "c57", "a1", "b1"], id="all-newest-first"),
        pytest.param({"speaker": "vera moss"}, ["c57", "a1"], id="speaker-any-case"),
        pytest.param({"speaker": "ASH"}, ["c57"], id="surname"),
        pytest.param({"outlet": "COAST POST"}, ["a1", "b1"], id="outlet-any-case"),
        pytest.param({"outlet": "éCLAIR"}, ["c9", "c57"], id="outlet-not-ascii"),
        pytest.param({"kind": QuotationKind.INDIRECT}, ["c9"], id="kind"),
        pytest.param({"since": date(2022, 4, 18)}, ["c9", "c57", "a1"], id="since"),
        pytest.param({"until": date(2022, 4, 18)}, ["a1", "b1"], id="until-whole-day"),
        pytest.param({"since": date(2022, 4, 13), "until": date(2022, 4, 17)}, [], id="between"),
        pytest.param({"ids": (1, 3)}, ["c9", "a1"], id="ids"),
        pytest.param({"words": "ships mines"}, ["c57", "a1"], id="words-any-order"),
        pytest.param({"words": '"mines ships"'}, [], id="phrase-not-there"),
        pytest.param({"words": "“northern bridge” NOBODY"}, ["b1"], id="phrase-and-word"),
        pytest.param({"words": "doesn’t"}, ["c9"], id="apostrophe"),
        pytest.param({"words": "ships", "speaker": "Zoe Ash"}, ["c57"], id="words-and-speaker"),
        pytest.param({"sort": QuotationSort.ARTICLE}, ["a1", "b1", "c9", "c57"], id="by-article"),
        pytest.param({"sort": QuotationSort.OUTLET}, ["a1", "b1", "c9", "c57"], id="by-outlet"),
        pytest.param({"sort": QuotationSort.SPEAKER}, ["b1", "a1", "c57", "c9"], id="by-speaker"),
        pytest.param({"sort": QuotationSort.ARTICLE, "limit": 2}, ["a1", "b1"], id="limit"),
        pytest.param({"limit": 0}, [], id="limit-none"),
    ],
)
def test_quotations(filled: Store, query: dict[str, object], expected: list[str]) -> None:
    assert found(filled, **query) == expected


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", '"', '""', "(", "ships)", "a* OR", "NOT", "wording:ships", "-", "'", "“", "&|!"),
        *("ships'; --", "NEAR(ships mines)", "^ships", "ships + mines", "ships:*", "%_\\", "\0"),
        "\ud800",
    ],
)
def test_no_punctuation_is_a_search_engines_syntax(filled: Store, words: str) -> None:
    hits = set(found(filled, words=words))
    assert hits <= {"a1", "c57"}


def test_accents_are_looked_through_in_a_file(filled: Store, filled_target: str) -> None:
    expected = [] if filled_target.startswith("postgresql") else ["c9"]
    assert found(filled, words="cafe") == expected
    assert found(filled, words="CAFÉ") == ["c9"]


def test_a_surname_of_two_asks_which(filled: Store) -> None:
    message = r"#1 Vera Moss \(2 quotations\); #\d Ivan Moss \(1 quotation\). Give a full name"
    with pytest.raises(NotFoundError, match=message):
        filled.quotations(QuotationQuery(speaker="Moss"))
    assert len(found(filled, speaker="Moss", everyone=True)) == 3


def test_a_misspelt_speaker_is_taken_for_the_closest(filled: Store) -> None:
    match = filled.match_speaker("Zoë Asch")
    assert match.taken == "Zoe Ash"
    assert found(filled, speaker="Zoë Asch") == found(filled, speaker="Zoe Ash")
    assert filled.match_speaker("zoe  ASH").taken is None


def test_an_unknown_speaker_gets_close_names(filled: Store) -> None:
    with pytest.raises(NotFoundError, match=r"no speaker is called 'Zora Nash'.*Zoe Ash"):
        filled.quotations(QuotationQuery(speaker="Zora Nash"))
    with pytest.raises(NotFoundError, match="nothing is spelled like it"):
        filled.quotations(QuotationQuery(speaker="Quentin"))


def test_an_unknown_outlet_gets_close_names(filled: Store) -> None:
    with pytest.raises(NotFoundError, match=r"no outlet is called 'Coast Pst'.*Coast Post"):
        filled.quotations(QuotationQuery(outlet="Coast Pst"))
    with pytest.raises(NotFoundError, match="no outlet is called 'Bay'"):
        filled.articles(outlet="Bay")


def test_a_speaker_of_whom_nothing_is_shown_is_unknown(store: Store) -> None:
    fill(store)
    store.decisions.quotations.reject(2, who="desk", why="a caption")
    with pytest.raises(NotFoundError, match="no speaker is called 'Ivan Moss'"):
        store.quotations(QuotationQuery(speaker="Ivan Moss"))
    assert found(store, speaker="moss") == ["c57", "a1"]


def test_streaming_gives_the_same(filled: Store) -> None:
    streamed = []
    for record in filled.iter_quotations():
        assert filled.quotation(record.id).quotation == record
        streamed.append(record)
    assert streamed == filled.quotations()


def test_streaming_crosses_batches(store: Store) -> None:
    words = [f"harbour{number} wall{number}" for number in range(600)]
    store.add(make_reading(says(*words), speakers=["Ada Brown", "Bo Reed"]))
    records = list(store.iter_quotations())
    assert [record.parts[0].text for record in records] == [f"{word}," for word in words]
    assert {record.speakers for record in records} == {("Ada Brown", "Bo Reed")}


def test_speakers(store: Store) -> None:
    fill(store)
    rows = [(s.name, s.quotations, s.articles, s.outlets) for s in store.speakers()]
    assert rows == [("Vera Moss", 2, 2, 2), ("Ivan Moss", 1, 1, 1), ("Zoe Ash", 1, 1, 1)]
    store.add(make_reading(says(SHIPS), "e", speakers=["Zoe Ash"]))
    store.add(make_reading(says(SHIPS), "f", speakers=["Zoe Ash"]))
    for sort in (SpeakerSort.QUOTATIONS, SpeakerSort.ARTICLES):
        assert store.speakers(sort=sort, limit=1)[0].name == "Zoe Ash"
    assert store.speakers(sort=SpeakerSort.NAME, limit=1)[0].name == "Ivan Moss"
    assert store.speakers(sort=SpeakerSort.OUTLETS, limit=1)[0].name == "Vera Moss"


def test_outlets(filled: Store) -> None:
    rows = {o.name: (o.articles, o.quotations) for o in filled.outlets()}
    assert rows == {"Coast Post": (1, 1), "coast post": (1, 1), "Éclair": (1, 2), None: (1, 0)}
    assert [o.name for o in filled.outlets()][-1] is None
    assert filled.outlets(sort=OutletSort.QUOTATIONS, limit=1)[0].name == "Éclair"
    assert filled.outlets(sort=OutletSort.ARTICLES, limit=1)[0].articles == 1


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        pytest.param(ArticleSort.ADDED, "abcd", id="added"),
        pytest.param(ArticleSort.DATE, "cabd", id="date"),
        pytest.param(ArticleSort.OUTLET, "abcd", id="outlet"),
        pytest.param(ArticleSort.TITLE, "bacd", id="title"),
        pytest.param(ArticleSort.QUOTATIONS, "cabd", id="quotations"),
    ],
)
def test_articles(filled: Store, sort: ArticleSort, expected: str) -> None:
    assert "".join(article.article for article in filled.articles(sort=sort)) == expected
    assert len(filled.articles(sort=sort, limit=2)) == 2


def test_articles_of_an_outlet(filled: Store) -> None:
    assert [article.article for article in filled.articles(outlet="Coast post")] == ["a", "b"]


@pytest.mark.parametrize("number", [0, -1, 99])
def test_numbers_that_nothing_has(filled: Store, number: int) -> None:
    with pytest.raises(NotFoundError, match=f"no quotation {number}"):
        filled.quotation(number)
    with pytest.raises(NotFoundError, match=f"no article {number}"):
        filled.article(number)


def test_numbers_that_nothing_has_change_nothing(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no quotation 99"):
        store.decisions.quotations.reject(99, who="desk", why="none")
    with pytest.raises(NotFoundError, match="no article 99"):
        store.remove_article(99)


@pytest.mark.parametrize("number", [2**40, 2**80])
def test_numbers_beyond_any_database(filled: Store, number: int) -> None:
    with pytest.raises(NotFoundError, match=r"ID out of range|no quotation"):
        filled.quotation(number)


def test_a_quotation_in_full(store: Store) -> None:
    before = "Earlier paragraph.\n" + "word " * 60
    text = f"{before}The mayor, Ada Brown, said: “{SHIPS}.” {'more ' * 60}\nLater."
    started = datetime.now(UTC)
    store.add(Reading(make_article(text), READER, (attribute(text, f"{SHIPS}."),)))
    detail = store.quotation(1)
    start = detail.quotation.parts[0].start
    assert detail.passage == f"{SHIPS}."
    assert text[:start].endswith(detail.before)
    assert detail.before.startswith("word")
    assert detail.before.endswith("said: “")
    assert text[start + len(detail.passage) :].startswith(detail.after)
    assert detail.after.endswith("more")
    assert started <= detail.added_at <= datetime.now(UTC)
    assert (detail.revision, detail.newest, detail.origin) == (1, True, "inbox/a.txt")


def test_context_ends_with_its_paragraph(store: Store) -> None:
    text = f"One.\n\nTwo. “{SHIPS}.” Three.\n\nFour."
    store.add(make_reading(text))
    detail = store.quotation(1)
    assert (detail.before, detail.after) == ("Two. “", "” Three.")
