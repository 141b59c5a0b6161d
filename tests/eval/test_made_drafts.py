"""The drafts that checks are measured on: what is made of plain articles, by hand."""

from random import Random

from bench.drafts import fabricate, make_cases, make_changed, revise
from bench.judged import bundle
from bench.printed import read_printed
from quotes.check import Verdict

SAID = (
    "We counted seven trawlers in the northern basin before the storm. But only three of them had "
    "a crew on board. I think that the harbour master will want to know why nobody called him."
)
ROWS = [
    {
        "id": "a",
        "text": f"The storm came late.\n\n“{SAID},” said Marta Oyelaran, who keeps the light.\n\n"
        "Marta Oyelaran said that the lamps of the outer mole were dark for most of that night."
        "\n\nNothing else is known.",
    },
    {
        "id": "b",
        "text": "“The insurers of the ferry company never answered a single one of our seven "
        "letters,” Lindqvist said.\n\nPer Lindqvist runs the ferries.",
    },
]


def test_what_a_pattern_reads_is_the_exact_words_and_a_full_name() -> None:
    quoted, reported = read_printed(ROWS)
    texts = {row["id"]: row["text"] for row in ROWS}
    assert [(one.article, one.speaker) for one in quoted] == [
        ("a", "Marta Oyelaran"),
        ("b", "Per Lindqvist"),
    ]
    assert [one.text[:9] for one in reported] == ["the lamps"]
    assert all(texts[one.article][one.start : one.end] == one.text for one in quoted + reported)


def test_what_two_articles_print_is_left_out() -> None:
    quoted, _ = read_printed([*ROWS, {**ROWS[1], "id": "c"}])
    assert [one.article for one in quoted] == ["a"]


def test_cases_are_the_same_in_every_run_and_stand_in_their_paragraphs() -> None:
    quoted, reported = read_printed(ROWS)
    cases = make_cases(quoted, reported, 3, Random(1))
    assert cases == make_cases(quoted, reported, 3, Random(1))
    found = {case.verdict for case in cases}
    assert {Verdict.CUT_BEFORE_CONDITION, Verdict.CUT_OPENING, Verdict.REPORTED_ONLY} <= found
    for draft in bundle("draft", cases, 2):
        for truth in draft.truths:
            assert draft.text[truth.start - 1] == "“"
            assert "”" in draft.text[truth.end : truth.end + 2]


def test_changed_words_differ_and_invented_ones_are_nobodys() -> None:
    quoted, _ = read_printed(ROWS)
    changed = make_changed(quoted, 12, Random(1))
    assert changed
    assert not {case.words for case in changed} & {one.text for one in quoted}
    invented = next(fabricate(quoted, Random(1)))
    assert invented.words not in " ".join(row["text"] for row in ROWS)


def test_a_later_text_lacks_the_words() -> None:
    quoted, _ = read_printed(ROWS)
    for seed in range(9):
        case, revision = revise(quoted[1], ROWS[1]["text"], Random(seed))
        assert case.words == quoted[1].text
        assert case.words not in revision.text
