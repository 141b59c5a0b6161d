"""``quotes check``, as people and scripts run it."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from pdf_factory import PICTURE, write_pdf
from typer.testing import CliRunner

from quotes.commands import app

pytestmark = pytest.mark.model

ARTICLE = """Outlet: Harbour Daily
Date: 2024-05-02

“The harbour bridge will not open before June, but the tolls stay as they are,” said Ann Lee, the
mayor.

“The fishermen were promised compensation for every lost season,” said Bob Ray, a fisherman.
"""
DRAFT = """“The harbour bridge will open before June,” said Ann Lee, the mayor.

“The fishermen were promised compensation for every lost season,” said Bob Ray.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")
    Path("draft.txt").write_text(DRAFT, encoding="utf-8")
    assert CliRunner().invoke(app, ["add", "article.txt"]).exit_code == 0
    return tmp_path


def check(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["check", *words])
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.usefixtures("folder")
def test_findings_are_told_to_programs() -> None:
    status, out, _ = check("draft.txt", "--json")
    found = json.loads(out)
    assert status == 1
    assert [one["verdict"] for one in found] == ["reworded", "verified"]
    assert [one["speaker"] for one in found] == ["Ann Lee", "Bob Ray"]
    assert found[0]["flags"][0]["kind"] == "negation"
    for one in found:
        assert DRAFT[one["start"] : one["end"]] == one["text"]
        for match in one["matches"]:
            assert match["outlet"] == "Harbour Daily"
            assert match["text"] in ARTICLE.split("\n\n", 1)[1].replace("\nmayor", " mayor")


@pytest.mark.usefixtures("folder")
def test_a_settled_finding_stays_settled() -> None:
    key = json.loads(check("draft.txt", "--json")[1])[0]["id"]
    status, out, _ = check("draft.txt", "--accept", key, "--why", "heard on tape", "--who", "desk")
    assert (status, "accepted by desk" in out) == (0, True)
    assert check("draft.txt")[0] == 0
    again = ("--accept", key, "--why", "heard again", "--who", "ann")
    status, out, err = check("draft.txt", *again)
    assert (status, "accepted by desk" in out, "by ann" in out) == (0, True, False)
    assert f"{key} is accepted already, by desk on " in err
    assert check("draft.txt", "--reopen", key, "--who", "desk")[0] == 1
    status, _, err = check("draft.txt", "--reopen", key, "--who", "desk")
    assert status == 2
    assert "nothing is settled" in err


@pytest.mark.usefixtures("folder")
def test_a_draft_in_the_store_does_not_verify_itself() -> None:
    assert CliRunner().invoke(app, ["add", "draft.txt"]).exit_code == 0
    status, out, _ = check("draft.txt")
    assert status == 1
    assert "the store holds this draft" in out
    assert "reworded" in out


@pytest.mark.usefixtures("folder")
def test_the_page_escapes_everything(folder: Path) -> None:
    nasty = DRAFT.replace("before June", "before <script>alert(1)</script> June")
    Path("draft.html.txt").write_text(nasty, encoding="utf-8")
    check("draft.html.txt", "--html", "page.html")
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<mark" in page


