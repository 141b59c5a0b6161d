"""Who spoke, on small articles of our own: named, joint, anonymous or not to be told."""

import pytest
from factory import attribute_sources as attribute
from factory import build_quotation
from hypothesis import given
from hypothesis import strategies as st

from quotes.attribute import attribute_quotations
from quotes.types import CharSpan, Quotation, QuotationKind, SpeakerStatus


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        pytest.param("Seth Moore came. Moore said no.", "Moore@2", "Seth Moore", id="surname"),
        pytest.param("Moore said no. Later Seth Moore left.", "Moore", "Seth Moore", id="later"),
        pytest.param(
            "Rep. Ann Lee, D-Ohio, said no.", "Rep. Ann Lee, D-Ohio", "Ann Lee", id="role"
        ),
        pytest.param(
            "Porto Mayor Vadym Boyko said no.",
            "Porto Mayor Vadym Boyko",
            "Vadym Boyko",
            id="place-role",
        ),
        pytest.param(
            "Porto's mayor, Vadym Boyko. said no.",
            "Porto's mayor, Vadym Boyko",
            "Vadym Boyko",
            id="apposition",
        ),
        pytest.param(
            "A spokeswoman, Anna Reed White, said no.",
            "A spokeswoman, Anna Reed White,",
            "Anna Reed White",
            id="spokeswoman-apposition",
        ),
        pytest.param(
            "Clerk Ann Lee left. Hart aide Bob Reed said no.",
            "Hart aide Bob Reed",
            "Bob Reed",
            id="aide-of-somebody",
        ),
        pytest.param(
            "Mr Klein, the brother of the mayor, Vitali Klein, boxes. Wladimir Klein won. "
            "Mr Klein said no.",
            "Mr Klein",
            "Wladimir Klein",
            id="not-the-brother",
        ),
        pytest.param(
            "Ann Hart and Bill Hart met. Mrs. Hart said no.",
            "Mrs. Hart",
            "Ann Hart",
            id="title-tells",
        ),
        pytest.param("ANN LEE: No. Ann Lee left.", "ANN LEE", "Ann Lee", id="capitals"),
        pytest.param("Ukraine urged them to go.", "Ukraine", "Ukraine", id="state"),
        pytest.param(
            "The Department of Health and Human Services said no.",
            "The Department of Health and Human Services",
            "Department of Health and Human Services",
            id="organisation-of",
        ),
        pytest.param(
            "The Porto City Council met. The city council said no.",
            "The city council",
            "Porto City Council",
            id="body",
        ),
        pytest.param(
            "The Hart campaign said no.", "The Hart campaign", "Hart campaign", id="campaign"
        ),
        pytest.param(
            "Mayor Ann Lee spoke. Then Bob Reed left. The mayor said no.",
            "The mayor",
            "Ann Lee",
            id="only-mayor",
        ),
        pytest.param("Ann Lee spoke. She said no.", "She", "Ann Lee", id="she"),
        pytest.param(
            "Mary Lee met John Reed. He said no.", "He", "John Reed", id="he-by-first-names"
        ),
        pytest.param("Bob Reed, who said no, left.", "who", "Bob Reed", id="who"),
        pytest.param(
            "“It is Ann’s,” said Joseph R. Banks Jr. today.",
            "Joseph R. Banks Jr.",
            "Joseph R. Banks Jr.",
            id="suffix",
        ),
        pytest.param("Trump’s", "Trump’s", "Trump", id="possessive-alone"),
        pytest.param("Stated Stonor: no.", "Stonor", "Stonor", id="capital-of-an-opener"),
        pytest.param(
            "Crooked Mary Hart lost. Then Mary Hart left. Hart said no.",
            "Hart@3",
            "Mary Hart",
            id="insult-before-a-name",
        ),
        pytest.param("Larry King left. Mr. King said no.", "Mr. King", "Larry King", id="a-king"),
        pytest.param("Then Amy Pope said no.", "Amy Pope", "Amy Pope", id="a-pope"),
        pytest.param(
            "Then Ann Suu Kyi left. Suu Kyi said no.", "Suu Kyi@2", "Ann Suu Kyi", id="two-surnames"
        ),
        pytest.param(
            "The Food and Drug Administration said no.",
            "The Food and Drug Administration",
            "Food and Drug Administration",
            id="and-within-a-name",
        ),
        pytest.param("Then CBS News said no.", "CBS News", "CBS News", id="news-is-no-group"),
        pytest.param(
            "A lawyer for the clubs, Bob Reed, said no.",
            "A lawyer for the clubs, Bob Reed,",
            "Bob Reed",
            id="name-behind-a-description",
        ),
        pytest.param(
            "Former secretary of state Ann Hart said no.",
            "Former secretary of state Ann Hart",
            "Ann Hart",
            id="name-behind-an-office",
        ),
        pytest.param(
            "Ohio Senator Ann Lee met Senator Bob Reed of Iowa. The Ohio senator said no.",
            "The Ohio senator",
            "Ann Lee",
            id="senator-of-a-state",
        ),
        pytest.param(
            "A report by the Porto City Council says no.",
            "A report by the Porto City Council",
            "Porto City Council",
            id="issued-by",
        ),
        pytest.param(
            "Ann Lee spoke. Lee’s letter says no.", "Lee’s letter", "Ann Lee", id="letter"
        ),
        pytest.param("An FBI memo says no.", "An FBI memo", "FBI", id="memo-of-a-body"),
        pytest.param(
            "Ann Lee and her aides said no.", "Ann Lee and her aides", "Ann Lee", id="and-her-aides"
        ),
    ],
)
def test_named(text: str, source: str, speaker: str) -> None:
    (found,) = attribute(text, source)
    assert found.status is SpeakerStatus.NAMED
    assert found.speaker == speaker
    assert found.evidence
    assert 0.5 <= found.confidence <= 1


