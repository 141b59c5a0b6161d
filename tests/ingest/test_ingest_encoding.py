import codecs
import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import IngestError
from quotes.ingest.encoding import decode

ENGLISH = "The café’s owner said: “We can’t go on.” He paid £5 to José – a friend."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"], ids=lambda name: f"as-{name}"
)
def test_certain_encodings_are_read(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE], ids=["be", "le"])
def test_utf16_follows_its_mark(mark: bytes) -> None:
    encoding = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-16-le"
    assert decode(mark + "“Yes”".encode(encoding)) == "“Yes”"


def test_latin1_is_read() -> None:
    german = "Der Bürgermeister sagte, die Bewohner müssten die Straßen vor der Nacht verlassen."
    assert decode(german.encode("latin-1")) == german


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(ENGLISH.encode("cp1252") + "“Yes”".encode(), "mixes", id="mixed"),
        pytest.param(ENGLISH.encode("mac_roman"), "could not be detected", id="mac"),
        pytest.param(
            "He met José in Köln, at a café.".encode("cp437"), "could not be detected", id="dos"
        ),
        pytest.param(
            "Мэр города сказал, что готов.".encode("cp1251"), "could not be detected", id="cyrillic"
        ),
        pytest.param(
            "Prezydent powiedział, że już.".encode("cp1250"), "could not be detected", id="polish"
        ),
        pytest.param(
            "“Yes,” he said on Monday.".encode("mac_roman"), "could not be detected", id="mac-marks"
        ),
        pytest.param(
            "He paid £5 on Monday.".encode("cp437"), "could not be detected", id="dos-pound"
        ),
        pytest.param(
            "It was played in Dvořák Hall.".encode("cp1250"),
            "could not be detected",
            id="czech-name",
        ),
        pytest.param(
            "Mr Łukasz spoke.".encode("cp1250"), "could not be detected", id="polish-name"
        ),
        pytest.param("Ο δήμαρχος είπε ναι.".encode("cp1253"), "could not be detected", id="greek"),
        pytest.param("市長は言った。".encode("shift_jis"), "UTF-8", id="japanese"),
        pytest.param(ENGLISH.encode("utf-16-le"), "byte-order mark", id="utf-16-unmarked"),
        pytest.param(ENGLISH.encode("utf-32"), "byte-order mark", id="utf-32"),
        pytest.param(codecs.BOM_UTF16_LE + b"a\0b", "UTF-16", id="utf-16-cut"),
        pytest.param(random.Random(1).randbytes(2_000), "binary", id="binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(64), "binary", id="png"),
    ],
)
def test_what_is_not_certain_fails(data: bytes, words: str) -> None:
    with pytest.raises(IngestError, match=words):
        decode(data)


def test_a_declared_encoding_is_used_where_it_is_no_utf8() -> None:
    polish = "Prezydent powiedział, że już."
    assert decode(polish.encode("cp1250"), "windows-1250") == polish
    assert decode(polish.encode(), "windows-1250") == polish


@pytest.mark.parametrize("declared", ["no-such-encoding", "hex", "utf-8"])
def test_a_wrong_declaration_does_no_harm(declared: str) -> None:
    assert decode(ENGLISH.encode("cp1252"), declared) == ENGLISH


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_utf8_comes_back_unchanged(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_failure(data: bytes) -> None:
    with suppress(IngestError):
        assert isinstance(decode(data), str)
