"""Whose "I" stands outside quotation marks: the author's, where the page names one."""

import pytest
from factory import answer_of, build_quotation

from quotes.attribute import attribute_quotations

RAIN = "It rained. "

# Text, source (of several, the last is asked for), answer, rule.
CASES = {
    "note": ("I say no.\n\nAnn Lee is a writer in Porto.", "I", "Ann Lee", "first-person/note"),
    "note-with-an-apposition": (
        "I say no.\n\nAnn Lee, a former mayor, teaches law.",
        "I",
        "Ann Lee",
        "first-person/note",
    ),
    "note-before-a-link": (
        "I say no.\n\nAnn Lee teaches law.\n\nSee the list",
        "I",
        "Ann Lee",
        "first-person/note",
    ),
    "note-before-two-links": (
        "I say no.\n\nAnn Lee teaches law.\n\nSee the list\n\nAnd more",
        "I",
        "unknown",
        "first-person/nobody",
    ),
    "last-note-counts": (
        "I say no.\n\nAnn Lee is a writer.\n\nBob Reed is a painter.",
        "I",
        "Bob Reed",
        "first-person/note",
    ),
    "note-of-another-verb": ("I say no.\n\nAnn Lee sings.", "I", "unknown", "first-person/nobody"),
    "note-with-a-surname-alone": (
        "I say no.\n\nLee is a writer.",
        "I",
        "unknown",
        "first-person/nobody",
    ),
    "note-that-opens-otherwise": (
        "I say no.\n\nOnce Ann Lee is a writer.",
        "I",
        "unknown",
        "first-person/nobody",
    ),
    "note-in-the-only-paragraph": (
        "Ann Lee is a writer. I say no.",
        "I",
        "unknown",
        "first-person/nobody",
    ),
    "news-are-hers": (
        "Ann Lee won. I say no.\n\nAnn Lee is a judge.",
        "I",
        "unknown",
        "first-person/nobody",
    ),
    "named-by-a-byline": (
        "By Ann Lee\n\nI say no.\n\nAnn Lee is a judge.",
        "I",
        "Ann Lee",
        "first-person/note",
    ),
    "named-by-a-lower-byline": (
        "The pier\nby Ann Lee\n\nI say no.\n\nAnn Lee is a judge.",
        "I",
        "Ann Lee",
        "first-person/note",
    ),
    "named-in-a-title": (
        "The pier, by Ann Lee\n\nI say no.\n\nAnn Lee is a judge.",
        "I",
        "unknown",
        "first-person/nobody",
    ),
    "byline-too-far-down": (
        RAIN * 40 + "\nBy Ann Lee\n\nI say no.\n\nAnn Lee is a judge.",
        "I@41",
        "unknown",
        "first-person/nobody",
    ),
    "note-of-a-firm": (
        "I say no.\n\nPorto Paints is a firm in Porto.",
        "I",
        "unknown",
        "first-person/nobody",
    ),
    "note-of-who-may-be-a-firm": (
        "I say no.\n\nZorvik Zantor is a writer in Porto.",
        "I",
        "unknown",
        "first-person/nobody",
    ),
    "blank-end": (
        "I say no.\n\nAnn Lee is a writer in Porto.\n\n \n\n",
        "I",
        "Ann Lee",
        "first-person/note",
    ),
    "in-marks": (
        "“I say no,” it read.\n\nAnn Lee is a writer.",
        "I",
        "unknown",
        "first-person/quoted",
    ),
    "questions-and-answers": (
        "Q: Why?\n\nI say no.\n\nAnn Lee is a writer.",
        "I",
        "unknown",
        "first-person/quoted",
    ),
    "nobody": ("I say no. Ann Lee left.", "I", "unknown", "first-person/nobody"),
    "we": ("We say no.\n\nAnn Lee is a writer in Porto.", "We", "unknown", "pronoun/other"),
    "letter": (
        "The pier is ugly, I think.\n\nAnn Lee, Porto.\n\nIt is fine.\n\nBob Reed.",
        "I",
        "Ann Lee",
        "first-person/letter",
    ),
    "second-letter": (
        "The pier is ugly.\n\nAnn Lee, Porto.\n\nNow I say it is fine.\n\nBob Reed.",
        "I",
        "Bob Reed",
        "first-person/letter",
    ),
    "letter-with-a-dash-and-two-places": (
        ("The pier is ugly, I think.\n\n- Ann Lee, Old Town, Porto.\n\nIt is fine.\n\n— Bob Reed."),
        "I",
        "Ann Lee",
        "first-person/letter",
    ),
    "one-caption": (
        "The pier is ugly, I think.\n\nAnn Lee\n\nIt is shut.",
        "I",
        "unknown",
        "first-person/nobody",
    ),
    "one-writer-twice": (
        "The pier is ugly, I think.\n\nAnn Lee\n\nIt is fine.\n\nAnn Lee",
        "I",
        "unknown",
        "first-person/nobody",
    ),
    "words-behind-the-last-name": (
        ("The pier is ugly, I think.\n\nAnn Lee, Porto.\n\nIt is fine.\n\nBob Reed.\n\nPaint it."),
        "I",
        "unknown",
        "first-person/nobody",
    ),
    "words-before-a-name": (
        "The pier is ugly, I think.\n\nSigned Ann Lee, Porto.\n\nIt is fine.\n\n— Bob Reed.",
        "I",
        "unknown",
        "first-person/nobody",
    ),
    "words-behind-a-name": (
        "The pier is ugly, I think.\n\nAnn Lee sings\n\nIt is fine.\n\n— Bob Reed.",
        "I",
        "unknown",
        "first-person/nobody",
    ),
    "surname-alone-signs-nothing": (
        "The pier is ugly, I think.\n\nMr. Lee\n\nIt is fine.\n\n— Bob Reed.",
        "I",
        "unknown",
        "first-person/nobody",
    ),
}


@pytest.mark.parametrize(("text", "sources", "answer", "rule"), CASES.values(), ids=CASES)
def test_the_first_person(text: str, sources: str, answer: str, rule: str) -> None:
    assert answer_of(text, sources) == (answer, rule)


INTERVIEW = (
    "The mayor talks, I hear.\n\nJohn Reed\n\nWhy now, I ask?\n\nMary Hart\n\nI say it is time.\n\n"
    "John Reed\n\nAnd then?\n\nMary Hart\n\nI think we are done."
)


@pytest.mark.parametrize("source", ["I", "I@2", "I@4"])
def test_in_an_interview_nobody_is_the_author(source: str) -> None:
    assert answer_of(INTERVIEW, source)[0] == "unknown"


@pytest.mark.parametrize("word", ["I", "we"])
def test_inside_what_somebody_says_that_is_who_says_it(word: str) -> None:
    text = f"“{word} said ‘never again’ to them,” said Ann Lee."
    outer = build_quotation(
        text, f"{word} said ‘never again’ to them,", cue="said", source="Ann Lee"
    )
    inner = build_quotation(text, "never again", source=word, parent=0)
    first, second = attribute_quotations(text, [outer, inner])
    assert first.speakers == second.speakers == ("Ann Lee",)
    assert second.rule == "first-person/nested"


def test_a_parent_that_comes_later_tells_nothing() -> None:
    text = "“I said ‘never again’ to them,” said Ann Lee."
    inner = build_quotation(text, "never again", source="I", parent=1)
    outer = build_quotation(text, "I said ‘never again’ to them,", cue="said", source="Ann Lee")
    first, _ = attribute_quotations(text, [inner, outer])
    assert first.rule == "first-person/quoted"
