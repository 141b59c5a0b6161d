import json

import pytest
from factory import HARBOUR, Run

from quotes.commands import articles
from quotes.store import ArticleSort

pytestmark = pytest.mark.usefixtures("store_path")


@pytest.mark.parametrize("args", [(), ("list",)], ids=["bare", "list"])
def test_articles_lists(run: Run, args: tuple[str, ...]) -> None:
    result = run("articles", *args)

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 5
    assert "Harbour Daily" in result.stdout
    assert "not in English (de)" in result.stdout


def test_articles_takes_options_without_naming_the_command(run: Run) -> None:
    records = json.loads(run("articles", "--json", "--limit", "2").stdout)

    assert [record["id"] for record in records] == ["harbour.txt", "coast.txt"]
    assert records[0]["quotations"] == 2


def test_articles_of_one_outlet(run: Run) -> None:
    lines = run("articles", "list", "--outlet", "Coast Post", "--nl").stdout.splitlines()

    assert [json.loads(line)["number"] for line in lines] == [2]


def test_csv_has_every_key(run: Run) -> None:
    header = run("articles", "--csv").stdout.splitlines()[0]

    assert set(header.split(",")) == set(json.loads(run("articles", "--json").stdout)[0])


def test_show_gives_the_text_and_where_it_is_from(run: Run) -> None:
    shown = run("articles", "show", "1").stdout
    detail = json.loads(run("articles", "show", "1", "--json").stdout)

    assert HARBOUR in shown
    assert "harbour.txt (number 1)" in shown
    assert detail["text"] == HARBOUR
    assert detail["revisions"][0]["sha256"] == detail["sha256"]


@pytest.mark.parametrize("command", ["show", "remove"])
def test_an_unknown_number_is_one_line(run: Run, command: str) -> None:
    result = run("articles", command, "99")

    assert result.exit_code == 2
    assert "99" in result.stderr
    assert result.stderr.count("\n") == 1


def test_remove_deletes(run: Run) -> None:
    result = run("articles", "remove", "1", "--yes", "--json")

    assert json.loads(result.stdout) == {
        "number": 1,
        "id": "harbour.txt",
        "decisions": 0,
        "removed": True,
    }
    assert len(json.loads(run("articles", "--json").stdout)) == 3
    assert json.loads(run("families", "--json").stdout) == []


def test_remove_says_how_many_decisions_go_along(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "is_anyone_there", lambda: True)
    run("reject", 2)
    told = run("articles", "remove", 1, stdin="n\n")
    assert "article 1 (harbour.txt) with 1 decision about it?" in told.stderr
    run("families", "join", 1, 5)
    run("undo")
    told = run("articles", "remove", 1, stdin="y\n")
    assert "article 1 (harbour.txt) with 2 decisions about it?" in told.stderr
    assert told.stdout.endswith("Article 1 (harbour.txt) deleted with 2 decisions about it.\n")
    run("reject", 3)
    told = run("articles", "remove", 2, "--yes", "--json")
    assert json.loads(told.stdout)["decisions"] == 1
    assert run("articles", "remove", 3, "--yes").stdout == "Article 3 (bay.txt) deleted.\n"


def test_remove_never_waits_where_nobody_can_answer(run: Run) -> None:
    result = run("articles", "remove", "1")

    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert len(json.loads(run("articles", "--json").stdout)) == 4


@pytest.mark.parametrize(("answer", "left"), [("y", 3), ("n", 4)])
def test_remove_asks(run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, left: int) -> None:
    monkeypatch.setattr(articles, "is_anyone_there", lambda: True)
    result = run("articles", "remove", "1", stdin=f"{answer}\n")

    assert result.exit_code == (0 if answer == "y" else 2)
    assert "Permanently delete article 1 (harbour.txt)" in result.stderr
    assert len(json.loads(run("articles", "--json").stdout)) == left


def test_sort_offers_what_the_store_knows() -> None:
    assert list(articles.SortOption.__origin__.__args__) == [sort.value for sort in ArticleSort]
