import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.detect.modes import mode_of
from quotes.types import CharSpan, Mode

S, W, T = Mode.SPEECH, Mode.WRITING, Mode.THOUGHT


def mode(marked: str) -> Mode:
    """Return the mode where [the cue] and {the source} are marked so."""
    text = ""
    spans: dict[str, list[CharSpan]] = {"[": [], "{": []}
    for piece in re.split(r"(\[.*?\]|\{.*?\})", marked):
        words = piece.strip("[]{}")
        if piece != words:
            spans[piece[0]].append(CharSpan(len(text), len(text) + len(words)))
        text += words
    return mode_of(text, spans["["], spans["{"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{Ada Brown} [said] the pier is shut.", S, id="said"),
        pytest.param("{She} [has repeatedly been telling] us to wait.", S, id="auxiliaries"),
        pytest.param("[According to] {Ada Brown}, it is shut.", S, id="according-to"),
        pytest.param("{He} [did not say] why it is shut.", S, id="negated-speech"),
        pytest.param("“Shut,” [quipped] {the clerk}.", S, id="doubled-letter"),
        pytest.param("{She} [blorked] that it is shut.", S, id="unknown-verb"),
        pytest.param("“All of it is shut.” Nobody spoke.", S, id="no-cue"),
        pytest.param("{Ada Brown} [tweeted] that it is shut.", W, id="tweeted"),
        pytest.param("{She} [wrote on Twitter] that it is shut.", W, id="wrote-on"),
        pytest.param("{She} [has never written] that it is shut.", W, id="irregular"),
        pytest.param("{She} [believes] it is shut.", T, id="believes"),
        pytest.param("{She} [doesn’t believe] it is shut.", T, id="negated-thought"),
        pytest.param("{The clerk} [is convinced] that it is shut.", T, id="adjective"),
        pytest.param("{They} [voted to] shut it.", T, id="voted"),
        pytest.param("{Two men} [planned to] shut it.", T, id="planned"),
        pytest.param("{She} [would like] it shut.", T, id="phrase"),
        pytest.param("{She} [would also very much like] it shut.", S, id="phrase-too-far-apart"),
        pytest.param("{Their} [hopes] that it is shut grew.", T, id="plural-noun"),
    ],
)
def test_one_kind_of_word(text: str, expected: Mode) -> None:
    assert mode(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{She} [said she believes] it is shut.", S, id="said-believes"),
        pytest.param("{She} [made clear that she believes] it is shut.", S, id="made-clear"),
        pytest.param("{She} [made it very clear she wants] it shut.", S, id="made-it-clear"),
        pytest.param("{She} [wants to say] that it is shut.", T, id="wants-to-say"),
        pytest.param("{She} [decided to write] that it is shut.", T, id="decided-to-write"),
        pytest.param("{She} [wrote that she thinks] it is shut.", W, id="wrote-thinks"),
        pytest.param("{She} [wondered aloud] whether it is shut.", S, id="aloud"),
        pytest.param("{She} [wondered] whether it is shut.", T, id="wondered"),
        pytest.param("{The pier}, also [known as] the plank, is shut.", S, id="known-as"),
    ],
)
def test_the_first_word_that_tells_decides(text: str, expected: Mode) -> None:
    assert mode(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{Ada} [said in a written statement] that it is shut.", W, id="in-cue"),
        pytest.param("{Ada} [issued a statement saying] it is shut.", W, id="issued"),
        pytest.param("{Ada} [said via email] it is shut.", W, id="via"),
        pytest.param("{Ada} [said on her Facebook page] it is shut.", W, id="page"),
        pytest.param("{Ada} [said on Facebook Live] it is shut.", S, id="live"),
        pytest.param("{Ada} [said in a magazine interview] it is shut.", S, id="interview"),
        pytest.param("{Ada} [dismissed the report] as wrong.", S, id="about-a-report"),
        pytest.param("{Ada} [spoke about a letter].", S, id="about-a-letter"),
        pytest.param("“Shut,” [said] {Ada Brown} in a letter.", W, id="behind-source"),
        pytest.param(
            "{Ada} [told] Harbour Daily on Monday in an email it is shut.", W, id="behind"
        ),
        pytest.param("{Ada} [said] on Twitter that it is shut.", W, id="platform-behind"),
        pytest.param("{Ada} [said] on Monday that a clause in the letter is odd.", S, id="content"),
        pytest.param("{Ada} [said]. In a letter it reads otherwise.", S, id="next-sentence"),
        pytest.param("In a letter to the board, {Ada} [said] it is shut.", W, id="before"),
        pytest.param("He went. In an email, {Ada} [said] it is shut.", W, id="before-mid-text"),
        pytest.param("In a speech about a letter, {Ada} [said] it is shut.", S, id="speech-before"),
        pytest.param("In a letter he lied. {Ada} [said] it is shut.", S, id="sentence-before"),
    ],
)
def test_what_it_was_uttered_in(text: str, expected: Mode) -> None:
    assert mode(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{The report} [said] the pier is shut.", W, id="report"),
        pytest.param("{Two new polls} [show] a lead.", W, id="plural"),
        pytest.param("{a 2009 study by the harbour} [found] rust.", W, id="by"),
        pytest.param("{A statement posted on its site} [said] so.", W, id="participle"),
        pytest.param("[According to] {court documents}, it is shut.", W, id="according-to"),
        pytest.param("{The report} [suggests] it expects rain.", W, id="document-with-thought"),
        pytest.param("{The report’s author} [said] so.", S, id="author"),
        pytest.param("{the report author} [said] so.", S, id="compound"),
        pytest.param("{a clerk in charge of the report} [said] so.", S, id="not-the-head"),
        pytest.param("{The Harbour Post} [said] so.", S, id="name"),
        pytest.param("{Mrs. Law} [believes] so.", T, id="surname"),
    ],
)
def test_a_document_writes(text: str, expected: Mode) -> None:
    assert mode(text) is expected


@given(st.text(), st.data())
def test_any_words_have_a_mode(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)))
    pairs = [CharSpan(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]

    assert mode_of(text, pairs[:1], pairs[1:]) in Mode
    assert mode_of(text, pairs[1:], pairs[:1]) in Mode
