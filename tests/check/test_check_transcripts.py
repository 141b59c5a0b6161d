"""Transcripts that are given for a check, without a store."""

import pytest
from check_factory import make_claim

from quotes.check.transcripts import Transcripts
from quotes.families import fingerprints
from quotes.types import (
    Article,
    ArticleKind,
    Attribution,
    CharSpan,
    Profile,
    Quotation,
    QuotationKind,
    ReaderInfo,
    Reading,
    SpeakerKind,
    SpeakerStatus,
)

BRIDGE = "The harbour bridge opens before June for every trawler"
FISH = "The fishermen were promised compensation for every lost season"


def transcripts(*turns: tuple[str, str | None]) -> Transcripts:
    text = " ".join(words for words, _ in turns)
    attributions, reached = [], 0
    for words, speaker in turns:
        span = CharSpan(reached, reached + len(words))
        reached = span.end + 1
        named = (Profile(speaker, SpeakerKind.PERSON),) if speaker else ()
        status = SpeakerStatus.NAMED if speaker else SpeakerStatus.UNKNOWN
        quotation = Quotation(QuotationKind.DIRECT, (span,))
        attributions.append(Attribution(quotation, named, status))
    article = Article("talk.txt", text, "talk.txt", outlet="Council", published_at="2024-05-02")
    return Transcripts([Reading(article, ReaderInfo("turns", "1"), tuple(attributions))])


def find(held: Transcripts, words: str) -> list[str]:
    claim = make_claim(words)
    return [one.wording.text for one in held.find_like(claim, fingerprints(words))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("the fishermen were promised compensation", [FISH], id="shares-a-fingerprint"),
        pytest.param("sixty lighthouses collapsed in the hurricane", [], id="shares-none"),
        pytest.param("it is what it is", ["It is what it is, as I said"], id="few-common-words"),
        pytest.param("it is", ["It is what it is, as I said", "And so it is"], id="two-words"),
        pytest.param("it", ["It is what it is, as I said", "And so it is"], id="one-word"),
        pytest.param("what it was", [], id="common-words-in-another-order"),
        pytest.param("as I said it", [], id="longer-than-what-is-there"),
        pytest.param("…", [], id="no-words"),
    ],
)
def test_turns_that_are_like_a_claim(words: str, found: list[str]) -> None:
    held = transcripts(
        (BRIDGE, "Ann Lee"), (FISH, "Bob Ray"), ("It is what it is, as I said", "Ann Lee"),
        ("And so it is", None),
    )  # fmt: skip
    assert find(held, words) == found


def test_the_turns_that_share_most_come_first_up_to_two_dozen() -> None:
    held = transcripts(
        *((f"{FISH} {at}", "Bob Ray") for at in range(30)), (f"{FISH} by {BRIDGE}", "Bob Ray")
    )
    found = find(held, f"{FISH} by {BRIDGE}")
    assert len(found) == 24
    assert found[:2] == [f"{FISH} by {BRIDGE}", f"{FISH} 0"]
    assert len(find(transcripts(*[("It is so", None)] * 30), "it is")) == 24


def test_a_turn_is_a_transcripts_words_with_their_place() -> None:
    held = transcripts((BRIDGE, "Ann Lee"), (FISH, "Bob Ray"))
    (found,) = held.find_like(make_claim(FISH), fingerprints(FISH))
    assert found.wording.start == len(BRIDGE) + 1
    assert (found.article, found.outlet, found.date) == ("talk.txt", "Council", "2024-05-02")
    assert (found.kind, found.quotation) == (ArticleKind.TRANSCRIPT, None)
    assert (found.speakers, found.kinds) == (("Bob Ray",), (SpeakerKind.PERSON,))


@pytest.mark.parametrize(
    ("name", "count"),
    [("Ann Lee", 2), ("Bob Ray", 1), ("Carl Moe", 0)],
)
def test_the_turns_of_a_speaker_are_counted(name: str, count: int) -> None:
    held = transcripts((BRIDGE, "Ann Lee"), (FISH, "Bob Ray"), ("Yes", "Ann Lee"), ("No", None))
    assert held.count_said([name]) == count
