"""Whom pronouns stand for, on small articles of our own."""

import pytest
from factory import answer_of

# Text, source (of several, the last is asked for), answer, rule.
CASES = {
    "she": ("Ann Lee spoke. She said no.", "She", "Ann Lee", "pronoun/personal"),
    "gender-tells": ("Mary Lee met John Reed. He said no.", "He", "John Reed", "pronoun/personal"),
    "other-gender": ("Mary Lee spoke. He said no.", "He", "unknown", "pronoun/nobody"),
    "nobody-named": ("Nobody came. He said no.", "He", "unknown", "pronoun/nobody"),
    "name-of-three-unknown-words": (
        "Zuri Kossenko Brindlo left. He said no.",
        "He",
        "Zuri Kossenko Brindlo",
        "pronoun/personal",
    ),
    "gender-unknown": ("Zuri Hart left. He said no.", "He", "Zuri Hart", "pronoun/personal"),
    "pronouns-tell-gender": (
        ("John Reed cheered. Zuri Hart won her seat, and Hart lost her voice. He said no."),
        "He",
        "John Reed",
        "pronoun/personal",
    ),
    "several-fit": (
        "Bob Hart came. She saw John Reed win. He said no.",
        "He",
        "unknown",
        "pronoun/several",
    ),
    "ambiguous-name-between": (
        "Bill Hart met Ned Hart. John Reed came. Hart ran. He said no.",
        "He",
        "unknown",
        "pronoun/ambiguous-name",
    ),
    "ambiguous-name-before": (
        "Bill Hart met Ned Hart. Hart ran. John Reed came. He said no.",
        "He",
        "unknown",
        "pronoun/several",
    ),
    "his-own-words-name-another": (
        "Adam Moore came. “I met John Reed,” the guest said. He laughed.",
        "He",
        "Adam Moore",
        "pronoun/personal",
    ),
    "only-in-marks": (
        "“I met John Reed,” the guest said. He laughed.",
        "He",
        "unknown",
        "pronoun/nobody",
    ),
    "which": ("Today Zentro Inc, which said no, left.", "which", "Zentro Inc", "pronoun/relative"),
    "who": ("Bob Reed, who said no, left.", "who", "Bob Reed", "pronoun/relative"),
    "that": ("Bob Reed that said no left.", "that", "Bob Reed", "pronoun/relative"),
    "who-behind-an-apposition": (
        "Bob Reed, the Senate leader, who said no, left.",
        "who",
        "Bob Reed",
        "pronoun/relative",
    ),
    "who-behind-now": (
        "Bob Reed, then an aide, who said no, left.",
        "who",
        "Bob Reed",
        "pronoun/relative",
    ),
    "that-behind-an-apposition": (
        "Bob Reed, the mayor, that said no, left.",
        "that",
        "unknown",
        "pronoun/relative-nobody",
    ),
    "who-behind-other-words": (
        "Bob Reed left, who said no.",
        "who",
        "unknown",
        "pronoun/relative-nobody",
    ),
    "who-behind-a-long-apposition": (
        (
            "Bob Reed, the old and somewhat tired but still rather sprightly and ever "
            "cheerful man of the sea, who said no, left."
        ),
        "who",
        "unknown",
        "pronoun/relative-nobody",
    ),
    "who-behind-an-ambiguous-name": (
        "Ann Hart met Bill Hart, and Hart, who said no.",
        "who",
        "unknown",
        "pronoun/relative-nobody",
    ),
    "who-behind-an-owner": (
        "Bob Reed's, who said no.",
        "who",
        "unknown",
        "pronoun/relative-nobody",
    ),
    "who-at-the-start": ("Who said no?", "Who", "unknown", "pronoun/relative-nobody"),
    "it-of-what-spoke": (
        "The Porto City Council said no. It said so twice.",
        "The Porto City Council | It",
        "Porto City Council",
        "pronoun/it-speaker",
    ),
    "it-in-another-paragraph": (
        "The Porto City Council said no.\n\nIt said so twice.",
        "The Porto City Council | It",
        "unknown",
        "pronoun/it-other",
    ),
    "it-of-a-person": (
        "Ann Lee said no. It said so twice.",
        "Ann Lee | It",
        "unknown",
        "pronoun/it-other",
    ),
    "it-of-what-is-only-named": (
        "The Porto City Council met. It said so twice.",
        "It",
        "unknown",
        "pronoun/it-other",
    ),
    "they-together": (
        "Ann Lee and Bob Reed said no. They said it twice.",
        "Ann Lee and Bob Reed | They",
        "Ann Lee + Bob Reed",
        "joint/they",
    ),
    "they-a-paragraph-on": (
        "Ann Lee and Bob Reed said no.\n\nThey said it twice.",
        "Ann Lee and Bob Reed | They",
        "Ann Lee + Bob Reed",
        "joint/they",
    ),
    "they-two-paragraphs-on": (
        "Ann Lee and Bob Reed said no.\n\nIt rained.\n\nThey said it twice.",
        "Ann Lee and Bob Reed | They",
        "unknown",
        "pronoun/other",
    ),
    "they-of-one": (
        "Ann Lee said no. They said it twice.",
        "Ann Lee | They",
        "unknown",
        "pronoun/other",
    ),
    "they-before-the-two": (
        "They said it twice. Ann Lee and Bob Reed said no.",
        "Ann Lee and Bob Reed | They",
        "unknown",
        "pronoun/other",
    ),
    "they-of-nobody": ("They said no.", "They", "unknown", "pronoun/other"),
    "we": ("Ann Lee said no. We said no.", "Ann Lee | We", "unknown", "pronoun/other"),
    "many": ("Ann Lee spoke. Many said no.", "Many", "unknown", "pronoun/other"),
    "you": ("Ann Lee spoke. You said no.", "You", "unknown", "pronoun/other"),
}


@pytest.mark.parametrize(("text", "sources", "answer", "rule"), CASES.values(), ids=CASES)
def test_a_pronoun(text: str, sources: str, answer: str, rule: str) -> None:
    assert answer_of(text, sources) == (answer, rule)
