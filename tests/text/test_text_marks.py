"""The marks state machine, on every kind of mark and every way to break one."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.annotated import AnnotatedText
from quotes.types import CharSpan

MARKS = "“”\"„«»‘’'`"


def contents(text: str, level: int = 0) -> list[str]:
    return [m.content.of(text) for m in AnnotatedText(text).marked if m.level == level]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“We won,” she said.", ["We won,"], id="curly"),
        pytest.param('"We won," she said. "Go."', ["We won,", "Go."], id="straight"),
        pytest.param("''We won,'' she said.", ["We won,"], id="doubled"),
        pytest.param("``We won,'' she said.", ["We won,"], id="typewriter"),
        pytest.param("«On a gagné», dit-elle.", ["On a gagné"], id="guillemets"),
        pytest.param("„Gewonnen“, sagte sie.", ["Gewonnen"], id="low-high"),
        pytest.param("»Gewonnen«, sagte sie.", ["Gewonnen"], id="guillemets-inwards"),
        pytest.param("« On a gagné », dit-elle.", ["On a gagné"], id="guillemets-spaced"),
        pytest.param("”We won,” she said. ”Go.”", ["We won,", "Go."], id="both-closing"),
        pytest.param("“We won,“ she said. “Go.“", ["We won,", "Go."], id="both-opening"),
        pytest.param("He said ”go” twice.\n\n”We won.”", ["go", "We won."], id="both-closing-two"),
        pytest.param("″We won,″ she said. ″Go.″", ["We won,", "Go."], id="double-primes"),
        pytest.param("＂We won,＂ she said.", ["We won,"], id="full-width"),
        pytest.param("❝We won,❞ she said.", ["We won,"], id="heavy"),
        pytest.param("‹We won,› she said.", ["We won,"], id="single-guillemets"),
        pytest.param("<<We won,>> she said.", ["We won,"], id="typed-guillemets"),
        pytest.param("Home >> News >> Sport", [], id="arrows-of-a-menu"),
        pytest.param("Then x << 2 was cut.", [], id="shift"),
        pytest.param("›Gewonnen‹, sagte sie.", ["Gewonnen"], id="single-guillemets-inwards"),
        pytest.param("「We won,」 she said. 『Go.』", ["We won,", "Go."], id="corner-brackets"),
        pytest.param("He is 6′ 2″ tall, she 5′ 9″ tall.", [], id="feet-and-inches"),
        pytest.param("“He is 6′ 2″ tall,” she said.", ["He is 6′ 2″ tall,"], id="inches-in-marks"),
        pytest.param("″It is 12″ wide,″ she said.", ["It is 12″ wide,"], id="inches-in-primes"),
        pytest.param("“See Home › News,” she said.", ["See Home › News,"], id="arrows-of-a-menu"),
        pytest.param("‘We’ve won,’ she said.", ["We’ve won,"], id="british-curly"),
        pytest.param("'We've won,' she said.", ["We've won,"], id="british-straight"),
        pytest.param(
            "‘The voters’ choice,’ she said, ‘is clear.’",
            ["The voters’ choice,", "is clear."],
            id="british-possessive",
        ),
        pytest.param("The voters' choice in the '90s", [], id="apostrophes-only"),
        pytest.param("5' 11\" tall", [], id="inches"),
        pytest.param("She said: “We won", ["We won"], id="open-until-text-end"),
        pytest.param(
            "“One.\n\n“Two,” he said.\n\nThree.", ["One.", "Two,"], id="open-until-paragraph-end"
        ),
        pytest.param('to “hide it". Ann said “go” twice.', ["hide it", "go"], id="other-kind"),
        pytest.param(
            "“The end of it. “We stay,” he said. “All of us.”",
            ["The end of it.", "We stay,", "All of us."],
            id="opened-twice",
        ),
        pytest.param(
            'One "was left open. He went.\n\nThen "we stay," he said.',
            ["was left open.", "we stay,"],
            id="left-open-before-straight",
        ),
        pytest.param(
            "“We cannot stay, he wrote later.\n\n“Go,” Ann Lee said.",
            ["We cannot stay,", "Go,"],
            id="left-open-before-a-report",
        ),
        pytest.param("We stay,” he said. “All of us.”", ["All of us."], id="never-opened"),
        pytest.param("“” and “ ” and “…”", [], id="nothing-in-them"),
    ],
)
def test_outermost_contents(text: str, expected: list[str]) -> None:
    assert contents(text) == expected


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        pytest.param("“He said ‘go’ twice,” she said.", "He said ‘go’ twice,", "go", id="curly"),
        pytest.param("\"He said 'go',\" she said.", "He said 'go',", "go", id="straight"),
        pytest.param("''He said 'go.''' Then", "He said 'go.'", "go.", id="three-apostrophes"),
        pytest.param('"He said “go” twice," she said.', "He said “go” twice,", "go", id="mixed"),
        pytest.param("‘He said “go” twice,’ she said.", "He said “go” twice,", "go", id="british"),
    ],
)
def test_quotation_within_a_quotation(text: str, outer: str, inner: str) -> None:
    assert contents(text) == [outer]
    assert contents(text, level=1) == [inner]


def test_broken_marks_are_said_to_be_broken() -> None:
    text = '“One.\n\n“Two,” he said. “Three". “Four'
    states = [(m.closed, m.matched, m.continued) for m in AnnotatedText(text).marked]
    assert states == [
        (False, False, True),
        (True, True, False),
        (True, False, False),
        (False, False, False),
    ]


def test_five_thousand_deep_run_of_marks() -> None:
    text = "“" * 5000 + "deep" + "”" * 5000 + "\n\n“We stay,” he said."
    assert contents(text)[-1] == "We stay,"


def test_quoted_parts_of_a_span() -> None:
    text = "He called it “a shame” and “a farce” twice."
    span = CharSpan(text.index("shame"), text.index(" twice"))
    annotated = AnnotatedText(text)
    assert [part.of(text) for part in annotated.quoted_parts(span)] == ["shame", "a farce"]
    assert annotated.quoted_parts(CharSpan(0, 9)) == []


@given(st.text(alphabet=MARKS + "ab .,\n", max_size=200))
def test_stretches_lie_in_the_text_and_in_order(text: str) -> None:
    marked = AnnotatedText(text).marked
    assert [m.outer.start for m in marked] == sorted(m.outer.start for m in marked)
    for m in marked:
        assert m.outer.contains(m.content)
        assert m.outer.end <= len(text)
        words = m.content.of(text)
        assert words == words.strip()
        assert any(map(str.isalnum, words))
    level0 = [m.outer for m in marked if m.level == 0]
    assert all(a.end <= b.start for a, b in itertools.pairwise(level0))


@given(st.text(alphabet=MARKS + "ab .,", max_size=80), st.sampled_from(["“", '"', "''"]))
def test_a_broken_paragraph_costs_the_next_nothing(broken: str, mark: str) -> None:
    closing = {"“": "”"}.get(mark, mark)
    sound = f"Then {mark}we stay,{closing} he said."
    text = f"x{broken}x\n\n{sound}"
    assert contents(text)[-1] == "we stay,"


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param("“We sail\nat dawn,” she said.", ["We sail", "at dawn,"],
                     id="a-line-broken"),
        pytest.param("“We sail.\n\nThey stay,” she said.", ["We sail.", "They stay,"],
                     id="a-paragraph-without-its-mark"),
        pytest.param("“We sail.\n\nShe said “they stay,” too.", ["We sail.", "they stay,"],
                     id="the-next-opens-its-own"),
        pytest.param('"We sail.\n\nThey stay," she said.', ["We sail.", "They stay,"],
                     id="straight-marks"),
        pytest.param("“We sail.\n\nIt rained.\n\nThey stay,” she said.", ["We sail."],
                     id="a-paragraph-between"),
    ],
)  # fmt: skip
def test_a_mark_left_open_is_closed_by_the_first_mark_of_the_next_paragraph(
    text: str, contents: list[str]
) -> None:
    annotated = AnnotatedText(text)
    assert [one.content.of(text) for one in annotated.outermost] == contents
