import gzip
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.ingest import read_articles
from quotes.types import Article, Failure

ReadFile = Callable[[str, str | bytes], list[Article | Failure]]
Read = Callable[[str, str | bytes], Article]
Fail = Callable[[str, str | bytes], Failure]

FULL = {
    "id": "a1",
    "text": "“We won,” she said.\r\n\n<b>More</b> &amp; more. ",
    "outlet": "Harbour Daily",
    "url": "https://Harbour.example/a?utm_medium=x",
    "title": "Port  closed",
    "date": "2022-04-07T22:30:00-05:00",
    "authors": ["Ann Lee", " ", "Bo de Vries"],
    "section": {"name": "World", "tags": ["a", 1, None]},
}


def read_lines(data: bytes) -> list[Article | Failure]:
    return list(read_articles(["-"], stdin=io.BytesIO(data)))


def test_known_keys_and_others(read_article: Read) -> None:
    assert read_article("a.jsonl", json.dumps(FULL)) == Article(
        id="a1",
        text=FULL["text"],
        origin="a.jsonl:1",
        outlet="Harbour Daily",
        url="https://harbour.example/a",
        title="Port closed",
        published_at="2022-04-08T03:30:00Z",
        authors=("Ann Lee", "Bo de Vries"),
        extra={"section": {"name": "World", "tags": ["a", 1, None]}},
        text_given=True,
    )


def test_outlets_may_have_the_same_ids_in_one_file(read_file: ReadFile) -> None:
    rows = [{"id": 1, "outlet": name, "text": f"Hm, {name}."} for name in ("Wire", "Post", "Wire")]
    rows[2]["text"] = "Another text."
    found = read_file("a.jsonl", "\n".join(map(json.dumps, rows)))
    assert [item.identity for item in found[:2]] == ["Wire\t1", "Post\t1"]
    assert isinstance(found[2], Failure)
    assert "line 3 is also in line 1, with another text" in found[2].message


def test_identity_is_the_address_else_the_id_else_the_place(
    read_file: ReadFile, folder: Path
) -> None:
    rows = [{"url": "https://h.example/a"}, {"id": 17}, {}, {"id": "", "url": None, "title": " "}]
    found = read_file("a.jsonl", "\n".join(json.dumps(row | {"text": "Hm."}) for row in rows))
    labels = ["https://h.example/a", "17", "a.jsonl:3", "a.jsonl:4"]
    assert [item.id for item in found] == labels
    places = [f"{folder.resolve()}/{label}" for label in labels[2:]]
    assert [item.identity for item in found] == [*labels[:2], *places]


@pytest.mark.parametrize("key", ["authors", "author"])
def test_authors_may_be_one_text(read_article: Read, key: str) -> None:
    article = read_article("a.jsonl", json.dumps({"text": "Hm.", key: "Ann Lee and Bo"}))
    assert (article.authors, dict(article.extra)) == (("Ann Lee and Bo",), {})


@given(st.text(st.characters(exclude_categories=[]), min_size=1).filter(lambda text: text.strip()))
def test_texts_come_back_unchanged(text: str) -> None:
    [article] = read_lines(json.dumps({"text": text}).encode())
    assert isinstance(article, Article)
    assert len(article.text) == len(text)
    unstorable = {"\0", *map(chr, range(0xD800, 0xE000))}
    assert article.text == "".join("\ufffd" if c in unstorable else c for c in text)
    assert article.sha256


@given(st.dictionaries(st.text(max_size=5), st.lists(st.text(max_size=5), max_size=3), max_size=3))
def test_unknown_keys_can_be_stored(row: dict[str, Any]) -> None:
    unknown = {f"_{key}": value for key, value in row.items()}
    [article] = read_lines(json.dumps(unknown | {"text": "Hm."}).encode())
    assert isinstance(article, Article)
    assert json.dumps(dict(article.extra), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param('{"id": "x", "text": "On', ["not JSON", "complete object"], id="broken"),
        pytest.param("[1]", ["not a JSON object"], id="list"),
        pytest.param('{"id": "x"}', ["no 'text'"], id="no-text"),
        pytest.param('{"text": null}', ["no 'text'"], id="null-text"),
        pytest.param('{"text": " "}', ["no text"], id="blank-text"),
        pytest.param('{"text": 5}', ["'text' is a number"], id="number"),
        pytest.param('{"text": "Hm.", "title": []}', ["'title' is a list"], id="list-title"),
        pytest.param('{"text": "Hm.", "id": true}', ["'id' is a truth value"], id="bool-id"),
        pytest.param('{"text": "Hm.", "authors": [1]}', ["'authors'", "list of names"], id="names"),
        pytest.param('{"text": "Hm.", "date": 7}', ["'date' is a number"], id="date-number"),
        pytest.param('{"text": "Hm.", "date": "soon"}', ["'soon' is not a date"], id="no-date"),
        pytest.param(
            '{"text": "Hm.", "url": "none"}', ["'none' is not a web address"], id="no-url"
        ),
        pytest.param('{"text": "Hm.", "n": NaN}', ["NaN is not a valid value"], id="nan"),
        pytest.param('{"text": "Hm.", "n": 1e999}', ["too large"], id="infinite"),
        pytest.param(f'{{"text": "Hm.", "n": {"[" * 300}{"]" * 300}}}', ["too large"], id="nested"),
        pytest.param("[" * 100_000, ["not JSON"], id="deep"),
        pytest.param(
            json.dumps({"text": "Hm.", "n": "a" * 1_000_000}), ["beside its text"], id="long-value"
        ),
        pytest.param(
            json.dumps({"text": "Hm.", "title": "a" * 1_000_000}), ["beside its text"], id="title"
        ),
        pytest.param(
            json.dumps({"text": "Hm.", "n": [{}] * 100_000}), ["beside its text"], id="many-values"
        ),
        pytest.param(
            json.dumps({"text": "Hm.", "n": {f"{n}": 1 for n in range(50_000)}}),
            ["more than 1,000,000 characters beside its text"],
            id="many-keys",
        ),
        pytest.param(b'{"text": "caf\xe9"}', ["not in UTF-8", "byte 13"], id="latin-1"),
    ],
)
def test_a_bad_line_fails_and_the_next_is_read(
    read_file: ReadFile, line: str | bytes, words: list[str]
) -> None:
    bad = line.encode() if isinstance(line, str) else line
    first, failure, last = read_file("a.jsonl", b'{"text": "A."}\n' + bad + b'\n{"text": "B."}')
    assert [first.origin, last.origin] == ["a.jsonl:1", "a.jsonl:3"]
    assert isinstance(failure, Failure)
    assert failure.origin == "a.jsonl:2"
    assert all(word in failure.message for word in words)


