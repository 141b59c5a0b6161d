"""What a claim leaves out of the middle of a record, and how it treats that."""

import pytest
from check_factory import make_wording

from quotes.check.omissions import Treatment, find_omissions, hidden_flags, treatment_of
from quotes.diff import compare
from quotes.types import Passage


def omit(record: str, *claim: str) -> list[tuple[Treatment, str, list[str]]]:
    """Return how each omission is treated, its words, and the kinds of its flags."""
    ours, theirs = make_wording(record), make_wording(*claim)
    ops = compare(Passage(ours.text), Passage(theirs.text)).ops
    return [
        (
            treatment_of(one, theirs, ours),
            ours.text[slice(*one.gone)],
            [flag.kind for flag in hidden_flags(one, ours)],
        )
        for one in find_omissions(ops, theirs, ours)
    ]


TOLLS = "The tolls will fund repairs in many cases for all the piers"


@pytest.mark.parametrize(
    ("record", "claim", "treatment", "gone"),
    [
        pytest.param(
            TOLLS,
            ("The tolls will fund repairs … for all the piers",),
            Treatment.MARKED,
            "in many cases",
            id="ellipsis",
        ),
        pytest.param(
            TOLLS,
            ("The tolls will fund repairs . . . for all the piers",),
            Treatment.MARKED,
            "in many cases",
            id="three-stops",
        ),
        pytest.param(
            TOLLS,
            ("The tolls will fund repairs", "for all the piers"),
            Treatment.INTERRUPTED,
            "in many cases",
            id="she-said",
        ),
        pytest.param(
            TOLLS,
            ("The tolls will fund repairs for all the piers",),
            Treatment.SILENT,
            "in many cases",
            id="nothing-marks-it",
        ),
        pytest.param(
            "The harbour is full. Nobody is sent away. We built it for all of them",
            ("The harbour is full. We built it for all of them",),
            Treatment.JOINED,
            "Nobody is sent away",
            id="over-a-sentence-of-the-record",
        ),
        pytest.param(
            "The harbour is full, and nobody is sent away from it, we built it for all",
            ("The harbour is full. We built it for all",),
            Treatment.JOINED,
            "and nobody is sent away from it",
            id="over-a-sentence-of-its-own",
        ),
        pytest.param(
            "I love the harbour. I love the hills. I love the old town",
            ("I love the harbour … I love the old town",),
            Treatment.MARKED,
            "I love the hills",
            id="as-aligned",
        ),
        pytest.param(
            "Well, I love the harbour. I love the old town",
            ("Well, I love … the old town",),
            Treatment.MARKED,
            "the harbour. I love",
            id="lies-to-the-left",
        ),
        pytest.param(
            "Our trawlers, our ferries, our customs boats all stay in port",
            ("Our trawlers … our customs boats all stay in port",),
            Treatment.MARKED,
            "our ferries",
            id="lies-to-the-right",
        ),
        pytest.param(
            "Yes, boats boats boats boats are what the town needs",
            ("Yes, boats … boats are what the town needs",),
            Treatment.MARKED,
            "boats boats",
            id="one-word-again-and-again",
        ),
    ],
)
def test_how_an_omission_is_treated(
    record: str, claim: tuple[str, ...], treatment: Treatment, gone: str
) -> None:
    ((found, words, _),) = omit(record, *claim)
    assert (found, words) == (treatment, gone)


@pytest.mark.parametrize(
    ("record", "claim"),
    [
        pytest.param(TOLLS, TOLLS, id="the-same"),
        pytest.param(TOLLS, "fund repairs in many cases", id="cut-at-both-ends"),
        pytest.param(TOLLS, TOLLS.replace("many", "few"), id="exchanged"),
        pytest.param(TOLLS.replace("many", ""), TOLLS, id="added"),
    ],
)
def test_what_leaves_nothing_out(record: str, claim: str) -> None:
    assert omit(record, claim) == []


def test_each_omission_is_found() -> None:
    claim = "The tolls fund repairs for the piers"
    assert [words for _, words, _ in omit(TOLLS, claim)] == ["will", "in many cases", "all"]


@pytest.mark.parametrize(
    ("gone", "kinds"),
    [
        pytest.param("in many cases", ["hedge"], id="hedge"),
        pytest.param("we do not", ["negation"], id="negation"),
        pytest.param("we don't", ["negation"], id="contraction"),
        pytest.param("but", ["condition"], id="condition"),
        pytest.param("probably not, but", ["negation", "hedge", "condition"], id="all-three"),
        pytest.param("with great joy", [], id="nothing"),
    ],
)
def test_what_is_hidden_is_flagged(gone: str, kinds: list[str]) -> None:
    record = f"The tolls will fund repairs {gone} for all the piers"
    ((_, words, found),) = omit(record, "The tolls will fund repairs … for all the piers")
    assert (words, found) == (gone, kinds)


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        pytest.param("But nobody knows", ["condition"], id="goes-on-from-what-was-kept"),
        pytest.param("It is not known", [], id="limits-itself-alone"),
    ],
)
def test_whole_sentences_limit_only_what_they_go_on_from(sentence: str, kinds: list[str]) -> None:
    record = f"The tolls will fund repairs. {sentence}. All of the piers are old"
    claim = "The tolls will fund repairs. … All of the piers are old"
    ((_, words, found),) = omit(record, claim)
    assert (words, found) == (sentence, kinds)