@pytest.mark.parametrize(
    "source",
    ["Ukrainian officials", "critics", "Democrats", "a spokesman", "officials in Ukraine",
     "people who know Ann Lee", "a lawyer for Ann Lee",  "by many Democrats",
     "one Democrat", "two unions, the Dockers and the Smiths,", "a Postal Service letter carrier"],
)  # fmt: skip
def test_nobody_is_named(source: str) -> None:
    (found,) = attribute(f"Ann Lee met them. Today {source} said no.", source)
    assert found.status is SpeakerStatus.ANONYMOUS
    assert found.speakers == ()


def test_a_plural_that_opens_a_sentence_names_nobody() -> None:
    (found,) = attribute("Ann Lee met them. Officials said no.", "Officials")
    assert found.status is SpeakerStatus.ANONYMOUS


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Ann Hart met Bill Hart. Hart said no.", "Hart@3", id="two-of-a-surname"),
        pytest.param(
            "Ann Lee has a lawyer. Lee's lawyer said no.", "Lee's lawyer", id="possessive"
        ),
        pytest.param(
            "Mayor Ann Lee met mayor Bob Reed. The mayor said no.", "The mayor", id="two-mayors"
        ),
        pytest.param("Ann Lee and Bob Reed met. They said no.", "They", id="they"),
        pytest.param("Mary Lee spoke. He said no.", "He", id="nobody-fits"),
        pytest.param("The report says no.", "The report", id="a-report-of-nobody"),
        pytest.param(
            "It ran on the Dish Network. Ann Lee watched. Bob Reed slept. Few cared. All left. "
            "The network said no.",
            "The network@1",
            id="a-body-named-in-passing",
        ),
        pytest.param("Nobody knows. My father said no.", "My father", id="whose-father"),
        pytest.param(
            "Former president Ann Lee came. The president said no.", "The president", id="no-longer"
        ),
        pytest.param(
            "Ann Lee, the president of the Dockers, came. The president said no.",
            "The president",
            id="of-another-body",
        ),
        pytest.param(
            "The Porto Federation grew. The foundation said no.",
            "The foundation",
            id="another-noun",
        ),
        pytest.param(
            "Senator Ann Lee of Iowa came. The Ohio senator said no.",
            "The Ohio senator",
            id="of-another-state",
        ),
        pytest.param(
            "Donald Hart and Mary Hart met. Mary left. Mary laughed. Mary Hart sang. "
            "Mary Hart left. Later Hart said no.",
            "Hart@5",
            id="she-goes-by-first-name",
        ),
    ],
)
def test_it_abstains(text: str, source: str) -> None:
    (found,) = attribute(text, source)
    assert found.status is SpeakerStatus.UNKNOWN
    assert found.speakers == ()
    assert found.evidence


