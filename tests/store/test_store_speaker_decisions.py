import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_factory import BRIDGE, SHIPS, FillTarget, attribute, make_article, make_reading, says

from quotes.errors import IngestError, NotFoundError, StoreError
from quotes.export.decisions import FIELDS, read_decisions, write_decisions
from quotes.store import DecisionRecord, QuotationQuery, Store, open_store
from quotes.types import Profile, ReaderInfo, Reading, SpeakerKind

pytest_plugins = ["store_fixtures"]

NEWER = ReaderInfo("rules", "2")
PEOPLE = ["Ann Hart", "Anna Hart", "Bo Lee", "Bob Lee", "Cy Ash"]
State = list[tuple[str, tuple[str, ...]]]


def fill(store: Store) -> None:
    for at, name in enumerate(PEOPLE):
        words = f"{SHIPS} said the {at}th"
        store.add(
            make_reading(says(words), f"a{at}", speakers=[name], url=f"https://n.example/{at}")
        )


@pytest.fixture
def people(target: str, fill_target: FillTarget) -> Iterator[Store]:
    fill_target(target, fill)
    with open_store(target, writable=True) as store:
        yield store


def state(store: Store) -> State:
    return sorted((one.parts[0].text, one.speakers) for one in store.quotations())


def spoken_by(store: Store, name: str) -> int:
    return len(store.quotations(QuotationQuery(speaker=name)))


def test_merging_shows_one_and_keeps_all_names(people: Store) -> None:
    before = state(people)
    decision = people.decisions.speakers.merge(
        "Anna Hart", "Ann Hart", who="desk", why="a typing error"
    )
    assert spoken_by(people, "Ann Hart") == spoken_by(people, "Anna Hart") == 2
    detail = people.speaker("anna hart")
    assert detail.speaker.name == "Ann Hart"
    assert {alias.name for alias in detail.aliases} == {"Ann Hart", "Anna Hart"}
    assert (decision.who, decision.why) == ("desk", "a typing error")
    assert people.decisions.undo(who="night desk").id == decision.id
    assert state(people) == before
    (undone,) = people.decisions.list(undone=True)
    assert undone.undone_by == "night desk"
    assert people.decisions.list() == []


def test_a_chain_of_merges_comes_apart_at_any_link(people: Store) -> None:
    first = people.decisions.speakers.merge("Anna Hart", "Ann Hart", who="desk")
    people.decisions.speakers.merge("Ann Hart", "Bo Lee", who="desk")
    assert spoken_by(people, "Anna Hart") == 3
    people.decisions.undo(first.id, who="desk")
    assert spoken_by(people, "Anna Hart") == 1
    assert spoken_by(people, "Ann Hart") == 2


def test_merging_into_oneself_or_in_a_circle_is_refused(people: Store) -> None:
    with pytest.raises(StoreError, match="Ann Hart is one speaker already"):
        people.decisions.speakers.merge("Ann Hart", "ann hart", who="desk")
    people.decisions.speakers.merge("Ann Hart", "Bo Lee", who="desk")
    people.decisions.speakers.merge("Bo Lee", "Cy Ash", who="desk")
    with pytest.raises(StoreError, match="one speaker already"):
        people.decisions.speakers.merge("Cy Ash", "Ann Hart", who="desk")
    assert spoken_by(people, "Cy Ash") == 3


def test_who_was_merged_away_stands_for_whoever_is_shown(people: Store) -> None:
    decide = people.decisions.speakers
    first = decide.merge("Anna Hart", "Ann Hart", who="desk")
    anna, ann = first.speakers
    note = f"Anna Hart (#{anna}) was merged into Ann Hart (#{ann}) by decision {first.id}"
    made = [
        decide.apart("Bo Lee", str(anna), who="desk"),
        decide.merge("Cy Ash", "Anna Hart", who="desk"),
        *decide.split("anna hart", [1], name="Ann II", who="desk"),
        decide.alias(f"#{anna}", "Annie", who="desk"),
        decide.reassign(3, "Anna Hart", who="desk"),
        decide.rename("Anna Hart", "A. Hart", who="desk"),
    ]
    assert [one.notes for one in made] == [(f"{note}: #{ann} is meant.",)] * len(made)
    assert all(ann in one.speakers and anna not in one.speakers for one in made)
    assert decide.rename("A. Hart", "Ann Hart", who="desk").notes == ()
    people.decisions.undo(first.id, who="desk")
    assert people.speaker("Cy Ash").speaker.id == ann


