"""Who answers: 'A', and what stands unmarked behind a question."""

import pytest
from factory import build_quotation

from quotes.attribute import attribute_quotations

ASKED = "Q: When did it begin?\nA: In spring.\n\nQ: And now?\nA: We wait.\n"
BOLD = "**When did it begin?**\n\nIn spring.\n\n**And now?**\n\nWe wait.\n"

# Text, words, source, speakers, rule.
CASES = {
    "label": ("Bo Lee runs the mill.\n\n" + ASKED, "In spring.", "A", ("Bo Lee",), "answer"),
    "later": ("Bo Lee runs the mill.\n\n" + ASKED, "We wait.", "A", ("Bo Lee",), "answer"),
    "plain": ("Bo Lee runs the mill.\n\n" + BOLD, "In spring.", "", ("Bo Lee",), "answer"),
    "byline": ("By Cy Reed\n\nBo Lee runs it.\n\n" + BOLD, "We wait.", "", ("Bo Lee",), "answer"),
    "two": ("Bo Lee met Cy Reed.\n\n" + BOLD, "In spring.", "", (), "nobody"),
    "nobody": ("The mill is old.\n\n" + ASKED, "We wait.", "A", (), "nobody"),
    "named-too-late": (ASKED + "\nBo Lee runs it.", "In spring.", "A", (), "nobody"),
    "one-question": (
        "Bo Lee runs the mill.\n\nAnd now?\n\nWe wait.",
        "We wait.",
        "",
        (),
        "nobody",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_interview_s_answers_are_of_the_only_one_named_before(case: str) -> None:
    text, words, source, expected, rule = CASES[case]
    quotation = build_quotation(text, words, source=source or None)
    (attribution,) = attribute_quotations(text, [quotation])
    assert (attribution.speakers, attribution.rule) == (expected, f"interview/{rule}")


def test_words_behind_no_question_have_no_source() -> None:
    text = "Bo Lee runs the mill.\n\nWhen?\n\nWhy?\n\nShe left.\n\n“We wait.”"
    (attribution,) = attribute_quotations(text, [build_quotation(text, "We wait.")])
    assert attribution.rule == "none/no-source"
