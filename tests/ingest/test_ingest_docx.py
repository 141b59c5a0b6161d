import io
import tracemalloc
from collections.abc import Callable
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml

from quotes.errors import IngestError
from quotes.ingest.article import Source
from quotes.ingest.docx import read_document
from quotes.types import Article, Failure

Read = Callable[[str, str | bytes], Article]
Fail = Callable[[str, str | bytes], Failure]

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def build(*paragraphs: str, title: str = "", author: str = "", xml: str = "") -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if xml:
        document.element.body.insert(0, parse_xml(xml.replace("<w:p>", f"<w:p {NAMESPACE}>", 1)))
    document.core_properties.title = title
    document.core_properties.author = author
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repack(data: bytes, **changed: bytes | None) -> bytes:
    """Replace parts of a packed document by their base names; None leaves them out."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            base = name.rpartition("/")[2].partition(".")[0]
            content = changed.get(base, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


def test_paragraphs_and_properties(read_article: Read) -> None:
    data = build("Port closed", "", "“We won,”\tshe said.", title="Port", author="Ann Lee")
    article = read_article("port.docx", data)
    assert article == Article(
        id="port.docx",
        text="Port closed\n\n“We won,”\tshe said.",
        origin="port.docx",
        title="Port",
        authors=("Ann Lee",),
        place=article.place,
    )


@pytest.mark.parametrize(
    ("properties", "seen"),
    [
        pytest.param("<w:strike/>", "We will close.", id="struck-out"),
        pytest.param("<w:b/><w:dstrike w:val='true'/>", "We will close.", id="struck-out-twice"),
        pytest.param("<w:vanish w:val='1'/>", "We will close.", id="hidden"),
        pytest.param("<w:strike w:val='0'/>", "We will not close.", id="not-struck-out"),
        pytest.param("<w:vanish w:val='false'/><w:b/>", "We will not close.", id="not-hidden"),
    ],
)
def test_struck_out_and_hidden_words_are_not_read(
    read_article: Read, properties: str, seen: str
) -> None:
    xml = (
        "<w:p><w:pPr><w:rPr><w:strike/></w:rPr></w:pPr>"
        "<w:r><w:t xml:space='preserve'>We will </w:t></w:r>"
        f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>not </w:t></w:r>"
        "<w:r><w:t>close.</w:t></w:r></w:p>"
    )
    assert read_article("a.docx", build(xml=xml)).text == seen


def test_tracked_changes_are_accepted(read_article: Read) -> None:
    xml = (
        "<w:p><w:r><w:t>She </w:t></w:r><w:ins><w:r><w:t>really </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:r><w:t>said it.</w:t></w:r></w:p>"
    )
    assert read_article("port.docx", build(xml=xml)).text == "She really said it."


def test_tables_are_read_and_boxes_are_not(read_article: Read) -> None:
    box = "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent>"
    document = Document(
        io.BytesIO(build(xml=f"{box}</w:pict><w:t>One.</w:t><w:br/><w:t>Two.</w:t></w:r></w:p>"))
    )
    document.add_table(1, 1).cell(0, 0).text = "In a cell."
    stream = io.BytesIO()
    document.save(stream)
    assert read_article("port.docx", stream.getvalue()).text == "One.\nTwo.\n\nIn a cell."


def test_without_properties_none_are_made_up(read_article: Read) -> None:
    data = build("Hm.", title="Port", author="Ann Lee")
    with ZipFile(io.BytesIO(data)) as packed:
        relations = packed.read("_rels/.rels").replace(b"core-properties", b"other")
        types = packed.read("[Content_Types].xml").replace(b"core-properties+xml", b"other")
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            parts = {"_rels/.rels": relations, "[Content_Types].xml": types}
            new.writestr(name, parts.get(name, old.read(name)))
    article = read_article("port.docx", stream.getvalue())
    assert (article.title, article.authors) == (None, ())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"words", "is not a Word document", id="text"),
        pytest.param(b"PK\x03\x04 and more", "is not a Word document", id="cut"),
        pytest.param(build("Hm.")[:-200], "is not a Word document", id="cut-end"),
        pytest.param(
            repack(build("Hm."), document=None), "is not a Word document", id="no-text-part"
        ),
        pytest.param(
            repack(build("Hm."), document=b"<x/>"), "is not a Word document", id="other-xml"
        ),
        pytest.param(
            repack(build("Hm."), core=b"<broken"), "is not a Word document", id="broken-xml"
        ),
        pytest.param(
            repack(build("Hm."), document=b"<!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>"),
            "is not a Word document",
            id="document-type",
        ),
        pytest.param(
            repack(build("Hm."), document=f"<w:document {NAMESPACE}/>".encode()),
            "is not a Word document",
            id="no-body",
        ),
        pytest.param(
            repack(build("Hm."), document=f"<w:document {NAMESPACE}>{'<w:body>' * 300}".encode()),
            "is not a Word document",
            id="deep",
        ),
        pytest.param(build(), "no text", id="no-words"),
        pytest.param(build("word " * 200_001), "over the limit of 1,000,000", id="long"),
    ],
)
def test_a_bad_document_fails(read_failure: Fail, data: bytes, words: str) -> None:
    failure = read_failure("port.docx", data)
    assert failure.origin == "port.docx"
    assert words in failure.message


def test_a_document_that_unpacks_to_much_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.ingest.package.MAX_DOCUMENT_BYTES", 100_000)
    packed = repack(build("Hm."), document=bytes(100_001))
    assert len(packed) < 50_000
    with pytest.raises(IngestError, match="unpacks to over 100,000 bytes"):
        read_document(packed, Source("port.docx"))


@pytest.mark.parametrize(
    "unread",
    [
        pytest.param({"word/footnotes.xml": bytes(200_000)}, id="large"),
        pytest.param({"word/comments.xml": b"<broken"}, id="broken"),
        pytest.param({f"word/{number}.xml": b"" for number in range(2_000)}, id="many"),
    ],
)
def test_parts_without_text_are_not_unpacked(
    monkeypatch: pytest.MonkeyPatch, unread: dict[str, bytes]
) -> None:
    monkeypatch.setattr("quotes.ingest.package.MAX_DOCUMENT_BYTES", 100_000)
    stream = io.BytesIO(build("Hm."))
    with ZipFile(stream, "a", ZIP_DEFLATED) as packed:
        for name, part in unread.items():
            packed.writestr(name, part)
    assert read_document(stream.getvalue(), Source("port.docx")).text == "Hm."


def written(body: str) -> bytes:
    document = f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>"
    return repack(build(), document=document.encode())


@pytest.mark.exhaustive  # a second each
@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("<w:p/>", id="empty-paragraphs"),
        pytest.param("<w:p><w:r><w:t>x</w:t></w:r></w:p>", id="short-paragraphs"),
        pytest.param("<w:p><w:del/></w:p>", id="deletions"),
        pytest.param("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", id="tables"),
        pytest.param("<x/>", id="unknown"),
    ],
)
def test_a_document_takes_time_in_proportion_and_little_memory(piece: str) -> None:
    def cost(count: int) -> tuple[float, int]:
        data = written(f"<w:p><w:r><w:t>Hm.</w:t></w:r></w:p>{piece * count}")
        size = len(piece) * count
        taken = []
        for _ in range(3):
            begun = process_time()
            read_document(data, Source("port.docx"))
            taken.append(process_time() - begun)
        tracemalloc.start()
        read_document(data, Source("port.docx"))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return min(taken), peak // size

    (few, _), (many, memory) = cost(10_000), cost(40_000)
    assert many < 8 * few
    assert memory < 10  # times the size of the part
