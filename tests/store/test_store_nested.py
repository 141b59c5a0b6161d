"""A quotation within another one: its words are its own speaker's, wherever they are asked for."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from store_factory import READER, attribute, make_article, make_reading, says

from quotes.check import Claim, ClaimCheck, Verdict, Wording
from quotes.families import fingerprints
from quotes.store import QuotationQuery, Store
from quotes.types import Attribution, QuotationKind, ReaderInfo, Reading, SpeakerKind

pytest_plugins = ["store_fixtures"]

NEWER = ReaderInfo("rules", "2")
INNER = "we will never open the northern bridge again"
FRAME = "The ferryman of the outer harbour swore to me"
OUTER = f"{FRAME} that ‘{INNER}’ on his mother's grave,"
TEXT = f"“{OUTER}” said Ann Hart of Bo Lee."
DIRECT, MIXED, INDIRECT = QuotationKind


def nest(
    name: str = "a",
    *,
    text: str = TEXT,
    outer: str = OUTER,
    inner: str = INNER,
    kinds: Sequence[QuotationKind] = (DIRECT, DIRECT),
    reader: ReaderInfo = READER,
    nested: bool = True,
) -> Reading:
    """Return an article in which Ann Hart quotes Bo Lee, as quotations 1 and 2."""
    found: list[Attribution] = [
        attribute(text, words, speakers=[speaker], kind=kind)
        for words, speaker, kind in zip((outer, inner), ("Ann Hart", "Bo Lee"), kinds, strict=True)
    ]
    if nested:
        found[1] = replace(found[1], quotation=replace(found[1].quotation, parent=0))
    article = make_article(text, name, outlet=name, published_at="2024-05-02")
    return Reading(article, reader, tuple(found))


def families(store: Store) -> list[list[tuple[str, int]]]:
    return [
        sorted((one.article, one.quotation) for one in family.members)
        for family in store.families()
    ]


def check(store: Store, words: str, speaker: str) -> tuple[Verdict, list[int | None]]:
    """Hold a claim against the store as ``check_drafts`` does; return the verdict and records."""
    claim = Claim(Wording((words,), (0,)), 1, (speaker,), (SpeakerKind.PERSON,))
    shared = fingerprints(words)
    held, asked = ClaimCheck(claim), store.check
    chosen = asked.hits(shared).choose(shared, ())
    held.add(one for found in asked.candidates(chosen).values() for one in found)
    held.add(asked.saying(" ".join(words.split()[:4]), ()))
    finding = held.adjudicate(1)
    return finding.verdict, [match.candidate.quotation for match in finding.matches]


@pytest.mark.parametrize(
    ("words", "speaker", "verdict"),
    [
        pytest.param(INNER, "Bo Lee", Verdict.VERIFIED, id="the-inner-speakers"),
        pytest.param("never open the northern bridge", "Bo Lee", Verdict.TRIMMED, id="part"),
        pytest.param(INNER, "Ann Hart", Verdict.WRONG_SPEAKER, id="not-the-outer-speakers"),
        pytest.param(FRAME, "Ann Hart", Verdict.TRIMMED, id="the-outer-speakers-own"),
        pytest.param(OUTER, "Ann Hart", Verdict.VERIFIED, id="all-of-it"),
    ],
)
def test_a_check_gives_nested_words_to_their_speaker(
    store: Store, words: str, speaker: str, verdict: Verdict
) -> None:
    store.add(nest())
    found, records = check(store, words, speaker)
    assert found is verdict
    inner = words in INNER
    assert records[0] == (2 if inner else 1)
    assert not inner or 1 not in records


def test_common_words_of_an_inner_quotation_are_its_own(store: Store) -> None:
    text = "“Lee told me ‘It is what it is’ before the vote,” said Ann Hart."
    outer, inner = "Lee told me ‘It is what it is’ before the vote,", "It is what it is"
    store.add(nest(text=text, outer=outer, inner=inner))
    assert fingerprints(inner) == frozenset()
    assert check(store, inner, "Bo Lee")[1] == [2]
    assert 1 not in check(store, inner, "Ann Hart")[1]


def test_without_an_inner_quotation_the_words_are_the_speakers(store: Store) -> None:
    found = nest()
    store.add(replace(found, attributions=found.attributions[:1]))
    assert check(store, INNER, "Ann Hart") == (Verdict.TRIMMED, [1])


def test_families_join_inner_words_with_inner_words_alone(store: Store) -> None:
    store.add(nest())
    store.add(make_reading(says(INNER), "b", speakers=["Bo Lee"], outlet="b"))
    assert families(store) == [[("a", 2), ("b", 3)]]
    store.add(nest("c"))
    joined = [[("a", 1), ("c", 4)], [("a", 2), ("b", 3), ("c", 5)]]
    assert sorted(families(store)) == joined


@pytest.mark.parametrize(
    ("text", "outer", "kinds", "passages"),
    [
        pytest.param(TEXT, OUTER, (DIRECT, DIRECT), [1, 2], id="direct-in-direct"),
        pytest.param(
            f"Hart said Lee told her “{INNER}” twice.", f"Lee told her “{INNER}” twice",
            (MIXED, DIRECT), [2], id="all-marked-words-are-the-inner-ones",
        ),
        pytest.param(
            f"“‘{INNER}’,” said Hart.", f"‘{INNER}’,", (DIRECT, DIRECT), [2], id="nothing-else",
        ),
        pytest.param(
            f"Hart said that Lee said that {INNER} at all.", f"that Lee said that {INNER} at all",
            (INDIRECT, INDIRECT), [1, 2], id="a-report-in-a-report",
        ),
        pytest.param(
            f"“I think that {INNER} at all,” said Hart.", f"I think that {INNER} at all,",
            (DIRECT, INDIRECT), [1], id="a-report-in-quoted-words",
        ),
    ],
)  # fmt: skip
def test_which_quotations_have_passages(
    store: Store, text: str, outer: str, kinds: Sequence[QuotationKind], passages: list[int]
) -> None:
    store.add(nest(text=text, outer=outer, kinds=kinds))
    with_passages = [id_ for id_ in (1, 2) if store.passage_pair(id_, id_)[0].passage_id]
    assert with_passages == passages


def test_a_rejected_inner_quotation_gives_its_words_back(store: Store) -> None:
    store.add(nest())
    store.add(make_reading(says(INNER), "b", speakers=["Ann Hart"], outlet="b"))
    assert families(store) == []
    made = store.decisions.quotations.reject(2, who="desk", why="no quotation")
    assert families(store) == [[("a", 1), ("b", 3)]]
    assert check(store, INNER, "Ann Hart")[0].stands
    store.decisions.undo(made.id, who="desk")
    assert families(store) == []
    assert list(store.verify()) == []


def test_a_new_reading_that_knows_what_is_nested_takes_the_words_away(store: Store) -> None:
    store.add(nest(nested=False))
    assert check(store, INNER, "Ann Hart")[0].stands
    store.reread(nest(reader=NEWER))
    assert check(store, INNER, "Ann Hart")[0] is Verdict.WRONG_SPEAKER


def test_a_search_gives_the_inner_quotation_first(store: Store) -> None:
    store.add(nest())
    found = store.quotations(QuotationQuery(words="northern bridge"))
    assert [(record.id, record.speaker) for record in found] == [(2, "Bo Lee"), (1, "Ann Hart")]
    assert [record.id for record in store.quotations()] == [1, 2]
