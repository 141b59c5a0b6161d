import json
from dataclasses import replace
from pathlib import Path

import pytest
from factory import (
    COAST,
    HARBOUR,
    Run,
    build_article,
    build_family,
    build_member,
    build_quotation,
    build_reading,
    read_marks,
)

from quotes.commands import families
from quotes.commands.families import attention_due
from quotes.store import FamilySort, open_store
from quotes.types import Attribution, Profile, QuotationKind, SpeakerStatus

FLAGGED = build_family(
    build_member("We will open all the gates"),
    build_member("We will not open all the gates", article_id=2),
    id=1,
)
REWORDED = build_family(
    build_member("We will open all the gates"),
    build_member("We will open all the doors", article_id=2),
    id=2,
)
SAME = build_family(build_member("We will open"), build_member("We will open", article_id=2), id=3)
WIDE = build_family(
    build_member("We will open"),
    build_member("We will open", article_id=2),
    build_member("We will open", article_id=3),
    id=4,
)


def test_what_can_change_the_meaning_comes_first() -> None:
    found = sorted([SAME, WIDE, REWORDED, FLAGGED], key=attention_due)

    assert [family.id for family in found] == [1, 2, 4, 3]


def test_each_wording_stands_where_it_first_appeared() -> None:
    family = build_family(
        build_member("We will open all the gates"),
        build_member("We will open all the doors", article_id=2),
        build_member("we will open all the gates,", article_id=3),
    )
    assert family.wordings == ((0, 2), (1,))
    assert WIDE.wordings == ((0, 1, 2),)


@pytest.mark.usefixtures("store_path")
class TestWithAStore:
    def test_families_have_the_fixed_form(self, run: Run) -> None:
        (family,) = json.loads(run("families", "--json").stdout)

        assert list(family)[:4] == ["id", "speaker", "members", "differences"]
        assert family["paraphrases"] == family["repeated"] == family["elsewhere"] == []
        assert family["speaker"] == "Olena Hart"
        assert [set(member) for member in family["members"]] == [
            {
                "quotation",
                "article",
                "outlet",
                "date",
                "url",
                "start",
                "end",
                "text",
                "mode",
                "stance",
                "doubtful",
                "speaker",
            }
        ] * 2
        (pair,) = family["differences"]
        assert set(pair) == {"a", "b", "relation", "flags", "notes", "ops"}
        assert (pair["a"], pair["b"], pair["relation"]) == (0, 1, "ellipsis")
        assert pair["flags"]

    def test_offsets_count_in_the_two_articles(self, run: Run) -> None:
        (family,) = json.loads(run("families", "--json").stdout)
        a, b = family["members"]

        assert (a["article"], b["article"]) == ("harbour.txt", "coast.txt")
        assert HARBOUR[a["start"] : a["end"]] == a["text"]
        assert COAST[b["start"] : b["end"]] == b["text"]
        (deleted,) = [op for op in family["differences"][0]["ops"] if op["op"] == "delete"]
        assert HARBOUR[slice(*deleted["a"])] == "not"

    def test_families_for_people(self, run: Run) -> None:
        result = run("families", "--differing")

        assert result.exit_code == 0
        lines = [line.strip() for line in result.stdout.splitlines()]
        assert lines[0] == "Family 1: Olena Hart"
        assert "1. Harbour Daily, 2022-04-11, harbour.txt (quotation 1)" in lines
        assert any("We will [-not-] open the flood gates" in line for line in lines)
        assert "ellipsis" in lines

    def test_families_of_a_speaker(self, run: Run) -> None:
        assert (
            run("families", "--speaker", "Olena Hart", "--json").stdout
            == run("families", "--json").stdout
        )
        assert run("families", "--speaker", "Sam Ito").stderr == "No families.\n"
        result = run("families", "--speaker", "Mia Stone")
        assert result.exit_code == 2
        assert "no speaker is called 'Mia Stone'" in result.stderr

    @pytest.mark.parametrize("sort", ["attention", "size", "speaker", "date"])
    def test_every_order_gives_all(self, run: Run, sort: str) -> None:
        assert len(run("families", "--nl", "--sort", sort).stdout.splitlines()) == 1

    def test_diff_says_how_two_differ(self, run: Run) -> None:
        result = run("diff", "1", "3")

        assert result.exit_code == 1
        assert "We will [-not-] open the flood gates" in result.stdout

    def test_diff_gives_json(self, run: Run) -> None:
        found = json.loads(run("diff", "1", "3", "--json").stdout)

        assert set(found) == {"a", "b", "relation", "flags", "notes", "ops"}
        assert found["a"]["quotation"] == 1
        assert found["relation"] == "ellipsis"

    def test_diff_of_one_with_itself_is_fine(self, run: Run) -> None:
        result = run("diff", "1", "1")

        assert result.exit_code == 0
        assert "identical" in result.stdout

    def test_diff_of_an_unknown_number_is_one_line(self, run: Run) -> None:
        result = run("diff", "1", "99")

        assert result.exit_code == 2
        assert "99" in result.stderr
        assert result.stderr.count("\n") == 1


