"""Turns of transcripts, and who has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.detect.transcript import read_transcript
from quotes.types import Article, SpeakerStatus

TALK = """REMARKS ON THE HARBOUR

MAYOR ANN LEE: Thank you. (Applause.) The bridge opens in June.

The tolls pay for it.

Q    Will anybody lose a job?

MAYOR LEE: Nobody will.
MR. O'BRIEN: Note: I never said that.
"""


def turns(text: str) -> list[tuple[tuple[str, ...], list[str]]]:
    found = read_transcript(Article("t", text, "t")).attributions
    return [(one.speakers, [span.of(text) for span in one.quotation.content]) for one in found]


def test_each_turn_is_a_quotation_of_whom_its_label_names() -> None:
    assert turns(TALK) == [
        (("Ann Lee",), ["Thank you.", "The bridge opens in June.", "The tolls pay for it."]),
        ((), ["Will anybody lose a job?"]),
        (("Ann Lee",), ["Nobody will."]),
        (("O'Brien",), ["Note: I never said that."]),
    ]


def test_who_asks_is_nobody_in_particular() -> None:
    found = read_transcript(Article("t", TALK, "t")).attributions
    assert found[1].status is SpeakerStatus.ANONYMOUS


def test_what_stands_before_the_first_label_is_nobodys() -> None:
    assert turns("REMARKS\n\nWe open in June.\n\nMAYOR LEE: Nobody will.") == [
        ((), ["We open in June."]),
        (("Lee",), ["Nobody will."]),
    ]


@pytest.mark.parametrize(
    "layout",
    [
        "[00:01:05] Ann Lee (Mayor): {}\n[00:01:09] Bob Ray: {}\n[1:02] Ann Lee: {}\nBob Ray: {}",
        ">> ANN LEE: {}\n>> BOB RAY: {}\n>> ANN LEE: {}\n>> BOB RAY: {}",
        "**Ann Lee:** {}\n\n**Bob Ray:** {}\n\n**Ann Lee:** {}\n\n**Bob Ray:** {}",
    ],
)
def test_labels_of_other_layouts(layout: str) -> None:
    said = ["We agree.", "So do I.", "Fine.", "Good."]
    assert turns(layout.format(*said)) == [
        ((name,), [words]) for name, words in zip(["Ann Lee", "Bob Ray"] * 2, said, strict=True)
    ]


@pytest.mark.parametrize("line", ["_" * 50, "* " * 30, "> " * 30, "_*>" * 20, "00:00 " * 20])
def test_a_line_of_signs_is_no_label(line: str) -> None:
    assert turns(f"ANN LEE: We agree.\n\n{line}\n\nBOB RAY: So do I.") == [
        (("Ann Lee",), ["We agree.", *([line.strip()] if "0" in line else [])]),
        (("Bob Ray",), ["So do I."]),
    ]


@pytest.mark.parametrize("label", ["NOTE", "SPEAKER 1", "Q", "UNIDENTIFIED MALE"])
def test_labels_that_name_nobody(label: str) -> None:
    assert turns(f"{label}: The bridge is shut.") == [((), ["The bridge is shut."])]


def test_a_name_in_small_letters_must_recur() -> None:
    assert turns("Ann Lee: We agree.\nBob Ray: So do I.\nAnn Lee: Fine.\nBob Ray: Good.")[0] == (
        ("Ann Lee",),
        ["We agree."],
    )
    assert turns("He put it so: we agree.\n\nNote: the harbour is closed.") == [
        ((), ["He put it so: we agree."]),
        ((), ["Note: the harbour is closed."]),
    ]


@given(st.text(alphabet="AB: Q\n(laugh).é", max_size=200))
def test_spans_are_exact_and_apart(text: str) -> None:
    reached = 0
    for one in read_transcript(Article("t", text, "t")).attributions:
        for span in one.quotation.content:
            assert span.start >= reached
            assert span.of(text) == span.of(text).strip()
            reached = span.end
