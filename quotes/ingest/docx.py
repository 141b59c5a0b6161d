"""Word documents: their paragraphs as they would print, with tracked changes accepted."""

import io
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


def read_document(data: bytes, source: Source) -> Article:
    """Read a Word document; paragraphs are parted by blank lines in the text.

    Raises:
        IngestError: It is no Word document, or damaged, or holds no text.
    """
    document = _open(data)
    # python-docx gives no text that was inserted as a tracked change or stands in a form field.
    paragraphs = document.element.body.xpath(f".//w:p[not({_OUTSIDE})]")
    texts = ("".join(_pieces(paragraph)).strip() for paragraph in paragraphs)
    return build_article("\n\n".join(filter(None, texts)), _read_details(document), source)


def _open(data: bytes) -> "Document":
    from docx import Document  # noqa: PLC0415 - for Word documents only
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    try:
        _check_size(data)
        return Document(io.BytesIO(data))
    except (OpcError, BadZipFile, SyntaxError, KeyError, ValueError, NotImplementedError) as exc:
        message = "is no Word document, or damaged: open it in Word and save it as .docx"
        raise IngestError(message) from exc


def _check_size(data: bytes) -> None:
    with ZipFile(io.BytesIO(data)) as packed:
        size = sum(entry.file_size for entry in packed.infolist())
    if size > _LARGEST_UNPACKED:
        message = f"unpacks to over {_LARGEST_UNPACKED:,} bytes: save its text alone"
        raise IngestError(message)


def _pieces(paragraph: Any) -> Iterator[str]:
    condition = f"not({_OUTSIDE})"
    for node in paragraph.xpath(f".//w:r/*[{condition}]"):
        yield (node.text or "") if node.tag == _TEXT else _SIGNS.get(node.tag, "")


def _read_details(document: "Document") -> Details:
    """Return title and author of the document's properties, where it has any of its own."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415

    types = {relation.reltype for relation in document.part.package.rels.values()}
    if RELATIONSHIP_TYPE.CORE_PROPERTIES not in types:
        return Details()  # python-docx would make some up
    properties = document.core_properties
    authors = (properties.author,) if properties.author else ()
    return Details(title=properties.title or None, authors=authors)
