from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_factory import (
    BRIDGE,
    READER,
    SHIPS,
    attribute,
    make_article,
    make_reading,
    says,
)

from quotes.errors import IdTakenError, StoreError
from quotes.names.parse import read_name
from quotes.store import AddOutcome, QuotationQuery, QuotationRecord, Store, open_store
from quotes.store.speakers.told import commonest_name
from quotes.types import (
    Article,
    Attribution,
    CharSpan,
    Mode,
    Profile,
    Quotation,
    QuotationKind,
    ReaderInfo,
    Reading,
    SpeakerStatus,
    Stance,
)

pytest_plugins = ["store_fixtures"]

NEWER = ReaderInfo("rules", "2", "abc")
FRENCH = "kept, but not read: the language is fr"


def wordings(store: Store) -> list[str]:
    return [record.wording for record in store.quotations()]


def test_the_same_text_adds_nothing(store: Store) -> None:
    reading = make_reading(says(SHIPS))
    assert not store.holds(reading.article, READER)
    assert store.add(reading) is AddOutcome.ADDED
    assert store.holds(reading.article, READER)
    assert store.add(reading) is AddOutcome.UNCHANGED
    assert len(store.articles()) == 1
    assert wordings(store) == [SHIPS + ","]


def test_another_text_is_a_new_revision(store: Store) -> None:
    store.add(make_reading(says(SHIPS), outlet="Coast Post"))
    changed = make_reading(says(BRIDGE), outlet="Coast Post Online")
    assert store.add(changed) is AddOutcome.REVISED
    assert wordings(store) == [BRIDGE + ","]
    article = store.article(1)
    assert [(r.number, r.newest) for r in article.revisions] == [(1, False), (2, True)]
    assert article.text == changed.article.text
    assert article.article.outlet == "Coast Post Online"
    assert not store.holds(make_article(says(SHIPS)), READER)


def test_the_text_from_before_becomes_the_newest_again(store: Store) -> None:
    first = make_reading(says(SHIPS))
    store.add(first)
    store.add(make_reading(says(BRIDGE)))
    assert store.add(first) is AddOutcome.REVISED
    assert wordings(store) == [SHIPS + ","]
    assert [(r.number, r.newest) for r in store.article(1).revisions] == [(1, True), (2, False)]
    assert len(store.article(1).readings) == 2


def test_the_same_text_at_another_address_is_another_article(store: Store) -> None:
    text = says(SHIPS)
    for url in ("https://coast.example/1", "https://bay.example/1"):
        assert store.add(make_reading(text, url=url)) is AddOutcome.ADDED
    assert len(store.articles()) == 2


def test_the_address_decides_what_is_one_article(store: Store) -> None:
    text = says(SHIPS)
    store.add(make_reading(text, "a.txt", url="https://coast.example/1"))
    again = make_reading(text, "b.txt", url="https://coast.example/1")
    assert store.add(again) is AddOutcome.UNCHANGED
    assert [article.article for article in store.articles()] == ["a.txt"]


PORT = "The port was shut on Monday night, as a storm of rare force came in from the sea."
CHOIR = "A choir of forty children sang in the old town hall before a crowd of two thousand."
# What a file that numbers its rows gives as the first of them.
FIRST = {"place": None, "outlet": "Harbour Wire"}


def add_row(store: Store, text: str, **fields: object) -> AddOutcome:
    return store.add(make_reading(text, "1", **(FIRST | fields)))


def test_an_id_of_another_outlet_is_another_article(store: Store) -> None:
    assert add_row(store, PORT) is AddOutcome.ADDED
    assert add_row(store, CHOIR, outlet="Northern Ledger") is AddOutcome.ADDED
    assert add_row(store, PORT, outlet=None) is AddOutcome.ADDED
    assert [article.outlet for article in store.articles()] == [
        "Harbour Wire",
        "Northern Ledger",
        None,
    ]
    for outlet, text in (("Harbour Wire", PORT), ("Northern Ledger", CHOIR), (None, PORT)):
        assert add_row(store, text, outlet=outlet) is AddOutcome.UNCHANGED


def test_an_id_of_the_same_outlet_is_a_revision(store: Store) -> None:
    add_row(store, PORT)
    revised = PORT.replace("Monday night", "Monday evening") + " Nobody was hurt."
    assert add_row(store, revised, published_at="2024-03-05", title="Storm") is AddOutcome.REVISED
    assert len(store.articles()) == 1


@pytest.mark.parametrize("outlet", ["Harbour Wire", None])
def test_an_id_with_quite_another_text_is_refused(store: Store, outlet: str | None) -> None:
    add_row(store, PORT, outlet=outlet, origin="mon.csv:2")
    with pytest.raises(IdTakenError, match=r"id '1' is taken by article 1 \(from mon\.csv:2\)"):
        add_row(store, CHOIR, outlet=outlet)
    assert [store.article(one.id).text for one in store.articles()] == [PORT]