def test_a_line_may_say_much_beside_its_text(read_article: Read) -> None:
    kept = {"html": "<p>" * 300_000, "words": ["Hm"] * 5_000}
    assert read_article("a.jsonl", json.dumps({"text": "Hm.", **kept})).extra == kept


def test_too_long_an_article_fails_with_its_id(read_failure: Fail) -> None:
    failure = read_failure("a.jsonl", json.dumps({"id": "long", "text": "a" * 1_000_001}))
    assert failure.id == "long"
    assert "1,000,001 characters, over the limit of 1,000,000" in failure.message


def test_too_long_a_line_fails_and_the_next_is_read(read_file: ReadFile) -> None:
    failure, article = read_file(
        "a.jsonl", b'{"text": "' + b"a" * 40_000_000 + b'"}\n{"text": "B."}'
    )
    assert isinstance(failure, Failure)
    assert "16,000,000 bytes" in failure.message
    assert article.origin == "a.jsonl:2"


def test_two_texts_under_one_id_fail_naming_both_lines(read_file: ReadFile) -> None:
    rows = [{"id": "a", "text": "One."}, {"id": "b", "text": "Two."}, {"id": "a", "text": "Three."}]
    *_, failure = read_file("a.jsonl", "\n\n".join(map(json.dumps, rows)))
    assert isinstance(failure, Failure)
    assert (failure.origin, failure.id) == ("a.jsonl:5", "a")
    assert "line 5" in failure.message
    assert "line 1" in failure.message


def test_the_same_article_again_is_passed_on(read_file: ReadFile) -> None:
    first, second = read_file("a.jsonl", '{"id": "a", "text": "One."}\n' * 2)
    assert isinstance(second, Article)
    assert (first.id, second.id, second.origin) == ("a", "a", "a.jsonl:2")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marked_encodings(read_file: ReadFile, encoding: str) -> None:
    found = read_file("a.jsonl", '{"text": "“A.”"}\r\n{"text": "“B.”\u2028"}\r\n'.encode(encoding))
    assert [item.text for item in found if isinstance(item, Article)] == ["“A.”", "“B.”\u2028"]


def test_packed_lines_are_read(read_file: ReadFile) -> None:
    found = read_file("a.jsonl.gz", gzip.compress(b'{"text": "A."}\n{"text": "B."}'))
    assert [item.origin for item in found] == ["a.jsonl.gz:1", "a.jsonl.gz:2"]


def test_cut_packed_lines_fail_after_the_good_ones(read_file: ReadFile) -> None:
    lines = "".join(json.dumps({"text": f"{i**9} {i**11}"}) + "\n" for i in range(2_000))
    *articles, failure = read_file("a.jsonl.gz", gzip.compress(lines.encode())[:-4_000])
    assert len(articles) > 100
    assert all(isinstance(article, Article) for article in articles)
    assert isinstance(failure, Failure)
    assert f"breaks off after line {len(articles)}" in failure.message


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        pytest.param("a.jsonl", b"", "is empty", id="empty"),
        pytest.param("a.jsonl", b"\n \n", "is empty", id="blank"),
        pytest.param("a.jsonl.gz", b"", "is empty", id="empty-packed-file"),
        pytest.param("a.jsonl.gz", gzip.compress(b""), "is empty", id="empty-packed"),
        pytest.param("a.jsonl.gz", b'{"text": "A."}', "breaks off", id="not-packed"),
        pytest.param(
            "a.jsonl", '{"text":"A"}'.encode("utf-16")[:-1], "breaks off", id="cut-utf-16"
        ),
    ],
)
def test_a_file_without_lines_fails(read_failure: Fail, name: str, data: bytes, words: str) -> None:
    assert words in read_failure(name, data).message


def test_lines_are_read_as_they_come() -> None:
    class Endless(io.RawIOBase):
        """A stream that never ends: only a reader that streams gives anything."""

        def __init__(self) -> None:
            self.lines: Iterator[bytes] = (b'{"text": "Line."}\n' for _ in iter(int, 1))

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            line = next(self.lines)
            buffer[: len(line)] = line
            return len(line)

    found = read_articles(["-"], stdin=io.BufferedReader(Endless()))
    assert [next(found).origin for _ in range(3)] == [f"standard input:{n}" for n in (1, 2, 3)]
