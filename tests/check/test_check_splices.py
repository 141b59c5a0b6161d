"""Claims that several records have in pieces."""

import pytest
from check_factory import make_candidate, make_claim

from quotes.check.compare import compare_candidate
from quotes.check.splices import Piece, are_one_passage, describe_occasion, find_pieces

SHIPS = "the freighters leave the outer anchorage tonight"
GATES = "engineers welded both floodgates shut yesterday"
PIERS = "divers inspected every barnacled pier"


def pieces(claim: str, *records: str, speaker: str = "Ann Lee") -> list[tuple[str, str]]:
    """Return the pieces that a claim is made of: the words, and the record's first word."""
    asked = make_claim(claim)
    compared = [
        compare_candidate(asked, make_candidate(record, speaker=speaker, quotation=at))
        for at, record in enumerate(records)
    ]
    words = claim.split()
    return [
        (" ".join(words[one.start : one.end]), one.candidate.wording.text.split()[0])
        for one in find_pieces(asked, compared)
    ]


@pytest.mark.parametrize(
    ("claim", "records", "found"),
    [
        pytest.param(f"{SHIPS} {GATES}", [f"Yes, {SHIPS}", f"Well, {GATES}"],
                     [(SHIPS, "Yes,"), (GATES, "Well,")], id="two"),
        pytest.param(f"{SHIPS} {GATES}", [f"Well, {GATES}", f"Yes, {SHIPS}"],
                     [(SHIPS, "Yes,"), (GATES, "Well,")], id="in-the-claims-order"),
        pytest.param(f"{SHIPS} {GATES} {PIERS}", [SHIPS, GATES, PIERS],
                     [(SHIPS, "the"), (GATES, "engineers"), (PIERS, "divers")], id="three"),
        pytest.param(f"{SHIPS} and {GATES}", [SHIPS, GATES],
                     [(SHIPS, "the"), (GATES, "engineers")], id="a-word-between"),
        pytest.param(SHIPS, [f"Yes, {SHIPS}", GATES], [], id="one-has-all"),
        pytest.param(f"{SHIPS} {GATES}", [SHIPS], [], id="one-piece-alone"),
        pytest.param(f"{SHIPS} {GATES} and nobody at all was there to see it",
                     [SHIPS, GATES], [], id="too-little-of-the-claim"),
        pytest.param("it is what it is and so it was", ["it is what it is", "and so it was"], [],
                     id="common-words"),
        pytest.param("welded floodgates inspected pier", ["welded floodgates", "inspected pier"],
                     [], id="too-few-words-each"),
    ],
)  # fmt: skip
def test_find_pieces(claim: str, records: list[str], found: list[tuple[str, str]]) -> None:
    assert pieces(claim, *records) == found


def test_at_most_four_pieces_make_up_a_claim() -> None:
    parts = [
        SHIPS,
        GATES,
        PIERS,
        "councillors quarrelled over demurrage",
        "pilots boarded trawlers",
    ]
    assert len(pieces(" ".join(parts[:4]), *parts)) == 4
    assert pieces(" ".join(parts) + " before midnight fell on the town", *parts) == []


def test_of_runs_that_begin_alike_the_longest_is_taken() -> None:
    found = pieces(f"{SHIPS} {GATES}", "the freighters leave the outer", SHIPS, GATES)
    assert [words for words, _ in found] == [SHIPS, GATES]


def test_what_others_said_must_be_rarer() -> None:
    common = ["we will go to the harbour", "they came from the old town"]
    claim = " ".join(common)
    assert len(pieces(claim, *common)) == 2
    assert pieces(claim, *common, speaker="Bob Ray") == []
    assert len(pieces(f"{SHIPS} {GATES}", SHIPS, GATES, speaker="Bob Ray")) == 2


def piece(start: int, end: int, article: str = "a", date: str | None = "2024-05-02") -> Piece:
    candidate = make_candidate(SHIPS, article=article, date=date)
    return Piece(start, end, compare_candidate(make_claim(SHIPS), candidate))


@pytest.mark.parametrize(
    ("spans", "one"),
    [
        pytest.param([(0, 8), (5, 12)], True, id="three-words-shared"),
        pytest.param([(0, 8), (6, 12)], False, id="two-words-shared"),
        pytest.param([(0, 8), (5, 12), (12, 20)], False, id="the-last-apart"),
    ],
)
def test_cuttings_that_overlap_are_one_passage(spans: list[tuple[int, int]], one: bool) -> None:
    assert are_one_passage([piece(*span) for span in spans]) is one


@pytest.mark.parametrize(
    ("places", "occasion"),
    [
        pytest.param([("a", "2024-05-02"), ("a", "2024-05-02")],
                     "two passages of one article are joined as one", id="article"),
        pytest.param([("a", "2024-05-02"), ("b", "2024-05-02T10:00:00Z")],
                     "passages from different articles of one day are joined as one", id="day"),
        pytest.param([("a", "2024-05-02"), ("b", "2024-05-03")],
                     "passages from several occasions are joined as one", id="days"),
        pytest.param([("a", None), ("b", None)],
                     "passages from several occasions are joined as one", id="undated"),
    ],
)  # fmt: skip
def test_occasion(places: list[tuple[str, str | None]], occasion: str) -> None:
    assert describe_occasion([piece(0, 7, *place) for place in places]) == occasion
