"""Which organisation a description stands for."""

import pytest
from factory import answer_of

RAIN = "It rained. "

# Text, source (of several, the last is asked for), answer, rule.
CASES = {
    "same-words": (
        "The Porto City Council met. The city council said no.",
        "The city council",
        "Porto City Council",
        "organisation/words",
    ),
    "same-words-of-two": (
        "The Porto City Council met the Rome City Council. The city council said no.",
        "The city council",
        "unknown",
        "organisation/several",
    ),
    "short-name": (
        "The Porto Times came. " + RAIN * 6 + "Then the Times said no.",
        "the Times",
        "Porto Times",
        "organisation/words",
    ),
    "short-name-of-two": (
        "The Porto Times and the Lisbon Times came. Then the Times said no.",
        "the Times",
        "unknown",
        "organisation/several",
    ),
    "short-name-of-two-one-near": (
        "The Porto Times and the Lisbon Times came. "
        + RAIN * 5
        + "The Lisbon Times left. Then the Times said no.",
        "the Times",
        "Lisbon Times",
        "organisation/nearest",
    ),
    "another-noun": (
        "The Porto Federation grew. The foundation said no.",
        "The foundation",
        "unknown",
        "organisation/several",
    ),
    "plain-noun": (
        "The Porto Court met. The court said no.",
        "The court",
        "Porto Court",
        "organisation/nearest",
    ),
    "plain-noun-of-two": (
        "The Porto Court met the Rome Court. The court said no.",
        "The court",
        "unknown",
        "organisation/several",
    ),
    "plain-noun-four-sentences-back": (
        "The Porto Court met. " + RAIN * 3 + "The court said no.",
        "The court",
        "Porto Court",
        "organisation/nearest",
    ),
    "plain-noun-five-sentences-back": (
        "The Porto Court met. " + RAIN * 4 + "The court said no.",
        "The court",
        "unknown",
        "organisation/several",
    ),
    "plain-noun-only-in-marks": (
        "“The Porto Court met,” he said. The court said no.",
        "The court",
        "unknown",
        "organisation/several",
    ),
    "what-spoke-last": (
        "Then Wide Waters said no. The website said it twice.",
        "Wide Waters | The website",
        "Wide Waters",
        "organisation/speaker",
    ),
    "what-spoke-a-paragraph-before": (
        "Then Wide Waters said no.\n\nThe website said it twice.",
        "Wide Waters | The website",
        "Wide Waters",
        "organisation/speaker",
    ),
    "what-spoke-two-paragraphs-before": (
        "Then Wide Waters said no.\n\nIt rained.\n\nThe website said it twice.",
        "Wide Waters | The website",
        "unknown",
        "organisation/several",
    ),
    "another-named-since": (
        ("Then Wide Waters said no. It beat the Porto City Council. The website said it twice."),
        "Wide Waters | The website",
        "unknown",
        "organisation/several",
    ),
    "person-named-since": (
        "Then Wide Waters said no. It beat Ann Lee. The website said it twice.",
        "Wide Waters | The website",
        "Wide Waters",
        "organisation/speaker",
    ),
    "named-again-since": (
        "Then the Porto Zoo said no. The Porto Zoo grew. The company said it twice.",
        "the Porto Zoo | The company",
        "Porto Zoo",
        "organisation/speaker",
    ),
    "a-person-spoke-last": (
        "Then Ann Lee said no. The website said it twice.",
        "Ann Lee | The website",
        "unknown",
        "organisation/several",
    ),
    "noun-that-is-not-generic": (
        "Then Wide Waters said no. The commission said it twice.",
        "Wide Waters | The commission",
        "unknown",
        "organisation/several",
    ),
    "more-than-the-noun": (
        "Then Wide Waters said no. The new website said it twice.",
        "Wide Waters | The new website",
        "unknown",
        "organisation/several",
    ),
    "another-bears-the-noun": (
        "Then Wide Waters said no. The Porto Company grew. "
        + RAIN * 6
        + "The company said it twice.",
        "Wide Waters | The company",
        "unknown",
        "organisation/several",
    ),
    "spoke-only-later": (
        "The website said it twice. Then Wide Waters said no.",
        "Wide Waters | The website",
        "unknown",
        "organisation/several",
    ),
    "named-in-passing": (
        (
            "It ran on the Dish Network. Ann Lee watched. Bob Reed slept. Few cared. All "
            "left. The network said no."
        ),
        "The network@1",
        "unknown",
        "organisation/several",
    ),
    "nobody-named": ("The agency said no.", "The agency", "unknown", "organisation/several"),
}


@pytest.mark.parametrize(("text", "sources", "answer", "rule"), CASES.values(), ids=CASES)
def test_an_organisation(text: str, sources: str, answer: str, rule: str) -> None:
    assert answer_of(text, sources) == (answer, rule)
