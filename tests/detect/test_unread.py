"""What stands in quotation marks and became no quotation, and the reasons given for it."""

import pytest
from factory import build_quotation
from hypothesis import given
from hypothesis import strategies as st

from quotes.detect.unread import READ_SHARE, find_unread
from quotes.text.annotated import AnnotatedText
from quotes.types import CharSpan, Quotation, QuotationKind
from quotes.unread import Unread, UnreadReason

LETTERS = "“”\"„«»‘’'`abC .,\n!"


def only(text: str, *quotations: Quotation) -> Unread:
    (found,) = find_unread(AnnotatedText(text), quotations)
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Her first film, “Low Tide,” won a prize.", "Low Tide,", id="work-before"),
        pytest.param("He hummed the song “Ebb” all day.", "Ebb", id="work-of-one-word"),
        pytest.param("The “Low Tide” star was late.", "Low Tide", id="maker-behind"),
        pytest.param("I like the “Is it over?” sketch.", "Is it over?", id="no-stop-left"),
        pytest.param("“Ebb” by Ann Lee sold well.", "Ebb", id="by-somebody"),
        pytest.param("The author of “Ebb” was late.", "Ebb", id="maker-of"),
        pytest.param("Police named it in a plan called “Ebb” then.", "Ebb", id="named"),
        pytest.param("Old John “Jack” Doe sat down.", "Jack", id="nickname"),
        pytest.param("Old John “the hook” Doe sat down.", "the hook", id="nickname-in-small"),
        pytest.param("It aired on “The Sea at Night” twice.", "The Sea at Night", id="capitals"),
        pytest.param("These “Ebbers” sat down again.", "Ebbers", id="capital-in-a-sentence"),
        pytest.param("It rained. “The Tide” sank.", "The Tide", id="capital-article"),
        pytest.param("It rained.\n\n‘It was grim’\n\nIt rained on.", "It was grim", id="heading"),
    ],
)
def test_titles_and_names(text: str, words: str) -> None:
    found = only(text)

    assert found.span.of(text) == words
    assert found.reason is UnreadReason.TITLE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The council said the “reform” was never in the cards at all.", id="said"),
        pytest.param("Ann Lee called the whole plan to build a pier “mad” again.", id="called"),
        pytest.param("It was a pier that Ann Lee called “Mad.” It fell.", id="called-by-a-name"),
        pytest.param("It was a pier that she called “mad.” It fell.", id="called-by-her"),
        pytest.param("The pier was “mad,” Ann Lee of Leeds said.", id="behind-a-comma"),
        pytest.param("Was the pier “mad”, as Ann Lee argued at the time?", id="as-behind"),
        pytest.param("He called the pier “mad” and “a waste of time.”", id="second-of-two"),
    ],
)
def test_a_word_of_saying_nearby_shows_that_the_reader_may_have_missed_it(text: str) -> None:
    assert find_unread(AnnotatedText(text), [])[-1].reason is UnreadReason.CUE_NOT_LINKED


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The “reform” of the pier took nine years.", id="one-word"),
        pytest.param("Nine years went into the so-called “Reform” of the pier.", id="so-called"),
        pytest.param("Nobody likes the word “reform” there.", id="word"),
        pytest.param("There is what is called “ebb and flow” here.", id="called-so"),
        pytest.param("They live in the “real world” of piers.", id="two-words"),
        pytest.param("Her “so what” jokes went on.", id="noun-behind"),
        pytest.param("That is to say, the “reform” failed.", id="infinitive"),
        pytest.param("A photo: “Ebbers” of the coast sat on a pier.", id="label-with-a-colon"),
        pytest.param("It was not “Sad!” at all.", id="exclamation"),
        pytest.param("“Sad” it was not at all.", id="opens-the-sentence"),
        pytest.param("He wore a “STOP” badge all day.", id="all-in-capitals"),
        pytest.param("She said no. The “reform” failed.", id="said-in-another-sentence"),
    ],
)
def test_scare_quotes(text: str) -> None:
    assert only(text).reason is UnreadReason.SCARE_QUOTE


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        pytest.param(
            "It rained. “We can’t wait here.” The pier fell.",
            "4 words, and no word of saying near them",
            id="sentence",
        ),
        pytest.param(
            "It was “about the longest pier that anyone had seen” by far.",
            "8 words, and no word of saying near them",
            id="too-long-for-a-scare-quote",
        ),
        pytest.param("It rained. “Grim.” The pier fell.", "no rule fits", id="no-rule"),
    ],
)
def test_what_nobody_is_said_to_have_spoken(text: str, evidence: str) -> None:
    found = only(text)

    assert (found.reason, found.evidence) == (UnreadReason.NO_SPEAKER, evidence)