def test_the_same_merge_holds_already_by_whatever_name(people: Store) -> None:
    decide = people.decisions.speakers
    first = decide.merge("Anna Hart", "Ann Hart", who="desk")
    second = decide.merge("Cy Ash", "Anna Hart", who="desk")
    third = decide.merge("Anna Hart", "Bo Lee", who="desk")
    for speaker, into, known in (
        ("Anna Hart", "Ann Hart", first),
        ("Cy Ash", "Anna Hart", third),
        ("Cy Ash", "Ann Hart", second),
        ("Anna Hart", "Bo Lee", third),
        ("Ann Hart", "Bo Lee", third),
    ):
        again = decide.merge(speaker, into, who="ann")
        assert (again, again.repeated) == (known, True)
    assert len(people.decisions.list()) == 3


def test_who_are_kept_apart_are_neither_suggested_nor_merged(people: Store) -> None:
    assert people.suggestions(name="Bo Lee") == [] or people.suggestions()
    decision = people.decisions.speakers.apart("Ann Hart", "Anna Hart", who="desk", why="sisters")
    pairs = [{one.speaker.name, one.other.name} for one in people.suggestions()]
    assert {"Ann Hart", "Anna Hart"} not in pairs
    with pytest.raises(StoreError, match=rf"is not .* as desk decided.*undo {decision.id}"):
        people.decisions.speakers.merge("Ann Hart", "Anna Hart", who="night desk")
    people.decisions.undo(decision.id, who="desk")
    people.decisions.speakers.merge("Ann Hart", "Anna Hart", who="night desk")
    with pytest.raises(StoreError, match="`quotes speakers split`"):
        people.decisions.speakers.apart("Ann Hart", "Anna Hart", who="desk")


def test_undoing_twice_or_nothing_says_so(people: Store) -> None:
    with pytest.raises(NotFoundError, match="no decision to undo"):
        people.decisions.undo(who="desk")
    decision = people.decisions.speakers.rename("Bo Lee", "Robert Lee", who="desk")
    people.decisions.undo(decision.id, who="ann")
    with pytest.raises(StoreError, match="was already undone by ann"):
        people.decisions.undo(decision.id, who="bo")
    with pytest.raises(NotFoundError, match="no decision 99"):
        people.decisions.undo(99, who="desk")


def test_who_decides_must_spell_names_right(people: Store) -> None:
    with pytest.raises(NotFoundError, match=r"no speaker is called 'Cy Asch'.*Cy Ash"):
        people.decisions.speakers.merge("Cy Asch", "Bo Lee", who="desk")
    with pytest.raises(NotFoundError, match="no speaker 999"):
        people.decisions.speakers.rename("999", "Nobody", who="desk")


def test_renaming_shows_another_name_and_finds_both(people: Store) -> None:
    people.decisions.speakers.rename("Bo Lee", "Senator Robert Lee", who="desk")
    assert ("Senator Robert Lee",) in [speakers for _, speakers in state(people)]
    assert spoken_by(people, "bo lee") == 1
    people.decisions.speakers.rename("Bo Lee", "R. Lee", who="desk")
    people.decisions.undo(who="desk")
    assert people.speaker("Bo Lee").speaker.name == "Senator Robert Lee"
    with pytest.raises(StoreError, match="is no name"):
        people.decisions.speakers.rename("Bo Lee", " . ", who="desk")
    with pytest.raises(StoreError, match="at most 300 characters, not 301"):
        people.decisions.speakers.rename("Bo Lee", "x" * 301, who="desk")


@pytest.mark.parametrize(
    "name",
    ["Senator Robert Lee", "senator ROBERT lee", "Robert Lee", "Sen. Robert Lee", "Lee", "Bo Lee"],
)
def test_a_renamed_speaker_is_found_by_the_name_shown(people: Store, name: str) -> None:
    people.decisions.speakers.rename("Bo Lee", "Senator Robert Lee", who="desk")
    people.decisions.speakers.merge("Bob Lee", "Bo Lee", who="desk")
    assert people.match_speaker(name).taken is None
    assert people.speaker(name).speaker.name == "Senator Robert Lee"


