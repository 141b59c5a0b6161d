"""Whom pronouns stand for, on small articles of our own."""

import pytest
from factory import attribute_sources as attribute
from factory import build_quotation

from quotes.attribute import attribute_quotations
from quotes.types import SpeakerStatus


def test_a_pronoun_prefers_who_spoke_last() -> None:
    text = "John Reed met Adam Moore. “No,” Moore said. John Reed and Adam Moore left. He said so."
    _, second = attribute(text, "Moore@2", "He")
    assert second.speaker == "Adam Moore"
    assert any("spoke last" in line for line in second.evidence)


def test_names_inside_marks_are_not_the_reporters() -> None:
    text = "Adam Moore came. “I met John Reed,” the guest said. He laughed."
    (found,) = attribute(text, "He")
    assert found.speaker == "Adam Moore"


def test_a_name_of_no_list_is_not_passed_over() -> None:
    text = "Bob Reed came in May. On Monday, Wladimir Klein took up the theme. He wrote of it."
    (found,) = attribute(text, "He")
    assert found.speaker != "Bob Reed"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bob Hart came. She saw John Reed win. He said no.", id="hers"),
        pytest.param("Muslim Americans met. Americans left. He said no.", id="a-group"),
        pytest.param("Civil Rights came up. He said no.", id="a-thing"),
        pytest.param("Lucent Technologies grew. He said no.", id="a-firm"),
    ],
)
def test_a_pronoun_is_not_led_to_what_is_no_subject(text: str) -> None:
    (found,) = attribute(text, "He")
    assert found.status is SpeakerStatus.UNKNOWN


def test_nobody_speaks_the_words_that_name_him() -> None:
    text = "“No,” said Adam Moore. Yet John Reed would win, he added."
    first = build_quotation(text, "No,", cue="said", source="Adam Moore")
    second = build_quotation(text, "John Reed would win", cue="added", source="he")
    _, found = attribute_quotations(text, [first, second])
    assert found.speaker == "Adam Moore"


def test_the_articles_pronouns_tell_man_or_woman() -> None:
    text = "John Reed cheered. Zuri Hart won her seat, and Hart lost her voice. He said no."
    (found,) = attribute(text, "He")
    assert found.speaker == "John Reed"


def test_a_nested_first_person_is_the_outer_speaker() -> None:
    text = "“I said ‘never again’ to them,” said Ann Lee."
    outer = build_quotation(text, "I said ‘never again’ to them,", cue="said", source="Ann Lee")
    inner = build_quotation(text, "never again", source="I", parent=0)
    first, second = attribute_quotations(text, [outer, inner])
    assert first.speaker == second.speaker == "Ann Lee"
