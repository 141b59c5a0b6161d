"""What training does to annotated articles: the text changes, and what is marked stays marked."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.reader.edits import Annotated, Edit, Marking, apply_edits
from training.reader.frames import with_frames
from training.reader.names import swap_names
from training.reader.styles import STYLES
from training.reader.synthetic import make_articles, plain_paragraphs, quoted_wordings

TEXT = (
    "Council puts off its vote on the bridge\n\n“We are not ready, and it isn’t our plan,” said "
    "Marta Oyelaran, the council’s leader. “Ask me again in June.”\n\nOyelaran told reporters that "
    "the estimate was “a guess”.\n\nThe ferry still runs twice a day, as it has since the spring, "
    "and it carries some forty people."
)


def spans_of(*words: str) -> tuple[tuple[int, int], ...]:
    return tuple((TEXT.index(one), TEXT.index(one) + len(one)) for one in words)


ARTICLE = Annotated(
    "bridge",
    TEXT,
    (
        Marking(
            source=spans_of("Marta Oyelaran, the council’s leader"),
            cue=spans_of("said"),
            content=spans_of(
                "“We are not ready, and it isn’t our plan,”", "“Ask me again in June.”"
            ),
        ),
        Marking(
            source=spans_of("Oyelaran told"),
            cue=spans_of("told reporters"),
            content=spans_of("that the estimate was “a guess”"),
        ),
    ),
)


def words_in(article: Annotated, spans: tuple[tuple[int, int], ...]) -> list[str]:
    """Return the words of spans, without marks, markup and case."""
    text = " ".join(article.text[start:end] for start, end in spans)
    text = re.sub(r"<[^>]*>|&\w+;|&#\d+;", " ", text.replace("&rsquo;", "’").replace("’", ""))
    return re.findall(r"\w+", text.lower())


@pytest.mark.parametrize("name", sorted(STYLES))
@pytest.mark.parametrize("seed", range(4))
def test_a_style_keeps_the_words_of_each_span(name: str, seed: int) -> None:
    changed = STYLES[name](ARTICLE, Random(seed))
    assert len(changed.markings) == len(ARTICLE.markings)
    for before, after in zip(ARTICLE.markings, changed.markings, strict=True):
        for part in ("source", "cue", "content"):
            was, now = (
                words_in(ARTICLE, getattr(before, part)),
                words_in(changed, getattr(after, part)),
            )
            assert now == was


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("straight", '"Ask me again in June."'),
        ("british", "‘Ask me again in June.’"),
        ("doubled", "''Ask me again in June.''"),
        ("spaced guillemets", "« Ask me again in June. »"),
        ("low", "„Ask me again in June.“"),
    ],
)
def test_marks_are_written_as_the_style_says(name: str, expected: str) -> None:
    assert expected in STYLES[name](ARTICLE, Random(1)).text


def test_dashes_take_the_place_of_all_marks_in_their_paragraph() -> None:
    text = STYLES["dashes"](ARTICLE, Random(1)).text
    paragraph = text.split("\n\n")[1]
    assert paragraph[0] in "—–-"
    assert not set(paragraph) & set("“”")


def test_lost_breaks_leave_no_paragraphs() -> None:
    assert "\n\n" not in STYLES["lost breaks"](ARTICLE, Random(1)).text


def test_a_person_gets_one_other_name_everywhere() -> None:
    changed = swap_names(ARTICLE, Random(3))
    assert "Oyelaran" not in changed.text
    (start, end), (short, behind) = changed.markings[0].source[0], changed.markings[1].source[0]
    surname = changed.text[start:end].split(",")[0].split()[-1]
    assert changed.text[short:behind] == f"{surname} told"


def test_made_up_articles_mark_real_words() -> None:
    spoken = [f"“It was cold winter number {number} in the harbour.”" for number in range(3)]
    sources = [
        Annotated(
            one, f"{one}\n\n{'Nothing else happened. ' * 5}", (Marking((), (), ((0, len(one)),)),)
        )
        for one in spoken
    ]
    wordings, paragraphs = quoted_wordings(sources), plain_paragraphs(sources)
    assert wordings == [one.strip("“”") for one in spoken]
    made = list(make_articles(10, wordings, paragraphs, Random(1)))
    assert len(made) == 10
    for article in made:
        assert article.markings
        for marking in article.markings:
            for start, end in (*marking.source, *marking.cue, *marking.content):
                assert article.text[start:end].strip()
            start, end = marking.content[0]
            assert "cold winter" in article.text[start:end]


EDITS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 8), st.text("xyz “”", max_size=4)), max_size=12
)


@given(st.text("abc .“”\n", min_size=61, max_size=80), EDITS, st.data())
def test_a_span_that_no_edit_touches_keeps_its_words(
    text: str, edits: list[tuple[int, int, str]], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, 59))
    end = data.draw(st.integers(start + 1, 60))
    spans = ((start, end),)
    article = Annotated("a", text, (Marking(spans, spans, spans),))
    apart = [
        Edit(at, at + length, words)
        for at, length, words in edits
        if at + length <= start or at >= end
    ]
    changed = apply_edits(article, apart)
    (now,) = changed.markings[0].content
    assert changed.text[now[0] : now[1]] == text[start:end]


@given(st.text("abc .“”\n", min_size=61, max_size=80), EDITS)
def test_spans_stay_in_the_text_whatever_is_edited(
    text: str, edits: list[tuple[int, int, str]]
) -> None:
    spans = ((3, 20), (25, 50))
    article = Annotated("a", text, (Marking(spans, spans, spans),))
    made = [Edit(at, min(at + length, len(text)), words) for at, length, words in edits]
    for marking in apply_edits(article, made).markings:
        for start, end in marking.content:
            assert 0 <= start < end


PLAIN = "Harbour news\n\nMarta Oyelaran said the pier is shut. “It leaks,” the mayor said."


def plain_article() -> Annotated:
    def spans(words: str) -> tuple[tuple[int, int], ...]:
        return ((PLAIN.index(words), PLAIN.index(words) + len(words)),)

    behind = PLAIN.rindex("said")
    return Annotated(
        "plain",
        PLAIN,
        (
            Marking(spans("Marta Oyelaran"), spans("said"), spans("the pier is shut")),
            Marking(spans("the mayor"), ((behind, behind + 4),), spans("“It leaks,”")),
        ),
    )


@pytest.mark.parametrize("seed", range(60))
def test_a_frame_keeps_who_said_what_and_adds_who_passes_it_on(seed: int) -> None:
    changed = with_frames(plain_article(), Random(seed))
    of = {
        (part, words)
        for found in changed.markings
        for part in ("source", "cue", "content", "carrier")
        for words in (changed.text[s:e] for s, e in getattr(found, part))
    }
    assert {("source", "Marta Oyelaran"), ("source", "the mayor")} <= of
    assert {("content", "“It leaks,”")} <= of
    assert any(part == "content" and words.endswith("the pier is shut") for part, words in of)
    assert all(words.strip() == words for _, words in of)
    for found in changed.markings:
        (start, end), *_ = found.content
        outer = [m for m in changed.markings if not m.nested and m.content[0][0] < start]
        assert not found.nested or any(m.content[0][1] == end for m in outer)


def test_frames_are_of_all_kinds() -> None:
    changed = [with_frames(plain_article(), Random(seed)) for seed in range(200)]
    cues = {one.text[slice(*found.cue[0])] for one in changed for found in one.markings}
    assert {"as saying", "said"} < cues
    assert any(found.nested for one in changed for found in one.markings)
    assert any(found.carrier for one in changed for found in one.markings)
    assert all(len(cue) > 1 for cue in cues)
