"""Names in sources: which part of a source names the speaker, and whose name it is."""

import pytest
from factory import answer_of

# Text, source (of several, the last is asked for), answer, rule.
CASES = {
    "full-name": ("Then Ann Lee said no.", "Ann Lee", "Ann Lee", "name/full"),
    "with-titles-and-seat": (
        "Rep. Ann Lee, D-Ohio, said no.",
        "Rep. Ann Lee, D-Ohio",
        "Ann Lee",
        "name/full",
    ),
    "place-and-role": (
        "Porto Mayor Vadym Boyko said no.",
        "Porto Mayor Vadym Boyko",
        "Vadym Boyko",
        "name/full",
    ),
    "suffix": (
        "“It is Ann’s,” said Joseph R. Banks Jr. today.",
        "Joseph R. Banks Jr.",
        "Joseph R. Banks Jr.",
        "name/full",
    ),
    "name-in-capitals": ("ANN LEE: No. Ann Lee left.", "ANN LEE", "Ann Lee", "name/short"),
    "body-with-and": (
        "The Department of Health and Human Services said no.",
        "The Department of Health and Human Services",
        "Department of Health and Human Services",
        "name/full",
    ),
    "one-word": ("Then Ukraine urged them to go.", "Ukraine", "Ukraine", "name/only"),
    "possessive-alone": ("Then Trump’s.", "Trump’s", "Trump", "name/only"),
    "surname": ("Seth Moore came. Moore said no.", "Moore@2", "Seth Moore", "name/short"),
    "surname-before-the-full-name": (
        "Moore said no. Later Seth Moore left.",
        "Moore",
        "Seth Moore",
        "name/short",
    ),
    "title-tells-which": (
        "Ann Hart and Bill Hart met. Mrs. Hart said no.",
        "Mrs. Hart",
        "Ann Hart",
        "name/short",
    ),
    "namesake-in-focus": (
        (
            "Ann Hart and Bill Hart met. Bill Hart sang. Bill Hart left. Bill Hart ate. "
            "Later Hart said no."
        ),
        "Hart@6",
        "Bill Hart",
        "name/namesake",
    ),
    "misspelt": (
        "Ann McClenney spoke. McLenney said no.",
        "McLenney",
        "Ann McClenney",
        "name/misspelt",
    ),
    "a-surname-of-its-own": ("Ann Martyn spoke. Martin said no.", "Martin", "Martin", "name/only"),
    "two-of-a-surname": (
        "Ann Hart met Bill Hart. Hart said no.",
        "Hart@3",
        "unknown",
        "name/ambiguous",
    ),
    "group": ("Today the Democrats said no.", "the Democrats", "nobody", "name/group"),
    "counted-group": (
        "Then several Democrats said no.",
        "several Democrats",
        "nobody",
        "name/group",
    ),
    "plural-that-opens-a-sentence": (
        "Ann Lee met them. Officials said no.",
        "Officials",
        "nobody",
        "name/group",
    ),
    "several-of-a-kind": (
        "Several judges handling Freedom said no.",
        "Several judges handling Freedom",
        "nobody",
        "description/indefinite",
    ),
    "name-behind-a-cut": (
        "Then a lawyer for Ann Lee said no.",
        "a lawyer for Ann Lee",
        "nobody",
        "description/indefinite",
    ),
    "relative-clause": (
        "Then people who know Ann Lee said no.",
        "people who know Ann Lee",
        "nobody",
        "description/indefinite",
    ),
    "appositive": (
        "A spokeswoman, Anna Reed White, said no.",
        "A spokeswoman, Anna Reed White,",
        "Anna Reed White",
        "name/appositive",
    ),
    "appositive-of-an-owner": (
        "Porto's mayor, Vadym Boyko. said no.",
        "Porto's mayor, Vadym Boyko",
        "Vadym Boyko",
        "name/appositive",
    ),
    "appositive-behind-a-cut": (
        "A lawyer for the clubs, Bob Reed, said no.",
        "A lawyer for the clubs, Bob Reed,",
        "Bob Reed",
        "name/appositive",
    ),
    "appositive-with-more-behind": (
        "A lawyer for the clubs, Bob Reed of Porto said no.",
        "A lawyer for the clubs, Bob Reed of Porto",
        "nobody",
        "description/indefinite",
    ),
    "appositive-at-the-very-end": (
        "A lawyer for the clubs, Bob Reed. said no.",
        "A lawyer for the clubs, Bob Reed.",
        "Bob Reed",
        "name/appositive",
    ),
    "appositive-of-a-plural": (
        "Two bakers, Ann Lee, said no.",
        "Two bakers, Ann Lee,",
        "Ann Lee",
        "name/appositive",
    ),
    "name-behind-a-plural-and-a-cut": (
        "Two bakers from the club, Ann Lee, said no.",
        "Two bakers from the club, Ann Lee,",
        "nobody",
        "description/indefinite",
    ),
    "two-words-before-titles": (
        "A niece, once state Del. Ann Lee, said no.",
        "A niece, once state Del. Ann Lee,",
        "Ann Lee",
        "name/appositive",
    ),
    "three-words-before-the-name": (
        "A baker, once again the Ann Lee, said no.",
        "A baker, once again the Ann Lee,",
        "nobody",
        "description/indefinite",
    ),
    "another-clause": (
        "A baker, and Ann Lee, said no.",
        "A baker, and Ann Lee,",
        "nobody",
        "description/indefinite",
    ),
    "one-word-that-may-be-anything": (
        "A bank, Zentro, said no.",
        "A bank, Zentro,",
        "nobody",
        "description/indefinite",
    ),
    "firm-directly-behind": (
        "A bank, Zentro Holdings, said no.",
        "A bank, Zentro Holdings,",
        "Zentro Holdings",
        "name/appositive",
    ),
    "firm-behind-a-cut": (
        "A lawyer for the clubs, Zentro Holdings, said no.",
        "A lawyer for the clubs, Zentro Holdings,",
        "nobody",
        "description/indefinite",
    ),
    "ambiguous-appositive": (
        "Ann Hart met Bill Hart. A baker, Hart, said no.",
        "A baker, Hart,",
        "nobody",
        "description/indefinite",
    ),
    "no-name-behind-the-comma": (
        "A baker, late as ever, said no.",
        "A baker, late as ever,",
        "nobody",
        "description/indefinite",
    ),
    "office": (
        "Former secretary of state Ann Hart said no.",
        "Former secretary of state Ann Hart",
        "Ann Hart",
        "name/office",
    ),
    "office-with-more-behind": (
        "Secretary of state Ann Hart, a lawyer, said no.",
        "Secretary of state Ann Hart, a lawyer,",
        "Ann Hart",
        "name/office",
    ),
    "name-not-at-the-end": (
        "Secretary of state Ann Hart there said no.",
        "Secretary of state Ann Hart there",
        "nobody",
        "description/indefinite",
    ),
    "of-somebody": (
        "A director of Ann Hart said no.",
        "A director of Ann Hart",
        "nobody",
        "description/indefinite",
    ),
    "no-office": (
        "A friend of baker Ann Hart said no.",
        "A friend of baker Ann Hart",
        "nobody",
        "description/indefinite",
    ),
    "role-that-is-no-title": (
        "Former director of sales Ann Hart said no.",
        "Former director of sales Ann Hart",
        "Ann Hart",
        "name/office",
    ),
    "office-of-a-firm": (
        "The director of sales Zentro said no.",
        "The director of sales Zentro",
        "unknown",
        "description/nobody",
    ),
    "office-for-something": (
        "The director for sales Ann Hart said no.",
        "The director for sales Ann Hart",
        "unknown",
        "description/nobody",
    ),
    "campaign": (
        "The Hart campaign said no.",
        "The Hart campaign",
        "Hart campaign",
        "organisation/campaign",
    ),
    "campaign-of-somebody": (
        "Then Hart's campaign said no.",
        "Hart's campaign",
        "Hart campaign",
        "organisation/campaign",
    ),
    "committee-with-two-words": (
        "The Hart old banking committee said no.",
        "The Hart old banking committee",
        "Hart old banking committee",
        "organisation/campaign",
    ),
    "committee-with-three-words": (
        "The Hart old new banking committee said no.",
        "The Hart old new banking committee",
        "unknown",
        "organisation/several",
    ),
    "foundation-of-somebody": (
        "Then Hart's foundation said no.",
        "Hart's foundation",
        "unknown",
        "organisation/several",
    ),
    "no-body": ("The Hart baker said no.", "The Hart baker", "unknown", "description/other"),
}


@pytest.mark.parametrize(("text", "sources", "answer", "rule"), CASES.values(), ids=CASES)
def test_the_head_of_a_source(text: str, sources: str, answer: str, rule: str) -> None:
    assert answer_of(text, sources) == (answer, rule)