@pytest.mark.parametrize(
    ("name", "text", "status", "said"),
    [
        ("none.txt", "Nobody said anything in the harbour today.", 0, "no quotations"),
        (
            "other.txt",
            "Der Hafen bleibt heute geschlossen. " * 9,
            2,
            "'de'",
        ),
        ("damaged.docx", "PK not a document", 2, "is not a Word document"),
        ("locked.pdf", write_pdf([("“No,” she said.", 72, 700)], locked=True), 2, "password"),
        ("scanned.pdf", write_pdf(PICTURE), 2, "page 1 is an image"),
        ("other.odt", "words", 2, "not a supported file type"),
        ("empty.txt", "", 2, "empty"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_odd_drafts_get_a_clear_answer(
    name: str, text: str | bytes, status: int, said: str
) -> None:
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    found, out, err = check(name)
    assert (found, said in out + err) == (status, True)


def test_transcripts_do_without_a_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(DRAFT, encoding="utf-8")
    Path("talk.txt").write_text(
        "MAYOR ANN LEE: The harbour bridge will open before June.\nQ: Why?\n"
        "MR. BOB RAY: The fishermen were promised compensation for every lost season.\n",
        encoding="utf-8",
    )
    status, out, err = check("draft.txt", "--against", "talk.txt")
    assert status == 0
    assert "as in the transcript" in out
    assert "No store at" in err
    Path("words.txt").write_text("The harbour bridge will open before June.", encoding="utf-8")
    assert "names no speakers" in check("draft.txt", "--against", "words.txt")[2]
    assert check("draft.txt")[0] == 2


@pytest.mark.usefixtures("folder")
def test_a_transcript_in_the_store_ranks_first() -> None:
    Path("talk.txt").write_text(
        "MAYOR ANN LEE: The harbour bridge will open before June.\n", encoding="utf-8"
    )
    done = CliRunner().invoke(app, ["add", "--transcript", "talk.txt"])
    assert done.exit_code == 0
    assert (
        CliRunner().invoke(app, ["add", "talk.txt"]).stdout.startswith("0 added, 0 revised, 1 un")
    )
    found = json.loads(check("draft.txt", "--json")[1])
    assert found[0]["verdict"] == "verified"
    assert found[0]["matches"][0]["article_kind"] == "transcript"


@pytest.mark.usefixtures("folder")
def test_a_pdf_is_checked_like_any_draft() -> None:
    lines = [
        ("“The harbour bridge will open be-", 72, 700),
        ("fore June,” said Ann Lee, the mayor.", 72, 686),
    ]
    Path("draft.pdf").write_bytes(write_pdf(lines))
    (found,) = json.loads(check("draft.pdf", "--json")[1])
    assert (found["verdict"], found["speaker"]) == ("reworded", "Ann Lee")
    assert found["text"] == "The harbour bridge will open before June,"


@pytest.mark.usefixtures("folder")
def test_one_draft_that_fails_does_not_hide_the_others() -> None:
    Path("empty.txt").write_text("", encoding="utf-8")
    status, out, err = check("empty.txt", "draft.txt")
    assert status == 2
    assert "2 quotations" in out
    assert "empty.txt" in err


def test_an_empty_store_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(DRAFT, encoding="utf-8")
    Path("quiet.txt").write_text("The harbour was closed for the day.", encoding="utf-8")
    assert CliRunner().invoke(app, ["add", "quiet.txt"]).exit_code == 0
    status, out, err = check("draft.txt")
    assert status == 1
    assert "The store is empty" in err
    assert "2 not-found" in out


@pytest.mark.usefixtures("folder")
def test_a_table_of_findings_has_the_words_of_both_sides() -> None:
    rows = list(csv.DictReader(StringIO(check("draft.txt", "--csv")[1])))
    assert [row["verdict"] for row in rows] == ["reworded", "verified"]
    assert rows[0]["flags"].startswith("negation: not / nothing; condition: but the tolls")
    assert rows[0]["printed"].startswith("The harbour bridge will not open before June")
    assert (rows[0]["said_by"], rows[0]["outlet"]) == ("Ann Lee", "Harbour Daily")


@pytest.mark.usefixtures("folder")
def test_a_page_replaces_nothing_but_an_older_page() -> None:
    for _ in range(2):
        assert check("draft.txt", "--html", "page.html")[0] == 1
    for name, why in (("draft.txt", "was not written by"), ("quotes.db", "the store itself")):
        before = Path(name).read_bytes()
        status, _, err = check("draft.txt", "--html", name)
        assert status == 2
        assert why in err
        assert Path(name).read_bytes() == before


@pytest.mark.usefixtures("folder")
def test_several_findings_are_settled_and_opened_at_once() -> None:
    wrong = DRAFT.replace("every lost season", "every single season")
    Path("draft.txt").write_text(wrong, encoding="utf-8")
    keys = [one["id"] for one in json.loads(check("draft.txt", "--json")[1])]
    both = [word for key in keys for word in ("--accept", key)]
    assert check("draft.txt", *both, "--why", "on tape", "--who", "desk")[0] == 0
    opened = [word for key in keys for word in ("--reopen", key)]
    status, _, err = check("draft.txt", *opened, "--who", "desk")
    assert status == 1
    assert err.count("reopened") == 2
    assert "--accept needs --why" in check("draft.txt", "--accept", keys[0])[2]
