"""What was denied, or never said, is never shown or checked as said."""

import csv
import json
import re
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from factory import Run, build_article, build_attribution, build_quotation, build_reading

from quotes.store import open_store
from quotes.text.annotated import AnnotatedText
from quotes.types import CharSpan, Mode, Quotation, QuotationKind, ReaderInfo, Stance

GATES = "The flood gates will stay closed until the storm has passed the harbour"
PIER = "Nobody may set foot on the wooden pier before the carpenters are done"
LABELS = {
    Stance.SAID: "",
    Stance.DENIED: "denied: ",
    Stance.NOT_SAID: "not said: ",
    Stance.HYPOTHETICAL: "would say: ",
    Stance.ASKED: "asked: ",
    Stance.FICTION: "fiction: ",
}


class CueReader:
    """Takes what stands in curly marks for a quotation of Olena Hart; the word before tells how."""

    info = ReaderInfo("cues", "1")
    needs: frozenset[str] = frozenset()

    def read(self, text: AnnotatedText, doc: object) -> list[Quotation]:
        found = re.finditer(r"(?P<source>Olena Hart) (?P<how>\S+) “(?P<words>[^”]+)”", text.text)
        return [
            Quotation(
                QuotationKind.DIRECT,
                (CharSpan(*one.span("words")),),
                cue=(CharSpan(*one.span("how")),),
                source=(CharSpan(*one.span("source")),),
                stance=Stance(one["how"]),
            )
            for one in found
        ]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store in which GATES has each stance once, is said twice, and PIER is denied."""
    path = tmp_path_factory.mktemp("stance") / "store.db"
    with open_store(path, writable=True) as store:
        for name, wording, stance in [
            *((stance.value, GATES, stance) for stance in Stance),
            ("again", GATES, Stance.SAID),
            ("pier", PIER, Stance.DENIED),
        ]:
            text = f"“{wording},” Olena Hart told Harbour Radio."
            quotation = build_quotation(text, wording, carriers=["Harbour Radio"], stance=stance)
            article = build_article(text, id=name, origin=name, outlet=f"The {name}")
            store.add(build_reading(article, build_attribution(quotation, "Olena Hart")))
    return path


@pytest.fixture(autouse=True)
def database(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the store, which the commands use; drafts are read by their cues."""
    path = Path(shutil.copy(filled, tmp_path))
    monkeypatch.setenv("QUOTES_DB", str(path))
    monkeypatch.setattr("quotes.workflows.read.load_reader", lambda *_: CueReader())
    return path


def told(stances: Iterable[Stance]) -> list[str]:
    return sorted(f"{LABELS[stance]}{GATES}" for stance in stances)


def words_of(output: str) -> list[str]:
    """Return the last column of a table that is no terminal's."""
    return sorted(
        line.rpartition("Olena Hart via Harbour Radio")[2].strip() for line in lines(output)
    )


def lines(output: str) -> list[str]:
    return [line for line in output.splitlines() if GATES in line]


@pytest.mark.parametrize("command", [["by", "Hart"], ["find", "flood"]])
def test_lists_show_what_was_said_or_denied_and_the_rest_with_all(
    run: Run, command: list[str]
) -> None:
    shown = [Stance.SAID, Stance.SAID, Stance.DENIED]
    assert words_of(run(*command).stdout) == told(shown)
    assert words_of(run(*command, "--all").stdout) == told([*Stance, Stance.SAID])


