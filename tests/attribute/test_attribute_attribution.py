"""What attributions say beside the answer, and that any spans of any text get one."""

import pytest
from factory import attribute_sources, build_quotation
from hypothesis import given
from hypothesis import strategies as st

from quotes.attribute import attribute_quotations
from quotes.attribute.resolution import Rule
from quotes.types import CharSpan, Quotation, QuotationKind, SpeakerStatus


def test_no_quotations_need_no_speakers() -> None:
    assert attribute_quotations("Ann Lee said no.", []) == []


def test_without_a_source_nobody_is_named() -> None:
    (found,) = attribute_quotations("“No.”", [build_quotation("“No.”", "No.")])
    assert found.status is SpeakerStatus.UNKNOWN
    assert found.rule == "none/no-source"


def test_who_spoke_without_a_source_between_is_forgotten_by_nobody() -> None:
    text = "“No,” said Adam Moore of John Reed. “Never.” He left."
    quotations = [
        build_quotation(text, "No,", cue="said", source="Adam Moore"),
        build_quotation(text, "Never."),
        build_quotation(text, "left", source="He"),
    ]
    assert attribute_quotations(text, quotations)[2].speaker == "Adam Moore"


def test_nobody_speaks_the_words_that_name_him() -> None:
    text = "“No,” said Adam Moore. Yet John Reed would win, he added."
    first = build_quotation(text, "No,", cue="said", source="Adam Moore")
    second = build_quotation(text, "John Reed would win", cue="added", source="he")
    _, found = attribute_quotations(text, [first, second])
    assert found.speaker == "Adam Moore"


def test_confidence_is_that_of_source_and_name() -> None:
    text = "Ann Lee said no."
    sure = build_quotation(text, "no", cue="said", source="Ann Lee")
    unsure = build_quotation(text, "no", cue="said", source="Ann Lee", source_confidence=0.5)
    first, second = attribute_quotations(text, [sure, unsure])
    assert (first.confidence, second.confidence) == (0.99, 0.495)


@pytest.mark.parametrize(
    ("text", "sources", "confidence"),
    [
        pytest.param("Ukraine urged them.", "Ukraine", 0.995, id="only-name"),
        pytest.param("Seth Moore left. Moore said no.", "Moore@2", 0.995, id="short-name"),
        pytest.param("Ann McClenney left. McLenney said no.", "McLenney", 0.8, id="misspelt"),
        pytest.param("Bob Reed, who said no, left.", "who", 0.93, id="relative"),
        pytest.param("Mayor Ann Lee left. The mayor said no.", "The mayor", 0.93, id="only-mayor"),
        pytest.param("Ann Lee spoke. The tycoon said no.", "The tycoon", 0.7, id="nearest"),
        pytest.param("A report by Ann Lee says no.", "A report by Ann Lee", 0.8, id="issuer"),
        pytest.param("Porto Bank’s report is out. It said no: the report says.", "the report", 0.7,
                     id="issuer-before"),
        pytest.param("The Porto City Council left. The city council said no.", "The city council",
                     0.95, id="same-words"),
        pytest.param("Zuri Hart left. He said no.", "He", 0.75, id="gender-unknown"),
        pytest.param("Ann Lee and her son said no.", "Ann Lee and her son", 0.8, id="and-others"),
        pytest.param("Then critics said no.", "critics", 0.85, id="nobody"),
        pytest.param("Nobody came. He said no.", "He", 0, id="unknown"),
    ],
)  # fmt: skip
def test_confidence_is_the_rules(text: str, sources: str, confidence: float) -> None:
    *_, found = attribute_sources(text, sources)
    assert found.confidence == confidence


@pytest.mark.parametrize(
    ("text", "source", "mention"),
    [
        pytest.param("Rep. Ann Lee, D-Ohio, said no.", "Rep. Ann Lee, D-Ohio", "Rep. Ann Lee",
                     id="title-and-name"),
        pytest.param("Ann Lee met them. Lee left. She said no.", "She", "Lee", id="last-mention"),
        pytest.param("Mayor Ann Lee left. The mayor said no.", "The mayor", "Mayor Ann Lee",
                     id="first-mention"),
        pytest.param("The Hart campaign said no.", "The Hart campaign", "Hart campaign",
                     id="campaign"),
        pytest.param("An ABC/Ipsos poll says no.", "An ABC/Ipsos poll", "ABC/Ipsos", id="together"),
    ],
)  # fmt: skip
def test_the_mention_is_where_the_name_was_taken_from(text: str, source: str, mention: str) -> None:
    (found,) = attribute_sources(text, source)
    assert found.mention is not None
    assert found.mention.of(text) == mention


