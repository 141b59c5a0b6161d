"""Who issued a document: named with it, before it, or by who spoke last."""

import pytest
from factory import answer_of

RAIN = "It rained. "

# Text, source (of several, the last is asked for), answer, rule.
CASES = {
    "owner": ("Ann Lee spoke. Lee’s letter says no.", "Lee’s letter", "Ann Lee", "document/owner"),
    "acronym-before-it": ("An FBI memo says no.", "An FBI memo", "FBI", "document/owner"),
    "body-before-it": (
        "The Porto City Council letter says no.",
        "The Porto City Council letter",
        "Porto City Council",
        "document/owner",
    ),
    "person-before-it": ("A Hart memo says no.", "A Hart memo", "nobody", "description/indefinite"),
    "country-before-it": (
        "A U.S. memo says no.",
        "A U.S. memo",
        "nobody",
        "description/indefinite",
    ),
    "ambiguous-owner": (
        "Ann Hart met Bill Hart. A Hart’s memo says no.",
        "A Hart’s memo",
        "unknown",
        "document/nobody",
    ),
    "owner-with-a-word-between": (
        "Ann Hart left. Hart’s angry letter says no.",
        "Hart’s angry letter",
        "unknown",
        "document/nobody",
    ),
    "by": (
        "A report by the Porto City Council says no.",
        "A report by the Porto City Council",
        "Porto City Council",
        "document/by",
    ),
    "from": ("A report from Ann Lee says no.", "A report from Ann Lee", "Ann Lee", "document/by"),
    "released-by": (
        "A report released by Ann Lee says no.",
        "A report released by Ann Lee",
        "Ann Lee",
        "document/by",
    ),
    "by-behind-a-comma": (
        "A report, sent by Ann Lee, says no.",
        "A report, sent by Ann Lee,",
        "nobody",
        "description/indefinite",
    ),
    "by-two": (
        "A report by Ann Lee and Bob Reed says no.",
        "A report by Ann Lee and Bob Reed",
        "Ann Lee + Bob Reed",
        "document/by",
    ),
    "by-critics": (
        "A report by critics says no.",
        "A report by critics",
        "nobody",
        "description/indefinite",
    ),
    "by-joined-issuers": (
        "A report by ABC/Ipsos says no.",
        "A report by ABC/Ipsos",
        "ABC/Ipsos",
        "document/together",
    ),
    "joined-issuers-before-it": (
        "A CNN/ORC poll says no.",
        "A CNN/ORC poll",
        "CNN/ORC",
        "document/together",
    ),
    "giver": (
        "Then a speech Ms. Hart gave said no.",
        "a speech Ms. Hart gave",
        "Hart",
        "document/giver",
    ),
    "name-ends-it": ("Then a speech Ms. Hart said no.", "a speech Ms. Hart", "Hart", "name/only"),
    "giver-is-an-owner": (
        "Then a speech Ms. Hart’s aide gave said no.",
        "a speech Ms. Hart’s aide gave",
        "unknown",
        "description/other",
    ),
    "words-before-the-giver": (
        "Then a speech to Ms. Hart there said no.",
        "a speech to Ms. Hart there",
        "nobody",
        "description/indefinite",
    ),
    "ambiguous-giver": (
        "Ann Hart met Bill Hart. Then a speech Hart gave said no.",
        "a speech Hart gave",
        "nobody",
        "description/indefinite",
    ),
    "no-document": (
        "Then a Postal Service letter carrier said no.",
        "a Postal Service letter carrier",
        "nobody",
        "description/indefinite",
    ),
    "issued-by-nobody": ("Then a letter said no.", "a letter", "nobody", "description/indefinite"),
    "never-introduced": ("The report says no.", "The report", "unknown", "document/nobody"),
    "released-before": (
        "Porto Bank released a report. The report says no.",
        "The report",
        "Porto Bank",
        "document/before",
    ),
    "released-with-four-words": (
        "Porto Bank released a very long new report. The report says no.",
        "The report",
        "Porto Bank",
        "document/before",
    ),
    "released-with-five-words": (
        "Porto Bank released a very long new odd report. The report says no.",
        "The report",
        "unknown",
        "document/nobody",
    ),
    "released-by-an-owners-thing": (
        "Porto Bank’s boss released a report. The report says no.",
        "The report",
        "unknown",
        "document/nobody",
    ),
    "seen-before": (
        "Porto Bank saw a report. The report says no.",
        "The report",
        "unknown",
        "document/nobody",
    ),
    "by-before": (
        "They read a report by Porto Bank. The report says no.",
        "The report",
        "Porto Bank",
        "document/before",
    ),
    "published-by-before": (
        "They read a report published by the Porto Bank. The report says no.",
        "The report",
        "Porto Bank",
        "document/before",
    ),
    "by-a-word-and-a-name": (
        "They read a report by old Porto Bank. The report says no.",
        "The report",
        "unknown",
        "document/nobody",
    ),
    "owner-before": (
        "They read Porto Bank’s long report. The report says no.",
        "The report",
        "Porto Bank",
        "document/before",
    ),
    "owner-right-before-the-words": (
        "They read of Porto Bank the report says.",
        "the report",
        "unknown",
        "document/nobody",
    ),
    "owner-and-another-determiner": (
        "They read Porto Bank’s this report. The report says no.",
        "The report",
        "unknown",
        "document/nobody",
    ),
    "owner-with-three-words": (
        "They read Porto Bank’s very long odd report. The report says no.",
        "The report",
        "unknown",
        "document/nobody",
    ),
    "last-introduction-counts": (
        "Ann Lee’s report came. They read a report by Bob Reed. The report says no.",
        "The report",
        "Bob Reed",
        "document/before",
    ),
    "last-introduction-counts-either-way": (
        "They read a report by Bob Reed. Ann Lee’s report came. The report says no.",
        "The report",
        "Ann Lee",
        "document/before",
    ),
    "too-far-back": (
        "They read a report by Porto Bank. " + RAIN * 250 + "The report says no.",
        "The report",
        "unknown",
        "document/nobody",
    ),
    "same-document-by-another-noun": (
        "The Porto Post ran a feature on it. The piece says no.",
        "The piece",
        "Porto Post",
        "document/before",
    ),
    "another-document": (
        "The Porto Post ran a feature on it. The poll says no.",
        "The poll",
        "unknown",
        "document/nobody",
    ),
    "poll-of-another": (
        "A Gallup poll came out. The Porto poll says no.",
        "The Porto poll",
        "unknown",
        "document/nobody",
    ),
    "poll-of-the-same": (
        "A Gallup poll came out. The Gallup poll says no.",
        "The Gallup poll",
        "Gallup",
        "document/before",
    ),
    "ambiguous-issuer-before": (
        "Ann Hart met Bill Hart. Hart’s report came. The report says no.",
        "The report",
        "unknown",
        "document/nobody",
    ),
    "joined-issuers-before": (
        "They read an ABC/Ipsos poll. The poll says no.",
        "The poll",
        "ABC/Ipsos",
        "document/before",
    ),
    "statement-of-the-speaker-before": (
        "In a statement, the Porto City Council said no. The statement added why.",
        "the Porto City Council | The statement",
        "Porto City Council",
        "document/speaker",
    ),
    "this-statement": (
        "In a statement, Ann Lee said no. This statement added why.",
        "Ann Lee | This statement",
        "Ann Lee",
        "document/speaker",
    ),
    "her-statement": (
        "In a statement, Ann Lee said no. Her statement added why.",
        "Ann Lee | Her statement",
        "unknown",
        "document/nobody",
    ),
    "statement-that-spoke-before": (
        "The statement by Ann Lee said so. The statement says no.",
        "The statement by Ann Lee | The statement@2",
        "Ann Lee",
        "document/speaker",
    ),
    "speaker-spoke-of-a-report": (
        "Ann Lee said a report was late. The report says no.",
        "Ann Lee | The report",
        "unknown",
        "document/nobody",
    ),
    "another-report-than-the-speakers": (
        "In a report, Ann Lee said so. The Porto report says no.",
        "Ann Lee | The Porto report",
        "unknown",
        "document/nobody",
    ),
    "statement-far-behind-the-speaker": (
        "In a statement, Ann Lee said no. " + RAIN * 60 + "The statement added why.",
        "Ann Lee | The statement",
        "unknown",
        "document/nobody",
    ),
    "statement-near-the-speaker": (
        "In a statement, Ann Lee said no. " + RAIN * 40 + "The statement added why.",
        "Ann Lee | The statement",
        "Ann Lee",
        "document/speaker",
    ),
    "statement-before-the-speaker": (
        "The statement added why. In a statement, Ann Lee said no.",
        "Ann Lee | The statement",
        "unknown",
        "document/nobody",
    ),
}


@pytest.mark.parametrize(("text", "sources", "answer", "rule"), CASES.values(), ids=CASES)
def test_a_document(text: str, sources: str, answer: str, rule: str) -> None:
    assert answer_of(text, sources) == (answer, rule)
