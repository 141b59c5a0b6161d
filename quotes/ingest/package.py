"""Packages, as Word documents are: packed files of XML, of which only what is asked for is read.

Nothing is built of a part: its elements are told one by one, so that reading takes little memory
and time in proportion to the part's size, whatever stands in it.
"""

import io
import posixpath
from collections.abc import Callable
from typing import Any, NoReturn, Self
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from quotes.errors import IngestError
from quotes.ingest.kinds import MAX_DOCUMENT_BYTES

Start = Callable[[str, dict[str, str]], object]
"""Takes an element's name, its namespace before it, and its attributes."""
End = Callable[[str], object]
Text = Callable[[str], object]

# The two ways of packing that Word documents use; of others, any amount is unpacked at once.
_PACKED_BY = (ZIP_STORED, ZIP_DEFLATED)
_RELATIONS, _TYPES = "_rels/.rels", "[Content_Types].xml"
# As many as lxml takes; Word writes some twenty.
_DEEPEST = 256


class Package:
    """An open package; all of its parts that are read may have as many bytes as a page.

    Raises:
        BadZipFile: It is none.
    """

    def __init__(self, data: bytes) -> None:
        self._parts = ZipFile(io.BytesIO(data))
        self._room = MAX_DOCUMENT_BYTES

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._parts.close()

    def find(self, relation: str) -> str | None:
        """Return the name of the part that stands in a relation to the package, if any does."""
        found = []

        def note(name: str, attributes: dict[str, str]) -> None:
            if name.endswith(" Relationship") and attributes.get("Type") == relation:
                found.append(attributes["Target"])

        self.read(_RELATIONS, note)
        return posixpath.normpath(posixpath.join("/", found[0])).lstrip("/") if found else None

    def content_type(self, part: str) -> str | None:
        """Return what the package calls the kind of a part."""
        suffix = posixpath.splitext(part)[1].lower()
        types: dict[str, str] = {}

        def note(name: str, attributes: dict[str, str]) -> None:
            if name.endswith(" Override"):
                key = attributes["PartName"].lower().lstrip("/")
            elif name.endswith(" Default"):
                key = f".{attributes['Extension'].lower()}"
            else:
                return
            if key in (part.lower(), suffix):
                types[key] = attributes["ContentType"]

        self.read(_TYPES, note)
        return types.get(part.lower(), types.get(suffix))

    def read(
        self,
        part: str,
        start: Start,
        end: End | None = None,
        text: Text | None = None,
    ) -> None:
        """Read a part.

        No more bytes are unpacked than there may be: what a packed file says of them may be wrong.

        Args:
            part: Its name.
            start: What is told of the beginnings of elements.
            end: What is told of their ends.
            text: What is told of the text between.

        Raises:
            KeyError: There is no such part.
            BadZipFile: It is packed in another way than those of Word documents, or damaged.
            ExpatError: It is no XML.
            ValueError: It is none as packages have it.
            IngestError: It is larger than any page may be, with those read before.
        """
        parser = _make_parser(start, end, text)
        if self._parts.getinfo(part).compress_type not in _PACKED_BY:
            message = f"{part} is packed in another way than those of Word documents"
            raise BadZipFile(message)
        with self._parts.open(part) as stream:
            data = stream.read(self._room + 1)
        self._room -= len(data)
        if self._room < 0:
            message = (
                f"unpacks to over {MAX_DOCUMENT_BYTES:,} bytes without its photos: "
                "save only its text"
            )
            raise IngestError(message)
        # Not piece by piece: what is longer than a piece would be begun again with each.
        parser.Parse(data, True)


def _make_parser(start: Start, end: End | None, text: Text | None) -> Any:
    depth = 0

    def go_in(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            message = "has too many elements within one another"
            raise ValueError(message)
        start(name, attributes)

    def go_out(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(name)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = go_in
    parser.EndElementHandler = go_out
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_types
    return parser


def _refuse_types(*_: object) -> NoReturn:
    message = "has a document type, which no part of a package may have"
    raise ValueError(message)
