"""A number and its noun agree, in whatever a command prints."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from factory import Run, build_article, read_marks

from quotes.store import open_store
from quotes.types import Attribution, SpeakerKind


def say(speaker: str, *days: str) -> str:
    return " ".join(
        f"“Every boat is back in the harbour on {day},” said {speaker}." for day in days
    )


def fill(path: Path, *texts: str) -> None:
    with open_store(path, writable=True) as store:
        for number, text in enumerate(texts):
            name = f"{number}.txt"
            reading = read_marks(build_article(text, id=name, origin=name, outlet=name))
            store.add(replace(reading, attributions=tuple(map(_by_a_person, reading.attributions))))


def _by_a_person(attribution: Attribution) -> Attribution:
    named = (replace(one, kind=SpeakerKind.PERSON) for one in attribution.named)
    return replace(attribution, named=tuple(named))


@pytest.fixture(autouse=True)
def folder(blank_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder with empty stores, which take less time to copy than to make."""
    monkeypatch.chdir(tmp_path)
    for name in ("quotes.db", "one.db", "several.db"):
        shutil.copy(blank_file, name)
    return tmp_path


@pytest.mark.parametrize(
    ("args", "one", "several"),
    [
        pytest.param(
            ("export", "FILE.csv"), "1 quotation written", "3 quotations written", id="export"
        ),
        pytest.param(("articles", "show", 1), ": 1 quotation\n", ": 2 quotations\n", id="article"),
        pytest.param(
            ("speakers", "show", "Ann Hart"), "1, in 1 outlet\n", "2, in 2 outlets\n", id="outlets"
        ),
        pytest.param(
            ("speakers", "show", "Ann Hart"), "Hart (1 article)", "Hart (2 articles)", id="names"
        ),
    ],
)
def test_counts_of_what_is_stored(run: Run, args: tuple[str, ...], one: str, several: str) -> None:
    fill(Path("one.db"), say("Ann Hart", "Monday"))
    fill(Path("several.db"), say("Ann Hart", "Monday", "Tuesday"), say("Ann Hart", "Friday"))

    assert one in run(*args, "--db", "one.db").stdout
    Path("FILE.csv").unlink(missing_ok=True)
    assert several in run(*args, "--db", "several.db").stdout


@pytest.mark.parametrize(
    ("text", "told"), [("Harbour", "; 1 word in"), ("The harbour", "; 2 words in")]
)
@pytest.mark.usefixtures("marks_reader")
def test_counts_of_words_read(run: Run, text: str, told: str) -> None:
    Path("port.txt").write_text(text)
    assert told in run("add", "port.txt").stdout


@pytest.mark.parametrize(
    ("bare", "namesakes", "told"),
    [
        pytest.param(
            1,
            1,
            "'Hart' stands alone in 1 article; Ann Hart has 10 quotations under the whole name; "
            "but 1 other of that surname is quoted",
            id="one",
        ),
        pytest.param(
            2,
            2,
            "'Hart' stands alone in 2 articles; Ann Hart has 10 quotations under the whole name; "
            "but 2 others of that surname are quoted",
            id="two",
        ),
    ],
)
def test_counts_in_reasons(run: Run, bare: int, namesakes: int, told: str) -> None:
    days = [f"day {number}" for number in range(10)]
    others = (say(name, "Monday") for name in ("Bo Hart", "Cy Hart")[:namesakes])
    fill(Path("quotes.db"), say("Ann Hart", *days), *others, *bare * [say("Hart", "Friday")])

    assert told in run("speakers", "suggest", "Hart", "--db", "quotes.db").stdout


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        pytest.param("action,speaker,speaker_in,other,other_in,name,article,start,words,who,why",
                     "lacks the column decided_at: nothing read", id="one"),
        pytest.param("action,speaker,speaker_in,other,other_in,name,article,start,words,who",
                     "lacks the columns decided_at, why: nothing read", id="two"),
    ],
)  # fmt: skip
def test_columns_that_a_file_lacks(run: Run, heading: str, told: str) -> None:
    fill(Path("quotes.db"), say("Ann Hart", "Monday"))
    Path("decisions.csv").write_text(f"{heading}\n")

    assert told in run("speakers", "import", "decisions.csv", "--db", "quotes.db").stderr
