"""Whom descriptions stand for: roles, places, parties, headlines."""

import pytest
from factory import answer_of

RAIN = "It rained. "

# Text, source (of several, the last is asked for), answer, rule.
CASES = {
    "only-mayor": (
        "Mayor Ann Lee spoke. Then Bob Reed left. The mayor said no.",
        "The mayor",
        "Ann Lee",
        "description/only",
    ),
    "named-only-later": (
        "The mayor said no. Mayor Ann Lee left.",
        "The mayor",
        "unknown",
        "description/nobody",
    ),
    "named-later-with-a-place": (
        "The mayor of Porto said no. Mayor Ann Lee left.",
        "The mayor",
        "Ann Lee",
        "description/only",
    ),
    "named-later-with-the-place": (
        "The mayor of the Porto side said no. Ann Lee, the mayor of Porto, left.",
        "The mayor",
        "Ann Lee",
        "description/only",
    ),
    "named-later-with-more-words": (
        "The young mayor said no. Mayor Ann Lee left.",
        "The young mayor",
        "Ann Lee",
        "description/only",
    ),
    "named-later-with-an-owner": (
        "Porto’s mayor said no. Ann Lee, the mayor of Porto, left.",
        "Porto’s mayor",
        "Ann Lee",
        "description/only",
    ),
    "no-such-owner": (
        "Rome’s mayor said no. Ann Lee, the mayor of Porto, left.",
        "Rome’s mayor",
        "unknown",
        "description/nobody",
    ),
    "of-another-city": (
        "Mayor Ann Lee of Porto came. Then the mayor of Rome said no.",
        "the mayor",
        "unknown",
        "description/nobody",
    ),
    "city-not-told": (
        "Mayor Ann Lee came. The mayor of Rome said no.",
        "The mayor",
        "Ann Lee",
        "description/only",
    ),
    "state-not-told-of-an-office-of-state": (
        "President Ann Lee came. The president of Ukraine said no.",
        "The president",
        "unknown",
        "description/nobody",
    ),
    "two-mayors": (
        "Mayor Ann Lee met mayor Bob Reed. The mayor said no.",
        "The mayor",
        "unknown",
        "description/several",
    ),
    "of-two-mayors-who-spoke": (
        "Mayor Ann Lee met mayor Bob Reed. Lee said so. The mayor said no.",
        "Lee@2 | The mayor",
        "Ann Lee",
        "description/likeliest",
    ),
    "no-longer": (
        "Former president Ann Lee came. The president said no.",
        "The president",
        "unknown",
        "description/nobody",
    ),
    "former": (
        "Former president Ann Lee came. The former president said no.",
        "The former president",
        "Ann Lee",
        "description/only",
    ),
    "of-another-body": (
        "Ann Lee, the president of the Dockers, came. The president said no.",
        "The president",
        "unknown",
        "description/nobody",
    ),
    "state-of-a-senator": (
        "Ohio Senator Ann Lee met Senator Bob Reed of Iowa. The Ohio senator said no.",
        "The Ohio senator",
        "Ann Lee",
        "description/only",
    ),
    "of-another-state": (
        "Senator Ann Lee of Iowa came. The Ohio senator said no.",
        "The Ohio senator",
        "unknown",
        "description/nobody",
    ),
    "seat-in-another-state": (
        "Sen. Ann Lee, R-Iowa, came. The Ohio senator said no.",
        "The Ohio senator",
        "unknown",
        "description/nobody",
    ),
    "state-not-told": (
        "Senator Ann Lee came. The Ohio senator said no.",
        "The Ohio senator",
        "Ann Lee",
        "description/place",
    ),
    "state-not-told-of-two": (
        "Senator Ann Lee came. Senator Bob Reed left. The Ohio senator said no.",
        "The Ohio senator",
        "unknown",
        "description/nobody",
    ),
    "state-not-told-named-later": (
        "The Ohio senator said no. Senator Ann Lee came.",
        "The Ohio senator",
        "unknown",
        "description/nobody",
    ),
    "state-not-told-and-another-spoke": (
        "Senator Ann Lee came. Later Bob Reed said so. The Ohio senator said no.",
        "Bob Reed | The Ohio senator",
        "Bob Reed",
        "description/nearest",
    ),
    "two-places-not-told": (
        "Senator Ann Lee came. The Ohio Dayton senator said no.",
        "The Ohio Dayton senator",
        "unknown",
        "description/nobody",
    ),
    "adjective-is-no-place": (
        "Senator Ann Lee came. The American senator said no.",
        "The American senator",
        "Ann Lee",
        "description/only",
    ),
    "not-of-that-party": (
        ("Republican nominee Bob Hart met Ann Lee. Lee left. The Democratic nominee said no."),
        "The Democratic nominee",
        "Ann Lee",
        "description/nearest",
    ),
    "not-of-that-party-by-the-seat": (
        "Nominee Bob Hart, R-Ohio, left. The Democratic nominee said no.",
        "The Democratic nominee",
        "unknown",
        "description/nobody",
    ),
    "democrat": (
        "Ann Lee, D-Ohio, met Bob Reed, R-Iowa. The Democrat said no.",
        "The Democrat",
        "Ann Lee",
        "description/only",
    ),
    "republican": (
        "Ann Lee, D-Ohio, met Bob Reed, R-Iowa. The Republican said no.",
        "The Republican",
        "Bob Reed",
        "description/only",
    ),
    "woman-by-the-noun": (
        "Rep. Ann Lee met Rep. Bob Reed. The congresswoman said no.",
        "The congresswoman",
        "Ann Lee",
        "description/only",
    ),
    "man-by-the-noun": (
        "Rep. Ann Lee met Rep. Bob Reed. The congressman said no.",
        "The congressman",
        "Bob Reed",
        "description/only",
    ),
    "noun-tells-no-gender": (
        "Rep. Ann Lee met Rep. Bob Reed. The lawmaker said no.",
        "The lawmaker",
        "unknown",
        "description/several",
    ),
    "nearest": (
        "Ann Lee spoke. The businesswoman said no.",
        "The businesswoman",
        "Ann Lee",
        "description/nearest",
    ),
    "nearest-of-the-other-gender": (
        "Ann Lee spoke. The businessman said no.",
        "The businessman",
        "unknown",
        "description/nobody",
    ),
    "nearest-is-no-subject": (
        "They spoke of Ann Lee. The businesswoman said no.",
        "The businesswoman",
        "unknown",
        "description/nobody",
    ),
    "nearest-spoke-last": (
        "They spoke of Ann Lee. “No,” said Ann Lee. The businesswoman said no.",
        "Ann Lee@2 | The businesswoman",
        "Ann Lee",
        "description/nearest",
    ),
    "nearest-of-two": (
        "Ann Lee met Eve Reed. Reed left. The businesswoman said no.",
        "The businesswoman",
        "unknown",
        "description/several",
    ),
    "introduced-without-a-name": (
        "A businesswoman came. Ann Lee spoke. The businesswoman said no.",
        "The businesswoman",
        "unknown",
        "description/nobody",
    ),
    "introduced-with-four-words": (
        (
            "Another rich old sly Porto businesswoman came. Ann Lee spoke. The "
            "businesswoman said no."
        ),
        "The businesswoman",
        "unknown",
        "description/nobody",
    ),
    "introduced-with-five-words": (
        (
            "Another very rich old sly Porto businesswoman came. Ann Lee spoke. The "
            "businesswoman said no."
        ),
        "The businesswoman",
        "Ann Lee",
        "description/nearest",
    ),
    "introduced-long-ago": (
        "A businesswoman came. " + RAIN * 140 + "Ann Lee spoke. The businesswoman said no.",
        "The businesswoman",
        "Ann Lee",
        "description/nearest",
    ),
    "office-of-state-of-nobody": (
        "Ann Lee spoke. The president said no.",
        "The president",
        "unknown",
        "description/nobody",
    ),
    "his": (
        "Mayor Bob Lee spoke. Bo Hart is a lawyer. His lawyer said no.",
        "His lawyer",
        "unknown",
        "description/nobody",
    ),
    "lawyer-of-somebody-else": (
        "Lawyer Bo Lee met Ann Hart. Hart's lawyer said no.",
        "Hart's lawyer",
        "unknown",
        "description/nobody",
    ),
    "lawyer-introduced-before-the-name": (
        "An attorney for John Hart, Bo Lee, left. Hart's lawyer said no.",
        "Hart's lawyer",
        "Bo Lee",
        "description/owner",
    ),
    "two-lawyers-introduced": (
        "An attorney for Hart, Bo Lee, met an attorney for Hart, Ann Reed. Hart's lawyer said no.",
        "Hart's lawyer",
        "unknown",
        "description/nobody",
    ),
    "lawyer-introduced-for-another": (
        "An attorney for Ann Reed, Bo Lee, left. Hart's lawyer said no.",
        "Hart's lawyer",
        "unknown",
        "description/nobody",
    ),
    "firm-introduced-so": (
        "An attorney for Hart, Zentro Holdings, left. Hart's lawyer said no.",
        "Hart's lawyer",
        "unknown",
        "description/nobody",
    ),
    "never-the-owner": (
        "John Hart, a lawyer, came. Hart's lawyer said no.",
        "Hart's lawyer",
        "unknown",
        "description/nobody",
    ),
    "headline": (
        "Senator Ann Lee votes. Senator from Ohio says no.",
        "Senator from Ohio",
        "Ann Lee",
        "description/headline",
    ),
    "headline-of-nobody": (
        "Ann Lee votes. Senator from Ohio says no.",
        "Senator from Ohio",
        "nobody",
        "description/indefinite",
    ),
    "headline-of-two": (
        "Senator Ann Lee met Senator Bob Reed. Senator from Ohio says no.",
        "Senator from Ohio",
        "nobody",
        "description/indefinite",
    ),
    "headline-in-lower-case": (
        "Senator Ann Lee votes. Then senator from Ohio says no.",
        "senator from Ohio",
        "nobody",
        "description/indefinite",
    ),
    "headline-far-down": (
        "Senator Ann Lee votes. " + RAIN * 21 + "Senator from Ohio says no.",
        "Senator from Ohio",
        "nobody",
        "description/indefinite",
    ),
    "headline-of-no-role": (
        "Baker Ann Lee votes. Baker from Ohio says no.",
        "Baker from Ohio",
        "unknown",
        "name/ambiguous",
    ),
    "indefinite": (
        "Senator Ann Lee votes. A senator says no.",
        "A senator",
        "nobody",
        "description/indefinite",
    ),
    "plural": ("The bakers said no.", "The bakers", "nobody", "description/plural"),
    "no-role": ("The baker said no.", "The baker", "unknown", "description/other"),
    "boss-is-no-plural": ("The boss said no.", "The boss", "unknown", "description/other"),
    "article-left-out-by-the-reader": (
        "Rep. Ann Lee left, and the Ohio congresswoman said no.",
        "congresswoman",
        "Ann Lee",
        "description/only",
    ),
    "no-article": (
        "Rep. Ann Lee left, and congresswoman said no.",
        "congresswoman",
        "nobody",
        "description/indefinite",
    ),
}


@pytest.mark.parametrize(("text", "sources", "answer", "rule"), CASES.values(), ids=CASES)
def test_a_description(text: str, sources: str, answer: str, rule: str) -> None:
    assert answer_of(text, sources) == (answer, rule)
