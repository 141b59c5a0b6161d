"""Decisions about speakers that come from another store: taken over, known already, left out."""

from datetime import UTC, datetime

import pytest
from store_factory import BRIDGE, SHIPS, make_reading, says

from quotes.store import CarriedDecision, CarryOutcome, DecisionAction, Store

pytest_plugins = ["store_fixtures"]

PEOPLE = ["Ann Hart", "Bo Lee", "Cy Ash", "Bo Lee"]
WHEN = "2024-02-03T04:05:06+00:00"


def url(number: int) -> str:
    return f"https://n.example/{number}"


@pytest.fixture
def people(store: Store) -> Store:
    """Give a store with four articles; two quote one person."""
    for at, name in enumerate(PEOPLE):
        words = f"{SHIPS} said the {at}th"
        store.add(make_reading(says(words), f"a{at}", speakers=[name], url=url(at)))
    return store


def carried(action: str, **fields: object) -> CarriedDecision:
    return CarriedDecision(action, who="desk", why="asked", decided_at=WHEN, **fields)  # type: ignore[arg-type]


def take(store: Store, *decisions: CarriedDecision) -> CarryOutcome:
    return store.decisions.speakers.carry_over(decisions)


@pytest.mark.parametrize(
    ("decision", "reason"),
    [
        pytest.param(
            carried("reject", article=url(0)),
            "reject by desk: only decisions about speakers can be taken over",
            id="another-kind",
        ),
        pytest.param(
            carried("rename", speaker="Dee Oak", name="D. Oak"),
            "rename by desk: this store has no speakers called 'Dee Oak'",
            id="nobody-called-so",
        ),
        pytest.param(
            carried("merge", speaker="Ann Hart", other="Dee Oak"),
            "merge by desk: this store has no speakers called 'Dee Oak'",
            id="other-unknown",
        ),
        pytest.param(
            carried("split", speaker="Ann Hart", other="Ann II", article=url(9)),
            "split by desk: this store does not hold the article 'https://n.example/9'",
            id="split-article-unknown",
        ),
        pytest.param(
            carried("reassign", article=url(9), start=1, words=SHIPS),
            "reassign by desk: this store does not hold the article 'https://n.example/9'",
            id="reassign-article-unknown",
        ),
        pytest.param(
            carried("reassign", article=url(0), start=2, words=f"{SHIPS} said the 0th,"),
            f"reassign by desk: {url(0)} has no quotation {SHIPS[:60]!r} at that place",
            id="another-place",
        ),
        pytest.param(
            carried("reassign", article=url(0), start=1, words=BRIDGE),
            f"reassign by desk: {url(0)} has no quotation {BRIDGE[:60]!r} at that place",
            id="other-words",
        ),
        pytest.param(
            carried("reassign", article=url(1), start=1, words=f"{SHIPS} said the 0th,"),
            f"reassign by desk: {url(1)} has no quotation {SHIPS[:60]!r} at that place",
            id="of-an-earlier-article",
        ),
        pytest.param(
            carried("reassign", article=url(0), start=1, words=f"{SHIPS} said the 1th,"),
            f"reassign by desk: {url(0)} has no quotation {SHIPS[:60]!r} at that place",
            id="of-a-later-article",
        ),
    ],
)
def test_what_can_not_be_taken_over_says_why(
    people: Store, decision: CarriedDecision, reason: str
) -> None:
    outcome = take(people, decision, carried("rename", speaker="Cy Ash", name="Cyrus Ash"))
    assert outcome == CarryOutcome(added=1, known=0, left_out=(reason,))
    assert [one.action for one in people.decisions.list()] == [DecisionAction.RENAME]


def test_who_decided_when_and_why_comes_along(people: Store) -> None:
    take(people, carried("rename", speaker="Cy Ash", name="Cyrus Ash"))
    (made,) = people.decisions.list()
    assert (made.who, made.why, made.name) == ("desk", "asked", "Cyrus Ash")
    assert made.decided_at == datetime(2024, 2, 3, 4, 5, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        pytest.param(
            carried("merge", speaker="Bo Lee", other="Cy Ash"),
            carried("merge", speaker="Cy Ash", other="Bo Lee"),
            id="merge-the-other-way",
        ),
        pytest.param(
            carried("apart", speaker="Bo Lee", other="Cy Ash"),
            carried("apart", speaker="Cy Ash", other="Bo Lee"),
            id="apart-the-other-way",
        ),
        pytest.param(
            carried("split", speaker="Bo Lee", other="Bo II", article=url(3)),
            carried("split", speaker="Bo Lee", other="Bo II", article=url(3)),
            id="split",
        ),
        pytest.param(
            carried("alias", speaker="Bo Lee", name="Lee"),
            carried("alias", speaker="Bo Lee", name="Lee"),
            id="alias",
        ),
        pytest.param(
            carried("rename", speaker="Bo Lee", name="Bob Lee"),
            carried("rename", speaker="Bo Lee", name="Bob Lee"),
            id="rename",
        ),
        pytest.param(
            carried("reassign", article=url(0), start=1, words=f"{SHIPS} said the 0th,"),
            carried("reassign", article=url(0), start=1, words=f"{SHIPS} said the 0th,"),
            id="reassign-to-nobody",
        ),
    ],
)
def test_what_holds_already_is_known(
    people: Store, first: CarriedDecision, again: CarriedDecision
) -> None:
    assert take(people, first) == CarryOutcome(1, 0, ())
    assert take(people, again) == CarryOutcome(0, 1, ())
    people.decisions.undo(who="desk")
    assert take(people, first) == CarryOutcome(1, 0, ())