def test_an_address_or_a_file_may_have_quite_another_text(store: Store) -> None:
    for fields in ({"url": "https://coast.example/1"}, {"place": "/inbox/news.txt"}):
        assert add_row(store, PORT, **fields) is AddOutcome.ADDED
        assert add_row(store, CHOIR, **fields) is AddOutcome.REVISED


def test_an_id_stored_without_its_outlet_is_found_by_it(store: Store) -> None:
    """Up to 0.2.0 an id was an identity by itself."""
    store.add(make_reading(PORT, "1", place="1", outlet="Harbour Wire"))
    assert store.article(1).identity == "1"
    assert add_row(store, PORT) is AddOutcome.UNCHANGED
    assert store.holds(make_article(PORT, "1", **FIRST), READER)
    assert add_row(store, f"{PORT} Nobody was hurt.") is AddOutcome.REVISED
    assert add_row(store, CHOIR, outlet="Northern Ledger") is AddOutcome.ADDED
    assert [store.article(one.id).identity for one in store.articles()] == [
        "1",
        "Northern Ledger\t1",
    ]


def test_another_reader_reads_again_and_is_shown(store: Store) -> None:
    text = says(SHIPS, BRIDGE)
    store.add(make_reading(text))
    both = store.quotations()
    second = Reading(
        make_article(text), NEWER, (attribute(text, SHIPS + ",", speakers=["Bo Reed"]),)
    )
    assert not store.holds(second.article, NEWER)
    assert store.add(second) is AddOutcome.REREAD
    (shown,) = store.quotations()
    assert (shown.wording, shown.speakers) == (SHIPS + ",", ("Bo Reed",))
    assert shown.id in {record.id for record in both}
    readers = [reading.reader for reading in store.quotation(shown.id).readings]
    assert readers == [READER, NEWER]


def test_a_reading_that_was_replaced_is_kept(store: Store) -> None:
    text = says(SHIPS, BRIDGE)
    store.add(make_reading(text))
    store.add(Reading(make_article(text), NEWER))
    assert store.quotations() == []
    assert [reading.quotations for reading in store.article(1).readings] == [2, 0]
    assert store.quotation(2).quotation.wording == BRIDGE + ","


def test_an_article_in_another_language_is_kept_unread(store: Store) -> None:
    article = make_article("Bonjour.", language="fr")
    assert store.add(Reading(article, READER, skipped=FRENCH)) is AddOutcome.ADDED
    assert store.holds(article, READER)
    (record,) = store.articles()
    assert (record.language, record.skipped, record.quotations) == ("fr", FRENCH, 0)


def test_a_content_found_twice_in_one_reading_is_one_quotation(store: Store) -> None:
    text = says(SHIPS)
    first = attribute(text, SHIPS, speakers=["Ada Brown"])
    inner = Attribution(replace(first.quotation, kind=QuotationKind.INDIRECT, parent=0))
    store.add(Reading(make_article(text), READER, (first, inner)))
    (record,) = store.quotations()
    assert (record.kind, record.speakers, record.parent) == ("direct", ("Ada Brown",), None)


def test_joint_speakers_keep_their_order(store: Store) -> None:
    store.add(make_reading(says(SHIPS), speakers=["Zoe Ash", "Ada Brown"]))
    assert store.quotations()[0].speakers == ("Zoe Ash", "Ada Brown")
    assert len(store.quotations(QuotationQuery(speaker="ada brown"))) == 1


@pytest.mark.parametrize("place", ["content", "cue", "source", "mention"])
def test_a_span_beyond_the_text_is_refused(store: Store, place: str) -> None:
    beyond = CharSpan(3, 99)
    spans: dict[str, tuple[CharSpan, ...]] = {"content": (CharSpan(0, 3),)}
    if place != "mention":
        spans[place] = (beyond,)
    quotation = Quotation(QuotationKind.DIRECT, **spans)  # type: ignore[arg-type]
    attribution = Attribution(quotation, mention=beyond if place == "mention" else None)
    with pytest.raises(StoreError, match=r"inbox/a\.txt: the reader rules gave a span beyond"):
        store.add(Reading(make_article("Short."), READER, (attribution,)))
    assert store.articles() == []


def test_half_a_character_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="can't store this value"):
        store.add(Reading(make_article("ok", title="\ud800"), READER))
    assert store.articles() == []


def test_a_store_keeps_what_was_added(target: str) -> None:
    with open_store(target, writable=True) as store:
        store.add(make_reading(says(SHIPS)))
    with open_store(target) as store:
        assert wordings(store) == [SHIPS + ","]


def test_a_look_up_can_not_write(target: str) -> None:
    with open_store(target, writable=True) as store:
        store.add(make_reading(says(SHIPS)))
    with open_store(target) as store, pytest.raises(StoreError, match="can't be written"):
        store.decisions.quotations.reject(1, who="desk", why="a title")


words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
maybe = st.none() | words
shares = st.floats(0, 1)