@pytest.fixture
def remarks(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Fill a store with one remark in six outlets, and with what is kin of it."""
    monkeypatch.setenv("QUOTES_DB", str(tmp_path / "quotes.db"))
    with open_store(tmp_path / "quotes.db", writable=True) as store:
        for number, (day, wording) in enumerate(REMARKS):
            article = build_article(
                f"“{wording},” said Olena Hart.", id=f"{number}", outlet=f"Paper {number}"
            )
            store.add(read_marks(replace(article, published_at=day)))
        text = "Olena Hart said that the flood gates will not open before the storm has passed."
        article = build_article(text, id="told", outlet="Weekly", published_at="2022-04-05")
        content = "the flood gates will not open before the storm has passed"
        quotation = build_quotation(text, content, kind=QuotationKind.INDIRECT)
        profile = Profile("Olena Hart")
        said = Attribution(quotation, (profile,), SpeakerStatus.NAMED, 0.9)
        store.add(build_reading(article, said))
    return run


REMARKS = [
    ("2022-04-01", "The flood gates will not open before the storm has passed"),
    ("2022-04-02", "The flood gates will open before the storm has passed"),
    ("2022-04-03", "the flood gates will open before the storm has passed"),
    ("2022-04-03", "We will see what happens"),
    ("2022-04-04", "We will see what happens"),
    ("2022-09-04", "We will see what happens"),
]


def test_what_is_kin_stands_below_the_wordings(remarks: Run) -> None:
    lines = [line.strip() for line in remarks("families").stdout.splitlines()]
    told = lines.index("in other words: Weekly, 2022-04-05, told (quotation 7)")
    assert lines[told + 1] == "the flood gates will not open before the storm has passed"
    again = lines.index("said again: Paper 5, 2022-09-04, 5 (quotation 6)")
    assert lines[again + 1] == "We will see what happens,"
    assert told < again


def test_a_report_shows_whose_words_it_tells(remarks: Run) -> None:
    lines = remarks("show", "7").stdout.splitlines()
    assert "Other wordings (family 1)" in lines
    assert "    The flood gates will not open before the storm has passed," in lines


def test_a_flag_is_told_once(remarks: Run) -> None:
    assert remarks("families").stdout.count("negation: not / nothing") == 1


def test_json_tells_what_is_kin(remarks: Run) -> None:
    first, second = json.loads(remarks("families", "--json").stdout)
    assert [member["article"] for member in first["paraphrases"]] == ["told"]
    assert [member["article"] for member in second["repeated"]] == ["5"]


def test_a_line_of_an_outlets_pages_comes_last() -> None:
    members = [
        build_member(text, article_id=day, published_at=f"2022-04-{day:02}")
        for day, text in enumerate(["We will open all the gates", *["We will not open"] * 6], 1)
    ]
    line = build_family(*members, id=5)
    assert sorted([line, SAME, FLAGGED], key=attention_due) == [FLAGGED, SAME, line]


def test_sort_offers_what_the_store_knows() -> None:
    offered = list(families.SortOption.__origin__.__args__)

    assert offered == ["attention", *(sort.value for sort in FamilySort)]
