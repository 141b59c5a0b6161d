"""Word documents: their paragraphs as they would print, with tracked changes accepted."""

import io
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError

from quotes.errors import IngestError
from quotes.ingest.article import Content, Details, Source
from quotes.ingest.kinds import MAX_DOCUMENT_BYTES

# What is parsed of a document; all else, such as photos, is never unpacked.
_PARSED = (".xml", ".rels")
# The two ways of packing that Word documents use; of others, any amount is unpacked at once.
_PACKED_BY = (ZIP_STORED, ZIP_DEFLATED)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = f"{_WORD}t"
_SIGNS: Final = {
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}
# Boxes are captions and pull quotes beside the text; what was moved away stands elsewhere too.
_OUTSIDE = "ancestor::w:txbxContent or ancestor::w:moveFrom or ancestor::w:del"
# python-docx takes every part of a file on trust, so damage shows as whatever fails first.
_DAMAGE = (
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    OpcError,
    NotImplementedError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)


def read_document(data: bytes, _source: Source) -> Content:
    """Read a Word document; paragraphs are parted by blank lines in the text.

    Raises:
        IngestError: It is no Word document, or damaged, or too large to be an article.
    """
    try:
        paragraphs, details = _parse(_without_media(data))
    except _DAMAGE as exc:
        message = "is not a Word document, or is damaged: open it in Word and save it as .docx"
        raise IngestError(message) from exc
    return Content("\n\n".join(paragraphs), details)


def _without_media(data: bytes) -> BinaryIO:
    """Return a document whose parts are empty but for those that are parsed.

    They are counted while they are unpacked: what a packed file says of their size may be wrong.

    Raises:
        IngestError: They are larger than any page may be.
    """
    room = MAX_DOCUMENT_BYTES
    kept = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as given, ZipFile(kept, "w") as made:
        for name in dict.fromkeys(given.namelist()):
            part = _unpack(given, name, room + 1) if name.lower().endswith(_PARSED) else b""
            room -= len(part)
            if room < 0:
                message = (
                    f"unpacks to over {MAX_DOCUMENT_BYTES:,} bytes without its photos: "
                    "save only its text"
                )
                raise IngestError(message)
            made.writestr(name, part)
    return kept


def _unpack(packed: ZipFile, name: str, most: int) -> bytes:
    if packed.getinfo(name).compress_type not in _PACKED_BY:
        message = f"{name} is packed in another way than those of Word documents"
        raise BadZipFile(message)
    with packed.open(name) as part:
        return part.read(most)


def _parse(packed: BinaryIO) -> tuple[list[str], Details]:
    document = docx.Document(packed)
    # python-docx gives no text that was inserted as a tracked change or stands in a form field.
    found = document.element.body.xpath(f".//w:p[not({_OUTSIDE})]")
    paragraphs = ("".join(_pieces(paragraph)).strip() for paragraph in found)
    return list(filter(None, paragraphs)), _read_details(document)


def _pieces(paragraph: Any) -> Iterator[str]:
    for node in paragraph.xpath(f".//w:r/*[not({_OUTSIDE})]"):
        yield (node.text or "") if node.tag == _TEXT else _SIGNS.get(node.tag, "")


def _read_details(document: Document) -> Details:
    """Return title and author of the document's properties, where it has any of its own."""
    types = {relation.reltype for relation in document.part.package.rels.values()}
    if RELATIONSHIP_TYPE.CORE_PROPERTIES not in types:
        return Details()  # python-docx would make some up
    properties = document.core_properties
    authors = (properties.author,) if properties.author else ()
    return Details(title=properties.title or None, authors=authors)
