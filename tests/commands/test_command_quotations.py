import csv
import getpass
import io
import json
from pathlib import Path

import pytest
from factory import (
    HARBOUR,
    Run,
    build_article,
    build_attribution,
    build_quotation,
    build_reading,
)

from quotes.commands import quotations
from quotes.store import QuotationSort, open_store

pytestmark = pytest.mark.usefixtures("store_path")


def wordings(output: str) -> list[str]:
    return [record["text"] for record in json.loads(output)]


def test_by_lists_what_a_speaker_said(run: Run) -> None:
    result = run("by", "olena hart", "--json")

    assert result.exit_code == 0
    assert wordings(result.stdout) == [
        "We will open the flood gates before the storm has passed,",
        "We will not open the flood gates before the storm has passed,",
        "Every boat is back in the harbour tonight,",
    ]


@pytest.mark.parametrize(
    ("options", "outlets"),
    [
        pytest.param(["--outlet", "Coast Post"], ["Coast Post"], id="outlet"),
        pytest.param(["--since", "2022-04-12"], ["Coast Post"], id="since"),
        pytest.param(["--until", "2022-04-11"], ["Harbour Daily"], id="until"),
        pytest.param(["--kind", "mixed"], [], id="kind"),
        pytest.param(["--sort", "article", "--limit", "1"], ["Harbour Daily"], id="limit"),
    ],
)
def test_by_filters(run: Run, options: list[str], outlets: list[str]) -> None:
    result = run("by", "Olena Hart", "--nl", *options)

    assert result.exit_code == 0
    assert [json.loads(line)["outlet"] for line in result.stdout.splitlines()] == outlets


def test_by_gives_a_table_of_whole_wordings(run: Run) -> None:
    result = run("by", "Sam Ito")

    heading, line = result.stdout.splitlines()
    assert heading.split() == ["ID", "Date", "Outlet", "Kind", "Speaker", "Quotation"]
    assert line.endswith("2022-04-11  Harbour Daily  direct  Sam Ito  The pier is shut,")


def test_by_gives_csv(run: Run) -> None:
    (row,) = csv.DictReader(io.StringIO(run("by", "Sam Ito", "--csv").stdout))

    assert (row["speaker"], row["text"]) == ("Sam Ito", "The pier is shut,")


@pytest.mark.parametrize("form", ["--json", "--nl", "--csv", None])
def test_by_takes_the_closest_spelling_and_says_so(run: Run, form: str | None) -> None:
    result = run("by", "Olenna Hart", *([form] if form else []))

    assert result.exit_code == 0
    assert result.stdout == run("by", "Olena Hart", *([form] if form else [])).stdout
    assert result.stderr.count("\n") == 1
    assert "No speaker named 'Olenna Hart': showing the closest match, Olena Hart" in result.stderr


def test_find_lists_what_has_all_words(run: Run) -> None:
    assert wordings(run("find", "gates", "flood", "--json").stdout) == [
        "We will open the flood gates before the storm has passed,",
        "We will not open the flood gates before the storm has passed,",
    ]
    assert wordings(run("find", '"not open"', "--json").stdout) == [
        "We will not open the flood gates before the storm has passed,",
    ]


def test_find_without_a_hit_says_so(run: Run) -> None:
    result = run("find", "zeppelin")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No quotations match.\n")


@pytest.mark.parametrize("words", ["", " ", '"', "(", "NOT", "*", 'a" OR "b'])
def test_find_takes_any_words(run: Run, words: str) -> None:
    result = run("find", words, "--json")

    assert result.exit_code in {0, 2}
    assert result.exit_code == 2 or isinstance(json.loads(result.stdout), list)
    assert "Traceback" not in result.stderr


def test_show_marks_the_quotation_in_its_context(run: Run) -> None:
    result = run("show", "1")

    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    assert "“⟦We will not open the flood gates before the storm has passed,⟧” said" in text
    assert "Speaker Olena Hart (confidence: high)" in text
    assert "stands in quotation marks" in text
    assert "Outlet Harbour Daily" in text
    assert "by rules 0.1.0" in text
    assert "Coast Post, 2022-04-12, coast.txt (quotation 3)" in text


def test_show_names_the_rule_that_told_the_speaker(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTES_DB", str(tmp_path / "rules.db"))
    text = "“The pier is shut,” she said. “It will open again,” said Ann Hart."
    with open_store(tmp_path / "rules.db", writable=True) as store:
        told = build_attribution(
            build_quotation(text, "The pier is shut,"), "Ann Hart", rule="pronoun/personal"
        )
        noted_by_none = build_attribution(build_quotation(text, "It will open again,"), "Ann Hart")
        store.add(build_reading(build_article(text), told, noted_by_none))

    lines = [line.split(maxsplit=2) for line in run("show", "1").stdout.splitlines()]
    at = lines.index(["Speaker", "rule", "pronoun/personal"])
    assert lines[at + 1][0] == "Evidence"
    assert "Speaker rule" not in run("show", "2").stdout
    run("speakers", "reassign", "2", "--nobody", "--who", "desk")
    assert "Speaker rule decision" in " ".join(run("show", "2").stdout.split())


def test_show_gives_json(run: Run) -> None:
    detail = json.loads(run("show", "1", "--json").stdout)

    (part,) = detail["parts"]
    assert HARBOUR[part["start"] : part["end"]] == part["text"]
    assert detail["context"]["passage"] == part["text"]
    assert detail["readings"][0]["reader"]["name"] == "rules"
    assert [len(family["members"]) for family in detail["families"]] == [2]


@pytest.mark.parametrize("command", [("show", "99"), ("reject", "99", "--why", "x")])
def test_an_unknown_number_is_one_line(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command)

    assert result.exit_code == 2
    assert not result.stdout
    assert "99" in result.stderr
    assert result.stderr.count("\n") == 1


def test_reject_hides_and_keeps(run: Run) -> None:
    result = run("reject", "2", "--why", "a sign", "--who", "desk", "--json")

    record = json.loads(result.stdout)
    assert (record["id"], record["action"], record["quotations"]) == (1, "reject", [2])
    assert (record["who"], record["why"]) == ("desk", "a sign")
    assert wordings(run("find", "pier", "--json").stdout) == []
    assert "1: quotation 2 is not a quotation (desk, " in run("show", "2").stdout


def test_reject_takes_a_reason_but_needs_none(run: Run) -> None:
    assert run("reject", "2", "--who", "desk").exit_code == 0
    assert wordings(run("find", "pier", "--json").stdout) == []
    assert "UTC)\n" in run("show", "2").stdout


def test_reject_asks_who_where_the_account_has_no_name(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", nameless)
    result = run("reject", "2", "--why", "a sign")

    assert result.exit_code == 2
    assert "--who" in result.stderr


def test_sort_offers_what_the_store_knows() -> None:
    assert list(quotations.SortOption.__origin__.__args__) == [sort.value for sort in QuotationSort]


def test_control_characters_do_not_reach_a_terminal(run: Run, store_path: Path) -> None:
    result = run("by", "\x1b[2J")

    assert "\x1b" not in result.stderr