def test_a_name_in_other_letters_is_known(people: Store) -> None:
    people.decisions.speakers.alias("Bo Lee", "Lee", who="ann")
    assert take(people, carried("alias", speaker="Bo Lee", name="LEE")) == CarryOutcome(0, 1, ())


def test_who_spoke_what_was_rejected_here_is_left_out(people: Store) -> None:
    people.decisions.quotations.reject(1, who="ann")
    words = f"{SHIPS} said the 0th,"
    outcome = take(people, carried("reassign", article=url(0), start=1, words=words))
    assert (outcome.added, outcome.known) == (0, 0)
    (line,) = outcome.left_out
    assert line.startswith("reassign by desk: quotation 1 is not a quotation, as ann decided")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            carried("apart", speaker="Bo Lee", other="Cy Ash"),
            carried("apart", speaker="Bo Lee", other="Ann Hart"),
            id="apart-from-another",
        ),
        pytest.param(
            carried("split", speaker="Bo Lee", other="Bo II", article=url(1)),
            carried("split", speaker="Bo Lee", other="Bo II", article=url(3)),
            id="split-another-article",
        ),
        pytest.param(
            carried("alias", speaker="Bo Lee", name="Lee"),
            carried("alias", speaker="Bo Lee", name="Bobby"),
            id="another-alias",
        ),
        pytest.param(
            carried("rename", speaker="Bo Lee", name="Bob Lee"),
            carried("rename", speaker="Cy Ash", name="Bob Lee"),
            id="another-renamed",
        ),
        pytest.param(
            carried("reassign", article=url(0), start=1, words=f"{SHIPS} said the 0th,"),
            carried(
                "reassign",
                article=url(0),
                start=1,
                words=f"{SHIPS} said the 0th,",
                speaker="Bo Lee",
            ),
            id="reassign-to-somebody",
        ),
    ],
)
def test_what_is_like_another_decision_is_taken_over(
    people: Store, first: CarriedDecision, second: CarriedDecision
) -> None:
    assert take(people, first, second) == CarryOutcome(2, 0, ())


def test_two_articles_split_off_make_one_new_speaker(people: Store) -> None:
    splits = [carried("split", speaker="Bo Lee", other="Bo II", article=url(at)) for at in (1, 3)]
    take(people, *splits)
    assert [(one.name, one.articles) for one in people.speakers() if "Bo" in one.name] == [
        ("Bo II", 2)
    ]


def test_a_speaker_whom_nobody_names_is_added_once(people: Store) -> None:
    outcome = take(
        people,
        *(
            carried(
                "reassign",
                article=url(at),
                start=1,
                words=f"{SHIPS} said the {at}th,",
                speaker="Dee Oak",
            )
            for at in (0, 2)
        ),
    )
    assert outcome == CarryOutcome(2, 0, ())
    assert [(one.name, one.articles) for one in people.speakers() if one.name == "Dee Oak"] == [
        ("Dee Oak", 2)
    ]


def test_of_two_with_one_name_the_article_tells_who_is_meant(people: Store) -> None:
    people.decisions.speakers.split("Bo Lee", [4], who="desk")
    unclear = carried("rename", speaker="Bo Lee", name="Bob Lee")
    assert take(people, unclear).left_out == (
        "rename by desk: this store has several speakers called 'Bo Lee'",
    )
    clear = carried("rename", speaker="Bo Lee", speaker_in=url(1), name="Bob Lee")
    assert take(people, clear) == CarryOutcome(1, 0, ())
    assert people.quotation(2).quotation.speakers == ("Bob Lee",)


def test_only_what_holds_goes_to_another_store(people: Store) -> None:
    decide = people.decisions.speakers
    decide.rename("Bo Lee", "Bob Lee", who="desk", why="asked")
    undone = decide.rename("Cy Ash", "Cyrus Ash", who="desk")
    people.decisions.undo(undone.id, who="desk")
    people.decisions.quotations.reject(1, who="desk")
    (one,) = decide.carried()
    assert (one.action, one.speaker, one.speaker_in, one.name) == (
        "rename",
        "Bo Lee",
        url(1),
        "Bob Lee",
    )
    assert (one.who, one.why, one.words, one.start) == ("desk", "asked", "", None)
