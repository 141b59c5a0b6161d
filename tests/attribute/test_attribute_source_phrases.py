"""Sources of several words: joint speakers, edges, and words that name nobody."""

import pytest
from factory import answer_of

# Text, source (of several, the last is asked for), answer, rule.
CASES = {
    "both-named": (
        ("Mayor Vadym Boyko met the Porto City Council. Boyko and the city council said no."),
        "Boyko and the city council",
        "Vadym Boyko + Porto City Council",
        "joint/all",
    ),
    "both-office-holders": (
        "Former Secretary of State Ann Lee and Mayor Bob Reed said no.",
        "Former Secretary of State Ann Lee and Mayor Bob Reed",
        "Ann Lee + Bob Reed",
        "joint/all",
    ),
    "comma-and": (
        "Ann Lee, and Bob Reed said no.",
        "Ann Lee, and Bob Reed",
        "Ann Lee + Bob Reed",
        "joint/all",
    ),
    "one-person-twice": (
        "Ann Lee and Ann Lee said no.",
        "Ann Lee and Ann Lee",
        "Ann Lee",
        "joint/all",
    ),
    "and-within-a-name": (
        "The Food and Drug Administration said no.",
        "The Food and Drug Administration",
        "Food and Drug Administration",
        "name/full",
    ),
    "one-person-in-two-roles": (
        "The baker, the mayor and founder said no.",
        "The baker, the mayor and founder",
        "unknown",
        "description/other",
    ),
    "and-others": (
        "Ann Lee and her aides said no.",
        "Ann Lee and her aides",
        "Ann Lee",
        "joint/first",
    ),
    "and-somebody-not-told": (
        "Ann Lee and the baker said no.",
        "Ann Lee and the baker",
        "Ann Lee",
        "joint/first",
    ),
    "body-and-another-not-told": (
        "The Porto Times and the local bank said no.",
        "The Porto Times and the local bank",
        "Porto Times",
        "joint/first",
    ),
    "body-and-a-group": (
        "White House and campaign officials said no.",
        "White House and campaign officials",
        "nobody",
        "description/indefinite",
    ),
    "group-and-a-person": (
        "The bakers and the Hart said no.",
        "The bakers and the Hart",
        "Hart",
        "name/only",
    ),
    "blanks-at-the-edges": ("Then  Ann Lee  said no.", " Ann Lee ", "Ann Lee", "name/full"),
    "preposition-before": ("Then from Ann Lee said no.", "from Ann Lee", "Ann Lee", "name/full"),
    "preposition-behind": (
        "Then Ann Lee over at said no.",
        "Ann Lee over at",
        "Ann Lee",
        "name/full",
    ),
    "preposition-before-a-group": (
        "Then by many Democrats said no.",
        "by many Democrats",
        "nobody",
        "name/group",
    ),
    "only-a-preposition": ("Then by said no.", "by", "nobody", "description/indefinite"),
    "only-blanks": ("Then   said no.", "  ", "nobody", "description/indefinite"),
    "anonymous": ("Then a spokesman said no.", "a spokesman", "nobody", "description/indefinite"),
    "critics": ("Then critics said no.", "critics", "nobody", "description/indefinite"),
    "place-before-a-plural": (
        "Ukrainian officials said no.",
        "Ukrainian officials",
        "nobody",
        "description/indefinite",
    ),
    "counted": ("Then one Democrat said no.", "one Democrat", "nobody", "description/indefinite"),
    "two-unions": (
        "two unions, the Dockers and the Smiths, said no.",
        "two unions, the Dockers and the Smiths,",
        "nobody",
        "description/indefinite",
    ),
    "quoted-letter": ("“We are sorry,” X said.", "X", "unknown", "name/unreadable"),
}


@pytest.mark.parametrize(("text", "sources", "answer", "rule"), CASES.values(), ids=CASES)
def test_a_source(text: str, sources: str, answer: str, rule: str) -> None:
    assert answer_of(text, sources) == (answer, rule)
