"""One log of all that people decided: listed together, and each decision undone alike."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_factory import (
    BRIDGE,
    SHIPS,
    SHIPS_REWORDED,
    FillTarget,
    attribute,
    make_article,
    make_reading,
    says,
)

from quotes.check import Acceptance, Verdict
from quotes.errors import NotFoundError, StoreError
from quotes.store import DecisionAction, DecisionKind, DecisionRecord, Store, open_store
from quotes.types import Profile, ReaderInfo, Reading, SpeakerKind

pytest_plugins = ["store_fixtures"]

PEOPLE = ["Ann Hart", "Bo Lee", "Cy Ash", "Dee Oak"]
WORDINGS = [SHIPS, SHIPS_REWORDED, f"{SHIPS}, they said", BRIDGE]
BO, CY = 2, 3


def accepting(key: str, wording: str = SHIPS, why: str = "on tape") -> Acceptance:
    when = datetime(2026, 5, 2, tzinfo=UTC)
    return Acceptance(key, wording, "Ann Hart", Verdict.REWORDED, "desk", why, when)


def fill(store: Store) -> None:
    """Add an article for each of four people; three say the same."""
    for at, (name, wording) in enumerate(zip(PEOPLE, WORDINGS, strict=True)):
        place = {"outlet": f"Paper {at}", "published_at": f"2022-04-0{at + 1}"}
        store.add(make_reading(says(wording), f"a{at}", speakers=[name], **place))


@pytest.fixture
def filled(target: str, fill_target: FillTarget) -> Iterator[Store]:
    """Give a filled store that is open for writing."""
    fill_target(target, fill)
    with open_store(target, writable=True) as store:
        yield store


def families(store: Store) -> set[frozenset[int]]:
    return {frozenset(member.quotation for member in family.members) for family in store.families()}


def state(store: Store) -> object:
    """Return all that decisions change."""
    shown = sorted((one.id, one.wording, one.speakers) for one in store.quotations())
    speakers = sorted((one.name, one.quotations, one.articles) for one in store.speakers())
    aliases = {name: {one.name for one in store.speaker(name).aliases} for name in PEOPLE}
    settled = store.check.accepted([f"key{number}" for number in range(3)])
    return shown, speakers, aliases, families(store), settled


def reject(store: Store, *, who: str = "desk") -> DecisionRecord:
    return store.decisions.quotations.reject(1, who=who, why="a title")


def merge(store: Store) -> DecisionRecord:
    return store.decisions.speakers.merge("Bo Lee", "Cy Ash", who="desk")


def test_all_kinds_are_in_one_list_under_one_count(filled: Store) -> None:
    made = [
        reject(filled),
        merge(filled),
        filled.decisions.families.join(2, 4, who="desk"),
        filled.decisions.checks.accept(accepting("key1")),
    ]
    assert [one.id for one in made] == [1, 2, 3, 4]
    assert filled.decisions.list() == made[::-1]
    assert filled.decisions.list(limit=2) == made[:1:-1]
    assert {kind: filled.decisions.list(kind=kind) for kind in DecisionKind} == {
        DecisionKind.QUOTATION: [made[0]],
        DecisionKind.SPEAKER: [made[1]],
        DecisionKind.FAMILY: [made[2]],
        DecisionKind.CHECK: [made[3]],
    }
    assert [one.former_id for one in made] == [None] * 4


@pytest.mark.parametrize(
    ("decide", "action", "what", "about"),
    [
        pytest.param(
            reject, DecisionAction.REJECT, "quotation 1 is not a quotation", ((1,), ()), id="reject"
        ),
        pytest.param(
            merge, DecisionAction.MERGE, "Bo Lee (#2) is Cy Ash (#3)", ((), (BO, CY)), id="merge"
        ),
        pytest.param(
            lambda store: store.decisions.speakers.apart("Bo Lee", "Cy Ash", who="desk"),
            DecisionAction.APART,
            "Bo Lee (#2) is not Cy Ash (#3)",
            ((), (BO, CY)),
            id="apart",
        ),
        pytest.param(
            lambda store: store.decisions.speakers.split("Bo Lee", [2], name="Bo", who="desk")[0],
            DecisionAction.SPLIT,
            "in article a1, Bo Lee (#2) is Bo (#5)",
            ((), (BO, 5)),
            id="split",
        ),
        pytest.param(
            lambda store: store.decisions.speakers.alias("Bo Lee", "Lee", who="desk"),
            DecisionAction.ALIAS,
            "'Lee' is Bo Lee (#2)",
            ((), (BO,)),
            id="alias",
        ),
        pytest.param(
            lambda store: store.decisions.speakers.rename("Bo Lee", "Robert Lee", who="desk"),
            DecisionAction.RENAME,
            "#2 is shown as 'Robert Lee'",
            ((), (BO,)),
            id="rename",
        ),
        pytest.param(
            lambda store: store.decisions.speakers.reassign(4, "Bo Lee", who="desk"),
            DecisionAction.REASSIGN,
            "quotation 4 was spoken by Bo Lee (#2)",
            ((4,), (BO,)),
            id="reassign",
        ),
        pytest.param(
            lambda store: store.decisions.speakers.reassign(4, None, who="desk"),
            DecisionAction.REASSIGN,
            "who spoke quotation 4 is not known",
            ((4,), ()),
            id="reassign-to-nobody",
        ),
        pytest.param(
            lambda store: store.decisions.families.join(4, 1, who="desk"),
            DecisionAction.JOIN,
            "quotations 4 and 1 are one utterance",
            ((4, 1), ()),
            id="join",
        ),
        pytest.param(
            lambda store: store.decisions.families.part(2, who="desk"),
            DecisionAction.PART,
            "quotation 2 is another utterance than 1, 3",
            ((2, 1, 3), ()),
            id="part",
        ),
        pytest.param(
            lambda store: store.decisions.checks.accept(accepting("key1", "x" * 60)),
            DecisionAction.ACCEPT,
            f"finding key1 (reworded) may stand: “{'x' * 60}”",
            ((), ()),
            id="accept",
        ),
        pytest.param(
            lambda store: store.decisions.checks.accept(accepting("key1", "x" * 58 + " yz")),
            DecisionAction.ACCEPT,
            f"finding key1 (reworded) may stand: “{'x' * 58} y…”",
            ((), ()),
            id="accept-long",
        ),
    ],
)
def test_a_decision_says_what_it_is_about_and_is_undone(
    filled: Store,
    decide: Callable[[Store], DecisionRecord],
    action: DecisionAction,
    what: str,
    about: tuple[tuple[int, ...], tuple[int, ...]],
) -> None:
    before = state(filled)
    made = decide(filled)
    assert (made.action, made.what) == (action, what)
    assert (made.quotations, made.speakers) == about
    assert (made.who, made.undone_by, made.undone_at, made.undone_why) == ("desk", None, None, "")
    assert filled.decisions.list() == [made]
    undone = filled.decisions.undo(made.id, who="ann", why="a slip")
    assert (undone.id, undone.undone_by, undone.undone_why) == (made.id, "ann", "a slip")
    assert undone.undone_at is not None
    assert state(filled) == before
    assert filled.decisions.list() == []
    assert filled.decisions.list(undone=True) == [undone]


def test_what_was_rejected_comes_back_with_its_families(filled: Store) -> None:
    filled.decisions.families.join(1, 4, who="desk")
    before = families(filled)
    assert {1, 2, 3, 4} in before
    rejected = reject(filled)
    assert all(1 not in group for group in families(filled))
    assert [one.id for one in filled.quotation(1).decisions] == [1, 2]
    filled.decisions.undo(rejected.id, who="desk")
    assert families(filled) == before
    assert 1 in [one.id for one in filled.quotations()]
    assert [one.id for one in filled.quotation(1).decisions] == [1]
    assert list(filled.verify()) == []


@pytest.mark.parametrize(
    "decide",
    [
        pytest.param(
            lambda store, who: store.decisions.quotations.reject(1, who=who, why=who), id="reject"
        ),
        pytest.param(
            lambda store, who: store.decisions.speakers.merge("Bo Lee", "Cy Ash", who=who),
            id="merge",
        ),
        pytest.param(
            lambda store, who: store.decisions.speakers.apart("Bo Lee", "Cy Ash", who=who),
            id="apart",
        ),
        pytest.param(
            lambda store, who: store.decisions.speakers.split("2", [2], name="Bo", who=who)[0],
            id="split",
        ),
        pytest.param(
            lambda store, who: store.decisions.speakers.split("2", [2, 2], who=who)[0],
            id="split-without-a-name",
        ),
        pytest.param(
            lambda store, who: store.decisions.speakers.alias("Bo Lee", "Lee", who=who), id="alias"
        ),
        pytest.param(
            lambda store, who: store.decisions.speakers.rename("Bo Lee", "Robert Lee", who=who),
            id="rename",
        ),
        pytest.param(
            lambda store, who: store.decisions.speakers.reassign(4, "Bo Lee", who=who),
            id="reassign",
        ),
        pytest.param(
            lambda store, who: store.decisions.speakers.reassign(4, None, who=who),
            id="reassign-to-nobody",
        ),
        pytest.param(
            lambda store, who: store.decisions.speakers.reassign(4, "Gus Elm", new=True, who=who),
            id="reassign-to-somebody-new",
        ),
        pytest.param(lambda store, who: store.decisions.families.join(4, 1, who=who), id="join"),
        pytest.param(lambda store, who: store.decisions.families.part(2, who=who), id="part"),
        pytest.param(
            lambda store, who: store.decisions.checks.accept(replace(accepting("key1"), who=who)),
            id="accept",
        ),
    ],
)
def test_what_holds_already_is_not_written_again(
    filled: Store, decide: Callable[[Store, str], DecisionRecord]
) -> None:
    before = state(filled)
    made = decide(filled, "desk")
    shown = filled.quotations()
    again = decide(filled, "ann")
    assert (again, made.repeated, again.repeated) == (made, False, True)
    assert filled.decisions.list(undone=True) == [made]
    assert filled.quotations() == shown
    filled.decisions.undo(who="desk")
    assert state(filled) == before
    assert not decide(filled, "ann").repeated


def test_what_is_like_what_holds_is_written(filled: Store) -> None:
    decide = filled.decisions
    decide.speakers.rename("Bo Lee", "Robert Lee", who="desk")
    decide.speakers.reassign(4, "Bo Lee", who="desk")
    decide.speakers.split("Ann Hart", [1], name="Ann II", who="desk")
    decide.checks.accept(accepting("key1"))
    worse = replace(accepting("key1"), verdict=Verdict.NOT_FOUND)
    made = [
        decide.speakers.rename("Bo Lee", "R. Lee", who="desk"),
        decide.speakers.rename("Bo Lee", "Robert Lee", who="desk"),
        decide.speakers.reassign(4, "Cy Ash", who="desk"),
        decide.speakers.reassign(4, "Bo Lee", who="desk"),
        *decide.speakers.split("1", [1], name="Ann III", who="desk"),
        decide.checks.accept(worse),
    ]
    assert [one.repeated for one in made] == [False] * len(made)
    assert decide.checks.accept(accepting("key1")).repeated
    assert decide.checks.accept(worse).repeated


def test_words_that_were_rejected_before_another_reading_are_rejected_already(
    filled: Store,
) -> None:
    made = reject(filled)
    again = attribute(says(SHIPS), SHIPS, speakers=["Ann Hart"])  # without the comma
    filled.reread(Reading(make_article(says(SHIPS), "a0"), ReaderInfo("rules", "2"), (again,)))
    assert filled.quotation(5).quotation.wording == SHIPS
    repeated = filled.decisions.quotations.reject(5, who="ann")
    assert (repeated, repeated.repeated) == (made, True)
    filled.decisions.undo(who="desk")
    assert 5 in [one.id for one in filled.quotations()]


def test_of_several_acceptances_the_last_that_holds_counts(filled: Store) -> None:
    first = accepting("key1")
    last = replace(accepting("key1", why="asked again"), verdict=Verdict.NOT_FOUND)
    filled.decisions.checks.accept(first)
    filled.decisions.checks.accept(last)
    assert filled.check.accepted(["key1"]) == {"key1": last}
    filled.decisions.undo(who="desk")
    assert filled.check.accepted(["key1"]) == {"key1": first}
    filled.decisions.checks.accept(last)
    reopened = filled.decisions.checks.reopen("key1", who="ann", why="it is not")
    assert [(one.id, one.undone_by, one.undone_why) for one in reopened] == [
        (1, "ann", "it is not"),
        (3, "ann", "it is not"),
    ]
    assert filled.check.accepted(["key1"]) == {}


def test_the_last_that_holds_is_undone_unless_a_number_is_given(filled: Store) -> None:
    with pytest.raises(NotFoundError, match="there is no decision to undo"):
        filled.decisions.undo(who="desk")
    merge(filled)
    reject(filled)
    join = filled.decisions.families.join(2, 4, who="desk")
    assert filled.decisions.undo(kind=DecisionKind.SPEAKER, who="desk").id == 1
    with pytest.raises(NotFoundError, match="there is no decision to undo"):
        filled.decisions.undo(kind=DecisionKind.SPEAKER, who="desk")
    assert filled.decisions.undo(who="desk").id == join.id
    assert filled.decisions.undo(who="desk").id == 2


def test_a_group_undoes_only_its_own(filled: Store) -> None:
    reject(filled)
    merge(filled)
    about = {
        DecisionKind.QUOTATION: (2, "decision 2 is about speakers: `quotes undo 2` undoes it"),
        DecisionKind.SPEAKER: (1, "decision 1 is about a quotation: `quotes undo 1` undoes it"),
    }
    for kind, (number, message) in about.items():
        with pytest.raises(StoreError, match=message):
            filled.decisions.undo(number, kind=kind, who="desk")
    assert len(filled.decisions.list()) == 2
    assert filled.decisions.undo(2, kind=DecisionKind.SPEAKER, who="desk").id == 2


def test_undoing_what_is_undone_or_unknown_is_a_clear_error(filled: Store) -> None:
    rejected = reject(filled)
    filled.decisions.undo(rejected.id, who="ann")
    with pytest.raises(StoreError, match=r"decision 1 was already undone by ann, 20\d\d-"):
        filled.decisions.undo(rejected.id, who="bo")
    with pytest.raises(NotFoundError, match="there is no decision 9: `quotes decisions` shows"):
        filled.decisions.undo(9, who="bo")


def test_a_removed_article_counts_each_decision_that_goes_with_it(filled: Store) -> None:
    bare = make_reading(says(BRIDGE), "b", speakers=[Profile("Hart", SpeakerKind.PERSON)])
    filled.add(bare)
    (hart,) = [one.id for one in filled.speakers() if one.name == "Hart"]
    decide = filled.decisions
    decide.quotations.reject(5, who="desk")
    decide.undo(who="desk")
    decide.speakers.merge("Ann Hart", str(hart), who="desk")
    decide.speakers.reassign(5, "Cy Ash", who="desk")
    decide.families.join(1, 5, who="desk")
    decide.speakers.rename("Cy Ash", "Cyrus Ash", who="desk")
    decide.families.part(2, who="desk")
    before = len(decide.list(undone=True))
    assert filled.article(5).decisions == 4
    assert filled.remove_article(5) == 4
    assert len(decide.list(undone=True)) == before - 4 == 2
    assert filled.article(4).decisions == 0


def test_numbers_are_never_used_again(filled: Store) -> None:
    filled.decisions.families.join(1, 4, who="desk")
    filled.remove_article(4)
    assert filled.decisions.list(undone=True) == []
    assert reject(filled).id == 2


ACTIONS = (
    *("reject", "merge", "apart", "split", "alias", "rename", "reassign", "nobody"),
    *("reassign-new", "merge-new", "rename-new", "join", "part", "accept"),
)
steps = st.lists(
    st.tuples(
        st.sampled_from(ACTIONS),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    max_size=6,
)


def decide(store: Store, action: str, one: int, other: int) -> list[DecisionRecord]:
    made = store.decisions
    action, _, new = action.partition("-")
    before = "Other " if new else ""
    name = f"{before}{PEOPLE[one]}"
    match action:
        case "reject":
            return [made.quotations.reject(one + 1, who="desk")]
        case "merge" | "apart":
            return [getattr(made.speakers, action)(name, PEOPLE[other], who="desk")]
        case "split":
            return list(made.speakers.split(name, [one + 1], name=f"Other {name}", who="desk"))
        case "alias" | "rename":
            return [getattr(made.speakers, action)(name, f"Name {other}", who="desk")]
        case "reassign" | "nobody":
            speaker = None if action == "nobody" else f"{before}{PEOPLE[other]}"
            return [made.speakers.reassign(one + 1, speaker, new=bool(new), who="desk")]
        case "join":
            return [made.families.join(one + 1, other + 1, who="desk")]
        case "part":
            return [made.families.part(one + 1, who="desk")]
    return [made.checks.accept(accepting(f"key{other % 3}", why=f"for {one}"))]


def undo_all(store: Store, numbers: Iterable[int], order: Random) -> None:
    """Undo decisions in any order, but first what is named as built on one."""
    left = sorted(numbers)
    order.shuffle(left)
    while left:
        number = left[0]
        while (built := built_on(store, number)) is not None:
            assert built > number
            number = built
        left.remove(number)


def built_on(store: Store, number: int) -> int | None:
    """Undo a decision, or return which is to be undone before it."""
    try:
        store.decisions.undo(number, who="desk")
    except StoreError as exc:
        built = re.search(r"first with `quotes undo (\d+)`", str(exc))
        assert built
        return int(built[1])
    return None


@given(steps=steps, seed=st.integers(0, 99))
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_undoing_decisions_of_all_kinds_in_any_order_gives_back_what_was(
    filled: Store, steps: list[tuple[str, int, int]], seed: int
) -> None:
    before = state(filled)
    made = []
    for action, one, other in steps:
        try:
            made += decide(filled, action, one, other)
        except StoreError:
            continue  # not to be decided so after what was decided before
    undo_all(filled, {record.id for record in made}, Random(seed))
    assert state(filled) == before
    assert list(filled.verify()) == []