def test_a_mark_left_open() -> None:
    text = "It rained on “the pier. Then it fell."

    found = only(text)

    assert (found.reason, found.span.of(text)) == (UnreadReason.UNCLOSED_MARK, "the pier.")


def test_an_utterance_that_goes_on_in_the_next_paragraph_is_not_left_open() -> None:
    text = "“The pier fell in the night.\n\n“Then it rained.”"

    reasons = {found.reason for found in find_unread(AnnotatedText(text), [])}

    assert reasons == {UnreadReason.NO_SPEAKER}


TEXT = "“We stay here, and we all pay,” said “Jack” Doe."


@pytest.mark.parametrize(
    ("content", "source", "expected"),
    [
        pytest.param("We stay here, and we all pay,", "“Jack” Doe", [], id="all"),
        pytest.param("We stay here, and", "“Jack” Doe", [], id="more-than-half"),
        pytest.param("We stay", "“Jack” Doe", [UnreadReason.PART_READ], id="less-than-half"),
    ],
)
def test_half_of_the_letters_make_it_read(
    content: str, source: str, expected: list[UnreadReason]
) -> None:
    quotation = build_quotation(TEXT, content, source=source)

    assert [found.reason for found in find_unread(AnnotatedText(TEXT), [quotation])] == expected


def test_parts_of_several_quotations_add_up() -> None:
    found = find_unread(
        AnnotatedText(TEXT),
        [
            build_quotation(TEXT, "We stay", source="“Jack”"),
            build_quotation(TEXT, "we all pay"),
        ],
    )

    assert not found


def test_a_quotation_in_a_quotation_is_accounted_for_with_the_outer_one() -> None:
    text = "It rained. “He told us ‘go home’ twice.”"

    assert only(text).span.of(text) == "He told us ‘go home’ twice."


@st.composite
def read_texts(draw: st.DrawFn) -> tuple[str, list[Quotation]]:
    """Draw any text, with quotations anywhere in it."""
    text = draw(st.text(st.sampled_from(LETTERS) | st.characters(), min_size=1, max_size=150))
    starts = draw(st.lists(st.integers(0, len(text) - 1), max_size=4))
    spans = [CharSpan(at, draw(st.integers(at + 1, len(text)))) for at in starts]
    return text, [Quotation(QuotationKind.INDIRECT, (span,)) for span in spans]


@given(read_texts())
def test_each_outermost_stretch_is_either_read_or_listed(
    given_text: tuple[str, list[Quotation]],
) -> None:
    text, quotations = given_text
    covered = {at for q in quotations for span in q.content for at in range(span.start, span.end)}

    found = find_unread(AnnotatedText(text), quotations)

    unread = []
    for marked in AnnotatedText(text).marked:
        letters = [
            at for at in range(marked.content.start, marked.content.end) if text[at].isalnum()
        ]
        if marked.level == 0 and len(covered.intersection(letters)) < READ_SHARE * len(letters):
            unread.append(marked.content)
    assert [passage.span for passage in found] == unread
    assert all(passage.span.end <= len(text) and passage.evidence for passage in found)
