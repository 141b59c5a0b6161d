import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.ingest.article import Source
from quotes.ingest.table import read_table
from quotes.types import Article, Failure

ReadFile = Callable[[str, str | bytes], list[Article | Failure]]
Read = Callable[[str, str | bytes], Article]
Fail = Callable[[str, str | bytes], Failure]


def test_columns_by_their_names(read_article: Read) -> None:
    data = (
        "\ufeffID,Text,outlet,url,title,date,authors,Section,\r\n"
        'a1,"“Yes,”\r\n\r\n""she"" said. ",Harbour Daily,https://h.example/a,'
        "Port,2022-04-07,Ann Lee,World,\r\n"
    )
    assert read_article("a.csv", data) == Article(
        id="a1",
        text='“Yes,”\r\n\r\n"she" said. ',
        origin="a.csv:2",
        outlet="Harbour Daily",
        url="https://h.example/a",
        title="Port",
        published_at="2022-04-07",
        authors=("Ann Lee",),
        extra={"section": "World"},
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_delimiters_of_spreadsheets(read_article: Read, delimiter: str) -> None:
    article = read_article("a.csv", f"id{delimiter}text\n7{delimiter}Hm. Yes.\n")
    assert (article.id, article.text) == ("7", "Hm. Yes.")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(read_article: Read, encoding: str) -> None:
    text = "“We can’t go on,” José said at the café. He paid £5 – no more."
    assert read_article("a.csv", f'id,text\n7,"{text}"\n'.encode(encoding)).text == text


def test_a_row_that_holds_no_article_fails_and_the_next_is_read(read_file: ReadFile) -> None:
    rows = 'id,text,date\n1,"Two\nlines.",\n2,,\n3,a,b,c\n\n4\n1,Other.,\n5,Hm.,soon\n6,Last.,\n'
    found = read_file("a.csv", rows)
    outcomes = [(item.origin, isinstance(item, Article)) for item in found]
    assert outcomes == [
        ("a.csv:2", True),
        ("a.csv:4", False),
        ("a.csv:5", False),
        ("a.csv:7", False),
        ("a.csv:8", False),
        ("a.csv:9", False),
        ("a.csv:10", True),
    ]
    messages = [item.message for item in found if isinstance(item, Failure)]
    expected = ["no text", "4 cells for 3 columns", "no 'text'", "is also in line 2", "'soon'"]
    assert [want in message for want, message in zip(expected, messages, strict=True)] == [True] * 5


def test_after_a_broken_quotation_nothing_is_guessed(read_file: ReadFile) -> None:
    article, failure = read_file("a.csv", 'id,text\n1,Good.\n2,"Bro"ken\n3,Lost.\n')
    assert article.id == "1"
    assert isinstance(failure, Failure)
    assert "row in line 3 is broken" in failure.message


def test_long_cells_are_read(read_file: ReadFile) -> None:
    found = read_file("a.csv", f"id,text\n1,{'a' * 900_000}\n2,{'a' * 1_000_001}\n3,Hm.\n")
    assert [isinstance(item, Article) for item in found] == [True, False, True]
    assert isinstance(found[1], Failure)
    assert "1,000,000" in found[1].message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "no column 'text'", id="empty"),
        pytest.param(b"id,words\n1,Hm.\n", "no column 'text'", id="no-text-column"),
        pytest.param(b"id,text\n", "no rows", id="no-rows"),
        pytest.param(b"text,Text\na,b\n", "several columns named 'text'", id="double-column"),
        pytest.param(b'id,text\n1,"Open\n2,b\n', "line 2 is broken", id="open-quotation"),
        pytest.param(bytes(range(256)), "binary", id="binary"),
        pytest.param("id,text\n1,Hm.".encode("utf-16")[:-1], "line 2 is broken", id="cut-utf-16"),
        pytest.param(b"\xff\xfeid\x00\xd8\xd8", "begins like UTF-16", id="no-utf-16"),
    ],
)
def test_a_bad_table_fails(read_failure: Fail, data: bytes, words: str) -> None:
    failure = read_failure("a.csv", data)
    assert failure.origin == "a.csv"
    assert words in failure.message


CELLS = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: text.strip())


@given(st.lists(CELLS, min_size=1))
def test_texts_come_back_unchanged(texts: list[str]) -> None:
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    writer.writerows([("text",), *((text,) for text in texts)])
    stream = io.BufferedReader(io.BytesIO(written.getvalue().encode()))
    found = list(read_table(stream, Source("a.csv", "a.csv")))
    assert [item.text for item in found if isinstance(item, Article)] == [
        text.replace("\0", "\ufffd") for text in texts
    ]