def test_joint_speakers_are_both_kept() -> None:
    text = "Mayor Vadym Boyko met the Porto City Council. Boyko and the city council said no."
    (found,) = attribute(text, "Boyko and the city council")
    assert found.speakers == ("Vadym Boyko", "Porto City Council")


def test_both_office_holders_are_kept() -> None:
    text = "Former Secretary of State Ann Lee and Mayor Bob Reed said no."
    (found,) = attribute(text, "Former Secretary of State Ann Lee and Mayor Bob Reed")
    assert found.speakers == ("Ann Lee", "Bob Reed")


def test_the_statement_is_its_issuers() -> None:
    text = "In a statement, the Porto City Council said no. The statement added why."
    first, second = attribute(text, "the Porto City Council", "The statement")
    assert first.speaker == second.speaker == "Porto City Council"


@pytest.mark.parametrize(
    ("text", "first", "document"),
    [
        pytest.param(
            "Ann Lee said a report was late. The report says no.",
            "Ann Lee",
            "The report",
            id="only-spoken-of",
        ),
        pytest.param(
            "In a report, Ann Lee said so. The Porto report says no.",
            "Ann Lee",
            "The Porto report",
            id="another-report",
        ),
    ],
)
def test_a_document_of_somebody_else(text: str, first: str, document: str) -> None:
    _, found = attribute(text, first, document)
    assert found.status is SpeakerStatus.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Former boxer Wladimir Klein, whose brother Vitali Klein is mayor of Porto, came. "
            "Mr Klein wrote so.\n\nPorto Mayor Vitali Klein left. Vitali Klein slept.",
            id="whose-brother",
        ),
        pytest.param(
            "Wladimir Klein, the younger brother of Porto mayor Vitali Klein, spoke. "
            "Mr Klein wrote so.\n\nVitali Klein stayed at home. Vitali Klein slept.",
            id="brother-of",
        ),
        pytest.param(
            "Vitali Klein, the mayor of Porto, left. His brother Wladimir Klein is here. "
            "Mr Klein wrote so.",
            id="both-introduced",
        ),
    ],
)
def test_of_two_brothers_never_the_wrong_one(text: str) -> None:
    (found,) = attribute(text, "Mr Klein")
    assert found.speaker in {"Wladimir Klein", None}
    assert found.confidence <= 0.7


def test_an_ampersand_is_part_of_a_name() -> None:
    (found,) = attribute("“We are sorry,” AT&    T said.", "AT&    T")
    assert found.speaker == "AT&T"
    (found,) = attribute("“We are sorry,” X said.", "X")
    assert found.speakers == ()


def test_evidence_is_on_one_line_without_the_blanks_of_masking() -> None:
    (found,) = attribute("Anna    Maria     Smith said no.", "Anna    Maria     Smith")
    assert found.evidence == ("'Anna Maria Smith' names the speaker",)


def test_a_campaigns_name_stands_in_the_text() -> None:
    text = "Jr.Council said no."
    (found,) = attribute(text, "Jr.Council")
    assert found.speakers == ("Jr.Council",)


def test_without_a_source_nobody_is_named() -> None:
    (found,) = attribute_quotations("“No.”", [build_quotation("“No.”", "No.")])
    assert found.status is SpeakerStatus.UNKNOWN


WORDS = [
    *("Ann", "Lee", "Mr.", "Mrs.", "Hart", "Boyko", "Mayor", "mayor", "the", "The", "of", "and"),
    *(",", ".", "'", "’s", "“", "”", "he", "She", "they", "who", "council", "City", "Council"),
    *("statement", "U.S.", "Jr.", "de", "É", "😀", "president", "said", "I", "\n\n"),
]


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join),
    st.data(),
)
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
        if one.mention:
            assert one.mention.end <= len(text)
        for name in one.speakers:
            assert name.casefold() in " ".join(text.casefold().split())