def test_programs_get_stance_carrier_and_shown(run: Run, tmp_path: Path) -> None:
    records = json.loads(run("find", "flood", "--all", "--json").stdout)
    assert {one["text"] for one in records} == {GATES}
    assert {one["stance"]: one["shown"] for one in records} == {
        stance.value: stance in {Stance.SAID, Stance.DENIED} for stance in Stance
    }
    assert all(one["carrier"] == ["Harbour Radio"] for one in records)
    for name in ("x.csv", "x.db", "x.jsonl"):
        assert run("export", tmp_path / name, "--all").exit_code == 0
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as stream:
        rows = [(row["stance"], row["carrier"], row["shown"]) for row in csv.DictReader(stream)]
    written = (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()
    exported = [json.loads(line) for line in written]
    assert rows == [
        (one["stance"], "Harbour Radio", "true" if one["shown"] else "false") for one in exported
    ]
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        query = "SELECT stance, carrier, shown FROM quotations ORDER BY id"
        assert [(a, b, "true" if c else "false") for a, b, c in connection.execute(query)] == rows


def test_a_carrier_is_nobody_to_look_up(run: Run) -> None:
    assert run("by", "Harbour Radio").exit_code == 2


def test_show_tells_the_stance_before_the_words(run: Run) -> None:
    shown = run("show", "2").stdout
    assert shown.startswith("Quotation 2, direct, denied (confidence: high)")
    assert f"\ndenied: “⟦{GATES}⟧" in shown
    assert "Olena Hart via Harbour Radio (confidence" in shown
    assert "denied: “⟦" not in run("show", "1").stdout


def test_families_keep_what_was_denied_apart_and_name_it(run: Run) -> None:
    (family,) = json.loads(run("families", "--json").stdout)
    assert {one["stance"] for one in family["members"]} == {"said"}
    assert [one["stance"] for one in family["elsewhere"]] == ["denied"]
    text = run("families").stdout
    assert "denied elsewhere: The denied, 2022-04-11, denied (quotation 2, denied)" in text
    (family,) = json.loads(run("families", "--json", "--all").stdout)
    assert {one["stance"] for one in family["elsewhere"]} == {
        stance.value for stance in Stance if stance is not Stance.SAID
    }


ARTICLE = f"Olena Hart said “{GATES}” and Olena Hart asked “{PIER}” on Monday."


def test_extract_shows_what_lists_show_and_counts_the_rest(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    shown = run("extract", path).stdout
    assert GATES in shown
    assert PIER not in shown
    assert "  not shown without --all: 1\n" in shown
    everything = run("extract", path, "--all").stdout
    assert f"    asked: {PIER}" in everything
    assert "not shown" not in everything
    (line,) = [json.loads(one) for one in run("extract", path, "--nl").stdout.splitlines()]
    assert [(one["stance"], one["shown"]) for one in line["quotes"]] == [
        ("said", True),
        ("asked", False),
    ]


@pytest.mark.parametrize(
    ("draft", "status", "verdicts"),
    [
        pytest.param(f"Olena Hart said “{PIER}”.", 1, ["denied"], id="denied"),
        pytest.param(f"Olena Hart denied “{PIER}”.", 0, ["verified"], id="a-denial"),
        pytest.param(f"Olena Hart said “{GATES}”.", 0, ["verified"], id="said-and-denied"),
        pytest.param(f"Olena Hart not-said “{PIER}”.", 0, [], id="not-held-against-it"),
    ],
)
def test_a_draft_is_held_to_what_was_said(
    run: Run, tmp_path: Path, draft: str, status: int, verdicts: list[str]
) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(f"The council met on Monday evening.\n\n{draft}\n", encoding="utf-8")
    done = run("check", path, "--json")
    found = json.loads(done.stdout)
    assert (done.exit_code, [one["verdict"] for one in found]) == (status, verdicts)


def test_a_check_says_who_denies_it_and_where(run: Run, tmp_path: Path) -> None:
    path, page = tmp_path / "draft.txt", tmp_path / "page.html"
    path.write_text(f"Olena Hart said “{PIER}”. Olena Hart asked “{GATES}”.", encoding="utf-8")
    text = run("check", path, "--html", page).stdout
    assert "!! line 1: denied  Olena Hart" in text
    assert "note: in The pier of 2022-04-11 Olena Hart denies saying this" in text
    assert f"       denied: {PIER}" in text
    assert "(quotation 8): Olena Hart via Harbour Radio" in text
    assert "1 quotation not checked: put forward as not said, hypothetical" in text
    assert "1 quotation: 1 denied" in text
    written = page.read_text(encoding="utf-8")
    assert '<article class="high"' in written
    assert f'<blockquote dir="auto">denied: {PIER}' in written
    assert "via Harbour Radio" in written


def test_a_thought_is_not_shown_either(run: Run, database: Path) -> None:
    text = "“We must leave before the winter comes” was on her mind."
    quotation = build_quotation(text, "We must leave before the winter comes", mode=Mode.THOUGHT)
    with open_store(database, writable=True) as store:
        store.add(
            build_reading(
                build_article(text, id="mind", origin="mind"),
                build_attribution(quotation, "Olena Hart"),
            )
        )
    assert json.loads(run("find", "winter", "--json").stdout) == []
    (found,) = json.loads(run("find", "winter", "--json", "--all").stdout)
    assert found["shown"] is False
