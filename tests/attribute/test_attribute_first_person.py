"""Whose "I" stands outside quotation marks: the author's, where the page names one."""

import pytest
from factory import attribute_sources as attribute

from quotes.types import SpeakerStatus

LETTERS = (
    "The pier is ugly, I think.\n\nAnn Lee, Porto.\n\nI say it is fine.\n\nBob Reed.\n\n"
    "Paint it, I say.\n\nMary Hart."
)
INTERVIEW = (
    "The mayor talks, I hear.\n\nJohn Reed\n\nWhy now, I ask?\n\nMary Hart\n\nI say it is time.\n\n"
    "John Reed\n\nAnd then?\n\nMary Hart\n\nI think we are done."
)


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        pytest.param(
            "I say no.\n\nAnn Lee is a writer in Porto.", "I", "Ann Lee", id="a-note"
        ),
        pytest.param(
            "I say no.\n\nAnn Lee, a former mayor, teaches law.\n\nSee the list", "I", "Ann Lee",
            id="links-behind-the-note",
        ),
        pytest.param(LETTERS, "I", "Ann Lee", id="signed-with-a-place"),
        pytest.param(LETTERS, "I@2", "Bob Reed", id="signed-below"),
    ],
)  # fmt: skip
def test_the_page_names_the_author(text: str, source: str, speaker: str) -> None:
    (found,) = attribute(text, source)
    assert found.speakers == (speaker,)
    assert found.mention is not None
    assert speaker in found.mention.of(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("I say no. Ann Lee left.", "I", id="nobody-named-as-author"),
        pytest.param("Ann Lee won. I say no.\n\nAnn Lee is a judge.", "I", id="the-news-are-hers"),
        pytest.param("I say no.\n\nPorto Paints is a firm in Porto.", "I", id="a-firms-note"),
        pytest.param("“I say no,” it read.\n\nAnn Lee is a writer.", "I", id="in-marks"),
        pytest.param(
            "Q: Why?\n\nA: I do.\n\nAnn Lee is a writer.", "I", id="questions-and-answers"
        ),
        pytest.param("The pier\nBy Ann Lee and Bob Reed\n\nI say no.", "I", id="two-authors"),
        pytest.param("I say no.\n\nAnn Lee\n\nThe pier is shut.", "I", id="a-caption"),
        pytest.param(INTERVIEW, "I", id="an-interview"),
    ],
)
def test_without_a_named_author_nobody_is(text: str, source: str) -> None:
    (found,) = attribute(text, source)
    assert found.status is SpeakerStatus.UNKNOWN


def test_they_are_those_who_spoke_together() -> None:
    text = "Ann Lee and Bob Reed said no. They said it twice. Later, far away, a dog barked."
    first, second = attribute(text, "Ann Lee and Bob Reed", "They")
    assert first.speakers == second.speakers == ("Ann Lee", "Bob Reed")
    _, alone = attribute(text, "Ann Lee", "They")
    assert alone.status is SpeakerStatus.UNKNOWN


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        pytest.param(
            "Ann McClenney spoke. McLenney said no.", "McLenney", "Ann McClenney", id="a-slip"
        ),
        pytest.param(
            "Rep. Ann Lee, the Senate leader, who said no, left.", "who", "Ann Lee", id="who-behind"
        ),
        pytest.param(
            "Rep. Ann Lee left, and the Ohio congresswoman said no.", "congresswoman", "Ann Lee",
            id="article-left-out",
        ),
        pytest.param(
            "Wide Waters said no. The website said it twice.", "The website", "Wide Waters",
            id="the-website-that-spoke",
        ),
        pytest.param("A CNN/ORC poll says no.", "A CNN/ORC poll", "CNN/ORC", id="two-issuers"),
        pytest.param(
            "United States Citizenship and Immigration Services said no.",
            "United States Citizenship and Immigration Services",
            "United States Citizenship and Immigration Services",
            id="states-is-no-title",
        ),
        pytest.param(
            "The Alliance to Reclaim Our Schools said no.", "The Alliance to Reclaim Our Schools",
            "Alliance to Reclaim Our Schools", id="our-within-a-name",
        ),
        pytest.param(
            "Republican nominee Bob Hart met Ann Lee. Lee left. The Democratic nominee said no.",
            "The Democratic nominee", "Ann Lee", id="not-of-that-party",
        ),
        pytest.param(
            "The mayor of Porto said no. Mayor Ann Lee left.", "The mayor", "Ann Lee",
            id="named-later",
        ),
    ],
)  # fmt: skip
def test_named_by_what_the_article_tells(text: str, source: str, speaker: str) -> None:
    *_, found = attribute(text, *(["Wide Waters"] if "website" in text else []), source)
    assert found.speakers == (speaker,)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "The mayor of Rome said no. Mayor Ann Lee of Porto left.", "The mayor of Rome",
            id="of-another-city",
        ),
        pytest.param("Ann Martyn spoke. Martin said no.", "Martin", id="a-surname-of-its-own"),
        pytest.param(
            "Several judges handling Freedom said no.", "Several judges handling Freedom",
            id="a-name-that-describes",
        ),
    ],
)  # fmt: skip
def test_nobody_of_that_name(text: str, source: str) -> None:
    (found,) = attribute(text, source)
    assert not {"Ann Martyn", "Freedom", "Ann Lee"} & set(found.speakers)