@pytest.mark.parametrize(
    ("text", "sources", "evidence"),
    [
        pytest.param("Anna    Maria     Smith said no.", ["Anna    Maria     Smith"],
                     "'Anna Maria Smith' names the speaker", id="one-line"),
        pytest.param("Mary Lee met John Reed. He said no.", ["He"],
                     "'He' -> John Reed: named 1 sentence back", id="no-subject"),
        pytest.param("Mary Lee said no. She left, she said.", ["Mary Lee", "she"],
                     "'she' -> Mary Lee: named 1 sentence back, spoke last", id="spoke-last"),
        pytest.param("John Reed left, he said.", ["he"],
                     "'he' -> John Reed: named in the same sentence, its subject",
                     id="same-sentence"),
        pytest.param("John Reed met Adam Moore. He said no.", ["He"],
                     "'He' -> John Reed: named 1 sentence back, its subject, "
                     "1 other would fit", id="another-would-fit"),
        pytest.param("Zuri Hart left. He said no.", ["He"],
                     "'He' -> Zuri Hart: named 1 sentence back, its subject, "
                     "nothing tells man or woman", id="gender-unknown"),
        pytest.param("John Reed met Adam Moore, he said.", ["he"],
                     "'he': Adam Moore or John Reed may be meant", id="several"),
        pytest.param("Mayor Ann Lee met mayor Bob Reed. The mayor said no.", ["The mayor"],
                     "'The mayor': Ann Lee or Bob Reed may be meant", id="several-mayors"),
    ],
)  # fmt: skip
def test_evidence_tells_the_steps(text: str, sources: list[str], evidence: str) -> None:
    *_, found = attribute_sources(text, *sources)
    assert found.evidence == (evidence,)


def test_joint_speakers_have_the_evidence_of_both() -> None:
    (found,) = attribute_sources("Ann Lee and Bob Reed said no.", "Ann Lee and Bob Reed")
    assert found.evidence == ("'Ann Lee' names the speaker", "'Bob Reed' names the speaker")


def test_what_the_article_tells_of_a_speaker_comes_along() -> None:
    (found,) = attribute_sources("Mayor Ann Lee said no.", "Mayor Ann Lee")
    assert found.named[0].roles == ("mayor",)
    (campaign,) = attribute_sources("The Hart campaign said no.", "The Hart campaign")
    assert campaign.named[0].kind == "organisation"


def test_rules_have_ids_in_two_halves_and_a_line_each() -> None:
    for rule in Rule:
        family, _, what = rule.value.partition("/")
        assert family
        assert what
        assert rule.description
        assert "\n" not in rule.description
    assert len({rule.description for rule in Rule}) == len(Rule)


WORDS = [
    *("Ann", "Lee", "Mr.", "Mrs.", "Hart", "Boyko", "Mayor", "mayor", "the", "The", "of", "and"),
    *(",", ".", "'", "’s", "“", "”", "he", "She", "they", "who", "council", "City", "Council"),
    *("statement", "U.S.", "Jr.", "de", "É", "😀", "president", "said", "I", "\n\n", "it", "/"),
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join), st.data())
def test_any_text_and_any_spans(text: str, data: st.DataObject) -> None:
    bounds = st.integers(0, len(text) - 1)
    quotations = []
    for _ in range(3):
        start, other = sorted((data.draw(bounds), data.draw(bounds)))
        quotations.append(
            Quotation(QuotationKind.INDIRECT, (CharSpan(0, 1),), (), (CharSpan(start, other + 1),))
        )
    found = attribute_quotations(text, quotations)
    assert [one.quotation for one in found] == quotations
    for one in found:
        assert (one.status is SpeakerStatus.NAMED) == bool(one.speakers)
        assert one.rule in set(Rule)
        if one.mention:
            assert one.mention.end <= len(text)
        for name in one.speakers:
            assert name.casefold() in " ".join(text.casefold().split())
