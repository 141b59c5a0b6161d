"""Who of those named before is likeliest meant by a pronoun."""

import pytest
from factory import answer_of

RAIN = "It rained. "

# Text, source (of several, the last is asked for), answer, rule.
CASES = {
    "subject-before-object": (
        "John Reed met Adam Moore. He said no.",
        "He",
        "John Reed",
        "pronoun/personal",
    ),
    "who-spoke-last": (
        ("John Reed met Adam Moore. “No,” Moore said. John Reed and Adam Moore left. He said so."),
        "Moore@2 | He",
        "Adam Moore",
        "pronoun/personal",
    ),
    "named-last-of-those-who-did-not-speak": (
        "John Reed said so. Adam Moore came. Moore sang. Moore danced. He said no.",
        "John Reed | He",
        "unknown",
        "pronoun/several",
    ),
    "eight-sentences-back": (
        "John Reed came. " + RAIN * 7 + "He said no.",
        "He",
        "John Reed",
        "pronoun/personal",
    ),
    "nine-sentences-back": (
        "John Reed came. " + RAIN * 8 + "He said no.",
        "He",
        "unknown",
        "pronoun/nobody",
    ),
    "speaker-from-farther-back": (
        "John Reed said so. " + RAIN * 10 + "He said no.",
        "John Reed | He",
        "John Reed",
        "pronoun/personal",
    ),
    "speaker-named-only-later": (
        "It was late. " + RAIN * 10 + "He said no. John Reed left.",
        "John Reed | He",
        "unknown",
        "pronoun/nobody",
    ),
    "of-somebody-is-no-subject": (
        "John Reed came. A friend of Adam Moore left. He said no.",
        "He",
        "unknown",
        "pronoun/several",
    ),
    "with-the-is-no-subject": (
        "John Reed came. They met with the Adam Moore. He said no.",
        "He",
        "unknown",
        "pronoun/several",
    ),
    "owner-is-no-subject": (
        "John Reed came. Adam Moore’s dog left. He said no.",
        "He",
        "unknown",
        "pronoun/several",
    ),
    "behind-a-pronoun-is-no-subject": (
        "John Reed came. She saw Adam Moore. He said no.",
        "He",
        "unknown",
        "pronoun/several",
    ),
    "behind-another-name-is-no-subject": (
        "John Reed came. Mary Lee saw Adam Moore. He said no.",
        "He",
        "unknown",
        "pronoun/several",
    ),
    "behind-an-owner-is-a-subject": (
        "John Reed came. Mary Lee’s friend Adam Moore left. He said no.",
        "He",
        "Adam Moore",
        "pronoun/personal",
    ),
    "group-is-nobody": (
        "Muslim Americans met. Americans left. He said no.",
        "He",
        "unknown",
        "pronoun/nobody",
    ),
    "thing-is-nobody": ("Civil Rights came up. He said no.", "He", "unknown", "pronoun/nobody"),
    "firm-is-nobody": ("Lucent Technologies grew. He said no.", "He", "unknown", "pronoun/nobody"),
    "following-is-nobody": (
        "Then Birchers met. “No,” said Birchers. He said no.",
        "Birchers | He",
        "unknown",
        "pronoun/nobody",
    ),
    "surname-in-ers": (
        "Then Sanders met. “No,” said Sanders. He said no.",
        "Sanders | He",
        "Sanders",
        "pronoun/personal",
    ),
    "name-of-no-list": (
        "On Monday, Wladimir Klein took up the theme. He wrote of it.",
        "He",
        "Wladimir Klein",
        "pronoun/personal",
    ),
    "name-of-no-list-is-not-passed-over": (
        ("Bob Reed came in May. On Monday, Wladimir Klein took up the theme. He wrote of it."),
        "He",
        "Wladimir Klein",
        "pronoun/personal",
    ),
    "organisation-is-nobody": (
        "Zorvik Company took up the theme. He wrote of it.",
        "He",
        "unknown",
        "pronoun/nobody",
    ),
    "may-be-a-place": (
        "On Monday, they met in Wladimir Klein. He wrote of it.",
        "He",
        "unknown",
        "pronoun/nobody",
    ),
    "may-be-a-thing": (
        "On Monday, Wladimir Klein’s dog ran. He wrote of it.",
        "He",
        "unknown",
        "pronoun/nobody",
    ),
    "one-word-of-no-list": (
        "On Monday, Zorvik took up the theme. He wrote of it.",
        "He",
        "unknown",
        "pronoun/nobody",
    ),
    "one-word-that-spoke": (
        "“No,” said Zorvik. He wrote of it.",
        "Zorvik | He",
        "Zorvik",
        "pronoun/personal",
    ),
}


@pytest.mark.parametrize(("text", "sources", "answer", "rule"), CASES.values(), ids=CASES)
def test_the_likeliest_antecedent(text: str, sources: str, answer: str, rule: str) -> None:
    assert answer_of(text, sources) == (answer, rule)