@st.composite
def spans_in(draw: st.DrawFn, text: str, least: int = 0) -> tuple[CharSpan, ...]:
    cuts = draw(st.sets(st.integers(0, len(text)), min_size=2 * least, max_size=6))
    ordered = sorted(cuts)[: len(cuts) // 2 * 2]
    return tuple(CharSpan(a, b) for a, b in zip(ordered[::2], ordered[1::2], strict=True))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=6))
    contents = draw(st.lists(spans_in(text, least=1), max_size=4, unique=True))
    attributions = tuple(
        draw(attributions_of(text, content, position)) for position, content in enumerate(contents)
    )
    article = Article(
        id="a",
        text=text,
        origin=draw(words),
        outlet=draw(maybe),
        title=draw(maybe),
        published_at=draw(maybe),
        authors=tuple(draw(st.lists(words, max_size=2))),
        extra=draw(st.dictionaries(words, st.none() | st.integers() | words, max_size=2)),
    )
    return Reading(article, ReaderInfo(draw(words), draw(words), "weights"), attributions)


@st.composite
def attributions_of(
    draw: st.DrawFn, text: str, content: tuple[CharSpan, ...], position: int
) -> Attribution:
    quotation = Quotation(
        draw(st.sampled_from(QuotationKind)),
        content,
        cue=draw(spans_in(text)),
        source=draw(spans_in(text)),
        mode=draw(st.sampled_from(Mode)),
        stance=draw(st.sampled_from(Stance)),
        carriers=draw(spans_in(text)),
        rule=draw(words),
        confidence=draw(shares),
        evidence=tuple(draw(st.lists(words, max_size=2))),
        parent=draw(st.none() | st.integers(0, position - 1)) if position else None,
    )
    speakers = tuple(draw(st.lists(words, max_size=2, unique=True)))
    mention = draw(st.none() | spans_in(text, least=1).map(lambda spans: spans[0]))
    status = SpeakerStatus.NAMED if speakers else SpeakerStatus.ANONYMOUS
    evidence = tuple(draw(st.lists(words, max_size=2)))
    named = tuple(map(Profile, speakers))
    rule = draw(words)
    return Attribution(quotation, named, status, draw(shares), mention, evidence, rule)


@given(reading=readings())
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_was_found_comes_back_as_it_was(store: Store, reading: Reading) -> None:
    for article in store.articles():
        store.remove_article(article.id)
    store.add(reading)
    numbers = {record.parts: record.id for record in store.quotations()}
    records = {record.id: record for record in store.quotations()}
    for attribution in reading.attributions:
        number = numbers[_parts(attribution, reading.article.text)]
        assert records[number] == _expected(records[number], attribution, reading, numbers)
        mention = store.quotation(number).mention
        assert (mention and CharSpan(mention.start, mention.end)) == attribution.mention
    assert len(records) == len(reading.attributions)
    (listed,) = store.articles()
    detail = store.article(listed.id)
    assert (detail.text, detail.sha256) == (reading.article.text, reading.article.sha256)
    assert (detail.authors, detail.extra) == (reading.article.authors, reading.article.extra)
    assert [entry.reader for entry in detail.readings] == [reading.reader]
    assert list(store.verify()) == []


def _parts(attribution: Attribution, text: str) -> tuple[object, ...]:
    from quotes.store import TextSpan

    return tuple(TextSpan(s.start, s.end, s.of(text)) for s in attribution.quotation.content)


def _expected(
    record: QuotationRecord,
    attribution: Attribution,
    reading: Reading,
    numbers: dict[tuple[object, ...], int],
) -> QuotationRecord:
    """What must have been stored; only the numbers are the store's to choose."""
    quotation, article = attribution.quotation, reading.article
    # Names that differ in case or marks alone are one speaker's, who is called by the best of them.
    spellings: dict[str, dict[str, int]] = {}
    for one in reading.attributions:
        for name in one.speakers:
            spellings.setdefault(read_name(name).key, {})[name] = 1
    names = dict.fromkeys(
        commonest_name(spellings[read_name(name).key]) for name in attribution.speakers
    )
    parent = None if quotation.parent is None else reading.attributions[quotation.parent]
    return QuotationRecord(
        id=record.id,
        kind=quotation.kind,
        mode=quotation.mode,
        stance=quotation.stance,
        carriers=tuple(span.of(article.text) for span in quotation.carriers),
        parts=_parts(attribution, article.text),  # type: ignore[arg-type]
        cue=quotation.cue,
        source=quotation.source,
        speakers=tuple(names),
        speaker_ids=record.speaker_ids,
        status=attribution.status,
        confidence=quotation.confidence,
        speaker_confidence=attribution.confidence,
        rule=quotation.rule,
        speaker_rule=attribution.rule,
        evidence=quotation.evidence + attribution.evidence,
        parent=numbers[_parts(parent, article.text)] if parent else None,
        article_id=record.article_id,
        article=article.id,
        outlet=article.outlet,
        title=article.title,
        url=article.url,
        published_at=article.published_at,
    )
