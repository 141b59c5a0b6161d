"""The five relations, and what is noted of each change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.diff import compare
from quotes.diff.render import shorten
from quotes.types import Passage, Relation


@pytest.mark.parametrize(
    ("a", "b", "relation", "notes"),
    [
        pytest.param("We won.", "We won.", "identical", [], id="identical"),
        pytest.param("“We won,”", "we won.", "typography", [], id="marks-and-case"),
        pytest.param("…", "!", "typography", [], id="no-words"),
        pytest.param("We won at sea.", "We won", "trimmed", ["cut ending: 'at sea'"], id="ending"),
        pytest.param("So we won.", "We won", "trimmed", ["cut opening: 'So'"], id="opening"),
        pytest.param(
            "So now the ferry crews won",
            "the ferry crews won at sea",
            "trimmed",
            ["cut opening: 'So now'", "cut ending: 'at sea'"],
            id="each-runs-on",
        ),
        pytest.param(
            "The ferry crews won. We sing.",
            "The ferry crews won! Thank you all.",
            "trimmed",
            ["cut ending: 'We sing'", "cut ending: 'Thank you all'"],
            id="other-next-sentence",
        ),
        pytest.param(
            "The ferry crews won and we sing.",
            "The ferry crews won but you slept.",
            "reworded",
            [],
            id="other-ending-of-the-sentence",
        ),
        pytest.param(
            "They turned our city into ash",
            "turned our entire city into ash",
            "ellipsis",
            ["cut opening: 'They'", "left out: 'entire'"],
            id="left-out",
        ),
        pytest.param(
            "The ferry crews of the north won at sea today",
            "The ferry crews won at sea again today",
            "reworded",
            ["left out: 'of the north'", "left out: 'again'"],
            id="missing-in-both",
        ),
        pytest.param("The ferry sank", "The ship sank", "reworded", [], id="replaced"),
        pytest.param(
            "and he is used by them",
            "and he [Lund] is used by them",
            "reworded",
            ["in brackets: 'Lund'"],
            id="brackets",
        ),
        pytest.param(
            "We trust him",
            "We trust him [Lund]",
            "reworded",
            ["in brackets: 'Lund'"],
            id="brackets-at-the-end",
        ),
        pytest.param("[sic]", "", "reworded", ["in brackets: 'sic'"], id="only-brackets"),
        pytest.param(
            "We trust him",
            "We trust [Lund] him now",
            "reworded",
            ["in brackets: 'Lund'", "cut ending: 'now'"],
            id="brackets-and-a-cut",
        ),
        pytest.param("won", "", "ellipsis", ["left out: 'won'"], id="nothing-on-one-side"),
    ],
)
def test_relation_and_notes(a: str, b: str, relation: str, notes: list[str]) -> None:
    there, back = compare(Passage(a), Passage(b)), compare(Passage(b), Passage(a))
    assert (there.relation, list(there.notes)) == (Relation(relation), notes)
    assert back.relation is there.relation
    assert sorted(back.notes) == sorted(there.notes)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("we  won\nat sea", "we won at sea", id="one-line"),
        pytest.param("a" * 70, "a" * 70, id="just-fits"),
        pytest.param("a" * 71, f"{'a' * 35} … {'a' * 35}", id="one-long-word"),
        pytest.param(
            "abcdefgh " * 8,
            "abcdefgh abcdefgh abcdefgh … abcdefgh abcdefgh abcdefgh",
            id="whole-words",
        ),
    ],
)
def test_shorten(text: str, shown: str) -> None:
    assert shorten(text) == shown


def test_long_note_keeps_both_ends() -> None:
    long = "first " + "and so on " * 20 + "last"
    (note,) = compare(Passage(f"We won. {long}"), Passage("We won.")).notes
    assert note.startswith("cut ending: 'first and so on")
    assert note.endswith("last'")
    assert len(note) < 90


WORDS = st.sampled_from(["the", "We", "[not]", "city", "ferry.", "burned,", "at"])
TEXTS = st.lists(WORDS, max_size=20).map(" ".join)


@given(TEXTS, TEXTS)
def test_relation_is_symmetric(a: str, b: str) -> None:
    one, two = Passage(a), Passage(b)
    assert compare(one, two).relation is compare(two, one).relation
