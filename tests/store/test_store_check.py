"""What a check asks a store, in both databases."""

from collections.abc import Collection
from datetime import UTC, datetime

import pytest
from store_factory import BRIDGE, SHIPS, SHIPS_REWORDED, attribute, make_article, make_reading, says

from quotes.check import Acceptance, Candidate, Verdict
from quotes.errors import NotFoundError
from quotes.families import fingerprints
from quotes.store import Store
from quotes.types import ArticleKind, QuotationKind, ReaderInfo, Reading

pytest_plugins = ["store_fixtures"]

READER = ReaderInfo("rules", "1")
REPORTED = "the pilots of the outer harbour would go on strike"


def like(store: Store, words: str, own: Collection[int] = ()) -> list[Candidate]:
    """Return the candidates that share fingerprints with words."""
    shared = fingerprints(words)
    chosen = store.check.hits(shared).choose(shared, own)
    found = store.check.candidates(chosen)
    return [candidate for id_ in chosen for candidate in found[id_]]


def test_sources_are_exact_slices_with_their_provenance(store: Store) -> None:
    text = says(SHIPS)
    store.add(make_reading(text, outlet="Harbour Wire", published_at="2024-05-02"))
    (found,) = like(store, SHIPS_REWORDED)
    assert text[found.wording.start : found.wording.end] == found.wording.text == f"{SHIPS},"
    assert (found.outlet, found.date, found.speakers) == (
        "Harbour Wire",
        "2024-05-02",
        ("Ada Brown",),
    )


def test_transcripts_come_first(store: Store) -> None:
    for number in range(12):
        store.add(make_reading(says(SHIPS), f"{number}.txt"))
    store.add(make_reading(says(SHIPS), "talk.txt", kind=ArticleKind.TRANSCRIPT))
    found = like(store, SHIPS)
    assert found[0].is_transcript
    assert len(found) < 12


def test_common_words_are_found_as_they_stand(store: Store) -> None:
    store.add(make_reading(says("It is what it is")))
    assert [one.wording.text for one in store.check.saying("what it is", ())] == [
        "It is what it is,"
    ]


def test_what_a_later_text_lacks_is_superseded(store: Store) -> None:
    store.add(make_reading(says(SHIPS)))
    store.add(make_reading(says(BRIDGE)))
    (found,) = store.check.superseded("leave before the mines", ())
    assert found.superseded
    assert like(store, SHIPS) == []


def test_the_texts_of_a_speakers_articles_are_searched(store: Store) -> None:
    text = f"{says(BRIDGE)}\n\nShe was told that {REPORTED}.\n\nA sign: “pilots wanted here”."
    store.add(make_reading(text))
    reported, marked = (
        store.check.in_texts(["Ada Brown"], words, ())
        for words in ("of the outer harbour", "Pilots wanted here")
    )
    assert [(one.wording.text, one.reported) for one in reported] == [
        (f"She was told that {REPORTED}.", True)
    ]
    assert [(one.wording.text, one.reported) for one in marked] == [("pilots wanted here", False)]
    assert store.check.in_texts(["Bob Ray"], "of the outer harbour", ()) == []
    assert store.check.in_texts(["Ada Brown"], "100% of_them", ()) == []


def test_reported_speech_is_told_from_the_speakers_words(store: Store) -> None:
    text = f"Ada Brown said that {REPORTED}."
    reading = Reading(
        make_article(text),
        READER,
        (attribute(text, REPORTED, speakers=["Ada Brown"], kind=QuotationKind.INDIRECT),),
    )
    store.add(reading)
    assert [one.reported for one in like(store, REPORTED)] == [True]


def test_a_draft_is_known_by_its_place_and_by_its_text(store: Store) -> None:
    store.add(make_reading(says(SHIPS), "a.txt"))
    (own,) = store.check.own(make_article("Something else.", "a.txt"))
    assert store.check.own(make_article(says(SHIPS), "copy.txt")) == {own}
    assert store.check.own(make_article("Something else.", "b.txt")) == frozenset()
    assert store.check.hits(fingerprints(SHIPS)).nearest_articles(3) == [own]
    assert store.check.texts([own]) == {own: says(SHIPS)}
    assert like(store, SHIPS, own=[own]) == []


def test_what_a_speaker_said_is_counted_by_exact_names(store: Store) -> None:
    store.add(make_reading(says(SHIPS, BRIDGE)))
    asked = (["Ada Brown"], ["Brown"], ["Ada Browne"], ["Bob Ray"])
    assert [store.check.said(names, ()) for names in asked] == [2, 2, 0, 0]


def test_what_is_settled_holds_until_it_is_opened_again(store: Store) -> None:
    when = datetime(2024, 5, 2, tzinfo=UTC)
    accepted = Acceptance("ab12", SHIPS, None, Verdict.REWORDED, "desk", "on tape", when)
    store.decisions.checks.accept(accepted)
    assert store.check.accepted({"ab12", "other"}) == {"ab12": accepted}
    store.decisions.checks.reopen("ab12", who="desk")
    assert store.check.accepted({"ab12"}) == {}
    with pytest.raises(NotFoundError, match="nothing is settled"):
        store.decisions.checks.reopen("ab12", who="desk")
