"""What people are shown: nothing in it is unseen or moves what stands around it."""

import json
import re
import shutil
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotes.text.shown import (
    isolate,
    isolate_names,
    one_line,
    quote_for_shell,
    show,
    show_json,
)

# Signs of Arabic and of a script of India that stand before numbers and can be seen.
SEEN = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
ODD = "‹›U+20E\u202e\u2066\u2069\u200d\u200c\ufe0f\U000e0041\x1b\x9b\n\t میक्❤👩1\u20e3"
texts = st.one_of(st.text(), st.text(st.sampled_from(ODD)))


def read_signs(shown: str) -> str:
    return re.sub(r"‹U\+([0-9A-F]{4,6})›", lambda sign: chr(int(sign[1], 16)), shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\x1b[2Jb", "a‹U+001B›[2Jb", id="escape"),
        pytest.param("a\x00\x7fb", "a‹U+0000›‹U+007F›b", id="controls"),
        pytest.param("a\x9b31mb\x85", "a‹U+009B›31mb‹U+0085›", id="c1"),
        pytest.param("a\rb", "a‹U+000D›b", id="carriage-return"),
        pytest.param("a\tb", "a\tb", id="tab"),
        pytest.param("a\nb", "a‹U+000A›b", id="line-break"),
        pytest.param("a\u200e\u200f\u061cb", "a‹U+200E›‹U+200F›‹U+061C›b", id="direction-marks"),
        pytest.param("\u202apaid\u202c", "‹U+202A›paid‹U+202C›", id="embedding"),
        pytest.param("\u202d1\u202e2", "‹U+202D›1‹U+202E›2", id="override"),
        pytest.param(
            "\u2066a\u2067b\u2068c\u2069", "‹U+2066›a‹U+2067›b‹U+2068›c‹U+2069›", id="isolates"
        ),
        pytest.param("a\u2028b\u2029", "a‹U+2028›b‹U+2029›", id="separators"),
        pytest.param("a\u200bb\u2060\ufeff", "a‹U+200B›b‹U+2060›‹U+FEFF›", id="zero-width"),
        pytest.param("a\u200cb\u200d", "a‹U+200C›b‹U+200D›", id="joiners-in-latin"),
        pytest.param("har\xadbour", "har‹U+00AD›bour", id="soft-hyphen"),
        pytest.param("a\U000e0041\U000e007f", "a‹U+E0041›‹U+E007F›", id="tags"),
        pytest.param("a\ufe0f\U000e0100", "a‹U+FE0F›‹U+E0100›", id="selectors"),
        pytest.param("a\u3164\u115f\uffa0b", "a‹U+3164›‹U+115F›‹U+FFA0›b", id="fillers"),
        pytest.param("a\ud800b", "a‹U+D800›b", id="surrogate"),
        pytest.param("‹U+202E›", "‹U+2039›U+202E›", id="what-looks-like-a-sign"),
        pytest.param("‹U+20› ‹word›", "‹U+20› ‹word›", id="other-marks"),
        pytest.param("é “ñ” – 北京 שלום مرحبا", "é “ñ” – 北京 שלום مرحبا", id="honest"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="persian"),
        pytest.param("क्\u200dष", "क्\u200dष", id="hindi"),
        pytest.param("👩🏽\u200d💻 ❤\ufe0f\u200d🔥", "👩🏽\u200d💻 ❤\ufe0f\u200d🔥", id="pictures"),
        pytest.param("1\ufe0f\u20e3 1\ufe0f", "1\ufe0f\u20e3 1‹U+FE0F›", id="keys"),
        pytest.param("می\u200c\u200cخ", "می‹U+200C›‹U+200C›خ", id="two-joiners"),
        pytest.param("❤\ufe0f\ufe0f", "❤\ufe0f‹U+FE0F›", id="two-selectors"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert show(text) == shown


def test_every_format_and_control_character_has_a_sign() -> None:
    kinds = {"Cc", "Cf", "Zl", "Zp", "Cs"}
    unsigned = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) in kinds and show(character) == character
    ]

    assert sorted(unsigned) == sorted(f"\t{SEEN}")


def test_nothing_that_has_a_width_of_its_own_has_a_sign() -> None:
    kinds = ("L", "N", "P", "S", "Zs")
    ignorable = "\u115f\u1160\u3164\uffa0"
    signed = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character).startswith(kinds) and show(character) != character
    ]

    assert signed == list(ignorable)


@given(texts, st.booleans())
@example("‹U+2039›U+202E›", False)
@example("‹U+‹U+00AD›\xad›", False)
def test_signs_give_the_text_back(text: str, lines: bool) -> None:
    shown = show(text, lines=lines)

    assert read_signs(shown) == text
    assert lines or "\n" not in shown


@given(texts)
def test_json_on_a_screen_is_of_the_same_value(text: str) -> None:
    shown = show_json(json.dumps({"text": text}, ensure_ascii=False))

    assert json.loads(shown) == {"text": text}
    assert show(shown.replace("‹", "")) == shown.replace("‹", "")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a \n\n\t b\xa0c  ", "a b c"),
        ("a\u2028b\x85c\x1cd", "a\u2028b\x85c\x1cd"),
        ("", ""),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        pytest.param("Ann Hart", "Ann Hart", id="left-to-right"),
        pytest.param("דנה כהן", "\u2068דנה כהן\u2069", id="hebrew"),
        pytest.param("محمد (BBC)", "\u2068محمد (BBC)\u2069", id="mixed"),
        pytest.param("שלום,\nעולם", "שלום,\nעולם", id="several-lines"),
    ],
)
def test_isolated_text(text: str, isolated: str) -> None:
    assert isolate(text) == isolated


@pytest.mark.parametrize(
    ("line", "isolated"),
    [
        pytest.param("no names", "no names", id="none"),
        pytest.param(
            "מעריב, 2022-04-08: דנה כהן (doubtful)",
            "\u2068מעריב\u2069, 2022-04-08: \u2068דנה כהן\u2069 (doubtful)",
            id="names",
        ),
        pytest.param("speaker: בן-גוריון", "speaker: \u2068בן-גוריון\u2069", id="hyphen"),
        pytest.param("   שלום, 25 איש", "   \u2068שלום, 25 איש\u2069", id="nothing-else"),
    ],
)
def test_names_in_a_line(line: str, isolated: str) -> None:
    assert isolate_names(line) == isolated


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs the shell that people paste into")
@pytest.mark.parametrize(
    "text",
    [
        "Hart",
        "O'Neill",
        "Ann $HOME `id`",
        "",
        "Ha\u200brt",
        "Ha\u200b7",
        "\u202e'Hart'\\\U000e0041",
        "Ha\nrt\t\x1b[2J\x85",
        "Ha‹U+200B›rt",
        "Ha\\342rt\u2060",
    ],
    ids=ascii,
)
def test_a_word_for_the_shell_can_be_seen_and_gives_the_text_back(text: str) -> None:
    word = quote_for_shell(text)
    assert show(word) == word
    told = subprocess.run(["bash", "-c", f"printf %s {word}"], capture_output=True, check=True)
    assert told.stdout.decode() == text