def test_a_name_shown_is_found_though_no_article_has_it_any_more(people: Store) -> None:
    kept = people.speaker("Cy Ash").speaker.id
    people.decisions.speakers.merge("Bo Lee", "Cy Ash", who="desk")
    people.remove_article(PEOPLE.index("Cy Ash") + 1)
    assert people.speaker("Bo Lee").speaker.name == "Cy Ash"
    match = people.match_speaker("Cy Ash")
    assert (match.ids, match.taken) == ((kept,), None)


def test_a_name_shown_is_found_as_long_as_it_is_shown(people: Store) -> None:
    people.decisions.speakers.rename("Cy Ash", "Gus Elm", who="desk")
    assert people.match_speaker("Gus Ellm").taken == "Gus Elm"
    with pytest.raises(NotFoundError, match=r"no speaker is called 'Gustav Helm'.*Gus Elm"):
        people.match_speaker("Gustav Helm")
    people.decisions.speakers.rename("Cy Ash", "Dee Oak", who="desk")
    with pytest.raises(NotFoundError, match="no speaker is called 'Gus Elm'"):
        people.match_speaker("Gus Elm")
    people.decisions.undo(who="desk")
    people.decisions.speakers.merge("Gus Elm", "Ann Hart", who="desk")
    assert people.speaker("Gus Elm").speaker.name == "Ann Hart"


def test_an_alias_holds_for_what_is_there_and_what_comes(people: Store) -> None:
    def add_bare(article: str, **fields: object) -> None:
        bare = Profile("Hart", SpeakerKind.PERSON, **fields)  # type: ignore[arg-type]
        people.add(make_reading(says(BRIDGE + article), article, speakers=[bare]))

    add_bare("b1")
    people.decisions.speakers.alias("Ann Hart", "Hart", who="desk")
    add_bare("b2")
    assert spoken_by(people, "hart") == spoken_by(people, "Ann Hart") == 3
    with pytest.raises(StoreError, match=r"'Hart' is Ann Hart .* already, as desk decided"):
        people.decisions.speakers.alias("Bo Lee", "HART", who="ann")
    people.decisions.undo(who="desk")
    assert spoken_by(people, "Ann Hart") == 1


def test_a_name_shown_that_others_have_is_said(people: Store) -> None:
    decide = people.decisions.speakers
    assert decide.rename("Cy Ash", "Cyrus Ash", who="desk").notes == ()
    made = decide.rename("Bo Lee", "bob lee", who="desk")
    assert made.notes == ("Others are called 'bob lee' too: #4 Bob Lee (1 quotation).",)
    again = decide.rename("#4", "Cyrus Ash", who="desk")
    assert again.notes == ("Others are called 'Cyrus Ash' too: #5 Cyrus Ash (1 quotation).",)
    with pytest.raises(NotFoundError, match=r"#4 Cyrus Ash .*; #5 Cyrus Ash"):
        people.quotations(QuotationQuery(speaker="Cyrus Ash"))
    people.decisions.undo(who="desk")
    assert spoken_by(people, "Cyrus Ash") == 1


def test_an_alias_is_not_for_another_kind_of_person(people: Store) -> None:
    people.add(
        make_reading(
            says(BRIDGE), "b", speakers=[Profile("Cy Ash", SpeakerKind.PERSON, roles=("coach",))]
        )
    )
    people.decisions.speakers.alias("Cy Ash", "Ash", who="desk")
    judge = Profile("Ash", SpeakerKind.PERSON, roles=("judge",))
    people.add(make_reading(says("Order in this court, please"), "c", speakers=[judge]))
    assert spoken_by(people, "Cy Ash") == 2


def test_a_split_takes_articles_to_somebody_new(people: Store) -> None:
    people.add(make_reading(says(BRIDGE), "b", speakers=["Bo Lee"]))
    number = next(one.id for one in people.articles() if one.article == "b")
    (decision,) = people.decisions.speakers.split(
        "Bo Lee", [number], name="Bo Lee (coach)", who="desk"
    )
    assert spoken_by(people, "Bo Lee (coach)") == 1
    people.reread(make_reading(says(BRIDGE), "b", speakers=["Bo Lee"], reader=NEWER))
    assert spoken_by(people, "Bo Lee (coach)") == 1
    with pytest.raises(StoreError, match=r"article \d+ has nothing by Cy Ash"):
        people.decisions.speakers.split("Cy Ash", [number], who="desk")
    with pytest.raises(NotFoundError, match="no article 99"):
        people.decisions.speakers.split("Bo Lee", [99], who="desk")
    people.decisions.undo(decision.id, who="desk")
    assert spoken_by(people, "Bo Lee") == 2


