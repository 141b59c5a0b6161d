"""Word documents: their paragraphs as they would print, with tracked changes accepted."""

import zlib
from typing import Final
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from quotes.errors import IngestError
from quotes.ingest.article import Content, Details, Source
from quotes.ingest.package import Package

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_DOCUMENT, _BODY, _PARAGRAPH, _RUN, _TEXT = (
    f"{_WORD}{name}" for name in ("document", "body", "p", "r", "t")
)
_SIGNS: Final = {
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}
# Boxes are captions and pull quotes beside the text; what was moved away stands elsewhere too.
_OUTSIDE: Final = {f"{_WORD}{name}" for name in ("txbxContent", "moveFrom", "del")}
# Struck out or hidden words: who reads the document does not take them for its text.
_PROPERTIES_OF_RUN = f"{_WORD}rPr"
_UNSEEN: Final = {f"{_WORD}{name}" for name in ("strike", "dstrike", "vanish")}
_VALUE = f"{_WORD}val"
_OFF: Final = {"0", "false", "off"}
_MAIN_PART = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PROPERTIES = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_TITLE, _AUTHOR = (f"http://purl.org/dc/elements/1.1/ {name}" for name in ("title", "creator"))
# What damage shows as, whichever part of the file has it.
_DAMAGE = (
    BadZipFile,
    EOFError,
    ExpatError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    zlib.error,
)


def read_document(data: bytes, _source: Source) -> Content:
    """Read a Word document; paragraphs are parted by blank lines in the text.

    Raises:
        IngestError: It is no Word document, or damaged, or too large to be an article.
    """
    try:
        with Package(data) as package:
            paragraphs = _read_paragraphs(package)
            details = _read_details(package)
    except _DAMAGE as exc:
        message = "is not a Word document, or is damaged: open it in Word and save it as .docx"
        raise IngestError(message) from exc
    return Content("\n\n".join(paragraphs), details)


def _read_paragraphs(package: Package) -> list[str]:
    part = package.find(_MAIN_PART)
    if part is None or package.content_type(part) != _MAIN_TYPE:
        message = "has no main part of a Word document"
        raise ValueError(message)
    text = _Text()
    package.read(part, text.start, text.end, text.add)
    if not text.has_body:
        message = "has no body"
        raise ValueError(message)
    return text.paragraphs


class _Text:
    """Takes in the text of a document's main part, element by element.

    Attributes:
        paragraphs: What its paragraphs say, without those that say nothing.
        has_body: Whether it has what holds a document's text.
    """

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.has_body = False
        self._within: list[str] = []
        self._outside = 0
        self._unseen = False
        self._pieces: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in where an element begins."""
        if name in _OUTSIDE:
            self._outside += 1
        elif name == _PARAGRAPH:
            self._end_paragraph()
        elif name == _RUN:
            self._unseen = False
        elif name in _UNSEEN and self._within[-2:] == [_RUN, _PROPERTIES_OF_RUN]:
            self._unseen |= attributes.get(_VALUE) not in _OFF
        elif name in _SIGNS and self._is_read and self._within[-1:] == [_RUN]:
            self._pieces.append(_SIGNS[name])
        elif name == _BODY:
            self.has_body = self._within == [_DOCUMENT]
        self._within.append(name)

    def end(self, name: str) -> None:
        """Take in where an element ends."""
        self._within.pop()
        if name in _OUTSIDE:
            self._outside -= 1
        elif name == _PARAGRAPH:
            self._end_paragraph()

    def add(self, words: str) -> None:
        """Take in the text between elements."""
        if self._is_read and self._within[-2:] == [_RUN, _TEXT]:
            self._pieces.append(words)

    @property
    def _is_read(self) -> bool:
        return not self._outside and not self._unseen

    def _end_paragraph(self) -> None:
        if self._pieces and not self._outside:
            paragraph = "".join(self._pieces).strip()
            self._pieces.clear()
            if paragraph:
                self.paragraphs.append(paragraph)


def _read_details(package: Package) -> Details:
    """Return title and author of the document's properties, where it has any."""
    part = package.find(_PROPERTIES)
    if part is None:
        return Details()
    found: dict[str, list[str]] = {}
    within: list[str] = []
    package.read(
        part,
        lambda name, _: within.append(name),
        lambda _: within.pop(),
        lambda words: found.setdefault(within[-1], []).append(words),
    )
    title, author = ("".join(found.get(name, ())) for name in (_TITLE, _AUTHOR))
    return Details(title=title or None, authors=(author,) if author else ())
