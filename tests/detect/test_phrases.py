import pytest

from quotes.detect.phrases import PhraseParser, Words

LISTS = {
    "not": ["never", "no longer"],
    "ly": ["-ly"],
    "fruit": ["fig", "plum"],
    "aside": ["<aside>"],
}


def fits(phrase: str, words: str) -> bool:
    """Match a phrase against words of which one, marked with @, is the verb."""
    tokens = [word.removeprefix("@") for word in words.split()]
    verb = next(at for at, word in enumerate(words.split()) if word.startswith("@"))
    rest = tokens.index("#") if "#" in tokens else len(tokens)
    tokens = [token for token in tokens if token != "#"]
    behind = [at + 1 for at in range(rest, len(tokens)) if tokens[at] == "."]
    return (
        PhraseParser(LISTS)
        .parse(phrase)
        .fits(Words(tokens=tokens, verb=verb, rest=rest, next=behind, present=frozenset(tokens)))
    )


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        pytest.param("@", "S @said C:", id="any-verb"),
        pytest.param("never @", "S never @said", id="word"),
        pytest.param("never|not @", "S not @said", id="one-of-two"),
        pytest.param("<not> @", "S no longer @said", id="words-of-a-list"),
        pytest.param("@no <fruit> C", "S @no plum C:who", id="behind"),
        pytest.param("never <ly>* @", "never really truly @said", id="star"),
        pytest.param("never <ly>* @", "never @said", id="star-for-none"),
        pytest.param("if S had? @", "if S @said", id="left-out"),
        pytest.param("if S had? @", "if S had @said", id="not-left-out"),
        pytest.param("if S @", "if S , the old banker , @said", id="source-with-an-aside"),
        pytest.param("never <aside>* @", "never , as they tell it , @said", id="aside"),
        pytest.param("no ... @", "no one at all here @said", id="gap"),
        pytest.param("@ C:<fruit>", "@said C:fig", id="first-word"),
        pytest.param("@ C:<fruit>", "@said Q:fig", id="first-word-in-marks"),
        pytest.param("^ S @", "he left . S @said", id="start-behind-a-stop"),
        pytest.param("@ # , fig", "S @said C: # , fig", id="rest"),
        pytest.param("@ // plum", "S @said C: # . plum", id="next-sentence"),
    ],
)
def test_a_phrase_fits(phrase: str, words: str) -> None:
    assert fits(phrase, words)


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        pytest.param("never @", "never S @said", id="not-beside"),
        pytest.param("@<fruit>", "S @said", id="another-verb"),
        pytest.param("<not> @", "no @longer", id="half-an-entry"),
        pytest.param("no ... @", "no , here @said", id="mark-in-the-gap"),
        pytest.param("no ... @", "no S @said", id="sign-in-the-gap"),
        pytest.param("no ... @", "no idea he @said", id="clause-in-the-gap"),
        pytest.param("no ... @", f"no {'so ' * 9}@said", id="gap-too-wide"),
        pytest.param("no .. @", f"no {'so ' * 4}@said", id="short-gap-too-wide"),
        pytest.param("@ R", "@said Q:fig", id="reported-only"),
        pytest.param("^ S @", "if S @said", id="not-the-start"),
        pytest.param("@ // plum", "S @said C: # plum", id="same-sentence"),
        pytest.param("@ plum fig", "@said plum", id="past-the-end"),
        pytest.param("plum fig @", "fig @said", id="before-the-start"),
    ],
)
def test_a_phrase_does_not_fit(phrase: str, words: str) -> None:
    assert not fits(phrase, words)


@pytest.mark.parametrize("phrase", ["never", "@ @", "<vegetable> @", "@<vegetable>"])
def test_a_phrase_that_cannot_be_read(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"needs one @|'vegetable'"):
        PhraseParser(LISTS).parse(phrase)