@pytest.mark.parametrize("speaker", ["Cy Ash", None, "Dee Oak"], ids=["known", "nobody", "new"])
def test_a_reassigned_quotation_stays_so_when_it_is_read_again(
    people: Store, speaker: str | None
) -> None:
    before = state(people)
    people.decisions.speakers.reassign(
        1, speaker, new=speaker == "Dee Oak", who="desk", why="heard it"
    )
    expected = (speaker,) if speaker else ()
    assert people.quotation(1).quotation.speakers == expected
    assert people.quotation(1).quotation.speaker_confidence == 1.0
    assert people.quotation(1).quotation.speaker_rule == "decision"
    assert "desk decided who spoke: heard it" in people.quotation(1).quotation.evidence
    text = says(f"{SHIPS} said the 0th")
    again = attribute(text, f"{SHIPS} said the 0th", speakers=["Ann Hart"])  # without the comma
    article = make_article(text, "a0", url="https://n.example/0")
    people.reread(Reading(article, NEWER, (again,)))
    shown = next(one for one in people.quotations() if "0th" in one.wording)
    assert shown.id != 1
    assert shown.speakers == expected
    people.decisions.undo(who="desk")
    assert [speakers for _, speakers in state(people)] == [speakers for _, speakers in before]


def test_reassigning_to_nobody_known_asks_for_new(people: Store) -> None:
    with pytest.raises(NotFoundError, match=r"Dee Oak.*say --new"):
        people.decisions.speakers.reassign(1, "Dee Oak", who="desk")
    with pytest.raises(NotFoundError, match="no quotation 999"):
        people.decisions.speakers.reassign(999, "Cy Ash", who="desk")
    assert people.decisions.list(undone=True) == []


def test_what_a_split_builds_on_is_undone_after_it(people: Store) -> None:
    before = state(people)
    decide, undo = people.decisions.speakers, people.decisions.undo
    merge = decide.merge("Bob Lee", "Bo Lee", who="desk")
    (split,) = decide.split("Bo Lee", [4], name="Bo Lee II", who="desk")
    decided = state(people)
    message = f"decision {split.id} builds on decision {merge.id}: in article .* is Bo Lee II "
    with pytest.raises(StoreError, match=rf"{message}.*first with `quotes undo {split.id}`"):
        undo(merge.id, who="desk")
    assert state(people) == decided
    assert people.decisions.list() == [split, merge]
    undo(split.id, who="desk")
    undo(merge.id, who="desk")
    assert state(people) == before


def test_an_alias_too_is_undone_after_a_split_that_builds_on_it(people: Store) -> None:
    bare = Profile("Hart", SpeakerKind.PERSON)
    people.add(make_reading(says(BRIDGE), "b", speakers=[bare]))
    alias = people.decisions.speakers.alias("Ann Hart", "Hart", who="desk")
    (split,) = people.decisions.speakers.split("Ann Hart", [6], name="Cy Hart", who="desk")
    with pytest.raises(StoreError, match=f"decision {split.id} builds on decision {alias.id}"):
        people.decisions.undo(alias.id, who="desk")
    assert spoken_by(people, "Cy Hart") == 1


Decide = Callable[[Any], DecisionRecord]
MADE_UP: dict[str, Decide] = {
    "split": lambda speakers: speakers.split("Bo Lee", [3], name="Dee Oak", who="desk")[0],
    "reassign": lambda speakers: speakers.reassign(3, "Dee Oak", new=True, who="desk"),
}
ABOUT: dict[str, Decide] = {
    "rename": lambda speakers: speakers.rename("Dee Oak", "Di Oak", who="desk"),
    "alias": lambda speakers: speakers.alias("Dee Oak", "Dee", who="desk"),
    "merge": lambda speakers: speakers.merge("Dee Oak", "Cy Ash", who="desk"),
    "merge-into": lambda speakers: speakers.merge("Cy Ash", "Dee Oak", who="desk"),
    "apart": lambda speakers: speakers.apart("Cy Ash", "Dee Oak", who="desk"),
}


