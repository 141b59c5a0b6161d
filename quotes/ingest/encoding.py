"""Bytes to text, without ever storing what was guessed badly.

UTF-8 and UTF-16 are known for certain; of the older encodings only Windows' Western one, with
Latin-1 in it, is guessed, and only where nothing speaks against it.
"""

import codecs
import re
from typing import Final

from quotes.errors import IngestError

UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))
# Browsers read pages that declare these as Windows' Western encoding; so they are written.
_WESTERN = {"ascii", "us-ascii", "latin-1", "latin1", "iso-8859-1", "iso8859-1", "windows-1252"}
# Two bytes and more that are valid UTF-8 don't stand in Western text by chance.
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# What other encodings look like when they are read as Western: a capital with an accent after a
# small letter or a comma, or a sign within a word (Mac, DOS); a low mark that opens nothing, a
# ligature before a number (DOS); a currency before a word (Polish); words of accents (Greek).
_IMPLAUSIBLE = re.compile(
    r"[a-zß-öø-ÿ.,!?][À-ÖØ-ÞŠŽŒŸ]"
    r"|[A-Za-z][¡-©«¬®-¹»-¿×÷†‡ˆ‰‹›€ƒ„“”‚•˜™][A-Za-z]"
    r"|[‚„](?![\w“‘])"
    r"|œ\d|[£ƒ][A-Za-z]"
    r"|[À-ÖØ-öø-ÿ]{3}"
)
# What Windows' Central European and Turkish encodings have in the same place, and signs that
# are none of their letters where nothing above forbids it. All else takes a second opinion.
_SAFE: Final = frozenset(
    "€£¥‚„“”‘’–—…•·‹›«»†‡™©®§¶°±µ´¨¸¤¦¬×÷½¼áâäçéëíîóôöúüßÁÂÄÇÉËÍÎÓÔÖÚÜ\N{NBSP}\N{SOFT HYPHEN}"
)
_ADVICE = "save it as UTF-8 and give it again"


def decode(data: bytes, declared: str | None = None) -> str:
    """Return bytes as text, without their byte-order mark.

    Args:
        data: All bytes of the input; a part could hide that the rest is of another encoding.
        declared: The encoding that the page or its server names; used where it is no UTF-8.

    Raises:
        IngestError: The bytes are no text, or it is not certain which.
    """
    if data.startswith(UTF16_MARKS) and not data.startswith(_UTF32_MARKS):
        return _decode_utf16(data)
    _refuse_binary(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decode_declared(data, declared)
    return _guess_western(data) if text is None else text


def _decode_utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as exc:
        message = f"begins like UTF-16 but is not, from byte {exc.start} on: {_ADVICE}"
        raise IngestError(message) from exc


def _refuse_binary(data: bytes) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if data.startswith(_UTF32_MARKS) or controls * 10 > len(data):
        message = "is binary, or text without a byte-order mark: save it as UTF-8"
        raise IngestError(message)


def _decode_declared(data: bytes, declared: str | None) -> str | None:
    if not declared:
        return None
    name = "cp1252" if declared.lower() in _WESTERN else declared
    try:
        return data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None


def _guess_western(data: bytes) -> str:
    if _UTF8_SEQUENCE.search(data):
        message = f"mixes UTF-8 with another encoding: {_ADVICE}"
        raise IngestError(message)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as exc:
        raise _unknown() from exc
    if _IMPLAUSIBLE.search(text):
        raise _unknown()
    if _SAFE.issuperset(char for char in set(text) if not char.isascii()) or _agrees(data, text):
        return text
    raise _unknown()


def _agrees(data: bytes, text: str) -> bool:
    """Return True if the likeliest of all encodings gives the same text.

    Alone it would be no judge: of 79 English articles in Western encoding it took 7 for others.
    """
    from charset_normalizer import from_bytes  # noqa: PLC0415 - for old files only

    best = from_bytes(data).best()
    return best is not None and str(best) == text


def _unknown() -> IngestError:
    return IngestError(f"is not UTF-8, and its encoding could not be detected: {_ADVICE}")
