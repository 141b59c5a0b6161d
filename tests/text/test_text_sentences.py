"""Sentences: where a stop ends one, and where it only ends an abbreviation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.sentences import ends_sentence, ends_within, find_breaks


def cut(text: str, *, any_case: bool = False) -> str:
    """Return a text with a bar where a sentence starts."""
    for found in reversed(list(find_breaks(text, any_case=any_case))):
        text = f"{text[: found.start]}|{text[found.start :]}"
    return text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The gate shut. |Nobody came.", id="full-stop"),
        pytest.param("Who shut it? |Nobody knew! |Then it rang.", id="question-exclamation"),
        pytest.param("It rang.  |Nobody came.", id="two-blanks"),
        pytest.param("It rang.\n|Nobody came.", id="line-end"),
        pytest.param("A ferry strike\n\n|Nobody came", id="blank-line"),
        pytest.param("A ferry strike\n \n  |nobody came", id="blank-line-lower-case"),
        pytest.param("It rang.\n\n|nobody came", id="stop-and-blank-line"),
        pytest.param("It rang. nobody came", id="lower-case"),
        pytest.param("It cost 2.5 million. |Élodie paid.", id="decimal-and-accent"),
        pytest.param("See example.org. |Then write.", id="address"),
        pytest.param("He left. |20 people came.", id="number-opens"),
        pytest.param("It was free. |$5 was too much.", id="currency-opens"),
        pytest.param("It rang. |(Nobody came.) |She left.", id="brackets"),
        pytest.param("It rang. |[Nobody] came.", id="square-brackets"),
        pytest.param("Three things: Bread, salt and oil.", id="colon"),
        pytest.param("1. Open the gate.\n|2. Ring.", id="numbered-list"),
        pytest.param("It was born in 1990. |She left.", id="year"),
        pytest.param("They were only 12. |She left.", id="small-number"),
        # Marks that close stand behind the stop.
        pytest.param("“It rang.” |Nobody came.", id="closing-mark"),
        pytest.param('"It rang." |Nobody came.', id="straight-mark"),
        pytest.param("‘It rang.’ |Nobody came.", id="single-mark"),
        pytest.param("(It rang.) |Nobody came.", id="closing-bracket"),
        pytest.param("“It rang!” she said.", id="mark-within-sentence"),
        pytest.param("She said it. |“It rang.”", id="opening-mark"),
        pytest.param("She said it. |“it rang.”", id="opening-mark-lower-case"),
        # Titles and names.
        pytest.param("Mr. Okoro met Mrs. Lind. |Dr. Ruiz left.", id="mr-mrs-dr"),
        pytest.param("We saw Capt. Ann Lee, Adm. Poe and Maj. Roy Orr.", id="military"),
        pytest.param("It was Lt. Gov. Ida Orr.", id="two-titles"),
        pytest.param("MR. OKORO and SEN. LIND left.", id="titles-in-capitals"),
        pytest.param("Gen. He commands it.", id="title-before-opener"),
        pytest.param("It was John F. Ruiz and J. R. Lind.", id="initials"),
        pytest.param("It was J.R. Lind.", id="joined-initials"),
        pytest.param("It was A. I. Lind.", id="initial-i"),
        pytest.param("We live in the U.S. |I think so.", id="us-ends-before-i"),
        pytest.param("We went with plan B. |The gate shut.", id="capital-ends"),
        pytest.param("It was Bo Orr Jr. |He left.", id="suffix-ends"),
        pytest.param("It was Bo Orr Jr. Mayor Lind left.", id="suffix-goes-on"),
        pytest.param("Ann Lee, Ph.D., left.", id="degree"),
        pytest.param("We met in St. Aldhelm. |It rang.", id="saint"),
        # Acronyms, organisations, places.
        pytest.param("The U.S. President left.", id="us-goes-on"),
        pytest.param("She left the U.S. |The gate shut.", id="us-ends"),
        pytest.param("She left the U.S. |“We shut it,” he said.", id="us-ends-before-mark"),
        pytest.param("The U.S. “Gate” Act", id="us-before-marked-name"),
        pytest.param("Acme Inc. Chairman Bo Orr left.", id="inc-goes-on"),
        pytest.param("It went to Acme Inc. |The firm shut.", id="inc-ends"),
        pytest.param(
            "It went to Acme Inc.\n\n|Chairman Orr left.",
            id="inc-paragraph",
        ),
        pytest.param("Rep. Bo Orr (D-Mass.) left.", id="state"),
        pytest.param("Sen. Bo Orr, D-Mass. |He left.", id="state-ends"),
        pytest.param("They met in Sept. Nobody else came.", id="month-goes-on"),
        # Times, numbers, Latin.
        pytest.param("It shut at 5 p.m. Monday.", id="pm-goes-on"),
        pytest.param("It shut at 5 p.m. EST.", id="pm-zone"),
        pytest.param("It shut at 5 p.m. |The bell rang.", id="pm-ends"),
        pytest.param("It shut at 5 p.m. |Lind left.", id="pm-ends-before-name"),
        pytest.param("It was No. 5 of 12.", id="number"),
        pytest.param("Did he go? |No. |He left.", id="no"),
        pytest.param("It is 6 ft. 2 in.", id="units"),
        pytest.param("Small boats, e.g. Dinghies, shut it.", id="latin"),
        pytest.param("It was Orr v. Lind.", id="versus"),
        # Ellipses.
        pytest.param("It rang ... and rang.", id="ellipsis-lower-case"),
        pytest.param("It rang... |Nobody came.", id="ellipsis-ends"),
        pytest.param("It rang… |Nobody came.", id="one-character-ellipsis"),
        pytest.param("It rang . . . |Nobody came.", id="spaced-ellipsis"),
        pytest.param("Well … I'm not sure ... I left.", id="ellipsis-before-i"),
    ],
)
def test_sentences(text: str) -> None:
    assert cut(text.replace("|", "")) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("it rang. |nobody came", id="lower-case"),
        pytest.param("it rang … |nobody came", id="ellipsis"),
        pytest.param("it rang ... |I left", id="ellipsis-before-i"),
        pytest.param("the U.S. gate and Dr. Orr. |he left", id="abbreviations"),
        pytest.param("it is 6 ft. tall. |it rang", id="unit"),
        pytest.param("no. |we left", id="no"),
        pytest.param("what? |no! |we left", id="question-exclamation"),
    ],
)
def test_sentences_in_any_case(text: str) -> None:
    assert cut(text.replace("|", ""), any_case=True) == text


@pytest.mark.parametrize(
    ("start", "end", "ends"),
    [
        pytest.param(0, 13, False, id="before-the-next-starts"),
        pytest.param(0, 14, True, id="next-starts-at-the-end"),
        pytest.param(8, 22, True, id="from-within"),
        pytest.param(13, 22, False, id="from-behind-the-stop"),
    ],
)
def test_ends_within(start: int, end: int, ends: bool) -> None:
    assert ends_within("Mr. Orr left. It rang.", start, end) is ends


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("It rang.", True, id="full-stop"),
        pytest.param("It rang…", True, id="ellipsis"),
        pytest.param("“It rang!”", True, id="closing-mark"),
        pytest.param("(“It rang?”)", True, id="closing-marks"),
        pytest.param("A ferry strike", False, id="heading"),
        pytest.param("It rang. Nobody", False, id="goes-on"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_ends_sentence(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


@given(st.text('Ab.!?… \n"“”(1', max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_breaks_stand_between_words(text: str, start: int, end: int) -> None:
    breaks = list(find_breaks(text))
    for found in breaks:
        assert found.stop < found.start < len(text)
        assert text[found.stop - 1 : found.stop] in ".!?…" or text[found.stop] == "\n"
        assert text[found.start - 1].isspace()
    assert {found.start for found in breaks} <= {
        0,
        *(b.start for b in find_breaks(text, any_case=True)),
    }
    within = [one for one in find_breaks(text, start, end) if text[one.start - 1 : one.start + 1]]
    assert all(start < one.start <= end for one in within)