@pytest.mark.parametrize("about", ABOUT.values(), ids=ABOUT)
@pytest.mark.parametrize("make_up", MADE_UP.values(), ids=MADE_UP)
def test_who_made_a_speaker_up_is_undone_after_what_is_decided_about_that_one(
    people: Store, make_up: Decide, about: Decide
) -> None:
    decide, undo = people.decisions.speakers, people.decisions.undo
    before = state(people)
    made_up = make_up(decide)
    later = about(decide)
    decided = state(people)
    message = f"decision {later.id} builds on decision {made_up.id}: {re.escape(later.what)}; take"
    with pytest.raises(StoreError, match=message):
        undo(made_up.id, who="desk")
    assert state(people) == decided
    undo(later.id, who="desk")
    undo(made_up.id, who="desk")
    assert state(people) == before


@pytest.mark.parametrize("make_up", MADE_UP.values(), ids=MADE_UP)
def test_a_speaker_who_is_left_with_something_else_keeps_no_decision(
    people: Store, make_up: Decide
) -> None:
    made_up = make_up(people.decisions.speakers)
    people.decisions.speakers.reassign(5, "Dee Oak", who="desk")
    people.decisions.speakers.rename("Dee Oak", "Di Oak", who="desk")
    people.decisions.undo(made_up.id, who="desk")
    assert spoken_by(people, "Bo Lee") == spoken_by(people, "Di Oak") == 1


def test_an_earlier_split_does_not_keep_a_merge(people: Store) -> None:
    people.add(make_reading(says(BRIDGE), "b", speakers=["Bo Lee", "Bob Lee"]))
    people.decisions.speakers.split("Bo Lee", [6], name="Bo Lee II", who="desk")
    before = state(people)
    merge = people.decisions.speakers.merge("Bob Lee", "Bo Lee", who="desk")
    people.decisions.undo(merge.id, who="desk")
    assert state(people) == before


def test_a_rejected_quotation_is_not_reassigned(people: Store) -> None:
    rejected = people.decisions.quotations.reject(1, who="ann")
    for speaker in ("Cy Ash", None):
        message = rf"1 is not a quotation, as ann decided: .* `quotes undo {rejected.id}`"
        with pytest.raises(StoreError, match=message):
            people.decisions.speakers.reassign(1, speaker, who="desk")
    with pytest.raises(StoreError, match="1 is not a quotation"):
        people.decisions.speakers.reassign(1, "Dee Oak", new=True, who="desk")
    people.decisions.undo(rejected.id, who="desk")
    people.decisions.speakers.reassign(1, "Cy Ash", who="desk")
    assert spoken_by(people, "Cy Ash") == 2


def test_one_utterance_of_two_who_are_one_is_no_conflict(store: Store) -> None:
    for article, name in (("a", "Oskar Brandtmeier"), ("b", "Oskar Brantmayer")):
        store.add(make_reading(says(SHIPS), article, speakers=[name]))
    (family,) = store.families()
    assert [flag.kind for pair in family.differences for flag in pair.difference.flags]
    store.decisions.speakers.merge("Oskar Brandtmeier", "Oskar Brantmayer", who="desk")
    (family,) = store.families()
    assert not [flag for pair in family.differences for flag in pair.difference.flags]


def test_removing_an_article_takes_what_was_decided_about_its_own_speakers(people: Store) -> None:
    people.add(make_reading(says(BRIDGE), "b", speakers=[Profile("Hart", SpeakerKind.PERSON)]))
    bare = next(one.id for one in people.speakers() if one.name == "Hart")
    people.decisions.speakers.merge("Ann Hart", str(bare), who="desk")
    number = next(one.id for one in people.articles() if one.article == "b")
    people.remove_article(number)
    assert spoken_by(people, "Ann Hart") == 1
    assert people.decisions.list() == []
    assert list(people.verify()) == []


steps = st.lists(
    st.tuples(st.sampled_from(["merge", "rename", "alias"]), st.integers(0, 4), st.integers(0, 4)),
    max_size=6,
)


@given(steps=steps, seed=st.integers(0, 99))
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_undoing_all_decisions_in_any_order_gives_back_what_was(
    people: Store, steps: list[tuple[str, int, int]], seed: int
) -> None:
    before = state(people)
    made = set()
    for action, one, other in steps:
        try:
            decide = getattr(people.decisions.speakers, action)
            name = PEOPLE[other] if action == "merge" else f"Name {other}"
            made.add(decide(PEOPLE[one], name, who="desk").id)
        except StoreError:
            continue
    numbers = sorted(made)
    Random(seed).shuffle(numbers)
    for number in numbers:
        people.decisions.undo(number, who="desk")
    assert state(people) == before
    assert [people.speaker(name).speaker.articles for name in PEOPLE] == [1] * len(PEOPLE)


