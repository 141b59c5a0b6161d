import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.ingest import read_articles
from quotes.types import Article, Failure

PAGE = "<!-- x --><!DOCTYPE html><html><body><p>“Yes,” she said.</p></body></html>".encode()
HEADED = PAGE.replace(b"<body>", b"<head><title>Yes</title></head><body>")


def outcomes(*inputs: str, stdin: bytes = b"") -> list[tuple[str | None, bool]]:
    found = read_articles(inputs, stdin=io.BytesIO(stdin))
    return [(item.id, isinstance(item, Article)) for item in found]


def write(path: Path, text: str = "He spoke.") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_folder_is_read_in_the_order_of_names(folder: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.txt", "a.txt", "picture.png", ".hidden.txt", ".x/y.txt"):
        write(folder / "news" / name)
    expected = ["news/a/b/c.txt", "news/a/z.md", "news/a.txt", "news/b.txt"]
    assert outcomes("./news/") == [(path, True) for path in expected]


def test_paths_are_ids_in_their_shortest_form(folder: Path) -> None:
    write(folder / "news/a.txt")
    (folder / "news/x").mkdir()
    assert outcomes("./news//x/../a.txt") == [("news/a.txt", True)]
    assert outcomes(str(folder / "news/a.txt")) == [((folder / "news/a.txt").as_posix(), True)]


def test_a_bad_input_does_not_stop_the_others(folder: Path) -> None:
    write(folder / "news/a.txt")
    write(folder / "news/b.txt", "")
    write(folder / "news/c.jsonl", '{"id": "c"}\n{"id": "d", "text": "Hm."}')
    assert outcomes("no.txt", "news", "-", stdin=b'{"id": "e", "text": "Hm."}') == [
        ("no.txt", False),
        ("news/a.txt", True),
        ("news/b.txt", False),
        ("c", False),
        ("d", True),
        ("e", True),
    ]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        pytest.param("no.txt", "No such file", id="missing"),
        pytest.param("no", "No such file", id="missing-without-suffix"),
        pytest.param("x.odt", "one of .txt, .md", id="suffix"),
        pytest.param("ftp://h.example/a.txt", "https://", id="scheme"),
        pytest.param("empty", "has no supported files", id="empty-folder"),
        pytest.param("ring.txt", "can't be read", id="link-to-itself"),
        pytest.param("pipe.txt", "is not a file", id="pipe"),
        pytest.param("a" * 300 + ".txt", "can't be read", id="long-name"),
        pytest.param("a\0.txt", "is not a valid path", id="nul"),
    ],
)
def test_what_cannot_be_read_fails_with_advice(folder: Path, given: str, words: str) -> None:
    write(folder / "x.odt")
    (folder / "empty/below").mkdir(parents=True)
    (folder / "ring.txt").symlink_to("ring.txt")
    os.mkfifo(folder / "pipe.txt")
    [failure] = read_articles([given])
    assert isinstance(failure, Failure)
    assert (failure.origin, words in failure.message) == (given, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["news/a.txt", "news"])
def test_what_may_not_be_read_fails(folder: Path, name: str) -> None:
    write(folder / "news/a.txt")
    (folder / name).chmod(0)
    [failure] = read_articles([name])
    (folder / name).chmod(0o700)
    assert isinstance(failure, Failure)
    assert "Permission denied" in failure.message


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that breaks")
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.jsonl.gz", "a.csv"])
def test_a_file_that_breaks_while_it_is_read_fails(folder: Path, name: str) -> None:
    (folder / name).symlink_to("/proc/self/mem")
    [failure] = read_articles([name])
    assert isinstance(failure, Failure)
    assert failure.origin == name
    assert "Input/output error" in failure.message


def test_linked_folders_are_read_once(folder: Path) -> None:
    write(folder / "news/a/a.txt")
    (folder / "news/a/loop").symlink_to("..")
    (folder / "news/b").symlink_to("a")
    assert outcomes("news") == [("news/a/a.txt", True), ("news/a/loop", False), ("news/b", False)]


def test_a_name_that_is_no_utf8_stays_apart(folder: Path) -> None:
    for name in (b"\xff.txt", b"\xfe.txt"):
        Path(os.fsdecode(name)).write_text("Hm.", encoding="utf-8")
    assert outcomes(".") == [("\\xfe.txt", True), ("\\xff.txt", True)]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b'\n {"text": "Yes."}\n', "Yes.", id="json-lines"),
        pytest.param(b"\xef\xbb\xbf" + b'{"text": "Yes."}', "Yes.", id="json-lines-marked"),
        pytest.param(b"\n" * 9_999 + b'{"text": "Yes."}', "Yes.", id="json-lines-after-blanks"),
        pytest.param('{"text": "Yes."}'.encode("utf-16"), "Yes.", id="json-lines-utf-16"),
        pytest.param(PAGE, "“Yes,” she said.", id="page"),
        pytest.param(b"<!-- > -->\n" * 40 + HEADED, "“Yes,” she said.", id="page-after-comments"),
        pytest.param(
            b"<!-- -->\n" * 40 + b"Hm.", "<!-- -->\n" * 40 + "Hm.", id="comments-and-text"
        ),
        pytest.param(b"Title: T\n\n<3 Yes.\n", "<3 Yes.\n", id="text"),
    ],
)
def test_standard_input_is_what_it_begins_like(data: bytes, text: str) -> None:
    [article] = read_articles(["-"], stdin=io.BytesIO(data))
    assert isinstance(article, Article)
    assert article.text == text
    assert article.id == f"stdin:{article.sha256[:12]}"
    assert article.origin.startswith("standard input")


def test_standard_input_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BytesIO(b"He spoke."), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", given)
    assert [item.origin for item in read_articles(["-"])] == ["standard input"]
    assert not given.closed


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(64), "binary", id="binary"),
        pytest.param(b"<html><body></body></html>", "no article", id="page"),
        pytest.param(b"word " * 4_000_001, "20,000,000 bytes", id="huge"),
    ],
)
def test_bad_standard_input_fails(data: bytes, words: str) -> None:
    [failure] = read_articles(["-"], stdin=io.BytesIO(data))
    assert isinstance(failure, Failure)
    assert (failure.origin, words in failure.message) == ("standard input", True)


def test_reading_lines_of_english_loads_nothing_heavy(folder: Path) -> None:
    text = "The mayor said that they were with the people who have left, and that the port closed."
    write(folder / "a.jsonl", json.dumps({"text": text, "date": "2022-04-07"}))
    code = (
        "import sys; from quotes.ingest import read_articles; print(len(list(read_articles("
        "['a.jsonl']))), [name for name in ('trafilatura', 'docx', 'urllib3', 'py3langid', "
        "'charset_normalizer', 'dateutil', 'spacy', 'sqlalchemy') if name in sys.modules])"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": root},
    )
    assert done.stdout.split(maxsplit=1) == ["1", "[]\n"]
