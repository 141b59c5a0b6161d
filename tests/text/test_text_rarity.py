"""The rarity table and the runs of words that it makes distinctive."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from quotes.families import fingerprints
from quotes.families.shared_runs import SharedRun, distinctive_spans, join_spans, shared_spans
from quotes.text.rarity import is_name, load_table, measure_rarity

WORDS = st.sampled_from(
    (
        *("the", "of", "we", "will", "not", "make", "america", "great", "again", "city", "end"),
        *("harbour", "ferry", "crematorium", "burned", "day", "at"),
    )
)
RUNS = st.lists(WORDS, max_size=30)


def test_table_is_the_version_that_stores_rely_on() -> None:
    table = load_table()
    assert len(table.steps) == 32572
    assert (table.steps["the"], table.steps["make+america+great+again"]) == (0, 24)


def test_common_phrase_is_worth_less_than_its_words() -> None:
    words = ["make", "america", "great", "again"]
    assert measure_rarity(words) < sum(measure_rarity([word]) for word in words)


def test_no_words_are_worth_nothing() -> None:
    assert measure_rarity([]) == 0.0


def test_names() -> None:
    assert is_name("clinton")
    assert is_name("boychenko")
    assert not is_name("although")


@given(RUNS, st.data())
def test_part_of_a_run_is_never_worth_more(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    assert measure_rarity(words[start:end]) <= measure_rarity(words)


@given(RUNS, RUNS, RUNS, RUNS, RUNS)
def test_a_run_keeps_its_spans_wherever_it_stands(
    run: list[str], before: list[str], after: list[str], other: list[str], last: list[str]
) -> None:
    own = distinctive_spans(run).keys()
    for text in (before + run + after, other + run + last):
        assert own <= distinctive_spans(text).keys()


def shared_runs(a: list[str], b: list[str]) -> list[SharedRun]:
    return join_spans(a, b, shared_spans(a, b))


@given(RUNS, RUNS)
def test_shared_runs_are_shared_and_as_long_as_they_go(a: list[str], b: list[str]) -> None:
    for i, j, length in shared_runs(a, b):
        assert a[i : i + length] == b[j : j + length]
        assert i == 0 or j == 0 or a[i - 1] != b[j - 1]
        assert i + length == len(a) or j + length == len(b) or a[i + length] != b[j + length]


@given(RUNS, RUNS)
def test_runs_are_shared_exactly_if_fingerprints_are(a: list[str], b: list[str]) -> None:
    prints = fingerprints(" ".join(a)) & fingerprints(" ".join(b))
    assert len(shared_spans(a, b)) == len(prints)


def test_a_paragraph_a_thousand_times_is_one_run() -> None:
    paragraph = ["the", "ferry", "burned", "in", "the", "harbour", "while", "we", "stood", "idle"]
    runs = shared_runs(paragraph * 1000, paragraph * 1000)
    assert max(run.length for run in runs) == 1000 * len(paragraph)


def test_families_and_differences_load_no_heavy_library() -> None:
    code = (
        "import sys, quotes.families, quotes.diff; "
        "print({'spacy', 'textacy', 'alembic', 'trafilatura'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"