@pytest.fixture
def other(new_target: object) -> Iterator[Store]:
    """Give another store with the same articles, added in another order."""
    with open_store(new_target(), writable=True) as opened:  # type: ignore[operator]
        opened.add(make_reading(says(BRIDGE), "first", speakers=["Dee Oak"]))
        fill(opened)
        yield opened


def carry(source: Store, target: Store, path: Path) -> tuple[int, int, int]:
    with path.open("w", encoding="utf-8", newline="") as stream:
        write_decisions(source.decisions.speakers.carried(), stream)
    outcome = target.decisions.speakers.carry_over(read_decisions(path))
    return outcome.added, outcome.known, len(outcome.left_out)


def test_decisions_go_from_one_store_to_another(
    people: Store, other: Store, tmp_path: Path
) -> None:
    article = people.articles()[2].id
    people.decisions.speakers.merge("Anna Hart", "Ann Hart", who="=desk", why="it's one")
    people.decisions.speakers.apart("Bo Lee", "Cy Ash", who="desk")
    people.decisions.speakers.split("Bo Lee", [article], name="Bo Lee II", who="desk")
    people.decisions.speakers.alias("Cy Ash", "Ash", who="desk")
    people.decisions.speakers.rename("Cy Ash", "Cyrus Ash", who="desk")
    people.decisions.speakers.reassign(4, "Gus Elm", new=True, who="desk")
    people.decisions.speakers.reassign(5, None, who="desk")
    assert carry(people, other, tmp_path / "d.csv") == (7, 0, 0)
    assert set(state(people)) < set(state(other))
    assert other.decisions.speakers.carried() == people.decisions.speakers.carried()
    assert carry(people, other, tmp_path / "d.csv") == (0, 7, 0)


def test_what_another_store_lacks_is_named_and_left_out(
    people: Store, new_target: object, tmp_path: Path
) -> None:
    people.decisions.speakers.merge("Anna Hart", "Ann Hart", who="desk")
    people.decisions.speakers.reassign(4, None, who="desk")
    with open_store(new_target(), writable=True) as empty:  # type: ignore[operator]
        assert carry(people, empty, tmp_path / "d.csv") == (0, 0, 2)
        assert empty.decisions.list() == []


HEADER = ",".join(FIELDS)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"action,speaker\nmerge,Ann\n", "lacks the column", id="columns"),
        pytest.param(b"", "lacks the column", id="empty"),
        pytest.param(f"{HEADER}\nfuse,,,,,,,,,,,\n".encode(), "'fuse' is no action", id="action"),
        pytest.param(f"{HEADER}\nmerge,,,,,,,,,,,soon\n".encode(), ":2: ", id="date"),
        pytest.param(
            f"{HEADER}\nmerge,,,,,,,x,,,,2026-01-01T00:00:00Z\n".encode(), ":2: ", id="start"
        ),
        pytest.param(b"\xff\xfe\x00\x01", "can't be read", id="binary"),
        pytest.param(f'{HEADER}\nmerge,"a'.encode(), "can't be read", id="unclosed"),
    ],
)
def test_a_broken_file_is_one_error_and_changes_nothing(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "d.csv"
    path.write_bytes(content)
    with pytest.raises(IngestError, match=message):
        read_decisions(path)
    with pytest.raises(IngestError, match="can't be read"):
        read_decisions(tmp_path)


def test_two_who_decide_at_once_lose_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotes.store.engine.database.PATIENCE", 0.1)
    path = tmp_path / "quotes.db"
    with open_store(path, writable=True) as one, open_store(path, writable=True) as other:
        fill(one)
        with one._database.writing(), pytest.raises(StoreError, match="is locked"):
            other.decisions.speakers.merge("Anna Hart", "Ann Hart", who="bo")
        other.decisions.speakers.merge("Anna Hart", "Ann Hart", who="bo")
        with pytest.raises(StoreError, match="one speaker already"):
            one.decisions.speakers.merge("Ann Hart", "Anna Hart", who="ann")
        assert [decision.who for decision in one.decisions.list()] == ["bo"]
