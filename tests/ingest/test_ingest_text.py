from collections.abc import Callable

import pytest

from quotes.types import Article, Failure

Read = Callable[[str, str | bytes], Article]
Fail = Callable[[str, str | bytes], Failure]

HEADED = """\
Outlet: Harbour Daily
URL: HTTPS://Harbour.example/port?id=7&utm_source=feed#top
Title: Port closed
author: Ann Lee
Author: Bo de Vries
Date: 7 April 2022

“We have nothing left,” the mayor said.

The port is closed.
"""


def test_header_becomes_details(read_article: Read) -> None:
    article = read_article("port.txt", HEADED)
    assert article == Article(
        id="https://harbour.example/port?id=7",
        text="“We have nothing left,” the mayor said.\n\nThe port is closed.\n",
        origin="port.txt",
        outlet="Harbour Daily",
        url="https://harbour.example/port?id=7",
        title="Port closed",
        published_at="2022-04-07",
        authors=("Ann Lee", "Bo de Vries"),
        first_line=HEADED[: HEADED.index("“We have")].count("\n") + 1,
    )


@pytest.mark.parametrize("name", ["port.txt", "port.md", "port.TXT"])
def test_without_header_the_file_is_the_text(read_article: Read, name: str) -> None:
    text = "  MAYOR: We are ready.\nTitle: stands too late to be a header\n"
    article = read_article(name, text)
    assert (article.text, article.id, article.title) == (text, name, None)


def test_header_may_be_followed_by_several_blank_lines(read_article: Read) -> None:
    assert read_article("a.txt", "Title: T\n\n \n\n  He spoke.").text == "  He spoke."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("One.\r\n\r\nTwo.\r\n", id="windows"),
        pytest.param("One.\r\rTwo.\r", id="old-mac"),
        pytest.param("One.\n\nTwo.\n", id="unix"),
    ],
)
def test_line_ends_are_one_kind(read_article: Read, text: str) -> None:
    assert read_article("a.txt", text).text == "One.\n\nTwo.\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Title: T\nSection: World\n\nText.", ["line 2", "blank line"], id="unknown"),
        pytest.param("Outlet: A\nOutlet: B\n\nText.", ["line 2", "'outlet'"], id="twice"),
        pytest.param("Title: T\n\n \n", ["no text"], id="only-header"),
        pytest.param("Title: T", ["no text"], id="only-header-without-line-end"),
        pytest.param("Date: soon\n\nText.", ["'soon'", "2022-04-07"], id="no-date"),
        pytest.param("URL: n/a\n\nText.", ["'n/a'", "https://"], id="no-address"),
        pytest.param("", ["empty"], id="empty"),
        pytest.param(" \n\t\n", ["no text"], id="blank"),
    ],
)
def test_bad_text_fails_with_advice(read_failure: Fail, text: str, words: list[str]) -> None:
    failure = read_failure("a.txt", text)
    assert (failure.origin, failure.id) == ("a.txt", "a.txt")
    assert all(word in failure.message for word in words)


@pytest.mark.parametrize(
    ("length", "limit"), [(1_000_001, "1,000,000"), (4_200_000, "1,000,000")], ids=["over", "huge"]
)
def test_an_article_over_the_limit_fails(read_failure: Fail, length: int, limit: str) -> None:
    assert limit in read_failure("long.txt", "word " * (length // 5) + "w").message


def test_an_article_at_the_limit_is_read(read_article: Read) -> None:
    assert len(read_article("long.txt", "“word” " + "é" * 999_993).text) == 1_000_000


def test_nul_is_replaced_one_for_one(read_article: Read) -> None:
    assert read_article("a.txt", "He said: “We\0 won.”").text == "He said: “We\ufffd won.”"


def test_five_thousand_marks_are_a_text(read_article: Read) -> None:
    assert read_article("marks.txt", "“" * 5_000).text == "“" * 5_000
