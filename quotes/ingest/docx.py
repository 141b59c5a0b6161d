"""Word documents: their paragraphs as they would print, with tracked changes accepted."""

import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile, ZipFile

from quotes.errors import IngestError
from quotes.ingest.article import Details, Source, build_article
from quotes.types import Article

if TYPE_CHECKING:
    from docx.document import Document

# A packed document may unfold to any size; photos included, none of an article comes near.
_LARGEST_UNPACKED = 200_000_000
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
    NotImplementedError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)


def read_document(data: bytes, source: Source) -> Article:
    """Read a Word document; paragraphs are parted by blank lines in the text.

    Raises:
        IngestError: It is no Word document, or damaged, or holds no text.
    """
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - for Word documents only

    try:
        _check_size(data)
        paragraphs, details = _parse(data)
    except (*_DAMAGE, OpcError) as exc:
        message = "is not a Word document, or is damaged: open it in Word and save it as .docx"
        raise IngestError(message) from exc
    return build_article("\n\n".join(paragraphs), details, source)


def _check_size(data: bytes) -> None:
    with ZipFile(io.BytesIO(data)) as packed:
        size = sum(entry.file_size for entry in packed.infolist())
    if size > _LARGEST_UNPACKED:
        message = f"unpacks to over {_LARGEST_UNPACKED:,} bytes: save only its text"
        raise IngestError(message)


def _parse(data: bytes) -> tuple[list[str], Details]:
    from docx import Document  # noqa: PLC0415 - for Word documents only

    document = Document(io.BytesIO(data))
    # python-docx gives no text that was inserted as a tracked change or stands in a form field.
    found = document.element.body.xpath(f".//w:p[not({_OUTSIDE})]")
    paragraphs = ("".join(_pieces(paragraph)).strip() for paragraph in found)
    return list(filter(None, paragraphs)), _read_details(document)


def _pieces(paragraph: Any) -> Iterator[str]:
    for node in paragraph.xpath(f".//w:r/*[not({_OUTSIDE})]"):
        yield (node.text or "") if node.tag == _TEXT else _SIGNS.get(node.tag, "")


def _read_details(document: "Document") -> Details:
    """Return title and author of the document's properties, where it has any of its own."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - for Word documents only

    types = {relation.reltype for relation in document.part.package.rels.values()}
    if RELATIONSHIP_TYPE.CORE_PROPERTIES not in types:
        return Details()  # python-docx would make some up
    properties = document.core_properties
    authors = (properties.author,) if properties.author else ()
    return Details(title=properties.title or None, authors=authors)
