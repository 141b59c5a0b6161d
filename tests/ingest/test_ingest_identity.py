"""What makes two deliveries of a file one article."""

from pathlib import Path

import pytest

from quotes.ingest import read_articles
from quotes.types import Article


def identity(given: str | Path) -> str:
    [article] = read_articles([str(given)])
    assert isinstance(article, Article)
    return article.identity


def test_every_spelling_of_a_path_is_one_article(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "in" / "a.txt"
    file.parent.mkdir()
    file.write_text("The port is shut today.", encoding="utf-8")
    (folder / "link.txt").symlink_to(file)
    spellings = ["in/a.txt", "./in/../in/a.txt", file, "link.txt", "in"]
    found = {identity(spelling) for spelling in spellings}
    monkeypatch.chdir(file.parent)
    assert found == {identity("a.txt")}


def test_a_name_in_another_folder_is_another_article(folder: Path) -> None:
    for name in ("in", "out"):
        (folder / name).mkdir()
        (folder / name / "a.txt").write_text("The port is shut.", encoding="utf-8")
    assert identity("in/a.txt") != identity("out/a.txt")


def test_a_given_id_and_an_address_go_before_the_path(folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"id": "x1", "text": "The port is shut."}', encoding="utf-8")
    (folder / "a.txt").write_text("URL: https://a.example/b\n\nThe port.", encoding="utf-8")
    assert identity("a.jsonl") == "x1"
    assert identity("a.txt") == "https://a.example/b"
